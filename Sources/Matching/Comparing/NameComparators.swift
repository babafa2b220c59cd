import RecordModel

/// Given names: exact, nickname or national variant, one edit or close by Jaro–Winkler, initial, different.
///
/// Clearly different given names are the strongest sign of two people in one household, so the last level weighs against.
struct GivenNameComparator: Comparator {
  let name = "given name"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(name: "exact", m: 0.74, r: 0.012, u: 0.008, frequency: .population(inRelated: true)),
      .init(name: "variant", m: 0.06, r: 0.006, u: 0.004),
      .init(name: "close", m: 0.11, r: 0.012, u: 0.008),
      .init(name: "initial", m: 0.04, r: 0.05, u: 0.05),
      .init(name: "similar", m: 0.02, r: 0.03, u: 0.025),
      .init(name: "different", m: 0.03, r: 0.89, u: 0.905),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    let second = scratch.isSwapped ? columns.family[b] : columns.given[b]
    return best(columns.given[a], second) { NameLevels.given($0, $1, columns.texts, &scratch) }
  }
}

/// Family names: exact, one edit or close, same sound, one part of a compound shared, different.
struct FamilyNameComparator: Comparator {
  let name = "family name"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(name: "exact", m: 0.76, r: 0.72, u: 0.002, frequency: .population(inRelated: false)),
      .init(name: "close", m: 0.11, r: 0.06, u: 0.002),
      .init(name: "part", m: 0.03, r: 0.03, u: 0.002),
      .init(name: "sound", m: 0.02, r: 0.01, u: 0.006),
      .init(name: "different", m: 0.08, r: 0.18, u: 0.988),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    let second = scratch.isSwapped ? columns.given[b] : columns.family[b]
    return best(columns.family[a], second) { NameLevels.family($0, $1, columns.texts, &scratch) }
  }
}

/// Jr./Sr., II/III: the same, or two people.
struct SuffixComparator: Comparator {
  let name = "name suffix"
  static let different: UInt8 = 1

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(name: "exact", m: 0.97, r: 0.3, u: 0.4),
      .init(name: "different", m: 0.03, r: 0.7, u: 0.6),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    best(columns.suffix[a], columns.suffix[b]) { $0 == $1 ? 0 : Self.different }
  }
}

/// How two names stand to each other; shared by the comparators and the detection of swapped fields.
enum NameLevels {
  static let givenDifferent: UInt8 = 5
  static let familyDifferent: UInt8 = 4

  /// Levels of ``GivenNameComparator``.
  static func given(_ a: UInt32, _ b: UInt32, _ texts: TextPool, _ scratch: inout PairScratch) -> UInt8 {
    if a == b { return texts.byteCount(of: TextID(rawValue: a)) == 1 ? 3 : 0 }
    return scratch.remembered(1, a, b) { scratch in
      if scratch.variants.areVariants(a, b) { return 1 }
      return texts.withBoth(a, b) { first, second in
        guard let x = first.first, let y = second.first else { return givenDifferent }
        if first.count == 1 || second.count == 1 { return x == y ? 3 : givenDifferent }
        if isWordPrefix(first, second) || isWordPrefix(second, first) { return 1 }
        let similarity = JaroWinkler.similarity(first, second)
        if similarity >= 930 || (min(first.count, second.count) >= 4 && EditDistance.isAtMostOne(first, second)) { return 2 }
        if similarity >= 860, min(first.count, second.count) >= 4 { return 4 }
        return givenDifferent
      }
    }
  }

  /// Levels of ``FamilyNameComparator``.
  static func family(_ a: UInt32, _ b: UInt32, _ texts: TextPool, _ scratch: inout PairScratch) -> UInt8 {
    if a == b { return 0 }
    return scratch.remembered(2, a, b) { _ in
      texts.withBoth(a, b) { first, second in
        let shorter = min(first.count, second.count)
        let similarity = JaroWinkler.similarity(first, second)
        if similarity >= 930 || (shorter >= 4 && EditDistance.isAtMostOne(first, second)) { return 1 }
        if sharesWord(first, second) { return 2 }
        if shorter >= 4, similarity >= 880, EditDistance.bounded(first, second, limit: 2) <= 2 { return 1 }
        let code = Soundex.code(first)
        if code != 0, code == Soundex.code(second), similarity >= 780 { return 3 }
        return familyDifferent
      }
    }
  }

  /// "anna" is the first word of "anna maria"; "jean" of "jean pierre".
  private static func isWordPrefix(_ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>) -> Bool {
    short.count >= 2 && short.count < long.count && long[short.count] == 0x20 && long.starts(with: short)
  }

  /// A word of at least three letters that both hold: "garcia" and "garcia lopez".
  private static func sharesWord(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.contains(0x20) || b.contains(0x20) else { return false }
    let words = a.split(separator: 0x20)
    return b.split(separator: 0x20).contains { word in word.count >= 3 && words.contains { $0.elementsEqual(word) } }
  }
}
