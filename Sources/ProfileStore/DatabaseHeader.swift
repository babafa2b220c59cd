import Diagnostics
import Glibc

/// The first bytes of a database file, read without opening it as one: a foreign file is never touched.
///
/// Layout: SQLite file format, "The Database Header".
package struct DatabaseHeader: Sendable, Hashable {
  package var pageSize: Int
  package var pageCount: Int
  package var schemaVersion: Int32
  package var applicationID: Int32
  /// Of the file as it lies on disk.
  package var fileSize: Int

  /// Reads the header of a database of ours.
  ///
  /// Throws a ``DiagnosticsError``: `D101` no such file or unreadable, `D102` not our database, `D103` of a newer version (both
  /// with exit code 66), `D104` cut short (exit code 74).
  package static func read(path: String) throws -> DatabaseHeader {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw fault("D101", "cannot open the database: \(reason)", path, .noReadableInput, "name the output folder of a run")
    }
    defer { close(descriptor) }
    var status = stat()
    var bytes = [UInt8](repeating: 0, count: 100)
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Glibc.read(descriptor, &bytes, bytes.count) == bytes.count, bytes.starts(with: Array("SQLite format 3\0".utf8))
    else { throw foreign(path) }
    let header = DatabaseHeader(bytes, fileSize: Int(status.st_size))
    guard header.applicationID == Schema.applicationID, header.schemaVersion > 0 else { throw foreign(path) }
    guard header.schemaVersion <= Schema.version else {
      throw fault(
        "D103",
        "the database has schema version \(header.schemaVersion); this program knows versions up to \(Schema.version)", path,
        .noReadableInput, "use the program that wrote it, or a newer one")
    }
    guard header.fileSize == header.pageSize * header.pageCount else {
      throw fault(
        "D104",
        "the database is damaged: it has \(header.fileSize) bytes and should have \(header.pageSize * header.pageCount)",
        path, .inputOutput, restoreHint)
    }
    return header
  }

  static let restoreHint = "go back to a file of generations/ beside it with 'selfsame restore'"

  static func fault(
    _ code: String, _ summary: String, _ path: String, _ exitCode: ExitCode, _ hint: String
  ) -> DiagnosticsError {
    DiagnosticsError(
      [Diagnostic(.error, code, summary, at: SourceLocation(path: path), hints: [hint])], exitCode: exitCode)
  }

  private static func foreign(_ path: String) -> DiagnosticsError {
    fault(
      "D102", "this is not a customer database of this program; it was left as it is", path, .noReadableInput,
      "name the output folder of a run")
  }

  private init(_ bytes: [UInt8], fileSize: Int) {
    func number(_ offset: Int, _ count: Int) -> Int { bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) } }
    // A page size of 65,536 does not fit its two bytes and is written as 1.
    pageSize = number(16, 2) == 1 ? 65_536 : number(16, 2)
    pageCount = number(28, 4)
    schemaVersion = Int32(truncatingIfNeeded: number(60, 4))
    applicationID = Int32(truncatingIfNeeded: number(68, 4))
    self.fileSize = fileSize
  }
}
