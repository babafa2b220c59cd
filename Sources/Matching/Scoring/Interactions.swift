import RecordModel

/// What two fields say together beyond what each says alone.
///
/// Comparisons are treated as independent within a class; where that is plainly wrong an interaction corrects the sum. Each
/// names its reason; the list is short on purpose.
struct Interaction: Sendable {
  var name: String
  var kind: CustomerRecord.Kind
  /// Comparison by name and the levels that count.
  var conditions: [(comparison: String, levels: ClosedRange<UInt8>)]
  /// Added to the evidence against strangers and both relations, in millibits.
  var evidence: Evidence

  static let all: [Interaction] = [
    // An organization that moves keeps its phone, one that changes its phone stays where it is: both different is another place.
    Interaction(
      name: "another place", kind: .organization, conditions: [("address", 4...10), ("phone", 5...5)],
      evidence: Evidence(stranger: -2500, related: (-2500, -2500))),
    // Parents name children after themselves: of two of one name in one house with two birth dates many are a generation apart.
    Interaction(
      name: "named after a parent", kind: .person,
      conditions: [("given name", 0...4), ("address", 0...1), ("birth date", 5...6)],
      evidence: Evidence(stranger: 0, related: (-2500, 0))),
    // With the given name goes the middle name.
    Interaction(
      name: "named after a parent in full", kind: .person,
      conditions: [("given name", 0...2), ("middle name", 0...2), ("address", 0...1)],
      evidence: Evidence(stranger: 0, related: (-4000, 0))),
  ]
}

/// The interactions of a kind, prepared for lookup by pattern.
struct InteractionTable: Sendable {
  private let entries: [(conditions: [(comparison: Int, levels: ClosedRange<UInt8>)], evidence: Evidence)]

  init(kind: CustomerRecord.Kind) {
    let names = ComparatorRegistry.all.map(\.name)
    entries = Interaction.all.filter { $0.kind == kind }.map { interaction in
      (
        interaction.conditions.compactMap { condition in
          names.firstIndex(of: condition.comparison).map { ($0, condition.levels) }
        }, interaction.evidence
      )
    }
  }

  @inline(__always)
  func evidence(_ pattern: LevelPattern) -> Evidence {
    var sum = Evidence()
    for entry in entries where entry.conditions.allSatisfy({ $0.levels.contains(pattern[$0.comparison]) }) {
      sum = sum + entry.evidence
    }
    return sum
  }
}
