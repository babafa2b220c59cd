import RecordModel

/// Streets, second lines and whole addresses.
extension AddressNormalizer {
  /// Adds the group's street: number cells joined to it, second lines beside it, places written into it taken off.
  func addStreets(_ group: AddressGroup, _ record: inout RecordBuilder) {
    var number: Cell?
    var street: Cell?
    var others: [Cell] = []
    for cell in group.cells {
      if cell.field == .addressLine2 {
        others.append(cell)
      } else if cell.field == .addressStreet {
        if isNumberOnly(cell.text), number == nil {
          number = cell
        } else if street == nil {
          street = cell
        } else {
          others.append(cell)
        }
      }
    }
    guard let cell = street ?? number else {
      for line in others { addSecondLine(line, line.text, &record) }
      return addParts(ofSecondLines: others, group, &record)
    }
    var lines = Self.lines(cell.text)
    if let number, street != nil { lines[0] = withNumber(number.text, lines[0], group.country) }
    let text = AddressText(joined(lines, others))
    if !addWholeStreet(text, lines, others, from: cell, group, &record) {
      addStreet(AddressText.shown(lines[0]), text, text.words.indices, from: cell, group.country, group, &record)
      for line in lines.dropFirst() { addSecondLine(cell, line, &record) }
    }
    for other in others { addSecondLine(other, other.text, &record) }
  }

  /// Adds a street cell that holds a whole address; false when it holds none.
  private func addWholeStreet(
    _ text: AddressText, _ lines: [[UInt8]], _ others: [Cell], from cell: Cell, _ group: AddressGroup,
    _ record: inout RecordBuilder
  ) -> Bool {
    guard isWhole(text) else { return false }
    let whole = others.isEmpty ? text : AddressText(joined(lines, []))
    guard isWhole(whole) else { return false }
    let line = AddressLineParser.parse(whole, country: group.country, isKnown: group.isCountryKnown)
    guard line.isProven, !line.street.isEmpty else { return false }
    let shown = whole.shownText(line.street)
    let localities = line.localities.map { whole.shownText($0) }
    let text = AddressText(joined([shown] + localities, others))
    addStreet(shown, text, text.words.indices, from: cell, line.country, group, &record, mayEndWithCity: false)
    for locality in localities { addSecondLine(cell, locality, &record) }
    addPlaces(line, of: whole, from: cell, group, &record)
    return true
  }

  /// Adds an address written in one cell; one that cannot be taken apart stays whole, with its street for comparing.
  func addWhole(_ cell: Cell, _ group: AddressGroup, _ record: inout RecordBuilder) {
    let text = AddressText(cell.text)
    let line = AddressLineParser.parse(text, country: group.country, isKnown: group.isCountryKnown)
    if line.street.isEmpty, line.postcode != nil, line.city != nil {
      return addPlaces(line, of: text, from: cell, group, &record)
    }
    if !line.street.isEmpty, line.isProven || line.city != nil {
      let shown = text.shownText(line.street)
      let localities = line.localities.map { text.shownText($0) }
      let street = AddressText(joined([shown] + localities, []))
      addStreet(
        shown, street, street.words.indices, from: cell, line.country, group, &record, flags: .derived, mayEndWithCity: false)
      for locality in localities { addSecondLine(cell, locality, &record, flags: .derived) }
      return addPlaces(line, of: text, from: cell, group, &record)
    }
    record.add(.addressFull, from: cell, value: text.shown, match: text.joined(text.words.indices), flags: Self.noFlags)
    record.note(.addressFull, .unparsedAddress)
    addParts(StreetParser.parse(text, line.street, country: line.country), from: cell, &record)
    if line.countryWords != nil { addPlaces(line, of: text, from: cell, group, &record) }
  }

  private func addStreet(
    _ shown: [UInt8], _ text: AddressText, _ words: Range<Int>, from cell: Cell, _ country: CountryCode, _ group: AddressGroup,
    _ record: inout RecordBuilder, flags: FieldValue.Flags = noFlags, mayEndWithCity: Bool = true
  ) {
    let city = group.cells.first { $0.field == .addressCity }
    let parts = StreetParser.parse(
      text, words, country: country, mayEndWithCity: mayEndWithCity && city == nil,
      city: city.map { CityName.match($0.text) } ?? [])
    record.add(.addressStreet, from: cell, value: shown, match: parts.match, flags: flags)
    addParts(parts, from: cell, &record)
    if let city = parts.city {
      let name = text.shownText(city)
      record.add(.addressCity, from: cell, value: name, match: CityName.match(name), flags: .derived)
    }
  }

  private func addParts(_ parts: StreetParts, from cell: Cell, _ record: inout RecordBuilder) {
    addPart(.addressStreetName, parts.name, from: cell, &record)
    addPart(.addressNumber, parts.number, from: cell, &record)
    addPart(.addressUnit, parts.unit, from: cell, &record)
  }

  private func addPart(_ field: CanonicalField, _ part: [UInt8], from cell: Cell, _ record: inout RecordBuilder) {
    if !part.isEmpty { record.add(field, from: cell, value: part, match: part, flags: .derived) }
  }

  /// The parts of second lines that stand without a street, if they hold a number.
  private func addParts(ofSecondLines cells: [Cell], _ group: AddressGroup, _ record: inout RecordBuilder) {
    guard let cell = cells.first else { return }
    let text = AddressText(joined([], cells))
    let parts = StreetParser.parse(text, text.words.indices, country: group.country)
    if !parts.number.isEmpty || !parts.unit.isEmpty { addParts(parts, from: cell, &record) }
  }

  private func addSecondLine(_ cell: Cell, _ text: [UInt8], _ record: inout RecordBuilder, flags: FieldValue.Flags = noFlags) {
    let words = AddressText(text)
    record.add(.addressLine2, from: cell, value: words.shown, match: words.joined(words.words.indices), flags: flags)
  }

  /// Whether a street cell may hold a whole address: parts between commas, or a number at its end behind several words.
  private func isWhole(_ text: AddressText) -> Bool {
    guard text.words.count > 3, let last = text.words.last else { return false }
    return text.words.dropLast().contains { $0.isBeforeBreak } || (last.isNumeric && last.end - last.start >= 5)
  }

  /// `12`, `12a`, `12-14`, `12 a`.
  private func isNumberOnly(_ text: [UInt8]) -> Bool {
    guard let first = text.first(where: { $0 != 0x20 && $0 != 0x23 }), (0x30...0x39).contains(first), text.count <= 12 else {
      return false
    }
    let words = AddressText(text).words
    return words.count <= 2 && words.dropFirst().allSatisfy { $0.isNumeric || $0.end - $0.start == 1 }
      && words.first.map { word in word.end - word.start <= 8 } ?? false
  }

  private func withNumber(_ number: [UInt8], _ street: [UInt8], _ country: CountryCode) -> [UInt8] {
    let bare = LatinText.displayed(number)
    return AddressConventions.of(country).numberFirst ? bare + [0x20] + street : street + [0x20] + bare
  }

  private func joined(_ lines: [[UInt8]], _ cells: [Cell]) -> [UInt8] {
    if lines.count == 1, cells.isEmpty { return lines[0] }
    return Array((lines + cells.map(\.text)).joined(separator: [0x0A]))
  }

  /// The lines of a cell that hold anything; at least one.
  private static func lines(_ text: [UInt8]) -> [[UInt8]] {
    guard text.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return [text] }
    let lines = text.split { $0 == 0x0A || $0 == 0x0D }.map(Array.init).filter { !LatinText.displayed($0).isEmpty }
    return lines.isEmpty ? [text] : lines
  }
}
