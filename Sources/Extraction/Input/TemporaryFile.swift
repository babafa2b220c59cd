import Glibc

/// A private file (mode 0600) without a name, which is gone with its last descriptor, however the process ends.
enum TemporaryFile {
  /// Gives a descriptor, which the caller closes. Throws `unreadable` when the folder for temporary files takes none.
  static func make() throws(ExtractionError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/selfsame-XXXXXX".utf8CString)
    let descriptor = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0 else { throw failure() }
    _ = name.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } }
    return descriptor
  }

  /// Writes the first `count` bytes of a block.
  static func write(_ block: [UInt8], count: Int, to descriptor: Int32) throws(ExtractionError) {
    var done = 0
    while done < count {
      let written = block.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, count - done) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure() }
      done += written
    }
  }

  static func failure() -> ExtractionError {
    ExtractionError(
      code: "unreadable", message: "cannot be put into a temporary file: \(String(cString: strerror(errno)))",
      hint: "free space, or name another folder for temporary files in TMPDIR")
  }
}
