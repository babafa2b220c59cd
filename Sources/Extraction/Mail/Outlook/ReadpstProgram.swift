import Glibc

/// Runs `readpst` of libpst, the one helper program that reading needs: Outlook's `.pst` format has no library that is kept.
///
/// No shell is involved; the file is named by its absolute path, which cannot be taken for an option. The program gets no input,
/// shows nothing, and is ended when it takes too long.
struct ReadpstProgram {
  /// Absolute.
  private let path: String

  /// The first `readpst` in the folders of `searchPath`, which has the form of `PATH`; relative ones do not count.
  init?(searchPath: String?) {
    let folders = (searchPath ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let programs: [String] = folders.map { "\($0)/readpst" }
    guard let found = programs.first(where: { access($0, X_OK) == 0 }) else { return nil }
    path = found
  }

  enum Failure: Error {
    case cannotStart, tookTooLong
    case failed(status: Int32)
  }

  /// Writes the mails of `file` into `folder`, a file named `mbox` for each folder of Outlook's, without attachments.
  ///
  /// `seconds` is how long it may take.
  func run(file: [UInt8], into folder: String, seconds: Int) throws(Failure) {
    let arguments = ["readpst", "-r", "-q", "-b", "-j", "0", "-t", "e", "-8", "-a", ".none", "-o", folder].map {
      Array($0.utf8)
    }
    let process = try start(arguments + [file])
    var status: Int32 = 0
    for _ in 0..<max(1, seconds) * Self.looksPerSecond {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        // The low seven bits name a signal; the next byte is the exit code.
        guard status == 0 else { throw .failed(status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F) }
        return
      }
      if ended < 0, errno != EINTR { throw .cannotStart }
      usleep(1_000_000 / UInt32(Self.looksPerSecond))
    }
    kill(process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    throw .tookTooLong
  }

  private static let looksPerSecond = 50

  private func start(_ arguments: [[UInt8]]) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { throw .cannotStart }
    defer { posix_spawn_file_actions_destroy(&actions) }
    guard posix_spawnattr_init(&attributes) == 0 else { throw .cannotStart }
    defer { posix_spawnattr_destroy(&attributes) }
    for descriptor in 0...2 as ClosedRange<Int32> {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    // Signals that this program handles or ignores end the helper as usual.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"].map { Array($0.utf8) }
    var process: pid_t = 0
    let code = Self.withPointers(arguments) { arguments in
      Self.withPointers(environment) { posix_spawn(&process, path, &actions, &attributes, arguments, $0) }
    }
    guard code == 0 else { throw .cannotStart }
    return process
  }

  /// C strings and a closing null pointer.
  private static func withPointers(
    _ texts: [[UInt8]], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    let copies = texts.map { text -> UnsafeMutablePointer<CChar> in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
      for (index, byte) in text.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[text.count] = 0
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    var pointers = copies.map(Optional.some) + [nil]
    return pointers.withUnsafeMutableBufferPointer { $0.baseAddress.map(body) ?? EINVAL }
  }
}
