/// The fields the engine compares, as places in a node's row.
enum NodeSlot: Int, CaseIterable, Sendable {
  case given, middle, family, suffix, gender, birthDate, email, phone, address, identifier, organization, company, jobTitle
  case website, fullName

  /// Places in a row: one cache line of 64 bytes; the last holds the kind above a bit for each slot that has a value.
  static let rowWidth = 16
  static let kindPlace = 15
  static let kindShift: UInt32 = 16
  static let presentMask: UInt32 = 0x7FFF
  static let anybodyMark: UInt32 = 0x8000

  /// What the last place of a row holds.
  static func summary(kind: Int, isAnybody: Bool, _ row: some Collection<UInt32>) -> UInt32 {
    var present: UInt32 = 0
    for (slot, value) in row.prefix(kindPlace).enumerated() where value != 0 { present |= 1 << UInt32(slot) }
    return UInt32(truncatingIfNeeded: kind) << kindShift | (isAnybody ? anybodyMark : 0) | present
  }
}
