import RecordModel

/// Writes a message's records into a batch: one per counterparty; what they share is stored once.
enum MailRecordWriter {
  struct Place {
    /// The message's number in the file, from 1.
    var number: Int
    var line: Int
    var range: Range<Int>
  }

  static func append(
    _ message: MailMessage, body: [UInt8], at place: Place, raw: UnsafeBufferPointer<UInt8>, columns: inout FormColumns,
    to batch: inout SourceRecordBatch
  ) {
    let shared = [
      cell(.messageID, message.id, in: &batch), cell(.messageDate, message.date, in: &batch),
      cell(.subject, message.subject, in: &batch),
      cell(.kind, Array(message.kind.rawValue.utf8), in: &batch), cell(.body, body, in: &batch),
    ].compactMap { $0 }
    let digest = SHA256()
    digest.update(UnsafeRawBufferPointer(raw))
    for (index, person) in message.counterparties.enumerated() {
      let first = batch.fields.count
      let own = [
        cell(.fromName, person.name, in: &batch), cell(.fromAddress, person.address, in: &batch),
        cell(.replyToAddress, person.replyTo, in: &batch),
        cell(.direction, Array((message.isInbound || person.isQuoted ? "inbound" : "outbound").utf8), in: &batch),
      ]
      batch.fields += own.compactMap { $0 } + shared
      if let role = person.role.withUTF8Buffer({ cell(.role, Array($0), in: &batch) }) { batch.fields.append(role) }
      let areComplete = append(person.cells, &columns, to: &batch)
      var entries = index == 0 ? message.notes.entries + person.notes.entries : person.notes.entries
      if !areComplete { entries.append((.body, .truncated)) }
      for note in entries { batch.issues.append((batch.records.count, note.column.rawValue, note.code)) }
      batch.records.append(
        SourceRecordBatch.Record(
          firstField: first, fieldCount: batch.fields.count - first, number: place.number, line: place.line,
          byteStart: place.range.lowerBound, byteEnd: place.range.upperBound, contentHash: hash(digest, index)))
    }
  }

  /// The cells from the body, several of one column numbered; false when the file has no column left for one.
  private static func append(_ cells: [MailCell], _ columns: inout FormColumns, to batch: inout SourceRecordBatch) -> Bool {
    var areComplete = true
    var counts: [UInt16: UInt16] = [:]
    for item in cells where !item.value.isEmpty {
      let number: UInt16? =
        switch item.column {
        case .known(let column): column.rawValue
        case .form(let label): columns.number(of: label)
        }
      guard let number else {
        areComplete = false
        continue
      }
      let occurrence = counts[number, default: 0]
      counts[number] = occurrence &+ 1
      batch.fields.append(field(number, item.value, occurrence: occurrence, in: &batch))
    }
    return areComplete
  }

  /// Of the message's bytes; from the second counterparty on followed by `#2`, `#3`, …
  private static func hash(_ message: borrowing SHA256, _ index: Int) -> [UInt8] {
    let digest = message.copy()
    if index > 0 { digest.update(Array("#\(index + 1)".utf8)) }
    return digest.finalize()
  }

  private static func cell(_ column: MailColumn, _ value: [UInt8], in batch: inout SourceRecordBatch) -> SourceRecordBatch
    .Field?
  {
    value.isEmpty ? nil : field(column.rawValue, value, occurrence: 0, in: &batch)
  }

  private static func field(
    _ column: UInt16, _ value: [UInt8], occurrence: UInt16, in batch: inout SourceRecordBatch
  ) -> SourceRecordBatch.Field {
    let start = batch.bytes.count
    batch.bytes += value
    return SourceRecordBatch.Field(
      column: column, occurrence: occurrence, start: UInt32(truncatingIfNeeded: start),
      count: UInt32(truncatingIfNeeded: value.count))
  }
}
