import RecordModel

/// Which country most records come from, as their first ones tell: by country columns, international phone numbers, postcodes that
/// only one country has, national mail domains and, where nothing else is known, the language of the headers.
struct CountryGuess: Sendable {
  /// Votes by ISO 3166 alpha-2 code.
  private var votes: [String: Double] = [:]

  /// The country with at least three votes and three of five of all, and why; nil when there is none.
  var best: (country: String, evidence: String)? {
    let all = votes.values.sorted().reduce(0, +)
    guard let first = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), first.value >= 3, first.value >= 0.6 * all
    else { return nil }
    return (first.key, "\(Int((first.value * 100 / all).rounded())) % of what tells countries apart in the first records")
  }

  mutating func read(_ table: CustomerRecordTable) {
    for record in table.records {
      for value in table.values(of: record) { read(value, table.texts) }
    }
  }

  mutating func read(headers: [String]) {
    for header in headers {
      let word = header.lowercased()
      for (country, words) in Self.headerWords where words.contains(word) { votes[country, default: 0] += 0.9 }
    }
  }

  private mutating func read(_ value: FieldValue, _ texts: TextPool) {
    switch value.field {
    case .addressCountry:
      let code = texts.string(value.value)
      if code.utf8.count == 2 { votes[code, default: 0] += 1 }
    case .phone:
      if let country = Self.country(ofPhone: texts.string(value.raw)) { votes[country, default: 0] += 1 }
    case .addressPostcode:
      if let country = Self.country(ofPostcode: texts.string(value.raw)) { votes[country, default: 0] += 1 }
    case .email:
      let top = texts.string(value.value).split(separator: ".").last.map(String.init) ?? ""
      if let country = Self.topDomains[top] { votes[country, default: 0] += 0.5 }
    default: break
    }
  }

  /// Of a number written with its calling code; nil for national ones, and for +1 and +7, which several countries share.
  static func country(ofPhone text: String) -> String? {
    let written = text.drop { $0 == "'" || $0 == " " || $0 == "(" }
    var digits = written.filter { $0.isASCII && $0.isNumber }
    if written.hasPrefix("00") {
      digits = String(digits.dropFirst(2))
    } else if !written.hasPrefix("+") {
      return nil
    }
    guard digits.count >= 8 else { return nil }
    return callingCodes[String(digits.prefix(3))] ?? callingCodes[String(digits.prefix(2))]
  }

  /// Of a postcode whose shape only one country has.
  static func country(ofPostcode text: String) -> String? {
    let shape = String(
      text.uppercased().filter { $0 != " " }.map { $0.isASCII && $0.isNumber ? "9" : $0.isASCII && $0.isLetter ? "A" : $0 })
    return postcodeShapes[shape]
  }

  private static let postcodeShapes = [
    "A99AA": "GB", "A999AA": "GB", "AA99AA": "GB", "AA999AA": "GB", "A9A9AA": "GB", "AA9A9AA": "GB", "9999AA": "NL",
    "A9A9A9": "CA", "99-999": "PL", "9999-999": "PT", "99999-9999": "US",
  ]

  private static let callingCodes = [
    "44": "GB", "49": "DE", "43": "AT", "41": "CH", "33": "FR", "32": "BE", "31": "NL", "34": "ES", "39": "IT", "351": "PT",
    "353": "IE", "352": "LU", "45": "DK", "46": "SE", "47": "NO", "358": "FI", "48": "PL", "420": "CZ", "421": "SK", "36": "HU",
    "40": "RO", "30": "GR", "90": "TR", "61": "AU", "64": "NZ", "91": "IN", "81": "JP", "86": "CN", "55": "BR", "52": "MX",
    "54": "AR", "56": "CL", "57": "CO", "27": "ZA", "65": "SG", "380": "UA", "385": "HR", "386": "SI", "359": "BG", "372": "EE",
    "371": "LV", "370": "LT",
  ]

  private static let topDomains = [
    "uk": "GB", "de": "DE", "at": "AT", "ch": "CH", "fr": "FR", "be": "BE", "nl": "NL", "es": "ES", "it": "IT", "pt": "PT",
    "ie": "IE", "dk": "DK", "se": "SE", "no": "NO", "fi": "FI", "pl": "PL", "cz": "CZ", "sk": "SK", "hu": "HU", "ro": "RO",
    "gr": "GR", "au": "AU", "nz": "NZ", "in": "IN", "jp": "JP", "br": "BR", "mx": "MX", "ca": "CA", "za": "ZA",
  ]

  /// Headers of one language each; `Land` and `Name` are words of several.
  private static let headerWords: [(country: String, words: Set<String>)] = [
    ("DE", ["vorname", "nachname", "straße", "strasse", "plz", "ort", "telefon", "handy", "geburtsdatum", "firma", "anrede"]),
    ("FR", ["prénom", "prenom", "nom", "rue", "code postal", "ville", "téléphone", "pays", "date de naissance", "société"]),
    ("ES", ["nombre", "apellido", "apellidos", "calle", "código postal", "ciudad", "teléfono", "correo", "país", "empresa"]),
    ("IT", ["nome", "cognome", "indirizzo", "cap", "città", "telefono", "data di nascita", "azienda"]),
    ("NL", ["voornaam", "achternaam", "tussenvoegsel", "straat", "woonplaats", "telefoon", "geboortedatum"]),
    ("PL", ["imię", "nazwisko", "ulica", "kod pocztowy", "miasto", "miejscowość"]),
  ]
}
