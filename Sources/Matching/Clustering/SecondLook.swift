import PipelineConfig
import RecordModel

/// Looks again at doubtful pairs once the sure ones are merged.
///
/// Two things are known then that were not before: what the records of one customer say together, and how common values are
/// among customers instead of among records, of which some customers have many. Pairs far below the cut are not looked at.
struct SecondLook {
  let nodes: NodeTable
  let models: [ClassModel]
  let definition: MatchDefinition
  let names: NameKnowledge

  /// Pairs weaker than this are settled, in millibits.
  static let worthwhile: Int32 = -12_000

  /// What one look leaves to the next.
  struct Before: Sendable {
    var cluster: [Int32]
    fileprivate var knowledge: ScoringKnowledge
    fileprivate var scoring: PairScoring
  }

  /// Nodes from which on a look takes the values' frequencies from the one before, which a few more unions hardly change, and
  /// compares only customers that have grown since.
  private static let longList = 50_000

  /// Links between clusters that are strong enough to merge them, each between the clusters' first nodes.
  ///
  /// - Parameter cluster: by node the smallest node of its cluster.
  func links(
    _ cluster: [Int32], pairs: [CandidatePair], after before: Before?, threads: Int
  ) async -> (links: [NodeLink], before: Before) {
    let groups = NodeGroups(cluster)
    let merged = NodeTable(merging: groups, of: nodes)
    var doubtful = groupPairs(pairs, groups)
    let known: Before
    if nodes.nodeCount > Self.longList, let before {
      known = Before(cluster: cluster, knowledge: before.knowledge, scoring: before.scoring)
      let hasGrown = groups.indices.map { group in groups[group].contains { cluster[Int($0)] != before.cluster[Int($0)] } }
      doubtful.removeAll { !hasGrown[Int($0 >> 32)] && !hasGrown[Int($0 & 0xFFFF_FFFF)] }
    } else {
      let knowledge = merged.withView { ScoringKnowledge(merged, $0, names: names) }
      let scoring = PairScoring(models: models.map { $0.withStrangers(from: knowledge) }, definition: definition)
      known = Before(cluster: cluster, knowledge: knowledge, scoring: scoring)
    }
    return (await links(doubtful, groups, merged, known, threads: threads), known)
  }

  private func links(
    _ doubtful: [UInt64], _ groups: NodeGroups, _ merged: NodeTable, _ known: Before, threads: Int
  ) async -> [NodeLink] {
    let (knowledge, scoring) = (known.knowledge, known.scoring)
    let parts = await Parallel.map(
      (doubtful.count + Self.part - 1) / Self.part, threads: threads, state: PairScratch.init
    ) { part, scratch in
      merged.withView { view in
        let scorer = PairScorer(view, knowledge)
        var links: [NodeLink] = []
        let keys = doubtful[part * Self.part..<min(doubtful.count, (part + 1) * Self.part)]
        scorer.compare(keys, &scratch, { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }) { key, compared in
          let (a, b) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
          let weight = scoring.weight(compared, kind: view.kind(a))
          guard weight >= scoring.merge, let first = groups[a].first, let second = groups[b].first else { return }
          links.append(NodeLink(first: first, second: second, weight: weight))
        }
        return links
      }
    }
    return parts.flatMap { $0 }
  }

  private static let part = 20_000

  /// Pairs of groups that any of their nodes' pairs stand for, ascending, each once: the first group in the upper half.
  private func groupPairs(_ pairs: [CandidatePair], _ groups: NodeGroups) -> [UInt64] {
    let groupOf = groups.groupOf
    var keys: [UInt64] = []
    for pair in pairs {
      let (a, b) = (groupOf[Int(pair.first)], groupOf[Int(pair.second)])
      if a != b { keys.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
    }
    RadixSort.sort(&keys, from: 0)
    var last = UInt64.max
    keys.removeAll { key in
      defer { last = key }
      return key == last
    }
    return keys
  }
}
