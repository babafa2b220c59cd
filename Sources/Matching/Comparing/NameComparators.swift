import RecordModel

/// Given names: exact, nickname or national variant, close, initial, a part of several names, similar, different.
///
/// Clearly different given names are the strongest sign of two people in one household, so the last level weighs against.
struct GivenNameComparator: Comparator {
  let name = "given name"
  let slot = NodeSlot.given

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(
        "exact", m: 0.77, u: 0.008, related: (0.005, 0.008), frequency: .population(.given, related: (false, true)),
        isEquality: true, relationsMove: .withStrangers(false, true)),
      .init("variant", m: 0.05, u: 0.004, related: (0.003, 0.004), relationsMove: .withStrangers(true, true)),
      .init(
        "close", m: 0.10, u: 0.004, related: (0.004, 0.004), frequency: .population(.given, related: (false, true)),
        relationsMove: .withStrangers(true, true)),
      .init(
        "part", m: 0.02, u: 0.002, related: (0.004, 0.002), mostDrift: 20, relationsMove: .withStrangers(true, true)),
      .init("initial", m: 0.03, u: 0.02, related: (0.02, 0.02), relationsMove: .withStrangers(true, true)),
      .init("similar", m: 0.015, u: 0.025, related: (0.03, 0.025), atMost: 1, relationsMove: .withStrangers(true, true)),
      // Who takes other names for common makes every namesake a match.
      .init("different", m: 0.02, u: 0.94, related: (0.914, 0.94), mostDrift: 4),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    let second = view.values(scratch.isSwapped ? .family : .given, b)
    let found = best(view.values(.given, a), second) { NameLevels.given($0, $1, context, &scratch) }
    guard found.level > NameLevels.givenPart, !found.isMissing else { return found }
    // Somebody who goes by the middle name.
    let crossed = min(
      best(view.values(.middle, a), second) { Self.middle($0, $1, view) }.level,
      best(view.values(.given, a), view.values(.middle, b)) { Self.middle($0, $1, view) }.level)
    return crossed < found.level ? Finding(level: crossed, first: found.first, second: found.second) : found
  }

  private static func middle(_ a: UInt32, _ b: UInt32, _ view: NodeView) -> UInt8 {
    let (first, second) = (view.text(a), view.text(b))
    if a == b { return first.count > 1 ? NameLevels.givenPart : LevelPattern.missing }
    let isInitial = (first.count == 1 || second.count == 1) && first.prefix >> 24 == second.prefix >> 24
    return isInitial ? NameLevels.givenInitial : LevelPattern.missing
  }
}

/// Middle names: the same, an initial that fits, different.
struct MiddleNameComparator: Comparator {
  let name = "middle name"
  let slot = NodeSlot.middle

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(
        "exact", m: 0.62, u: 0.012, related: (0.03, 0.012), frequency: .population(.middle, related: (true, true)),
        isEquality: true),
      .init("close", m: 0.08, u: 0.01, related: (0.015, 0.01), relationsMove: .withStrangers(true, true)),
      .init("initial", m: 0.22, u: 0.06, related: (0.07, 0.06), relationsMove: .withStrangers(true, true)),
      .init("different", m: 0.08, u: 0.918, related: (0.885, 0.918)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    best(context.view.values(.middle, a), context.view.values(.middle, b)) {
      if $0 == $1 { return context.view.text($0).count == 1 ? 2 : 0 }
      switch NameLevels.given($0, $1, context, &scratch) {
      case 0...NameLevels.givenPart: return 1
      case NameLevels.givenInitial: return 2
      default: return 3
      }
    }
  }
}

