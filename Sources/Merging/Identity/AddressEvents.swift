import RecordModel

/// Records of bounces, complaints and unsubscriptions: they belong to whoever has the address, however little that says elsewhere.
///
/// An address alone seldom proves a person: a mailbox of a task is several people's. But what happened to it is true for all of them.
struct AddressEvents {
  private let table: CustomerRecordTable
  /// By record; empty where there are none.
  private let isEventRecord: [Bool]
  private let bounce: TextID?
  /// Records that carry an address of an event and are none, ascending, by the address's compared form.
  private var carriers: [TextID: [Int32]] = [:]
  /// When an address was last refused; `unknown` where no date is known.
  private var refusals: [TextID: Timestamp] = [:]

  /// Costs nothing but a look at each interaction where there are no events.
  init(_ table: CustomerRecordTable) {
    self.table = table
    bounce = table.texts.find("bounce")
    let refusing = ["complaint", "unsubscribe"].compactMap { table.texts.find($0) }
    let events = refusing + [bounce].compactMap { $0 }
    guard !events.isEmpty else {
      isEventRecord = []
      return
    }
    let email = table.texts.find("email")
    isEventRecord = table.records.map { record in
      table.interactions[record.interactions].contains { $0.channel == email && events.contains($0.kind) }
    }
    for (index, record) in table.records.enumerated() where isEventRecord[index] {
      let isRefusal = table.interactions[record.interactions].contains { refusing.contains($0.kind) }
      for address in addresses(of: record) {
        carriers[address] = []
        if isRefusal { refusals[address] = max(refusals[address] ?? .unknown, record.updatedAt) }
      }
    }
    guard !carriers.isEmpty else { return }
    for (index, record) in table.records.enumerated() where !isEventRecord[index] {
      for address in addresses(of: record) { carriers[address]?.append(Int32(truncatingIfNeeded: index)) }
    }
  }

  func isEvent(_ record: Int32) -> Bool { !isEventRecord.isEmpty && isEventRecord[Int(record)] }

  /// Whether the customer had a part in it.
  func isActivity(_ item: Interaction) -> Bool { bounce == nil || item.kind != bounce }

  /// The refusals of a customer's addresses, whichever customer the mails about them went to.
  func refusals(for records: [Int32]) -> [ConsentEvent] {
    guard !refusals.isEmpty, let channel = table.texts.find("email"), let purpose = table.texts.find("unspecified") else {
      return []
    }
    let carried = records.flatMap { addresses(of: table.records[Int($0)]) }
    return carried.compactMap { refusals[$0] }.map {
      ConsentEvent(channel: channel, purpose: purpose, state: .refused, at: $0, wording: .empty)
    }
  }

  /// The clusters, with those that hold nothing but events joined to the customer that carries their address in most records.
  func placed(_ clusters: [RecordCluster]) -> [RecordCluster] {
    guard !carriers.isEmpty else { return clusters }
    var clusterOf = [Int](repeating: -1, count: table.records.count)
    for (number, cluster) in clusters.enumerated() { for record in cluster.records { clusterOf[Int(record)] = number } }
    var result = clusters
    for (number, cluster) in clusters.enumerated() where cluster.records.allSatisfy(isEvent) {
      for record in cluster.records {
        guard let home = home(of: Int(record), clusterOf) else { continue }
        result[number].records.removeAll { $0 == record }
        result[home].records.append(record)
      }
    }
    for number in result.indices { result[number].records.sort() }
    return result.filter { !$0.records.isEmpty }
  }

  /// The cluster that most carriers are in; of equals the one whose carrier stands first.
  private func home(of record: Int, _ clusterOf: [Int]) -> Int? {
    let homes = addresses(of: table.records[record]).flatMap { carriers[$0] ?? [] }.map { clusterOf[Int($0)] }
    let counts = Dictionary(homes.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    return homes.first { counts[$0] == most }
  }

  private func addresses(of record: CustomerRecord) -> [TextID] {
    table.values[record.values].filter { $0.field == .email && $0.isUsable && !$0.match.isEmpty }.map(\.match)
  }
}
