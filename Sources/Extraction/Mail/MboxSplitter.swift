import RecordModel

/// Cuts an mbox into messages at its envelope lines, streaming; positions are offsets in the file.
///
/// An envelope line is accepted when the line before is blank, it ends in a date, and the lines after are a header block with a
/// field that mail programs write; anything else stays part of the body. A `Content-Length` moves the end of a message only if
/// an envelope line, or the end of the file, stands where it points to.
final class MboxSplitter {
  struct Piece {
    /// Without envelope line and the blank line after it; empty when too large.
    var range: Range<Int>
    /// 1-based, of the first line of `range`.
    var line: Int
    var envelopeDate: MailDate? = nil
    /// The file ends inside the message.
    var isTruncated = false
    /// A `Content-Length` that is not true.
    var hasWrongLength = false
    /// For a message over the cap: its first bytes. `range` is where it lies, though not in the window any more.
    var excess: [UInt8]? = nil
    /// The message in UTF-8 where the file is UTF-16.
    var transcoded: [UInt8]? = nil
    /// Why the file says that the message is not to be read.
    var rule: MailSkipRule? = nil
  }

  static let messageLimit = 64 << 20
  private static let headerLookahead = 16_384
  private static let envelopeLimit = 65_536

  let window: ByteWindow
  private(set) var separatorBytes = 0
  private var position = 0
  private var line = 1

  init(_ window: ByteWindow) { self.window = window }

  /// The next message in file order, or nil at the end.
  func next() throws(ExtractionError) -> Piece? {
    while true {
      try skipBlankLines()
      guard position < window.end else { return nil }
      let date = try takeEnvelope()
      let piece = try takeMessage(date)
      if !piece.range.isEmpty { return piece }
    }
  }

  private func skipBlankLines() throws(ExtractionError) {
    try window.require(position + 4)
    if position == 0, window.byte(at: 0) == 0xEF, window.byte(at: 1) == 0xBB, window.byte(at: 2) == 0xBF { advance(to: 3) }
    while let byte = window.byte(at: position), byte == MailASCII.lineFeed || byte == MailASCII.carriageReturn {
      advance(to: position + 1)
      try window.require(position + 4)
    }
    window.release(before: position)
  }

  /// Passes over separator bytes.
  private func advance(to end: Int) {
    separatorBytes += end - position
    line += window.with(position..<end, ByteLines.countLineFeeds)
    position = end
  }

  private func takeEnvelope() throws(ExtractionError) -> MailDate? {
    var end = window.lineFeed(from: position)
    while end == nil, window.end - position < Self.envelopeLimit, try window.fill() { end = window.lineFeed(from: position) }
    let after = end.map { $0 + 1 } ?? min(window.end, position + Self.envelopeLimit)
    let date = window.with(position..<after) { EnvelopeLine(MailASCII.trim($0))?.date }
    advance(to: after)
    return date
  }

  private func takeMessage(_ date: MailDate?) throws(ExtractionError) -> Piece {
    let start = position
    var piece = Piece(range: start..<start, line: line, envelopeDate: date)
    var scan = max(start - 1, 0)
    var next: Int?
    while next == nil {
      if let candidate = try envelope(from: &scan, of: start) {
        next = candidate
      } else if scan - start > Self.messageLimit {
        try passOver(from: &scan, into: &piece)
        return piece
      } else if try !window.fill() {
        next = window.end
      }
    }
    var end = next ?? window.end
    let length = try declaredEnd(of: start..<end)
    if let length, !(withoutBlankLine(start..<end).upperBound...end).contains(length) {
      if length >= start, length - start <= Self.messageLimit, let confirmed = try boundary(at: length) {
        end = confirmed
      } else {
        piece.hasWrongLength = true
      }
    }
    finish(&piece, at: end, declared: length)
    return piece
  }

  private func finish(_ piece: inout Piece, at end: Int, declared: Int?) {
    let isLast = end == window.end && window.isAtEnd
    piece.range = withoutBlankLine(piece.range.lowerBound..<end)
    if isLast, !piece.range.isEmpty {
      piece.isTruncated = window.byte(at: end - 1) != MailASCII.lineFeed || (declared.map { $0 > end + 2 } ?? false)
    }
    line += window.with(piece.range, ByteLines.countLineFeeds)
    position = piece.range.upperBound
    advance(to: end)
  }

