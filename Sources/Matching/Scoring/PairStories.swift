import RecordModel

/// Retells scored pairs field by field: the levels, what rarity adds, and what relations explain.
struct PairStories {
  let nodes: NodeTable
  let scoring: PairScoring
  let scorer: PairScorer

  /// Derived entries behind the model's comparisons, in the order of ``MatchModel``'s last comparisons.
  enum Derived: Int, CaseIterable {
    case together, related, relatedOrganizations, kind, heldBack

    var description: (name: String, level: String) {
      switch self {
      case .together: ("fields together", "more than each alone")
      case .related: ("related people", "also explained by relatives")
      case .relatedOrganizations: ("related organizations", "also explained by branches or neighbours")
      case .kind: ("kind", "organizations")
      case .heldBack: ("held back", "for somebody to look at")
      }
    }
  }

  /// The story of two nodes, told of their first records.
  func story(_ pair: CandidatePair, _ scratch: inout PairScratch) -> PairScore {
    let (a, b) = (Int(pair.first), Int(pair.second))
    let kind = scorer.context.view.kind(a)
    let table = scoring.tables[kind]
    let told = scorer.visit(a, b, &scratch, Telling(table))
    var entries = told.entries
    let (compared, sum) = (told.levels.pair, told.sum)
    let weight = scoring.weight(compared, kind: kind)
    let own = (scoring.evidence(compared, kind: kind) + table.prior).total
    func addDerived(_ derived: Derived, _ weight: Int32) {
      guard weight != 0 else { return }
      entries.append(
        .init(
          comparison: UInt8(truncatingIfNeeded: ComparatorRegistry.all.count + derived.rawValue), level: 0,
          weight: MatchWeight(millibits: weight), adjustment: .zero, firstValue: .empty, secondValue: .empty))
    }
    let together = table.interaction(compared.pattern).stranger
    addDerived(.together, together)
    addDerived(kind == 0 ? .related : .relatedOrganizations, own - sum - together)
    addDerived(.kind, table.prior.stranger - scoring.tables[0].prior.stranger)
    addDerived(.heldBack, weight - own)
    return PairScore(
      pair: CandidatePair(first: nodes.members.first(of: a), second: nodes.members.first(of: b), rules: pair.rules),
      weight: MatchWeight(millibits: weight), vector: ComparisonVector(entries: entries), band: scoring.band(weight))
  }

  /// Collects a pair's entries.
  private struct Telling: FindingReceiver {
    var entries: [ComparisonVector.Entry] = []
    var levels = LevelsOnly()
    /// Evidence against strangers, with the prior.
    var sum: Int32
    private let table: WeightTable

    init(_ table: WeightTable) {
      self.table = table
      sum = table.prior.stranger
    }

    mutating func take(_ comparison: Int, _ finding: Finding, _ adjustment: Evidence) {
      levels.take(comparison, finding, adjustment)
      let level = table.weights[comparison * WeightTable.levels + Int(finding.level)].stranger
      sum += level + adjustment.stranger
      entries.append(
        .init(
          comparison: UInt8(truncatingIfNeeded: comparison), level: finding.level, weight: MatchWeight(millibits: level),
          adjustment: MatchWeight(millibits: adjustment.stranger), firstValue: .empty, secondValue: .empty))
    }
  }

  /// The records of one node say the same: a chain of links tells it without a pair for every two of them.
  func sameEvidence(_ node: Int, _ scratch: inout PairScratch) -> [PairScore] {
    let number = Int32(truncatingIfNeeded: node)
    let template = story(CandidatePair(first: number, second: number, rules: 0), &scratch)
    guard template.weight.millibits >= scoring.review - PairScoring.keptBelowReview else { return [] }
    let records = Array(nodes.members.of(node))
    return zip(records, records.dropFirst()).map { first, second in
      var copy = template
      copy.pair = CandidatePair(first: first, second: second, rules: 0)
      return copy
    }
  }
}
