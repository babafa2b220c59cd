/// Small helpers on UTF-8 bytes.
enum ByteText {
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Without outer white space, no-break spaces and byte-order marks.
  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let length = leadingBlank(text) { text = text.dropFirst(length) }
    while let length = trailingBlank(text) { text = text.dropLast(length) }
    return text
  }

  static func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.first, let last = text.last else { return text }
    if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return text }
    return Array(trimmed(text[...]))
  }

  private static func leadingBlank(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if isSpace(first) { return 1 }
    if first == 0xC2, text.dropFirst().first == 0xA0 { return 2 }
    if first == 0xEF || first == 0xE2, blanks.contains(Array(text.prefix(3))) { return 3 }
    return nil
  }

  private static func trailingBlank(_ text: ArraySlice<UInt8>) -> Int? {
    guard let last = text.last else { return nil }
    if isSpace(last) { return 1 }
    if last == 0xA0, text.dropLast().last == 0xC2 { return 2 }
    if last >= 0x80, blanks.contains(Array(text.suffix(3))) { return 3 }
    return nil
  }

  /// Byte-order mark, zero-width space, narrow no-break space.
  private static let blanks: Set<[UInt8]> = [[0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0xAF]]

  /// The first place of `part` in `text`.
  static func find(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let first = part.first, text.count >= part.count else { return nil }
    for index in text.startIndex...(text.endIndex - part.count) where text[index] == first {
      if text[index..<index + part.count].elementsEqual(part) { return index }
    }
    return nil
  }

  /// The parts between separators, trimmed, without empty ones.
  static func split(_ text: [UInt8], on separator: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var rest = text[...]
    while let index = find(separator, in: rest) {
      parts.append(Array(trimmed(rest[rest.startIndex..<index])))
      rest = rest[(index + separator.count)...]
    }
    parts.append(Array(trimmed(rest)))
    return parts.filter { !$0.isEmpty }
  }

  static func string(_ text: some Sequence<UInt8>) -> String { String(decoding: Array(text), as: UTF8.self) }
}
