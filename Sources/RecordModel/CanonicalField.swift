/// The fields every source is mapped to (FORMATS: canonical fields), and the parts normalization derives for matching.
package enum CanonicalField: UInt8, CaseIterable, Sendable {
  case nameFull, nameGiven, nameMiddle, nameLast, namePrefix, nameSuffix, nameOrg
  case email, phone
  case addressFull, addressStreet, addressLine2, addressCity, addressRegion, addressPostcode, addressCountry
  case birthDate, gender, company, jobTitle, taxID, website, tags, note, externalID, language, lastActivity
  /// Derived from `addressStreet` for matching; never shown as values of their own.
  case addressStreetName, addressNumber, addressUnit

  /// The name written in pipeline files and in `customer_values.field`.
  package var name: String {
    switch self {
    case .nameFull: "name.full"
    case .nameGiven: "name.given"
    case .nameMiddle: "name.middle"
    case .nameLast: "name.last"
    case .namePrefix: "name.prefix"
    case .nameSuffix: "name.suffix"
    case .nameOrg: "name.org"
    case .email: "email"
    case .phone: "phone"
    case .addressFull: "address.full"
    case .addressStreet: "address.street"
    case .addressLine2: "address.line2"
    case .addressCity: "address.city"
    case .addressRegion: "address.region"
    case .addressPostcode: "address.postcode"
    case .addressCountry: "address.country"
    case .birthDate: "birth_date"
    case .gender: "gender"
    case .company: "company"
    case .jobTitle: "job_title"
    case .taxID: "tax_id"
    case .website: "website"
    case .tags: "tags"
    case .note: "note"
    case .externalID: "external_id"
    case .language: "language"
    case .lastActivity: "last_activity"
    case .addressStreetName: "address.street_name"
    case .addressNumber: "address.number"
    case .addressUnit: "address.unit"
    }
  }

  package init?(name: String) {
    guard let field = Self.byName[name] else { return nil }
    self = field
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// Whether a pipeline file may fill it.
  package var isMappable: Bool { rawValue < CanonicalField.addressStreetName.rawValue }

  /// Whether it may carry a label: `phone[mobile]`, `address[work].street`, `external_id[crm]`.
  package var takesLabel: Bool { self == .email || self == .phone || self == .externalID || isAddressPart }

  package var isNamePart: Bool { rawValue <= CanonicalField.nameSuffix.rawValue }

  package var isAddressPart: Bool {
    switch self {
    case .addressFull, .addressStreet, .addressLine2, .addressCity, .addressRegion, .addressPostcode, .addressCountry,
      .addressStreetName, .addressNumber, .addressUnit:
      true
    default: false
    }
  }
}
