import RecordModel

/// What a header was understood as.
struct HeaderMeaning: Sendable, Hashable {
  var target: HeaderTarget
  /// Tells `Business Street` from `Home Street`: `work`, `home`, a number, a parent element.
  var group = ""
  /// `Address 2`, `E-mail 3`; 0 when not numbered.
  var ordinal = 0
  /// 0 for a name without qualifier; billing before shipping before others.
  var rank = 0
}

/// Reads a header with the dictionary ``HeaderAliases``: whole, without its number, without qualifiers, by the end of its path.
enum HeaderResolver {
  /// Bytes of a name that is read; a sentence of a form may be long, but what nests is not followed without end.
  private static let longestName = 2_000

  /// nil when no rule knows the name. Costs a few microseconds.
  static func meaning(of header: String) -> HeaderMeaning? {
    guard header.utf8.count <= longestName else { return nil }
    // "Order #", "Attendee #"; alone it counts the rows.
    if header.hasSuffix("#") {
      return header == "#" ? HeaderMeaning(target: .key(rank: 4)) : meaning(of: header.dropLast() + "number")
    }
    // Salesforce marks columns of one's own.
    if header.hasSuffix("__c") { return meaning(of: String(header.dropLast(3))) }
    let key = HeaderKey(header)
    if key.words.first == "addr" || key.words.first == "adr", key.components.count == 1 {
      if let found = plain(key.words) ?? plain(["address"] + key.words.dropFirst()) { return found }
    }
    if let found = inParentheses(header) ?? plain(key.words) ?? ofNumbered(key.words) { return found }
    // `Is company`: yes or no, not which.
    if key.words.count > 1, let first = key.words.first, ["is", "has", "ist", "hat", "est"].contains(first),
      ConsentQuestion.column(of: key.words) == nil, !key.words.contains("your")
    {
      return nil
    }
    if let found = yesOrNo(key.words) { return found }
    let components = withoutNeutral(key.components)
    if key.components.count > 1 {
      if let found = ofPath(components) { return found }
    }
    let words = withoutRepeats(components.flatMap { $0 })
    if let rank = KeyName.rank(of: words) { return HeaderMeaning(target: .key(rank: rank)) }
    if let rank = TimeName.rank(of: words) { return HeaderMeaning(target: .updatedAt(rank: rank)) }
    if let consent = ConsentQuestion.column(of: key.words) { return HeaderMeaning(target: .consent(consent)) }
    if words.contains(where: HeaderAliases.foreignWords.contains) { return nil }
    if words.count < key.words.count, let found = plain(words) { return found }
    if let found = nameOf(words) { return found }
    if let found = qualified(words) { return found }
    let bare = words.filter { !HeaderAliases.fillers.contains($0) }
    if bare.count < words.count, !bare.isEmpty, let found = plain(bare) ?? qualified(bare) { return found }
    return (words.count > 1 ? withoutEnding(words) : nil) ?? question(words) ?? withoutRemark(header)
  }

  /// `Created At (UTC+0)`, `(Ne pas modifier) Contact`: without what stands in parentheses at the end or in front.
  private static func withoutRemark(_ header: String) -> HeaderMeaning? {
    if header.first == "(", let close = header.firstIndex(of: ")") {
      let rest = header[header.index(after: close)...].drop { $0 == " " }
      return rest.isEmpty ? nil : meaning(of: String(rest))
    }
    guard header.last == ")", let open = header.lastIndex(of: "("), open > header.startIndex else { return nil }
    return meaning(of: String(header[..<open]))
  }

  /// `Address (Address Line 2)` as `Address Line 2`.
  private static func withoutRepeats(_ words: [String]) -> [String] {
    words.enumerated().filter { $0.offset == 0 || words[$0.offset - 1] != $0.element }.map(\.element)
  }

  /// What a sentence that speaks to the reader asks for: the longest name of a field in it, where only one is that long.
  private static func question(_ words: [String]) -> HeaderMeaning? {
    guard words.count >= 4, words.contains(where: HeaderAliases.addressing.contains),
      !words.contains(where: HeaderAliases.otherQuestions.contains)
    else { return nil }
    for length in [3, 2, 1] {
      var found: Set<HeaderTarget> = []
      for start in 0...(words.count - length) {
        let phrase = Array(words[start..<start + length])
        guard length > 1 || !HeaderAliases.ambiguousLeaves.contains(phrase[0]), let target = lookUp(phrase) else { continue }
        switch target {
        case .field, .organization: found.insert(target)
        default: break
        }
      }
      if found.count == 1, let target = found.first { return HeaderMeaning(target: target) }
      if found.count > 1 { return nil }
    }
    return nil
  }

