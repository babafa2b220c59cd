import Foundation
import RecordModel

/// A made-up list of people with duplicates, in memory: the same for the same count and seed.
///
/// Seven in ten records are people of their own, who live in households of one to five; three in ten repeat one of them with
/// damage: typing errors, nicknames, missing fields, a new email or phone, a move. The more people, the more names, streets and
/// cities there are, so that strangers do not come to look alike as the list grows; no mailbox belongs to two people.
struct PersonList {
  private(set) var table = CustomerRecordTable()
  /// By record: the person's number.
  private(set) var person: [Int32] = []

  init(records: Int, seed: UInt64 = 1) {
    var random = SplitMix(state: seed)
    let words = WordLists(records: records)
    var mailboxes = Mailboxes()
    let count = records * 7 / 10
    var people: [Person] = []
    people.reserveCapacity(count)
    while people.count < count {
      let home = Home(words, &random)
      for place in 0..<min(home.size, count - people.count) {
        people.append(Person(at: home, place, beside: people.suffix(place), words, &mailboxes, &random))
      }
    }
    // Records of one person stand anywhere in the list.
    var order = Array(0..<records)
    order.shuffle(using: &random)
    for entry in order {
      if entry < count {
        add(people[entry], entry)
      } else {
        let number = random.below(count)
        var copy = people[number]
        copy.damage(words, &mailboxes, &random)
        add(copy, number)
      }
    }
  }

  private mutating func add(_ row: Person, _ number: Int) {
    let first = table.values.count
    for (field, text) in row.fields where !text.isEmpty {
      let id = table.texts.intern(text)
      table.values.append(FieldValue(field: field, raw: id, value: id, match: id))
    }
    let index = table.records.count
    table.records.append(
      CustomerRecord(
        source: 0, file: 0, kind: .person, key: .empty, number: index + 1, line: index + 2, byteStart: 0, byteEnd: 0,
        updatedAt: .unknown, values: first..<table.values.count, interactions: 0..<0, consents: 0..<0))
    person.append(Int32(truncatingIfNeeded: number))
  }
}

/// SplitMix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return ByteHash.mix(state)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
  mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
}

/// Mailboxes in use.
struct Mailboxes {
  private static let hosts = ["gmail.com", "gmx.de", "web.de", "t-online.de", "yahoo.com", "outlook.com"]
  private var taken: Set<UInt64> = []

  mutating func new(for person: Person, _ random: inout SplitMix) -> [UInt8] {
    var stem: [UInt8]
    switch random.below(100) {
    case ..<40: stem = person.given + [0x2E] + person.family
    case ..<65: stem = person.given.prefix(1) + person.family
    case ..<80: stem = person.given + person.family.prefix(3)
    default: stem = (0..<8).map { _ in 0x61 + UInt8(random.below(26)) }
    }
    let host = [0x40] + Array(Self.hosts[random.below(Self.hosts.count)].utf8)
    if random.happens(50) { stem += Array(String(random.below(100)).utf8) }
    while true {
      let mailbox = stem + host
      if taken.insert(mailbox.withUnsafeBufferPointer { ByteHash.hash($0) }).inserted { return mailbox }
      stem += Array(String(random.below(10)).utf8)
    }
  }
}

/// Where people live together.
struct Home {
  let size: Int
  let family: [UInt8]
  let landline: [UInt8]
  let address: Address

  init(_ words: WordLists, _ random: inout SplitMix) {
    let dice = random.below(100)
    size = dice < 45 ? 1 : dice < 72 ? 2 : dice < 86 ? 3 : dice < 96 ? 4 : 5
    family = words.family.draw(&random)
    address = Address(words, &random)
    landline = Array("+49".utf8) + address.area + Digits.text(1_000_000 + random.below(9_000_000), 7)
  }
}

struct Address {
  var street: [UInt8]
  var number: [UInt8]
  var postcode: [UInt8]
  var city: [UInt8]
  /// Dialling code.
  var area: [UInt8]

  init(_ words: WordLists, _ random: inout SplitMix) {
    let place = words.city.rank(&random)
    city = words.city[place]
    area = Digits.text(200 + place % 700, 3)
    postcode = Digits.text((10_000 + place * 13 + random.below(9)) % 100_000, 5)
    street = words.street.draw(&random) + Array("str".utf8)
    number = Array(String(1 + random.below(150)).utf8)
  }
}

