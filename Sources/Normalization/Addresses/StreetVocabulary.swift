/// What a word of a street line means, in the languages of one country.
final class StreetVocabulary: Sendable {
  enum Kind: UInt8 {
    /// Written in several ways, else a word like others: `road`, `saint`, `first`.
    case name
    /// A kind of street that English addresses end with.
    case type
    case direction
    /// Before an identifier: `flat 2`.
    case door
    case building
    /// Beside an identifier: `floor 2`, `2. og`.
    case floor
    /// Before a house number: `no 12`.
    case numberSign
    /// What follows only says where the street is: `between 5th and 6th`.
    case aside
    /// Left out in most addresses: `ul.`.
    case dropped
    /// Starts a post-office box: `postfach`.
    case box
  }

  struct Meaning {
    var kind: Kind
    var form: Int
  }

  private let table: WordTable

  private init(table: WordTable) { self.table = table }

  func find(_ word: ArraySlice<UInt8>) -> Meaning? {
    guard let code = table.find(word), let kind = Kind(rawValue: UInt8(truncatingIfNeeded: code >> 16)) else { return nil }
    return Meaning(kind: kind, form: Int(code & 0xFFFF))
  }

  /// The form a word is compared by.
  static func form(_ index: Int) -> [UInt8] { Self.built.forms[index] }

  /// The vocabulary of a country's languages, then of all others as far as their words are long enough to be sure.
  static func of(_ country: CountryCode) -> StreetVocabulary { built.byCountry[country.index] }

  private static let languages: [(countries: String, code: String)] = [
    ("US GB AU NZ IE SG IN ZA MY HK PH IM JE GG", "en"), ("CA", "en fr"), ("DE AT LI", "de"), ("CH", "de fr it"),
    ("FR MC", "fr"),
    ("BE", "fr nl"), ("LU", "fr de"), ("NL", "nl"), ("ES MX AR CL CO PE UY", "es"), ("PR", "en es"), ("PL", "pl"),
    ("IT SM VA", "it"),
    ("RU UA BY", "pl"),
  ]

  private struct Built {
    var forms: [[UInt8]] = []
    var byCountry: [StreetVocabulary] = []
  }

  private static let built: Built = {
    var built = Built()
    var index: [String: Int] = [:]
    var entries: [(language: Substring, word: Substring, code: UInt32)] = []
    for line in StreetWords.lines.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count > 2, let kind = StreetWords.kinds[String(parts[1])] else { continue }
      let form = String(parts[2])
      let place = index[form] ?? built.forms.count
      if index[form] == nil {
        index[form] = place
        built.forms.append(Array(form.utf8))
      }
      for word in parts[2...] { entries.append((parts[0], word, UInt32(kind.rawValue) << 16 | UInt32(place))) }
    }
    func vocabulary(_ codes: [Substring]) -> StreetVocabulary {
      var table = WordTable()
      for code in codes { for entry in entries where entry.language == code { table.add(entry.word, entry.code) } }
      for entry in entries where entry.word.utf8.count >= 5 { table.add(entry.word, entry.code) }
      return StreetVocabulary(table: table)
    }
    built.byCountry = [StreetVocabulary](repeating: vocabulary(["en"]), count: CountryCode.count)
    for (countries, codes) in languages {
      let shared = vocabulary(codes.split(separator: " "))
      for country in CountryCode.list(countries) { built.byCountry[country.index] = shared }
    }
    return built
  }()
}