  /// Registers name the kind of a cell behind what it holds: `state_cd`, `res_city_desc`, `full_phone_num`.
  private static func withoutEnding(_ words: [String]) -> HeaderMeaning? {
    guard let last = words.last, HeaderAliases.kindEndings.contains(last) else { return nil }
    let rest = Array(words.dropLast())
    guard let found = plain(rest) ?? qualified(rest), case .field = found.target else { return nil }
    return found
  }

  /// Whether the column belongs to somebody else than the customer, whatever it holds.
  static func isForeign(_ header: String) -> Bool {
    let words = HeaderKey(header).words
    if words.contains(where: HeaderAliases.foreignWords.contains) { return true }
    return HeaderAliases.byKey[HeaderKey.compact(words)] == .unused
  }

  /// The words as they are, then without their number.
  private static func plain(_ words: [String]) -> HeaderMeaning? {
    if words.count > 2, isNumber(words[1]), HeaderAliases.numberedWords.contains(words[0]) {
      let rest = Array(words[2...])
      let ordinal = Int(words[1]) ?? 0
      if let target = lookUp(words[..<1] + rest) ?? lookUp(rest) { return HeaderMeaning(target: target, ordinal: ordinal) }
      // `Dirección 1: calle 2`
      if rest.count == 2, let line = Int(rest[1]), lookUp(rest[..<1]) == .field(.addressStreet) {
        return HeaderMeaning(target: .field(line > 1 ? .addressLine2 : .addressStreet), ordinal: ordinal)
      }
    }
    if let target = lookUp(words) { return HeaderMeaning(target: target) }
    guard let number = words.first(where: isNumber) else { return nil }
    let rest = words.filter { !isNumber($0) }
    guard !rest.isEmpty, rest.count + 1 >= words.count, let target = lookUp(rest), takesNumber(target) else { return nil }
    return HeaderMeaning(target: target, ordinal: Int(number) ?? 0)
  }

  /// With up to two qualifiers taken off the front, or one off the end.
  private static func qualified(_ words: [String]) -> HeaderMeaning? {
    for length in [2, 1] where words.count > length {
      if let label = HeaderAliases.qualifiers[HeaderKey.compact(words[..<length])] {
        let rest = Array(words[length...])
        // `Rechnungsadresse 2`: the word is the name as well.
        let isNumbered = rest.count == 1 && isNumber(rest[0]) && takesLines(words[0])
        if let found = plain(isNumbered ? ["address"] + rest : rest) ?? (label.isEmpty ? qualified(rest) : nil) {
          return found.qualified(by: label)
        }
      }
    }
    for length in [3, 2, 1] where words.count > length {
      guard let label = HeaderAliases.qualifiers[HeaderKey.compact(words.suffix(length))] else { continue }
      var rest = Array(words.dropLast(length))
      // `Calle del trabajo`, `Téléphone du bureau`.
      while rest.count > 1, let filler = rest.last, linkWords.contains(filler) { rest.removeLast() }
      if let found = plain(rest), found.takesLabel { return found.qualified(by: label) }
    }
    return nil
  }

  private static func takesLines(_ word: String) -> Bool {
    ["adresse", "anschrift", "adres"].contains { word.hasSuffix($0) }
  }

  private static let linkWords: Set<String> = [
    "de", "del", "della", "dell", "di", "du", "des", "der", "die", "das", "la", "le", "l", "d", "el", "of", "the", "van", "het",
    "da", "do",
  ]

  /// `E-mail 1 - Valeur`, `Téléphone 2 - Libellé`: as the contacts of phones are written out in other languages.
  private static func ofNumbered(_ words: [String]) -> HeaderMeaning? {
    guard words.count >= 3, isNumber(words[words.count - 2]), let last = words.last,
      var found = plain(words.dropLast()), case .field(let field, _) = found.target
    else { return nil }
    if valueWords.contains(last) { return found }
    guard labelWords.contains(last), field.takesLabel else { return nil }
    found.target = .labels(field)
    return found
  }

  private static let valueWords: Set<String> = ["valeur", "wert", "valor", "valore", "waarde"]
  private static let labelWords: Set<String> = [
    "libelle", "beschriftung", "bezeichnung", "etiqueta", "etichetta", "type", "typ", "tipo",
  ]

  /// `Nom de l'organisation`, `Name der Kundin`: the name of what stands behind it.
  private static func nameOf(_ words: [String]) -> HeaderMeaning? {
    guard words.count >= 3, nameWords.contains(words[0]), linkWords.contains(words[1]) else { return nil }
    let rest = words.dropFirst().drop(while: linkWords.contains)
    switch lookUp(rest) {
    case .organization?: return HeaderMeaning(target: .organization)
    case .party?: return HeaderMeaning(target: .field(.nameFull))
    default: return nil
    }
  }

