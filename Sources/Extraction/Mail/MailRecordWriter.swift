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
    _ message: MailMessage, body: [UInt8], notes: MailNotes, at place: Place, raw: UnsafeBufferPointer<UInt8>,
    to batch: inout SourceRecordBatch
  ) {
    let shared = [
      cell(.messageID, message.id, in: &batch), cell(.messageDate, message.date, in: &batch),
      cell(.subject, message.subject, in: &batch),
      cell(.direction, Array((message.isInbound ? "inbound" : "outbound").utf8), in: &batch),
      cell(.kind, Array("message".utf8), in: &batch), cell(.body, body, in: &batch),
    ].compactMap { $0 }
    let digest = SHA256()
    digest.update(UnsafeRawBufferPointer(raw))
    for (index, person) in message.counterparties.enumerated() {
      let first = batch.fields.count
      let own = [
        cell(.fromName, person.name, in: &batch), cell(.fromAddress, person.address, in: &batch),
        cell(.replyToAddress, person.replyTo, in: &batch),
      ]
      batch.fields += own.compactMap { $0 } + shared
      if let role = person.role.withUTF8Buffer({ cell(.role, Array($0), in: &batch) }) { batch.fields.append(role) }
      let entries = index == 0 ? notes.entries + person.notes.entries : person.notes.entries
      for note in entries { batch.issues.append((batch.records.count, note.column.rawValue, note.code)) }
      batch.records.append(
        SourceRecordBatch.Record(
          firstField: first, fieldCount: batch.fields.count - first, number: place.number, line: place.line,
          byteStart: place.range.lowerBound, byteEnd: place.range.upperBound, contentHash: hash(digest, index)))
    }
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
    guard !value.isEmpty else { return nil }
    let start = batch.bytes.count
    batch.bytes += value
    return SourceRecordBatch.Field(
      column: column.rawValue, start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: value.count))
  }
}
