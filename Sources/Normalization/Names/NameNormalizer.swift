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
    var parts = NameCells()
    var fulls: [NameCell] = []
    for cell in cells where !cell.text.isEmpty {
      let name = NameCell(cell)
      if let flags = placeholderFlags(of: name, among: cells, context.placeholders) {
        record.add(cell.field, from: cell, value: name.shown, match: [], flags: flags)
        record.note(cell.field, .placeholder)
      } else if cell.field == .nameOrg {
        addOrganization(cell, name.shown, to: &record)
      } else if cell.field == .nameFull {
        fulls.append(name)
      } else if parts[cell.field] == nil {
        parts[cell.field] = name
      }
    }
    let hasParts = parts.given != nil || parts.last != nil
    if hasParts { addParts(parts, hasFull: !fulls.isEmpty, to: &record) } else { addLooseParts(parts, to: &record) }
    for full in fulls { addFull(full, hasParts: hasParts, context, to: &record) }
  }

  /// nil for a name that is somebody's.
  private func placeholderFlags(of name: NameCell, among cells: [Cell], _ list: PlaceholderList) -> FieldValue.Flags? {
    if name.cell.field != .nameOrg, list.standsForAnybody(folded: name.folded, whole: { wholeName(name, among: cells) }) {
      return [.placeholder, .anybody]
    }
    return isPlaceholder(name, among: cells, list) ? .placeholder : nil
  }

  /// A full name, or the given and the family name it stands among, folded.
  private func wholeName(_ name: NameCell, among cells: [Cell]) -> [UInt8] {
    if name.cell.field == .nameFull { return name.folded }
    let parts = [CanonicalField.nameGiven, .nameLast].compactMap { field in
      cells.first { $0.field == field && !$0.text.isEmpty }.map { TextFolder.fold($0.text) }
    }
    return Array(parts.joined(separator: [0x20]))
  }

  /// Placeholders, but not the surname Null beside a given name written in the same manner.
  private func isPlaceholder(_ name: NameCell, among cells: [Cell], _ list: PlaceholderList) -> Bool {
    guard list.contains(folded: name.folded, in: name.cell.field) else { return false }
    guard name.cell.field == .nameLast, Self.surnames.contains(name.folded) else { return true }
    guard let given = cells.first(where: { $0.field == .nameGiven && !$0.text.isEmpty }) else { return true }
    if list.contains(folded: TextFolder.fold(given.text), in: .nameGiven) { return true }
    return NameCase.writing(of: name.cell.text) != NameCase.writing(of: given.text)
  }

  private static let surnames = ByteSet(words: "null nan na nil none xx")

  private func addOrganization(_ cell: Cell, _ shown: [UInt8], to record: inout RecordBuilder) {
    var organization = cell
    organization.field = .nameOrg
    record.add(.nameOrg, from: organization, value: shown, match: OrganizationName.matchForm(folded: folder.fold(shown)))
  }

  // MARK: Parts in columns of their own

  private func addParts(_ cells: NameCells, hasFull: Bool, to record: inout RecordBuilder) {
    let written = cells.name
    if isOrganization(written), let cell = cells.last ?? cells.given {
      return addOrganization(cell.cell, written.core, to: &record)
    }
    var name = written
    if name.given.count + name.last.count <= Self.longest {
      repairCase(&name)
      if name.given.contains(0x20) || name.last.contains(0x20) { name = PersonNameParser.refine(name) }
    }
    let given = add(.nameGiven, name.given, of: cells.given, to: &record)
    let middle = add(.nameMiddle, name.middle, of: cells.middle, to: &record)
    let last = add(.nameLast, name.last, of: cells.last, to: &record)
    addAffix(.namePrefix, name.prefix, from: cells.prefix, or: cells.given ?? cells.last, to: &record)
    addAffix(.nameSuffix, name.suffix, from: cells.suffix, or: cells.last ?? cells.given, to: &record)
    if !hasFull {
      let full = name.core
      let column = (cells.given ?? cells.last)?.cell.column ?? 0
      let cell = Cell(field: .nameFull, raw: record.intern(full), text: full, column: column)
      record.add(.nameFull, from: cell, value: full, match: PersonName.join([given, middle, last]), flags: .derived)
    }
  }

  /// Adds a part as it is now; returns its match form.
  private func add(_ field: CanonicalField, _ value: [UInt8], of name: NameCell?, to record: inout RecordBuilder) -> [UInt8] {
    guard let name, !value.isEmpty else { return [] }
    // Case alone does not change what was folded already.
    let isWhole = value.count == name.shown.count
    let spaced = field == .nameLast ? nil : Self.spacedInitials(value)
    let match =
      value.count > Self.longest
      ? [] : spaced.map { folder.fold($0) } ?? (isWhole ? folder.fold(folded: name.folded) : folder.fold(value))
    record.add(field, from: name.cell, value: value, match: match)
    return match
  }

  /// `J.P.` with a space behind the dot, so that its initials stay apart; nil without such.
  private static func spacedInitials(_ text: [UInt8]) -> [UInt8]? {
    guard text.count >= 3, text.dropFirst().contains(UInt8(ascii: ".")) else { return nil }
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      result.append(byte)
      let isLone = index > 0 && ByteText.isLetter(text[index - 1]) && (index == 1 || !ByteText.isLetter(text[index - 2]))
      if byte == UInt8(ascii: "."), isLone, index + 1 < text.count, ByteText.isLetter(text[index + 1]) {
        result.append(0x20)
      }
    }
    return result.count > text.count ? result : nil
  }

  /// A title or suffix, from its own column or split off a name.
  private func addAffix(
    _ field: CanonicalField, _ value: [UInt8], from own: NameCell?, or name: NameCell?, to record: inout RecordBuilder
  ) {
    guard !value.isEmpty, let cell = (own ?? name)?.cell else { return }
    let folded = folder.fold(value)
    let match = field == .nameSuffix ? Self.suffixForms[folded] ?? folded : folded
    record.add(field, from: cell, value: value, match: match, flags: own == nil ? .derived : [])
  }

  private static let suffixForms: [[UInt8]: [UInt8]] = Dictionary(
    uniqueKeysWithValues: [
      ("junior", "jr"), ("jnr", "jr"), ("senior", "sr"), ("snr", "sr"), ("2nd", "ii"), ("3rd", "iii"), ("4th", "iv"),
      ("esquire", "esq"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })

  private func addLooseParts(_ cells: NameCells, to record: inout RecordBuilder) {
    if let middle = cells.middle { _ = add(.nameMiddle, middle.shown, of: middle, to: &record) }
    if let prefix = cells.prefix { addAffix(.namePrefix, prefix.shown, from: prefix, or: nil, to: &record) }
    if let suffix = cells.suffix { addAffix(.nameSuffix, suffix.shown, from: suffix, or: nil, to: &record) }
  }

  /// Case is judged over the whole name: `AJ` beside `Byte` stays.
  private func repairCase(_ name: inout PersonName) {
    guard NameCase.isOneCase(name.given, name.middle, name.last) else { return }
    name.given = NameCase.titled(name.given)
    name.middle = NameCase.titled(name.middle)
    name.last = NameCase.titled(name.last, isFamilyName: true)
  }

  private func isOrganization(_ name: PersonName) -> Bool {
    if !name.given.isEmpty, !name.last.isEmpty {
      return name.last.count <= 12 && OrganizationName.isLegalForm(folder.fold(name.last))
    }
    let only = name.given.isEmpty ? name.last : name.given
    return only.contains(0x20) && OrganizationName.isOrganization(only, folded: folder.fold(only))
  }

  // MARK: Full names

  /// "Byte, Ada" is shown in the order of speech; how it was written stays in the raw text.
  private func displayed(_ value: [UInt8], _ name: PersonName) -> [UInt8] {
    let isInverted = value.contains(UInt8(ascii: ",")) && name.suffix.isEmpty && !name.given.isEmpty && !name.last.isEmpty
    return isInverted ? name.core : value
  }

  private func addFull(_ full: NameCell, hasParts: Bool, _ context: NormalizationContext, to record: inout RecordBuilder) {
    let (cell, shown) = (full.cell, full.shown)
    if shown.contains(UInt8(ascii: "@")), EmailSyntax.address(in: shown) != nil {
      return record.addUnusable(cell, flags: .invalid, issue: .unparsedName)
    }
    guard shown.count <= Self.longest else {
      record.add(.nameFull, from: cell, value: shown, match: [])
      return record.note(.nameFull, .unparsedName)
    }
    if !hasParts, OrganizationName.isOrganization(shown, folded: folder.fold(folded: full.folded)) {
      return addOrganization(cell, shown, to: &record)
    }
    let isOneCase = NameCase.writing(of: shown) != .mixed
    let value = isOneCase ? NameCase.titled(shown, isFamilyName: shown.contains(UInt8(ascii: ","))) : shown
    guard let name = PersonNameParser.parse(Self.withoutAsides(value), customs: NameCustoms(country: context.country)) else {
      record.add(.nameFull, from: cell, value: value, match: folder.fold(value))
      return record.note(.nameFull, .unparsedName)
    }
    let parts = [(CanonicalField.nameGiven, name.given), (.nameMiddle, name.middle), (.nameLast, name.last)]
    let matches = parts.map { field, text in
      text.isEmpty ? [] : folder.fold(field == .nameLast ? text : Self.spacedInitials(text) ?? text)
    }
    record.add(.nameFull, from: cell, value: displayed(value, name), match: PersonName.join(matches))
    if hasParts { return }
    for (part, match) in zip(parts, matches) where !part.1.isEmpty {
      record.add(part.0, from: cell, value: part.1, match: match, flags: .derived)
    }
    addAffix(.namePrefix, name.prefix, from: nil, or: full, to: &record)
    addAffix(.nameSuffix, name.suffix, from: nil, or: full, to: &record)
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
}
