import Diagnostics
import Glibc

/// Reads a small file of the user's; a pipe or device never blocks it.
enum RegularFile {
  /// The file's bytes; throws when it is missing, unreadable, no regular file, or larger than `limit`.
  static func read(path: String, limit: Int) throws(DiagnosticsError) -> [UInt8] {
    guard !path.utf8.contains(0) else {
      throw failure(.unreadable, "a path cannot hold a NUL character", path, hint: "name the pipeline file")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw missing(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw missing(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      throw failure(.unreadable, "this is a folder, not a pipeline file", path, hint: "name the file in it")
    default: throw failure(.unreadable, "this is no regular file", path, hint: "name the pipeline file")
    }
    return try readAll(descriptor, path: path, limit: limit)
  }

  private static func readAll(_ descriptor: Int32, path: String, limit: Int) throws(DiagnosticsError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw missing(path, errno) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else {
        throw failure(
          .tooLarge, "the file is larger than \(limit >> 10) KiB", path, hint: "is this a pipeline file, or the data it names?")
      }
    }
  }

  private static func missing(_ path: String, _ error: Int32) -> DiagnosticsError {
    let reason =
      switch error {
      case ENOENT: "there is no such pipeline file"
      case EACCES, EPERM: "the pipeline file may not be read"
      default: "the pipeline file cannot be read: \(String(cString: strerror(error)))"
      }
    return failure(.unreadable, reason, path, hint: "check the path; it is looked up from the current folder")
  }

  /// A fault of the file as a whole.
  static func failure(_ code: FaultCode, _ summary: String, _ path: String, hint: String) -> DiagnosticsError {
    let location = SourceLocation(path: path)
    return DiagnosticsError(
      [Diagnostic(code.severity, code.rawValue, summary, at: location, hints: [hint])], exitCode: .pipelineFile)
  }
}

/// The process's environment.
package enum EnvironmentVariables {
  /// The value of a variable, or nil where it is not set.
  package static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
