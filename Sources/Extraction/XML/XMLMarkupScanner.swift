/// Finds where markup begins and ends, before libxml2 sees it.
///
/// The push parser of libxml2 fails on a tag that is cut at a `>` inside an attribute value, is quadratic in the attributes of
/// one tag, and refuses long comments; so it is fed whole tags of bounded size only, and no comments, instructions or DOCTYPE.
/// Every byte is looked at a bounded number of times, and no state depends on the depth of the input.
struct XMLMarkupScanner {
  static let maxAttributes = 512
  static let maxTagBytes = 2 * 1_048_576

  /// Why scanning stopped.
  enum Stop { case limit, needsMore, comment, instruction, tooManyAttributes, tagTooLong }

  /// What stands between documents.
  enum Outside: Equatable { case blank(end: Int), comment, instruction, doctype, element, garbage(end: Int), needsMore, end }

  /// Markup that is passed over.
  enum Gap { case comment, instruction, doctype }

  private var tag = -1
  private var tagPosition = 0
  private var quote: UInt8 = 0
  private var attributes = 0
  private var gapPosition = -1
  private var subsetDepth = 0
  private var inner: Gap?

  // MARK: Inside a document

  /// From `start`, which is outside any tag, to a place at or after `limit` up to which the parser may be fed.
  mutating func scan(_ text: XMLTextWindow, from start: Int, to limit: Int) -> (safe: Int, stop: Stop) {
    var safe = start
    while safe < limit {
      guard let opening = text.first(XMLByte.lessThan, from: safe, to: max(limit, safe + 1)) else {
        let cut = limit < text.end ? Self.characterStart(text, at: limit, after: safe) : text.end
        return (cut, limit < text.end ? .limit : .needsMore)
      }
      guard opening + 1 < text.end else { return (opening, .needsMore) }
      switch text[opening + 1] {
      case UInt8(ascii: "?"): return (opening, .instruction)
      case UInt8(ascii: "!"):
        switch (text.matches("<!--", at: opening), text.matches("<![CDATA[", at: opening)) {
        case (.yes, _): return (opening, .comment)
        case (.cut, _), (_, .cut): return (opening, .needsMore)
        case (_, .yes):
          let from = tag == opening ? tagPosition : opening + 9
          if let end = text.end(of: "]]>", from: from) {
            safe = end
            continue
          }
          tag = opening
          tagPosition = max(from, text.end - 2)
          return (opening, text.end - opening > Self.maxTagBytes ? .tagTooLong : .needsMore)
        default: break
        }
      default: break
      }
      switch scanTag(text, at: opening) {
      case .end(let end): safe = end
      case .stop(let stop): return (opening, stop)
      }
    }
    return (safe, .limit)
  }

  private enum TagEnd {
    case end(Int)
    case stop(Stop)
  }

  /// To the end of the tag at `opening`, or to the `<` that shows it has none.
  private mutating func scanTag(_ text: XMLTextWindow, at opening: Int) -> TagEnd {
    if tag != opening {
      tag = opening
      tagPosition = opening + 1
      quote = 0
      attributes = 0
    }
    var i = tagPosition
    let end = text.end
    let bytes = text[i..<max(i, end)]
    let first = i
    var quote = quote
    var attributes = attributes
    defer {
      self.quote = quote
      self.attributes = attributes
    }
    while i < end {
      let byte = bytes[i &- first]
      i &+= 1
      if quote != 0 {
        if byte == quote { quote = 0 }
        if byte != XMLByte.lessThan { continue }
      }
      // All that matters lies between the quote and the `>`, most of a name above.
      if byte &- 0x22 > 0x1C { continue }
      switch byte {
      case XMLByte.greaterThan: return attributes > Self.maxAttributes ? .stop(.tooManyAttributes) : .end(i)
      case XMLByte.lessThan: return attributes > Self.maxAttributes ? .stop(.tooManyAttributes) : .end(i - 1)
      case UInt8(ascii: "="): attributes += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      default: break
      }
    }
    tagPosition = i
    if attributes > Self.maxAttributes { return .stop(.tooManyAttributes) }
    return .stop(end - opening > Self.maxTagBytes ? .tagTooLong : .needsMore)
  }

