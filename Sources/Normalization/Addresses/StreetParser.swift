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
  private enum Role: UInt8 { case name, number, unit, none }

  private let text: AddressText
  private let vocabulary: StreetVocabulary
  private let conventions: AddressConventions
  private let range: Range<Int>
  private var roles: [Role]
  private var meanings: [StreetVocabulary.Meaning?]
  private var parts = StreetParts()

  /// The parts of the given words. With `mayEndWithCity`, words behind the kind of street are taken for a city; otherwise those
  /// that equal `city`, the record's own city, folded.
  static func parse(
    _ text: AddressText, _ range: Range<Int>, country: [UInt8], mayEndWithCity: Bool = false, city: [UInt8] = []
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

  private init(_ text: AddressText, _ range: Range<Int>, _ country: [UInt8]) {
    self.text = text
    self.range = range
    vocabulary = StreetVocabulary.of(country)
    conventions = AddressConventions.of(country)
    roles = [Role](repeating: .name, count: range.count)
    meanings = []
    meanings.reserveCapacity(range.count)
    for index in range { meanings.append(text.words[index].isNumeric ? nil : vocabulary.find(text.bytes(text.words[index]))) }
  }

  private func word(_ place: Int) -> AddressText.Word { text.words[range.lowerBound + place] }
  private func bytes(_ place: Int) -> ArraySlice<UInt8> { text.bytes(word(place)) }
  private func kind(_ place: Int) -> StreetVocabulary.Kind? { meanings[place]?.kind }
  private func isNumeric(_ place: Int) -> Bool { place < roles.count && word(place).isNumeric }

  /// `21st`, `3rd`, `1er`: a number that names a street, not a house.
  private func isOrdinal(_ place: Int) -> Bool {
    guard isNumeric(place) else { return false }
    let letters = bytes(place).drop { (0x30...0x39).contains($0) }
    return Self.ordinalEnds.contains { $0.elementsEqual(letters) }
  }

  private static let ordinalEnds = ["st", "nd", "rd", "th", "er", "eme", "o", "ere"].map { Array($0.utf8) }

  // MARK: Post-office boxes

  /// `PO Box 12`, `Postfach 12 34`: nothing else of the line is compared, unless a street stands before it.
  private mutating func takeBox() -> Bool {
    guard let start = roles.indices.first(where: { kind($0) == .box && ($0 == 0 || word($0 - 1).isBeforeBreak || isNumeric($0 + 1) || isBoxWord($0 + 1)) })
    else { return false }
    var place = start + 1
    while place < roles.count, !isNumeric(place), isBoxWord(place) || bytes(place).count <= 9, place - start <= 4 { place += 1 }
    guard isNumeric(place), !isOrdinal(place), place - start <= 4, place == start + 1 || isBoxWord(start + 1) else { return false }
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

  private static let boxWords = ["box", "de", "correos", "postal", "poczt", "pocztowa", "postale", "office", "o", "nr", "no", "bag"]
    .map { Array($0.utf8) }

  // MARK: Units

  private mutating func addUnit(_ prefix: some Sequence<UInt8>, _ id: some Collection<UInt8>) {
    if !parts.unit.isEmpty { parts.unit.append(0x20) }
    parts.unit += prefix
    let bare = id.drop { $0 == 0x30 }
    parts.unit += bare.isEmpty || bare.contains(0x2D) ? Array(id) : Array(bare)
  }

  private func isIdentifier(_ place: Int) -> Bool {
    place < roles.count && roles[place] == .name && (isNumeric(place) || bytes(place).count == 1) && bytes(place).first != 0x23
  }

  private mutating func takeUnits() {
    for place in roles.indices where roles[place] == .name {
      if bytes(place).first == 0x23 {
        roles[place] = .none
        guard isIdentifier(place + 1) else { continue }
        takeUnit(place + 1, prefix: [])
        continue
      }
      guard let meaning = meanings[place] else { continue }
      switch meaning.kind {
      case .door where place == roles.count - 1 && meaningIsPenthouse(place):
        roles[place] = .unit
        addUnit([], Array("ph".utf8))
      case .door, .building:
        // A designator between two names (`Flat Rock Rd`) is a word like others.
        guard let id = identifier(after: place), !isNameOfBuilding(place, id) else { continue }
        roles[place] = .unit
        takeUnit(id, prefix: meaning.kind == .door ? [] : StreetVocabulary.form(meaning.form))
      case .floor: takeFloor(place, meaning.form)
      default: continue
      }
    }
  }

  private func meaningIsPenthouse(_ place: Int) -> Bool {
    let word = bytes(place)
    return word.elementsEqual("ph".utf8) || word.elementsEqual("penthouse".utf8)
  }

  /// `Chrysler Building 405 Lexington Avenue`: the number belongs to the street behind it.
  private func isNameOfBuilding(_ place: Int, _ id: Int) -> Bool {
    guard kind(place) == .building, place > 0, !word(place - 1).isBeforeBreak, !isNumeric(place - 1) else { return false }
    return id + 1 < roles.count && !word(id).isBeforeBreak && meanings[id + 1].map { $0.kind == .name || $0.kind == .type } ?? !isNumeric(id + 1)
  }

  private func identifier(after place: Int) -> Int? {
    if word(place).isBeforeBreak { return nil }
    if isIdentifier(place + 1) { return place + 1 }
    guard place + 1 < roles.count, kind(place + 1) == .numberSign || bytes(place + 1).first == 0x23, isIdentifier(place + 2) else {
      return nil
    }
    return place + 2
  }

  /// Takes the identifier; of `3/45` only its first half, the second is the house number.
  private mutating func takeUnit(_ place: Int, prefix: [UInt8]) {
    let id = bytes(place)
    if conventions.slash == .unitBefore, let slash = id.firstIndex(of: 0x2F), parts.number.isEmpty {
      addUnit(prefix, id[..<slash])
      parts.number = number(id[(slash + 1)...])
      roles[place] = .number
      return
    }
    if place > 0, bytes(place - 1).first != 0x23 { roles[place - 1] = .unit }
    roles[place] = .unit
    addUnit(prefix, id)
    // `4 b`: the letter belongs to it.
    if word(place).isNumeric, place + 1 < roles.count, !word(place).isBeforeBreak, !word(place + 1).isNumeric, bytes(place + 1).count == 1,
      place + 2 == roles.count || word(place + 1).isBeforeBreak, kind(place + 1) != .direction
    {
      roles[place + 1] = .unit
      parts.unit += bytes(place + 1)
    }
  }

  private mutating func takeFloor(_ place: Int, _ form: Int) {
    let before = place > 0 && roles[place - 1] == .name ? place - 1 : nil
    if let before, isOrdinal(before) || (isNumeric(before) && before > 0) || isNamedOrdinal(before) {
      let word = meanings[before].map { StreetVocabulary.form($0.form) } ?? Array(bytes(before))
      roles[before] = .unit
      roles[place] = .unit
      addUnit(StreetVocabulary.form(form), word.prefix { (0x30...0x39).contains($0) })
    } else if isIdentifier(place + 1), isNumeric(place + 1) {
      roles[place] = .unit
      roles[place + 1] = .unit
      addUnit(StreetVocabulary.form(form), bytes(place + 1))
    }
  }

  /// `first`, `second`: known by their form.
  private func isNamedOrdinal(_ place: Int) -> Bool {
    guard let meaning = meanings[place], meaning.kind == .name else { return false }
    return (0x30...0x39).contains(StreetVocabulary.form(meaning.form).first ?? 0)
  }

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

  // MARK: House number

  private mutating func takeNumber() {
    guard parts.number.isEmpty else { return }
    for place in roles.indices.dropLast() where kind(place) == .numberSign && isNumeric(place + 1) && roles[place] == .name {
      roles[place] = .none
    }
    keepStreetSegment()
    let names = roles.indices.filter { roles[$0] == .name && kind($0) != .dropped }
    guard let first = names.first, let last = names.last else { return }
    if let place = numberPlace(names, first, last) { takeNumber(at: place, names) }
  }

  private func numberPlace(_ names: [Int], _ first: Int, _ last: Int) -> Int? {
    let later = names.dropFirst().first { place in
      isNumeric(place) && !isOrdinal(place) && names.allSatisfy { $0 <= place || isFlat($0) }
    }
    if isNumeric(first), !isOrdinal(first) || names.count == 1 {
      guard !conventions.numberFirst, let later, names.contains(where: { $0 > first && $0 < later && !isNumeric($0) }) else { return first }
      return later
    }
    if let later { return isNumberedRoad(later) ? nil : later }
    // `Adventura Apartments 638 Downey St`: a building's name before the number.
    guard conventions.numberFirst, kind(last) == .type || kind(last) == .direction else { return nil }
    return names.dropLast(2).first { isNumeric($0) && !isOrdinal($0) && !isNumberedRoad($0) }
  }

  /// Whether a word behind a house number may tell a flat: a number, a letter or two.
  private func isFlat(_ place: Int) -> Bool {
    (isNumeric(place) || bytes(place).count <= 2) && kind(place) != .type
  }

  /// `Highway 50`, `County Road 12`.
  private func isNumberedRoad(_ place: Int) -> Bool {
    guard place > 0, let before = meanings[place - 1] else { return false }
    let form = StreetVocabulary.form(before.form)
    if form.elementsEqual("hwy".utf8) || form.elementsEqual("rte".utf8) { return true }
    guard form.elementsEqual("rd".utf8), place > 1 else { return false }
    return ["county", "state", "cnty", "cr", "farm", "ranch"].contains { bytes(place - 2).elementsEqual($0.utf8) }
  }

  private mutating func takeNumber(at place: Int, _ names: [Int]) {
    var number = number(bytes(place))
    roles[place] = .number
    if let slash = bytes(place).firstIndex(of: 0x2F) {
      let (before, after) = (bytes(place)[..<slash], bytes(place)[(slash + 1)...])
      switch conventions.slash {
      case .unitAfter:
        number = self.number(before)
        addUnit([], after)
      case .unitBefore:
        number = self.number(after)
        addUnit([], before)
      case .none: break
      }
    }
    takeRest(of: &number, behind: place, names)
    // A number in the middle of an English line: what stands before it is the building.
    if conventions.numberFirst, kind(names[names.count - 1]) == .type, names[names.count - 1] > place {
      for earlier in names where earlier < place { roles[earlier] = .none }
    }
    parts.number = number
  }

  /// A letter, `bis` or a fraction written apart from its number, and flats behind it.
  private mutating func takeRest(of number: inout [UInt8], behind place: Int, _ names: [Int]) {
    let rest = names.filter { $0 > place }
    let isLast = rest.allSatisfy(isFlat) && names.contains { $0 < place && !isNumeric($0) }
    guard let next = rest.first, next == place + 1, !word(place).isBeforeBreak else {
      if isLast { takeFlats(rest[...]) }
      return
    }
    let word = bytes(next)
    if isNumeric(next), bytes(next).contains(0x2F), conventions.slash == .none {
      number += [0x20] + word
      roles[next] = .none
    } else if word.elementsEqual("bis".utf8) || (word.elementsEqual("ter".utf8) && rest.count > 1) {
      number += word
      roles[next] = .none
    } else if word.count == 1, word.first.map({ $0 >= 0x61 }) ?? false, isLast || isLetterOfNumber(next, rest) {
      number += word
      roles[next] = .none
    }
    if isLast { takeFlats(rest.filter { roles[$0] == .name }[...]) }
  }

  /// `12 a Main St` but not `12 E Main St` or `12 A St`.
  private func isLetterOfNumber(_ place: Int, _ rest: [Int]) -> Bool {
    guard kind(place) != .direction, rest.count > 2 else { return false }
    return conventions.numberFirst && kind(rest[1]) != .type
  }

  /// What follows the number of an address that ends with it: `Calle Mayor 5, 3 B`.
  private mutating func takeFlats(_ places: ArraySlice<Int>) {
    guard !places.isEmpty, places.first.map({ $0 > 1 }) ?? false else { return }
    var flat: [UInt8] = []
    for place in places {
      flat += isOrdinal(place) ? bytes(place).prefix { (0x30...0x39).contains($0) } : bytes(place)
      roles[place] = .unit
    }
    addUnit([], flat)
  }

  private func number(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let bare = text.drop { $0 == 0x30 }
    return Array(bare.isEmpty ? text.suffix(1) : bare)
  }

  // MARK: Name

  /// Of several parts between commas keeps the one that is a street.
  private mutating func keepStreetSegment() {
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
      named.first { conventions.numberFirst ? isNumeric($0[0]) && !isOrdinal($0[0]) : $0.dropFirst().contains(where: isNumeric) }
      ?? named.first { $0.contains { kind($0) == .type || isNumeric($0) } } ?? named[0]
    for segment in named where segment != best { for place in segment where roles[place] == .name { roles[place] = .none } }
  }

  private mutating func collectName() {
    for place in roles.indices where roles[place] == .name {
      let word = bytes(place)
      if let meaning = meanings[place] {
        if meaning.kind == .dropped { continue }
        append(StreetVocabulary.form(meaning.form)[...])
      } else if let suffix = Self.suffixes.first(where: { word.count > $0.count + 1 && word.suffix($0.count).elementsEqual($0) }) {
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

  private static let longSuffixes = ["weg", "gasse", "allee", "laan", "gracht", "damm", "gatan", "vagen", "vej", "gade"].map { Array($0.utf8) }

  private mutating func append(_ word: ArraySlice<UInt8>) {
    if !parts.name.isEmpty { parts.name.append(0x20) }
    parts.name += word
  }
}
