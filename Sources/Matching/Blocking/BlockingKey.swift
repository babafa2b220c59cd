import PipelineConfig
import RecordModel

/// One way to make keys of a node: `email`, `soundex(name.last)`. Nodes with an equal key may meet.
struct BlockingKey: Sendable {
  var name: String
  /// Appends a hash per distinct key of the node; none when the field is missing.
  var append: @Sendable (_ node: Int, _ view: NodeView, _ keys: inout [UInt64]) -> Void
}

/// A rule by which two nodes may meet: they share a key of every part.
struct BlockingRule: Sendable {
  var name: String
  var keys: [BlockingKey]
  /// Nodes in a block before it is refined.
  var limit: Int
  var strength: Strength

  /// What a rule is worth on a long list, where pairs that hardly ever are one customer cost most.
  enum Strength: Sendable {
    /// A value that belongs to one customer, and rules of the pipeline file.
    case strong
    /// Some in ten of the pairs are one customer.
    case fair
    /// One in a hundred or fewer: meant for what the others miss.
    case weak
    /// The same, and many keys a record: for lists that are not long.
    case costly
  }

  init(_ keys: [BlockingKey], limit: Int, _ strength: Strength = .strong) {
    self.keys = keys
    self.limit = limit
    self.strength = strength
    name = keys.map(\.name).joined(separator: " + ")
  }

  /// Records up to which all rules are as generous as can be.
  private static let shortList = 20_000
  private static let longList = 200_000

  func isUsed(of nodes: Int) -> Bool { strength != .costly || nodes <= Self.longList }

  /// Whether blocks over the limit are refined instead of left to other rules.
  func isRefined(of nodes: Int) -> Bool { strength == .strong || nodes <= Self.shortList }

  /// Pairs the rule may bring: many a record while there are few records.
  func budget(of nodes: Int) -> Int {
    let generous = 60.0
    let least =
      switch strength {
      case .strong: 3.0
      case .fair: 0.6
      case .weak, .costly: 0.2
      }
    let ratio = Double(Self.shortList) / Double(max(Self.shortList, nodes))
    let power = strength == .strong ? ratio : ratio * ratio
    return Int(Double(nodes) * max(least, generous * power))
  }
}

extension BlockingKey {
  /// The key of a pipeline file's `block` line; nil when the function does not fit the field.
  init?(_ key: MatchDefinition.BlockingRule.Key) {
    guard let base = Self.fields[key.field] else { return nil }
    switch key.function {
    case nil: self = base
    case "soundex": self = base.mapped("soundex(\(base.name))") { Soundex.code($1.bytes($0)) }
    case "year": self = base.mapped("year(\(base.name))") { prefixHash($1.bytes($0), 4) }
    case let function? where function.hasPrefix("prefix"):
      guard let count = Int(function.dropFirst(6)), (1...16).contains(count) else { return nil }
      self = base.mapped("\(function)(\(base.name))") { prefixHash($1.bytes($0), count, orShorter: true) }
    default: return nil
    }
  }

  static let email = text("email", .email)
  static let emailLocalPart = email.mapped("local_part(email)") {
    let local = EmailComparator.localPart($1.bytes($0))
    return local.count >= 5 && !EmailComparator.isShared(local) ? ByteHash.hash(local) : 0
  }
  static let emailStart = email.mapped("prefix4(email)") {
    EmailComparator.isShared($0, $1) ? 0 : prefixHash($1.bytes($0), 4)
  }
  static let emailHost = email.mapped("host(email)") {
    let bytes = $1.bytes($0)
    let local = EmailComparator.localPart(bytes).count
    return local < bytes.count ? ByteHash.hash(UnsafeBufferPointer(rebasing: bytes[local...])) : 0
  }
  static let phone = text("phone", .phone)
  static let phoneLastSeven = phone.mapped("last7(phone)") { suffixHash($1.bytes($0), 7) }
  /// The last seven digits with one left out: one wrong digit leaves a key intact, two exchanged neighbours too.
  static let phoneButOne = BlockingKey(name: "phone but one digit") { node, view, keys in
    for phone in view.values(.phone, node) {
      let bytes = view.bytes(phone)
      guard bytes.count >= 8 else { continue }
      appendDeletions(of: UnsafeBufferPointer(rebasing: bytes.suffix(8)), &keys)
    }
  }
  static let given = text("name.given", .given)
  static let family = text("name.last", .family)
  static let organization = text("name.org", .organization)
  static let birthDate = text("birth_date", .birthDate)
  static let website = text("website", .website)

  static let identifier = BlockingKey(name: "external_id") { node, view, keys in
    for number in view.values(.identifier, node) { keys.append(UInt64(number)) }
  }
  static let identifierButOne = BlockingKey(name: "external_id but one") { node, view, keys in
    for number in view.values(.identifier, node) {
      let item = view.identifiers[Int(number)]
      let bytes = view.bytes(item.value)
      if bytes.count >= 6 { appendDeletions(of: bytes, &keys, seed: UInt64(item.system)) }
    }
  }

