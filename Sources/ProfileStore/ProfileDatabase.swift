import Diagnostics
import GRDB

/// A published customer database, open for reading only.
///
/// A later run puts a new file in its place; one that is open goes on showing the state it was opened in.
package struct ProfileDatabase: Sendable {
  package let path: String
  package let header: DatabaseHeader
  private let queue: DatabaseQueue

  /// Throws a ``DiagnosticsError``: `D101` missing, `D102` foreign, `D103` newer than this program, `D104` damaged.
  package init(path: String) throws {
    self.path = path
    header = try DatabaseHeader.read(path: path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.foreignKeysEnabled = false
    configuration.label = "selfsame"
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError {
      throw Self.diagnosticsError(error, path: path)
    }
  }

  /// Runs queries on one consistent state; SQLite's faults come out as a ``DiagnosticsError`` with exit code 74.
  package func read<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try queue.read(body)
    } catch let error as DatabaseError {
      throw Self.diagnosticsError(error, path: path)
    } catch is DecodingError {
      throw DatabaseHeader.fault(
        "D104", "the database is damaged: a link's story is not readable", path, .inputOutput, DatabaseHeader.restoreHint)
    }
  }

  /// Checks every page; throws `D104` when one is damaged. Cost: one pass over the file, about a second per GB.
  package func quickCheck() throws {
    let findings = try read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
    if findings != ["ok"] {
      throw DatabaseHeader.fault(
        "D104", "the database is damaged: its pages contradict each other", path, .inputOutput, DatabaseHeader.restoreHint)
    }
  }

  /// The number of the run that published it.
  package func lastRun() throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT coalesce(max(run_id), 0) FROM run") ?? 0 }
  }

  private static func diagnosticsError(_ error: DatabaseError, path: String) -> DiagnosticsError {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      DatabaseHeader.fault("D104", "the database is damaged", path, .inputOutput, DatabaseHeader.restoreHint)
    default:
      // The message may quote SQL, never its arguments.
      DatabaseHeader.fault(
        "D105", "the database cannot be read: \(error.resultCode) \(error.message ?? "")", path, .inputOutput,
        "see whether the file and its folder can be read")
    }
  }
}
