import RecordModel

/// Brings together the pairs of nodes worth comparing: the union of all rules, each pair once.
struct Blocker: Sendable {
  let rules: [BlockingRule]
  let threads: Int

  /// The distinct pairs with the rules that brought them together, ascending, and what each rule did.
  ///
  /// Cost: per rule one linear sort of its keys; a block over its limit is refined by further keys and, where that does not
  /// help, paired only among neighbours, so that no value makes the work quadratic.
  func pairs(_ nodes: NodeTable) async -> (pairs: [CandidatePair], outcomes: [BlockingRuleOutcome]) {
    let found = await Parallel.map(rules.count, threads: threads) { [rules] index in
      nodes.withView { BlockBuilder(rule: rules[index], number: index, view: $0).build() }
    }
    return await merge(found, nodes: nodes.nodeCount)
  }

  /// Pairs are collected by ranges of their first node, so that each range sorts in the cache and on any thread.
  private func merge(
    _ found: [BlockBuilder.Found], nodes: Int
  ) async -> (pairs: [CandidatePair], outcomes: [BlockingRuleOutcome]) {
    let ranges = max(1, min(256, found.reduce(0) { $0 + $1.pairs.count } / 50_000))
    let width = UInt64(nodes / ranges + 1)
    let parts = await Parallel.map(ranges, threads: threads) { range in
      let low = UInt64(range) * width << 35
      let high = UInt64(range + 1) * width << 35
      var tagged: [UInt64] = []
      for result in found { tagged += result.pairs[result.lowerBound(low)..<result.lowerBound(high)] }
      tagged.sort()
      return Self.unite(tagged, rules: found.count)
    }
    var outcomes = zip(rules, found).map { rule, result in
      BlockingRuleOutcome(
        name: rule.name, keys: result.keys, pairs: result.pairs.count, newPairs: 0, largestBlock: result.largestBlock,
        refinedBlocks: result.refinedBlocks, pairsNotMet: result.pairsNotMet)
    }
    for part in parts { for rule in outcomes.indices { outcomes[rule].newPairs += part.newPairs[rule] } }
    return (Array(parts.map(\.pairs).joined()), outcomes)
  }

  /// Equal pairs as one, with all their rules; `newPairs` by the first of them.
  private static func unite(_ tagged: [UInt64], rules: Int) -> (pairs: [CandidatePair], newPairs: [Int]) {
    var pairs: [CandidatePair] = []
    var newPairs = [Int](repeating: 0, count: rules)
    for entry in tagged {
      let first = Int32(truncatingIfNeeded: entry >> 35)
      let second = Int32(truncatingIfNeeded: (entry >> 6) & ((1 << 29) - 1))
      let rule = Int(entry & 63)
      if let last = pairs.last, last.first == first, last.second == second {
        pairs[pairs.count - 1].rules |= 1 << UInt64(rule)
      } else {
        newPairs[rule] += 1
        pairs.append(CandidatePair(first: first, second: second, rules: 1 << UInt64(rule)))
      }
    }
    return (pairs, newPairs)
  }
}
