import RecordModel

/// The parts of one postal address, as value texts; 0 where a part is missing.
struct AddressParts: Sendable, Hashable {
  var street: UInt32 = 0
  var number: UInt32 = 0
  var unit: UInt32 = 0
  /// A second line: a building, a district, in some systems the street.
  var line2: UInt32 = 0
  var postcode: UInt32 = 0
  var city: UInt32 = 0
  var region: UInt32 = 0
  /// Number of the house among all: street, number and place.
  var house: UInt32 = 0

  var isEmpty: Bool { street == 0 && postcode == 0 && city == 0 && line2 == 0 && region == 0 }
}

/// A strong identifier: its system (`ssn`, `passport`, tax id) and value.
struct IdentifierValue: Sendable, Hashable {
  var system: UInt32
  var value: UInt32
}

/// The records as the matching engine sees them: one node per distinct evidence, one row of 64 bytes per node.
///
/// Records that say exactly the same (a mailbox full of messages of one sender) are one node, so that they are compared once.
/// Nodes and texts are numbered in the order of the canonical record table, so nothing here depends on the order of input.
struct NodeTable: Sendable {
  private(set) var texts: ValueTexts
  private(set) var members: NodeMembers
  private(set) var nodeCount: Int
  /// By node: the source of its records, which is one wherever ``rules`` ask for it.
  private(set) var sources: [Int32] = []
  /// By node: which sources without duplicates it has a record of, a bit each; empty where there is no such source.
  private(set) var uniqueSources: [UInt64] = []
  let rules: SourceRules
  /// Houses are numbered below it.
  private(set) var houseCount = 1
  private var rows: [UInt32]
  private var seen: [SeenSpan] = []
  private var lists: [UInt32] = [0]
  private var addresses: [AddressParts] = [AddressParts()]
  private var identifiers: [IdentifierValue] = [IdentifierValue(system: 0, value: 0)]

  init(_ table: CustomerRecordTable, rules: SourceRules = .free) {
    self.rules = rules
    texts = ValueTexts(expecting: table.texts.count)
    members = NodeMembers(table, rules: rules)
    nodeCount = members.nodeCount
    rows = [UInt32](repeating: 0, count: nodeCount * NodeSlot.rowWidth)
    var addressNumbers = NumberTable()
    var identifierNumbers = NumberTable()
    var houses = HouseNumbers()
    var found = FoundValues()
    for node in 0..<nodeCount {
      let record = table.records[Int(members.first(of: node))]
      found.read(table.values(of: record), table.texts, &texts)
      for slot in NodeSlot.allCases where slot != .address && slot != .identifier {
        set(node, slot, found.texts[slot.rawValue])
      }
      set(node, .address, found.addresses.map { Self.number(houses.numbered($0), &addresses, &addressNumbers) })
      set(node, .identifier, found.identifiers.map { Self.number($0, &identifiers, &identifierNumbers) })
      seen.append(Self.seen(members.of(node), table))
      let base = node * NodeSlot.rowWidth
      rows[base + NodeSlot.kindPlace] = NodeSlot.summary(
        kind: Int(record.kind.rawValue), isAnybody: found.standsForAnybody, rows[base..<base + NodeSlot.rowWidth])
      if rules.areFree { continue }
      sources.append(Int32(record.source))
      uniqueSources.append(rules.uniqueBit(Int(record.source)))
    }
    houseCount = houses.count
    texts.close()
  }

  private static func seen(_ records: ArraySlice<Int32>, _ table: CustomerRecordTable) -> SeenSpan {
    var span = SeenSpan()
    for record in records { span.extend(by: SeenSpan(table.records[Int(record)].updatedAt)) }
    return span
  }

  private static func number<T: DirectlyHashed>(_ item: T, _ items: inout [T], _ numbers: inout NumberTable) -> UInt32 {
    numbers.number(of: item, in: &items)
  }

  private mutating func set(_ node: Int, _ slot: NodeSlot, _ values: [UInt32]) {
    guard let first = values.first else { return }
    let place = node * NodeSlot.rowWidth + slot.rawValue
    guard values.count > 1 else {
      rows[place] = first
      return
    }
    rows[place] = UInt32(truncatingIfNeeded: lists.count) | NodeView.listMark
    lists.append(UInt32(truncatingIfNeeded: values.count))
    lists.append(contentsOf: values)
  }