/// Family names: exact, one edit or close, one part of a compound shared, same sound, different.
struct FamilyNameComparator: Comparator {
  let name = "family name"
  let slot = NodeSlot.family

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(
        "exact", m: 0.77, u: 0.002, related: (0.74, 0.002), frequency: .population(.family, related: (false, true)),
        isEquality: true, relationsMove: .withStrangers(false, true)),
      .init(
        "close", m: 0.11, u: 0.0015, related: (0.06, 0.0015), frequency: .population(.family, related: (false, true)),
        relationsMove: .withStrangers(false, true)),
      // Where people have two family names, lists that hold one of them are common.
      .init("part", m: 0.03, u: 0.001, related: (0.03, 0.001), mostDrift: 20, relationsMove: .withStrangers(false, true)),
      .init("sound", m: 0.02, u: 0.005, related: (0.01, 0.005), relationsMove: .withStrangers(false, true)),
      .init("different", m: 0.07, u: 0.99, related: (0.16, 0.99), mostDrift: 4),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    let second = view.values(scratch.isSwapped ? .given : .family, b)
    var found = best(view.values(.family, a), second) { NameLevels.family($0, $1, view, &scratch) }
    guard found.level == NameLevels.familyDifferent else { return found }
    // A former name that stands in the middle.
    if isMiddle(of: b, view.values(.family, a), view) || isMiddle(of: a, second, view) { found.level = NameLevels.familyPart }
    return found
  }

  private func isMiddle(of node: Int, _ names: UnsafeBufferPointer<UInt32>, _ view: NodeView) -> Bool {
    view.values(.middle, node).contains { middle in view.text(middle).count >= 3 && names.contains(middle) }
  }
}

/// Jr./Sr., II/III: the same, or two people. Degrees and honours say nothing.
struct SuffixComparator: Comparator {
  let name = "name suffix"
  let slot = NodeSlot.suffix

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init("exact", m: 0.985, u: 0.35, related: (0.2, 0.35)),
      .init("different", m: 0.015, u: 0.65, related: (0.8, 0.65), isReviewOnly: true),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    return best(view.values(.suffix, a), view.values(.suffix, b)) { first, second in
      guard let one = Self.generation(view.bytes(first)), let other = Self.generation(view.bytes(second)) else {
        return LevelPattern.missing
      }
      return one == other ? 0 : 1
    }
  }

  /// A junior may be the second of the name, a senior the first.
  private static func generation(_ suffix: UnsafeBufferPointer<UInt8>) -> Int? {
    suffix.split(separator: 0x20).lazy.compactMap { word in generations.first { $0.word.elementsEqual(word) }?.number }.first
  }

  private static let generations: [(word: [UInt8], number: Int)] = [
    ("sr", 1), ("i", 1), ("jr", 2), ("ii", 2), ("iii", 3), ("iv", 4), ("v", 5), ("vi", 6),
  ].map { (Array($0.0.utf8), $0.1) }
}

/// Gender: the same or not; a wrong entry is commoner than a change.
struct GenderComparator: Comparator {
  let name = "gender"
  let slot = NodeSlot.gender

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init("same", m: 0.97, u: 0.5, related: (0.42, 0.5)),
      .init("different", m: 0.03, u: 0.5, related: (0.58, 0.5)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    best(context.view.values(.gender, a), context.view.values(.gender, b)) { $0 == $1 ? 0 : 1 }
  }
}

/// How two names stand to each other; shared by the comparators and the detection of swapped fields.
enum NameLevels {
  static let givenPart: UInt8 = 3
  static let givenInitial: UInt8 = 4
  static let givenDifferent: UInt8 = 6
  static let familyPart: UInt8 = 2
  static let familyDifferent: UInt8 = 4

  /// Levels of ``GivenNameComparator``.
  @inline(__always)
  static func given(_ a: UInt32, _ b: UInt32, _ context: CompareContext, _ scratch: inout PairScratch) -> UInt8 {
    let view = context.view
    let (first, second) = (view.text(a), view.text(b))
    if a == b { return first.count == 1 ? givenInitial : 0 }
    if first.count == 1 || second.count == 1 {
      return first.prefix >> 24 == second.prefix >> 24 ? givenInitial : givenDifferent
    }
    if areNumberedApart(first, second) { return givenDifferent }
    return scratch.remembered(1, a, b) {
      if context.variants.areVariants(view.original(a), view.original(b)) { return 1 }
      if isInitial(of: view.bytes(b), view.bytes(a)) || isInitial(of: view.bytes(a), view.bytes(b)) { return givenInitial }
      if areOneWord(first, second), JaroWinkler.isBelow(780, first, second) { return givenDifferent }
      return givenText(view.bytes(a), view.bytes(b), context)
    }
  }

  private static func givenText(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ context: CompareContext
  ) -> UInt8 {
    let shorter = min(a.count, b.count)
    let similarity = JaroWinkler.similarity(a, b)
    if similarity >= 930 || (shorter >= 4 && EditDistance.isAtMostOne(a, b)) {
      return isWordPrefix(a, b) || isWordPrefix(b, a) ? givenPart : 2
    }
    if sharesWord(a, b, atLeast: 2) { return givenPart }
    if isInitials(a, b) || isInitials(b, a) { return givenInitial }
    if shorter >= 5, EditDistance.bounded(a, b, limit: 2) <= 2, similarity >= 800 { return 2 }
    if similarity >= 850, shorter >= 3 { return 5 }
    return givenDifferent
  }

