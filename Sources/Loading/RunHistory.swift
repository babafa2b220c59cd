import Diagnostics
import GRDBSQLite
import ProfileStore
import RecordModel

/// What a new database takes over from the one before it: runs, their metrics and changes, and when a record was first seen.
struct RunHistory {
  private let path: String
  private let run: Int

  /// Throws a ``DiagnosticsError`` when the file is not a database of ours that this program knows.
  init(path: String, before run: Int) throws {
    _ = try DatabaseHeader.read(path: path)
    self.path = path
    self.run = run
  }

  /// Copies the rows of all earlier runs.
  func copy(to connection: borrowing BulkConnection) throws {
    let tables = [
      ("run", "run_id, started_at, pipeline, config_hash, tool_version, model_version, model", "run_id"),
      ("metric", "run_id, name, source, field, value", "run_id, name, source, field"),
      ("change", "run_id, customer_id, event, detail", "run_id, customer_id, event"),
    ]
    let old = try BulkConnection(path: path, readOnly: true)
    for (table, columns, order) in tables {
      var rows = try PreparedStatement(old, "SELECT \(columns) FROM \(table) WHERE run_id < ? ORDER BY \(order)")
      var insert = try PreparedStatement(connection, insertInto: table, columns)
      rows.bind(run)
      let count = Int32(columns.split(separator: ",").count)
      while try rows.step() {
        for column in 0..<count { insert.bind(column: column, of: rows) }
        try insert.insert()
      }
    }
  }

  /// A walk over the record keys of one source, in byte order.
  func firstRuns(ofSource name: String) throws -> FirstRuns { try FirstRuns(path: path, source: name) }

  /// Finds first runs for keys asked in ascending byte order: one pass over both lists, no table in memory.
  struct FirstRuns: ~Copyable {
    private let connection: BulkConnection
    private var rows: PreparedStatement
    private var hasRow: Bool

    fileprivate init(path: String, source: String) throws {
      let connection = try BulkConnection(path: path, readOnly: true)
      var rows = try PreparedStatement(
        connection,
        "SELECT r.source_key, r.first_run FROM source s JOIN record r USING (source_no) WHERE s.name = ? ORDER BY r.source_key")
      rows.bind(source)
      hasRow = try rows.step()
      self.rows = rows
      self.connection = connection
    }

    mutating func firstRun(of key: UnsafeBufferPointer<UInt8>) throws -> Int? {
      while hasRow {
        let text = UnsafeBufferPointer(
          start: sqlite3_column_text(rows.statement, 0), count: Int(sqlite3_column_bytes(rows.statement, 0)))
        if text.elementsEqual(key) { return Int(sqlite3_column_int64(rows.statement, 1)) }
        guard text.lexicographicallyPrecedes(key) else { return nil }
        hasRow = try rows.step()
      }
      return nil
    }
  }
}
