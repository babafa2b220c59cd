import RecordModel

/// The columns of vCards, named after property, usual label and part: `FN`, `TEL.cell`, `ADR.home.street`.
///
/// What is not listed here is of no use by itself: programs' own properties hold anything.
enum VCardColumns {
  static func meaning(of column: String) -> HeaderMeaning {
    if let target = targets[column] { return HeaderMeaning(target: target) }
    let parts = column.split(separator: ".").map(String.init)
    guard parts.count > 1, let name = parts.first else { return HeaderMeaning(target: .unused) }
    let label = labels[parts[1]]
    let group = label ?? ""
    switch name {
    case "TEL", "EMAIL":
      guard let label, parts.count == 2 else { break }
      return HeaderMeaning(target: .field(name == "TEL" ? .phone : .email, label: label), group: group)
    case "ADR":
      guard parts.count == (label == nil ? 2 : 3) else {
        guard let label, parts.count == 2 else { break }
        return HeaderMeaning(target: .field(.addressFull, label: label), group: group)
      }
      guard let part = parts.last, let field = addressParts[part] else { break }
      return HeaderMeaning(target: .field(field, label: group), group: group)
    default: break
    }
    return HeaderMeaning(target: .unused)
  }

  private static let targets: [String: HeaderTarget] = [
    "FN": .field(.nameFull), "FN.org": .field(.nameOrg), "N.family": .field(.nameLast), "N.given": .field(.nameGiven),
    "N.additional": .field(.nameMiddle), "N.prefix": .field(.namePrefix), "N.suffix": .field(.nameSuffix),
    "ORG": .field(.company), "TITLE": .field(.jobTitle), "ROLE": .field(.jobTitle), "BDAY": .field(.birthDate),
    "GENDER": .field(.gender), "X-GENDER": .field(.gender), "URL": .field(.website), "NOTE": .field(.note),
    "CATEGORIES": .field(.tags), "LANG": .field(.language), "UID": .key(rank: 0), "REV": .updatedAt(rank: 0),
    "TEL": .field(.phone), "TEL.label": .labels(.phone), "EMAIL": .field(.email), "EMAIL.label": .labels(.email),
    "ADR": .field(.addressFull), "ADR.label": .labels(.addressFull),
  ]

  /// The labels of columns, and those of values.
  private static let labels = [
    "cell": "mobile", "work": "work", "home": "home", "fax": "fax", "pager": "pager", "main": "main", "other": "other",
    "assistant": "assistant", "billing": "billing", "shipping": "shipping",
  ]

  private static let addressParts: [String: CanonicalField] = [
    "pobox": .addressLine2, "extended": .addressLine2, "street": .addressStreet, "city": .addressCity,
    "region": .addressRegion, "postcode": .addressPostcode, "country": .addressCountry,
  ]
}
