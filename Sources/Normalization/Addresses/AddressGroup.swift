import RecordModel

/// The cells of one address of a record, by field, and the country they are read for.
struct AddressGroup {
  var streets: [Cell] = []
  var secondLines: [Cell] = []
  var wholes: [Cell] = []
  var cities: [Cell] = []
  var regions: [Cell] = []
  var postcodes: [Cell] = []
  var countries: [Cell] = []
  /// Alpha-2: the group's own country, else the source's.
  var country: [UInt8]
  /// Whether the group names its country.
  var isCountryKnown = false

  init(country: [UInt8]) { self.country = country }

  mutating func add(_ cell: Cell) {
    switch cell.field {
    case .addressStreet: streets.append(cell)
    case .addressLine2: secondLines.append(cell)
    case .addressFull: wholes.append(cell)
    case .addressCity: cities.append(cell)
    case .addressRegion: regions.append(cell)
    case .addressPostcode: postcodes.append(cell)
    default: countries.append(cell)
    }
  }
}
