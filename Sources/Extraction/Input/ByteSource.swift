import CZlib
import Glibc
import RecordModel

/// The bytes of a file in order, decompressed if it is gzip, with a running SHA-256 of the file as it lies on disk. An entry of a
/// ZIP archive is a file too: as if it had been unpacked beforehand.
///
/// Used by one reader at a time. Costs one 256 KiB buffer; never holds the whole file.
package final class ByteSource: @unchecked Sendable {
  // @unchecked: owned by exactly one reader, which runs on one thread at a time.
  private let descriptor: Int32
  /// What is read of the descriptor, which is an archive's then.
  private let entry: ZipEntryStream?
  /// The whole entry, once a reader asked for a place in it; -1 before.
  private var unpacked: Int32 = -1
  private let opened: FileVersion
  private let digest: DigestBox
  private var inflater: Inflater?
  private var head: [UInt8] = []
  private var raw = [UInt8](repeating: 0, count: 262_144)
  private var rawRange = 0..<0
  private var atEnd = false
  private var startedGzip = false
  private var diskPosition = 0

  /// Bytes of the file as it lies on disk, when it was opened.
  package let length: Int
  /// Bytes given out so far, after decompression.
  package private(set) var position = 0
  /// Set when the compressed stream is damaged; what was read before it is valid.
  package private(set) var damage: ExtractionError?
  /// Whether another program wrote to the file after it was opened; known once its end is reached.
  package private(set) var hasChanged = false

  /// Opens a path as ``PathBytes`` writes it.
  ///
  /// Throws `unreadable` when the file cannot be opened or is not a regular file (a FIFO never blocks).
  package convenience init(path: String) throws(ExtractionError) { try self.init(path: path, entry: nil) }

  /// Opens a file or the entry of an archive; an entry is unpacked to its end once beforehand, so that a damaged one is refused
  /// before anything of it is given out.
  package convenience init(_ file: InputFile) throws(ExtractionError) { try self.init(path: file.path, entry: file.entry) }

  private init(path: String, entry: InputFile.Entry?) throws(ExtractionError) {
    let descriptor = PathBytes.bytes(of: path).withPathPointer { Glibc.open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    self.descriptor = descriptor
    self.entry = entry.map { ZipEntryStream($0, in: descriptor) }
    digest = DigestBox()
    guard descriptor >= 0 else { throw Self.unreadable(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ExtractionError(code: "unreadable", message: "not a regular file", hint: "name a file, a folder or a glob of files")
    }
    opened = FileVersion(status)
    length = entry?.size ?? Int(status.st_size)
    if let trial = self.entry?.reopened() { while try trial.read(into: &raw) > 0 {} }
    try refill()
    if rawRange.count >= 2, raw[0] == 0x1F, raw[1] == 0x8B { inflater = Inflater() }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if unpacked >= 0 { close(unpacked) }
  }

  /// Whether the bytes given out are not those on disk.
  package var isCompressed: Bool { inflater != nil }

  /// Fills `buffer` from any place of the file on disk, beside the reading in order; gives the number of bytes, fewer only at
  /// the end.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ExtractionError) -> Int {
    let descriptor = try placesDescriptor()
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      guard count >= 0 else { throw Self.unreadable(errno) }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Where places can be read at; of an entry, a private temporary file that it is unpacked into.
  private func placesDescriptor() throws(ExtractionError) -> Int32 {
    guard let entry else { return descriptor }
    if unpacked >= 0 { return unpacked }
    unpacked = try TemporaryFile.make()
    let again = entry.reopened()
    var block = [UInt8](repeating: 0, count: 65_536)
    var count = try again.read(into: &block)
    while count > 0 {
      try TemporaryFile.write(block, count: count, to: unpacked)
      count = try again.read(into: &block)
    }
    return unpacked
  }

  /// The first bytes (at most 64 KiB), which stay to be read.
  package func peek(_ count: Int = 65_536) throws(ExtractionError) -> ArraySlice<UInt8> {
    while head.count < count {
      var piece: [UInt8] = []
      guard try readRaw(into: &piece) else { break }
      head += piece
    }
    return head.prefix(count)
  }

  /// Appends the next bytes to `buffer`; false at the end.
  package func read(into buffer: inout [UInt8]) throws(ExtractionError) -> Bool {
    let before = buffer.count
    if head.isEmpty {
      guard try readRaw(into: &buffer) else { return false }
    } else {
      buffer += head
      head = []
    }
    position += buffer.count - before
    return true
  }

  /// The file's SHA-256 in hexadecimal; call once, after everything was read.
  package func sha256() throws(ExtractionError) -> String {
    while !atEnd {
      rawRange = 0..<0
      try refill()
    }
    return digest.finish()
  }

  private func readRaw(into buffer: inout [UInt8]) throws(ExtractionError) -> Bool {
    guard inflater != nil else {
      if rawRange.isEmpty { try refill() }
      if rawRange.isEmpty { return false }
      buffer += raw[rawRange]
      rawRange = 0..<0
      return true
    }
    return try readInflated(into: &buffer)
  }

  private func readInflated(into buffer: inout [UInt8]) throws(ExtractionError) -> Bool {
    while let inflater, damage == nil {
      if rawRange.isEmpty { try refill() }
      if rawRange.isEmpty {
        if !inflater.isBetweenMembers { damage = .init(code: "gzip_truncated", message: "the gzip stream ends too early") }
        return false
      }
      if inflater.isBetweenMembers, startedGzip, raw[rawRange.lowerBound] != 0x1F {
        damage = .init(code: "gzip_trailing_garbage", message: "bytes after the end of the gzip stream")
        return false
      }
      startedGzip = true
      let before = buffer.count
      let used = inflater.inflate(raw[rawRange], into: &buffer)
      guard let used else {
        damage = .init(code: "gzip_corrupt", message: "the gzip stream is damaged")
        return buffer.count > before
      }
      rawRange = rawRange.lowerBound + used..<rawRange.upperBound
      if buffer.count > before { return true }
    }
    return false
  }

  private func refill() throws(ExtractionError) {
    let count = if let entry { try entry.read(into: &raw) } else { try readDisk() }
    if count == 0 { atEnd = true }
    raw.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    rawRange = 0..<count
  }

  /// No more than the file held when it was opened, so that one that keeps growing has an end.
  private func readDisk() throws(ExtractionError) -> Int {
    let wanted = min(raw.count, length - diskPosition)
    let count = raw.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, wanted) }
    guard count >= 0 else { throw Self.unreadable(errno) }
    diskPosition += count
    if count == 0 {
      var status = stat()
      if fstat(descriptor, &status) == 0, FileVersion(status) != opened { hasChanged = true }
    }
    return count
  }

  private static func unreadable(_ code: Int32) -> ExtractionError {
    ExtractionError(
      code: "unreadable", message: "cannot be read: \(String(cString: strerror(code)))",
      hint: "check that the file exists and may be read by this user")
  }
}

