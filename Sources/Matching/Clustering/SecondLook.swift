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
  let variants: NameVariants

  /// Pairs weaker than this are settled, in millibits.
  static let worthwhile: Int32 = -12_000

  /// - Parameter outcome: what the first look joined.
  /// - Returns: the same with further unions, on the same nodes; nil when nothing was joined.
  func outcome(after outcome: ClusterBuilder.Outcome, groups: [[Int32]], pairs: [CandidatePair]) -> ClusterBuilder.Outcome? {
    let merged = NodeTable(merging: groups, of: nodes)
    let (result, isNew) = merged.withView { view in
      let knowledge = ScoringKnowledge(merged, view, variants: variants)
      let scoring = PairScoring(models: models.map { adapted($0, to: knowledge) }, definition: definition)
      let scorer = PairScorer(view, knowledge)
      var scratch = PairScratch()
      var links: [NodeLink] = []
      for pair in groupPairs(pairs, groups) {
        let weight = scoring.weight(
          scorer.compare(Int(pair.first), Int(pair.second), &scratch), kind: view.kind(Int(pair.first)))
        if weight >= scoring.merge { links.append(NodeLink(first: pair.first, second: pair.second, weight: weight)) }
      }
      let clustering = NodeClustering(
        nodes: merged, scoring: scoring, scorer: scorer, maxRecords: definition.maxClusterRecords)
      let second = clustering.outcome(links)
      return (combined(outcome, groups, second), second.cluster.enumerated().contains { $1 != Int32($0) })
    }
    return isNew ? result : nil
  }

  /// The model with the shares of equal values among customers.
  private func adapted(_ model: ClassModel, to knowledge: ScoringKnowledge) -> ClassModel {
    var model = model
    for index in model.comparisons.indices {
      guard let level = model.comparisons[index].levels.first, let u = knowledge.stranger(u: level) else { continue }
      model.comparisons[index].levels[0].u = u
    }
    return model
  }

  /// Pairs of groups that any of their nodes' pairs stand for, ascending, each once.
  private func groupPairs(_ pairs: [CandidatePair], _ groups: [[Int32]]) -> [CandidatePair] {
    var groupOf = [Int32](repeating: 0, count: nodes.nodeCount)
    for (index, group) in groups.enumerated() { for node in group { groupOf[Int(node)] = Int32(truncatingIfNeeded: index) } }
    var keys: [UInt64] = []
    for pair in pairs {
      let (a, b) = (groupOf[Int(pair.first)], groupOf[Int(pair.second)])
      if a != b { keys.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
    }
    keys.sort()
    var result: [CandidatePair] = []
    var last = UInt64.max
    for key in keys where key != last {
      result.append(CandidatePair(first: Int32(key >> 32), second: Int32(key & 0xFFFF_FFFF), rules: 0))
      last = key
    }
    return result
  }

  private func combined(
    _ first: ClusterBuilder.Outcome, _ groups: [[Int32]], _ second: ClusterBuilder.Outcome
  ) -> ClusterBuilder.Outcome {
    var result = first
    result.weakest = [:]
    for (index, group) in groups.enumerated() {
      let root = groups[Int(second.cluster[index])].first ?? 0
      for node in group { result.cluster[Int(node)] = root }
      let own = first.weakest[group.first ?? 0]
      let joined = second.weakest[second.cluster[index]]
      if let weakest = [own, joined, result.weakest[root]].compactMap(\.self).min() { result.weakest[root] = weakest }
    }
    // What was refused at first may have been joined since.
    result.refused = first.refused.filter { result.cluster[Int($0.link.first)] != result.cluster[Int($0.link.second)] }
    return result
  }
}
