import PipelineConfig
import ReaderAudit
import Testing

/// A file with the cells that were read.
struct AuditedFile {
  let audit: ReaderAudit
  /// Per record its cells in order.
  let records: [[(column: String, value: String)]]

  init(path: String, kind: SourceKind? = nil) {
    var records: [[(column: String, value: String)]] = []
    audit = ReaderAudit(path: path, source: .init(name: "all", kind: kind, paths: [], country: "US")) { batch in
      for record in batch.records {
        records.append(batch.fields(of: record).map { (batch.columns[Int($0.column)], batch.string($0)) })
      }
    }
    self.records = records
  }

  /// Reads a text as a file.
  init(text: String, kind: SourceKind) throws {
    let file = try #require(MemoryFile())
    try #require(file.write(Array(text.utf8)))
    self = withExtendedLifetime(file) { AuditedFile(path: file.path, kind: kind) }
  }

  /// Per record its cells by column.
  var rows: [[String: String]] {
    records.map { Dictionary($0.map { ($0.column, $0.value) }, uniquingKeysWith: { first, _ in first }) }
  }

  /// All cells of all records.
  var pairs: [[String]] { records.joined().map { [$0.column, $0.value] } }
}
