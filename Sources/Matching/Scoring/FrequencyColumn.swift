/// The kinds of values whose commonness is counted.
enum FrequencyColumn: Int, CaseIterable, Sendable {
  case given, middle, family, birthDate, email, phone, organization, company, jobTitle, website
  case house, postcode, city, region, identifier, word

  /// The slot whose values are the column's, where they stand there as they are.
  var slot: NodeSlot? {
    switch self {
    case .given: .given
    case .middle: .middle
    case .family: .family
    case .birthDate: .birthDate
    case .email: .email
    case .phone: .phone
    case .organization: .organization
    case .company: .company
    case .jobTitle: .jobTitle
    case .website: .website
    case .identifier: .identifier
    case .house, .postcode, .city, .region, .word: nil
    }
  }

  /// Whether its values belong to one customer each, so that several carriers with different names are worth a look.
  var isPersonal: Bool { self == .email || self == .phone || self == .website || self == .identifier }
}
