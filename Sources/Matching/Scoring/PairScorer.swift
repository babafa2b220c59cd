import Foundation
import RecordModel

/// What comparing a pair gives before weights are known: levels, and what the commonness of the agreeing values adds.
struct ComparedPair: Sendable {
  var pattern = LevelPattern()
  /// To add to the levels' evidence.
  var adjustment = Evidence()
}

/// Compares pairs of nodes with all comparators of the registry. Lives as long as the view.
struct PairScorer {
  let context: CompareContext
  let knowledge: ScoringKnowledge
  private let comparators: [any Comparator]
  private let slots: [NodeSlot]

  init(_ view: NodeView, _ knowledge: ScoringKnowledge) {
    context = CompareContext(view: view, variants: knowledge.variants, words: knowledge.words)
    self.knowledge = knowledge
    comparators = ComparatorRegistry.all
    slots = comparators.map(\.slot)
  }

  /// The best of several pairs of values agrees by chance as many times more often, in millibits.
  @inline(__always)
  private static func luck(_ tries: Int) -> Int32 { lucks[min(tries, lucks.count - 1)] }

  private static let lucks: [Int32] = (0...144).map { Int32((log2(Double(max(1, $0))) * 150).rounded()) }

  /// Compares all fields of two nodes of one kind.
  func compare(_ a: Int, _ b: Int, _ scratch: inout PairScratch) -> ComparedPair {
    var result = ComparedPair()
    visit(a, b, &scratch) { comparison, finding, adjustment in
      result.pattern[comparison] = finding.level
      result.adjustment = result.adjustment + adjustment
    }
    return result
  }

  /// Calls `found` for each comparison that has values on both sides.
  @inline(__always)
  func visit(
    _ a: Int, _ b: Int, _ scratch: inout PairScratch,
    _ found: (_ comparison: Int, _ finding: Finding, _ adjustment: Evidence) -> Void
  ) {
    let kind = context.view.kind(a)
    if kind == 0 { scratch.isSwapped = namesAreSwapped(a, b, &scratch) } else { scratch.isSwapped = false }
    for index in knowledge.active[kind] {
      let finding = comparators[index].compare(a, b, context, &scratch)
      if finding.isMissing { continue }
      var adjustment = knowledge.adjustment(kind, index, finding, isSwapped: scratch.isSwapped)
      let tries = context.view.values(slots[index], a).count * context.view.values(slots[index], b).count
      if tries > 1, Int(finding.level) < knowledge.agreeing[kind][index] { adjustment = adjustment - Self.luck(tries) }
      found(index, finding, adjustment)
    }
  }

  /// Given and family name crosswise are alike, and straight they are not.
  private func namesAreSwapped(_ a: Int, _ b: Int, _ scratch: inout PairScratch) -> Bool {
    let view = context.view
    let (givenA, familyA) = (view.first(.given, a), view.first(.family, a))
    let (givenB, familyB) = (view.first(.given, b), view.first(.family, b))
    if givenA == givenB || familyA == familyB { return false }
    guard givenA != 0 || familyA != 0, givenB != 0 || familyB != 0 else { return false }
    if givenA != 0, familyA != 0, givenB != 0, familyB != 0 {
      let first = view.text(givenA).letters & view.text(familyB).letters
      let second = view.text(familyA).letters & view.text(givenB).letters
      if first.nonzeroBitCount < 2 || second.nonzeroBitCount < 2 { return false }
      let crossed = NameLevels.family(givenA, familyB, view, &scratch) + NameLevels.family(familyA, givenB, view, &scratch)
      guard crossed <= 1 || (crossed == 2 && max(view.text(givenA).count, view.text(familyA).count) >= 5) else { return false }
      return NameLevels.family(familyA, familyB, view, &scratch) > 1
        || NameLevels.given(givenA, givenB, context, &scratch) > NameLevels.givenPart
    }
    // One name is missing on a side: the one that is there stands in the other field of the other record.
    if familyA == 0 || familyB == 0 {
      let (only, other) = familyA == 0 ? (givenA, familyB) : (givenB, familyA)
      let straight = (givenA, givenB)
      guard only != 0, other != 0, only == other else { return false }
      return straight.0 == 0 || straight.1 == 0 || NameLevels.given(straight.0, straight.1, context, &scratch) > 2
    }
    let (only, other) = givenA == 0 ? (familyA, givenB) : (familyB, givenA)
    guard only != 0, other != 0, only == other else { return false }
    return NameLevels.family(familyA, familyB, view, &scratch) > 1
  }
}

