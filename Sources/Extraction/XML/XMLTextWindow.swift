import Glibc

/// A stretch of a file's text in memory, addressed by its offset in the whole text.
struct XMLTextWindow {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Offset of the first byte.
  let start: Int

  var end: Int { start + bytes.count }

  subscript(offset: Int) -> UInt8 { bytes[offset - start] }

  subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range.lowerBound - start..<range.upperBound - start])
  }

  /// The first place of `byte` at or after `offset` and before `limit`.
  func first(_ byte: UInt8, from offset: Int, to limit: Int? = nil) -> Int? {
    let limit = min(limit ?? end, end)
    guard offset < limit, let base = bytes.baseAddress else { return nil }
    guard let found = memchr(base + (offset - start), Int32(byte), limit - offset) else { return nil }
    return start + (UnsafeRawPointer(found) - UnsafeRawPointer(base))
  }

  /// The last place of `byte` in `range`.
  func last(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let lower = max(range.lowerBound, start)
    let upper = min(range.upperBound, end)
    var offset = upper
    while offset > lower {
      offset -= 1
      if self[offset] == byte { return offset }
    }
    return nil
  }

  /// How often `byte` stands in `range`, eight bytes at a time.
  func count(_ byte: UInt8, in range: Range<Int>) -> Int {
    let raw = UnsafeRawBufferPointer(self[range])
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var count = 0
    var i = 0
    while i &+ 8 <= raw.count {
      let differs = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) ^ pattern
      count &+= (~(((differs & low) &+ low) | differs | low)).nonzeroBitCount
      i &+= 8
    }
    while i < raw.count {
      if raw[i] == byte { count &+= 1 }
      i &+= 1
    }
    return count
  }

  /// The end of the first `pattern` (two or three bytes) at or after `offset`.
  func end(of pattern: StaticString, from offset: Int) -> Int? {
    let count = pattern.utf8CodeUnitCount
    var at = offset
    while let found = first(pattern.utf8Start[0], from: at) {
      guard found + count <= end else { return nil }
      if matches(pattern, at: found) == .yes { return found + count }
      at = found + 1
    }
    return nil
  }

  enum Match { case yes, no, cut }

  /// Whether `pattern` stands at `offset`; `.cut` when the window ends before that is certain.
  func matches(_ pattern: StaticString, at offset: Int) -> Match {
    for index in 0..<pattern.utf8CodeUnitCount {
      if offset + index >= end { return .cut }
      if self[offset + index] != pattern.utf8Start[index] { return .no }
    }
    return .yes
  }
}

/// Letters that mean something in XML.
enum XMLByte {
  static let lessThan = UInt8(ascii: "<")
  static let greaterThan = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// May begin a name; everything beyond ASCII passes here and is judged by libxml2.
  static func startsName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || (byte | 0x20) &- 0x61 < 26
  }
}
