import RecordModel

/// Builds the blocks of one rule and the pairs inside them.
struct BlockBuilder {
  struct Found: Sendable {
    /// First node, second node and rule in 29, 29 and 6 bits, by ranges of the first node; some pairs several times.
    var pairs: [[UInt64]]
    var keys = 0
    var largestBlock = 0
    var refinedBlocks = 0
    var pairsNotMet = 0
    /// Pairs with those that stand several times.
    fileprivate(set) var pairCount = 0
    /// A range's nodes, as a power of two.
    private let rangeBits: UInt64

    init(nodes: Int) {
      rangeBits = Self.rangeBits(nodes)
      pairs = [[UInt64]](repeating: [], count: (max(1, nodes) - 1) >> Int(rangeBits) + 1)
    }

    /// Ranges whose pairs sort in the cache: few nodes, because lists of few nodes have more pairs each.
    private static func rangeBits(_ nodes: Int) -> UInt64 { nodes < 100_000 ? 9 : nodes < 1 << 20 ? 12 : 14 }

    @inline(__always)
    mutating func append(_ a: UInt32, _ b: UInt32, _ rule: Int) {
      let (first, second) = (UInt64(min(a, b)), UInt64(max(a, b)))
      pairs[Int(first >> rangeBits)].append(first << 35 | second << 6 | UInt64(rule))
      pairCount &+= 1
    }
  }

  let rule: BlockingRule
  let number: Int
  let view: NodeView
  /// Of a rule of several keys.
  private let columns: [KeyColumn]

  /// Tried in this order on a block over the limit.
  private static let refinements: [BlockingKey] = [
    .initials, .birthYear, .postcode, .city, .emailLocalPart, .phone, .given, .organizationWord,
  ]
  /// A key's hash above, the node below.
  private static let nodeBits: UInt64 = 29
  private static let nodeMask: UInt64 = (1 << nodeBits) - 1

  init(rule: BlockingRule, number: Int, view: NodeView, columns: [KeyColumn]? = nil) {
    self.rule = rule
    self.number = number
    self.view = view
    self.columns = columns ?? (rule.keys.count > 1 ? rule.keys.map { KeyColumn($0, view) } : [])
  }

  func build() -> Found {
    var found = Found(nodes: view.nodeCount)
    let entries = entries()
    let limit = limit(entries)
    var block: [UInt32] = []
    forEachBlock(entries, &block) { block in
      found.keys += 1
      if block.count < 2 { return }
      found.largestBlock = max(found.largestBlock, block.count)
      if block.count <= limit {
        pairAll(block, into: &found)
      } else if rule.isRefined(of: view.nodeCount) {
        found.refinedBlocks += 1
        refine(block, into: &found)
      } else {
        found.refinedBlocks += 1
        found.pairsNotMet &+= Self.pairs(of: block.count)
      }
    }
    return found
  }

  private static func pairs(of nodes: Int) -> Int { nodes.multipliedReportingOverflow(by: nodes - 1).partialValue / 2 }

  /// The rule's limit, lowered until its whole blocks stay within the budget of pairs.
  private func limit(_ entries: [UInt64]) -> Int {
    var blocksOfSize = [Int](repeating: 0, count: rule.limit + 1)
    forEachBlockSize(entries) { if $0 <= rule.limit { blocksOfSize[$0] += 1 } }
    let budget = rule.budget(of: view.nodeCount)
    var pairs = 0
    for size in blocksOfSize.indices {
      pairs += blocksOfSize[size] * size * (size - 1) / 2
      if pairs > budget { return max(rule.isRefined(of: view.nodeCount) ? 8 : 2, size - 1) }
    }
    return rule.limit
  }

  /// Nodes of each key, those that have a key twice counted once.
  private func forEachBlockSize(_ entries: [UInt64], _ body: (Int) -> Void) {
    entries.withUnsafeBufferPointer { entries in
      var size = 0
      var last = UInt64.max
      for entry in entries where entry != last {
        if (entry ^ last) >> Self.nodeBits != 0, size > 0 {
          body(size)
          size = 0
        }
        size += 1
        last = entry
      }
      if size > 0 { body(size) }
    }
  }

  private func forEachBlock(_ entries: [UInt64], _ block: inout [UInt32], _ body: ([UInt32]) -> Void) {
    entries.withUnsafeBufferPointer { entries in
      // Most keys are one node's alone.
      let alone = [UInt32(0)]
      var start = 0
      while start < entries.count {
        let key = entries[start] >> Self.nodeBits
        if start + 1 == entries.count || entries[start + 1] >> Self.nodeBits != key {
          body(alone)
          start += 1
          continue
        }
        block.removeAll(keepingCapacity: true)
        while start < entries.count, entries[start] >> Self.nodeBits == key {
          let node = UInt32(truncatingIfNeeded: entries[start] & Self.nodeMask)
          if block.last != node { block.append(node) }
          start += 1
        }
        body(block)
      }
    }
  }

  /// Sorted by key, then node.
  private func entries() -> [UInt64] {
    var entries: [UInt64] = []
    if columns.isEmpty {
      var keys: [UInt64] = []
      for node in 0..<view.nodeCount {
        keys.removeAll(keepingCapacity: true)
        rule.keys.first?.append(node, view, &keys)
        let kind = UInt64(view.kind(node))
        for key in keys.prefix(32) { entries.append(ByteHash.combine(kind, key) & ~Self.nodeMask | UInt64(node)) }
      }
    } else {
      KeyCombiner.forEach(columns, view) { entries.append($1 & ~Self.nodeMask | UInt64($0)) }
    }
    RadixSort.sort(&entries, from: Int(Self.nodeBits) - 1)
    return entries
  }

  private func pairAll(_ block: [UInt32], into found: inout Found) {
    for i in block.indices {
      for j in (i + 1)..<block.count { found.append(block[i], block[j], number) }
    }
  }

  /// Nodes of a refined part, and neighbours paired in what stays too large: both bound the pairs per node.
  private static let refinedLimit = 32
  private static let window = 8

  /// Splits an oversized block by one further key at a time; what stays too large is paired among neighbours in the order of
  /// their names only.
  private func refine(_ block: [UInt32], into found: inout Found) {
    var met: [UInt64] = []
    func meet(_ a: UInt32, _ b: UInt32) { met.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
    for key in Self.refinements where !rule.keys.contains(where: { $0.name == key.name }) {
      for part in split(block, by: key) where part.count <= Self.refinedLimit {
        for i in part.indices { for j in (i + 1)..<part.count { meet(part[i], part[j]) } }
      }
      if met.count > block.count * Self.refinedLimit / 2 { break }
    }
    let sorted = block.sorted { sortKey($0) < sortKey($1) }
    for i in sorted.indices {
      for j in (i + 1)..<min(sorted.count, i + 1 + Self.window) { meet(sorted[i], sorted[j]) }
    }
    met.sort()
    var last: UInt64?
    var distinct = 0
    for pair in met where pair != last {
      found.append(UInt32(truncatingIfNeeded: pair >> 32), UInt32(truncatingIfNeeded: pair), number)
      distinct += 1
      last = pair
    }
    found.pairsNotMet &+= Self.pairs(of: block.count) - distinct
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
    forEachBlock(entries, &part) { if $0.count > 1 { parts.append($0) } }
    return parts
  }

  /// Neighbours in this order tend to be alike: names, then the node.
  private func sortKey(_ node: UInt32) -> (UInt32, UInt32, UInt32) {
    let family = view.first(.family, Int(node))
    return (family == 0 ? view.first(.organization, Int(node)) : family, view.first(.given, Int(node)), node)
  }
}
