import RecordModel

/// Builds one customer out of one cluster.
struct GoldenRecordBuilder {
  var survivorship: ValueSurvivorship
  let table: CustomerRecordTable
  let events: AddressEvents

  mutating func build(_ cluster: RecordCluster, id: ProfileID) -> GoldenRecord {
    let records = cluster.records.sorted()
    let times = times(of: records)
    return GoldenRecord(
      id: id, kind: kind(of: records), records: records, values: survivorship.values(of: records, in: table),
      confidence: confidence(of: cluster),
      consents: ConsentMerge.states(of: records, in: table, besides: events.refusals(for: records)),
      firstSeen: times.first, lastSeen: times.last, lastActivity: times.activity)
  }

  /// An organization when more than half of the records are; events of an address are neither.
  private func kind(of records: [Int32]) -> CustomerRecord.Kind {
    let records = records.filter { !events.isEvent($0) }
    let organizations = records.count { table.records[Int($0)].kind == .organization }
    return organizations * 2 > records.count ? .organization : .person
  }

  /// Rounded to four digits: the last bits of a power differ between machines.
  private func confidence(of cluster: RecordCluster) -> Double {
    guard cluster.records.count > 1, let weakest = cluster.weakestLink else { return 1 }
    return (MatchProbability.of(weakest) * 10_000).rounded() / 10_000
  }

  private func times(of records: [Int32]) -> (first: Timestamp, last: Timestamp, activity: Timestamp) {
    var first = Timestamp.unknown
    var last = Timestamp.unknown
    var activity = Timestamp.unknown
    func see(_ time: Timestamp) {
      guard time.isKnown else { return }
      first = first.isKnown ? min(first, time) : time
      last = max(last, time)
    }
    for index in records {
      let record = table.records[Int(index)]
      see(record.updatedAt)
      for item in table.interactions[record.interactions] {
        see(item.at)
        if events.isActivity(item) { activity = max(activity, item.at) }
      }
      for value in table.values[record.values] where value.field == .lastActivity && value.isUsable {
        let text = value.match.isEmpty ? value.value : value.match
        if let time = table.texts.withBytes(text, { Timestamp(iso8601: $0) }) { activity = max(activity, time) }
      }
    }
    return (first, last, activity)
  }
}
