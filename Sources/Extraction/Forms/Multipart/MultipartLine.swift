/// A multipart body that a web server wrote into one line of its log, its line breaks and quotes as escapes.
enum MultipartLine {
  /// Whether the line holds such a body.
  static func isOne(_ line: UnsafeBufferPointer<UInt8>) -> Bool { MultipartMark.index(in: line) != nil }

  /// The body's lines, each without its line feed, from its first boundary on; empty where none is found.
  static func body(of line: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let mark = MultipartMark.index(in: line) else { return [] }
    // The first boundary before the first header, at the line's start or behind a blank or quote.
    var start: Int?
    for index in 0..<max(0, mark - 2) where line[index] == 0x2D && line[index + 1] == 0x2D {
      let before = index == 0 ? 0x20 : line[index - 1]
      if before == 0x20 || before == 0x22 || before == 0x3A || before == 0x09 {
        start = index
        break
      }
    }
    guard let start else { return [] }
    return unescaped(line[start...])
  }

  /// `\r`, `\n`, `\"`, `\\`, `\t`, `\x0D` and `\u000d` as what they stand for.
  private static func unescaped(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == 0x5C, index + 1 < text.endIndex else {
        result.append(text[index])
        index += 1
        continue
      }
      switch text[index + 1] {
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case 0x22, 0x5C, 0x2F: result.append(text[index + 1])
      case UInt8(ascii: "x") where number(text, index + 2, digits: 2) != nil:
        result.append(UInt8(truncatingIfNeeded: number(text, index + 2, digits: 2) ?? 0))
        index += 2
      case UInt8(ascii: "u") where number(text, index + 2, digits: 4) != nil:
        let scalar = number(text, index + 2, digits: 4).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
        result += UTF8.encode(scalar).map(Array.init) ?? []
        index += 4
      default:
        result.append(0x5C)
        index -= 1
      }
      index += 2
    }
    return result
  }

  private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int, digits: Int) -> UInt32? {
    guard start + digits <= text.endIndex else { return nil }
    return UInt32(String(decoding: text[start..<start + digits], as: UTF8.self), radix: 16)
  }
}

/// `Content-Disposition: form-data`, in letters of any case.
enum MultipartMark {
  private static let text = Array("content-disposition: form-data".utf8)

  static func index(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count >= text.count else { return nil }
    for start in 0...bytes.count - text.count where bytes[start] | 0x20 == text[0] {
      var count = 1
      while count < text.count, bytes[start + count] | 0x20 == text[count] | 0x20 { count += 1 }
      if count == text.count { return start }
    }
    return nil
  }

  /// Whether a file is a dump of such bodies: the mark stands at a line's start, behind a boundary.
  static func isDump(_ head: ArraySlice<UInt8>) -> Bool {
    head.withUnsafeBufferPointer { bytes in
      guard let mark = index(in: bytes) else { return false }
      return mark > 2 && bytes[mark - 1] == 0x0A && bytes[..<mark].contains(0x2D)
    }
  }
}