  /// The nodes of each cluster as one node with all their values, at most twelve a field.
  ///
  /// - Parameter groups: nodes by cluster, ascending.
  init(merging groups: NodeGroups, of base: NodeTable) {
    rules = base.rules
    texts = base.texts
    addresses = base.addresses
    identifiers = base.identifiers
    houseCount = base.houseCount
    members = NodeMembers(merging: groups, of: base.members)
    nodeCount = groups.count
    rows = [UInt32](repeating: 0, count: nodeCount * NodeSlot.rowWidth)
    seen = groups.indices.map { base.seen(groups[$0]) }
    let tables = base.withView { view in
      // A node alone keeps its row, and the lists behind it keep their places.
      var filler = RowFiller(keeping: base.lists)
      var rows = [UInt32](repeating: 0, count: groups.count * NodeSlot.rowWidth)
      for index in groups.indices {
        let group = groups[index]
        let place = index * NodeSlot.rowWidth
        if group.count == 1, let node = group.first, !filler.shortens(Int(node), view) {
          let from = Int(node) * NodeSlot.rowWidth
          for slot in 0..<NodeSlot.rowWidth { rows[place + slot] = view.rows[from + slot] }
        } else {
          filler.fill(&rows, at: place, group, view)
        }
      }
      return (rows, filler.lists)
    }
    (rows, lists) = tables
  }

  private func seen(_ nodes: ArraySlice<Int32>) -> SeenSpan {
    nodes.reduce(into: SeenSpan()) { $0.extend(by: seen[Int($1)]) }
  }

  /// Whether two nodes of the record table may be one customer, going by their sources.
  @inline(__always)
  func mayBeOne(_ a: Int, _ b: Int) -> Bool {
    if rules.areFree { return true }
    if uniqueSources[a] & uniqueSources[b] != 0 { return false }
    return switch rules.mode {
    case .both: true
    case .link: sources[a] != sources[b]
    case .dedupe: sources[a] == sources[b]
    }
  }

  var identifierCount: Int { identifiers.count }

