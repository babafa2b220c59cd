import RecordModel

/// What one card says: its properties in order of preference, and the labels of their groups.
struct VCardContent {
  let properties: [VCardProperty]
  private let values: VCardValues
  private var groupLabels: [[UInt8]: [UInt8]] = [:]
  /// Lower-case, or empty where the card does not say.
  private var kind = ""
  private var showsAsCompany = false
  private var hasMembers = false

  init(_ properties: [VCardProperty], _ values: VCardValues) {
    self.values = values
    let order = properties.indices.sorted { (properties[$0].preference, $0) < (properties[$1].preference, $1) }
    self.properties = order.map { properties[$0] }
    for property in properties {
      switch property.name {
      case "X-ABLABEL": groupLabels[property.group] = values.whole(property)[0]
      case "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-KIND": kind = word(property)
      case "X-ABSHOWAS": showsAsCompany = showsAsCompany || word(property) == "company"
      case "MEMBER", "X-ADDRESSBOOKSERVER-MEMBER": hasMembers = true
      default: break
      }
    }
    groupLabels[[]] = nil
  }

  private func word(_ property: VCardProperty) -> String {
    String(decoding: MailASCII.lowercased(values.whole(property)[0]), as: UTF8.self)
  }

  /// The kind of a card that is about neither a person nor an organization.
  var kindOfNobody: String? {
    if ["group", "location", "application", "device"].contains(kind) { return kind }
    return hasMembers ? "group" : nil
  }

  // MARK: Names

  private static let nameParts = ["family", "given", "additional", "prefix", "suffix"]

  /// `FN`, `N` and `ORG`, which tell together whether the card is an organization's.
  func addNames(to cells: inout VCardCells) {
    let fulls = decoded("FN") { values.whole($0) }
    let names = decoded("N") { values.structured($0, joining: [" ", " ", " ", " ", ", "]) }
    let organizations = decoded("ORG") { values.structured($0) }
    let isOrganization = isOrganization(fulls.first, names.first, organizations.first)
    for full in fulls { cells.add(isOrganization ? "FN.org" : "FN", cells.next("FN"), full[0], full.codes) }
    for name in names {
      let occurrence = cells.next("N")
      for (part, text) in zip(Self.nameParts, name.parts) {
        if isOrganization, text == fulls.first?[0] { continue }
        cells.add("\(isOrganization ? "CONTACT" : "N").\(part)", occurrence, text, name.codes)
      }
    }
    for organization in organizations {
      if isOrganization, fulls.isEmpty || fulls.allSatisfy(\.isEmpty) {
        cells.add("FN.org", cells.next("FN"), organization[0], organization.codes)
      } else if !isOrganization || organization[0] != fulls.first?[0] {
        cells.add("ORG", cells.next("ORG"), organization[0], organization.codes)
      }
      for unit in organization.parts.dropFirst() where !unit.isEmpty {
        cells.add("ORG.unit", cells.next("ORG.unit"), unit, organization.codes)
      }
    }
  }

  private func decoded(
    _ name: String, _ decode: (VCardProperty) -> VCardValues.Decoded
  ) -> [VCardValues.Decoded] {
    properties.filter { $0.name == name }.map(decode)
  }

  /// As the card says; where it does not, an organization is what is named as its own employer and has no other name.
  private func isOrganization(
    _ full: VCardValues.Decoded?, _ name: VCardValues.Decoded?, _ organization: VCardValues.Decoded?
  ) -> Bool {
    if kind == "org" || kind == "organization" || showsAsCompany { return true }
    guard kind.isEmpty, let full, let organization, !full[0].isEmpty, full[0] == organization[0] else { return false }
    return name.map { $0.isEmpty || $0[0] == full[0] && $0.parts.dropFirst().allSatisfy(\.isEmpty) } ?? true
  }

  // MARK: Other properties

  func add(_ property: VCardProperty, to cells: inout VCardCells) {
    switch property.name {
    case "TEL": addContact(property, .phone, to: &cells)
    case "EMAIL": addContact(property, .email, to: &cells)
    case "ADR": addAddress(property, to: &cells)
    case "BDAY":
      let date = values.whole(property)
      add("BDAY", Self.withoutYear(date[0], property.omittedYear), date.codes, to: &cells)
    case "GENDER":
      let gender = values.structured(property)
      add("GENDER", gender[0], gender.codes, to: &cells)
      add("GENDER.text", gender[1], gender.codes, to: &cells)
    case "CATEGORIES":
      let list = values.list(property)
      for item in list.parts { add("CATEGORIES", item, list.codes, to: &cells) }
    case let name where Self.silent.contains(name) || VCardSyntax.skipped.contains(name): break
    default:
      let text = values.whole(property)
      add(property.name, text[0], text.codes, to: &cells)
    }
  }

