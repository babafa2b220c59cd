import RecordModel

/// What bounces, complaints and unsubscriptions say of addresses, seen over all records of a run.
struct AddressEvents {
  /// Records that are events, as indices into the table.
  private var events: [Int] = []
  /// Compared forms of the addresses that other records have.
  private var carried: Set<TextID> = []
  /// When each address was last told to take no mail.
  private var bounced: [TextID: Timestamp] = [:]
  /// When each of those last wrote to us.
  private var wrote: [TextID: Timestamp] = [:]
  private let order: [Int]

  /// `order` lists the records that stand. Costs nothing where no record is an event.
  init(of order: [Int], in table: CustomerRecordTable, _ identities: [RecordIdentity]) {
    self.order = order
    events = order.filter { identities[$0].isEvent }
    guard !events.isEmpty else { return }
    for index in events {
      let record = table.records[index]
      for value in table.values(of: record) where value.flags.contains(.dead) && !value.match.isEmpty {
        bounced[value.match] = max(bounced[value.match] ?? .unknown, record.updatedAt)
      }
    }
    for index in order where !identities[index].isEvent { see(table.records[index], in: table) }
  }

  private mutating func see(_ record: CustomerRecord, in table: CustomerRecordTable) {
    for value in table.values(of: record) where value.field == .email && !value.match.isEmpty && value.isUsable {
      carried.insert(value.match)
      guard bounced[value.match] != nil, !value.flags.contains(.inferred) else { continue }
      for item in table.interactions[record.interactions] where isWritten(item, in: table.texts) {
        wrote[value.match] = max(wrote[value.match] ?? .unknown, item.at)
      }
    }
  }

  /// A mail that came in, not a form with the address in it.
  private func isWritten(_ item: Interaction, in texts: TextPool) -> Bool {
    texts.withBytes(item.direction) { $0.elementsEqual("inbound".utf8) }
      && texts.withBytes(item.kind) { $0.elementsEqual("message".utf8) }
  }

  /// Flags every value of an address that bounced, unless a mail came from it later.
  func markDead(in table: inout CustomerRecordTable) {
    guard !bounced.isEmpty else { return }
    for index in order {
      for place in table.records[index].values where table.values[place].field == .email {
        guard let time = bounced[table.values[place].match] else { continue }
        let isAlive = wrote[table.values[place].match].map { $0 > time } ?? false
        if isAlive { table.values[place].flags.remove(.dead) } else { table.values[place].flags.insert(.dead) }
      }
    }
  }

  /// Leaves out events of addresses that no other record has: nobody is to become a customer by a bounce. Counts them by file.
  func removeUnknown(from order: inout [Int], in table: CustomerRecordTable) -> [UInt32: Int] {
    guard !events.isEmpty else { return [:] }
    var unknown: Set<Int> = []
    var counts: [UInt32: Int] = [:]
    for index in events {
      let record = table.records[index]
      if table.values(of: record).contains(where: { $0.field == .email && carried.contains($0.match) }) { continue }
      unknown.insert(index)
      counts[record.file, default: 0] += 1
    }
    order.removeAll { unknown.contains($0) }
    return counts
  }
}