  /// Levels of ``FamilyNameComparator``.
  @inline(__always)
  static func family(_ a: UInt32, _ b: UInt32, _ view: NodeView, _ scratch: inout PairScratch) -> UInt8 {
    if a == b { return 0 }
    let (first, second) = (view.text(a), view.text(b))
    // An initial says next to nothing of a family.
    if first.count == 1 || second.count == 1, first.prefix >> 24 == second.prefix >> 24 { return LevelPattern.missing }
    // Names that share almost no letter are different whatever their order.
    if (first.letters ^ second.letters).nonzeroBitCount > 9, areOneWord(first, second) {
      return familyDifferent
    }
    if areNumberedApart(first, second) { return familyDifferent }
    return scratch.remembered(2, a, b) {
      if areOneWord(first, second), JaroWinkler.isBelow(770, first, second) { return familyDifferent }
      let (x, y) = (view.bytes(a), view.bytes(b))
      let shorter = min(x.count, y.count)
      let similarity = JaroWinkler.similarity(x, y)
      if similarity >= 930 || (shorter >= 4 && EditDistance.isAtMostOne(x, y)) { return 1 }
      if sharesWord(x, y, atLeast: 3) { return 2 }
      if shorter >= 5, similarity >= 800, EditDistance.bounded(x, y, limit: 2) <= 2 { return 1 }
      if withoutSpaces(x, equals: y) { return 1 }
      if first.sound != 0, first.sound == second.sound, similarity >= 780 { return 3 }
      return familyDifferent
    }
  }

  /// Letters a…z and nothing else: no word that both share, no initials.
  @inline(__always)
  private static func areOneWord(_ a: ValueText, _ b: ValueText) -> Bool { (a.letters | b.letters) >> 26 == 0 }

  /// "customer 17" is not "customer 18": test lists and guests are numbered.
  @inline(__always)
  private static func areNumberedApart(_ a: ValueText, _ b: ValueText) -> Bool {
    a.hasDigits && b.hasDigits && a.hasOtherDigits(than: b)
  }

  /// "anna" is the first word of "anna maria"; "jean" of "jean pierre".
  private static func isWordPrefix(_ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>) -> Bool {
    short.count >= 2 && short.count < long.count && long[short.count] == 0x20 && long.starts(with: short)
  }

  /// A word that both hold, where one side has several: "garcia" and "garcia lopez".
  private static func sharesWord(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, atLeast length: Int
  ) -> Bool {
    guard a.contains(0x20) || b.contains(0x20) else { return false }
    let words = a.split(separator: 0x20)
    return b.split(separator: 0x20).contains { word in
      word.count >= length && words.contains { $0.elementsEqual(word) }
    }
  }

  /// "j p" begins as "jean" does, and as "jean pierre"; not as "jean michel".
  private static func isInitial(of name: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>) -> Bool {
    guard letters.count >= 3, letters.count <= 7, letters.count % 2 == 1, letters.first == name.first else { return false }
    for index in stride(from: 1, to: letters.count, by: 2) where letters[index] != 0x20 || letters[index + 1] == 0x20 {
      return false
    }
    let words = name.split(separator: 0x20)
    guard words.contains(where: { $0.count > 1 }) else { return false }
    return zip(words, stride(from: 0, to: letters.count, by: 2)).allSatisfy { $0.first == letters[$1] }
  }

  /// "j p" stands for "jean pierre", "jp" too.
  private static func isInitials(_ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>) -> Bool {
    guard long.contains(0x20), short.count < long.count, short.count <= 7 else { return false }
    let letters = short.lazy.filter { $0 != 0x20 }
    return letters.elementsEqual(long.split(separator: 0x20).lazy.compactMap(\.first))
  }

  private static func withoutSpaces(_ a: UnsafeBufferPointer<UInt8>, equals b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.contains(0x20) || b.contains(0x20) else { return false }
    return a.lazy.filter { $0 != 0x20 }.elementsEqual(b.lazy.filter { $0 != 0x20 })
  }
}
