/// Customer records with everything they refer to, column-wise: what normalization gives and matching takes.
///
/// Workers fill one table per batch; the run appends them and calls ``canonicalized()``, after which record order, value order
/// and text ids depend on the records' content alone.
package struct CustomerRecordTable: Sendable {
  package var texts = TextPool()
  package var records: [CustomerRecord] = []
  package var values: [FieldValue] = []
  package var interactions: [Interaction] = []
  package var consents: [ConsentEvent] = []
  package var issues: [RecordIssue] = []

  package init() {}

  package func values(of record: CustomerRecord) -> ArraySlice<FieldValue> { values[record.values] }

  /// Adds another table's records behind this one's, interning its texts here.
  package mutating func append(_ other: CustomerRecordTable) {
    let map = translation(of: other.texts)
    let firstRecord = records.count
    appendIssues(of: other) { $0 + firstRecord }
    for record in other.records { append(record, of: other, map) }
  }

  /// The same records sorted by source, key and place, with texts renumbered in that order.
  package func canonicalized() -> CustomerRecordTable {
    var order = Array(records.indices)
    order.sort { precedes(records[$0], records[$1]) }
    return selecting(order)
  }

  /// The given records, in the given order, with only the texts they need.
  package func selecting(_ order: [Int]) -> CustomerRecordTable {
    var result = CustomerRecordTable()
    result.records.reserveCapacity(order.count)
    result.values.reserveCapacity(values.count)
    var map = [UInt32](repeating: 0, count: texts.count)
    for index in order { result.appendRenumbering(records[index], of: self, &map) }
    var newIndex = [Int](repeating: -1, count: records.count)
    for (new, old) in order.enumerated() { newIndex[old] = new }
    result.issues = issues.compactMap { issue in
      newIndex[issue.record] < 0 ? nil : RecordIssue(record: newIndex[issue.record], field: issue.field, code: issue.code)
    }
    result.issues.sort {
      ($0.record, $0.field?.rawValue ?? .max, $0.code.rawValue) < ($1.record, $1.field?.rawValue ?? .max, $1.code.rawValue)
    }
    return result
  }

  private func precedes(_ a: CustomerRecord, _ b: CustomerRecord) -> Bool {
    if a.source != b.source { return a.source < b.source }
    if a.key != b.key { return texts.precedes(a.key, b.key) }
    return (a.file, a.byteStart, a.number) < (b.file, b.byteStart, b.number)
  }

  private mutating func translation(of other: TextPool) -> [UInt32] {
    other.withArena { arena in
      (0..<other.count).map { index in
        let range = other.range(of: TextID(rawValue: UInt32(truncatingIfNeeded: index)))
        return texts.intern(UnsafeBufferPointer(rebasing: arena[range])).rawValue
      }
    }
  }

  private mutating func appendIssues(of other: CustomerRecordTable, at place: (Int) -> Int) {
    for issue in other.issues { issues.append(RecordIssue(record: place(issue.record), field: issue.field, code: issue.code)) }
  }

  private mutating func append(_ record: CustomerRecord, of other: CustomerRecordTable, _ map: [UInt32]) {
    append(record, of: other) { TextID(rawValue: map[Int($0.rawValue)]) }
  }

  private mutating func appendRenumbering(_ record: CustomerRecord, of other: CustomerRecordTable, _ map: inout [UInt32]) {
    // Collected first: the pool being filled is part of self, which `append` changes.
    var pool = texts
    texts = TextPool()
    append(record, of: other) { id in
      if id.isEmpty { return id }
      if map[Int(id.rawValue)] == 0 { map[Int(id.rawValue)] = other.texts.withBytes(id) { pool.intern($0) }.rawValue }
      return TextID(rawValue: map[Int(id.rawValue)])
    }
    texts = pool
  }

  private mutating func append(_ record: CustomerRecord, of other: CustomerRecordTable, renumber: (TextID) -> TextID) {
    var copy = record
    copy.key = renumber(record.key)
    let firstValue = values.count
    for var value in other.values[record.values] {
      value.label = renumber(value.label)
      value.raw = renumber(value.raw)
      value.value = renumber(value.value)
      value.match = renumber(value.match)
      values.append(value)
    }
    copy.values = firstValue..<values.count
    let firstInteraction = interactions.count
    for var item in other.interactions[record.interactions] {
      item.channel = renumber(item.channel)
      item.direction = renumber(item.direction)
      item.kind = renumber(item.kind)
      item.subject = renumber(item.subject)
      item.currency = renumber(item.currency)
      item.reference = renumber(item.reference)
      interactions.append(item)
    }
    copy.interactions = firstInteraction..<interactions.count
    let firstConsent = consents.count
    for var item in other.consents[record.consents] {
      item.channel = renumber(item.channel)
      item.purpose = renumber(item.purpose)
      item.wording = renumber(item.wording)
      consents.append(item)
    }
    copy.consents = firstConsent..<consents.count
    records.append(copy)
  }
}