/// One person's record.
struct Person {
  var given: [UInt8]
  var family: [UInt8]
  var birthDate: [UInt8]
  var gender: [UInt8]
  var email: [UInt8] = []
  var phone: [UInt8]
  var address: Address
  var company: [UInt8]

  init(
    at home: Home, _ place: Int, beside others: ArraySlice<Person>, _ words: WordLists, _ mailboxes: inout Mailboxes,
    _ random: inout SplitMix
  ) {
    let isFemale = place < 2 ? random.happens(50) != (place == 1) : random.happens(50)
    let names = isFemale ? words.female : words.male
    gender = isFemale ? [0x66] : [0x6D]
    var name = names.draw(&random)
    while others.contains(where: { $0.given == name }) { name = names.draw(&random) }
    given = name
    family = place == 1 && random.happens(25) ? words.family.draw(&random) : home.family
    birthDate = Digits.date(from: place < 2 ? 1935 : 1985, years: place < 2 ? 60 : 25, &random)
    company = random.happens(40) ? words.company.draw(&random) + Array(" gmbh".utf8) : []
    address = home.address
    phone = random.happens(45) ? home.landline : Digits.mobile(&random)
    email = mailboxes.new(for: self, &random)
  }

  /// In the order of the fields' raw values.
  var fields: [(CanonicalField, [UInt8])] {
    [
      (.nameGiven, given), (.nameLast, family), (.email, email), (.phone, phone), (.addressCity, address.city),
      (.addressPostcode, address.postcode), (.birthDate, birthDate), (.gender, gender), (.company, company),
      (.addressStreetName, address.street), (.addressNumber, address.number),
    ]
  }

  mutating func damage(_ words: WordLists, _ mailboxes: inout Mailboxes, _ random: inout SplitMix) {
    if random.happens(25) { email = mailboxes.new(for: self, &random) }
    if random.happens(20), let short = words.nicknames[given] { given = short }
    if random.happens(10) { Damage.mistype(&given, &random) }
    if random.happens(10) { Damage.mistype(&family, &random) }
    if random.happens(3) { swap(&given, &family) }
    if random.happens(gender == [0x66] ? 5 : 1) { family = words.family.draw(&random) }
    if random.happens(8) { Damage.misdate(&birthDate, &random) }
    if random.happens(25) { phone = Digits.mobile(&random) }
    if random.happens(15) { address = Address(words, &random) }
    if random.happens(8) { Damage.mistype(&address.street, &random) }
    if random.happens(8) { birthDate = [] }
    if random.happens(15) { email = [] }
    if random.happens(20) { phone = [] }
    if random.happens(10) { gender = [] }
    if random.happens(30) { company = random.happens(50) ? [] : words.company.draw(&random) + Array(" gmbh".utf8) }
  }
}

enum Damage {
  static func mistype(_ text: inout [UInt8], _ random: inout SplitMix) {
    guard text.count > 2 else { return }
    let place = random.below(text.count - 1)
    switch random.below(4) {
    case 0: text.remove(at: place)
    case 1: text.insert(0x61 + UInt8(random.below(26)), at: place)
    case 2: text[place] = 0x61 + UInt8(random.below(26))
    default: text.swapAt(place, place + 1)
    }
  }

  static func misdate(_ date: inout [UInt8], _ random: inout SplitMix) {
    guard date.count == 10 else { return }
    if random.happens(30), date[8] == 0x30 || (date[8] == 0x31 && date[9] <= 0x32) {
      (date[5], date[6], date[8], date[9]) = (date[8], date[9], date[5], date[6])
    } else {
      date[random.happens(50) ? 9 : 3] = 0x30 + UInt8(random.below(10))
    }
  }
}

enum Digits {
  static func date(from year: Int, years: Int, _ random: inout SplitMix) -> [UInt8] {
    text(year + random.below(years), 4) + [0x2D] + text(1 + random.below(12), 2) + [0x2D] + text(1 + random.below(28), 2)
  }

  static func mobile(_ random: inout SplitMix) -> [UInt8] {
    Array("+491".utf8) + text(500_000_000 + random.below(500_000_000), 9)
  }

  static func text(_ number: Int, _ count: Int) -> [UInt8] {
    var rest = number
    var text = [UInt8](repeating: 0x30, count: count)
    for place in text.indices.reversed() {
      text[place] += UInt8(rest % 10)
      rest /= 10
    }
    return text
  }
}
