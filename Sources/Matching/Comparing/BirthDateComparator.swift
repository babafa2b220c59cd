import RecordModel

/// Birth dates: exact, day and month swapped or one digit off, same year or same day and month, different.
struct BirthDateComparator: Comparator {
  let name = "birth date"

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(name: "exact", m: 0.86, r: 0.006, u: 0.00006, frequency: .population(inRelated: false)),
      .init(name: "swapped or one digit off", m: 0.09, r: 0.004, u: 0.0012),
      .init(name: "partly the same", m: 0.03, r: 0.05, u: 0.035),
      .init(name: "different", m: 0.02, r: 0.94, u: 0.96),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding? {
    best(columns.birthDate[a], columns.birthDate[b]) { first, second in
      first == second ? 0 : columns.texts.withBoth(first, second, Self.level)
    }
  }

  /// Of two different ISO dates, possibly partial (`1970`, `1970-03`).
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    guard a.count == 10, b.count == 10 else {
      let shared = min(a.count, b.count)
      return shared >= 4 && a.prefix(shared).elementsEqual(b.prefix(shared)) ? 2 : 3
    }
    let sameYear = a.prefix(4).elementsEqual(b.prefix(4))
    if sameYear, a[5] == b[8], a[6] == b[9], a[8] == b[5], a[9] == b[6] { return 1 }
    let differing = (0..<10).filter { a[$0] != b[$0] }
    if differing.count == 1 { return 1 }
    if differing.count == 2, isDigitSwap(a, b, differing[0], differing[1]) { return 1 }
    if sameYear || a.suffix(5).elementsEqual(b.suffix(5)) { return 2 }
    return 3
  }

  /// Fourteen years or more between them, and another day of the year: no typing error, but parent and child.
  static func areGenerationApart(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == 10, b.count == 10, !a.suffix(5).elementsEqual(b.suffix(5)) else { return false }
    return abs(year(a) - year(b)) >= 14
  }

  private static func year(_ date: UnsafeBufferPointer<UInt8>) -> Int {
    date.prefix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// Two neighbouring digits changed places.
  private static func isDigitSwap(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ i: Int, _ j: Int
  ) -> Bool {
    let areNeighbours = j == i + 1 || (j == i + 2 && a[i + 1] == 0x2D)
    return areNeighbours && a[i] == b[j] && a[j] == b[i]
  }
}
