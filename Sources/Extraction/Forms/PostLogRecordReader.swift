import PipelineConfig
import RecordModel

/// Reads a log of POST requests or bare urlencoded bodies, one a line; a line that is none is set aside alone.
final class PostLogRecordReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time.

  private var cutter: FormCutter
  private var builder: PostLogRecordBuilder
  private var ledger: PieceLedger
  private var position = 0
  private var isFinished = false
  /// Of the last batch: what the next one is likely to need.
  private var lastCounts = (fields: 0, records: 0)
  private var batch = SourceRecordBatch(columns: [])

  init(_ source: ByteSource, _ file: InputFile, _ definition: SourceDefinition) throws(ExtractionError) {
    cutter = FormCutter(try FormInput(source, declaredEncoding: definition.dialect.encoding))
    builder = PostLogRecordBuilder(definition)
    ledger = cutter.input.openLedger(of: file)
  }

  var account: FileAccount { ledger.account }

  func takeRejects() -> [RejectedRow] { ledger.takeRejects() }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished { return nil }
    batch = SourceRecordBatch(columns: builder.columns.names)
    batch.bytes.reserveCapacity(9 << 17)
    batch.fields.reserveCapacity(lastCounts.fields)
    batch.records.reserveCapacity(lastCounts.records)
    while batch.bytes.count < 1 << 20, batch.fields.count < 1 << 18, batch.records.count < 1 << 14,
      ledger.hasRoom(besides: batch.records.count)
    {
      guard try readNext() else {
        isFinished = true
        ledger.countSkipped(["secret": builder.secrets, "file_part": builder.files])
        try cutter.input.close(&ledger)
        break
      }
    }
    if batch.records.isEmpty, isFinished { return nil }
    batch.columns = builder.columns.names
    lastCounts = (batch.fields.count, batch.records.count)
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
    } else if piece.end == cutter.input.end, cutter.input.isCutShort {
      reject(piece, end, ("truncated", "the file is damaged or was still being written, and ends inside this line"))
    } else if let fault = readLine(piece, end) {
      reject(piece, end, fault)
    }
    return true
  }

  /// Adds the line's record to the batch, or says why it is none.
  private func readLine(_ piece: FormCutter.Piece, _ end: Int) -> (code: String, message: String)? {
    let firstField = batch.fields.count
    let line = cutter.input.bytes(piece.start..<end)
    if let fault = line.withUnsafeBufferPointer({ add($0) }) { return fault }
    let endPlace = cutter.input.place(of: end)
    let number = ledger.addRecord(from: piece.place.offset, to: endPlace.offset)
    batch.records.append(
      .init(
        firstField: firstField, fieldCount: batch.fields.count - firstField, number: number, line: piece.place.line,
        byteStart: piece.place.offset, byteEnd: endPlace.offset))
    return nil
  }

  private func add(_ line: UnsafeBufferPointer<UInt8>) -> (code: String, message: String)? {
    guard MultipartLine.isOne(line) else { return builder.add(line, to: &batch) }
    let body = MultipartLine.body(of: line)
    var form = MultipartForm()
    let isWhole = body.withUnsafeBufferPointer { body in
      body.split(separator: 0x0A, omittingEmptySubsequences: false).contains {
        form.take(UnsafeBufferPointer(rebasing: $0)) == .end
      }
    }
    if !isWhole { form.finish() }
    let firstField = batch.fields.count
    builder.beginLine()
    builder.addRequest(line, to: &batch)
    let fault = builder.add(form, isCut: !isWhole, to: &batch)
    if fault != nil { batch.fields.removeSubrange(firstField...) }
    return fault
  }

  private func reject(_ piece: FormCutter.Piece, _ end: Int, _ fault: (code: String, message: String)) {
    let raw = cutter.raw(of: piece, upTo: end)
    let place = cutter.input.place(of: end)
    ledger.addReject(
      fault, from: piece.place.offset, to: place.offset, line: piece.place.line, isRecord: true, raw: raw)
  }
}
