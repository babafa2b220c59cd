/// The fields the engine compares, as places in a node's row.
enum NodeSlot: Int, CaseIterable, Sendable {
  case given, middle, family, suffix, gender, birthDate, email, phone, address, identifier, organization, company, jobTitle
  case website, fullName

  /// Places in a row: one cache line of 64 bytes; the last holds the kind above a bit for each slot that has a value.
  static let rowWidth = 16
  static let kindPlace = 15
  static let kindShift: UInt32 = 16
  static let presentMask: UInt32 = 0xFFFF

  /// What the last place of a row holds.
  static func summary(kind: Int, _ row: some Collection<UInt32>) -> UInt32 {
    var present: UInt32 = 0
    for (slot, value) in row.prefix(kindPlace).enumerated() where value != 0 { present |= 1 << UInt32(slot) }
    return UInt32(truncatingIfNeeded: kind) << kindShift | present
  }
}
