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

  init(_ view: NodeView, _ knowledge: ScoringKnowledge) {
    context = CompareContext(view: view, variants: knowledge.names.variants, words: knowledge.words)
    self.knowledge = knowledge
  }

  /// Compares all fields of two nodes of one kind.
  func compare(_ a: Int, _ b: Int, _ scratch: inout PairScratch) -> ComparedPair {
    var fields = FieldVisitor(context.view, a, b, LevelsOnly())
    scratch.isSwapped = fields.kind == 0 && namesAreSwapped(a, b, &scratch)
    ComparatorRegistry.visit(&fields, self, &scratch)
    return fields.receiver.pair
  }

  /// Compares pairs of nodes one after the other.
  ///
  /// What a pair's second node refers to lies anywhere in memory: the places of a few pairs are read together before, so that
  /// waiting for them overlaps.
  func compare<P: RandomAccessCollection>(
    _ pairs: P, _ scratch: inout PairScratch, _ nodes: (P.Element) -> (Int, Int), _ found: (P.Element, ComparedPair) -> Void
  ) where P.Index == Int {
    let view = context.view
    var start = pairs.startIndex
    while start < pairs.endIndex {
      let end = min(pairs.endIndex, start + Self.readTogether)
      for index in start..<end { scratch.touched &+= view.present(nodes(pairs[index]).1) }
      for index in start..<end { scratch.touched &+= view.touch(nodes(pairs[index]).1) }
      for index in start..<end {
        let (a, b) = nodes(pairs[index])
        found(pairs[index], compare(a, b, &scratch))
      }
      start = end
    }
  }

  private static let readTogether = 16

  /// Gives `receiver` each comparison that has values on both sides.
  func visit<R: FindingReceiver>(_ a: Int, _ b: Int, _ scratch: inout PairScratch, _ receiver: R) -> R {
    var fields = FieldVisitor(context.view, a, b, receiver)
    scratch.isSwapped = fields.kind == 0 && namesAreSwapped(a, b, &scratch)
    ComparatorRegistry.visit(&fields, self, &scratch)
    return fields.receiver
  }

  /// Given and family name crosswise are alike, and straight they are not.
  private func namesAreSwapped(_ a: Int, _ b: Int, _ scratch: inout PairScratch) -> Bool {
    let view = context.view
    let (givenA, familyA) = (view.first(.given, a), view.first(.family, a))
    let (givenB, familyB) = (view.first(.given, b), view.first(.family, b))
    if givenA == givenB || familyA == familyB { return false }
    guard givenA != 0 || familyA != 0, givenB != 0 || familyB != 0 else { return false }
    if givenA != 0, familyA != 0, givenB != 0, familyB != 0 {
      // "Gray Caitlin" is "Caitlin G": an initial stands for a name it begins.
      let initials = (isInitial(givenA, familyB, view), isInitial(familyA, givenB, view))
      if initials.0 || initials.1 {
        if initials.0 && initials.1 { return false }
        let crossed =
          initials.0 ? NameLevels.family(familyA, givenB, view, &scratch) : NameLevels.family(givenA, familyB, view, &scratch)
        return crossed <= 1 && areUnlike(givenA, givenB, familyA, familyB, &scratch)
      }
      let first = view.text(givenA).letters & view.text(familyB).letters
      let second = view.text(familyA).letters & view.text(givenB).letters
      if first.nonzeroBitCount < 2 || second.nonzeroBitCount < 2 { return false }
      let half = NameLevels.family(givenA, familyB, view, &scratch)
      if half > 2 { return false }
      let crossed = half + NameLevels.family(familyA, givenB, view, &scratch)
      guard crossed <= 1 || (crossed == 2 && max(view.text(givenA).count, view.text(familyA).count) >= 5) else { return false }
      return areUnlike(givenA, givenB, familyA, familyB, &scratch)
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

  /// Straight, the names do not agree.
  private func areUnlike(
    _ givenA: UInt32, _ givenB: UInt32, _ familyA: UInt32, _ familyB: UInt32, _ scratch: inout PairScratch
  ) -> Bool {
    NameLevels.family(familyA, familyB, context.view, &scratch) > 1
      || NameLevels.given(givenA, givenB, context, &scratch) > NameLevels.givenPart
  }

  /// One of the two is the other's first letter.
  private func isInitial(_ a: UInt32, _ b: UInt32, _ view: NodeView) -> Bool {
    let (first, second) = (view.text(a), view.text(b))
    return (first.count == 1) != (second.count == 1) && first.prefix >> 24 == second.prefix >> 24
  }
}

/// Takes what the comparators find, in their order.
protocol FindingReceiver {
  mutating func take(_ comparison: Int, _ finding: Finding, _ adjustment: Evidence)
}

/// Levels and adjustments, summed up.
struct LevelsOnly: FindingReceiver {
  var pair = ComparedPair()

  @inline(__always)
  mutating func take(_ comparison: Int, _ finding: Finding, _ adjustment: Evidence) {
    pair.pattern[comparison] = finding.level
    pair.adjustment = pair.adjustment + adjustment
  }
}

/// Compares two nodes field by field.
private struct FieldVisitor<Receiver: FindingReceiver>: ComparatorVisitor {
  let kind: Int
  private(set) var receiver: Receiver
  private let a: Int
  private let b: Int
  private let present: UInt32
  private var index = -1

  @inline(__always)
  init(_ view: NodeView, _ a: Int, _ b: Int, _ receiver: Receiver) {
    self.a = a
    self.b = b
    self.receiver = receiver
    kind = view.kind(a)
    present = view.present(a) & view.present(b)
  }

  @inline(__always)
  mutating func visit<C: Comparator>(_ comparator: C, _ scorer: PairScorer, _ scratch: inout PairScratch) {
    index &+= 1
    // Of names that stand crosswise one side may have the other field only.
    if comparator.needsBothSides, present >> UInt32(comparator.slot.rawValue) & 1 == 0, !scratch.isSwapped { return }
    let agreeing = scorer.knowledge.agreeing(kind, index)
    if agreeing == LevelPattern.missing { return }
    let finding = comparator.compare(a, b, scorer.context, &scratch)
    if finding.isMissing { return }
    var adjustment = scorer.knowledge.adjustment(kind, index, finding, isSwapped: scratch.isSwapped)
    if finding.level < agreeing {
      let view = scorer.context.view
      let tries = view.values(comparator.slot, a).count * view.values(comparator.slot, b).count
      if tries > 1 { adjustment = adjustment - Luck.of(tries) }
      if comparator.slot == .email || comparator.slot == .phone {
        adjustment.stranger -= Aging.of(weeks: view.seen(a).weeks(to: view.seen(b)))
      }
    }
    receiver.take(index, finding, adjustment)
  }
}

/// The best of several pairs of values agrees by chance as many times more often, in millibits.
private enum Luck {
  @inline(__always)
  static func of(_ tries: Int) -> Int32 { lucks[min(tries, lucks.count - 1)] }

  private static let lucks: [Int32] = (0...144).map { Int32((log2(Double(max(1, $0))) * 150).rounded()) }
}

/// Phone numbers and mailboxes are given to others: each year after the first that lies between two records makes a stranger
/// behind the same one likelier by as much as a year has of them, in millibits.
private enum Aging {
  @inline(__always)
  static func of(weeks: Int) -> Int32 { weeks < 52 ? 0 : bits[min(weeks, bits.count - 1)] }

  private static let bits: [Int32] = (0...1040).map { WeightTable.millibits(max(1, Double($0) / 52)) }
}

/// What scoring knows about the data beside the model: value frequencies and words, prepared for lookup.
struct ScoringKnowledge: Sendable {
  let frequencies: ValueFrequencies
  let names: NameKnowledge
  let words: OrganizationWords
  /// By kind and comparison: levels below this speak for one customer; missing where the comparison does not concern the kind.
  private let agreeing: [UInt8]
  /// By kind, comparison and level, ``WeightTable/levels`` each.
  private let levels: [LevelFrequency]
  private let rarityTable: RarityTable
  /// By column.
  private let meanShares: [Double]
  /// By text, of given and of family names: what a name that is common in the world loses in a short list, in millibits. Empty in
  /// a long list, which shows how common its names are.
  private let surpluses: (given: [Int32], family: [Int32])
  /// By column: what values too common to be ordinary add to the rarity of all others, in millibits.
  private let excesses: [Int32]
  private let givenName: Int?
  private let familyName: Int?

  init(_ nodes: NodeTable, _ view: NodeView, names: NameKnowledge) {
    words = OrganizationWords(view)
    self.names = names
    frequencies = ValueFrequencies(nodes, view, words)
    meanShares = FrequencyColumn.allCases.map { [frequencies] in frequencies.meanShare($0) }
    excesses = FrequencyColumn.allCases.map { [frequencies] in
      $0 == .given || $0 == .family ? WeightTable.millibits(frequencies.meanShare($0) / frequencies.ordinaryShare($0)) : 0
    }
    rarityTable = frequencies.rarityTable
    surpluses = (
      frequencies.surpluses(.given, names.common, priorRecords: Self.priorRecords, view),
      frequencies.surpluses(.family, names.common, priorRecords: Self.priorRecords, view)
    )
    let kinds: [CustomerRecord.Kind] = [.person, .organization]
    agreeing = kinds.flatMap { kind in
      (0..<LevelPattern.maxComparisons).map { index in
        let levels = index < ComparatorRegistry.all.count ? ComparatorRegistry.all[index].levels(for: kind) : []
        if levels.isEmpty { return LevelPattern.missing }
        return UInt8(truncatingIfNeeded: levels.firstIndex { $0.m < $0.u } ?? 0)
      }
    }
    levels = kinds.flatMap { kind in
      (0..<LevelPattern.maxComparisons).flatMap { index in
        let levels = index < ComparatorRegistry.all.count ? ComparatorRegistry.all[index].levels(for: kind) : []
        return (0..<WeightTable.levels).map { $0 < levels.count ? LevelFrequency(levels[$0]) : LevelFrequency() }
      }
    }
    givenName = ComparatorRegistry.all.firstIndex { $0 is GivenNameComparator }
    familyName = ComparatorRegistry.all.firstIndex { $0 is FamilyNameComparator }
  }

  /// What a level's `u` is in this data, from the frequencies of its values; nil for levels without a frequency.
  ///
  /// Equal values among all pairs are those of strangers, of relations and of duplicates: what the model expects of the latter
  /// two is taken off, down to a thirtieth, so that a list full of duplicates does not make its values look common; but a name
  /// that a whole street has is not taken for one person's. A short list's frequencies are drawn to the built-in ones.
  func stranger(u level: ComparisonLevel, in model: ClassModel) -> Double? {
    switch level.frequency {
    case .none: return nil
    case .population(let column, _):
      let all = frequencies.meanShare(column)
      var explained = model.matchShare * level.m
      // Shares that move with `u` must not move it in turn.
      switch level.relationsMove {
      case .no, .withMatches:
        explained += model.relatedShares.0 * level.related.0 + model.relatedShares.1 * level.related.1
      case .withStrangers(let first, let second):
        if !first { explained += model.relatedShares.0 * level.related.0 }
        if !second { explained += model.relatedShares.1 * level.related.1 }
      case .atLeastStrangers: break
      }
      let here = max(1e-7, all / 30, all - explained)
      let records = frequencies.carriers(column)
      let drawn = (here * records + level.u * Self.priorRecords) / (records + Self.priorRecords)
      return max(drawn, frequencies.leastStrangerShare(column))
    case .identifier(let column, let shared): return max(1e-9, shared * frequencies.meanShare(column))
    }
  }

  private static let priorRecords = 300.0
  private static let relatedLimit: Int32 = 4000

  @inline(__always)
  fileprivate func agreeing(_ kind: Int, _ comparison: Int) -> UInt8 {
    agreeing[kind * LevelPattern.maxComparisons + comparison]
  }

  /// A rare value says more than the level's mean, a common or shared one less.
  @inline(__always)
  func adjustment(_ kind: Int, _ comparison: Int, _ finding: Finding, isSwapped: Bool) -> Evidence {
    let level = levels[(kind * LevelPattern.maxComparisons + comparison) * WeightTable.levels + Int(finding.level)]
    switch level.frequency {
    case .none: return Evidence()
    case .population(let column, let related):
      var bits = rarity(column, finding.first)
      if finding.second == finding.first {
        bits &-= surplus(column, finding.first)
      } else {
        bits = min(bits, rarity(column, finding.second)) - excesses[column.rawValue]
      }
      if isSwapped { bits = min(bits, crosswise(comparison, finding)) }
      let limited = max(-Self.relatedLimit, min(Self.relatedLimit, bits))
      return Evidence(stranger: bits, related: (related.0 ? limited : 0, related.1 ? limited : 0))
    case .identifier(let column, let shared):
      // However many records carry it: those of one customer say no more with each record, those of others make it shared.
      let bits = rarityTable.rarity(column, 2)
      guard let role = frequencies.sharedByOthers(column, finding.first) else { return Evidence(stranger: bits) }
      // Of its pairs so many are somebody else's.
      let others = Int32(Double(WeightTable.millibits(1 / max(1e-6, 1 - role))) * role)
      let excess = role > shared ? WeightTable.millibits(shared / role) : 0
      let r = level.related
      func related(_ share: Double) -> Int32 {
        (role > share ? WeightTable.millibits(share / min(1, role)) : 0) &- min(others, Self.relatedLimit)
      }
      return Evidence(stranger: bits &+ excess &- others, related: (related(r.0), related(r.1)))
    }
  }

  @inline(__always)
  private func surplus(_ column: FrequencyColumn, _ value: UInt32) -> Int32 {
    let values = column == .given ? surpluses.given : column == .family ? surpluses.family : []
    return Int(value) < values.count ? values[Int(value)] : 0
  }

  @inline(__always)
  private func rarity(_ column: FrequencyColumn, _ value: UInt32) -> Int32 { frequencies.rarity(column, value, rarityTable) }

  /// Of names that stand crosswise a value is as common as it is among given and family names together.
  private func crosswise(_ comparison: Int, _ finding: Finding) -> Int32 {
    let (own, other): (FrequencyColumn, FrequencyColumn) =
      comparison == givenName ? (.given, .family) : comparison == familyName ? (.family, .given) : (.given, .given)
    guard own != other else { return .max }
    let share = max(frequencies.share(other, finding.first), frequencies.share(other, finding.second))
    return WeightTable.millibits(max(1e-7, meanShares[own.rawValue]) / share)
  }
}

/// How the commonness of values enters a level.
private struct LevelFrequency: Sendable {
  var frequency = ComparisonLevel.Frequency.none
  var related = (0.0, 0.0)

  init() {}

  init(_ level: ComparisonLevel) {
    frequency = level.frequency
    related = level.related
  }
}
