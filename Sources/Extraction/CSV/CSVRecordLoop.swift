import Glibc
import PipelineConfig
import RecordModel

/// Reads a CSV file record by record.
///
/// A light scan finds each record's bytes, so that offsets are exact; one with simple quotes is cut at its delimiters, others are
/// taken apart by libcsv; values are decoded one by one.
/// A record that cannot be kept is set aside, an unclosed quote with its own line only, and reading goes on with the next.
///
/// One value, not a class, so that a record costs no exclusivity checks.
struct CSVRecordLoop: ~Copyable {
  /// A batch ends with the first of these limits.
  private static let batchRecords = 4_096
  private static let batchBytes = 512 << 10
  private static let batchRejects = 1_024
  /// Near a quote that was never closed a quoted field may span fewer lines, so that reading stays linear.
  static let suspectLineLimit = 32
  /// Zero bytes in a row at a line's start that are a hole in the file.
  private static let holeLength = 1_024

  private static let garbageCode = "gzip_trailing_garbage"

  let decoder: TextDecoder
  let parser: CSVRowParser
  var input: CSVInput
  var scanner: CSVRecordScanner
  var layout: CSVLayout
  /// Column names under ``CSVHeaderNames/key(_:)``.
  var columnKeys: Set<String>
  /// The column of each cell of a row; nil for one that is dropped.
  var columnOfCell: [UInt16?]
  let filter: ColumnFilter
  /// The cells of a row that hold secrets.
  var secretCells: Set<Int>
  /// Values left out because they are passwords or card numbers.
  var secrets = 0
  /// The header row as it stands.
  let headerText: [UInt8]
  let headerCells: CSVHeaderCells
  var line: Int
  var number = 0
  var isAfterBlank = false
  var isInFooter = false
  /// In bytes of the text: before it lies a quote that was never closed.
  var suspectEnd = 0
  var batch: SourceRecordBatch
  /// Values of the record under way after decoding, one behind the other, and where each ends.
  var decoded: [UInt8] = []
  var decodedEnds: [Int] = []
  private var rejects: [RejectedRow] = []
  private var rejectBytes = 0
  private var isFinished = false
  /// As many as the last batch had.
  private var fieldsExpected = 0
  private(set) var account: FileAccount

  init(_ input: consuming CSVInput, _ decoder: TextDecoder, path: String, layout: CSVLayout, filter: ColumnFilter) {
    self.input = input
    self.decoder = decoder
    self.layout = layout
    self.filter = filter
    scanner = CSVRecordScanner(delimiter: layout.delimiter, quote: layout.quote)
    parser = CSVRowParser(delimiter: layout.delimiter, quote: layout.quote)
    columnKeys = Set(layout.columns.map(CSVHeaderNames.key)).subtracting([""])
    columnOfCell = layout.columns.enumerated().map { filter.fate(of: $1) == .kept ? UInt16(truncatingIfNeeded: $0) : nil }
    secretCells = Set(layout.columns.indices.filter { filter.fate(of: layout.columns[$0]) == .secret })
    headerText = layout.headerText
    headerCells = CSVHeaderCells(layout)
    line = layout.dataLine
    batch = SourceRecordBatch(columns: layout.columns)
    account = FileAccount(path: path)
  }

  /// Passes what stands before the data; call once, first.
  mutating func skipLeads() throws(ExtractionError) {
    for lead in layout.leads {
      while input.available < lead.length, !input.atEnd { try input.refill() }
      skip(lead.length, as: lead.reason)
    }
  }

  mutating func takeRejects() -> [RejectedRow] {
    defer {
      rejects = []
      rejectBytes = 0
    }
    return rejects
  }

