import Diagnostics
import Glibc

/// Writes a file that only its owner may read, beside its place, and moves it there when it is complete.
package enum PrivateFile {
  /// Throws `DiagnosticsError` (exit 73 when it cannot be made, 74 when it cannot be written to the end); what stood at `path`
  /// stays then.
  package static func write(to path: String, _ body: (_ write: (String) throws -> Void) throws -> Void) throws {
    let temporary = "\(path).building-\(getpid())"
    let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, let stream = fdopen(descriptor, "w") else { throw failure(path, exitCode: .cannotWrite) }
    do {
      try body { text in
        var text = text
        let complete = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
        guard complete else { throw failure(path, exitCode: .inputOutput) }
      }
    } catch {
      fclose(stream)
      unlink(temporary)
      throw error
    }
    let flushed = fflush(stream) == 0 && fsync(fileno(stream)) == 0
    guard fclose(stream) == 0, flushed, rename(temporary, path) == 0 else {
      let error = failure(path, exitCode: .inputOutput)
      unlink(temporary)
      throw error
    }
  }

  static func failure(_ path: String, exitCode: ExitCode) -> DiagnosticsError {
    DiagnosticsError(
      [
        Diagnostic(
          .error, "W102", "cannot write: \(String(cString: strerror(errno)))", at: SourceLocation(path: path),
          hints: ["check the folder's rights and the free space of its disk"])
      ], exitCode: exitCode)
  }
}
