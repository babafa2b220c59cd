/// Flats, floors and buildings.
extension StreetParser {
  mutating func addUnit(_ prefix: some Sequence<UInt8>, _ id: some Collection<UInt8>) {
    if !parts.unit.isEmpty { parts.unit.append(0x20) }
    parts.unit += prefix
    let bare = id.drop { $0 == 0x30 }
    parts.unit += bare.isEmpty || bare.contains(0x2D) ? Array(id) : Array(bare)
  }

  private func isIdentifier(_ place: Int) -> Bool {
    place < roles.count && roles[place] == .name && (isNumeric(place) || bytes(place).count == 1) && bytes(place).first != 0x23
  }

  mutating func takeUnits() {
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
    return id + 1 < roles.count && !word(id).isBeforeBreak
      && meanings[id + 1].map { $0.kind == .name || $0.kind == .type } ?? !isNumeric(id + 1)
  }

  private func identifier(after place: Int) -> Int? {
    if word(place).isBeforeBreak { return nil }
    if isIdentifier(place + 1) { return place + 1 }
    guard place + 1 < roles.count, kind(place + 1) == .numberSign || bytes(place + 1).first == 0x23, isIdentifier(place + 2)
    else {
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
    if word(place).isNumeric, place + 1 < roles.count, !word(place).isBeforeBreak, !word(place + 1).isNumeric,
      bytes(place + 1).count == 1,
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
}