  mutating func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished { return nil }
    batch = SourceRecordBatch(columns: layout.columns)
    batch.records.reserveCapacity(Self.batchRecords)
    batch.fields.reserveCapacity(fieldsExpected)
    while batch.records.count < Self.batchRecords, parser.sink.pointee.byteCount < Self.batchBytes,
      rejects.count < Self.batchRejects, rejectBytes < Self.batchBytes
    {
      guard try readPiece() else { return try finish() }
    }
    return takeBatch()
  }

  /// Whether the file ends because it is damaged or not written yet, so that a last line without an end is not whole.
  var isCutShort: Bool {
    input.atEnd && (input.hasChanged || input.damage != nil && input.damage?.code != Self.garbageCode)
  }

  private mutating func takeBatch() -> SourceRecordBatch {
    batch.columns = layout.columns
    batch.bytes = parser.sink.pointee.takeBytes()
    fieldsExpected = batch.fields.count
    defer { batch = SourceRecordBatch(columns: []) }
    return batch
  }

  /// The last batch, or the end of the file: its account, and the damage that ended it early.
  private mutating func finish() throws(ExtractionError) -> SourceRecordBatch? {
    if !batch.records.isEmpty { return takeBatch() }
    isFinished = true
    if secrets > 0 { account.skippedPieces["secret"] = secrets }
    let end = input.fileOffset()
    let tail = input.incompleteTail
    account.bytes = end + tail
    if tail > 0 {
      reject(
        from: end, to: end + tail, number: 0, raw: [], code: "truncated",
        message: "the file ends inside a character: its last \(tail) byte(s) are no whole one")
    }
    account.sha256 = try input.sha256()
    guard let damage = input.damage else { return nil }
    if damage.code == Self.garbageCode {
      reject(from: end, to: end, number: 0, raw: [], code: damage.code, message: damage.message)
      return nil
    }
    throw damage
  }

  // MARK: one piece of the file

  /// Takes the next record, or a piece left out or set aside; false at the end of the file.
  private mutating func readPiece() throws(ExtractionError) -> Bool {
    if input.available > 0, input.text[0] == 0, !input.isTranscoded, try skipHole() { return true }
    scanner.reset()
    if input.position < suspectEnd { scanner.lineLimit = Self.suspectLineLimit }
    while true {
      let outcome = scanner.advance(over: input.text, atEnd: input.atEnd)
      switch outcome {
      case .needsMore: try input.refill()
      case .end:
        guard !input.atEnd else { return false }
        try input.refill()
      case .record(let length, let terminator):
        try takeRecord(length, terminator)
        return true
      case .doubtfulLine(let length):
        if try takeDoubtfulLine(length) { return true }
      case .broken(let fault, let opening):
        try setAside(fault, opening: opening)
        return true
      }
    }
  }

  /// Bytes of the line break at `place`.
  mutating func terminator(at place: Int) throws(ExtractionError) -> Int {
    while input.available < place + 2, !input.atEnd { try input.refill() }
    let text = input.text
    guard place < text.count else { return 0 }
    return text[place] == 0x0D && place + 1 < text.count && text[place + 1] == 0x0A ? 2 : 1
  }

  /// A download that was allocated but never filled: zeros from a line's start on.
  private mutating func skipHole() throws(ExtractionError) -> Bool {
    while input.available < Self.holeLength, !input.atEnd { try input.refill() }
    guard zeros >= Self.holeLength else { return false }
    let start = input.fileOffset()
    while true {
      input.consume(zeros)
      if input.available > 0 || input.atEnd { break }
      try input.refill()
    }
    account.skippedBytes += input.fileOffset() - start
    account.skippedPieces["zero_bytes", default: 0] += 1
    return true
  }

  private var zeros: Int { input.text.firstIndex { $0 != 0 } ?? input.available }

  // MARK: bookkeeping

  /// Leaves out the next `length` bytes of the text, which end a line.
  mutating func skip(_ length: Int, as reason: String) {
    account.skippedBytes += input.fileOffset(length) - input.fileOffset()
    account.skippedPieces[reason, default: 0] += 1
    input.consume(length)
  }

  /// Counts the next record as kept and moves behind its line break.
  mutating func passRecord(_ length: Int, _ terminator: Int, lines: Int) {
    let end = input.fileOffset(length, before: terminator)
    account.recordBytes += end - input.fileOffset()
    account.records += 1
    pass(length, terminator, end: end, lines: lines)
  }

  /// Sets the next `length` bytes of the text aside and moves behind their line break.
  mutating func rejectRecord(_ length: Int, _ terminator: Int, lines: Int, field: String = "", code: String, message: String) {
    number += 1
    let end = input.fileOffset(length, before: terminator)
    reject(
      from: input.fileOffset(), to: end, number: number, raw: keptRaw(length, isSplit: true), field: field,
      code: code, message: message, cells: cells(length))
    pass(length, terminator, end: end, lines: lines)
  }

  private mutating func pass(_ length: Int, _ terminator: Int, end: Int, lines: Int) {
    account.separatorBytes += input.fileOffset(length + terminator) - end
    input.consume(length + terminator)
    line += lines + (terminator > 0 ? 1 : 0)
    isAfterBlank = false
  }

  private mutating func reject(
    from start: Int, to end: Int, number: Int, raw: [UInt8], field: String = "", code: String, message: String,
    cells: [RejectedRow.Cell] = []
  ) {
    let row = RejectedRow(
      recordNumber: number, line: line, byteStart: start, byteEnd: end, field: field, code: code, message: message,
      raw: Array(raw.prefix(end - start)), cells: cells)
    account.rejectedBytes += end - start
    account.rejected += 1
    rejectBytes += row.raw.count + cells.count * 32
    rejects.append(row)
  }

  /// Sets aside from the record's start to the end of the line that holds `opening`, however long it is.
  private mutating func setAside(_ fault: CSVRecordScanner.Fault, opening: Int) throws(ExtractionError) {
    if fault == .unterminatedQuote { suspectEnd = max(suspectEnd, input.position + scanner.scanned) }
    let start = input.fileOffset()
    let raw = keptRaw(RejectedRow.rawLimit, isSplit: false)
    var lineStart = opening
    var isWhole = true
    let lines = Self.lineBreaks(input.text, before: opening)
    var found: Int?
    while true {
      found = Self.lineBreak(input.text, from: lineStart)
      if found != nil || input.atEnd { break }
      lineStart = 0
      isWhole = false
      input.consume(input.available)
      try input.refill()
    }
    let length = found ?? input.available
    let terminator = found == nil ? 0 : try terminator(at: length)
    let end = input.fileOffset(length, before: terminator)
    let isCut = fault == .unterminatedQuote && terminator == 0
    number += 1
    let cells = cells(isWhole ? length : .max)
    reject(
      from: start, to: end, number: number, raw: raw,
      code: isCut ? "truncated" : scanner.hasZero && fault != .unterminatedQuote ? "nul_bytes" : fault.code,
      message: isCut ? "the file ends inside a quoted field" : fault.message, cells: cells)
    pass(length, terminator, end: end, lines: lines)
  }

  /// The first line break from `start` on.
  static func lineBreak(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = text.baseAddress, start < text.count else { return nil }
    var end = text.count
    for byte: Int32 in [0x0A, 0x0D] {
      if let hit = memchr(base + start, byte, end - start) { end = UnsafeRawPointer(hit) - UnsafeRawPointer(base) }
    }
    return end < text.count ? end : nil
  }

  static func lineBreaks(_ text: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
    var count = 0
    for index in 0..<min(end, text.count) {
      if text[index] == 0x0A { count += index > 0 && text[index - 1] == 0x0D ? 0 : 1 }
      if text[index] == 0x0D { count += 1 }
    }
    return count
  }
}

extension CSVRecordScanner.Fault {
  var code: String {
    switch self {
    case .unterminatedQuote: "unterminated_quote"
    case .fieldTooLarge: "field_too_large"
    case .recordTooLarge: "record_too_large"
    case .tooManyColumns: "too_many_columns"
    }
  }

  var message: String {
    switch self {
    case .unterminatedQuote: "a quoted field opens in this line and is not closed; double quotes inside a quoted field"
    case .fieldTooLarge: "a field is larger than \(CSVRecordScanner.fieldLimit >> 20) MiB"
    case .recordTooLarge: "the record is larger than \(CSVRecordScanner.recordLimit >> 20) MiB"
    case .tooManyColumns: "the record has more than \(CSVRecordScanner.columnLimit) fields"
    }
  }
}