  private static let nameWords: Set<String> = ["nom", "nombre", "nome", "name", "naam", "namn", "navn"]

  /// `Address (City)`, `Name (Vorname)`: what stands in parentheses is the part meant.
  private static func inParentheses(_ header: String) -> HeaderMeaning? {
    guard let open = header.firstIndex(of: "("), header.last == ")" else { return nil }
    let inner = HeaderKey(String(header[header.index(after: open)...].dropLast())).words
    let outer = HeaderKey(String(header[..<open])).words
    guard let outside = plain(outer) ?? qualified(outer), case .field(let whole, let label) = outside.target,
      var found = plain(inner), case .field(let part, _) = found.target,
      whole.isNamePart && part.isNamePart || whole.isAddressPart && part.isAddressPart
    else { return nil }
    if part.takesLabel, !label.isEmpty { found = found.qualified(by: label) }
    return found
  }

  /// `Werbung J/N`: the choice behind a permission.
  private static func yesOrNo(_ words: [String]) -> HeaderMeaning? {
    guard words.count > 2, choices.contains(Array(words.suffix(2))) else { return nil }
    let target = lookUp(words.dropLast(2))
    if case .consent = target { return target.map { HeaderMeaning(target: $0) } }
    return nil
  }

  private static let choices: Set<[String]> = [
    ["j", "n"], ["ja", "nein"], ["y", "n"], ["yes", "no"], ["o", "n"], ["oui", "non"], ["s", "n"], ["si", "no"], ["1", "0"],
  ]

  /// By the last components of a path whose neutral parents are gone.
  private static func ofPath(_ components: [[String]]) -> HeaderMeaning? {
    guard let leaf = components.last else { return nil }
    if components.dropLast().contains(where: { $0.contains(where: HeaderAliases.foreignWords.contains) }) { return nil }
    let all = components.flatMap { $0 }
    if let found = plain(all) ?? qualified(all) { return found }
    let parent = components.dropLast().last ?? []
    if let found = plain(parent + leaf) ?? qualified(parent + leaf) { return found }
    if components.count > 1, HeaderAliases.ambiguousLeaves.contains(HeaderKey.compact(leaf)) { return nil }
    guard var found = plain(leaf) ?? qualified(leaf) else { return nil }
    if case .field(let field, _) = found.target, field.isAddressPart, found.group.isEmpty {
      found.group = parent.joined(separator: "_")
    }
    return found
  }

  private static func withoutNeutral(_ components: [[String]]) -> [[String]] {
    let kept = components.filter { !HeaderAliases.neutralParents.contains(HeaderKey.compact($0)) }
    if kept.isEmpty { return components.suffix(1).map { $0 } }
    return kept
  }

  private static func lookUp(_ words: some Sequence<String>) -> HeaderTarget? {
    let key = HeaderKey.compact(words)
    return HeaderAliases.byKey[key] ?? HeaderAliases.byKey[withoutUmlautSpelling(key)]
  }

  /// `geaendert` as `geandert`: umlauts written out in ASCII headers.
  private static func withoutUmlautSpelling(_ key: String) -> String {
    var result: [UInt8] = []
    for byte in key.utf8 {
      if byte == UInt8(ascii: "e"), let last = result.last, [0x61, 0x6F, 0x75].contains(last) { continue }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isNumber(_ word: String) -> Bool {
    word.count <= 2 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func takesNumber(_ target: HeaderTarget) -> Bool {
    switch target {
    case .field(.addressFull, _): false
    case .field(let field, _): field.takesLabel || field == .website || field == .tags || field == .note
    case .labels, .streetNumber: true
    default: false
    }
  }
}

extension HeaderMeaning {
  fileprivate var takesLabel: Bool {
    if case .field(let field, _) = target { return field.takesLabel }
    return target == .streetNumber
  }

  fileprivate func qualified(by label: String) -> HeaderMeaning {
    var result = self
    switch target {
    case .key, .updatedAt, .interaction, .unused, .consent, .consentTime, .consentWording, .party: break
    case .field(let field, let own):
      if own.isEmpty, field.takesLabel { result.target = .field(field, label: label) }
    case .organization, .labels, .streetNumber, .familyPart: break
    }
    if result.group.isEmpty { result.group = label }
    result.rank = label.isEmpty ? rank : ["billing": 1, "mailing": 2, "work": 3, "home": 3, "shipping": 4][label] ?? 3
    return result
  }
}
