import Diagnostics
import Glibc

/// Keeps a second run out of an output folder.
///
/// A lock of the kernel (`flock`) on `run.lock`: it ends with the process, however that dies, so there is no stale lock to
/// clear. The file stays and names the holder.
package final class RunLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of an existing folder. Throws a ``DiagnosticsError`` at once: `L201` with exit code 75 naming the process
  /// that holds it, or exit code 73 or 74 when the file cannot be written.
  package init(folder: String) throws {
    let path = folder + "/run.lock"
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw LoadingFault.system("open the lock file", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      let holder = Self.holder(descriptor)
      close(descriptor)
      guard number == EWOULDBLOCK else { throw LoadingFault.system("lock the output folder", path, errno: number) }
      throw LoadingFault.fault(
        "L201", "another run is at work here: \(holder.map { "process \($0)" } ?? "its process is not known yet")", path,
        .lockHeld, "wait until it has ended; its lock ends with it, the file need not be deleted")
    }
    let text = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
      let error = LoadingFault.system("write the lock file", path)
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The process that wrote the file, if it has got that far.
  private static func holder(_ descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int(String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
