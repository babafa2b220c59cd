/// A person's name in parts, as shown.
struct PersonName: Sendable, Hashable {
  var prefix: [UInt8] = []
  var given: [UInt8] = []
  var middle: [UInt8] = []
  var last: [UInt8] = []
  var suffix: [UInt8] = []

  /// Given, middle and family name: what is compared.
  var core: [UInt8] { Self.join([given, middle, last]) }

  static func join(_ parts: [[UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(parts.reduce(0) { $0 + $1.count + 1 })
    for part in parts where !part.isEmpty {
      if !result.isEmpty { result.append(0x20) }
      result.append(contentsOf: part)
    }
    return result
  }
}

/// Takes a full name apart.
enum PersonNameParser {
  /// nil for names of two people or none. `isFamilyPair`: the country's names end in two family names.
  static func parse(_ text: [UInt8], isFamilyPair: Bool = false) -> PersonName? {
    if let plain = plainPair(text) { return plain }
    var name = PersonName()
    var pieces = text.split(separator: UInt8(ascii: ",")).map { words(of: Array($0)) }.filter { !$0.isEmpty }
    guard !pieces.isEmpty else { return nil }
    if pieces.joined().contains(where: { NameWords.couples.contains(NameCase.lowered($0)) && isCouple(text) }) { return nil }
    takeSuffixPieces(&pieces, into: &name)
    for index in pieces.indices { takeTitles(&pieces[index], into: &name) }
    if pieces.count >= 2 {
      takeSuffixes(&pieces[0], into: &name)
      name.last = joined(pieces[0])
      let rest = pieces[1...].flatMap { $0 }
      name.given = rest.first ?? []
      name.middle = joined(Array(rest.dropFirst()))
      moveTrailingParticles(&name)
      return name.core.isEmpty ? nil : name
    }
    guard var only = pieces.first else { return nil }
    takeSuffixes(&only, into: &name)
    split(only, isFamilyPair, into: &name)
    return name.core.isEmpty ? nil : name
  }

  /// The most common shape, two words of ASCII letters that mean nothing else, without cutting it into pieces.
  private static func plainPair(_ text: [UInt8]) -> PersonName? {
    guard let space = text.firstIndex(of: 0x20), space > 1, text.count - space > 2 else { return nil }
    for index in text.indices where index != space && !ByteText.isLetter(text[index]) { return nil }
    let given = Array(text[..<space])
    let last = Array(text[(space + 1)...])
    let lowerLast = NameCase.lowered(last)
    if NameWords.titles.contains(NameCase.lowered(given)) || NameWords.suffixes.contains(lowerLast) { return nil }
    return NameWords.couples.contains(lowerLast) ? nil : PersonName(given: given, last: last)
  }

  /// Splits titles off a given name and suffixes off a family name that came in columns of their own.
  static func refine(_ name: PersonName) -> PersonName {
    var result = name
    var given = words(of: name.given)
    var last = words(of: name.last)
    if given.count > 1 || (!last.isEmpty && !given.isEmpty) { takeTitles(&given, into: &result, keepingOne: last.isEmpty) }
    if last.count > 1 {
      if given.isEmpty { takeTitles(&last, into: &result) }
      takeSuffixes(&last, into: &result, isFamilyName: true)
    }
    while given.count > 1, let suffix = given.last, NameWords.numerals.contains(key(suffix)) {
      result.suffix = PersonName.join([suffix, result.suffix])
      given.removeLast()
    }
    result.given = joined(given)
    result.last = joined(last)
    return result
  }

  private static func split(_ words: [[UInt8]], _ isFamilyPair: Bool, into name: inout PersonName) {
    if words.count <= 1 {
      // `Mr Byte` is a family name, `Madonna` is what she is called.
      if name.prefix.isEmpty { name.given = joined(words) } else { name.last = joined(words) }
      return
    }
    if words.allSatisfy(isEastAsian) {
      name.last = words[0]
      name.given = joined(Array(words[1...]))
      return
    }
    let start = familyStart(words, isFamilyPair)
    name.last = joined(Array(words[start...]))
    name.given = words[0]
    name.middle = joined(Array(words[1..<start]))
  }

  private static func familyStart(_ words: [[UInt8]], _ isFamilyPair: Bool) -> Int {
    var start = isFamilyPair && words.count >= 3 ? words.count - 2 : words.count - 1
    for index in 1..<(words.count - 1) {
      let lower = NameCase.lowered(words[index])
      guard NameWords.particles.contains(lower) else { continue }
      if NameWords.cautiousParticles.contains(lower), words[index] != lower { continue }
      start = min(start, index)
      break
    }
    // The y of `García y Vega` binds both sides.
    if start > 1, NameCase.lowered(words[start]) == [UInt8(ascii: "y")] { start -= 1 }
    return start
  }

  /// `Berg, Jan van der` is `Jan van der Berg`.
  private static func moveTrailingParticles(_ name: inout PersonName) {
    var middle = words(of: name.middle)
    var moved: [[UInt8]] = []
    while let last = middle.last, NameWords.lowerParticles.contains(NameCase.lowered(last)) {
      moved.insert(last, at: 0)
      middle.removeLast()
    }
    guard !moved.isEmpty else { return }
    name.middle = joined(middle)
    name.last = PersonName.join([joined(moved), name.last])
  }

  /// Pieces behind a comma that are suffixes only: `Byte, Jr.`, `Ada Byte, PhD`.
  private static func takeSuffixPieces(_ pieces: inout [[[UInt8]]], into name: inout PersonName) {
    while pieces.count >= 2, let last = pieces.last, last.allSatisfy({ NameWords.suffixes.contains(key($0)) }) {
      name.suffix = PersonName.join([joined(last), name.suffix])
      pieces.removeLast()
    }
  }

  private static func takeTitles(_ words: inout [[UInt8]], into name: inout PersonName, keepingOne: Bool = true) {
    var taken: [[UInt8]] = []
    while let first = words.first, words.count > (keepingOne ? 1 : 0), NameWords.titles.contains(key(first)) {
      if NameWords.weakTitles.contains(key(first)), first.last != UInt8(ascii: "."), taken.isEmpty || words.count < 3 { break }
      taken.append(first)
      words.removeFirst()
    }
    if !taken.isEmpty { name.prefix = PersonName.join([name.prefix, joined(taken)]) }
  }

  private static func takeSuffixes(_ words: inout [[UInt8]], into name: inout PersonName, isFamilyName: Bool = false) {
    while words.count > 1, let last = words.last, NameWords.suffixes.contains(key(last)) {
      // `Jack Ma` is no Master of Arts; `Li MA` may be, in a name of mixed case.
      let isGeneration = isFamilyName && NameWords.generations.contains(key(last))
      if !isGeneration, NameWords.weakSuffixes.contains(key(last)),
        words.count < 3 || NameCase.writing(of: last) != .upper
      {
        break
      }
      name.suffix = PersonName.join([last, name.suffix])
      words.removeLast()
    }
  }

  /// A couple has an and between two names, or a family name for both: not `García y Vega`, `Ada Y. Byte`.
  private static func isCouple(_ text: [UInt8]) -> Bool {
    let all = words(of: text)
    guard let index = all.firstIndex(where: { NameWords.couples.contains(NameCase.lowered($0)) }) else { return false }
    let word = NameCase.lowered(all[index])
    let isLetter = word.count == 1 && ByteText.isLetter(word[0])
    if isLetter || word == Array("en".utf8) {
      // Between two titles only: `Sr. y Sra. Vega`.
      return index > 0 && index + 1 < all.count && NameWords.titles.contains(key(all[index - 1]))
        && NameWords.titles.contains(key(all[index + 1]))
    }
    return index > 0 && index + 1 < all.count
  }

  private static func isEastAsian(_ word: [UInt8]) -> Bool {
    String(decoding: word, as: UTF8.self).unicodeScalars.allSatisfy {
      (0x3040...0x30FF).contains($0.value) || (0x3400...0x9FFF).contains($0.value) || (0xAC00...0xD7AF).contains($0.value)
    }
  }

  private static func key(_ word: [UInt8]) -> [UInt8] {
    guard word.count <= 16 else { return [] }
    return TextFolder.fold(word).filter { $0 != UInt8(ascii: ".") }
  }

  static func words(of text: [UInt8]) -> [[UInt8]] { text.split(separator: 0x20).map(Array.init) }
  private static func joined(_ words: [[UInt8]]) -> [UInt8] { Array(words.joined(separator: [0x20])) }
}
