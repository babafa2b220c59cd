import RecordModel

/// Words and values that stand for "nothing": `n/a`, `none@none.com`, `Vorname Nachname`.
package struct PlaceholderList: Sendable {
  private let anywhere: ByteSet
  /// By the field's raw value.
  private let byField: [ByteSet?]
  private let anybodyWords: ByteSet
  private let anybodyNames: ByteSet
  /// ``anybodyNames`` and their words.
  private let anybodyParts: ByteSet

  /// The built-in lists with a pipeline's own additions, as written there.
  package init(extra: [String] = []) {
    func folded(_ words: [String]) -> ByteSet { ByteSet(words.map { TextFolder.fold(Array($0.utf8)) }) }
    anywhere = folded(Self.words + extra)
    anybodyWords = folded(Self.anybodyWords)
    anybodyNames = folded(Self.anybodyNames)
    anybodyParts = folded(Self.anybodyNames + Self.anybodyNames.flatMap { $0.split(separator: " ").map(String.init) })
    byField = CanonicalField.allCases.map { Self.wordsByField[$0].map(folded) }
  }

  /// Whether the folded text is a placeholder for any field. About 20 ns.
  package func contains(folded text: [UInt8]) -> Bool { anywhere.contains(text) }

  /// Whether the folded text is a placeholder for any field or for this one.
  package func contains(folded text: [UInt8], in field: CanonicalField) -> Bool {
    if field == .addressRegion, Self.regions.contains(text) { return false }
    return anywhere.contains(text) || byField[Int(field.rawValue)]?.contains(text) == true
  }

  /// Whether a folded name, or the whole name it is a part of, is given to anybody: records so named are of several people.
  ///
  /// - Parameter whole: the full name, made only where the part may belong to such a one.
  package func standsForAnybody(folded name: [UInt8], whole: () -> [UInt8]) -> Bool {
    anybodyWords.contains(name) || (anybodyParts.contains(name) && anybodyNames.contains(whole()))
  }

  /// North Carolina, Karnataka, Naples: codes of regions that mean nothing elsewhere.
  private static let regions = ByteSet(words: "nc ka na")

  /// Words that are nobody's name, whatever stands beside them.
  private static let anybodyWords = [
    "anonymous", "anon", "anonym", "anonyme", "anónimo", "anonimo", "anonimowy", "anoniem", "unknown", "unk", "unbekannt",
    "inconnu", "inconnue", "desconocido", "desconocida", "sconosciuto", "nieznany", "nieznana", "onbekend", "noname", "no name",
    "fnu", "lnu",
  ]
  /// Whole names; a Guest or a Test with another name beside it is somebody.
  private static let anybodyNames = [
    "john doe", "jane doe", "doe john", "doe jane", "baby boy", "baby girl", "boy baby", "girl baby", "unknown unknown",
    "max mustermann", "mustermann", "erika mustermann", "jean dupont test", "jan modaal", "guest", "guest user", "gast",
    "walk in", "walk-in customer", "cash customer", "laufkunde", "test", "test test", "test user", "test customer",
    "test person", "deleted user",
  ]

  static let words =
    [
      "n/a", "na", "n.a.", "n.a", "#n/a", "n/d", "n.d.", "null", "(null)", "<null>", "none", "(none)", "<none>", "nil", "nan",
      "-", "--", "---", "----", "–", "—", ".", "..", "...", "?", "??", "???", "_", "__", "*", "**", "***", "/", "//", "\\n",
      "unknown", "(unknown)", "unk", "(empty)", "<empty>", "empty", "(blank)", "blank", "[blank]", "not available", "missing",
      "not applicable", "not provided", "not specified", "not given", "not set", "unspecified", "undefined", "undisclosed",
      "no data", "no value", "nothing", "to be determined", "tbd", "tba", "tbc", "void", "#null!", "x", "xx", "xxx", "xxxx",
      "xxxxx", "no information", "not known", "to follow", "dummy", "placeholder", "default", "not entered", "do not use",
      // German, French, Spanish, Italian, Polish, Dutch, Portuguese.
      "unbekannt", "keine angabe", "keine angaben", "k.a.", "k. a.", "ka", "k.a", "keine", "kein", "leer", "entfällt",
      "nicht bekannt", "nicht angegeben", "nicht vorhanden", "ohne angabe", "o.a.", "unbek.", "fehlt", "folgt", "inconnu",
      "inconnue", "non renseigné", "non communiqué", "non précisé", "aucun", "aucune", "néant", "vide", "sans objet", "n.c.",
      "nc", "desconocido", "desconocida", "ninguno", "ninguna", "sin datos", "sin información", "no disponible", "no aplica",
      "no indicado", "vacío", "s/d", "sin especificar", "sconosciuto", "nessuno", "nessuna", "non disponibile",
      "non specificato", "vuoto", "non indicato", "nieznany", "nieznane", "nieznana", "brak", "brak danych", "nie dotyczy",
      "nie podano", "pusty", "onbekend", "geen", "niet bekend", "nvt", "n.v.t.", "desconhecido", "nenhum", "não informado",
      // Dates and phones nobody has.
      "01.01.1900", "1.1.1900", "1900-01-01", "01/01/1900", "1/1/1900", "19000101", "01.01.1970", "1970-01-01", "01/01/1970",
      "1/1/1970", "19700101", "0000-00-00", "00.00.0000", "00/00/0000", "0/0/00", "0/0/0000", "00000000", "01.01.0001",
      "0001-01-01", "1/1/0001", "9999-12-31", "31.12.9999", "12/31/9999", "99991231", "1900-01-00", "1899-12-30",
      "000-000-0000", "(000) 000-0000", "0000000000", "123-456-7890", "1234567890", "999-999-9999", "+49 111 1111111",
      "неизвестно", "нет", "不明", "なし", "無し", "未知", "无",
    ]

  private static let names = [
    "test", "test test", "testtest", "tester", "test user", "testuser", "test customer", "test person", "user test", "asdf",
    "asdf asdf", "asd", "asdasd", "qwertz", "qwerty", "foo", "foo bar", "abc", "abcd", "aaa", "aaaa", "first name",
    "last name", "firstname", "lastname", "surname", "given name", "name", "full name", "first last", "vorname", "nachname",
    "vorname nachname", "first name last name", "firstname lastname", "prénom", "nom", "nombre", "apellido", "max mustermann",
    "mustermann", "erika mustermann", "maxi mustermann", "lorem ipsum", "guest", "guest user", "gast", "customer", "kunde",
    "anonymous", "anonym", "anonyme", "anónimo", "no name", "noname", "no first name", "no last name", "fnu", "lnu", "fake",
    "fake name", "deleted", "deleted user", "do not call", "walk in", "walk-in customer", "cash customer", "laufkunde",
    "barverkauf", "diverse", "test account", "testkunde", "max muster", "muster", "temp", "unknown unknown", "n/a n/a",
    "null null", "none none", "jan modaal", "jean dupont test", "0", "00", "000", "1", "123", "12345",
  ]
  private static let numbers = [
    "0", "00", "000", "0000", "00000", "12345", "123456", "1234567", "12345678", "123456789", "99999",
  ]

  private static let wordsByField: [CanonicalField: [String]] = [
    .nameFull: names + anybodyWords + anybodyNames, .nameGiven: names + anybodyWords, .nameLast: names + anybodyWords,
    .nameMiddle: ["nmi", "nmn", "no middle name", "0"],
    .nameOrg: ["test", "test company", "company", "company name", "firma", "0", "1", "no company", "keine firma"],
    .company: companies,
    .email: [
      "none@none.com", "test@test.com", "test@test.de", "no@email.com", "no@mail.com", "email@email.com", "mail@mail.com",
      "na@na.com", "n/a@n/a.com", "null@null.com", "unknown@unknown.com", "a@a.com", "a@b.com", "a@b.c", "x@x.com",
      "abc@abc.com",
      "no@no.com", "nobody@nowhere.com", "noone@nowhere.com", "none@nowhere.com", "user@domain.com", "name@domain.com",
      "name@example.com", "your@email.com", "youremail@example.com", "your.email@example.com", "example@example.com",
      "email@example.com", "test@example.com", "user@example.com", "no", "nein", "keine e-mail", "keine email", "no email",
      "kein", "noemail", "nomail", "no mail", "none provided", "pas d'email", "sin correo", "brak maila", "email", "e-mail",
      "asdf@asdf.com", "asdf@asdf.de", "123@123.com", "max@mustermann.de", "max.mustermann@example.com", "foo@bar.com",
      "xxx@xxx.com", "xx@xx.com", "111@111.com", "me@me.com", "none@email.com", "noreply@noreply.com", "nope@nope.com",
      "not@provided.com", "notprovided@email.com", "notgiven@email.com", "declined@declined.com", "refused@refused.com",
    ],
    .birthDate: ["0"], .lastActivity: ["0"],
    .phone: ["no phone", "kein telefon", "keine telefonnummer", "pas de téléphone", "sin teléfono", "no", "nein"]
      + numbers,
    .addressPostcode: ["0", "00", "000", "0000", "00000", "99999", "xxxxx"], .externalID: numbers, .taxID: numbers,
    .addressCity: ["city", "town", "stadt", "ort", "ville", "test", "musterstadt", "musterhausen", "anytown", "nowhere"],
    .addressStreet: [
      "street", "straße", "address", "test", "musterstraße 1", "musterstrasse", "123 main st test", "no address",
    ],
    .addressCountry: ["country", "select country", "please select", "bitte wählen"],
    .website: ["http://", "https://", "www", "www."],
    .gender: ["u", "not disclosed", "prefer not to say", "9", "0", "select", "bitte wählen"],
  ]
  private static let companies = [
    "private", "privat", "private person", "privatperson", "self", "self employed", "self-employed", "selbständig",
    "selbstständig", "freelance", "freelancer", "individual", "home", "personal", "retired", "student", "particulier",
    "particular", "privato", "osoba prywatna", "company", "company name", "firma", "test", "test company", "no company",
    "keine firma", "unemployed", "0", "1",
  ]
}
