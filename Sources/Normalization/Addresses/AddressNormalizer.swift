import RecordModel

/// Addresses: street, second line, city, region, postcode, country, and whole addresses taken apart.
///
/// All cells of one label and group are one address and explain each other: the country decides how the postcode is written and
/// where the house number stands, a cell with only a number belongs to the street beside it. From the street the parts that are
/// compared are derived: `.addressNumber`, `.addressStreetName`, `.addressUnit`.
package struct AddressNormalizer: FieldNormalizer {
  package init() {}

  package var fields: Set<CanonicalField> {
    [.addressFull, .addressStreet, .addressLine2, .addressCity, .addressRegion, .addressPostcode, .addressCountry]
  }

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    let country = CountryCode(context.country.utf8)
    var rest = cells.filter { !$0.text.isEmpty && !addPlaceholder($0, context, country, &record) }
    while let first = rest.first {
      func isSame(_ cell: Cell) -> Bool { cell.group == first.group && cell.label == first.label }
      if rest.allSatisfy(isSame) { return add(AddressGroup(cells: rest, country: country), &record) }
      add(AddressGroup(cells: rest.filter(isSame), country: country), &record)
      rest.removeAll(where: isSame)
    }
  }

  private func addPlaceholder(
    _ cell: Cell, _ context: NormalizationContext, _ country: CountryCode, _ record: inout RecordBuilder
  ) -> Bool {
    guard cell.text.count <= 40 else { return false }
    let folded = LatinText.fold(cell.text)
    let isPlaceholder =
      context.placeholders.contains(folded: folded, in: cell.field) || Self.placeholders.find(folded[...]) != nil
      || (cell.field == .addressPostcode && isUnassigned(folded, country))
    if isPlaceholder { record.addUnusable(cell, flags: .placeholder, issue: .placeholder) }
    return isPlaceholder
  }

  /// `00000`, `99999`, and `12345` outside the US, where it is Schenectady.
  private func isUnassigned(_ digits: [UInt8], _ country: CountryCode) -> Bool {
    guard digits.count >= 4, digits[0] == digits[1] || digits[0] == 0x31 else { return false }
    return digits.allSatisfy { $0 == 0x30 } || digits.allSatisfy { $0 == 0x39 }
      || (country != .us && digits.elementsEqual("12345".utf8))
  }

  private static let placeholders: WordTable = {
    var table = WordTable()
    let words = [
      "no address", "unknown address", "address unknown", "no fixed address", "no fixed abode", "not known", "not available",
      "unbekannt",
      "keine angabe", "k.a.", "tbd", "tba", "xxx", "xxxx", "xxxxx", "test", "asdf", "same", "see above", "s.o.",
    ]
    for word in words { table.add(word, 1) }
    return table
  }()

  private func add(_ cells: AddressGroup, _ record: inout RecordBuilder) {
    var group = cells
    for cell in group.cells where cell.field == .addressCountry { addCountry(cell, &group, &record) }
    addStreets(group, &record)
    for cell in group.cells {
      switch cell.field {
      case .addressPostcode: addPostcode(cell, cell.text, group.country, Self.noFlags, &record)
      case .addressFull: addWhole(cell, group, &record)
      case .addressCity: addCity(cell, group, &record)
      case .addressRegion: addRegion(cell, cell.text, group.country, Self.noFlags, &record)
      default: break
      }
    }
  }

  /// An empty option set without the cost of making one from a literal.
  static let noFlags = FieldValue.Flags(rawValue: 0)

  private func addCountry(_ cell: Cell, _ group: inout AddressGroup, _ record: inout RecordBuilder) {
    guard let code = CountryTable.code(of: cell.text) else {
      record.add(
        .addressCountry, from: cell, value: LatinText.displayed(cell.text), match: LatinText.fold(cell.text),
        flags: Self.noFlags)
      return record.note(.addressCountry, .unknownCountry)
    }
    group.country = code
    group.isCountryKnown = true
    record.add(.addressCountry, from: cell, value: code.bytes, match: code.bytes.map { $0 | 0x20 }, flags: Self.noFlags)
  }

  func addPostcode(
    _ cell: Cell, _ text: [UInt8], _ country: CountryCode, _ flags: FieldValue.Flags, _ record: inout RecordBuilder
  ) {
    let code = Postcode(text, country: country)
    record.add(
      .addressPostcode, from: cell, value: code.value, match: code.match,
      flags: code.zeroRestored ? flags.union(.repaired) : flags)
    if code.zeroRestored { record.note(.addressPostcode, .zeroRestored) }
    if !code.isValid { record.note(.addressPostcode, .invalidPostcode) }
  }

  func addRegion(
    _ cell: Cell, _ text: [UInt8], _ country: CountryCode, _ flags: FieldValue.Flags, _ record: inout RecordBuilder
  ) {
    let shown = LatinText.displayed(text)
    let match = RegionTable.code(of: shown[...], country: country) ?? RegionTable.key(of: shown[...])
    record.add(.addressRegion, from: cell, value: shown, match: match, flags: flags)
  }

  /// A city cell; what a postcode or a region beside the name says is taken off where it has no cell of its own.
  private func addCity(_ cell: Cell, _ group: AddressGroup, _ record: inout RecordBuilder) {
    let mayHoldMore = cell.text.contains { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x0A }
    if mayHoldMore {
      let text = AddressText(cell.text)
      let line = AddressLineParser.parse(text, country: group.country, isKnown: group.isCountryKnown, hasStreet: false)
      if line.isProven, let city = line.city {
        let shown = text.shownText(city)
        record.add(.addressCity, from: cell, value: shown, match: CityName.match(shown), flags: Self.noFlags)
        addPlaces(line, of: text, from: cell, group, &record, withCity: false)
        return
      }
    }
    let shown = LatinText.displayed(cell.text)
    record.add(.addressCity, from: cell, value: shown, match: CityName.match(shown), flags: Self.noFlags)
  }

  /// The places of a whole address that have no cell of their own.
  func addPlaces(
    _ line: AddressLine, of text: AddressText, from cell: Cell, _ group: AddressGroup, _ record: inout RecordBuilder,
    withCity: Bool = true
  ) {
    if withCity, !group.has(.addressCity), let city = line.city {
      let shown = text.shownText(city)
      record.add(.addressCity, from: cell, value: shown, match: CityName.match(shown), flags: .derived)
    }
    if !group.has(.addressRegion), let region = line.region {
      addRegion(cell, text.shownText(region), line.country, .derived, &record)
    }
    if !group.has(.addressPostcode), let postcode = line.postcode {
      addPostcode(cell, text.joined(postcode), line.country, .derived, &record)
    }
    if !group.has(.addressCountry), line.countryWords != nil || line.country != group.country {
      record.add(
        .addressCountry, from: cell, value: line.country.bytes, match: line.country.bytes.map { $0 | 0x20 }, flags: .derived)
    }
  }
}
