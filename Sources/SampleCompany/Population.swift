/// Where somebody lives.
struct Home: Sendable {
  var number: String
  var street: String
  var flat: String?
  var town: Int
  var postcode: String
  var landline: String
}

/// A made-up person, the truth that every export tells a part of.
struct Person: Sendable {
  var entity: Int
  var household: Int
  var isFemale: Bool
  var given: String
  var middle: String?
  var family: String
  /// Before a marriage.
  var formerFamily: String?
  var suffix: String?
  /// Year, month, day.
  var born: (Int, Int, Int)
  var home: Home
  /// Before a move.
  var formerHome: Home?
  var mobile: String?
  var formerMobile: String?
  /// The first is the main one.
  var emails: [String]
  var company: String?
}

/// The made-up company's customers: households of one to five people who share surname, home and landline.
struct Population: Sendable {
  private(set) var people: [Person] = []
  private var takenEmails: Set<String> = []

  init(customers: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var household = 0
    while people.count < customers {
      addHousehold(household, limit: customers, &random)
      household += 1
    }
  }

  private mutating func addHousehold(_ household: Int, limit: Int, _ random: inout SeededRandom) {
    let sizes = [1, 1, 1, 1, 2, 2, 2, 3, 4, 5]
    let home = Self.home(&random)
    let family = Self.family(&random)
    let sharedEmail = random.chance(0.04) ? Self.email(nil, family, &random) : nil
    let size = random.pick(sizes)
    var father: Person?
    for position in 0..<size where people.count < limit {
      var person = Self.person(people.count, household, family, home, &random)
      switch position {
      case 0: father = person
      case 1:
        person.isFemale = !(father?.isFemale ?? false)
        person.given = Self.given(isFemale: person.isFemale, &random)
        if random.chance(0.15) { person.family = Self.family(&random) }
        if person.isFemale, random.chance(0.3) { person.formerFamily = Self.family(&random) }
        person.emails = Self.emails(of: person, &random)
      default:
        let parentYear = father?.born.0 ?? 1960
        person.born.0 = min(2005, parentYear + Int.random(in: 20...38, using: &random))
        if position == 2, let father, !father.isFemale, random.chance(0.06) {
          person.isFemale = false
          person.given = father.given
          person.suffix = "Jr"
          people[father.entity].suffix = "Sr"
        }
        // Twins: the same day, another name.
        if position == 3, let last = people.last, random.chance(0.1) { person.born = last.born }
        person.emails = Self.emails(of: person, &random)
      }
      person.emails = person.emails.map { unique($0, &random) }
      if let sharedEmail, random.chance(0.6) { person.emails = [sharedEmail] }
      people.append(person)
    }
  }

  /// A host gives a mailbox's name to one person only; the next one takes a number.
  private mutating func unique(_ email: String, _ random: inout SeededRandom) -> String {
    var candidate = email
    while !takenEmails.insert(candidate).inserted {
      let at = email.firstIndex(of: "@") ?? email.endIndex
      candidate = email[..<at] + random.digits(3) + email[at...]
    }
    return candidate
  }

  private static func person(
    _ entity: Int, _ household: Int, _ family: String, _ home: Home, _ random: inout SeededRandom
  ) -> Person {
    let isFemale = random.chance(0.5)
    var person = Person(
      entity: entity, household: household, isFemale: isFemale, given: given(isFemale: isFemale, &random),
      middle: random.chance(0.25) ? given(isFemale: isFemale, &random) : nil, family: family, formerFamily: nil, suffix: nil,
      born: (
        Int.random(in: 1938...2000, using: &random), Int.random(in: 1...12, using: &random),
        Int.random(in: 1...28, using: &random)
      ),
      home: home, formerHome: random.chance(0.12) ? Self.home(&random) : nil,
      mobile: random.chance(0.85) ? "07" + random.digits(9) : nil,
      formerMobile: random.chance(0.08) ? "07" + random.digits(9) : nil,
      emails: [], company: random.chance(0.2) ? company(&random) : nil)
    person.emails = emails(of: person, &random)
    return person
  }

  private static func given(isFemale: Bool, _ random: inout SeededRandom) -> String {
    random.skewed(isFemale ? NameStock.female : NameStock.male)
  }

  static func family(_ random: inout SeededRandom) -> String {
    if random.chance(0.55) { return random.skewed(NameStock.families) }
    let name = random.pick(NameStock.familyFronts) + random.pick(NameStock.familyBacks)
    return random.chance(0.03) ? name + "-" + random.skewed(NameStock.families) : name
  }

  static func company(_ random: inout SeededRandom) -> String {
    let name =
      random.chance(0.5)
      ? random.pick(NameStock.companies) : random.pick(NameStock.familyFronts) + random.pick(NameStock.familyBacks)
    return name + " " + random.pick(NameStock.companyKinds)
  }

  private static func home(_ random: inout SeededRandom) -> Home {
    let town = random.skewedIndex(NameStock.towns.count)
    let place = NameStock.towns[town]
    let isFlat = random.chance(0.2)
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    let inward = "\(Int.random(in: 1...9, using: &random))\(random.pick(letters))\(random.pick(letters))"
    return Home(
      number: "\(1 + random.skewedIndex(240))",
      street: random.pick(NameStock.streets) + " " + random.pick(NameStock.streetKinds),
      flat: isFlat ? "Flat \(Int.random(in: 1...24, using: &random))" : nil, town: town,
      postcode: "\(place.area)\(Int.random(in: 1...28, using: &random)) \(inward)",
      landline: place.dial + random.digits(11 - place.dial.count))
  }

  private static func emails(of person: Person, _ random: inout SeededRandom) -> [String] {
    guard random.chance(0.9) else { return [] }
    var result = [email(person.given, person.family, &random)]
    if random.chance(0.25) { result.append(email(person.given, person.formerFamily ?? person.family, &random)) }
    if let company = person.company, random.chance(0.6) {
      result.append(
        ascii(person.given) + "." + ascii(person.family) + "@" + ascii(company.prefix { $0 != " " }.description) + ".example")
    }
    return result
  }

  private static func email(_ given: String?, _ family: String, _ random: inout SeededRandom) -> String {
    let host = random.skewed(NameStock.mailHosts)
    guard let given else { return "family." + ascii(family) + random.digits(2) + "@" + host }
    let first = ascii(given)
    let last = ascii(family)
    let local =
      switch Int.random(in: 0...5, using: &random) {
      case 0: "\(first).\(last)"
      case 1: "\(first.prefix(1))\(last)\(random.digits(2))"
      case 2: "\(first)\(random.digits(3))"
      case 3: "\(last).\(first)"
      case 4: "\(first)_\(last)\(random.digits(2))"
      default: "\(first)\(last.prefix(1))\(random.digits(4))"
      }
    return local + "@" + host
  }

  /// Lower-case letters only, for addresses.
  static func ascii(_ text: String) -> String {
    let folded = text.lowercased().replacing("ü", with: "ue").replacing("ä", with: "ae").replacing("ö", with: "oe")
    return String(folded.filter { $0.isASCII && $0.isLetter })
  }
}
