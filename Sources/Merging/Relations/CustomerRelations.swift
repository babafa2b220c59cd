import RecordModel

/// How customers belong together without being one: people of a household, people and the organization they work for.
///
/// A household is two people or more at one address, of one flat where flats are named, who share a family name or a word of a
/// compound one. An employer is the one organization among the customers that is called as a person's company is. Links, never
/// merges; both follow the golden values.
struct CustomerRelations {
  private let table: CustomerRecordTable

  init(_ table: CustomerRecordTable) { self.table = table }

  /// By customer: the id of its household, made of its first member's; nil for people who live alone and for organizations.
  func households(_ customers: [GoldenRecord]) -> [String?] {
    var homes: [Home] = []
    for (index, customer) in customers.enumerated() where customer.kind == .person {
      guard let home = address(of: customer), let family = match(.nameLast, of: customer) else { continue }
      for word in words(of: family) {
        homes.append(Home(address: home.address, word: word, unit: home.unit, id: customer.id, customer: index))
      }
    }
    homes.sort { ($0.address, $0.word, $0.unit, $0.id) < ($1.address, $1.word, $1.unit, $1.id) }
    var groups = DisjointGroups(count: customers.count)
    var start = 0
    while start < homes.count {
      var end = start
      while end < homes.count, homes[end].address == homes[start].address, homes[end].word == homes[start].word { end += 1 }
      join(homes[start..<end], &groups)
      start = end
    }
    return groups.smallest { customers[$0].id < customers[$1].id }.map { first in
      first.map { "H" + customers[$0].id.text.dropFirst() }
    }
  }

  /// A house of more people of one name is a home or a hotel, not a household.
  private static let mostMembers = 12

  /// Flats apart, where more than one is named; people without a flat then belong to none.
  private func join(_ homes: ArraySlice<Home>, _ groups: inout DisjointGroups) {
    let units = Set(homes.map(\.unit)).subtracting([0])
    for unit in units.count > 1 ? units.sorted() : [0] {
      let members = units.count > 1 ? homes.filter { $0.unit == unit } : Array(homes)
      guard (2...Self.mostMembers).contains(members.count) else { continue }
      for member in members.dropFirst() { groups.join(members[0].customer, member.customer) }
    }
  }

  /// By customer: the place of the organization a person works for.
  func employers(_ customers: [GoldenRecord]) -> [Int?] {
    var organizations: [(name: TextID, customer: Int)] = []
    for (index, customer) in customers.enumerated() where customer.kind == .organization {
      if let name = match(.nameOrg, of: customer) { organizations.append((name, index)) }
    }
    organizations.sort { ($0.name.rawValue, $0.customer) < ($1.name.rawValue, $1.customer) }
    return customers.map { customer in
      guard customer.kind == .person, let company = match(.company, of: customer) else { return nil }
      var low = 0
      var high = organizations.count
      while low < high {
        let middle = (low + high) / 2
        if organizations[middle].name.rawValue < company.rawValue { low = middle + 1 } else { high = middle }
      }
      guard low < organizations.count, organizations[low].name == company else { return nil }
      // Of several that are called so nobody knows which.
      if low + 1 < organizations.count, organizations[low + 1].name == company { return nil }
      return organizations[low].customer
    }
  }

  /// One word of a person's family name, at home.
  private struct Home {
    var address: UInt64
    var word: UInt64
    var unit: UInt64
    var id: ProfileID
    var customer: Int
  }

  private func match(_ field: CanonicalField, of customer: GoldenRecord) -> TextID? {
    guard let golden = customer.golden(field) else { return nil }
    let match = table.values[golden.valueIndex].match
    return match.isEmpty ? nil : match
  }

  /// Street, number and postcode, or city where there is no postcode, beside the golden street; nil when one is missing.
  private func address(of customer: GoldenRecord) -> (address: UInt64, unit: UInt64)? {
    guard let golden = customer.golden(.addressStreet) else { return nil }
    let street = table.values[golden.valueIndex]
    var parts: [CanonicalField: TextID] = [:]
    for value in table.values(of: table.records[Int(golden.record)])
    where value.field.isAddressPart && value.group == street.group && value.label == street.label && !value.match.isEmpty {
      if parts[value.field] == nil { parts[value.field] = value.match }
    }
    guard let name = parts[.addressStreetName], let number = parts[.addressNumber],
      let place = parts[.addressPostcode] ?? parts[.addressCity]
    else { return nil }
    let address = ByteHash.combine(ByteHash.combine(hash(name), hash(number)), hash(place))
    return (address, parts[.addressUnit].map { hash($0) | 1 } ?? 0)
  }

  private func hash(_ text: TextID) -> UInt64 { table.texts.withBytes(text) { ByteHash.hash($0) } }

  /// Hashes of the words of a family name that tell families apart; particles do not.
  private func words(of family: TextID) -> [UInt64] {
    table.texts.withBytes(family) { bytes in
      let words = bytes.split(separator: 0x20)
      let telling = words.filter { $0.count > 3 }
      if words.count < 2 || telling.isEmpty { return [ByteHash.hash(bytes)] }
      return telling.map { ByteHash.hash(UnsafeBufferPointer(rebasing: $0)) }
    }
  }
}

/// Union–find over places.
private struct DisjointGroups {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  private mutating func root(_ place: Int) -> Int {
    var root = place
    while parent[root] != root {
      parent[root] = parent[parent[root]]
      root = parent[root]
    }
    return root
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(a), root(b))
    parent[max(first, second)] = min(first, second)
  }

  /// By place: the least of its group; nil for those alone.
  mutating func smallest(_ precedes: (Int, Int) -> Bool) -> [Int?] {
    var least = [Int?](repeating: nil, count: parent.count)
    var sizes = [Int](repeating: 0, count: parent.count)
    for place in parent.indices {
      let root = root(place)
      sizes[root] += 1
      if let known = least[root], !precedes(place, known) { continue }
      least[root] = place
    }
    return parent.indices.map { place in
      let root = root(place)
      return sizes[root] > 1 ? least[root] : nil
    }
  }
}
