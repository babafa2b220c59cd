import CLibXML2

/// Takes the elements and texts of one XML part of a workbook. A base class, for libxml2 sees only a pointer.
class SheetXMLHandler {
  /// Set by the handler to refuse the file.
  var refusal: ExtractionError?
  fileprivate var parser: xmlParserCtxtPtr?

  func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {}
  func endElement(_ name: UnsafePointer<xmlChar>) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  fileprivate final func refuse(_ error: ExtractionError) {
    if refusal == nil { refusal = error }
    if let parser { xmlStopParser(parser) }
  }
}

/// Feeds one XML part to a handler block by block. A document type ends it, so that no entity is ever declared.
final class SheetXMLParser {
  private let parser: XMLPushParser
  private let handler: SheetXMLHandler
  private let part: String

  /// `part` is the name to show.
  init(_ handler: SheetXMLHandler, part: String) throws(ExtractionError) {
    let receiver = Unmanaged.passUnretained(handler).toOpaque()
    guard let parser = XMLPushParser(handler: Self.callbacks(), receiver: receiver) else {
      throw ExtractionError(code: "out_of_memory", message: "there is no memory for an XML parser")
    }
    self.parser = parser
    self.handler = handler
    self.part = part
    handler.parser = parser.context
  }

  deinit { handler.parser = nil }

  /// Throws when the handler refuses the part or it is not well-formed.
  func feed(_ bytes: ArraySlice<UInt8>) throws(ExtractionError) {
    bytes.withUnsafeBufferPointer { parser.feed($0) }
    try check()
  }

  /// Call once, at the end.
  func finish() throws(ExtractionError) {
    xmlParseChunk(parser.context, nil, 0, 1)
    try check()
  }

  private func check() throws(ExtractionError) {
    if let refusal = handler.refusal { throw refusal }
    guard parser.context.pointee.wellFormed == 1 else {
      throw ExtractionError(
        code: "not_well_formed", message: "the part '\(ZipDirectory.shown(part))' is not well-formed XML",
        hint: "open the file and save it anew")
    }
  }

  private static func callbacks() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElementNs = { context, name, _, _, _, _, count, defaulted, attributes in
      guard let context, let name else { return }
      let given = XMLAttributes(pointers: attributes, count: Int(count &- defaulted))
      Unmanaged<SheetXMLHandler>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.startElement(name, given) }
    }
    handler.endElementNs = { context, name, _, _ in
      guard let context, let name else { return }
      Unmanaged<SheetXMLHandler>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.endElement(name) }
    }
    handler.characters = takeText
    handler.ignorableWhitespace = takeText
    handler.cdataBlock = takeText
    handler.internalSubset = { context, _, _, _ in
      guard let context else { return }
      Unmanaged<SheetXMLHandler>.fromOpaque(context).takeUnretainedValue().refuse(
        ExtractionError(
          code: "doctype", message: "a part of the workbook declares a document type, which spreadsheets never do",
          hint: "do not trust where the file came from"))
    }
    handler.serror = { _, _ in }
    return handler
  }

  private static let takeText: charactersSAXFunc = { context, text, count in
    guard let context, let text, count > 0 else { return }
    Unmanaged<SheetXMLHandler>.fromOpaque(context)._withUnsafeGuaranteedRef {
      $0.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }
  }
}

extension SheetXMLParser {
  /// Feeds a whole entry of an archive, of at most `limit` bytes, to a handler.
  static func parse(
    _ entry: ZipDirectory.Entry, of archive: ZipArchive, limit: Int = ZipDirectory.largestEntry, _ handler: SheetXMLHandler
  ) throws(ExtractionError) {
    guard entry.size <= limit else {
      throw ExtractionError(
        code: "zip_too_large",
        message: "the part '\(ZipDirectory.shown(entry.name))' is larger than \(limit >> 20) MiB",
        hint: "open the file and save it anew")
    }
    let reader = try archive.open(entry)
    let parser = try SheetXMLParser(handler, part: entry.name)
    var block: [UInt8] = []
    while try reader.read(into: &block) { try parser.feed(block[...]) }
    try parser.finish()
  }
}

extension XMLAttributes {
  /// The value of the attribute with this local name, references replaced; nil when there is none.
  func text(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self).replacing("&#38;", with: "&") }
  }

  /// The value as libxml2 gives it: an ampersand in it stands as `&#38;`.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for index in 0..<count where self.name(index).map({ $0.isNamed(name) }) == true { return value(index) }
    return nil
  }

  /// A number of digits only, at most `limit`.
  func number(_ name: StaticString, limit: Int) -> Int? {
    guard let digits = bytes(name), !digits.isEmpty else { return nil }
    var number = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      number = min(limit, number * 10 + Int(digit - 0x30))
    }
    return number
  }
}

extension UnsafePointer<xmlChar> {
  /// Whether this is `name`, an ASCII text.
  @inline(__always)
  func isNamed(_ name: StaticString) -> Bool {
    for index in 0..<name.utf8CodeUnitCount where self[index] != name.utf8Start[index] { return false }
    return self[name.utf8CodeUnitCount] == 0
  }
}
