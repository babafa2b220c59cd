import RecordModel

/// Builds the blocks of one rule and the pairs inside them.
struct BlockBuilder {
  struct Found: Sendable {
    /// First node, second node and rule in 29, 29 and 6 bits: ascending, distinct.
    var pairs: [UInt64] = []
    var keys = 0
    var largestBlock = 0
    var refinedBlocks = 0
    var pairsNotMet = 0

    /// The first place whose pair is not below `bound`.
    func lowerBound(_ bound: UInt64) -> Int {
      var (low, high) = (0, pairs.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[middle] < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  let rule: BlockingRule
  let number: Int
  let view: NodeView

  /// Tried in this order on a block over the limit.
  private static let refinements: [BlockingKey] = [
    .initials, .birthYear, .postcode, .city, .emailLocalPart, .phone, .given, .organizationWord,
  ]
  /// A key's hash above, the node below.
  private static let nodeBits: UInt64 = 29
  private static let nodeMask: UInt64 = (1 << nodeBits) - 1

  func build() -> Found {
    var found = Found()
    let entries = entries()
    let limit = limit(entries)
    var block: [UInt32] = []
    forEachBlock(entries, &block) { block in
      found.keys += 1
      guard block.count > 1 else { return }
      found.largestBlock = max(found.largestBlock, block.count)
      if block.count <= limit {
        pairAll(block, into: &found.pairs)
      } else {
        found.refinedBlocks += 1
        refine(block, into: &found)
      }
    }
    RadixSort.sort(&found.pairs, from: 4)
    var last = UInt64.max
    found.pairs.removeAll { pair in
      defer { last = pair }
      return pair == last
    }
    return found
  }

  /// Pairs a rule may bring: many per record while there are few records.
  private var budget: Int { view.nodeCount * max(3, min(60, 4_000_000 / max(1, view.nodeCount))) }

  /// The rule's limit, lowered until its whole blocks stay within the budget of pairs.
  private func limit(_ entries: [UInt64]) -> Int {
    var blocksOfSize = [Int](repeating: 0, count: rule.limit + 1)
    var block: [UInt32] = []
    forEachBlock(entries, &block) { if $0.count <= rule.limit { blocksOfSize[$0.count] += 1 } }
    var pairs = 0
    for size in blocksOfSize.indices {
      pairs += blocksOfSize[size] * size * (size - 1) / 2
      if pairs > budget { return max(8, size - 1) }
    }
    return rule.limit
  }

  private func forEachBlock(_ entries: [UInt64], _ block: inout [UInt32], _ body: ([UInt32]) -> Void) {
    var start = 0
    while start < entries.count {
      block.removeAll(keepingCapacity: true)
      let key = entries[start] >> Self.nodeBits
      while start < entries.count, entries[start] >> Self.nodeBits == key {
        let node = UInt32(truncatingIfNeeded: entries[start] & Self.nodeMask)
        if block.last != node { block.append(node) }
        start += 1
      }
      body(block)
    }
  }

  /// Sorted by key, then node.
  private func entries() -> [UInt64] {
    var entries: [UInt64] = []
    var combined: [UInt64] = []
    var next: [UInt64] = []
    var part: [UInt64] = []
    for node in 0..<view.nodeCount {
      combined.removeAll(keepingCapacity: true)
      combined.append(UInt64(view.kind(node)))
      for key in rule.keys where !combined.isEmpty {
        part.removeAll(keepingCapacity: true)
        key.append(node, view, &part)
        next.removeAll(keepingCapacity: true)
        for a in combined { for b in part.prefix(32) where next.count < 64 { next.append(ByteHash.combine(a, b)) } }
        swap(&combined, &next)
      }
      for key in combined { entries.append(key & ~Self.nodeMask | UInt64(node)) }
    }
    RadixSort.sort(&entries, from: Int(Self.nodeBits) - 1)
    return entries
  }

  @inline(__always)
  private func tagged(_ a: UInt32, _ b: UInt32) -> UInt64 {
    UInt64(min(a, b)) << 35 | UInt64(max(a, b)) << 6 | UInt64(number)
  }

  private func pairAll(_ block: [UInt32], into pairs: inout [UInt64]) {
    for i in block.indices {
      for j in (i + 1)..<block.count { pairs.append(tagged(block[i], block[j])) }
    }
  }

  /// Nodes of a refined part, and neighbours paired in what stays too large: both bound the pairs per node.
  private static let refinedLimit = 32
  private static let window = 8

  /// Splits an oversized block by one further key at a time; what stays too large is paired among neighbours in the order of
  /// their names only.
  private func refine(_ block: [UInt32], into found: inout Found) {
    var met: [UInt64] = []
    for key in Self.refinements where !rule.keys.contains(where: { $0.name == key.name }) {
      for part in split(block, by: key) where part.count > 1 && part.count <= Self.refinedLimit { pairAll(part, into: &met) }
      if met.count > block.count * Self.refinedLimit / 2 { break }
    }
    let sorted = block.sorted { sortKey($0) < sortKey($1) }
    for i in sorted.indices {
      for j in (i + 1)..<min(sorted.count, i + 1 + Self.window) { met.append(tagged(sorted[i], sorted[j])) }
    }
    met.sort()
    var last: UInt64?
    var distinct = 0
    for pair in met where pair != last {
      found.pairs.append(pair)
      distinct += 1
      last = pair
    }
    let possible = block.count.multipliedReportingOverflow(by: block.count - 1).partialValue / 2
    found.pairsNotMet += possible - distinct
  }

  private func split(_ block: [UInt32], by key: BlockingKey) -> [[UInt32]] {
    var entries: [UInt64] = []
    var keys: [UInt64] = []
    for node in block {
      keys.removeAll(keepingCapacity: true)
      key.append(Int(node), view, &keys)
      for key in keys { entries.append(ByteHash.mix(key) & ~Self.nodeMask | UInt64(node)) }
    }
    entries.sort()
    var parts: [[UInt32]] = []
    var part: [UInt32] = []
    forEachBlock(entries, &part) { parts.append($0) }
    return parts
  }

  /// Neighbours in this order tend to be alike: names, then the node.
  private func sortKey(_ node: UInt32) -> (UInt32, UInt32, UInt32) {
    let family = view.first(.family, Int(node))
    return (family == 0 ? view.first(.organization, Int(node)) : family, view.first(.given, Int(node)), node)
  }
}