  /// The last place from which a character begins, at or before `offset`.
  private static func characterStart(_ text: XMLTextWindow, at offset: Int, after start: Int) -> Int {
    var i = offset
    while i > start + 1, text[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  // MARK: Between documents

  /// What stands at `start`, outside any document.
  mutating func scanOutside(_ text: XMLTextWindow, from start: Int, isFinal: Bool) -> Outside {
    var i = start
    while i < text.end {
      if XMLByte.isBlank(text[i]) {
        i += 1
      } else if text.matches("\u{FEFF}", at: i) == .yes {
        i += 3
      } else {
        break
      }
    }
    if i > start { return .blank(end: i) }
    guard i < text.end else { return isFinal ? .end : .needsMore }
    if text[i] == XMLByte.lessThan {
      guard i + 10 < text.end || isFinal else { return .needsMore }
      if i + 1 < text.end {
        if text[i + 1] == UInt8(ascii: "?") { return .instruction }
        if text.matches("<!--", at: i) == .yes { return .comment }
        if Self.isDoctype(text, at: i) { return .doctype }
        if XMLByte.startsName(text[i + 1]) { return .element }
      }
    }
    return .garbage(end: text.first(XMLByte.lessThan, from: i + 1) ?? text.end)
  }

  private static func isDoctype(_ text: XMLTextWindow, at offset: Int) -> Bool {
    guard offset + 9 <= text.end, text[offset + 1] == UInt8(ascii: "!") else { return false }
    return text[offset + 2..<offset + 9].elementsEqual("doctype".utf8) { $0 | 0x20 == $1 }
  }

  /// Passes over a comment, an instruction or a DOCTYPE that begins, or was left, at `start`.
  mutating func skip(_ gap: Gap, _ text: XMLTextWindow, from start: Int) -> (end: Int, isComplete: Bool) {
    let isFirst = gapPosition != start
    switch gap {
    case .comment: return skip("-->", text, from: start, searchFrom: isFirst ? start + 4 : start)
    case .instruction: return skip("?>", text, from: start, searchFrom: isFirst ? start + 2 : start)
    case .doctype:
      if isFirst {
        subsetDepth = 0
        quote = 0
        inner = nil
      }
      return skipDoctype(text, from: isFirst ? start + 9 : start)
    }
  }

  private mutating func skip(
    _ closing: StaticString, _ text: XMLTextWindow, from start: Int, searchFrom: Int
  ) -> (end: Int, isComplete: Bool) {
    if let end = text.end(of: closing, from: searchFrom) {
      gapPosition = -1
      return (end, true)
    }
    gapPosition = max(searchFrom, text.end - closing.utf8CodeUnitCount + 1)
    return (gapPosition, false)
  }

  /// A DOCTYPE is not read, only its end is found: quotes, comments and instructions of its subset may hold a `>`.
  private mutating func skipDoctype(_ text: XMLTextWindow, from start: Int) -> (end: Int, isComplete: Bool) {
    var i = start
    scanning: while i < text.end {
      if let open = inner {
        guard let end = text.end(of: open == .comment ? "-->" : "?>", from: i) else {
          i = max(i, text.end - 2)
          break
        }
        inner = nil
        i = end
        continue
      }
      let byte = text[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "["): subsetDepth += 1
        case UInt8(ascii: "]"): subsetDepth -= 1
        case XMLByte.greaterThan where subsetDepth <= 0:
          gapPosition = -1
          return (i + 1, true)
        case XMLByte.lessThan:
          guard i + 4 <= text.end else { break scanning }
          if text.matches("<!--", at: i) == .yes { inner = .comment }
          if text[i + 1] == UInt8(ascii: "?") { inner = .instruction }
          i += inner == .comment ? 3 : 0
        default: break
        }
      }
      i += 1
    }
    gapPosition = i
    return (i, false)
  }
}
