import CLibXML2

/// The texts that cells refer to by number, in one arena.
struct XLSXSharedStrings {
  /// Texts together; more is refused.
  static let byteLimit = 256 << 20
  private static let countLimit = 1 << 24

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Bytes of the longest text.
  private(set) var longest = 0

  var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// false when there are too many.
  fileprivate mutating func append(_ text: [UInt8]) -> Bool {
    guard bytes.count + text.count <= Self.byteLimit, count < Self.countLimit else { return false }
    bytes += text
    longest = max(longest, text.count)
    ends.append(UInt32(bytes.count))
    return true
  }
}

/// The shared strings part: runs of formatted text are one text, readings of Japanese and Chinese characters are left out.
final class XLSXStringTable: SheetXMLHandler {
  private(set) var strings = XLSXSharedStrings()
  private var item = XLSXRichText()

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("si") { item = XLSXRichText() } else { item.start(name) }
  }

  override func endElement(_ name: UnsafePointer<xmlChar>) {
    guard name.isNamed("si") else { return item.end(name) }
    if !strings.append(item.finished) { refusal = Self.tooMany }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    item.append(bytes)
    if item.count > XLSXSharedStrings.byteLimit { refusal = Self.tooMany }
  }

  private static let tooMany = ExtractionError(
    code: "shared_strings_too_large",
    message: "the texts of the workbook take more than \(XLSXSharedStrings.byteLimit >> 20) MiB",
    hint: "save the sheet as CSV UTF-8, which is read piece by piece")
}

/// A text made of runs (`r`, `t`), with or without reading (`rPh`).
struct XLSXRichText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInReading = false

  var count: Int { bytes.count }

  mutating func start(_ name: UnsafePointer<xmlChar>) {
    if name.isNamed("rPh") { isInReading = true }
    if name.isNamed("t") { isInText = !isInReading }
  }

  mutating func end(_ name: UnsafePointer<xmlChar>) {
    if name.isNamed("rPh") { isInReading = false }
    if name.isNamed("t") { isInText = false }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) { if isInText { bytes.append(contentsOf: text) } }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isInText = false
    isInReading = false
  }

  var finished: [UInt8] { Self.unescaped(bytes) }

  /// A text with `_x000D_` and the like replaced by the characters they stand for.
  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.indices.dropLast(6).contains(where: { bytes[$0] == UInt8(ascii: "_") && bytes[$0 + 1] == UInt8(ascii: "x") })
    else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let scalar = escaped(bytes[index...]) {
        result += Unicode.UTF8.encode(scalar).map(Array.init) ?? []
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// `_xHHHH_`; control characters other than tab and line breaks become spaces.
  private static func escaped(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let piece = Array(text.prefix(7))
    guard piece.count == 7, piece[0] == UInt8(ascii: "_"), piece[1] == UInt8(ascii: "x"), piece[6] == UInt8(ascii: "_") else {
      return nil
    }
    let digits = String(decoding: piece[2..<6], as: UTF8.self)
    guard digits.allSatisfy(\.isHexDigit), let number = UInt32(digits, radix: 16) else { return nil }
    if number < 0x20, number != 0x09, number != 0x0A, number != 0x0D { return " " }
    return Unicode.Scalar(number)
  }
}
