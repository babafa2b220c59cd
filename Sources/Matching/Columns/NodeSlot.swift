/// The fields the engine compares, as places in a node's row.
enum NodeSlot: Int, CaseIterable, Sendable {
  case given, middle, family, suffix, gender, birthDate, email, phone, address, identifier, organization, company, jobTitle
  case website, fullName

  /// Places in a row: one cache line of 64 bytes; the last holds the kind.
  static let rowWidth = 16
  static let kindPlace = 15
}
