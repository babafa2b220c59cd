import PipelineConfig
import RecordModel

/// Reads files of raw multipart bodies, one after the other, with or without the HTTP headers before them. Each body is a record; its
/// files are counted and not kept, however large they are.
final class MultipartRecordReader: RecordReader, @unchecked Sendable {
  // @unchecked: a reader is used by one thread at a time.

  private var cutter: FormCutter
  private var builder: PostLogRecordBuilder
  private var ledger: PieceLedger
  private var form = MultipartForm()
  private var start: FormInput.Place?
  private var position = 0
  private var isFinished = false
  private var batch = SourceRecordBatch(columns: [])

  init(_ source: ByteSource, _ file: InputFile, _ definition: SourceDefinition) throws(ExtractionError) {
    cutter = FormCutter(try FormInput(source, declaredEncoding: "utf-8"))
    builder = PostLogRecordBuilder(definition)
    ledger = cutter.input.openLedger(of: file)
  }

  var account: FileAccount { ledger.account }

  func takeRejects() -> [RejectedRow] { ledger.takeRejects() }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished { return nil }
    batch = SourceRecordBatch(columns: builder.columns.names)
    while batch.bytes.count < 1 << 20, batch.records.count < 1 << 14, ledger.hasRoom(besides: batch.records.count) {
      guard try readLine() else {
        try finish()
        break
      }
    }
    if batch.records.isEmpty, isFinished { return nil }
    batch.columns = builder.columns.names
    defer { batch = SourceRecordBatch(columns: []) }
    return batch
  }

  /// Reads the next line; false at the end.
  private func readLine() throws(ExtractionError) -> Bool {
    if !form.isOpen {
      guard try cutter.skipSeparators(at: &position, commas: false) != nil else { return false }
    } else if position >= cutter.input.end, !(try cutter.input.fill(keeping: position)) {
      return false
    }
    let (piece, verdict) = try cutter.cutLine(from: position)
    let isLong = verdict != .complete
    let line = piece.head ?? Array(cutter.input.bytes(piece.start..<piece.end))
    let wasOpen = form.isOpen
    let outcome = line.withUnsafeBufferPointer { form.take($0, longer: isLong) }
    if !wasOpen, outcome != .outside { start = piece.place }
    // Behind the line feed.
    position = piece.end
    if position >= cutter.input.end { _ = try cutter.input.fill(keeping: position) }
    if form.isOpen, position < cutter.input.end, cutter.input[position] == 0x0A { position += 1 }
    switch outcome {
    case .outside: skip(piece, line)
    case .end: take(upTo: piece.end, isCut: false)
    case .taken: break
    }
    return true
  }

  /// HTTP headers are left out by rule, other text between bodies is set aside.
  private func skip(_ piece: FormCutter.Piece, _ line: [UInt8]) {
    let end = cutter.input.place(of: piece.end)
    let name = line.prefix { $0 != 0x3A }
    let isHeader = name.count < line.count && name.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    let isRequest = ["POST ", "PUT ", "PATCH "].contains { line.starts(with: $0.utf8) }
    if isHeader || isRequest { return ledger.addSkipped("http_header", from: piece.place.offset, to: end.offset) }
    let raw = cutter.raw(of: piece, upTo: piece.end)
    ledger.addReject(
      ("not_form_data", "no part of a multipart body"), from: piece.place.offset, to: end.offset, line: piece.place.line,
      isRecord: false, raw: raw)
  }

  /// Makes a record of the body that ends at a position.
  private func take(upTo position: Int, isCut: Bool) {
    guard let start else { return }
    let end = cutter.input.place(of: position)
    let firstField = batch.fields.count
    builder.beginLine()
    let fault = builder.add(form, isCut: isCut, to: &batch)
    form.reset()
    self.start = nil
    if let fault {
      return ledger.addReject(fault, from: start.offset, to: end.offset, line: start.line, isRecord: true)
    }
    let number = ledger.addRecord(from: start.offset, to: end.offset)
    batch.records.append(
      .init(
        firstField: firstField, fieldCount: batch.fields.count - firstField, number: number, line: start.line,
        byteStart: start.offset, byteEnd: end.offset))
  }

  private func finish() throws(ExtractionError) {
    isFinished = true
    if form.isOpen {
      form.finish()
      take(upTo: cutter.input.end, isCut: true)
    }
    ledger.countSkipped(["secret": builder.secrets, "file_part": builder.files])
    try cutter.input.close(&ledger)
  }
}