/// What scoring knows about the data beside the model: value frequencies and words, prepared for lookup.
struct ScoringKnowledge: Sendable {
  let frequencies: ValueFrequencies
  let variants: NameVariants
  let words: OrganizationWords
  /// By kind: comparisons that have levels and values, ascending.
  let active: [[Int]]
  /// By kind and comparison: levels below this speak for one customer.
  let agreeing: [[Int]]
  /// By kind, comparison and level.
  private let frequency: [[[ComparisonLevel.Frequency]]]
  private let relatedShares: [[[(Double, Double)]]]
  /// By column.
  private let meanShares: [Double]
  /// By column and value: millibits.
  private let rarity: [[Int32]]
  private let givenName: Int?
  private let familyName: Int?

  init(_ nodes: NodeTable, _ view: NodeView, variants: NameVariants) {
    words = OrganizationWords(view)
    self.variants = variants
    frequencies = ValueFrequencies(nodes, view, words)
    meanShares = FrequencyColumn.allCases.map { [frequencies] in frequencies.meanShare($0) }
    rarity = FrequencyColumn.allCases.map { [frequencies] in frequencies.rarity($0) }
    let kinds: [CustomerRecord.Kind] = [.person, .organization]
    active = kinds.map { kind in
      ComparatorRegistry.all.indices.filter { !ComparatorRegistry.all[$0].levels(for: kind).isEmpty }
    }
    agreeing = kinds.map { kind in
      ComparatorRegistry.all.map { $0.levels(for: kind).firstIndex { $0.m < $0.u } ?? 0 }
    }
    frequency = kinds.map { kind in ComparatorRegistry.all.map { $0.levels(for: kind).map(\.frequency) } }
    relatedShares = kinds.map { kind in ComparatorRegistry.all.map { $0.levels(for: kind).map(\.related) } }
    givenName = ComparatorRegistry.all.firstIndex { $0 is GivenNameComparator }
    familyName = ComparatorRegistry.all.firstIndex { $0 is FamilyNameComparator }
  }

  /// What a level's `u` is in this data, from the frequencies of its values; nil for levels without a frequency.
  ///
  /// Equal values among all pairs are those of strangers, of relations and of duplicates: what the model expects of the latter
  /// two is taken off, down to a thirtieth, so that a list full of duplicates does not make its values look common. A short
  /// list's frequencies are drawn to the built-in ones.
  func stranger(u level: ComparisonLevel, in model: ClassModel) -> Double? {
    switch level.frequency {
    case .none: return nil
    case .population(let column, _):
      let all = frequencies.meanShare(column)
      let explained =
        model.matchShare * level.m + model.relatedShares.0 * level.related.0 + model.relatedShares.1 * level.related.1
      let here = max(1e-7, all / 30, all - explained)
      let records = frequencies.carriers(column)
      return (here * records + level.u * Self.priorRecords) / (records + Self.priorRecords)
    case .identifier(let column, let shared): return max(1e-9, shared * frequencies.meanShare(column))
    }
  }

  private static let priorRecords = 300.0
  private static let relatedLimit: Int32 = 4000

  /// A rare value says more than the level's mean, a common or shared one less.
  @inline(__always)
  func adjustment(_ kind: Int, _ comparison: Int, _ finding: Finding, isSwapped: Bool) -> Evidence {
    switch frequency[kind][comparison][Int(finding.level)] {
    case .none: return Evidence()
    case .population(let column, let related):
      var bits = min(rarity(column, finding.first), rarity(column, finding.second))
      if isSwapped { bits = min(bits, crosswise(comparison, finding)) }
      let limited = max(-Self.relatedLimit, min(Self.relatedLimit, bits))
      return Evidence(stranger: bits, related: (related.0 ? limited : 0, related.1 ? limited : 0))
    case .identifier(let column, let shared):
      let bits = rarity(column, finding.first)
      guard let role = frequencies.sharedByOthers(column, finding.first) else { return Evidence(stranger: bits) }
      let excess = role > shared ? WeightTable.millibits(shared / role) : 0
      let r = relatedShares[kind][comparison][Int(finding.level)]
      return Evidence(
        stranger: bits &+ excess,
        related: (
          role > r.0 ? WeightTable.millibits(r.0 / min(1, role)) : 0, role > r.1 ? WeightTable.millibits(r.1 / min(1, role)) : 0
        ))
    }
  }

  @inline(__always)
  private func rarity(_ column: FrequencyColumn, _ value: UInt32) -> Int32 {
    let values = rarity[column.rawValue]
    return Int(value) < values.count && value != 0 ? values[Int(value)] : 0
  }

  /// Of names that stand crosswise a value is as common as it is among given and family names together.
  private func crosswise(_ comparison: Int, _ finding: Finding) -> Int32 {
    let (own, other): (FrequencyColumn, FrequencyColumn) =
      comparison == givenName ? (.given, .family) : comparison == familyName ? (.family, .given) : (.given, .given)
    guard own != other else { return .max }
    let share = max(frequencies.share(other, finding.first), frequencies.share(other, finding.second))
    return WeightTable.millibits(max(1e-7, meanShares[own.rawValue]) / share)
  }
}
