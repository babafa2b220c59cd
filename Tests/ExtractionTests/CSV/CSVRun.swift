import Diagnostics
import PipelineConfig
import RecordModel

@testable import Extraction

/// Everything an extractor of tables gives for one file.
struct CSVRun {
  var columns: [String] = []
  /// Per record its values by column; empty cells are left out.
  var rows: [[String: String]] = []
  var records: [SourceRecordBatch.Record] = []
  var issues: [(record: Int, column: String, code: IssueCode)] = []
  var rejects: [RejectedRow] = []
  var account = FileAccount(path: "")
  /// What ended the reading early.
  var failure: ExtractionError?
  var batches = 0

  var codes: [String] { rejects.map(\.code) }

  init(_ text: String, name: String = "data.csv", dialect: DialectDefinition = .init(), drop: Set<String> = []) throws {
    try self.init(Array(text.utf8), name: name, dialect: dialect, drop: drop)
  }

  init(_ bytes: [UInt8], name: String = "data.csv", dialect: DialectDefinition = .init(), drop: Set<String> = []) throws {
    let folder = try TemporaryFolder()
    try self.init(path: try folder.write(name, bytes), dialect: dialect, drop: drop)
  }

  init(
    path: String, kind: SourceKind? = .csv, dialect: DialectDefinition = .init(), sheet: String? = nil, drop: Set<String> = []
  ) throws {
    let source = SourceDefinition(
      name: "test", kind: kind, paths: [path], country: "DE", dialect: dialect, sheet: sheet, drop: drop)
    let file = InputFile(source: 0, shownPath: path, path: path)
    let context = ExtractionContext(startedAt: Timestamp(milliseconds: 0))
    let reader = try ExtractorRegistry.open(file, of: source, in: context).reader
    var rowsBefore = 0
    while true {
      do {
        guard let batch = try reader.nextBatch() else { break }
        take(batch, after: rowsBefore)
        rowsBefore = rows.count
      } catch {
        failure = error
        break
      }
      rejects += reader.takeRejects()
    }
    rejects += reader.takeRejects()
    account = reader.account
  }

  private mutating func take(_ batch: SourceRecordBatch, after before: Int) {
    batches += 1
    columns = batch.columns
    for record in batch.records {
      var row: [String: String] = [:]
      for field in batch.fields(of: record) { row[batch.columns[Int(field.column)]] = batch.string(field) }
      rows.append(row)
    }
    records += batch.records
    issues += batch.issues.map { (before + $0.record, batch.columns[Int($0.column)], $0.code) }
  }

  /// The bytes each record stands on, cut from the file.
  func texts(in bytes: [UInt8]) -> [String] {
    records.map { String(decoding: bytes[$0.byteStart..<$0.byteEnd], as: UTF8.self) }
  }
}
