import RecordModel

/// Names of people and organizations: full names and their parts from each other, titles and suffixes apart, one form to compare.
package struct NameNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [
    .nameFull, .nameGiven, .nameMiddle, .nameLast, .namePrefix, .nameSuffix, .nameOrg,
  ]
  private let folder = NameFolder()
  /// Longer texts are kept but not taken apart.
  private static let longest = 512

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    var parts: [CanonicalField: Cell] = [:]
    var fulls: [Cell] = []
    for cell in cells where !cell.text.isEmpty {
      if isPlaceholder(cell, among: cells, context.placeholders) {
        record.add(cell.field, from: cell, value: TextFolder.displayed(cell.text), match: [], flags: .placeholder)
        record.note(cell.field, .placeholder)
      } else if cell.field == .nameOrg {
        addOrganization(cell, TextFolder.displayed(cell.text), [], to: &record)
      } else if cell.field == .nameFull {
        fulls.append(cell)
      } else if parts[cell.field] == nil {
        parts[cell.field] = cell
      }
    }
    let hasParts = parts[.nameGiven] != nil || parts[.nameLast] != nil
    if hasParts { addParts(parts, hasFull: !fulls.isEmpty, to: &record) } else { addLooseParts(parts, to: &record) }
    for full in fulls { addFull(full, hasParts: hasParts, context, to: &record) }
  }

  /// Placeholders, but not the surname Null beside a given name written in the same manner.
  private func isPlaceholder(_ cell: Cell, among cells: [Cell], _ list: PlaceholderList) -> Bool {
    let folded = TextFolder.fold(cell.text)
    guard list.contains(folded: folded, in: cell.field) else { return false }
    guard cell.field == .nameLast, Self.surnames.contains(folded) else { return true }
    guard let given = cells.first(where: { $0.field == .nameGiven && !$0.text.isEmpty }) else { return true }
    if list.contains(folded: TextFolder.fold(given.text), in: .nameGiven) { return true }
    return NameCase.writing(of: cell.text) != NameCase.writing(of: given.text)
  }

  private static let surnames = Set(["null", "nan", "na", "nil", "none", "xx"].map { Array($0.utf8) })

  private func addOrganization(_ cell: Cell, _ shown: [UInt8], _ flags: FieldValue.Flags, to record: inout RecordBuilder) {
    var organization = cell
    organization.field = .nameOrg
    record.add(.nameOrg, from: organization, value: shown, match: OrganizationName.matchForm(folded: folder.fold(shown)), flags: flags)
  }

  // MARK: Parts in columns of their own

  private func addParts(_ cells: [CanonicalField: Cell], hasFull: Bool, to record: inout RecordBuilder) {
    var name = PersonName(
      prefix: shown(cells[.namePrefix]), given: shown(cells[.nameGiven]), middle: shown(cells[.nameMiddle]),
      last: shown(cells[.nameLast]), suffix: shown(cells[.nameSuffix]))
    if isOrganization(name), let cell = cells[.nameLast] ?? cells[.nameGiven] {
      return addOrganization(cell, name.core, [], to: &record)
    }
    if name.core.count <= Self.longest {
      repairCase(&name)
      if name.given.contains(0x20) || name.last.contains(0x20) { name = PersonNameParser.refine(name) }
    }
    var core: [[UInt8]] = []
    for (field, value) in [(CanonicalField.nameGiven, name.given), (.nameMiddle, name.middle), (.nameLast, name.last)] {
      guard let cell = cells[field], !value.isEmpty else { continue }
      let match = value.count <= Self.longest ? folder.fold(value) : []
      core.append(match)
      record.add(field, from: cell, value: value, match: match)
    }
    addAffix(.namePrefix, name.prefix, from: cells[.namePrefix], or: cells[.nameGiven] ?? cells[.nameLast], to: &record)
    addAffix(.nameSuffix, name.suffix, from: cells[.nameSuffix], or: cells[.nameLast] ?? cells[.nameGiven], to: &record)
    if !hasFull {
      let full = PersonName.join([name.given, name.middle, name.last])
      let cell = Cell(field: .nameFull, raw: record.intern(full), text: full, column: cells[.nameGiven]?.column ?? 0)
      record.add(.nameFull, from: cell, value: full, match: PersonName.join(core), flags: .derived)
    }
  }

  /// A title or suffix, from its own column or split off a name.
  private func addAffix(_ field: CanonicalField, _ value: [UInt8], from own: Cell?, or name: Cell?, to record: inout RecordBuilder) {
    guard !value.isEmpty, let cell = own ?? name else { return }
    let folded = folder.fold(value)
    let match = field == .nameSuffix ? Self.suffixForms[folded] ?? folded : folded
    record.add(field, from: cell, value: value, match: match, flags: own == nil ? .derived : [])
  }

  private static let suffixForms: [[UInt8]: [UInt8]] = Dictionary(
    uniqueKeysWithValues: [
      ("junior", "jr"), ("jnr", "jr"), ("senior", "sr"), ("snr", "sr"), ("2nd", "ii"), ("3rd", "iii"), ("4th", "iv"),
      ("esquire", "esq"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })

  private func addLooseParts(_ cells: [CanonicalField: Cell], to record: inout RecordBuilder) {
    for field in [CanonicalField.nameMiddle, .namePrefix, .nameSuffix] {
      guard let cell = cells[field] else { continue }
      addAffix(field, shown(cell), from: cell, or: nil, to: &record)
    }
  }

  /// Case is judged over the whole name: `AJ` beside `Byte` stays.
  private func repairCase(_ name: inout PersonName) {
    guard NameCase.writing(of: name.core) != .mixed else { return }
    name.given = NameCase.titled(name.given)
    name.middle = NameCase.titled(name.middle)
    name.last = NameCase.titled(name.last, isFamilyName: true)
  }

  private func isOrganization(_ name: PersonName) -> Bool {
    guard name.given.isEmpty || name.last.isEmpty || name.last.count <= 12 else { return false }
    if !name.given.isEmpty, !name.last.isEmpty { return OrganizationName.isLegalForm(folder.fold(name.last)) }
    let only = name.given.isEmpty ? name.last : name.given
    return only.contains(0x20) && OrganizationName.isOrganization(only, folded: folder.fold(only))
  }

  private func shown(_ cell: Cell?) -> [UInt8] { cell.map { TextFolder.displayed($0.text) } ?? [] }

  // MARK: Full names

  private func addFull(_ cell: Cell, hasParts: Bool, _ context: NormalizationContext, to record: inout RecordBuilder) {
    let shown = TextFolder.displayed(cell.text)
    if shown.contains(UInt8(ascii: "@")), EmailSyntax.address(in: shown) != nil {
      return record.addUnusable(cell, flags: .invalid, issue: .unparsedName)
    }
    guard shown.count <= Self.longest else {
      record.add(.nameFull, from: cell, value: shown, match: [])
      return record.note(.nameFull, .unparsedName)
    }
    if !hasParts, OrganizationName.isOrganization(shown, folded: folder.fold(shown)) {
      return addOrganization(cell, shown, [], to: &record)
    }
    let isOneCase = NameCase.writing(of: shown) != .mixed
    let value = isOneCase ? NameCase.titled(shown, isFamilyName: shown.contains(UInt8(ascii: ","))) : shown
    let isFamilyPair = Self.familyPairCountries.contains(context.country)
    guard let name = PersonNameParser.parse(Self.withoutAsides(value), isFamilyPair: isFamilyPair) else {
      record.add(.nameFull, from: cell, value: value, match: folder.fold(value))
      return record.note(.nameFull, .unparsedName)
    }
    let parts = [(CanonicalField.nameGiven, name.given), (.nameMiddle, name.middle), (.nameLast, name.last)]
    let matches = parts.map { $0.1.isEmpty ? [] : folder.fold($0.1) }
    record.add(.nameFull, from: cell, value: value, match: PersonName.join(matches))
    if hasParts { return }
    for (part, match) in zip(parts, matches) where !part.1.isEmpty {
      record.add(part.0, from: cell, value: part.1, match: match, flags: .derived)
    }
    addAffix(.namePrefix, name.prefix, from: nil, or: cell, to: &record)
    addAffix(.nameSuffix, name.suffix, from: nil, or: cell, to: &record)
  }

  /// Without what stands in brackets or double quotes: nicknames, companies, pronouns.
  private static func withoutAsides(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { "([{\"".utf8.contains($0) }) else { return text }
    var result: [UInt8] = []
    var closing: UInt8?
    for byte in text {
      if let end = closing {
        if byte == end { closing = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "("): closing = UInt8(ascii: ")")
      case UInt8(ascii: "["): closing = UInt8(ascii: "]")
      case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
      case UInt8(ascii: "\""): closing = byte
      default: result.append(byte)
      }
    }
    let rest = TextFolder.displayed(result)
    return rest.isEmpty ? text.filter { !"()[]{}\"".utf8.contains($0) } : rest
  }

  private static let familyPairCountries: Set<String> = [
    "ES", "MX", "AR", "CO", "CL", "PE", "VE", "EC", "UY", "PY", "BO", "CR", "CU", "DO", "GT", "HN", "NI", "PA", "SV", "PR",
  ]
}
