/// The text of an HTML body: tags dropped, blocks on lines of their own, entities decoded. One pass, no tree.
struct HTMLText {
  private let html: [UInt8]
  private let limit: Int
  private var result: [UInt8] = []
  private var isSpacePending = false
  private let marksCells: Bool
  /// Only with `marksCells`.
  private var isInCell = false

  /// `html` is UTF-8; the result may exceed `limit` bytes by a few. `marksCells`: a tab stands between the cells of a table's
  /// row, and blocks within a cell do not break its line.
  static func strip(_ html: [UInt8], limit: Int, marksCells: Bool = false) -> [UInt8] {
    var text = HTMLText(html: html, limit: limit, marksCells: marksCells)
    text.run()
    return text.result
  }

  private init(html: [UInt8], limit: Int, marksCells: Bool) {
    self.html = html
    self.limit = limit
    self.marksCells = marksCells
  }

  private mutating func run() {
    var index = 0
    while index < html.count, result.count < limit {
      let byte = html[index]
      if byte == MailASCII.less, index + 1 < html.count, Self.startsTag(html[index + 1]) {
        index = passTag(at: index)
      } else if byte == 0x26 {
        index = takeEntity(at: index)
      } else {
        put(byte)
        index += 1
      }
    }
  }

  private static func startsTag(_ byte: UInt8) -> Bool {
    MailASCII.isLetter(byte) || byte == 0x2F || byte == 0x21 || byte == MailASCII.question
  }

  private mutating func put(_ byte: UInt8) {
    if MailASCII.isSpace(byte) {
      isSpacePending = true
      return
    }
    if isSpacePending, let last = result.last, last != MailASCII.lineFeed { result.append(MailASCII.space) }
    isSpacePending = false
    result.append(byte)
  }

  /// A cell that is not the first of its line.
  private mutating func markCell() {
    isSpacePending = false
    if let last = result.last, last != MailASCII.lineFeed, last != MailASCII.tab { result.append(MailASCII.tab) }
  }

  private mutating func breakLine() {
    isSpacePending = false
    if let last = result.last, !(last == MailASCII.lineFeed && result.dropLast().last == MailASCII.lineFeed) {
      result.append(MailASCII.lineFeed)
    }
  }

  /// The index after the tag, comment, or element that holds no text.
  private mutating func passTag(at start: Int) -> Int {
    let rest = html[start...]
    if rest.starts(with: [MailASCII.less, 0x21, MailASCII.hyphen, MailASCII.hyphen]) {
      return find("-->", from: start + 4).map { $0 + 3 } ?? html.count
    }
    let end = rest.firstIndex(of: MailASCII.greater).map { $0 + 1 } ?? html.count
    let isClosing = html[start + 1] == 0x2F
    let name = MailASCII.lowercased(
      html[(start + (isClosing ? 2 : 1))...].prefix(12).prefix { MailASCII.isLetter($0) || MailASCII.isDigit($0) })
    if !isClosing {
      if name.elementsEqual("script".utf8) { return find("</script", from: end) ?? html.count }
      if name.elementsEqual("style".utf8) { return find("</style", from: end) ?? html.count }
      if name.elementsEqual("title".utf8) { return find("</title", from: end) ?? html.count }
    }
    if name.elementsEqual("td".utf8) || name.elementsEqual("th".utf8) {
      if marksCells {
        if !isClosing { markCell() }
        isInCell = !isClosing
      } else {
        isSpacePending = true
      }
    } else if Self.blocks.contains(where: { name.elementsEqual($0.utf8) }) {
      if isInCell, !Self.rows.contains(where: { name.elementsEqual($0.utf8) }) {
        isSpacePending = true
      } else {
        isInCell = false
        breakLine()
      }
    }
    return end
  }

  /// `text` is lower-case.
  private func find(_ text: StaticString, from start: Int) -> Int? {
    var index = min(start, html.count)
    while index < html.count {
      if MailASCII.starts(html[index...], with: text) { return index }
      index += 1
    }
    return nil
  }

  private mutating func takeEntity(at start: Int) -> Int {
    let name = html[(start + 1)...].prefix(10).prefix {
      MailASCII.isLetter($0) || MailASCII.isDigit($0) || $0 == 0x23
    }
    guard let scalar = Self.scalar(name) else {
      put(html[start])
      return start + 1
    }
    if scalar == "\u{A0}" {
      put(MailASCII.space)
    } else {
      for byte in String(Character(scalar)).utf8 { put(byte) }
    }
    let end = start + 1 + name.count
    return end < html.count && html[end] == MailASCII.semicolon ? end + 1 : end
  }

  private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let text = String(decoding: name, as: UTF8.self)
    guard name.first == 0x23 else { return entities[text] }
    let digits = text.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init)
  }

  /// Blocks that end a cell, whatever is not closed.
  private static let rows = ["tr", "table"]

  private static let blocks = [
    "br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre", "body",
    "head", "section", "article", "header", "footer",
  ]

  /// The named entities that mails in European languages use.
  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã",
    "aring": "å", "Aring": "Å", "aelig": "æ", "AElig": "Æ", "ccedil": "ç", "Ccedil": "Ç", "egrave": "è", "eacute": "é",
    "Eacute": "É", "ecirc": "ê", "euml": "ë", "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ",
    "Ntilde": "Ñ", "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "oslash": "ø", "Oslash": "Ø", "ugrave": "ù",
    "uacute": "ú", "ucirc": "û", "yacute": "ý", "yuml": "ÿ", "euro": "€", "pound": "£", "copy": "©", "reg": "®",
    "trade": "™", "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“",
    "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "deg": "°", "sect": "§",
  ]
}
