import CSimdjsonShim
import PipelineConfig
import RecordModel

/// Reads the objects of a JSON file in any of its shapes; a value that cannot be read is set aside alone.
///
/// One value, not a class, so that a record costs no exclusivity checks.
struct JSONRecordLoop: ~Copyable {
  /// An array or object whose items are records, or lie on the way to them.
  private enum Level {
    /// `next`: how far along the record path its elements are.
    case elements(next: Int, afterValue: Bool)
    case members(step: Int)
  }

  private var cutter: FormCutter
  private let parser: JSONDocumentParser
  private var builder: JSONRecordBuilder
  private let path: JSONRecordPath
  private var ledger: PieceLedger
  private var levels: [Level] = []
  private var position = 0
  private var reachedRecords = false
  /// The last record stood on a line of its own.
  private var linewise = false
  private var isFinished = false
  /// Of the last batch: what the next one is likely to need.
  private var lastCounts = (fields: 0, records: 0)
  private var batch = SourceRecordBatch(columns: [])

  init(_ source: ByteSource, _ file: InputFile, _ definition: SourceDefinition) throws(ExtractionError) {
    var cutter = FormCutter(try FormInput(source, declaredEncoding: definition.dialect.encoding))
    let parser = try JSONDocumentParser()
    let ledger = cutter.input.openLedger(of: file)
    path = try Self.recordPath(definition.recordPath, in: &cutter.input)
    builder = JSONRecordBuilder(definition, parser)
    self.cutter = cutter
    self.parser = parser
    self.ledger = ledger
  }

  /// As configured or, else, from the first MiB.
  private static func recordPath(_ text: String?, in input: inout FormInput) throws(ExtractionError) -> JSONRecordPath {
    if let text { return try JSONRecordPath(text) }
    while input.end < 1 << 20, try input.fill(keeping: 0) {}
    let head = input.bytes(0..<input.end).drop { $0 <= 0x20 }
    return head.first == 0x7B ? JSONShapeProbe.recordPath(in: head) : .topLevel
  }

  var account: FileAccount { ledger.account }

  mutating func takeRejects() -> [RejectedRow] { ledger.takeRejects() }

