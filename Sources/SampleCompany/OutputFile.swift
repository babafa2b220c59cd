import Diagnostics
import Glibc

/// A file being written, buffered by the C library; a failed write is told at the end.
final class OutputFile {
  private let path: String
  private let stream: UnsafeMutablePointer<FILE>
  private var failed = false

  init(_ path: String) throws {
    self.path = path
    guard let stream = fopen(path, "we") else { throw Self.failure(path) }
    self.stream = stream
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { write(bytes: UnsafeRawBufferPointer($0)) }
  }

  func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write(bytes: $0) } }

  private func write(bytes: UnsafeRawBufferPointer) {
    if fwrite(bytes.baseAddress, 1, bytes.count, stream) != bytes.count { failed = true }
  }

  func close() throws {
    let status = fclose(stream)
    if failed || status != 0 { throw Self.failure(path) }
  }

  static func makeFolder(_ path: String) throws {
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += partial.isEmpty || partial == "/" ? part : "/" + part
      guard mkdir(partial, 0o700) == 0 || errno == EEXIST else { throw failure(partial) }
    }
  }

  private static func failure(_ path: String) -> DiagnosticsError {
    DiagnosticsError(
      [
        Diagnostic(
          .error, "W101", "cannot write: \(String(cString: strerror(errno)))", at: SourceLocation(path: path),
          hints: ["name a folder you may write to"])
      ], exitCode: .cannotWrite)
  }
}
