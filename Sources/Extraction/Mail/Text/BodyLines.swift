/// The lines of a decoded body without white space at their ends, as ranges of its bytes.
struct BodyLines {
  let text: [UInt8]
  private(set) var all: [Range<Int>] = []

  init(_ text: [UInt8]) {
    self.text = text
    text.withUnsafeBufferPointer { bytes in
      var cursor = LineCursor(bytes)
      while let line = cursor.next() { all.append(Self.trimmed(line, in: bytes)) }
    }
  }

  subscript(_ line: Range<Int>) -> ArraySlice<UInt8> { text[line] }

  /// In lower case, of all scripts.
  func folded(_ line: Range<Int>) -> [UInt8] { MailWords.folded(text[line]) }

  /// The lines the writer of the mail wrote: without quoted lines, without what follows the head of a quoted mail. Blank lines
  /// stay, as empty ranges.
  var own: [Range<Int>] {
    var result: [Range<Int>] = []
    for (index, line) in all.enumerated() {
      if text[line].first == MailASCII.greater { continue }
      if !line.isEmpty, let head = QuotedMail.head(at: index, in: self) {
        // Answers below quoted lines go on after them; a mail quoted without marks goes on to the end.
        if head == .attribution, next(after: index).map({ text[$0].first == MailASCII.greater }) ?? false { continue }
        break
      }
      result.append(line)
    }
    return result
  }

  /// The next line with text.
  private func next(after index: Int) -> Range<Int>? { all[(index + 1)...].first { !$0.isEmpty } }

  /// White space includes no-break spaces.
  private static func trimmed(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end {
      if MailASCII.isSpace(bytes[start]) {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if MailASCII.isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }
}
