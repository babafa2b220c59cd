import Extraction
import Normalization
import PipelineConfig
import RecordModel

/// Reads a file of mended rows: each enters its source as if it had been right in the file that it was set aside from, by that
/// file's mapping and under the same key.
struct MendedFileReading {
  /// A row that entered: where it was set aside.
  struct Entered: Hashable {
    var file: String
    var line: Int
  }

  let reading: RecordReading
  let input: InputFile
  let number: Int
  /// The source's files of this run, by shown path.
  let originals: [String: RecordReading.ReadFile]

  private var source: SourceDefinition { reading.definition.sources[input.source] }

  func read() -> (file: RecordReading.ReadFile, entered: Set<Entered>) {
    var state = State(account: FileAccount(path: input.shownPath))
    do throws(ExtractionError) {
      // Only what the export itself says counts, not how the source's own files are written.
      let plain = SourceDefinition(
        name: source.name, kind: .csv, paths: [], spam: .init(isOn: false), country: source.country,
        dialect: .init(header: true),
        location: source.location)
      let opened = try ExtractorRegistry.open(input, of: plain, in: reading.context)
      state.kind = opened.kind
      defer {
        state.account = opened.reader.account
        state.rejects += opened.reader.takeRejects()
      }
      while let batch = try opened.reader.nextBatch() { try take(batch, &state) }
    } catch {
      state.failure = error
      if state.account.bytes == 0 { state.account = RecordReading.refusedAccount(of: input) }
      state.rejects.append(
        RejectedRow(
          recordNumber: 0, line: 0, byteStart: 0, byteEnd: state.account.bytes, code: error.code, message: error.message,
          raw: []))
    }
    state.leaveOut()
    let file = RunSnapshot.File(
      source: input.source, kind: state.kind?.rawValue ?? "", account: state.account, rejects: state.rejects)
    return (RecordReading.ReadFile(file: file, batches: state.batches, failure: state.failure), state.entered)
  }

  private struct State {
    var account: FileAccount
    var kind: SourceKind?
    var rejects: [RejectedRow] = []
    var failure: ExtractionError?
    var batches: [NormalizedBatch] = []
    var entered: Set<Entered> = []
    /// Rows that do not enter, and their bytes, by reason.
    var left: [String: (rows: Int, bytes: Int)] = [:]

    /// Books the rows that did not enter as skipped.
    mutating func leaveOut() {
      for (reason, count) in left {
        account.records -= count.rows
        account.recordBytes -= count.bytes
        account.skippedBytes += count.bytes
        account.skippedPieces[reason, default: 0] += count.rows
      }
      if failure != nil { account.rejected = rejects.count }
    }
  }

  private func take(_ batch: SourceRecordBatch, _ state: inout State) throws(ExtractionError) {
    let columns = MendedColumns(batch.columns)
    guard columns.source != nil, columns.file != nil, columns.line != nil, columns.code != nil else {
      throw ExtractionError(
        code: "no_rejects_export", message: "the file lacks the columns _source, _file, _line and _code",
        hint: "name files here that `selfsame rejects OUTPUT --export` wrote")
    }
    var rows: [String: [(SourceRecordBatch.Record, MendedRow)]] = [:]
    for record in batch.records {
      let row = MendedRow(record, of: batch, columns)
      let isOurs = row.source == source.name
      guard isOurs, row.isMended(since: reject(row)) else {
        let reason = isOurs ? "not_mended" : "other_source"
        let known = state.left[reason] ?? (0, 0)
        state.left[reason] = (known.rows + 1, known.bytes + record.byteEnd - record.byteStart)
        continue
      }
      rows[row.file, default: []].append((record, row))
      state.entered.insert(Entered(file: row.file, line: row.line))
    }
    for file in rows.keys.sorted() { state.batches.append(normalized(rows[file] ?? [], from: file)) }
  }

  private func reject(_ row: MendedRow) -> RejectedRow? {
    originals[row.file]?.rejectsByLine[row.line]
  }

  private func normalized(_ rows: [(SourceRecordBatch.Record, MendedRow)], from path: String) -> NormalizedBatch {
    let original = originals[path]
    var columns = RowColumns(original?.columns ?? [], isTable: original?.kind?.isTable ?? true)
    var batch = SourceRecordBatch(columns: [])
    for (place, row) in rows {
      var record = place
      record.firstField = batch.fields.count
      for cell in row.cells {
        let (column, occurrence) = columns.place(of: cell.name)
        let start = UInt32(truncatingIfNeeded: batch.bytes.count)
        batch.bytes += cell.text.utf8
        batch.fields.append(
          .init(
            column: column, occurrence: occurrence, start: start,
            count: UInt32(truncatingIfNeeded: batch.bytes.count) - start))
      }
      record.fieldCount = batch.fields.count - record.firstField
      batch.records.append(record)
    }
    batch.columns = columns.names
    let file = NormalizedFile(
      source: input.source, file: UInt32(truncatingIfNeeded: number), kind: original?.kind ?? source.kind ?? .csv, name: path)
    let plan = original?.plan ?? reading.normalizer.plan(for: batch.columns, of: file, sample: batch)
    return reading.normalizer.normalize(batch, of: file, plan: plan)
  }
}

/// The columns of a file and those that mended rows add.
private struct RowColumns {
  private(set) var names: [String]
  private var numbers: [String: UInt16]
  private let isTable: Bool

  init(_ names: [String], isTable: Bool) {
    self.names = names
    self.isTable = isTable
    numbers = Dictionary(names.enumerated().map { ($1, UInt16(truncatingIfNeeded: $0)) }) { first, _ in first }
  }

  /// `tags#2` is the second value of `tags`, where values may be repeated.
  mutating func place(of name: String) -> (column: UInt16, occurrence: UInt16) {
    if numbers[name] == nil, !isTable, let mark = name.lastIndex(of: "#"),
      let number = UInt16(name[name.index(after: mark)...]),
      number > 1
    {
      return (column(String(name[..<mark])), number - 1)
    }
    return (column(name), 0)
  }

  private mutating func column(_ name: String) -> UInt16 {
    if let known = numbers[name] { return known }
    let number = UInt16(truncatingIfNeeded: names.count)
    names.append(name)
    numbers[name] = number
    return number
  }
}
