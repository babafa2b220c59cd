import RecordModel

/// Decodes RFC 2047 encoded words in a header value, leniently; the library at hand drops words whose base64 lacks its padding.
///
/// Adjacent words of one charset are joined before conversion, because a character may be split between them; words inside
/// quotes count; what is no proper word stays as it stands. Linear in the value.
struct EncodedWords {
  private struct Word {
    var charset: [UInt8]
    var bytes: [UInt8]
    var end: Int
  }

  private let charsets: MailCharset
  private let column: MailColumn

  init(_ charsets: MailCharset, column: MailColumn) {
    self.charsets = charsets
    self.column = column
  }

  /// The value as UTF-8; control characters stay.
  func decode(_ value: some Collection<UInt8>, notes: inout MailNotes) -> [UInt8] {
    let value = Array(value)
    var result: [UInt8] = []
    var literal: [UInt8] = []
    var pending: Word?
    var index = 0
    var knowsNoEnd = false
    while index < value.count {
      guard let word = Self.word(in: value, at: index, knowsNoEnd: &knowsNoEnd, column: column, notes: &notes) else {
        literal.append(value[index])
        index += 1
        continue
      }
      index = word.end
      let isAdjacent = pending != nil && literal.allSatisfy(MailASCII.isSpace)
      if isAdjacent, let before = pending, before.charset == word.charset {
        pending?.bytes += word.bytes
      } else {
        flush(&pending, into: &result, notes: &notes)
        if !isAdjacent { result += charsets.decode(literal, charset: nil, column: column, notes: &notes) }
        pending = word
      }
      literal.removeAll(keepingCapacity: true)
    }
    flush(&pending, into: &result, notes: &notes)
    return result + charsets.decode(literal, charset: nil, column: column, notes: &notes)
  }

  private func flush(_ word: inout Word?, into result: inout [UInt8], notes: inout MailNotes) {
    guard let taken = word.take() else { return }
    result += charsets.decode(taken.bytes, charset: taken.charset, column: column, notes: &notes)
  }

  /// Where the encoded word at `index` ends, or nil when none starts there.
  static func end(in value: [UInt8], at index: Int, knowsNoEnd: inout Bool) -> Int? {
    var notes = MailNotes()
    return word(in: value, at: index, knowsNoEnd: &knowsNoEnd, column: .fromName, notes: &notes)?.end
  }

  private static func word(
    in value: [UInt8], at start: Int, knowsNoEnd: inout Bool, column: MailColumn, notes: inout MailNotes
  ) -> Word? {
    guard !knowsNoEnd, start + 6 < value.count, value[start] == MailASCII.equals, value[start + 1] == MailASCII.question else {
      return nil
    }
    var index = start + 2
    while index < value.count, value[index] != MailASCII.question, value[index] > MailASCII.space, index - start < 64 {
      index += 1
    }
    guard index > start + 2, index + 2 < value.count, value[index] == MailASCII.question, value[index + 2] == MailASCII.question
    else { return nil }
    let encoding = MailASCII.lower(value[index + 1])
    guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return nil }
    let charset = value[start + 2..<index].prefix { $0 != 0x2A }
    let text = index + 3
    var end = text
    while end + 1 < value.count, value[end] != MailASCII.question || value[end + 1] != MailASCII.equals { end += 1 }
    guard end + 1 < value.count else {
      knowsNoEnd = true
      return nil
    }
    let isBase64 = encoding == UInt8(ascii: "b")
    let decoded = isBase64 ? base64(value[text..<end], column, &notes) : quoted(value[text..<end], column, &notes)
    return Word(charset: MailASCII.lowercased(charset), bytes: decoded, end: end + 2)
  }

  private static func base64(_ text: ArraySlice<UInt8>, _ column: MailColumn, _ notes: inout MailNotes) -> [UInt8] {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let value = base64Value(byte) else {
        if byte != MailASCII.equals, !MailASCII.isSpace(byte) { notes.add(.invalidEscape, to: column) }
        continue
      }
      bits = (bits << 6 | value) & 0xFFFFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func base64Value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x47
    case 0x30...0x39: UInt32(byte) + 4
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
  }

  private static func quoted(_ text: ArraySlice<UInt8>, _ column: MailColumn, _ notes: inout MailNotes) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte == 0x5F {
        result.append(MailASCII.space)
      } else if byte == MailASCII.equals {
        if index + 1 < text.endIndex, let high = MailASCII.hexValue(text[index]), let low = MailASCII.hexValue(text[index + 1])
        {
          result.append(high << 4 | low)
          index += 2
        } else {
          result.append(byte)
          notes.add(.invalidEscape, to: column)
        }
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
