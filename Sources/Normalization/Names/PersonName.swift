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
  /// nil for names of two people or none.
  static func parse(_ text: [UInt8], customs: NameCustoms = NameCustoms()) -> PersonName? {
    if let plain = plainPair(text) { return plain }
    var name = PersonName()
    var pieces = text.split(separator: UInt8(ascii: ",")).map { words(of: Array($0)) }.filter { !$0.isEmpty }
    guard !pieces.isEmpty else { return nil }
    if pieces.joined().contains(where: { NameWords.couples.contains(NameCase.lowered($0)) && isCouple(text) }) { return nil }
    takeSuffixPieces(&pieces, into: &name)
    for index in pieces.indices {
      if customs.isMonsieur { takeMonsieur(&pieces[index], into: &name) }
      takeTitles(&pieces[index], into: &name)
    }
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
    split(only, customs, into: &name)
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
    if NameWords.couples.contains(lowerLast) { return nil }
    if isWrittenLarge(given), !isWrittenLarge(last) {
      return PersonName(given: last, last: NameCase.titled(given, isFamilyName: true))
    }
    if isWrittenLarge(last), !isWrittenLarge(given) {
      return PersonName(given: given, last: NameCase.titled(last, isFamilyName: true))
    }
    return PersonName(given: given, last: last)
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

  private static func split(_ words: [[UInt8]], _ customs: NameCustoms, into name: inout PersonName) {
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
    let given: ArraySlice<[UInt8]>
    let leading = leadingFamily(words, customs)
    if leading > 0 {
      given = words[leading...]
      name.last = joined(Array(words[..<leading]))
    } else {
      let start = familyStart(words, customs.isFamilyPair)
      given = words[..<start]
      name.last = joined(Array(words[start...]))
    }
    if NameCase.writing(of: name.last) == .upper, given.contains(where: { !isWrittenLarge($0) }) {
      name.last = NameCase.titled(name.last, isFamilyName: true)
    }
    name.given = given.first ?? []
    name.middle = joined(Array(given.dropFirst()))
  }

  /// Words of a family name that stands first, 0 where the given name does: `DA SILVA Ethan`, `De Santis Severino`.
  private static func leadingFamily(_ words: [[UInt8]], _ customs: NameCustoms) -> Int {
    let large = words.prefix { isWrittenLarge($0) || isLargeParticle($0) }.count
    if large > 0, large < words.count, words[..<large].contains(where: { isWrittenLarge($0) }),
      !words[large...].contains(where: { isWrittenLarge($0) })
    {
      return large
    }
    guard words.count >= 3, let first = words.first else { return 0 }
    let lower = NameCase.lowered(first)
    guard NameWords.leadingParticles.contains(lower) else { return 0 }
    if customs.isEnglish, first != lower, !NameWords.foreignParticles.contains(lower) { return 0 }
    let particles = words.prefix { NameWords.particles.contains(NameCase.lowered($0)) }.count
    return particles + 1 < words.count ? particles + 1 : 0
  }

  /// Three capitals or more and no small letter: how a family name is marked beside a given name of mixed case.
  private static func isWrittenLarge(_ word: [UInt8]) -> Bool {
    guard word.count >= 3, !word.contains(UInt8(ascii: ".")) else { return false }
    return NameCase.writing(of: word) == .upper
  }

  private static func isLargeParticle(_ word: [UInt8]) -> Bool {
    NameCase.writing(of: word) == .upper && NameWords.particles.contains(NameCase.lowered(word))
  }

  /// `M. Noël Faure`: the M with its dot, before two names or more.
  private static func takeMonsieur(_ words: inout [[UInt8]], into name: inout PersonName) {
    guard words.count >= 3, let first = words.first, first.count <= 2, first.first == UInt8(ascii: "M") else { return }
    if first.count == 1 || first.last == UInt8(ascii: ".") { name.prefix = words.removeFirst() }
  }

  private static func familyStart(_ words: [[UInt8]], _ isFamilyPair: Bool) -> Int {
    // `Anne MARTIN DUPUIS`: a family name written large is as long as it is.
    let large = words.reversed().prefix { isWrittenLarge($0) }.count
    if large > 0, large < words.count, !isWrittenLarge(words[0]) { return familyStart(words, at: words.count - large) }
    return familyStart(words, at: isFamilyPair && words.count >= 3 ? words.count - 2 : words.count - 1)
  }

  private static func familyStart(_ words: [[UInt8]], at usual: Int) -> Int {
    var start = usual
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
