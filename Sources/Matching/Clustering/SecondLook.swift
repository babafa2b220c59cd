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

  /// Links between groups that are strong enough to merge them, each between the groups' first nodes.
  func links(_ groups: [[Int32]], pairs: [CandidatePair]) -> [NodeLink] {
    let merged = NodeTable(merging: groups, of: nodes)
    return merged.withView { view in
      let knowledge = ScoringKnowledge(merged, view, variants: variants)
      let scoring = PairScoring(models: models.map { adapted($0, to: knowledge) }, definition: definition)
      let scorer = PairScorer(view, knowledge)
      var scratch = PairScratch()
      var links: [NodeLink] = []
      for pair in groupPairs(pairs, groups) {
        let weight = scoring.weight(
          scorer.compare(Int(pair.first), Int(pair.second), &scratch), kind: view.kind(Int(pair.first)))
        guard weight >= scoring.merge, let first = groups[Int(pair.first)].first, let second = groups[Int(pair.second)].first
        else { continue }
        links.append(NodeLink(first: first, second: second, weight: weight))
      }
      return links
    }
  }

  /// The model with the shares of equal values among customers, few of whom are left to be merged.
  private func adapted(_ model: ClassModel, to knowledge: ScoringKnowledge) -> ClassModel {
    var model = model
    model.setStrangers(from: knowledge)
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
}
