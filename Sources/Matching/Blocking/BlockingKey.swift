import PipelineConfig
import RecordModel

/// One way to make keys of a node: `email`, `soundex(name.last)`. Nodes with an equal key may meet.
struct BlockingKey: Sendable {
  var name: String
  /// Appends one hash per distinct key of the node; none when the field is missing.
  var append: @Sendable (_ node: Int, _ columns: MatchColumns, _ keys: inout [UInt64]) -> Void
}

/// A rule by which two nodes may meet: they share a key of every part.
struct BlockingRule: Sendable {
  var name: String
  var keys: [BlockingKey]
  /// Nodes in a block before it is refined.
  var limit: Int

  init(_ keys: [BlockingKey], limit: Int) {
    self.keys = keys
    self.limit = limit
    name = keys.map(\.name).joined(separator: " + ")
  }
}

extension BlockingKey {
  /// The key of a pipeline file's `block` line; nil when the function does not fit the field.
  init?(_ key: MatchDefinition.BlockingRule.Key) {
    guard let base = Self.fields[key.field] else { return nil }
    switch key.function {
    case nil: self = base
    case "soundex": self = base.mapped("soundex") { Soundex.code($0) }
    case "year": self = base.mapped("year") { $0.count >= 4 ? prefixHash($0, 4) : 0 }
    case let function? where function.hasPrefix("prefix"):
      guard let count = Int(function.dropFirst(6)), (1...16).contains(count) else { return nil }
      self = base.mapped(function) { $0.isEmpty ? 0 : prefixHash($0, count) }
    default: return nil
    }
  }

  static let email = text("email", \.email)
  static let emailLocalPart = text("local_part(email)", \.email).mapped(renamed: "local_part(email)") { email in
    let local = EmailComparator.localPart(email)
    return local.count >= 5 && !EmailComparator.isRole(local) ? ByteHash.hash(local) : 0
  }
  static let phone = text("phone", \.phone)
  static let phoneLastSeven = text("last7(phone)", \.phone).mapped(renamed: "last7(phone)") { phone in
    phone.count >= 7 ? ByteHash.hash(UnsafeBufferPointer(rebasing: phone.suffix(7))) : 0
  }
  static let given = text("name.given", \.given)
  static let family = text("name.last", \.family)
  static let organization = text("name.org", \.organization)
  static let birthDate = text("birth_date", \.birthDate)

  static let identifier = BlockingKey(name: "external_id") { node, columns, keys in
    for item in columns.identifier[node] { keys.append(ByteHash.combine(UInt64(item.system), UInt64(item.value))) }
  }

  /// Given and family name in either order, so that swapped fields meet.
  static let bothNames = BlockingKey(name: "name.given × name.last") { node, columns, keys in
    for given in columns.given[node] {
      for family in columns.family[node] {
        keys.append(ByteHash.combine(UInt64(min(given, family)), UInt64(max(given, family))))
      }
    }
  }

  /// Any one name, given or family, so that a typo in one of them does not matter.
  static let anyName = BlockingKey(name: "any name") { node, columns, keys in
    for id in columns.given[node] { keys.append(UInt64(id)) }
    for id in columns.family[node] { keys.append(UInt64(id)) }
  }

  /// First letters of given and family name, in either order.
  static let initials = BlockingKey(name: "initials") { node, columns, keys in
    for given in columns.given[node] {
      for family in columns.family[node] {
        let a = firstByte(given, columns)
        let b = firstByte(family, columns)
        keys.append(UInt64(min(a, b)) << 8 | UInt64(max(a, b)))
      }
    }
  }

  static let familySound = family.mapped("soundex") { Soundex.code($0) }
  static let givenSound = given.mapped("soundex") { Soundex.code($0) }
  static let birthYear = birthDate.mapped("year") { $0.count >= 4 ? prefixHash($0, 4) : 0 }
  /// Month and day alone: a wrong year does not matter.
  static let birthDay = birthDate.mapped("day") {
    $0.count == 10 ? ByteHash.hash(UnsafeBufferPointer(rebasing: $0.suffix(5))) : 0
  }

  static let postcode = address("address.postcode") { $0.postcode }
  static let city = address("address.city") { $0.city }
  static let house = BlockingKey(name: "street × number") { node, columns, keys in
    for address in columns.address[node] where address.street != 0 && address.number != 0 {
      keys.append(ByteHash.combine(UInt64(address.street), UInt64(address.number)))
    }
  }
  static let street = address("address.street") { $0.street }
  static let numberAndPostcode = BlockingKey(name: "number × postcode") { node, columns, keys in
    for address in columns.address[node] where address.number != 0 && address.postcode != 0 {
      keys.append(ByteHash.combine(UInt64(address.number), UInt64(address.postcode)))
    }
  }

  /// Each word of an organization's name that has at least four letters.
  static let organizationWord = BlockingKey(name: "word(name.org)") { node, columns, keys in
    for id in columns.organization[node] {
      columns.texts.withBytes(TextID(rawValue: id)) { name in
        for word in name.split(separator: 0x20) where word.count >= 4 {
          keys.append(ByteHash.hash(UnsafeBufferPointer(rebasing: word)))
        }
      }
    }
  }

  private static let fields: [CanonicalField: BlockingKey] = [
    .email: email, .phone: phone, .nameGiven: given, .nameLast: family, .nameOrg: organization, .birthDate: birthDate,
    .addressPostcode: postcode, .addressCity: city, .addressStreet: street, .externalID: identifier,
    .nameFull: text("name.full", \.fullName), .company: text("company", \.company),
  ]

  private static func text(
    _ name: String, _ column: @escaping @Sendable (MatchColumns) -> MultiColumn<UInt32>
  ) -> BlockingKey {
    BlockingKey(name: name) { node, columns, keys in
      for id in column(columns)[node] { keys.append(UInt64(id)) }
    }
  }

  private static func address(_ name: String, _ part: @escaping @Sendable (AddressParts) -> UInt32) -> BlockingKey {
    BlockingKey(name: name) { node, columns, keys in
      for address in columns.address[node] where part(address) != 0 && !keys.contains(UInt64(part(address))) {
        keys.append(UInt64(part(address)))
      }
    }
  }

  /// The key of the text's bytes instead of the whole text; `make` gives 0 for no key. Only for keys that are text ids.
  private func mapped(_ function: String, _ make: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> UInt64) -> BlockingKey {
    mapped(renamed: "\(function)(\(name))", make)
  }

  private func mapped(
    renamed name: String, _ make: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> UInt64
  ) -> BlockingKey {
    BlockingKey(name: name) { [append] node, columns, keys in
      let first = keys.count
      append(node, columns, &keys)
      for index in first..<keys.count {
        keys[index] = columns.texts.withBytes(TextID(rawValue: UInt32(truncatingIfNeeded: keys[index])), make)
      }
      keys.removeAll { $0 == 0 }
    }
  }

  private static func firstByte(_ id: UInt32, _ columns: MatchColumns) -> UInt8 {
    columns.texts.withBytes(TextID(rawValue: id)) { $0.first ?? 0 }
  }
}

private func prefixHash(_ text: UnsafeBufferPointer<UInt8>, _ count: Int) -> UInt64 {
  ByteHash.hash(UnsafeBufferPointer(rebasing: text.prefix(count)))
}
