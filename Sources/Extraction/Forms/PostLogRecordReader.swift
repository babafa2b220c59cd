import PipelineConfig
import RecordModel

/// Reads a log of POST requests or bare urlencoded bodies, one a line; a line that is none is set aside alone.
final class PostLogRecordReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time.

  private static let keyLimit = 256

  private var cutter: FormCutter
  private var columns: PostLogColumns
  private var ledger: FormLedger
  private var position = 0
  private var secrets = 0
  private var isFinished = false
  private var batch = SourceRecordBatch(columns: [])
  /// How often each column was filled on the current line.
  private var occurrences: [UInt16: UInt16] = [:]

  init(_ source: ByteSource, _ file: InputFile, _ definition: SourceDefinition) throws(ExtractionError) {
    cutter = FormCutter(try FormInput(source, declaredEncoding: definition.dialect.encoding))
    columns = PostLogColumns(definition)
    ledger = FormLedger(path: file.shownPath)
    let mark = cutter.input.markCount
    if mark > 0 { ledger.addSkipped("byte_order_mark", from: 0, to: mark) }
  }

  var account: FileAccount { ledger.account }

  func takeRejects() -> [RejectedRow] { ledger.takeRejects() }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished { return nil }
    batch = SourceRecordBatch(columns: columns.names)
    while batch.bytes.count < 1 << 20, batch.fields.count < 1 << 18, batch.records.count < 1 << 14, ledger.hasRoom {
      guard try readNext() else {
        isFinished = true
        ledger.setSecrets(secrets)
        try ledger.close(cutter.input)
        break
      }
    }
    if batch.records.isEmpty, isFinished { return nil }
    batch.columns = columns.names
    defer { batch = SourceRecordBatch(columns: []) }
    return batch
  }

  /// Reads the next line; false at the end.
  private func readNext() throws(ExtractionError) -> Bool {
    guard let byte = try cutter.skipSeparators(at: &position, commas: false) else { return false }
    if byte == 0 {
      let piece = try cutter.cutZeros(from: position)
      ledger.addSkipped("nul_bytes", from: piece.place.offset, to: cutter.input.place(of: piece.end).offset)
      position = piece.end
      return true
    }
    let (piece, verdict) = try cutter.cutLine(from: position)
    let end = cutter.trimmedEnd(of: piece)
    position = piece.end
    if verdict != .complete {
      reject(piece, end, ("value_too_large", "a line of more than \(FormCutter.valueLimit >> 20) MiB"))
    } else if let fault = readLine(piece, end) {
      reject(piece, end, fault)
    }
    return true
  }

  /// Adds the line's record to the batch, or takes back what it added and says why.
  private func readLine(_ piece: FormCutter.Piece, _ end: Int) -> (code: String, message: String)? {
    let before = (fields: batch.fields.count, bytes: batch.bytes.count, issues: batch.issues.count, secrets: secrets)
    occurrences.removeAll(keepingCapacity: true)
    let line = cutter.input.bytes(piece.start..<end)
    if let fault = line.withUnsafeBufferPointer({ addFields($0) }) {
      batch.fields.removeSubrange(before.fields...)
      batch.bytes.removeSubrange(before.bytes...)
      batch.issues.removeSubrange(before.issues...)
      secrets = before.secrets
      return fault
    }
    let endPlace = cutter.input.place(of: end)
    let number = ledger.addRecord(piece.place, endPlace)
    batch.records.append(
      .init(
        firstField: before.fields, fieldCount: batch.fields.count - before.fields, number: number, line: piece.place.line,
        byteStart: piece.place.offset, byteEnd: endPlace.offset))
    return nil
  }

  private func addFields(_ line: UnsafeBufferPointer<UInt8>) -> (code: String, message: String)? {
    let parts = PostLogLine(line)
    let forms = [parts.query, parts.body].compactMap { $0.map { UnsafeBufferPointer(rebasing: line[$0]) } }
    guard forms.contains(where: { $0.contains(0x3D) }) else {
      return ("not_form_data", "no `key=value` on this line")
    }
    for (name, range) in [("log.time", parts.time), ("log.ip", parts.ip), ("log.path", parts.path)] {
      if let range, let column = columns.number(ofOwn: name) {
        let value = FormTextRepair.repair(UnsafeBufferPointer(rebasing: line[range]))?.bytes ?? Array(line[range])
        add(value, to: column, occurrence: 0)
      }
    }
    var keyCount = 0
    for form in forms {
      for pair in form.split(separator: 0x26) {
        keyCount += 1
        if keyCount > Self.keyLimit {
          if let last = batch.fields.last { batch.issues.append((batch.records.count, last.column, .truncated)) }
          return nil
        }
        if let fault = addPair(UnsafeBufferPointer(rebasing: pair)) { return fault }
      }
    }
    return nil
  }

  private func addPair(_ pair: UnsafeBufferPointer<UInt8>) -> (code: String, message: String)? {
    let mark = pair.firstIndex(of: 0x3D) ?? pair.count
    let key = columns.key(UnsafeBufferPointer(rebasing: pair[..<mark]))
    switch key.fate {
    case .dropped: return nil
    case .refused: return ("too_many_columns", "too many different keys in the file, or one that is too long")
    case .secret: secrets += 1
    case .kept:
      let value = FormValue(decoding: UnsafeBufferPointer(rebasing: pair[min(mark + 1, pair.count)...]))
      if value.bytes.withUnsafeBufferPointer({ SecretFilter.isSecretValue($0, mayBePhone: key.mayBePhone) }) {
        secrets += 1
        return nil
      }
      let next = occurrences[key.column, default: 0]
      let occurrence = key.index ?? next
      occurrences[key.column] = occurrence == .max ? .max : max(next, occurrence + 1)
      add(value.bytes, to: key.column, occurrence: occurrence)
      if let alias = key.alias { add(value.bytes, to: alias, occurrence: occurrence) }
      for issue in key.issues + value.issues { batch.issues.append((batch.records.count, key.column, issue)) }
    }
    return nil
  }

  private func add(_ value: [UInt8], to column: UInt16, occurrence: UInt16) {
    let start = UInt32(truncatingIfNeeded: batch.bytes.count)
    batch.bytes += value
    batch.fields.append(
      .init(column: column, occurrence: occurrence, start: start, count: UInt32(truncatingIfNeeded: value.count)))
  }

  private func reject(_ piece: FormCutter.Piece, _ end: Int, _ fault: (code: String, message: String)) {
    let raw = cutter.raw(of: piece, upTo: end)
    let place = cutter.input.place(of: end)
    ledger.addReject(fault, piece.place, end: place.offset, isRecord: true, raw: raw)
  }
}
