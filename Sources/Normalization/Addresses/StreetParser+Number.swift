/// The house number: which of a line's numbers it is, and what is written beside it.
extension StreetParser {
  mutating func takeNumber() {
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
      guard !conventions.numberFirst, let later, names.contains(where: { $0 > first && $0 < later && !isNumeric($0) }) else {
        return first
      }
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

  func number(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let bare = text.drop { $0 == 0x30 }
    return Array(bare.isEmpty ? text.suffix(1) : bare)
  }
}
