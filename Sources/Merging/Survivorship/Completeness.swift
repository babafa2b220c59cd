import RecordModel

/// How whole a name is: 3 given and family name, 2 the same with an initial, 1 one of them or a full name, 0 a title.
enum NameCompleteness {
  /// Of the given usable values of one record.
  static func of(_ places: ArraySlice<Int>, in table: CustomerRecordTable) -> Int {
    var given = 0
    var hasLast = false
    var hasFull = false
    for place in places {
      let value = table.values[place]
      switch value.field {
      case .nameGiven: given = max(given, letters(of: value.value, in: table.texts))
      case .nameLast: hasLast = true
      case .nameFull: hasFull = true
      default: break
      }
    }
    if given > 0 && hasLast { return given > 1 ? 3 : 2 }
    return given > 0 || hasLast || hasFull ? 1 : 0
  }

  /// Code points without full stops, so that "A." is an initial.
  private static func letters(of text: TextID, in texts: TextPool) -> Int {
    texts.withBytes(text) { $0.reduce(0) { $1 & 0xC0 == 0x80 || $1 == 0x2E ? $0 : $0 + 1 } }
  }
}

/// How whole an address is: 3 street and postcode, 2 street and city or an unparsed text, 1 one part, 0 region or country.
enum AddressCompleteness {
  /// Of the given usable values of one address.
  static func of(_ places: ArraySlice<Int>, in table: CustomerRecordTable) -> Int {
    var hasStreet = false
    var hasPostcode = false
    var hasCity = false
    var hasFull = false
    var hasLine = false
    for place in places {
      switch table.values[place].field {
      case .addressStreet: hasStreet = true
      case .addressPostcode: hasPostcode = true
      case .addressCity: hasCity = true
      case .addressFull: hasFull = true
      case .addressLine2: hasLine = true
      default: break
      }
    }
    if hasStreet && hasPostcode { return 3 }
    if hasStreet && hasCity || hasFull { return 2 }
    return hasStreet || hasPostcode || hasCity || hasLine ? 1 : 0
  }
}
