/// What happens to a value on its way into a system: typing errors, short forms, old and missing data.
///
/// Rates are those of ordinary office data, not of what a matcher finds easy; they are the same for every source unless it
/// says otherwise.
struct Damage {
  var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// The given name as somebody types it: in full, short, an initial, misspelt.
  mutating func given(_ person: Person) -> String {
    if random.chance(0.12), let short = NameStock.nicknames[person.given] { return random.pick(short) }
    if random.chance(0.03) { return String(person.given.prefix(1)) + (random.chance(0.5) ? "." : "") }
    if random.chance(0.05), let middle = person.middle { return person.given + " " + middle }
    return typo(person.given, 0.03)
  }

  mutating func family(_ person: Person) -> String {
    if let former = person.formerFamily, random.chance(0.3) { return typo(former, 0.03) }
    if random.chance(0.3) { return typo(withoutMarks(person.family), 0.03) }
    return typo(person.family, 0.04)
  }

  mutating func home(_ person: Person) -> Home {
    if let former = person.formerHome, random.chance(0.35) { return former }
    return person.home
  }

  mutating func street(_ home: Home) -> String {
    var street = home.street
    if random.chance(0.3) {
      for (long, short) in [
        ("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Lane", "Ln"), ("Drive", "Dr"), ("Crescent", "Cres"),
      ] {
        street = street.replacing(long, with: random.chance(0.5) ? short : short + ".")
      }
    }
    return "\(home.number) \(typo(street, 0.03))"
  }

  mutating func town(_ home: Home) -> String { typo(NameStock.towns[home.town].name, 0.02) }

  mutating func postcode(_ home: Home) -> String {
    let code = random.chance(0.15) ? home.postcode.replacing(" ", with: "") : home.postcode
    return random.chance(0.1) ? code.lowercased() : typo(code, 0.01)
  }

  /// A phone in one of the shapes people write.
  mutating func phone(_ number: String) -> String {
    var digits = Array(number)
    if random.chance(0.02) { digits.swapAt(digits.count - 1, digits.count - 2) }
    let text = String(digits)
    switch Int.random(in: 0...4, using: &random) {
    case 0: return text
    case 1: return "+44 " + text.dropFirst().prefix(4) + " " + text.dropFirst(5)
    case 2: return "\(text.prefix(5)) \(text.dropFirst(5).prefix(3)) \(text.dropFirst(8))"
    case 3: return "(\(text.prefix(5))) \(text.dropFirst(5))"
    default: return "0044\(text.dropFirst())"
    }
  }

  /// One of the person's phones; nil when the source has none.
  mutating func phone(of person: Person, mobileShare: Double) -> String? {
    if random.chance(0.02) { return random.pick(["000-000-0000", "n/a", "0", "unknown"]) }
    if random.chance(mobileShare) {
      if let former = person.formerMobile, random.chance(0.4) { return phone(former) }
      return person.mobile.map { phone($0) }
    }
    return phone(home(person).landline)
  }

  mutating func email(of person: Person) -> String? {
    if random.chance(0.015) { return random.pick(["none@none.com", "n/a", "noemail@example.com"]) }
    guard let email = person.emails.isEmpty ? nil : random.skewed(person.emails) else { return nil }
    if random.chance(0.15) { return email.uppercased() }
    if random.chance(0.02), let at = email.firstIndex(of: "@") { return typo(String(email[..<at]), 1) + email[at...] }
    return email
  }

  /// Year, month, day; sometimes with day and month exchanged or a wrong digit.
  mutating func born(_ person: Person) -> (Int, Int, Int) {
    var (year, month, day) = person.born
    if random.chance(0.01), day <= 12 { swap(&month, &day) }
    if random.chance(0.01) { year += random.pick([-10, -1, 1, 10]) }
    if random.chance(0.01) { day = 1 + day % 28 }
    return (year, month, day)
  }

  /// One typing error with the given probability: a letter doubled, dropped, exchanged with its neighbour or replaced.
  mutating func typo(_ text: String, _ probability: Double) -> String {
    guard text.count >= 4, random.chance(probability) else { return text }
    var letters = Array(text)
    let place = Int.random(in: 1..<letters.count - 1, using: &random)
    switch Int.random(in: 0...3, using: &random) {
    case 0: letters.insert(letters[place], at: place)
    case 1: letters.remove(at: place)
    case 2: letters.swapAt(place, place + 1)
    default: letters[place] = random.pick(Array("aeionrstl"))
    }
    return String(letters)
  }

  private func withoutMarks(_ text: String) -> String {
    text.replacing("ü", with: "ue").replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("'", with: "")
  }
}
