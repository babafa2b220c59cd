/// How a country writes its postcodes, and where they stand.
struct PostcodeRules: Sendable {
  /// `9` a digit, `A` a letter, `X` either; anything else is written as it stands.
  var templates: [Template]
  /// Whether codes may begin with zero, which spreadsheets lose.
  var mayStartWithZero = false

  /// The rules of a country; nil where they are not known.
  static func of(_ country: CountryCode) -> PostcodeRules? { table[country.index] }

  /// The code as its country writes it, upper-case; nil when no template fits.
  func formatted(_ compact: [UInt8]) -> [UInt8]? {
    for template in templates where template.codeLength == compact.count {
      if let result = template.fill(compact) { return result }
    }
    return nil
  }

  /// The country whose postcodes alone are written like this, with letters or a dash; its neighbours' that write them alike count
  /// as its own.
  static func onlyCountry(writing text: [UInt8]) -> CountryCode? {
    let written = text.filter { $0 != 0x20 }.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
    let compact = written.filter { $0 != 0x2D }
    var found = CountryCode.none
    for (countries, templates) in telling
    where templates.contains(where: { $0.fill(compact)?.filter { $0 != 0x20 } == written }) {
      if found != .none { return nil }
      found = CountryCode(countries.utf8.prefix(2))
    }
    return found == .none ? nil : found
  }

  private static let telling = shapes.map { countries, templates in
    (countries, templates.split(separator: "|").filter { $0.contains { "AX-".contains($0) } }.map { Template($0) })
  }

  struct Template: Sendable {
    let symbols: [UInt8]
    /// Letters and digits of a code.
    let codeLength: Int

    init(_ text: some StringProtocol) {
      symbols = Array(text.utf8)
      codeLength = symbols.filter { Self.isPlace($0) }.count
    }

    private static func isPlace(_ symbol: UInt8) -> Bool { symbol == 0x39 || symbol == 0x41 || symbol == 0x58 }

    /// The code with the template's blanks and dashes; nil when a letter or digit does not fit.
    func fill(_ compact: [UInt8]) -> [UInt8]? {
      var result: [UInt8] = []
      result.reserveCapacity(symbols.count)
      var index = 0
      for symbol in symbols {
        guard Self.isPlace(symbol) else {
          result.append(symbol)
          continue
        }
        guard index < compact.count else { return nil }
        let byte = compact[index]
        let isDigit = (0x30...0x39).contains(byte)
        let isLetter = (0x41...0x5A).contains(byte)
        guard symbol == 0x39 ? isDigit : symbol == 0x41 ? isLetter : isDigit || isLetter else { return nil }
        result.append(byte)
        index += 1
      }
      return index == compact.count ? result : nil
    }
  }

  private static let zeroFirst: Set<String> = [
    "US", "DE", "FR", "ES", "IT", "PL", "AU", "NO", "FI", "SG", "SK", "MX", "KR", "TR", "RO", "CN", "JP", "BR", "UA", "LT",
    "ZA", "NZ",
    "PR",
  ]

  private static let shapes: [(countries: String, templates: String)] = [
    ("US PR", "99999|99999-9999"), ("GB JE GG IM", "A9 9AA|A99 9AA|AA9 9AA|AA99 9AA|A9A 9AA|AA9A 9AA|AAA 9AA"),
    ("CA", "A9A 9A9"), ("NL", "9999 AA"), ("IE", "A99 XXXX|A9A XXXX"), ("PL", "99-999"), ("PT", "9999-999|9999"),
    ("SE CZ SK GR", "999 99"), ("JP", "999-9999"), ("BR", "99999-999"), ("MT", "AAA 9999"), ("IL", "9999999"),
    ("AT AU BE BG CH CY DK HU LI LU LV NO NZ PH SI ZA", "9999"),
    ("DE EE ES FI FR HR IT KR LT MX MY RS SM TH TR UA VA MC", "99999"),
    ("CN IN RO RU SG VN", "999999"),
  ]

  private static let table: [PostcodeRules?] = {
    var table = [PostcodeRules?](repeating: nil, count: CountryCode.count)
    for (countries, templates) in shapes {
      for country in countries.split(separator: " ") {
        table[CountryCode(country.utf8).index] = PostcodeRules(
          templates: templates.split(separator: "|").map { Template($0) }, mayStartWithZero: zeroFirst.contains(String(country))
        )
      }
    }
    return table
  }()
}
