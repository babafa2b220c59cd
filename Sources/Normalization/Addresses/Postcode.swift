/// A postcode in its country's spelling, with the form that is compared.
struct Postcode: Equatable {
  var value: [UInt8]
  var match: [UInt8]
  var isValid: Bool
  var zeroRestored = false

  /// Reads a postcode cell. Upper-cases, sets blanks and dashes as the country does, takes off `D-` and `.0`, restores one lost
  /// leading zero. What does not fit the country is kept and compared as its letters and digits.
  init(_ text: [UInt8], country: CountryCode) {
    let compact = Self.compact(text, country)
    let rules = PostcodeRules.of(country)
    if let formatted = rules?.formatted(compact) {
      self.init(value: formatted, match: Self.match(compact, country), isValid: true)
    } else if let rules, rules.mayStartWithZero, compact.allSatisfy({ (0x30...0x39).contains($0) }),
      let formatted = rules.formatted([0x30] + compact)
    {
      self.init(value: formatted, match: Self.match([0x30] + compact, country), isValid: true, zeroRestored: true)
    } else {
      let folded = LatinText.fold(text).filter { $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
      let shown = LatinText.displayed(text).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
      self.init(value: shown, match: folded, isValid: rules == nil && !folded.isEmpty)
    }
  }

  private init(value: [UInt8], match: [UInt8], isValid: Bool, zeroRestored: Bool = false) {
    self.value = value
    self.match = match
    self.isValid = isValid
    self.zeroRestored = zeroRestored
  }

  /// Letters and digits, upper-case, without the country's sign before a code of digits.
  static func compact(_ text: [UInt8], _ country: CountryCode) -> [UInt8] {
    var bytes = text.allSatisfy { $0 < 0x80 } ? text : LatinText.fold(DecimalDigits.ascii(text))
    if bytes.count > 3, bytes.suffix(2).elementsEqual([0x2E, 0x30]),
      bytes.dropLast(2).allSatisfy({ (0x30...0x39).contains($0) })
    {
      bytes.removeLast(2)
    }
    var result: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A: result.append(byte)
      case 0x61...0x7A: result.append(byte - 0x20)
      case 0x20, 0x2D, 0x2E, 0x09, 0xA0, 0x27, 0x5F: break
      default: return []
      }
    }
    guard let digit = result.firstIndex(where: { $0 < 0x41 }), (1...3).contains(digit),
      let template = PostcodeRules.of(country)?.templates.first, template.symbols.first == 0x39
    else { return result }
    let sign = result[..<digit]
    let isOwn = CountryCode(sign) == country || sign.count == 1 || CountryTable.code(of: sign) != nil
    return isOwn ? Array(result[digit...]) : result
  }

  /// US codes are compared by their first five digits: the rest names a delivery route.
  private static func match(_ compact: [UInt8], _ country: CountryCode) -> [UInt8] {
    if country == .us { return Array(compact.prefix(5)) }
    return compact.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
