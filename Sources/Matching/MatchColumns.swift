import RecordModel

/// Several values per node in one array: the values of node `i` are `items[starts[i]..<starts[i+1]]`.
struct MultiColumn<Item: Sendable>: Sendable {
  private(set) var starts: [Int32] = [0]
  private(set) var items: [Item] = []

  mutating func append(_ values: some Sequence<Item>) {
    items.append(contentsOf: values)
    starts.append(Int32(truncatingIfNeeded: items.count))
  }

  @inline(__always)
  subscript(node: Int) -> ArraySlice<Item> { items[Int(starts[node])..<Int(starts[node + 1])] }

  @inline(__always)
  func isEmpty(_ node: Int) -> Bool { starts[node] == starts[node + 1] }

  /// How many nodes have a value.
  var filled: Int { zip(starts, starts.dropFirst()).count { $0 != $1 } }
}

/// The parts of one postal address, as texts' raw ids; 0 where a part is missing.
struct AddressParts: Sendable, Hashable {
  var street: UInt32 = 0
  var number: UInt32 = 0
  var unit: UInt32 = 0
  var postcode: UInt32 = 0
  var city: UInt32 = 0
  var region: UInt32 = 0

  var isEmpty: Bool { street == 0 && postcode == 0 && city == 0 }
}

/// A strong identifier: its system (`ssn`, `passport`, tax id) and value.
struct IdentifierValue: Sendable, Hashable {
  var system: UInt32
  var value: UInt32
}

/// The records as the matching engine sees them: one node per distinct evidence, fields as columns of text ids.
///
/// Records that say exactly the same (a mailbox full of messages of one sender) are one node, so that they are compared once.
/// Ids are those of the canonical record table, so nothing here depends on the order of input.
struct MatchColumns: Sendable {
  let texts: TextPool
  /// By node: record indexes, ascending.
  private(set) var members = MultiColumn<Int32>()
  private(set) var kind: [CustomerRecord.Kind] = []
  private(set) var given = MultiColumn<UInt32>()
  private(set) var family = MultiColumn<UInt32>()
  private(set) var suffix = MultiColumn<UInt32>()
  private(set) var fullName = MultiColumn<UInt32>()
  private(set) var organization = MultiColumn<UInt32>()
  private(set) var company = MultiColumn<UInt32>()
  private(set) var email = MultiColumn<UInt32>()
  private(set) var phone = MultiColumn<UInt32>()
  private(set) var birthDate = MultiColumn<UInt32>()
  private(set) var identifier = MultiColumn<IdentifierValue>()
  private(set) var address = MultiColumn<AddressParts>()

  var nodeCount: Int { kind.count }

  init(_ table: CustomerRecordTable) {
    texts = table.texts
    var nodes = EvidenceGroups(table)
    for group in nodes.takeGroups() {
      guard let first = group.first else { continue }
      let record = table.records[Int(first)]
      members.append(group)
      kind.append(record.kind)
      append(table.values(of: record))
    }
  }

  private mutating func append(_ values: ArraySlice<FieldValue>) {
    given.append(Self.texts(of: .nameGiven, in: values))
    family.append(Self.texts(of: .nameLast, in: values))
    suffix.append(Self.texts(of: .nameSuffix, in: values))
    fullName.append(Self.texts(of: .nameFull, in: values))
    organization.append(Self.texts(of: .nameOrg, in: values))
    company.append(Self.texts(of: .company, in: values))
    email.append(Self.texts(of: .email, in: values))
    phone.append(Self.texts(of: .phone, in: values))
    birthDate.append(Self.texts(of: .birthDate, in: values))
    identifier.append(Self.identifiers(in: values))
    address.append(Self.addresses(in: values))
  }

  private static func texts(of field: CanonicalField, in values: ArraySlice<FieldValue>) -> [UInt32] {
    var result: [UInt32] = []
    for value in values where value.field == field && isCompared(value) && !result.contains(value.match.rawValue) {
      result.append(value.match.rawValue)
    }
    return result
  }

  private static func identifiers(in values: ArraySlice<FieldValue>) -> [IdentifierValue] {
    var result: [IdentifierValue] = []
    for value in values where (value.field == .externalID || value.field == .taxID) && isCompared(value) {
      let system = value.field == .taxID ? UInt32.max : value.label.rawValue
      let item = IdentifierValue(system: system, value: value.match.rawValue)
      if !result.contains(item) { result.append(item) }
    }
    return result
  }

  private static func addresses(in values: ArraySlice<FieldValue>) -> [AddressParts] {
    var groups: [(label: TextID, group: UInt16, parts: AddressParts)] = []
    for value in values where value.field.isAddressPart && isCompared(value) {
      let index = groups.firstIndex { $0.label == value.label && $0.group == value.group }
      if index == nil { groups.append((value.label, value.group, AddressParts())) }
      let place = index ?? groups.count - 1
      switch value.field {
      case .addressStreetName: groups[place].parts.street = value.match.rawValue
      case .addressNumber: groups[place].parts.number = value.match.rawValue
      case .addressUnit: groups[place].parts.unit = value.match.rawValue
      case .addressPostcode: groups[place].parts.postcode = value.match.rawValue
      case .addressCity: groups[place].parts.city = value.match.rawValue
      case .addressRegion: groups[place].parts.region = value.match.rawValue
      default: break
      }
    }
    var result: [AddressParts] = []
    for group in groups where !group.parts.isEmpty && !result.contains(group.parts) { result.append(group.parts) }
    return result
  }

  static func isCompared(_ value: FieldValue) -> Bool {
    !value.match.isEmpty && value.flags.isDisjoint(with: [.placeholder, .invalid])
  }
}

/// Groups records whose compared values are all equal.
private struct EvidenceGroups {
  private let table: CustomerRecordTable
  private var slots: [Int32]
  private var groups: [[Int32]] = []

  init(_ table: CustomerRecordTable) {
    self.table = table
    var size = 64
    while size < table.records.count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// In the order of their first records.
  mutating func takeGroups() -> [[Int32]] {
    for index in table.records.indices { add(index) }
    return groups
  }

  private mutating func add(_ index: Int) {
    let mask = UInt64(slots.count - 1)
    var slot = hash(index) & mask
    while slots[Int(slot)] >= 0 {
      let group = Int(slots[Int(slot)])
      if let first = groups[group].first, sameEvidence(Int(first), index) {
        groups[group].append(Int32(truncatingIfNeeded: index))
        return
      }
      slot = (slot + 1) & mask
    }
    slots[Int(slot)] = Int32(truncatingIfNeeded: groups.count)
    groups.append([Int32(truncatingIfNeeded: index)])
  }

  private func evidence(_ index: Int) -> some Sequence<FieldValue> {
    table.values(of: table.records[index]).lazy.filter(MatchColumns.isCompared)
  }

  private func hash(_ index: Int) -> UInt64 {
    var hash = UInt64(table.records[index].kind.rawValue)
    for value in evidence(index) {
      hash = ByteHash.combine(
        hash, UInt64(value.field.rawValue) << 48 | UInt64(value.group) << 32 | UInt64(value.match.rawValue))
      hash = ByteHash.combine(hash, UInt64(value.label.rawValue))
    }
    return hash
  }

  private func sameEvidence(_ a: Int, _ b: Int) -> Bool {
    guard table.records[a].kind == table.records[b].kind else { return false }
    return evidence(a).elementsEqual(evidence(b)) {
      $0.field == $1.field && $0.match == $1.match && $0.label == $1.label && $0.group == $1.group
    }
  }
}
