/// The encodings and escapes of vCard values.
enum VCardText {
  /// Stands in a logical line where a line of the file ended and a folded one goes on.
  static let fold: UInt8 = 0x0A

  /// Joins folded lines: the blank after the break goes, in vCard 2.1 it stays.
  ///
  /// Programs that write 2.1 but fold as 3.0 does cut by count, and inside of characters; then the blank goes there too.
  static func unfolded(_ line: [UInt8], isOld: Bool) -> ArraySlice<UInt8> {
    guard line.contains(fold) else { return line[...] }
    var result: [UInt8] = []
    result.reserveCapacity(line.count)
    var lineStart = 0
    var index = 0
    while index < line.count {
      guard line[index] == fold else {
        result.append(line[index])
        index += 1
        continue
      }
      let isCutByCount = cutLengths.contains(index - lineStart)
      lineStart = index + 1
      let isInside = index + 2 < line.count && line[index + 2] & 0xC0 == 0x80
      index += isOld && !isCutByCount && !isInside ? 1 : 2
    }
    return result[...]
  }

  private static let cutLengths = 74...76

  static func quotedPrintable(_ text: some Collection<UInt8>) -> [UInt8] {
    let text = Array(text)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == MailASCII.equals, index + 2 < text.count, let high = MailASCII.hexValue(text[index + 1]),
        let low = MailASCII.hexValue(text[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        // A lone sign at the end is a soft break that nothing followed.
        if text[index] != MailASCII.equals || index + 1 < text.count { result.append(text[index]) }
        index += 1
      }
    }
    return result
  }

  /// Other bytes than those of the alphabet are passed over.
  static func base64(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let value = base64Value(byte) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  static func base64Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x47
    case 0x30...0x39: byte + 4
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  /// At a byte that no backslash stands before.
  static func split(_ text: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var isEscaped = false
    for index in text.indices {
      if isEscaped {
        isEscaped = false
      } else if text[index] == MailASCII.backslash {
        isEscaped = true
      } else if text[index] == separator {
        parts.append(text[start..<index])
        start = index + 1
      }
    }
    return parts + [text[start...]]
  }

  /// Without backslashes that protect a sign, line breaks as LF, and without blanks around.
  static func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let needsWork = text.contains { $0 == MailASCII.backslash || $0 == 0x0D }
    guard needsWork else { return Array(MailASCII.trim(text)) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      index += 1
      if byte == 0x0D {
        if next != 0x0A { result.append(0x0A) }
      } else if byte == MailASCII.backslash, next | 0x20 == 0x6E {
        result.append(0x0A)
        index += 1
      } else if byte == MailASCII.backslash, escaped.contains(next) {
        result.append(next)
        index += 1
      } else {
        result.append(byte)
      }
    }
    return Array(MailASCII.trim(result))
  }

  private static let escaped: [UInt8] = Array(";,:\\\"'".utf8)

  /// An address without the scheme of a link.
  static func email(_ text: [UInt8]) -> [UInt8] {
    guard MailASCII.starts(text, with: "mailto:") else { return text }
    return Array(text.dropFirst(7).prefix { $0 != MailASCII.question })
  }
}
