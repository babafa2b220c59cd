import Diagnostics
import GRDBSQLite
import Glibc

/// Makes the messages of loading; all are ``DiagnosticsError``s with the exit code the command ends with.
enum LoadingFault {
  /// A result code of SQLite: `L101` disk full, `L102` I/O error (both 74), `L103` cannot write (73), `L104` our bug (70).
  static func sqlite(_ code: Int32, connection: OpaquePointer?, path: String) -> DiagnosticsError {
    let text = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
    switch code & 0xFF {
    case SQLITE_FULL:
      return full(path)
    case SQLITE_IOERR, SQLITE_CORRUPT:
      // A disk that fills up while sorting an index shows as an I/O error too.
      return freeBytes(at: path) < 65_536
        ? full(path) : fault("L102", "writing the database failed: \(text)", path, .inputOutput)
    case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM, SQLITE_TOOBIG, SQLITE_BUSY, SQLITE_LOCKED:
      return fault("L103", "the database cannot be written: \(text)", path, .cannotWrite)
    default:
      return ourBug("SQLite refused a statement: \(text)", path: path)
    }
  }

  /// A failed system call; `errno` must still be its own.
  static func system(_ action: String, _ path: String, errno number: Int32 = errno) -> DiagnosticsError {
    let reason = String(cString: strerror(number))
    switch number {
    case ENOSPC, EDQUOT: return full(path)
    case EIO: return fault("L102", "cannot \(action): \(reason)", path, .inputOutput)
    default: return fault("L103", "cannot \(action): \(reason)", path, .cannotWrite)
    }
  }

  static func ourBug(_ summary: String, path: String) -> DiagnosticsError {
    fault("L104", summary, path, .ourBug, "this is a fault of the program: please report it with the pipeline file")
  }

  static func fault(
    _ code: String, _ summary: String, _ path: String, _ exitCode: ExitCode, _ hint: String? = nil
  ) -> DiagnosticsError {
    DiagnosticsError(
      [Diagnostic(.error, code, summary, at: SourceLocation(path: path), hints: hint.map { [$0] } ?? [])],
      exitCode: exitCode)
  }

  private static func full(_ path: String) -> DiagnosticsError {
    var status = stat()
    let written = stat(path, &status) == 0 ? Int(status.st_size) : 0
    return fault(
      "L101", "the disk is full: \(written) bytes were written, \(freeBytes(at: path)) are free", path, .inputOutput,
      "the published database is untouched; make room for at least twice its size and run again")
  }

  /// Free for ordinary users on the file system of a file or its folder.
  private static func freeBytes(at path: String) -> Int {
    var status = statvfs()
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    guard statvfs(path, &status) == 0 || statvfs(folder, &status) == 0 else { return .max }
    return Int(clamping: status.f_bavail.multipliedReportingOverflow(by: status.f_frsize).partialValue)
  }
}
