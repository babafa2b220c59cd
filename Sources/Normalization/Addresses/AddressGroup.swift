import RecordModel

/// The cells of one address of a record, and the country they are read for.
struct AddressGroup {
  /// In mapping order, placeholders left out.
  var cells: [Cell]
  /// The group's own country, else the source's.
  var country: CountryCode
  /// Whether the group names its country.
  var isCountryKnown = false

  func has(_ field: CanonicalField) -> Bool { cells.contains { $0.field == field } }
}
