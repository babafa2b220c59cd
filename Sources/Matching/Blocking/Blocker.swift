import RecordModel

/// Brings together the pairs of nodes worth comparing: the union of all rules, each pair once.
struct Blocker: Sendable {
  let rules: [BlockingRule]
  let threads: Int

  /// The distinct pairs with the rules that brought them together, ascending, and what each rule did.
  ///
  /// Cost: per rule one sort of its keys; a block over its limit is refined by further keys and, where that does not help,
  /// paired only among neighbours, so that no value makes the work quadratic.
  func pairs(_ columns: MatchColumns) async -> (pairs: [CandidatePair], outcomes: [BlockingRuleOutcome]) {
    let found = await Parallel.map(rules.count, threads: threads) { [rules] index in
      BlockBuilder(rule: rules[index]).build(columns)
    }
    return merge(found)
  }

  private func merge(_ found: [BlockBuilder.Found]) -> (pairs: [CandidatePair], outcomes: [BlockingRuleOutcome]) {
    var tagged: [UInt64] = []
    tagged.reserveCapacity(found.reduce(0) { $0 + $1.pairs.count })
    for (rule, result) in found.enumerated() {
      for pair in result.pairs { tagged.append(pair.first << 35 | pair.second << 6 | UInt64(rule)) }
    }
    tagged.sort()
    var outcomes = zip(rules, found).map { rule, result in
      BlockingRuleOutcome(
        name: rule.name, keys: result.keys, pairs: result.pairs.count, newPairs: 0, largestBlock: result.largestBlock,
        refinedBlocks: result.refinedBlocks, pairsNotMet: result.pairsNotMet)
    }
    var pairs: [CandidatePair] = []
    for entry in tagged {
      let first = Int32(truncatingIfNeeded: entry >> 35)
      let second = Int32(truncatingIfNeeded: (entry >> 6) & ((1 << 29) - 1))
      let rule = Int(entry & 63)
      if let last = pairs.last, last.first == first, last.second == second {
        pairs[pairs.count - 1].rules |= 1 << UInt64(rule)
      } else {
        outcomes[rule].newPairs += 1
        pairs.append(CandidatePair(first: first, second: second, rules: 1 << UInt64(rule)))
      }
    }
    return (pairs, outcomes)
  }
}

/// Builds the blocks of one rule and the pairs inside them.
struct BlockBuilder: Sendable {
  struct Found: Sendable {
    var pairs: [(first: UInt64, second: UInt64)] = []
    var keys = 0
    var largestBlock = 0
    var refinedBlocks = 0
    var pairsNotMet = 0
  }

  private struct Entry {
    var key: UInt64
    var node: UInt32
  }

  let rule: BlockingRule

  /// Tried in this order on a block over the limit.
  private static let refinements: [BlockingKey] = [
    .initials, .birthYear, .postcode, .city, .emailLocalPart, .phone, .given, .organizationWord,
  ]

  func build(_ columns: MatchColumns) -> Found {
    var found = Found()
    var entries = entries(columns)
    entries.sort { ($0.key, $0.node) < ($1.key, $1.node) }
    var start = 0
    var block: [UInt32] = []
    while start < entries.count {
      block.removeAll(keepingCapacity: true)
      let key = entries[start].key
      while start < entries.count, entries[start].key == key {
        if block.last != entries[start].node { block.append(entries[start].node) }
        start += 1
      }
      found.keys += 1
      guard block.count > 1 else { continue }
      found.largestBlock = max(found.largestBlock, block.count)
      if block.count <= rule.limit {
        pairAll(block, into: &found, columns)
      } else {
        found.refinedBlocks += 1
        refine(block, into: &found, columns)
      }
    }
    return found
  }

  private func entries(_ columns: MatchColumns) -> [Entry] {
    var entries: [Entry] = []
    var combined: [UInt64] = []
    var next: [UInt64] = []
    var part: [UInt64] = []
    for node in 0..<columns.nodeCount {
      combined = [UInt64(columns.kind[node].rawValue)]
      for key in rule.keys where !combined.isEmpty {
        part.removeAll(keepingCapacity: true)
        key.append(node, columns, &part)
        next.removeAll(keepingCapacity: true)
        for a in combined { for b in part.prefix(16) where next.count < 64 { next.append(ByteHash.combine(a, b)) } }
        swap(&combined, &next)
      }
      for key in combined { entries.append(Entry(key: key, node: UInt32(truncatingIfNeeded: node))) }
    }
    return entries
  }

  private func pairAll(_ block: [UInt32], into found: inout Found, _ columns: MatchColumns) {
    for i in block.indices {
      for j in (i + 1)..<block.count { found.pairs.append((UInt64(block[i]), UInt64(block[j]))) }
    }
  }

  /// Splits an oversized block by one further key at a time; what stays too large is paired among neighbours in the order of
  /// their names only.
  private func refine(_ block: [UInt32], into found: inout Found, _ columns: MatchColumns) {
    var met: [UInt64] = []
    for key in Self.refinements where !rule.keys.contains(where: { $0.name == key.name }) {
      for part in split(block, by: key, columns) where part.count > 1 && part.count <= Self.refinedLimit {
        for i in part.indices {
          for j in (i + 1)..<part.count { met.append(UInt64(part[i]) << 32 | UInt64(part[j])) }
        }
      }
      if met.count > block.count * Self.refinedLimit / 2 { break }
    }
    let sorted = block.sorted { sortKey($0, columns) < sortKey($1, columns) }
    for i in sorted.indices {
      for j in (i + 1)..<min(sorted.count, i + 1 + Self.window) {
        met.append(UInt64(min(sorted[i], sorted[j])) << 32 | UInt64(max(sorted[i], sorted[j])))
      }
    }
    met.sort()
    var last: UInt64?
    var distinct = 0
    for pair in met where pair != last {
      found.pairs.append((pair >> 32, pair & 0xFFFF_FFFF))
      distinct += 1
      last = pair
    }
    let possible = block.count.multipliedReportingOverflow(by: block.count - 1).partialValue / 2
    found.pairsNotMet += possible - distinct
  }

  /// Nodes of a refined part, and neighbours paired in what stays too large: both bound the pairs per node.
  private static let refinedLimit = 32
  private static let window = 8

  private func split(_ block: [UInt32], by key: BlockingKey, _ columns: MatchColumns) -> [[UInt32]] {
    var entries: [Entry] = []
    var keys: [UInt64] = []
    for node in block {
      keys.removeAll(keepingCapacity: true)
      key.append(Int(node), columns, &keys)
      for key in keys { entries.append(Entry(key: key, node: node)) }
    }
    entries.sort { ($0.key, $0.node) < ($1.key, $1.node) }
    var parts: [[UInt32]] = []
    var lastKey: UInt64?
    for entry in entries {
      if entry.key == lastKey {
        if parts[parts.count - 1].last != entry.node { parts[parts.count - 1].append(entry.node) }
      } else {
        parts.append([entry.node])
        lastKey = entry.key
      }
    }
    return parts
  }

  /// Neighbours in this order tend to be alike: hash of the names, then the node.
  private func sortKey(_ node: UInt32, _ columns: MatchColumns) -> (UInt64, UInt64, UInt32) {
    let index = Int(node)
    let family = columns.family[index].first ?? columns.organization[index].first ?? 0
    let given = columns.given[index].first ?? 0
    return (UInt64(family), UInt64(given), node)
  }
}