  mutating func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished { return nil }
    batch = SourceRecordBatch(columns: builder.columns.names)
    batch.bytes.reserveCapacity(9 << 17)
    batch.fields.reserveCapacity(lastCounts.fields)
    batch.records.reserveCapacity(lastCounts.records)
    while batch.bytes.count < 1 << 20, batch.fields.count < 1 << 18, batch.records.count < 1 << 14,
      ledger.hasRoom(besides: batch.records.count)
    {
      guard try readNext() else {
        try finish()
        break
      }
    }
    if batch.records.isEmpty, isFinished { return nil }
    batch.columns = builder.columns.names
    lastCounts = (batch.fields.count, batch.records.count)
    defer { batch = SourceRecordBatch(columns: []) }
    return batch
  }

  /// Reads the next record, bracket or piece of garbage; false at the end.
  private mutating func readNext() throws(ExtractionError) -> Bool {
    var commas = true
    if case .elements(_, afterValue: false)? = levels.last { commas = false }
    guard let byte = try cutter.skipSeparators(at: &position, commas: commas) else { return false }
    if byte == 0 {
      let piece = try cutter.cutZeros(from: position)
      skip(piece, "nul_bytes")
      return true
    }
    switch levels.last {
    case nil: try readValue(byte, step: 0)
    case .elements where byte == 0x5D, .members where byte == 0x7D:
      levels.removeLast()
      position += 1
      markValue()
    case .elements where byte == 0x2C:
      try rejectToken(("stray_comma", "a comma without a value before it"))
      markValue()
    case .elements(let next, _):
      let depth = levels.count
      try readValue(byte, step: next)
      if levels.count == depth { markValue() }
    case .members(let step):
      if byte == 0x22 { try readMember(step) } else { try rejectToken(("invalid_json", "a key is expected here")) }
    }
    return true
  }

  /// After a value, a comma in the same array is a separator.
  private mutating func markValue() {
    if case .elements(let next, _)? = levels.last { levels[levels.count - 1] = .elements(next: next, afterValue: true) }
  }

  private mutating func open(_ level: Level) {
    levels.append(level)
    position += 1
  }

  private mutating func readValue(_ byte: UInt8, step: Int) throws(ExtractionError) {
    let isEnclosed = !levels.isEmpty
    guard step < path.steps.count else {
      reachedRecords = true
      if byte == 0x7B { return try readRecord() }
      if case .elements? = levels.last { return try rejectOther(byte) }
      return byte == 0x5B ? open(.elements(next: step, afterValue: false)) : try rejectOther(byte)
    }
    switch (path.steps[step], byte) {
    case (.member, 0x7B): open(.members(step: step))
    case (.elements, 0x5B): open(.elements(next: step + 1, afterValue: false))
    case (.member, 0x5B) where !isEnclosed: open(.elements(next: step, afterValue: false))
    default: isEnclosed || byte == 0x7B || byte == 0x5B ? try skipValue(byte) : try rejectOther(byte)
    }
  }

  /// Reads a key of an object on the way to the records, and its value.
  private mutating func readMember(_ step: Int) throws(ExtractionError) {
    let (piece, verdict) = try cutter.cutValue(from: position, retaining: true, linewise: false, enclosed: true)
    guard verdict == .complete else { return reject(piece, fault(of: verdict)) }
    let key = Array(cutter.input.bytes(piece.start + 1..<piece.end - 1))
    // Looking on for the colon may give up the key's bytes.
    let raw = cutter.raw(of: piece, upTo: piece.end)
    position = piece.end
    guard try cutter.skipSeparators(at: &position, commas: false) == 0x3A else {
      return reject(piece, ("invalid_json", "a key without a colon"), isRecord: false, raw: raw)
    }
    position += 1
    ledger.addSkipped("envelope", from: piece.place.offset, to: cutter.input.place(of: position).offset)
    guard let byte = try cutter.skipSeparators(at: &position, commas: false) else { return }
    if case .member(key) = path.steps[step] { try readValue(byte, step: step + 1) } else { try skipValue(byte) }
  }

  private mutating func skipValue(_ byte: UInt8) throws(ExtractionError) {
    guard byte == 0x7B || byte == 0x5B || byte == 0x22 else {
      return skip(try cutter.cutToken(from: position, enclosed: true), "envelope")
    }
    let (piece, verdict) = try cutter.cutValue(from: position, retaining: false, linewise: false, enclosed: true)
    verdict == .complete ? skip(piece, "envelope") : reject(piece, fault(of: verdict))
  }

  private mutating func readRecord() throws(ExtractionError) {
    if let end = try cutter.untriedLineEnd(from: position), try readLine(to: end) { return }
    let start = position
    let (piece, verdict) = try cutter.cutValue(
      from: start, retaining: true, linewise: linewise, enclosed: !levels.isEmpty)
    guard verdict == .complete else { return reject(piece, fault(of: verdict)) }
    linewise = false
    let slice = cutter.input.bytes(start..<piece.end)
    var document = slice.withUnsafeBufferPointer { parser.parse($0) }
    var repair = JSONRecordBuilder.Repair()
    if document.error == Int32(CSIMDJSON_INVALID_UTF8.rawValue),
      let mended = slice.withUnsafeBufferPointer({ FormTextRepair.repair($0) })
    {
      repair = .init(places: mended.places, hadUndefined: mended.hadUndefined)
      document = mended.bytes.withUnsafeBufferPointer { parser.parse($0) }
    }
    if let fault = JSONDocumentParser.fault(document) { return reject(piece, fault) }
    accept(document, repair, piece.place, end: piece.end)
  }

  /// The quick way: the record ends on its line, and is good.
  private mutating func readLine(to end: Int) throws(ExtractionError) -> Bool {
    let line = cutter.input.bytes(position..<end)
    let document = line.withUnsafeBufferPointer { parser.parse($0) }
    guard document.error == Int32(CSIMDJSON_OK.rawValue) else { return false }
    let place = cutter.input.place(of: position)
    let after = Int(document.consumed)
    linewise = line.dropFirst(after).allSatisfy { $0 == 0x2C || $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
    accept(document, .init(), place, end: position + after)
    return true
  }

  private mutating func accept(
    _ document: csimdjson_document, _ repair: JSONRecordBuilder.Repair, _ start: FormInput.Place, end: Int
  ) {
    let endPlace = cutter.input.place(of: end)
    let number = ledger.addRecord(from: start.offset, to: endPlace.offset)
    let record = SourceRecordBatch.Record(
      firstField: 0, fieldCount: 0, number: number, line: start.line, byteStart: start.offset, byteEnd: endPlace.offset)
    builder.add(document, repair, as: record, to: &batch)
    position = end
  }

  /// Sets aside a value that is no object.
  private mutating func rejectOther(_ byte: UInt8) throws(ExtractionError) {
    guard byte == 0x5B || byte == 0x22 else { return try rejectToken(nil) }
    let (piece, verdict) = try cutter.cutValue(
      from: position, retaining: true, linewise: false, enclosed: !levels.isEmpty)
    guard verdict == .complete else { return reject(piece, fault(of: verdict)) }
    reject(piece, valueFault(piece.start..<piece.end))
  }

  private mutating func rejectToken(_ fault: (code: String, message: String)?) throws(ExtractionError) {
    let piece = try cutter.cutToken(from: position, enclosed: !levels.isEmpty)
    let end = cutter.trimmedEnd(of: piece)
    let known = fault ?? (piece.head == nil ? valueFault(piece.start..<end) : ("invalid_json", "not valid JSON"))
    reject(piece, known, isRecord: false)
  }

  /// Valid JSON without fields, or no JSON at all.
  private func valueFault(_ range: Range<Int>) -> (code: String, message: String) {
    let slice = cutter.input.bytes(range)
    let document = slice.withUnsafeBufferPointer { parser.parse($0) }
    if let fault = JSONDocumentParser.fault(document) { return fault }
    return Int(document.consumed) == range.count
      ? ("not_an_object", "a value without fields where a record is expected") : ("invalid_json", "not valid JSON")
  }

  private func fault(of verdict: FormCutter.Verdict) -> (code: String, message: String) {
    switch verdict {
    case .tooLarge: ("value_too_large", "a value of more than \(FormCutter.valueLimit >> 20) MiB")
    case .truncated: ("truncated", "the file ends inside this value")
    case .broken, .complete: ("invalid_json", "brackets or quotes that do not pair")
    }
  }

  /// `raw` where the piece's bytes may have left memory.
  private mutating func reject(
    _ piece: FormCutter.Piece, _ fault: (code: String, message: String), isRecord: Bool = true, raw: [UInt8]? = nil
  ) {
    let end = raw == nil ? cutter.trimmedEnd(of: piece) : piece.end
    let raw = raw ?? cutter.raw(of: piece, upTo: end)
    let place = cutter.input.place(of: end)
    ledger.addReject(
      fault, from: piece.place.offset, to: place.offset, line: piece.place.line, isRecord: isRecord, raw: raw)
    position = max(position, piece.end)
  }

  private mutating func skip(_ piece: FormCutter.Piece, _ reason: String) {
    ledger.addSkipped(reason, from: piece.place.offset, to: cutter.input.place(of: piece.end).offset)
    position = piece.end
  }

  private mutating func finish() throws(ExtractionError) {
    isFinished = true
    let end = cutter.input.place(of: cutter.input.end)
    if !levels.isEmpty { note(("truncated", "the file ends before its array or object is closed"), at: end) }
    if !path.steps.isEmpty, !reachedRecords {
      note(("record_path_not_found", "the record path leads to nothing in this file"), at: end)
    }
    ledger.countSkipped(["secret": builder.secrets])
    try cutter.input.close(&ledger)
  }

  private mutating func note(_ fault: (code: String, message: String), at place: FormInput.Place) {
    ledger.addReject(fault, from: place.offset, to: place.offset, line: place.line, isRecord: false)
  }
}
