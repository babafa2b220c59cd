/// A street line taken apart for comparing.
struct StreetParts: Equatable {
  /// `12`, `12a`, `12-14`; of a post-office box its number.
  var number: [UInt8] = []
  /// Folded words, each in one form; `po box` for a post-office box.
  var name: [UInt8] = []
  /// What tells apart doors of one house: `4b`, `fl2`, `b8 71`.
  var unit: [UInt8] = []
  /// Words at the end that name a city, when the line holds one.
  var city: Range<Int>?

  /// Number and name, the form whole streets are compared by.
  var match: [UInt8] { number.isEmpty || name.isEmpty ? number + name : number + [0x20] + name }
}

/// Takes a street line apart: house number, street name, unit.
///
/// By shape first (a leading number is the house number), by the country's custom where shapes are ambiguous. Every word of the line
/// gets one role; the name is what is left.
struct StreetParser {
  enum Role: UInt8 { case name, number, unit, none }

  let text: AddressText
  let vocabulary: StreetVocabulary
  let conventions: AddressConventions
  let range: Range<Int>
  var roles: [Role]
  var meanings: [StreetVocabulary.Meaning?]
  var parts = StreetParts()

  /// The parts of the given words. With `mayEndWithCity`, words behind the kind of street are taken for a city; otherwise those
  /// that equal `city`, the record's own city, folded.
  static func parse(
    _ text: AddressText, _ range: Range<Int>, country: CountryCode, mayEndWithCity: Bool = false, city: [UInt8] = []
  ) -> StreetParts {
    var parser = StreetParser(text, range, country)
    if parser.takeBox() { return parser.parts }
    parser.takeUnits()
    parser.dropCity(city)
    parser.dropAsides()
    parser.takeNumber()
    if mayEndWithCity, city.isEmpty { parser.cutCity() }
    parser.collectName()
    return parser.parts
  }

  private init(_ text: AddressText, _ range: Range<Int>, _ country: CountryCode) {
    self.text = text
    self.range = range
    vocabulary = StreetVocabulary.of(country)
    conventions = AddressConventions.of(country)
    roles = [Role](repeating: .name, count: range.count)
    meanings = []
    meanings.reserveCapacity(range.count)
    for index in range { meanings.append(text.words[index].isNumeric ? nil : vocabulary.find(text.bytes(text.words[index]))) }
  }

  func word(_ place: Int) -> AddressText.Word { text.words[range.lowerBound + place] }
  func bytes(_ place: Int) -> ArraySlice<UInt8> { text.bytes(word(place)) }
  func kind(_ place: Int) -> StreetVocabulary.Kind? { meanings[place]?.kind }
  func isNumeric(_ place: Int) -> Bool { place < roles.count && word(place).isNumeric }

  /// `21st`, `3rd`, `1er`: a number that names a street, not a house.
  func isOrdinal(_ place: Int) -> Bool {
    guard isNumeric(place) else { return false }
    let letters = bytes(place).drop { (0x30...0x39).contains($0) }
    return Self.ordinalEnds.contains { $0.elementsEqual(letters) }
  }

  private static let ordinalEnds = ["st", "nd", "rd", "th", "er", "eme", "o", "ere"].map { Array($0.utf8) }

  // MARK: Post-office boxes

  /// `PO Box 12`, `Postfach 12 34`: nothing else of the line is compared, unless a street stands before it.
  private mutating func takeBox() -> Bool {
    guard
      let start = roles.indices.first(where: {
        kind($0) == .box && ($0 == 0 || word($0 - 1).isBeforeBreak || isNumeric($0 + 1) || isBoxWord($0 + 1))
      })
    else { return false }
    var place = start + 1
    while place < roles.count, !isNumeric(place), isBoxWord(place) || bytes(place).count <= 9, place - start <= 4 { place += 1 }
    guard isNumeric(place), !isOrdinal(place), place - start <= 4, place == start + 1 || isBoxWord(start + 1) else {
      return false
    }
    var number: [UInt8] = []
    var end = place
    while isNumeric(end), end == place || !word(end - 1).isBeforeBreak {
      number += bytes(end)
      end += 1
    }
    if start >= 2, (0..<start).contains(where: isNumeric) {
      for used in start..<end { roles[used] = .unit }
      parts.unit = Array("po".utf8) + number
      return false
    }
    parts = StreetParts(number: number, name: Array("po box".utf8))
    return true
  }

  private func isBoxWord(_ place: Int) -> Bool {
    place < roles.count && Self.boxWords.contains { $0.elementsEqual(bytes(place)) }
  }

  private static let boxWords = [
    "box", "de", "correos", "postal", "poczt", "pocztowa", "postale", "office", "o", "nr", "no", "bag",
  ]
  .map { Array($0.utf8) }

  // MARK: What is not the street

  private mutating func dropAsides() {
    var seen = 0
    for place in roles.indices where roles[place] == .name {
      if seen >= 2, kind(place) == .aside {
        for later in place..<roles.count where roles[later] == .name { roles[later] = .none }
        return
      }
      seen += 1
    }
  }

