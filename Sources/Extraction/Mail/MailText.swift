import RecordModel

/// Makes decoded text fit to be a value.
enum MailText {
  /// One line: control characters become spaces, runs of white space one space, none at the ends.
  static func singleLine(_ text: some Collection<UInt8>, column: MailColumn, notes: inout MailNotes) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isSpacePending = false
    var lead: UInt8 = 0
    for byte in text {
      if byte <= MailASCII.space || byte == 0x7F {
        if byte != MailASCII.space, byte != MailASCII.tab { notes.add(.controlCharacters, to: column) }
        isSpacePending = !result.isEmpty
      } else if lead == 0xC2, byte < 0xA0 {
        // U+0080…U+009F
        result.removeLast()
        notes.add(.controlCharacters, to: column)
        isSpacePending = !result.isEmpty
      } else {
        if isSpacePending { result.append(MailASCII.space) }
        isSpacePending = false
        result.append(byte)
      }
      lead = byte
    }
    return result
  }

  /// Several lines: line ends are line feeds, other control characters become spaces, no blank lines at the ends; at most
  /// `limit` bytes.
  static func lines(_ text: some Collection<UInt8>, limit: Int, notes: inout MailNotes) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(min(text.count, limit))
    var wasReturn = false
    for byte in text {
      if result.count >= limit { break }
      switch byte {
      case MailASCII.lineFeed:
        if !wasReturn { result.append(byte) }
      case MailASCII.carriageReturn: result.append(MailASCII.lineFeed)
      case MailASCII.tab, MailASCII.space..<0x7F, 0x80...: result.append(byte)
      default:
        result.append(MailASCII.space)
        notes.add(.controlCharacters, to: .body)
      }
      wasReturn = byte == MailASCII.carriageReturn
    }
    trimEnd(&result, isCut: result.count >= limit)
    return Array(result.drop(while: MailASCII.isSpace))
  }

  /// Removes a character cut in the middle and white space.
  private static func trimEnd(_ text: inout [UInt8], isCut: Bool) {
    if isCut {
      var count = 0
      while count < 4, count < text.count {
        let byte = text[text.count - 1 - count]
        count += 1
        if byte & 0xC0 == 0x80 { continue }
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        if count < length { text.removeLast(count) }
        break
      }
    }
    while let last = text.last, MailASCII.isSpace(last) { text.removeLast() }
  }
}