  /// Of the file, of the card as a whole, and those read already.
  private static let silent: Set<String> = [
    "VERSION", "PRODID", "PROFILE", "CLIENTPIDMAP", "XML", "BEGIN", "END", "FN", "N", "ORG", "X-ABLABEL", "X-ABADR",
    "LABEL",
  ]

  /// Properties that alone make no card of anybody's.
  private static let attributes: Set<String> = [
    "UID", "REV", "CATEGORIES", "KIND", "CLASS", "TZ", "LANG", "LANGUAGE", "SOURCE", "MAILER", "NAME", "CREATED", "GENDER",
    "GENDER.text", "SORT-STRING",
  ]

  private func add(_ column: String, _ value: [UInt8], _ codes: [IssueCode], to cells: inout VCardCells) {
    guard !value.isEmpty else { return }
    let isTelling = !Self.attributes.contains(column) && !column.hasPrefix("X-")
    cells.add(column, cells.next(column), value, codes, isTelling: isTelling)
  }

  private func addContact(_ property: VCardProperty, _ family: VCardLabel.Family, to cells: inout VCardCells) {
    let text = values.whole(property)
    guard !text.isEmpty else { return }
    let label = VCardLabel(property, groupLabel: groupLabels[property.group], of: family)
    let (column, occurrence) = place(property.name, label, in: &cells)
    cells.add(column, occurrence, family == .email ? VCardText.email(text[0]) : text[0], text.codes)
  }

  /// The column of a labelled value, and its number there; a label of one's own goes beside it.
  private func place(_ name: String, _ label: VCardLabel, in cells: inout VCardCells) -> (String, UInt16) {
    let column = label.column.isEmpty ? name : "\(name).\(label.column)"
    let occurrence = cells.next(column)
    cells.add("\(name).label", occurrence, label.own, [], isTelling: false)
    return (column, occurrence)
  }

  private static let addressParts = ["pobox", "extended", "street", "city", "region", "postcode", "country"]

  private func addAddress(_ property: VCardProperty, to cells: inout VCardCells) {
    let address = values.structured(property)
    let whole = address.isEmpty ? values.addressLabel(property) : Self.wholeAddress(address)
    if address.isEmpty, whole.map(\.isEmpty) ?? true { return }
    let label = VCardLabel(property, groupLabel: groupLabels[property.group], of: .address)
    let (column, occurrence) = place("ADR", label, in: &cells)
    if let whole { return cells.add(column, occurrence, whole[0], whole.codes) }
    for (part, text) in zip(Self.addressParts, address.parts) {
      cells.add("\(column).\(part)", occurrence, text, address.codes)
    }
  }

  /// An address written into one part, line by line, as Google exports those it could not take apart.
  private static func wholeAddress(_ address: VCardValues.Decoded) -> VCardValues.Decoded? {
    let filled = address.parts.indices.filter { !address.parts[$0].isEmpty }
    guard filled.count == 1, let only = filled.first, only <= 2, address[only].contains(0x0A) else { return nil }
    return VCardValues.Decoded(parts: [address[only]], codes: address.codes)
  }

  /// `LABEL` (2.1, 3.0) repeats an address as it is printed; it counts where the card has no other.
  func addAddressLabels(to cells: inout VCardCells) {
    let labels = properties.filter { $0.name == "LABEL" }
    if labels.isEmpty { return }
    let isOnly = !properties.contains { $0.name == "ADR" && !values.structured($0).isEmpty }
    for property in labels {
      let text = values.whole(property)
      if text.isEmpty { continue }
      if isOnly {
        let label = VCardLabel(property, groupLabel: groupLabels[property.group], of: .address)
        let (column, occurrence) = place("ADR", label, in: &cells)
        cells.add(column, occurrence, text[0], text.codes)
      } else {
        add("LABEL", text[0], text.codes, to: &cells)
      }
    }
  }

  /// A date whose year stands for an unknown one, with `--` in its place.
  private static func withoutYear(_ date: [UInt8], _ year: [UInt8]) -> [UInt8] {
    guard year.count == 4, date.starts(with: year) else { return date }
    return [MailASCII.hyphen, MailASCII.hyphen] + date.dropFirst(4).drop { $0 == MailASCII.hyphen }
  }
}
