import RecordModel

/// Brings together the pairs of nodes worth comparing: the union of all rules, each pair once.
struct Blocker: Sendable {
  let rules: [BlockingRule]
  let threads: Int

  /// The distinct pairs with the rules that brought them together, ascending and in parts, and what each rule did.
  ///
  /// Cost: per rule one linear sort of its keys; a block over its limit is refined by further keys and, where that does not
  /// help, paired only among neighbours or left to other rules, so that no value makes the work quadratic.
  func pairs(_ nodes: NodeTable) async -> (pairs: [[CandidatePair]], outcomes: [BlockingRuleOutcome]) {
    let columns = await KeyColumn.of(rules, nodes, threads: threads)
    let found = await Parallel.map(rules.count, threads: threads) { [rules] index in
      nodes.withView { BlockBuilder(rule: rules[index], number: index, view: $0, columns: columns[index]).build() }
    }
    return await merge(found)
  }

  /// Pairs are collected by ranges of their first node, so that each range sorts in the cache and on any thread.
  private func merge(
    _ found: [BlockBuilder.Found]
  ) async -> (pairs: [[CandidatePair]], outcomes: [BlockingRuleOutcome]) {
    let parts = await Parallel.map(found.first?.pairs.count ?? 0, threads: threads) { range in
      var tagged: [UInt64] = []
      tagged.reserveCapacity(found.reduce(0) { $0 + $1.pairs[range].count })
      for result in found { tagged += result.pairs[range] }
      RadixSort.sort(&tagged, from: 6)
      return Self.unite(tagged, rules: found.count)
    }
    var outcomes = zip(rules, found).map { rule, result in
      BlockingRuleOutcome(
        name: rule.name, keys: result.keys, pairs: 0, newPairs: 0, largestBlock: result.largestBlock,
        refinedBlocks: result.refinedBlocks, pairsNotMet: result.pairsNotMet)
    }
    for part in parts {
      for rule in outcomes.indices {
        outcomes[rule].pairs += part.met[rule]
        outcomes[rule].newPairs += part.newPairs[rule]
      }
    }
    return (parts.map(\.pairs), outcomes)
  }

  private struct Union: Sendable {
    var pairs: [CandidatePair] = []
    /// By rule: pairs it brought, and those for which it is the first rule.
    var met: [Int]
    var newPairs: [Int]
  }

  /// Equal pairs as one, with all their rules.
  private static func unite(_ tagged: [UInt64], rules: Int) -> Union {
    var union = Union(met: [Int](repeating: 0, count: rules), newPairs: [Int](repeating: 0, count: rules))
    var start = 0
    while start < tagged.count {
      let pair = tagged[start] >> 6
      var bits: UInt64 = 0
      while start < tagged.count, tagged[start] >> 6 == pair {
        bits |= 1 << (tagged[start] & 63)
        start += 1
      }
      union.pairs.append(
        CandidatePair(
          first: Int32(truncatingIfNeeded: pair >> 29), second: Int32(truncatingIfNeeded: pair & ((1 << 29) - 1)), rules: bits))
      union.newPairs[bits.trailingZeroBitCount] += 1
      while bits != 0 {
        union.met[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    return union
  }
}