/// What tells that a file was written to.
private struct FileVersion: Equatable {
  private var size: Int
  private var seconds: Int
  private var nanoseconds: Int

  init(_ status: stat) {
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }
}

/// Holds the move-only digest for a class.
private final class DigestBox {
  private var digest: SHA256? = SHA256()

  func update(_ bytes: UnsafeRawBufferPointer) { digest?.update(bytes) }

  func finish() -> String {
    guard let digest = digest.take() else { return "" }
    return SHA256.hex(digest.finalize())
  }
}

/// zlib's inflate over gzip members.
private final class Inflater {
  private var stream = z_stream()
  private(set) var isBetweenMembers = true
  private var output = [UInt8](repeating: 0, count: 262_144)

  init() { inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) }
  deinit { inflateEnd(&stream) }

  /// Decompresses a piece of `input`; gives the number of bytes used, or nil when the stream is damaged.
  func inflate(_ input: ArraySlice<UInt8>, into buffer: inout [UInt8]) -> Int? {
    isBetweenMembers = false
    var input = Array(input)
    let offered = input.count
    var status: Int32 = Z_OK
    var written = 0
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(truncatingIfNeeded: offered)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(truncatingIfNeeded: output.count)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        written = output.count - Int(stream.avail_out)
      }
    }
    buffer += output[..<written]
    let used = offered - Int(stream.avail_in)
    switch status {
    case Z_OK, Z_BUF_ERROR: return used
    case Z_STREAM_END:
      inflateReset(&stream)
      isBetweenMembers = true
      return used
    default: return nil
    }
  }
}