  /// Any two words of given, middle and family name, in either order: swapped fields meet, compound and middle names too.
  static let twoNames = BlockingKey(name: "two names") { node, view, keys in
    let start = keys.count
    for id in view.values(.given, node) { appendWords(of: view.bytes(id), from: 2, &keys, after: start) }
    for id in view.values(.middle, node) { appendWords(of: view.bytes(id), from: 2, &keys, after: start) }
    for id in view.values(.family, node) { appendWords(of: view.bytes(id), from: 2, &keys, after: start) }
    let words = min(keys.count, start + 6)
    let end = keys.count
    for a in start..<words {
      for b in a + 1..<words { keys.append(ByteHash.combine(min(keys[a], keys[b]), max(keys[a], keys[b]))) }
    }
    keys.removeSubrange(start..<end)
  }

  /// First letter of one name with the other: an initial stands for either name.
  static let initialAndName = BlockingKey(name: "initial and name") { node, view, keys in
    for given in view.values(.given, node) {
      for family in view.values(.family, node) {
        keys.append(ByteHash.combine(UInt64(view.text(given).prefix >> 24), UInt64(family)))
        keys.append(ByteHash.combine(UInt64(view.text(family).prefix >> 24), UInt64(given)))
      }
    }
  }

  /// Both names run together, as people make mailboxes of them; of an email the letters of its local part.
  static let mailboxName = BlockingKey(name: "name as mailbox") { node, view, keys in
    for given in view.values(.given, node) {
      for family in view.values(.family, node) {
        let (x, y) = (view.bytes(given), view.bytes(family))
        guard x.count >= 2, y.count >= 2 else { continue }
        keys.append(lettersHash(x, y))
        keys.append(lettersHash(y, x))
        keys.append(lettersHash(UnsafeBufferPointer(rebasing: x.prefix(1)), y))
      }
    }
    for email in view.values(.email, node) where !EmailComparator.isShared(email, view) {
      let key = lettersHash(EmailComparator.localPart(view.bytes(email)))
      if !keys.contains(key) { keys.append(key) }
    }
  }

  /// Any one name, given or family, so that a typo in one of them does not matter.
  static let anyName = BlockingKey(name: "any name") { node, view, keys in
    for id in view.values(.given, node) { keys.append(UInt64(id)) }
    for id in view.values(.family, node) { keys.append(UInt64(id)) }
  }

  /// Sound of any one name.
  static let anySound = BlockingKey(name: "sound of any name") { node, view, keys in
    for slot in [NodeSlot.given, .family] {
      for id in view.values(slot, node) where view.text(id).sound != 0 { keys.append(UInt64(view.text(id).sound)) }
    }
  }

  /// Either name with one letter left out, so that a typing error leaves a key intact.
  static let nameButOne = BlockingKey(name: "any name but one letter") { node, view, keys in
    for slot in [NodeSlot.given, .family] {
      for id in view.values(slot, node) {
        let bytes = view.bytes(id)
        if bytes.count >= 5 { appendDeletions(of: UnsafeBufferPointer(rebasing: bytes.prefix(12)), &keys) }
      }
    }
  }

  /// First letters of given and family name, in either order.
  static let initials = BlockingKey(name: "initials") { node, view, keys in
    for given in view.values(.given, node) {
      for family in view.values(.family, node) {
        let a = view.text(given).prefix >> 24
        let b = view.text(family).prefix >> 24
        keys.append(UInt64(min(a, b)) << 8 | UInt64(max(a, b)))
      }
    }
  }

  static let familySound = family.mapped("sound(name.last)") { UInt64($1.text($0).sound) }
  static let givenSound = given.mapped("sound(name.given)") { UInt64($1.text($0).sound) }
  static let birthYear = birthDate.mapped("year(birth_date)") { prefixHash($1.bytes($0), 4) }
  static let birthMonth = birthDate.mapped("month(birth_date)") { prefixHash($1.bytes($0), 7) }
  /// Month and day alone: a wrong year does not matter.
  static let birthDay = birthDate.mapped("day(birth_date)") {
    $1.bytes($0).count == 10 ? suffixHash($1.bytes($0), 5) : 0
  }

  static let postcode = address("address.postcode") { $0.postcode }
  static let city = address("address.city") { $0.city }
  /// A city by its first long word: "irvine" is "irvine ayrshire".
  static let cityWord = city.mapped("word(address.city)") {
    let bytes = $1.bytes($0)
    let first = bytes.firstIndex(of: 0x20) ?? bytes.count
    return ByteHash.hash(first < 5 ? bytes : UnsafeBufferPointer(rebasing: bytes[..<first]))
  }
  static let street = address("address.street") { $0.street }
  static let house = BlockingKey(name: "street × number") { node, view, keys in
    for number in view.values(.address, node) {
      let address = view.addresses[Int(number)]
      if address.street != 0, address.number != 0 {
        keys.append(ByteHash.combine(UInt64(address.street), UInt64(address.number)))
      }
    }
  }
  static let numberAndPostcode = BlockingKey(name: "number × postcode") { node, view, keys in
    for number in view.values(.address, node) {
      let address = view.addresses[Int(number)]
      if address.number != 0, address.postcode != 0 {
        keys.append(ByteHash.combine(UInt64(address.number), UInt64(address.postcode)))
      }
    }
  }
  /// Each word of street, building or district that has at least five letters.
  static let streetWord = BlockingKey(name: "word(address)") { node, view, keys in
    for number in view.values(.address, node) {
      let address = view.addresses[Int(number)]
      for part in [address.street, address.line2] where part != 0 { appendWords(of: view.bytes(part), from: 5, &keys) }
    }
  }

