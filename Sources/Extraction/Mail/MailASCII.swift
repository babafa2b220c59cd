/// Bytes that mail syntax is written in, and comparisons of ASCII text without case.
enum MailASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let apostrophe: UInt8 = 0x27
  static let openParenthesis: UInt8 = 0x28
  static let closeParenthesis: UInt8 = 0x29
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let backslash: UInt8 = 0x5C

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == space || (byte >= 9 && byte <= 13) }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  static func lowercased(_ bytes: some Collection<UInt8>) -> [UInt8] { bytes.map(lower) }

  /// Whether `bytes` is `text`; `text` is lower-case.
  static func equal(_ bytes: some Collection<UInt8>, _ text: StaticString) -> Bool {
    bytes.count == text.utf8CodeUnitCount && starts(bytes, with: text)
  }

  /// Whether `bytes` starts with `text`; `text` is lower-case.
  static func starts(_ bytes: some Collection<UInt8>, with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      var rest = bytes.makeIterator()
      for wanted in text {
        guard let byte = rest.next(), lower(byte) == wanted else { return false }
      }
      return true
    }
  }

  /// Whether `text` occurs in `bytes`; `text` is lower-case and short, as the cost is the product of both lengths.
  static func contains(_ bytes: some Collection<UInt8>, _ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard bytes.count >= length else { return false }
    var index = bytes.startIndex
    for _ in 0...(bytes.count - length) {
      if starts(bytes[index...], with: text) { return true }
      bytes.formIndex(after: &index)
    }
    return false
  }

  /// Without white space at both ends.
  static func trim<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) }) else {
      return bytes[bytes.startIndex..<bytes.startIndex]
    }
    return bytes[first...last]
  }
}
