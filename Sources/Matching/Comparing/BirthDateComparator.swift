import RecordModel

/// Birth dates: exact; one digit, day and month swapped, a decade; two digits; one part agrees; different.
///
/// Partial dates (`1970`, `1970-03`) agree or differ in the parts both have. The first of January stands for an unknown day in
/// many systems: it agrees with any day of its year.
struct BirthDateComparator: Comparator {
  let name = "birth date"
  let slot = NodeSlot.birthDate

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(
        "exact", m: 0.84, u: 0.00006, related: (0.012, 0.0001), frequency: .population(.birthDate, related: (true, true)),
        isEquality: true, relationsMove: .atLeastStrangers),
      .init("one digit off or swapped", m: 0.08, u: 0.0010, related: (0.002, 0.001), relationsMove: .withStrangers(true, true)),
      .init("same as far as known", m: 0.01, u: 0.012, related: (0.012, 0.012), relationsMove: .withStrangers(true, true)),
      .init("two digits off", m: 0.03, u: 0.012, related: (0.012, 0.012), relationsMove: .withStrangers(true, true)),
      // Ages are rounded and guessed: of a year alone one or two more or less says less than another digit of a full date.
      .init("year nearly the same", m: 0.25, u: 0.06, related: (0.08, 0.06), relationsMove: .withStrangers(true, true)),
      .init("one part the same", m: 0.02, u: 0.06, related: (0.06, 0.06), relationsMove: .withStrangers(true, true)),
      .init("different", m: 0.02, u: 0.915, related: (0.902, 0.915), mostDrift: 8),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    return best(view.values(.birthDate, a), view.values(.birthDate, b)) { first, second in
      if first == second { return 0 }
      return Self.areFarApart(view.text(first), view.text(second))
        ? Self.different : Self.level(view.bytes(first), view.bytes(second))
    }
  }

  static let nearYear: UInt8 = 4
  static let onePart: UInt8 = 5
  static let different: UInt8 = 6

  /// Full dates that differ in the year, in month or day, and in three digits or more, with days that are known.
  @inline(__always)
  private static func areFarApart(_ a: ValueText, _ b: ValueText) -> Bool {
    guard a.count == 10, b.count == 10, a.lastDigits != 0, b.lastDigits != 0 else { return false }
    if a.lastDigits & 0xFFFF == 0x0101 || b.lastDigits & 0xFFFF == 0x0101 { return false }
    let differing = a.lastDigits ^ b.lastDigits
    let places = (differing | differing >> 1 | differing >> 2 | differing >> 3) & 0x1111_1111
    return places.nonzeroBitCount > 2 && differing >> 16 != 0 && differing & 0xFFFF != 0
  }

  /// Of two different ISO dates, possibly partial.
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    guard a.count == 10, b.count == 10 else {
      let shared = min(a.count, b.count)
      guard shared >= 4 else { return different }
      if a.count != b.count, a.prefix(shared).elementsEqual(b.prefix(shared)) { return 2 }
      if shared == 4, abs(year(a) - year(b)) <= 2 { return nearYear }
      let differing = (0..<shared).count { a[$0] != b[$0] }
      return differing <= 1 ? onePart : different
    }
    var differing = 0
    var places = (0, 0)
    for index in 0..<10 where a[index] != b[index] {
      if differing == 0 { places.0 = index } else { places.1 = index }
      differing += 1
      if differing > 4 { break }
    }
    let sameYear = a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3]
    let isDayUnknown = isFirstOfJanuary(a) || isFirstOfJanuary(b)
    if isDayUnknown, !sameYear {
      // Only the years tell anything.
      return (0..<4).count { a[$0] != b[$0] } == 1 ? differing == 1 ? 3 : onePart : different
    }
    if differing == 1 { return 1 }
    if sameYear {
      if a[5] == b[8], a[6] == b[9], a[8] == b[5], a[9] == b[6] { return 1 }
      if isDayUnknown { return 2 }
    }
    if differing == 2 { return isDigitSwap(a, b, places.0, places.1) ? 1 : 3 }
    if sameYear || (a[5] == b[5] && a[6] == b[6] && a[8] == b[8] && a[9] == b[9]) { return onePart }
    return different
  }

  private static func year(_ date: UnsafeBufferPointer<UInt8>) -> Int {
    date.prefix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static func isFirstOfJanuary(_ date: UnsafeBufferPointer<UInt8>) -> Bool {
    date[5] == 0x30 && date[6] == 0x31 && date[8] == 0x30 && date[9] == 0x31
  }

  /// Two neighbouring digits changed places.
  private static func isDigitSwap(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ i: Int, _ j: Int
  ) -> Bool {
    let areNeighbours = j == i + 1 || (j == i + 2 && a[i + 1] == 0x2D)
    return areNeighbours && a[i] == b[j] && a[j] == b[i]
  }
}