  /// Drops words at the end that repeat the record's city.
  private mutating func dropCity(_ city: [UInt8]) {
    guard !city.isEmpty else { return }
    var end = roles.count
    while end > 0, roles[end - 1] != .name { end -= 1 }
    var start = end
    while start > 2, roles[start - 1] == .name, end - start < 5 {
      start -= 1
      let tail = text.joined(range.lowerBound + start..<range.lowerBound + end)
      guard CityName.match(tail) == city else { continue }
      for place in start..<end { roles[place] = .none }
      return
    }
  }

  /// `1248 West 69th Street Chicago`: plain words behind the last kind of street are a city.
  private mutating func cutCity() {
    guard conventions.numberFirst, !parts.number.isEmpty, roles.first == .number,
      let type = roles.indices.last(where: { roles[$0] == .name && kind($0) == .type }),
      roles[..<type].contains(.name)
    else { return }
    var start = type + 1
    while start < roles.count, roles[start] == .name, kind(start) == .direction, bytes(start).count <= 2 { start += 1 }
    let tail = start..<roles.count
    guard (1...4).contains(tail.count), tail.allSatisfy({ roles[$0] == .name && !isNumeric($0) && kind($0) != .type }),
      !bytes(start).elementsEqual("of".utf8), tail.contains(where: { bytes($0).count > 2 })
    else { return }
    for place in tail { roles[place] = .none }
    parts.city = range.lowerBound + start..<range.upperBound
  }

  // MARK: Name

  /// Of several parts between commas keeps the one that is a street.
  mutating func keepStreetSegment() {
    guard roles.indices.dropLast().contains(where: { word($0).isBeforeBreak }) else { return }
    var segments: [[Int]] = []
    var isOpen = false
    for place in roles.indices {
      if roles[place] == .name || roles[place] == .number {
        if isOpen { segments[segments.count - 1].append(place) } else { segments.append([place]) }
        isOpen = true
      }
      // A number alone is no part of its own: `12, Main St`, `Main St, 12`.
      if word(place).isBeforeBreak { isOpen = false }
    }
    guard segments.count > 1 else { return }
    let named = segments.filter { $0.contains { !isNumeric($0) && (bytes($0).count > 2 || kind($0) == .type) } }
    guard named.count > 1 else { return }
    let best =
      named.first {
        conventions.numberFirst ? isNumeric($0[0]) && !isOrdinal($0[0]) : $0.dropFirst().contains(where: isNumeric)
      }
      ?? named.first { $0.contains { kind($0) == .type || isNumeric($0) } } ?? named[0]
    for segment in named where segment != best { for place in segment where roles[place] == .name { roles[place] = .none } }
  }

  private mutating func collectName() {
    for place in roles.indices where roles[place] == .name {
      let word = bytes(place)
      if let meaning = meanings[place] {
        if meaning.kind == .dropped { continue }
        append(StreetVocabulary.form(meaning.form)[...])
      } else if let suffix = Self.suffixes.first(where: { word.count > $0.count + 1 && word.suffix($0.count).elementsEqual($0) }
      ) {
        append(word.dropLast(suffix.count))
        append(suffix == Self.suffixes[3] ? Array("pl".utf8)[...] : Array("st".utf8)[...])
      } else if isNumeric(place) {
        append(isOrdinal(place) ? ordinal(word) : word)
      } else {
        append(word)
      }
    }
  }

  /// `2ND`, `2th` and `2nd` alike.
  private func ordinal(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = word.prefix { (0x30...0x39).contains($0) }
    guard ["st", "nd", "rd", "th"].contains(where: { word[digits.endIndex...].elementsEqual($0.utf8) }) else { return word }
    let isTeen = digits.count > 1 && digits[digits.endIndex - 2] == 0x31
    let end = isTeen ? "th" : ["th", "st", "nd", "rd"][min(Int((digits.last ?? 0x30) - 0x30) % 10, 4) % 4]
    return (Array(digits) + end.utf8)[...]
  }

  /// German and Dutch street names are written in one word with their kind.
  private static let suffixes = ["strasse", "straat", "str", "platz"].map { Array($0.utf8) }

  /// Whether a word names a street by its end alone: `Hauptstrasse`, `Lindenweg`.
  static func endsLikeStreet(_ word: ArraySlice<UInt8>) -> Bool {
    (suffixes + longSuffixes).contains { word.count > $0.count + 2 && word.suffix($0.count).elementsEqual($0) }
  }

  private static let longSuffixes = ["weg", "gasse", "allee", "laan", "gracht", "damm", "gatan", "vagen", "vej", "gade"].map {
    Array($0.utf8)
  }

  private mutating func append(_ word: ArraySlice<UInt8>) {
    if !parts.name.isEmpty { parts.name.append(0x20) }
    parts.name += word
  }
}
