import RecordModel

/// Names of organizations: exact, same words, close, most words shared, some words shared, different.
struct OrganizationComparator: Comparator {
  let name = "organization name"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .organization else { return [] }
    return [
      .init(name: "exact", m: 0.56, r: 0.12, u: 0.0003, frequency: .population(inRelated: false)),
      .init(name: "same words", m: 0.10, r: 0.05, u: 0.0003),
      .init(name: "close", m: 0.12, r: 0.06, u: 0.0008),
      .init(name: "most words", m: 0.08, r: 0.10, u: 0.004),
      .init(name: "some words", m: 0.09, r: 0.20, u: 0.06),
      .init(name: "different", m: 0.05, r: 0.47, u: 0.934),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    best(columns.organization[a], columns.organization[b]) { first, second in
      if first == second { return 0 }
      return scratch.remembered(6, first, second) { _ in columns.texts.withBoth(first, second, Self.level) }
    }
  }

  /// Of two different folded names without legal forms.
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let first = a.split(separator: 0x20).prefix(24)
    let second = b.split(separator: 0x20).prefix(24)
    var shared = 0
    var fuzzy = 0
    for word in first {
      if second.contains(where: { $0.elementsEqual(word) }) {
        shared += 1
      } else if second.contains(where: { isTypo(word, $0) }) {
        fuzzy += 1
      }
    }
    let smaller = min(first.count, second.count)
    let larger = max(first.count, second.count)
    if smaller == 0 { return 5 }
    if shared == smaller, smaller == larger || smaller >= 2 { return smaller == larger ? 1 : 2 }
    if JaroWinkler.similarity(a, b) >= 930 || shared + fuzzy == larger { return 2 }
    if (shared + fuzzy) * 3 >= larger * 2 || (shared == smaller && larger <= 3) { return 3 }
    return shared + fuzzy > 0 ? 4 : 5
  }

  private static func isTypo(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard min(a.count, b.count) >= 4 else { return false }
    return EditDistance.isAtMostOne(UnsafeBufferPointer(rebasing: a), UnsafeBufferPointer(rebasing: b))
  }
}

/// A person's employer: weak evidence, shared by colleagues.
struct CompanyComparator: Comparator {
  let name = "company"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(name: "same", m: 0.65, r: 0.30, u: 0.003, frequency: .population(inRelated: false)),
      .init(name: "different", m: 0.35, r: 0.70, u: 0.997),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    best(columns.company[a], columns.company[b]) { first, second in
      if first == second { return 0 }
      return scratch.remembered(7, first, second) { _ in
        columns.texts.withBoth(first, second) { OrganizationComparator.level($0, $1) <= 2 ? 0 : 1 }
      }
    }
  }
}
