/// Looks for the next start tag of the record element after a fault, without parsing. Linear.
struct XMLRecordSeeker {
  private enum State { case text, tag, closingRecord }

  private let name: [UInt8]
  private var state = State.text
  /// Where the last end tag of a record element ends.
  private(set) var closeEnd: Int?
  /// Text, not only tags and blanks, stood after that.
  private(set) var hasTextAfterClose = false
  /// The end of what was not blank.
  private(set) var contentEnd: Int

  init(name: [UInt8], from start: Int) {
    self.name = name
    contentEnd = start
  }

  /// Goes on from `start`; `found` when the tag begins at `position`, else more is needed from there.
  mutating func seek(_ text: XMLTextWindow, from start: Int, isFinal: Bool) -> (position: Int, found: Bool) {
    var i = start
    while i < text.end {
      let byte = text[i]
      if byte == XMLByte.lessThan {
        guard i + Self.longestPrefix + name.count + 3 < text.end || isFinal else { return (i, false) }
        if Self.isTag(name, text, at: i + 1) { return (i, true) }
        let closes = i + 1 < text.end && text[i + 1] == UInt8(ascii: "/") && Self.isTag(name, text, at: i + 2)
        state = closes ? .closingRecord : .tag
        contentEnd = i + 1
      } else if byte == XMLByte.greaterThan, state != .text {
        contentEnd = i + 1
        if state == .closingRecord {
          closeEnd = i + 1
          hasTextAfterClose = false
        }
        state = .text
      } else if !XMLByte.isBlank(byte) {
        contentEnd = i + 1
        if state == .text { hasTextAfterClose = true }
      }
      i += 1
    }
    return (i, false)
  }

  /// Where the piece set aside ends: after its own end tag if only tags follow, else before the blanks at its end.
  var pieceEnd: Int {
    if let closeEnd, !hasTextAfterClose { return closeEnd }
    return contentEnd
  }

  private static let longestPrefix = 64

  /// Whether a tag of this local name, with or without a prefix, stands at `offset`, after its `<` or `</`.
  static func isTag(_ name: [UInt8], _ text: XMLTextWindow, at offset: Int) -> Bool {
    guard !name.isEmpty else { return false }
    var start = offset
    var i = offset
    while i < text.end, i - offset <= longestPrefix + name.count {
      let byte = text[i]
      if byte == UInt8(ascii: ":") { start = i + 1 }
      if XMLByte.isBlank(byte) || byte == XMLByte.greaterThan || byte == UInt8(ascii: "/") {
        return i - start == name.count && text[start..<i].elementsEqual(name)
      }
      if byte == XMLByte.lessThan { return false }
      i += 1
    }
    return false
  }
}
