import Foundation
import RecordModel

/// What comparing a pair gives before weights are known: levels, and what the commonness of the agreeing values adds.
struct ComparedPair: Sendable {
  var pattern = LevelPattern()
  /// Millibits to add to the evidence against strangers, and against related people.
  var strangerAdjustment: Int32 = 0
  var relatedAdjustment: Int32 = 0
}

/// Compares and scores pairs of nodes with all comparators of the registry.
struct PairScorer: Sendable {
  let columns: MatchColumns
  let frequencies: ValueFrequencies
  let comparators: [any Comparator]
  /// By kind and comparison: the levels with their frequency rule and built-in shares.
  private let baseLevels: [[[ComparisonLevel]]]
  private let meanShares: [Double]
  /// The comparison of name suffixes.
  let suffix: Int?
  private let givenName: Int?
  private let familyName: Int?

  init(_ columns: MatchColumns) {
    self.columns = columns
    comparators = ComparatorRegistry.all
    let columnOf = Self.valueColumns(comparators)
    frequencies = ValueFrequencies(columns, comparisons: comparators.count, columnOf: columnOf)
    suffix = comparators.firstIndex { $0 is SuffixComparator }
    givenName = comparators.firstIndex { $0 is GivenNameComparator }
    familyName = comparators.firstIndex { $0 is FamilyNameComparator }
    baseLevels = [CustomerRecord.Kind.person, .organization].map { kind in
      ComparatorRegistry.all.map { $0.levels(for: kind) }
    }
    meanShares = comparators.indices.map { [frequencies] index in columnOf[index] == nil ? 1 : frequencies.meanShare(index) }
  }

  /// The columns whose values have a frequency.
  private static func valueColumns(
    _ comparators: [any Comparator]
  ) -> [Int: KeyPath<MatchColumns, MultiColumn<UInt32>> & Sendable] {
    let byName: [String: KeyPath<MatchColumns, MultiColumn<UInt32>> & Sendable] = [
      "given name": \.given, "family name": \.family, "birth date": \.birthDate, "email": \.email, "phone": \.phone,
      "organization name": \.organization, "company": \.company,
    ]
    var result: [Int: KeyPath<MatchColumns, MultiColumn<UInt32>> & Sendable] = [:]
    for (index, comparator) in comparators.enumerated() { result[index] = byName[comparator.name] }
    return result
  }

  /// What an exact level's `u` is in this data, from the frequencies of its values; nil for levels without a frequency.
  func stranger(u level: ComparisonLevel, of comparison: Int) -> Double? {
    switch level.frequency {
    case .none: nil
    case .population: max(1e-7, meanShares[comparison])
    case .identifier(let shared): max(1e-9, shared * meanShares[comparison])
    }
  }

  /// Compares all fields of two nodes of one kind.
  func compare(_ a: Int, _ b: Int, _ scratch: inout PairScratch) -> ComparedPair {
    var result = ComparedPair()
    visit(a, b, &scratch) { comparison, finding, adjustment in
      result.pattern[comparison] = finding.level
      result.strangerAdjustment &+= adjustment.stranger
      result.relatedAdjustment &+= adjustment.related
    }
    return result
  }

  /// Calls `found` for each comparison that has values on both sides.
  func visit(
    _ a: Int, _ b: Int, _ scratch: inout PairScratch,
    _ found: (_ comparison: Int, _ finding: Finding, _ adjustment: (stranger: Int32, related: Int32)) -> Void
  ) {
    scratch.isSwapped = namesAreSwapped(a, b, &scratch)
    let levels = baseLevels[Int(columns.kind[a].rawValue)]
    for index in comparators.indices where !levels[index].isEmpty {
      guard let finding = comparators[index].compare(a, b, columns, &scratch) else { continue }
      let level = levels[index][Int(finding.level)]
      found(index, finding, scratch.isSwapped ? swappedAdjustment(index, level, finding) : adjustment(index, level, finding))
    }
  }

  /// A rare value says more than the level's mean, a common or shared one less.
  private func adjustment(
    _ comparison: Int, _ level: ComparisonLevel, _ finding: Finding
  ) -> (stranger: Int32, related: Int32) {
    switch level.frequency {
    case .none: return (0, 0)
    case .population(let inRelated):
      let share = max(frequencies.share(comparison, finding.first), frequencies.share(comparison, finding.second))
      let mean = max(1e-7, meanShares[comparison])
      let bits = WeightTable.millibits(mean / share)
      return (bits, inRelated ? max(-4000, min(4000, bits)) : 0)
    case .identifier(let shared):
      let role = frequencies.sharedByOthers(comparison, finding.first) ?? 0
      let share = frequencies.share(comparison, finding.first) * max(shared, role)
      let mean = max(1e-9, shared * meanShares[comparison])
      let related = role > level.r ? WeightTable.millibits(level.r / min(1, role)) : 0
      return (WeightTable.millibits(mean / share), related)
    }
  }

  /// Of names that stand crosswise a value is as common as it is among given and family names together.
  private func swappedAdjustment(
    _ comparison: Int, _ level: ComparisonLevel, _ finding: Finding
  ) -> (stranger: Int32, related: Int32) {
    let other = comparison == givenName ? familyName : comparison == familyName ? givenName : nil
    let own = adjustment(comparison, level, finding)
    guard let other, case .population = level.frequency else { return own }
    let share = max(frequencies.share(other, finding.first), frequencies.share(other, finding.second))
    let bits = min(own.stranger, WeightTable.millibits(max(1e-7, meanShares[comparison]) / share))
    return (bits, min(own.related, bits))
  }

  /// Given and family name crosswise are alike, and straight they are not.
  private func namesAreSwapped(_ a: Int, _ b: Int, _ scratch: inout PairScratch) -> Bool {
    guard let givenA = columns.given[a].first, let familyA = columns.family[a].first,
      let givenB = columns.given[b].first, let familyB = columns.family[b].first, givenA != givenB, familyA != familyB
    else { return false }
    if givenA == familyB || familyA == givenB {
      let rest = givenA == familyB ? (familyA, givenB) : (givenA, familyB)
      return NameLevels.family(rest.0, rest.1, columns.texts, &scratch) <= 1
    }
    return NameLevels.family(givenA, familyB, columns.texts, &scratch) <= 1
      && NameLevels.family(familyA, givenB, columns.texts, &scratch) <= 1
      && NameLevels.family(familyA, familyB, columns.texts, &scratch) > 1
  }
}