  func withView<R>(_ body: (NodeView) throws -> R) rethrows -> R {
    try rows.withUnsafeBufferPointer { rows in
      try lists.withUnsafeBufferPointer { lists in
        try texts.texts.withUnsafeBufferPointer { texts in
          try self.texts.arena.withUnsafeBufferPointer { arena in
            try self.texts.original.withUnsafeBufferPointer { originals in
              try addresses.withUnsafeBufferPointer { addresses in
                try identifiers.withUnsafeBufferPointer { identifiers in
                  try seen.withUnsafeBufferPointer { seen in
                    let pointers = NodePointers(
                      nodeCount: nodeCount, rows: rows, seen: seen, lists: lists, texts: texts, originals: originals,
                      arena: arena, addresses: addresses, identifiers: identifiers)
                    return try withUnsafePointer(to: pointers) { try body(NodeView($0)) }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

/// Fills a row with the values of several nodes.
struct RowFiller {
  private(set) var lists: [UInt32] = [0]

  init() {}

  /// Appends to existing lists.
  init(keeping lists: [UInt32]) { self.lists = lists }

  /// Values of a field that a group brings at most.
  private static let mostValues = 12

  /// Whether filling would leave out values of the node.
  func shortens(_ node: Int, _ view: NodeView) -> Bool {
    view.rows[node * NodeSlot.rowWidth..<(node + 1) * NodeSlot.rowWidth].contains { entry in
      entry & NodeView.listMark != 0 && view.lists[Int(entry & ~NodeView.listMark)] > UInt32(Self.mostValues)
    }
  }

  mutating func clear() {
    lists.removeAll(keepingCapacity: true)
    lists.append(0)
  }

  mutating func fill(_ rows: inout [UInt32], at base: Int, _ nodes: some Collection<Int32>, _ view: NodeView) {
    for slot in NodeSlot.allCases {
      let start = lists.count
      lists.append(0)
      for node in nodes {
        for value in view.values(slot, Int(node)) where lists.count - start <= Self.mostValues {
          if !lists[(start + 1)...].contains(value) { lists.append(value) }
        }
      }
      let count = lists.count - start - 1
      if count <= 1 {
        rows[base + slot.rawValue] = count == 0 ? 0 : lists[start + 1]
        lists.removeSubrange(start...)
      } else {
        lists[start] = UInt32(truncatingIfNeeded: count)
        rows[base + slot.rawValue] = UInt32(truncatingIfNeeded: start) | NodeView.listMark
      }
    }
    rows[base + NodeSlot.kindPlace] = NodeSlot.summary(
      kind: nodes.first.map { view.kind(Int($0)) } ?? 0, isAnybody: nodes.contains { view.standsForAnybody(Int($0)) },
      rows[base..<base + NodeSlot.rowWidth])
  }
}

/// Numbers houses from 1: equal street, number and postcode, or city where there is no postcode.
private struct HouseNumbers {
  private var numbers = NumberTable()
  private var houses: [AddressParts] = [AddressParts()]
  var count: Int { houses.count }

  mutating func numbered(_ address: AddressParts) -> AddressParts {
    guard address.street != 0 || address.line2 != 0 else { return address }
    let key = AddressParts(
      street: address.street, number: address.number, line2: address.street == 0 ? address.line2 : 0,
      postcode: address.postcode, city: address.postcode == 0 ? address.city : 0)
    var result = address
    result.house = numbers.number(of: key, in: &houses)
    return result
  }
}

/// A record's values sorted into slots; reused from record to record.
private struct FoundValues {
  var texts = [[UInt32]](repeating: [], count: NodeSlot.rowWidth)
  var addresses: [AddressParts] = []
  var identifiers: [IdentifierValue] = []
  var standsForAnybody = false
  private var groups: [(label: TextID, group: UInt16, parts: AddressParts)] = []

  mutating func read(_ values: ArraySlice<FieldValue>, _ pool: TextPool, _ numbers: inout ValueTexts) {
    for index in texts.indices { texts[index].removeAll(keepingCapacity: true) }
    identifiers.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    standsForAnybody = values.contains { $0.flags.contains(.anybody) }
    for value in values where NodeMembers.isCompared(value) {
      if value.field.isAddressPart {
        readAddress(value, pool, &numbers)
      } else if value.field == .externalID || value.field == .taxID {
        let system = value.field == .taxID ? UInt32.max : numbers.number(of: value.label, in: pool)
        let item = IdentifierValue(system: system, value: numbers.number(of: value.match, in: pool))
        if !identifiers.contains(item) { identifiers.append(item) }
      } else if let slot = Self.slot(of: value.field) {
        let isName = slot == .given || slot == .family
        let number = numbers.number(of: value.match, in: pool, isName: isName)
        if !texts[slot.rawValue].contains(number) { texts[slot.rawValue].append(number) }
      }
    }
    addresses.removeAll(keepingCapacity: true)
    for group in groups where !group.parts.isEmpty && !addresses.contains(group.parts) { addresses.append(group.parts) }
  }

  private mutating func readAddress(_ value: FieldValue, _ pool: TextPool, _ numbers: inout ValueTexts) {
    guard value.field != .addressFull, value.field != .addressStreet, value.field != .addressCountry else { return }
    let index = groups.firstIndex { $0.label == value.label && $0.group == value.group }
    if index == nil { groups.append((value.label, value.group, AddressParts())) }
    let place = index ?? groups.count - 1
    let number = numbers.number(of: value.match, in: pool)
    switch value.field {
    case .addressStreetName: groups[place].parts.street = number
    case .addressNumber: groups[place].parts.number = number
    case .addressUnit: groups[place].parts.unit = number
    case .addressLine2: groups[place].parts.line2 = number
    case .addressPostcode: groups[place].parts.postcode = number
    case .addressCity: groups[place].parts.city = number
    case .addressRegion: groups[place].parts.region = number
    default: break
    }
  }

  private static func slot(of field: CanonicalField) -> NodeSlot? {
    switch field {
    case .nameGiven: .given
    case .nameMiddle: .middle
    case .nameLast: .family
    case .nameSuffix: .suffix
    case .nameFull: .fullName
    case .nameOrg: .organization
    case .gender: .gender
    case .birthDate: .birthDate
    case .email: .email
    case .phone: .phone
    case .company: .company
    case .jobTitle: .jobTitle
    case .website: .website
    default: nil
    }
  }
}
