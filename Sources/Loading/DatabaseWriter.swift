import Diagnostics
import GRDBSQLite
import Glibc
import ProfileStore
import RecordModel

/// Writes a run's snapshot as a new database file, byte for byte the same for equal snapshots and equal histories.
///
/// Rows go in by canonical order, tables first, indexes and views after. Nothing is journalled: a file that was not finished is
/// thrown away. Cost grows linearly with rows, memory stays at SQLite's page cache.
package struct DatabaseWriter: Sendable {
  /// Files larger than this get the quicker of SQLite's two integrity checks.
  private static let fullCheckLimit = 1 << 30

  /// Writes to a path where nothing may be yet; `previous` is the database whose run history goes on.
  ///
  /// The file has mode 0600 from its creation and is checked, but not yet synchronised with the disk. On a
  /// ``DiagnosticsError`` it is gone again: exit code 74 for a full disk or I/O errors, 73 when the place cannot be written, 70
  /// when the snapshot contradicts itself.
  package static func write(_ snapshot: RunSnapshot, previous: String?, to path: String) throws {
    try SnapshotCheck(snapshot: snapshot, path: path).run()
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw LoadingFault.system("create the database", path) }
    close(descriptor)
    do {
      try fill(snapshot, previous: previous, path: path)
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func fill(_ snapshot: RunSnapshot, previous: String?, path: String) throws {
    let connection = try BulkConnection(path: path, readOnly: false)
    try connection.execute(
      """
      PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA application_id = \(Schema.applicationID);
      PRAGMA user_version = \(Schema.version);
      """)
    try connection.execute("BEGIN; \(Schema.tables)")
    let history = try previous.map { try RunHistory(path: $0, before: snapshot.run.number) }
    try write(snapshot, history, to: connection)
    try connection.execute("COMMIT; BEGIN; \(Schema.indexes) \(Schema.views) COMMIT;")
    try check(snapshot, connection)
  }

  private static func write(_ snapshot: RunSnapshot, _ history: RunHistory?, to connection: borrowing BulkConnection) throws {
    if let history { try history.copy(to: connection) }
    try RunRows(snapshot: snapshot).write(to: connection)
    try FileRows(snapshot: snapshot).write(to: connection)
    try CustomerRows(snapshot: snapshot).write(to: connection)
    try RecordRows(snapshot: snapshot, history: history).write(to: connection)
    try MatchRows(snapshot: snapshot).write(to: connection)
  }

  /// SQLite's own check, then that nothing of the snapshot was lost and no row points nowhere.
  private static func check(_ snapshot: RunSnapshot, _ connection: borrowing BulkConnection) throws {
    let bytes = try connection.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    let verdict = try connection.text(bytes > fullCheckLimit ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)")
    guard verdict == "ok" else {
      throw LoadingFault.fault("L102", "the database just written is damaged", connection.path, .inputOutput)
    }
    let records = snapshot.records
    let expected = [
      ("customer", snapshot.merge.customers.count), ("record", records.records.count),
      ("record_value", snapshot.merge.customers.reduce(0) { $0 + $1.values.count }),
      ("interaction", records.interactions.count), ("consent", records.consents.count),
      ("link", snapshot.matches.scores.count), ("file", snapshot.files.count),
      ("reject", snapshot.files.reduce(0) { $0 + $1.rejects.count }), ("redirect", snapshot.merge.redirects.count),
    ]
    for (table, rows) in expected where try connection.number("SELECT count(*) FROM \(table)") != rows {
      throw LoadingFault.ourBug("table \(table) does not hold what it should", path: connection.path)
    }
    let orphans = """
      SELECT (SELECT count(*) FROM record WHERE customer_no NOT IN (SELECT customer_no FROM customer))
        + (SELECT count(*) FROM record WHERE file_no NOT IN (SELECT file_no FROM file))
        + (SELECT count(*) FROM record_value v JOIN record r USING (record_no) WHERE v.customer_no <> r.customer_no)
        + (SELECT count(*) FROM customer WHERE customer_no NOT IN (SELECT customer_no FROM record))
        + (SELECT count(*) FROM redirect WHERE now_id NOT IN (SELECT customer_id FROM customer))
        + (SELECT count(*) FROM redirect JOIN customer USING (customer_id))
      """
    guard try connection.number(orphans) == 0 else {
      throw LoadingFault.ourBug("rows of the database point to rows that are not there", path: connection.path)
    }
  }
}
