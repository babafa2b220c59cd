import RecordModel

/// Phones, best pair of both sides: exact, same last seven digits, one digit off or two swapped, different.
///
/// A mobile phone is one person's, a landline a household's. Where a country's numbers do not tell the two apart, all count as
/// landlines.
struct PhoneComparator: Comparator {
  let name = "phone"
  let slot = NodeSlot.phone

  /// A firm's number is seldom another firm's too.
  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    let isPerson = kind == .person
    return [
      .init(
        "two the same", m: 0.05, u: 0.0000001, related: isPerson ? (0.006, 0.01) : (0.002, 0.01),
        frequency: .identifier(.phone, shared: 0.03)),
      .init(
        "exact mobile", m: 0.30, u: 0.000005, related: isPerson ? (0.03, 0.02) : (0.02, 0.06),
        frequency: .identifier(.phone, shared: 0.03), isEquality: true),
      .init(
        "exact", m: 0.30, u: 0.00001, related: isPerson ? (0.35, 0.40) : (0.04, 0.22),
        frequency: .identifier(.phone, shared: 0.03), isEquality: true),
      .init("last seven digits", m: 0.03, u: 0.00002, related: isPerson ? (0.02, 0.02) : (0.004, 0.012)),
      // Lists whose numbers are handed out in a row are full of such pairs: not more than built in, whatever the data says.
      .init("one digit off", m: 0.04, u: 0.00005, related: isPerson ? (0.025, 0.03) : (0.01, 0.03), atMost: 10),
      .init("different", m: 0.30, u: 0.9999, related: isPerson ? (0.565, 0.53) : (0.946, 0.738)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    let (phonesA, phonesB) = (view.values(.phone, a), view.values(.phone, b))
    var found = best(phonesA, phonesB) { first, second in
      if first == second { return Self.isMobile(view.text(first)) ? 1 : 2 }
      return Self.areFarApart(view.text(first), view.text(second))
        ? Self.different : Self.level(view.bytes(first), view.bytes(second))
    }
    // A household shares its landline, hardly a mobile as well.
    if found.level <= 2, phonesA.count > 1, phonesB.count > 1, phonesA.count(where: phonesB.contains) > 1 { found.level = 0 }
    return found
  }

  /// Phones are `+…`, `mobile:+…` or `local:…`: "mobi" tells.
  @inline(__always)
  private static func isMobile(_ phone: ValueText) -> Bool { phone.prefix == 0x6D6F_6269 }

  private static let different: UInt8 = 5

  /// Of two numbers of one length whose last eight digits differ in three places no edit makes the other.
  @inline(__always)
  private static func areFarApart(_ a: ValueText, _ b: ValueText) -> Bool {
    guard a.count == b.count, a.lastDigits != 0, b.lastDigits != 0 else { return false }
    let differing = a.lastDigits ^ b.lastDigits
    let places = (differing | differing >> 1 | differing >> 2 | differing >> 3) & 0x1111_1111
    return places.nonzeroBitCount > 2 && differing & 0x0FFF_FFFF != 0
  }

  /// Of two different numbers, `+…`, `mobile:+…` or `local:…`.
  static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let first = digits(a)
    let second = digits(b)
    guard first.count >= 6, second.count >= 6 else { return different }
    if first.count >= 7, second.count >= 7, first.suffix(7).elementsEqual(second.suffix(7)) { return 3 }
    if first.count >= 7, EditDistance.isAtMostOne(first, second) { return 4 }
    return different
  }

  private static func digits(_ phone: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: phone[(phone.lastIndex { $0 < 0x30 || $0 > 0x39 }.map { $0 + 1 } ?? 0)...])
  }
}
