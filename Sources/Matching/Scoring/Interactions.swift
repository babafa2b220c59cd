import RecordModel

/// What two fields say together beyond what each says alone.
///
/// Comparisons are treated as independent within a class; where that is plainly wrong an interaction corrects the sum. Each
/// names its reason; the list is short on purpose.
struct Interaction: Sendable {
  var name: String
  var kind: CustomerRecord.Kind
  /// Comparisons by name, each with the first and the last of the levels that count.
  var conditions: [(comparison: String, first: String, last: String)]
  /// Added to the evidence against strangers and both relations, in millibits.
  var evidence: Evidence

  static let all: [Interaction] = [
    // An organization that moves keeps its phone, one that changes its phone stays where it is: both different is another place.
    Interaction(
      name: "another place", kind: .organization,
      conditions: [
        ("address", "same postcode, no street known", "different"), ("phone", "different", "different"),
      ],
      evidence: Evidence(stranger: -2500, related: (-2500, -2500))),
    // Parents name children after themselves: of two of one name in one house with two birth dates many are a generation apart.
    Interaction(
      name: "named after a parent", kind: .person,
      conditions: [
        ("given name", "exact", "initial"), ("address", "same house", "house one edit off"),
        ("birth date", "one part the same", "different"),
      ],
      evidence: Evidence(stranger: 0, related: (-2500, 0))),
    // With the given name goes the middle name.
    Interaction(
      name: "named after a parent in full", kind: .person,
      conditions: [
        ("given name", "exact", "close"), ("middle name", "exact", "initial"), ("address", "same house", "house one edit off"),
      ],
      evidence: Evidence(stranger: 0, related: (-4000, 0))),
  ]
}

/// The interactions of a kind, prepared for lookup by pattern.
struct InteractionTable: Sendable {
  private let entries: [(conditions: [(comparison: Int, levels: ClosedRange<UInt8>)], evidence: Evidence)]

  init(kind: CustomerRecord.Kind) {
    entries = Interaction.all.filter { $0.kind == kind }.map { interaction in
      (interaction.conditions.compactMap { Self.resolve($0, kind) }, interaction.evidence)
    }
  }

  /// nil where no comparison or level is called so.
  static func resolve(
    _ condition: (comparison: String, first: String, last: String), _ kind: CustomerRecord.Kind
  ) -> (comparison: Int, levels: ClosedRange<UInt8>)? {
    guard let index = ComparatorRegistry.all.firstIndex(where: { $0.name == condition.comparison }) else { return nil }
    let levels = ComparatorRegistry.all[index].levels(for: kind).map(\.name)
    guard let first = levels.firstIndex(of: condition.first), let last = levels.firstIndex(of: condition.last), first <= last
    else { return nil }
    return (index, UInt8(truncatingIfNeeded: first)...UInt8(truncatingIfNeeded: last))
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
