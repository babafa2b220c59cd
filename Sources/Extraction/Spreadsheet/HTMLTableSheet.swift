import CLibXML2

/// A table of a web page, as old programs save under the name `.xls`: of several, the one with the most rows.
final class HTMLTableSheet: SheetSource {
  private let text: SheetTextStream
  private let parser: HTMLPushParser

  /// Reads the table with this number; see ``largestTable(in:_:)``.
  init(_ table: Int, in input: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) {
    text = try SheetTextStream(input, encoding)
    parser = try HTMLPushParser(HTMLTableCells(wanted: table))
  }

  func read(into rows: inout SheetRows) throws(ExtractionError) -> Bool {
    swap(&rows, &parser.cells.rows)
    defer { swap(&rows, &parser.cells.rows) }
    return try parser.feedNext(of: text)
  }

  /// Reads a whole page; gives the number of its largest table, or nil when no table has a row.
  static func largestTable(in input: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) -> Int? {
    let text = try SheetTextStream(input, encoding)
    let parser = try HTMLPushParser(HTMLTableCells(wanted: nil))
    while try parser.feedNext(of: text) {}
    let counts = parser.cells.rowCounts
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }

  /// Whether a text begins like a web page or a bare table, and holds a table soon.
  static func isTable(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.first(where: { $0 > 0x20 && $0 < 0x80 }) == XMLByte.lessThan else { return false }
    let text = plainHead(head)
    let start = text.drop { $0 <= 0x20 || $0 >= 0x80 }
    if start.starts(with: "<?xml".utf8), place(of: "<html", in: text) == nil { return false }
    let openings = [
      "<html", "<!doctype html", "<table", "<head", "<meta", "<style", "<body", "<?xml", "<div", "<center", "<!--",
    ]
    guard openings.contains(where: { start.starts(with: $0.utf8) }) else { return false }
    return place(of: "<table", in: text) != nil && place(of: "<tr", in: text) != nil
  }

  static func encoding(of head: ArraySlice<UInt8>, declared: String?) -> TextEncoding {
    TextEncoding.detect(head, declared: declared ?? metaCharset(head))
  }

  /// `charset=…` among the first bytes.
  private static func metaCharset(_ head: ArraySlice<UInt8>) -> String? {
    let text = plainHead(head.prefix(8_192))
    guard let place = place(of: "charset=", in: text) else { return nil }
    let name = text[(place + 8)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }.prefix {
      $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x7A || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return name.isEmpty || name.count > 40 ? nil : String(decoding: name, as: UTF8.self)
  }

  /// Lower-case, without the zero bytes of UTF-16.
  private static func plainHead(_ head: ArraySlice<UInt8>) -> [UInt8] {
    head.filter { $0 != 0 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  private static func place(of word: StaticString, in text: [UInt8]) -> Int? {
    text.withUnsafeBufferPointer { buffer in
      let window = XMLTextWindow(bytes: buffer, start: 0)
      var at = 0
      while let found = window.first(word.utf8Start[0], from: at) {
        if window.matches(word, at: found) == .yes { return found }
        at = found + 1
      }
      return nil
    }
  }
}

/// libxml2's HTML push parser, which mends whatever it is fed and loads nothing.
private final class HTMLPushParser {
  private var context: htmlParserCtxtPtr?
  var cells: HTMLTableCells
  private var isFinished = false

  init(_ cells: HTMLTableCells) throws(ExtractionError) {
    self.cells = cells
    var handler = Self.callbacks()
    let receiver = Unmanaged.passUnretained(self).toOpaque()
    xmlInitParser()
    guard let context = htmlCreatePushParserCtxt(&handler, receiver, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
      throw ExtractionError(code: "out_of_memory", message: "there is no memory for an HTML parser")
    }
    let options = HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NODEFDTD.rawValue
    htmlCtxtUseOptions(context, Int32(bitPattern: options))
    self.context = context
  }

  deinit { if let context { htmlFreeParserCtxt(context) } }

  /// Feeds the next block; false at the end.
  func feedNext(of text: SheetTextStream) throws(ExtractionError) -> Bool {
    if isFinished { return false }
    var block: [UInt8] = []
    let hasMore = try text.read(into: &block)
    // A zero byte would end the text for libxml2.
    block.removeAll { $0 == 0 }
    block.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
      htmlParseChunk(context, base.assumingMemoryBound(to: CChar.self), Int32(truncatingIfNeeded: bytes.count), 0)
    }
    if !hasMore {
      isFinished = true
      htmlParseChunk(context, nil, 0, 1)
      cells.finish()
    }
    guard !cells.isTooDeep else {
      throw ExtractionError(
        code: "too_deep", message: "the page has more than \(HTMLTableCells.depthLimit) elements in one another",
        hint: "open it and save the table as CSV UTF-8")
    }
    return hasMore
  }

  private func stopIfTooDeep() { if cells.isTooDeep, let context { xmlStopParser(context) } }

  private static func callbacks() -> htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { receiver, name, attributes in
      guard let receiver, let name else { return }
      let parser = Unmanaged<HTMLPushParser>.fromOpaque(receiver).takeUnretainedValue()
      parser.cells.start(name, HTMLAttributes(pointers: attributes))
      parser.stopIfTooDeep()
    }
    handler.endElement = { receiver, name in
      guard let receiver, let name else { return }
      Unmanaged<HTMLPushParser>.fromOpaque(receiver).takeUnretainedValue().cells.end(name)
    }
    handler.characters = takeText
    handler.ignorableWhitespace = takeText
    handler.serror = { _, _ in }
    return handler
  }

  private static let takeText: charactersSAXFunc = { receiver, text, count in
    guard let receiver, let text, count > 0 else { return }
    Unmanaged<HTMLPushParser>.fromOpaque(receiver).takeUnretainedValue().cells.append(
      UnsafeBufferPointer(start: text, count: Int(count)))
  }
}
