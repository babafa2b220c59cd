import Glibc

/// Standard input as an input file: readers may look at it several times, so a pipe is first put into a private temporary file,
/// which takes its place as descriptor 0.
enum StandardInput {
  /// How a source's `path` names it.
  static let name = "-"
  /// How messages and the database name it.
  static let shown = "stdin"
  /// Opens the file behind the descriptor anew, from its start.
  static let path = "/proc/self/fd/0"

  /// Makes descriptor 0 a file that is read from its start; does nothing where it is one. Memory: one block.
  static func spool() throws(ExtractionError) {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0 else { throw unreadable() }
    if status.st_mode & S_IFMT == S_IFREG, lseek(STDIN_FILENO, 0, SEEK_CUR) == 0 { return }
    let file = try TemporaryFile.make()
    defer { close(file) }
    try copy(to: file)
    guard lseek(file, 0, SEEK_SET) == 0, dup2(file, STDIN_FILENO) >= 0 else { throw unreadable() }
  }

  private static func copy(to file: Int32) throws(ExtractionError) {
    var block = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = block.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable() }
      if count == 0 { return }
      try TemporaryFile.write(block, count: count, to: file)
    }
  }

  private static func unreadable() -> ExtractionError {
    ExtractionError(
      code: "unreadable", message: "standard input cannot be read: \(String(cString: strerror(errno)))",
      hint: "give it a file or the output of another program, as in `unzip -p export.zip | selfsame import -`")
  }
}
