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
    let country = Array(context.country.utf8)
    var rest = cells.filter { !$0.text.isEmpty && !addPlaceholder($0, context, &record) }
    while let first = rest.first {
      var group = AddressGroup(country: country)
      for cell in rest where cell.group == first.group && cell.label == first.label { group.add(cell) }
      rest.removeAll { $0.group == first.group && $0.label == first.label }
      add(&group, &record)
    }
  }

  private func addPlaceholder(_ cell: Cell, _ context: NormalizationContext, _ record: inout RecordBuilder) -> Bool {
    guard cell.text.count <= 40 else { return false }
    let folded = TextFolder.fold(cell.text)
    let isPlaceholder =
      context.placeholders.contains(folded: folded) || Self.placeholders.contains(folded)
      || (cell.field == .addressPostcode && isUnassigned(folded, context.country))
    if isPlaceholder { record.addUnusable(cell, flags: .placeholder, issue: .placeholder) }
    return isPlaceholder
  }

  /// `00000`, `99999`, and `12345` outside the US, where it is Schenectady.
  private func isUnassigned(_ folded: [UInt8], _ country: String) -> Bool {
    let digits = folded.filter { $0 != 0x20 && $0 != 0x2D }
    guard digits.count >= 4 else { return false }
    return digits.allSatisfy { $0 == 0x30 } || digits.allSatisfy { $0 == 0x39 }
      || (country != "US" && digits.elementsEqual("12345".utf8))
  }

  private static let placeholders: Set<[UInt8]> = Set(
    [
      "no address", "unknown address", "address unknown", "no fixed address", "no fixed abode", "not known", "not available", "unbekannt",
      "keine angabe", "k.a.", "tbd", "tba", "xxx", "xxxx", "xxxxx", "test", "asdf", "same", "see above", "s.o.",
    ].map { Array($0.utf8) })

  private func add(_ group: inout AddressGroup, _ record: inout RecordBuilder) {
    for cell in group.countries { addCountry(cell, &group, &record) }
    for cell in group.postcodes { addPostcode(cell, cell.text, group.country, [], &record) }
    for cell in group.wholes { addWhole(cell, group, &record) }
    addStreets(&group, &record)
    for cell in group.cities { addCity(cell, group, &record) }
    for cell in group.regions { addRegion(cell, cell.text, group.country, [], &record) }
  }

  private func addCountry(_ cell: Cell, _ group: inout AddressGroup, _ record: inout RecordBuilder) {
    guard let code = CountryTable.code(of: cell.text) else {
      record.add(.addressCountry, from: cell, value: TextFolder.displayed(cell.text), match: TextFolder.fold(cell.text))
      return record.note(.addressCountry, .unknownCountry)
    }
    group.country = code
    group.isCountryKnown = true
    record.add(.addressCountry, from: cell, value: code, match: code.map { $0 | 0x20 })
  }

  func addPostcode(
    _ cell: Cell, _ text: [UInt8], _ country: [UInt8], _ flags: FieldValue.Flags, _ record: inout RecordBuilder
  ) {
    let code = Postcode(text, country: country)
    record.add(
      .addressPostcode, from: cell, value: code.value, match: code.match, flags: code.zeroRestored ? flags.union(.repaired) : flags)
    if code.zeroRestored { record.note(.addressPostcode, .zeroRestored) }
    if !code.isValid { record.note(.addressPostcode, .invalidPostcode) }
  }

  func addRegion(
    _ cell: Cell, _ text: [UInt8], _ country: [UInt8], _ flags: FieldValue.Flags, _ record: inout RecordBuilder
  ) {
    let shown = TextFolder.displayed(text)
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
        record.add(.addressCity, from: cell, value: shown, match: CityName.match(shown))
        addPlaces(line, of: text, from: cell, group, &record, withCity: false)
        return
      }
    }
    let shown = TextFolder.displayed(cell.text)
    record.add(.addressCity, from: cell, value: shown, match: CityName.match(shown))
  }

  /// The places of a whole address that have no cell of their own.
  func addPlaces(
    _ line: AddressLine, of text: AddressText, from cell: Cell, _ group: AddressGroup, _ record: inout RecordBuilder,
    withCity: Bool = true
  ) {
    if withCity, group.cities.isEmpty, let city = line.city {
      let shown = text.shownText(city)
      record.add(.addressCity, from: cell, value: shown, match: CityName.match(shown), flags: .derived)
    }
    if group.regions.isEmpty, let region = line.region {
      addRegion(cell, text.shownText(region), line.country, .derived, &record)
    }
    if group.postcodes.isEmpty, let postcode = line.postcode {
      addPostcode(cell, text.joined(postcode), line.country, .derived, &record)
    }
    if group.countries.isEmpty, line.countryWords != nil || line.country != group.country {
      record.add(.addressCountry, from: cell, value: line.country, match: line.country.map { $0 | 0x20 }, flags: .derived)
    }
  }
}
