import Glibc

/// A file without a name in memory, to be opened under its path while it lives; its content is replaced again and again.
package final class MemoryFile {
  private let descriptor: Int32

  /// nil where neither shared memory nor a folder for temporary files is there.
  package init?() {
    var descriptor: Int32 = -1
    for folder in ["/dev/shm", P_tmpdir] where descriptor < 0 {
      var name = Array("\(folder)/selfsame-XXXXXX".utf8CString)
      descriptor = mkstemp(&name)
      if descriptor >= 0 { unlink(name) }
    }
    if descriptor < 0 { return nil }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  package var path: String { "/proc/self/fd/\(descriptor)" }

  /// Replaces the content; false where memory is short.
  package func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard ftruncate(descriptor, off_t(bytes.count)) == 0 else { return false }
    return pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count
  }

  package func write(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes(write) }
}