  /// Each word of an organization's name that has at least three letters.
  static let organizationWord = BlockingKey(name: "word(name.org)") { node, view, keys in
    for id in view.values(.organization, node) { appendWords(of: view.bytes(id), from: 3, &keys) }
  }
  /// Two neighbouring words of an organization's name.
  static let organizationPair = BlockingKey(name: "two words(name.org)") { node, view, keys in
    for id in view.values(.organization, node) {
      let words = view.bytes(id).split(separator: 0x20).prefix(16).map { ByteHash.hash(UnsafeBufferPointer(rebasing: $0)) }
      for (a, b) in zip(words, words.dropFirst()) { keys.append(ByteHash.combine(min(a, b), max(a, b))) }
    }
  }

  /// Each word of a person's employer that has at least four letters.
  static let companyWord = BlockingKey(name: "word(company)") { node, view, keys in
    for id in view.values(.company, node) { appendWords(of: view.bytes(id), from: 4, &keys) }
  }

  private static let fields: [CanonicalField: BlockingKey] = [
    .email: email, .phone: phone, .nameGiven: given, .nameLast: family, .nameOrg: organization, .birthDate: birthDate,
    .addressPostcode: postcode, .addressCity: city, .addressStreet: street, .externalID: identifier,
    .nameFull: text("name.full", .fullName), .company: text("company", .company), .website: website,
  ]

  private static func text(_ name: String, _ slot: NodeSlot) -> BlockingKey {
    BlockingKey(name: name) { node, view, keys in
      for id in view.values(slot, node) { keys.append(UInt64(id)) }
    }
  }

  private static func address(_ name: String, _ part: @escaping @Sendable (AddressParts) -> UInt32) -> BlockingKey {
    BlockingKey(name: name) { node, view, keys in
      for number in view.values(.address, node) {
        let value = UInt64(part(view.addresses[Int(number)]))
        if value != 0, !keys.contains(value) { keys.append(value) }
      }
    }
  }

  /// A key made of each value instead of the whole value; `make` gives 0 for no key. Only for keys that are text numbers.
  private func mapped(_ name: String, _ make: @escaping @Sendable (UInt32, NodeView) -> UInt64) -> BlockingKey {
    BlockingKey(name: name) { [append] node, view, keys in
      let first = keys.count
      append(node, view, &keys)
      var kept = first
      for index in first..<keys.count {
        let key = make(UInt32(truncatingIfNeeded: keys[index]), view)
        if key == 0 { continue }
        keys[kept] = key
        kept += 1
      }
      keys.removeSubrange(kept...)
    }
  }
}

/// A hash of the letters of a text, and of another behind it; digits and separators do not count.
private func lettersHash(
  _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)
) -> UInt64 {
  var hash: UInt64 = 0
  for byte in first where byte >= 0x61 { hash = hash &* 0x100_0000_01B3 ^ UInt64(byte) }
  for byte in second where byte >= 0x61 { hash = hash &* 0x100_0000_01B3 ^ UInt64(byte) }
  return ByteHash.mix(hash)
}

private func prefixHash(_ text: UnsafeBufferPointer<UInt8>, _ count: Int, orShorter: Bool = false) -> UInt64 {
  text.count >= count || (orShorter && !text.isEmpty) ? ByteHash.hash(UnsafeBufferPointer(rebasing: text.prefix(count))) : 0
}

private func suffixHash(_ text: UnsafeBufferPointer<UInt8>, _ count: Int) -> UInt64 {
  text.count >= count ? ByteHash.hash(UnsafeBufferPointer(rebasing: text.suffix(count))) : 0
}

/// A hash of each word with at least `length` bytes, each once behind the place `after`.
private func appendWords(
  of text: UnsafeBufferPointer<UInt8>, from length: Int, _ keys: inout [UInt64], after start: Int = 0
) {
  var first = 0
  while first < text.count {
    var end = first
    while end < text.count, text[end] != 0x20 { end += 1 }
    if end - first >= length {
      let key = ByteHash.hash(UnsafeBufferPointer(rebasing: text[first..<end]))
      if !keys[start...].contains(key) { keys.append(key) }
    }
    first = end + 1
  }
}

/// A hash of the text itself and of the text without each one of its bytes.
private func appendDeletions(of text: UnsafeBufferPointer<UInt8>, _ keys: inout [UInt64], seed: UInt64 = 0) {
  func key(without place: Int) -> UInt64 {
    var hash = seed
    for index in text.indices where index != place { hash = hash &* 0x100_0000_01B3 ^ UInt64(text[index]) }
    return ByteHash.mix(hash)
  }
  keys.append(key(without: -1))
  for place in text.indices where place == 0 || text[place] != text[place - 1] { keys.append(key(without: place)) }
}