  /// The next accepted envelope line at or after `scan`; `scan` moves past what was looked at.
  private func envelope(from scan: inout Int, of start: Int) throws(ExtractionError) -> Int? {
    while true {
      let from = scan
      guard let hit = window.with(from..<window.end, { ByteLines.nextFromLine(in: $0, from: 0) }).map({ $0 + from }) else {
        scan = max(scan, window.end - 5)
        return nil
      }
      scan = hit
      let before = window.byte(at: hit - 1)
      let isBlank =
        hit >= start
        && (before == MailASCII.lineFeed
          || (before == MailASCII.carriageReturn && window.byte(at: hit - 2) == MailASCII.lineFeed))
      if isBlank, try isEnvelope(at: hit + 1) { return hit + 1 }
      scan = hit + 1
    }
  }

  /// Whether an envelope line and a header block stand at `position`.
  private func isEnvelope(at position: Int) throws(ExtractionError) -> Bool {
    try window.require(position + Self.headerLookahead)
    return window.with(position..<min(window.end, position + Self.headerLookahead)) { bytes in
      var cursor = LineCursor(bytes)
      guard let first = cursor.next(), EnvelopeLine(bytes[first]) != nil else { return false }
      var isFirst = true
      while let line = cursor.next(), !line.isEmpty {
        let text = bytes[line]
        if MailHeaders.isKnownField(text) { return true }
        if isFirst, !MailHeaders.isField(text), !MailASCII.starts(text, with: ">from ") { return false }
        isFirst = false
      }
      return false
    }
  }

  /// Where the message's `Content-Length` says that it ends.
  private func declaredEnd(of range: Range<Int>) throws(ExtractionError) -> Int? {
    window.with(range) { bytes -> Int? in
      var cursor = LineCursor(bytes)
      var length: Int?
      var lines = 0
      while let line = cursor.next(), !line.isEmpty, lines < MailHeaders.lineLimit {
        lines += 1
        guard length == nil, bytes[line.lowerBound] | 0x20 == UInt8(ascii: "c"),
          MailASCII.starts(bytes[line], with: "content-length:")
        else { continue }
        let digits = MailASCII.trim(bytes[line].dropFirst(15))
        guard !digits.isEmpty, digits.count < 12, digits.allSatisfy(MailASCII.isDigit) else { return range.lowerBound - 1 }
        length = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      }
      return length.map { range.lowerBound + cursor.position + $0 }
    }
  }

  /// The envelope line, or the end of the file, at `position` or one line end after it.
  private func boundary(at position: Int) throws(ExtractionError) -> Int? {
    try window.require(position + 8)
    var start = position
    if window.byte(at: start) == MailASCII.carriageReturn { start += 1 }
    if window.byte(at: start) == MailASCII.lineFeed { start += 1 }
    if window.isAtEnd, start == window.end { return start }
    guard start < window.end, window.byte(at: start - 1) == MailASCII.lineFeed else { return nil }
    return try isEnvelope(at: start) ? start : nil
  }

  /// Leaves out the blank line that separates a message from the next envelope line.
  private func withoutBlankLine(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    guard end > range.lowerBound, window.byte(at: end - 1) == MailASCII.lineFeed else { return range }
    end -= 1
    if end > range.lowerBound, window.byte(at: end - 1) == MailASCII.carriageReturn { end -= 1 }
    let isBlank = end == range.lowerBound || window.byte(at: end - 1) == MailASCII.lineFeed
    return isBlank ? range.lowerBound..<end : range
  }

  /// Reads a message over the cap to its end, keeping only its first bytes.
  private func passOver(from scan: inout Int, into piece: inout Piece) throws(ExtractionError) {
    let start = position
    piece.excess = window.with(start..<start + RejectedRow.rawLimit) { Array($0) }
    var end: Int?
    while end == nil {
      line += window.with(position..<scan, ByteLines.countLineFeeds)
      position = scan
      window.release(before: position - 2)
      if let found = try envelope(from: &scan, of: start) {
        end = found
      } else if scan <= position, try !window.fill() {
        end = window.end
      }
    }
    let stop = end ?? window.end
    line += window.with(position..<stop, ByteLines.countLineFeeds)
    position = stop
    piece.range = start..<stop
  }
}
