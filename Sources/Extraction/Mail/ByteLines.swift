import Glibc

/// Finds line ends in raw bytes with the C library's vectorised search.
enum ByteLines {
  /// The index of the next line feed at or after `position`, or nil.
  static func nextLineFeed(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
    guard let base = bytes.baseAddress, position < bytes.count,
      let found = memchr(base + position, Int32(MailASCII.lineFeed), bytes.count - position)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The index of the next line feed at or after `position` that is followed by `From `, or nil.
  static func nextFromLine(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
    var position = position
    while let hit = nextLineFeed(in: bytes, from: position), hit + 5 < bytes.count {
      if bytes[hit + 1] == 0x46, bytes[hit + 2] == 0x72, bytes[hit + 3] == 0x6F, bytes[hit + 4] == 0x6D,
        bytes[hit + 5] == MailASCII.space
      {
        return hit
      }
      position = hit + 1
    }
    return nil
  }

  static func countLineFeeds(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte == MailASCII.lineFeed { count &+= 1 }
    return count
  }

  /// Without the carriage return that may end a line.
  static func withoutReturn(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard !line.isEmpty, bytes[line.upperBound - 1] == MailASCII.carriageReturn else { return line }
    return line.lowerBound..<line.upperBound - 1
  }
}

/// The lines of some bytes one after the other, without their line ends.
struct LineCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next line starts.
  private(set) var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next line, without line feed and carriage return, or nil at the end.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let end = ByteLines.nextLineFeed(in: bytes, from: position)
    let line = position..<(end ?? bytes.count)
    position = end.map { $0 + 1 } ?? bytes.count
    return ByteLines.withoutReturn(line, in: bytes)
  }

  /// The next line, which stays to be read.
  var peek: Range<Int>? {
    var copy = self
    return copy.next()
  }
}
