/// Where a country puts the parts of an address.
struct AddressConventions: Sendable {
  enum Slash: Sendable {
    /// `12/3`: house 12, flat 3.
    case unitAfter
    /// `3/12`: flat 3, house 12.
    case unitBefore
    case none
  }

  /// Whether the house number stands before the street's name.
  var numberFirst = true
  var slash = Slash.none
  /// Whether the postcode stands before the city.
  var postcodeFirst = false

  static func of(_ country: CountryCode) -> AddressConventions { table[country.index] }

  private static let table: [AddressConventions] = {
    var table = [AddressConventions](repeating: AddressConventions(), count: CountryCode.count)
    func add(_ countries: String, _ conventions: AddressConventions) {
      for country in CountryCode.list(countries) { table[country.index] = conventions }
    }
    add(
      "DE AT CH LI PL CZ SK HU SI HR RS RO BG EE LV LT GR",
      AddressConventions(numberFirst: false, slash: .unitAfter, postcodeFirst: true))
    add(
      "ES IT SM VA NL BE SE NO DK FI PT IS TR CY MT AR CL CO BR MX PE UY RU UA BY",
      AddressConventions(numberFirst: false, postcodeFirst: true))
    add("FR LU MC MA TN DZ SN", AddressConventions(postcodeFirst: true))
    add("AU NZ", AddressConventions(slash: .unitBefore))
    return table
  }()
}
