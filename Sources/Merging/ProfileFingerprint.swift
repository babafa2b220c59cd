import RecordModel

/// Hashes of what a record says and of what is published of a customer, to tell a change from a repetition.
///
/// They depend on texts alone: not on text ids, on the order of records, on runs or on where a record lies in its file.
struct ProfileFingerprint {
  let table: CustomerRecordTable
  let sourceNames: [String]

  /// Of a record's key, values, interactions, consents and date.
  func ofRecord(_ record: CustomerRecord) -> UInt64 {
    let source = Int(record.source)
    var hash = ByteHash.hash(source < sourceNames.count ? sourceNames[source] : "")
    add(record.key, to: &hash)
    add(record.updatedAt, to: &hash)
    add(UInt64(record.kind.rawValue), to: &hash)
    for value in table.values[record.values] where !value.field.isForMatchingOnly {
      add(UInt64(value.field.rawValue) << 8 | UInt64(value.flags.rawValue), to: &hash)
      add(value.label, to: &hash)
      add(value.raw, to: &hash)
      add(value.value, to: &hash)
    }
    for item in table.interactions[record.interactions] {
      add(item.at, to: &hash)
      for text in [item.channel, item.direction, item.kind, item.subject, item.currency, item.reference] {
        add(text, to: &hash)
      }
      add(UInt64(bitPattern: item.amount ?? .min), to: &hash)
    }
    for event in table.consents[record.consents] {
      add(event.at, to: &hash)
      add(UInt64(event.state.rawValue), to: &hash)
      for text in [event.channel, event.purpose, event.wording] { add(text, to: &hash) }
    }
    return hash
  }

  /// Of a customer's row and values; `records` are the fingerprints of all records of the table.
  func ofCustomer(_ customer: GoldenRecord, records: [UInt64]) -> UInt64 {
    var hash = UInt64(customer.kind.rawValue)
    add(UInt64(customer.confidence * 10_000), to: &hash)
    for time in [customer.firstSeen, customer.lastSeen, customer.lastActivity] { add(time, to: &hash) }
    for (channel, state) in customer.consents.sorted(by: { $0.key < $1.key }) {
      add(ByteHash.hash(channel), to: &hash)
      add(UInt64(state.rawValue), to: &hash)
    }
    // Sums, because the order of records follows the order of sources in the pipeline file.
    var parts = customer.records.reduce(UInt64(customer.records.count)) { $0 &+ ByteHash.mix(records[Int($1)]) }
    for value in customer.values {
      var part = ByteHash.combine(records[Int(value.record)], UInt64(value.field.rawValue))
      add(value.label, to: &part)
      add(value.value, to: &part)
      add(UInt64(clamping: value.rank) << 1 | (value.isGolden ? 1 : 0), to: &part)
      add(ByteHash.hash(value.rule), to: &part)
      parts = parts &+ part
    }
    add(parts, to: &hash)
    for id in [customer.householdID, customer.employerID?.text] { add(id.map { ByteHash.hash($0) } ?? 0, to: &hash) }
    return hash
  }

  private func add(_ value: UInt64, to hash: inout UInt64) { hash = ByteHash.combine(hash, value) }
  private func add(_ time: Timestamp, to hash: inout UInt64) { add(UInt64(bitPattern: time.milliseconds), to: &hash) }

  private func add(_ text: TextID, to hash: inout UInt64) {
    add(text.isEmpty ? 0 : table.texts.withBytes(text) { ByteHash.hash($0) }, to: &hash)
  }
}
