import RecordModel

/// Reads the rows of one sheet as records.
///
/// A record's number counts records, its line is the row's number in the sheet. A row of a spreadsheet has no bytes of its own
/// in the file: every record's byte range is that of its sheet, the packed part of the ZIP file, or the whole page. In the
/// account these bytes count once, as records; all else in the file — other sheets, styles, texts, the directory — is skipped.
/// What is kept of a row set aside is its text, cells divided by tabs. Memory is that of one block and one batch.
final class SpreadsheetReader: RecordReader, @unchecked Sendable {
  // @unchecked: used by one thread at a time, as RecordReader demands.

  /// A sheet that was chosen, and what is known of it.
  struct OpenSheet {
    var source: any SheetSource
    var header: SheetHeader?
    /// Read already, to find the header; with all merged cells known so far.
    var rows: SheetRows
    /// Where it lies in the file.
    var range: Range<Int>
    /// Pieces left out by rule, such as hidden sheets.
    var skipped: [String: Int]
  }

  private static let batchRecords = 4_096
  private static let batchBytes = 512 << 10

  private let input: ByteSource
  private let range: Range<Int>
  private let source: any SheetSource
  private var rows: SheetRows
  private var nextRow = 0
  private var table: SheetTable
  private var batch = SourceRecordBatch(columns: [])
  private var rejects: [RejectedRow] = []
  private var rejectBytes = 0
  private var number = 0
  private var isFinished = false
  private var done: FileAccount

  init(_ sheet: OpenSheet, in input: ByteSource, path: String, filter: ColumnFilter) {
    self.input = input
    range = sheet.range
    source = sheet.source
    rows = sheet.rows
    table = SheetTable(sheet.header, filter: filter)
    table.add(sheet.rows.merges)
    done = FileAccount(path: path)
    done.skippedPieces = sheet.skipped
    if let header = sheet.header {
      if header.titles > 0 { done.skippedPieces["title"] = header.titles }
      if !header.rows.isEmpty { done.skippedPieces["header"] = header.rows.count }
    }
  }

  var account: FileAccount {
    var account = done
    // Only what is one sheet as a whole may lie in a gzip stream.
    account.bytes = input.isCompressed ? range.upperBound : input.length
    let own = range.clamped(to: 0..<account.bytes).count
    if account.records > 0 {
      account.recordBytes = own
    } else if account.rejected > 0 {
      account.rejectedBytes = own
    }
    account.skippedBytes = account.bytes - account.recordBytes - account.rejectedBytes
    return account
  }

  func takeRejects() -> [RejectedRow] {
    defer {
      rejects = []
      rejectBytes = 0
    }
    return rejects
  }

  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    if isFinished { return nil }
    batch = SourceRecordBatch(columns: [])
    while batch.records.count < Self.batchRecords, batch.bytes.count < Self.batchBytes, rejectBytes < Self.batchBytes {
      if nextRow < rows.rows.count {
        take(rows.rows[nextRow])
        nextRow += 1
        continue
      }
      rows.removeRows()
      nextRow = 0
      do throws(ExtractionError) {
        guard try source.read(into: &rows) || !rows.rows.isEmpty else { break }
      } catch {
        try finish()
        throw error
      }
      table.add(rows.merges)
    }
    if batch.records.isEmpty, nextRow >= rows.rows.count, rejectBytes < Self.batchBytes {
      try finish()
      return nil
    }
    batch.columns = table.columns
    defer { batch = SourceRecordBatch(columns: []) }
    return batch
  }

  private func finish() throws(ExtractionError) {
    isFinished = true
    if table.secrets > 0 { done.skippedPieces["secret"] = table.secrets }
    done.sha256 = try input.sha256()
  }

  private func take(_ row: SheetRows.Row) {
    guard row.number > table.lastHeaderRow else { return }
    if let fault = row.fault { return reject(row, fault) }
    if let reason = table.reasonToSkip(row, in: rows) { return done.skippedPieces[reason, default: 0] += 1 }
    guard table.hasRoom(for: row, in: rows) else { return reject(row, .tooManyColumns) }
    number += 1
    done.records += 1
    let firstField = batch.fields.count
    let record = batch.records.count
    table.fill(row, in: rows) { column, text in
      guard let text else { return batch.issues.append((record: record, column: column, code: .errorValue)) }
      batch.fields.append(
        .init(
          column: column, start: UInt32(truncatingIfNeeded: batch.bytes.count), count: UInt32(truncatingIfNeeded: text.count)))
      batch.bytes += text
    }
    batch.records.append(
      .init(
        firstField: firstField, fieldCount: batch.fields.count - firstField, number: number, line: row.number,
        byteStart: range.lowerBound, byteEnd: range.upperBound))
  }

  private func reject(_ row: SheetRows.Row, _ fault: SheetRows.Fault) {
    number += 1
    done.rejected += 1
    let cells = table.holdsSecrets ? [] : rows.cells(of: row)
    let raw = Array(cells.map { rows.text($0).prefix(RejectedRow.rawLimit) }.joined(separator: [0x09]))
    rejectBytes += 256 + raw.count
    rejects.append(
      RejectedRow(
        recordNumber: number, line: row.number, byteStart: range.lowerBound, byteEnd: range.upperBound, code: fault.code,
        message: fault.message, raw: raw))
  }
}

extension SheetRows.Fault {
  var code: String {
    switch self {
    case .cellTooLarge: "field_too_large"
    case .rowTooLarge: "record_too_large"
    case .tooManyColumns: "too_many_columns"
    case .repeatedTooOften: "repeated_too_often"
    }
  }

  var message: String {
    switch self {
    case .cellTooLarge: "a cell holds more than \(SheetRows.cellLimit >> 20) MiB"
    case .rowTooLarge: "the row holds more than \(SheetRows.rowLimit >> 20) MiB"
    case .tooManyColumns: "the row has cells beyond column \(SheetRows.columnLimit)"
    case .repeatedTooOften: "the row claims to stand there more often than a sheet has room for"
    }
  }
}
