import CLibXML2

/// The rows of one sheet of an XLSX workbook, unpacked and parsed block by block.
final class XLSXSheet: SheetSource {
  private let reader: ZipEntryReader
  private let handler: XLSXSheetHandler
  private let parser: SheetXMLParser
  private var block: [UInt8] = []
  private var fed = 0
  private var isAtEnd = false
  /// Bytes of the sheet given to the parser at a time: fewer where long texts are shared, for a short cell may hold a long one.
  private let slice: Int

  init(_ sheet: XLSXWorkbook.Sheet, of workbook: XLSXWorkbook) throws(ExtractionError) {
    reader = try workbook.archive.open(sheet.entry)
    handler = XLSXSheetHandler(workbook)
    parser = try SheetXMLParser(handler, part: sheet.entry.name)
    slice = min(max((256 << 20) / max(workbook.strings.longest, 1), 512), 65_536)
  }

  func read(into rows: inout SheetRows) throws(ExtractionError) -> Bool {
    if isAtEnd { return false }
    swap(&rows, &handler.cells.rows)
    defer { swap(&rows, &handler.cells.rows) }
    if fed == block.count {
      fed = 0
      guard try reader.read(into: &block) else {
        isAtEnd = true
        try parser.finish()
        return false
      }
    }
    let end = min(fed + slice, block.count)
    try parser.feed(block[fed..<end])
    fed = end
    return true
  }

  /// Reads a whole sheet without keeping its cells, so that one that is damaged is refused before any record of it is given
  /// out; gives its merged cells, which stand behind the rows. Costs as much as unpacking and parsing once.
  static func survey(_ sheet: XLSXWorkbook.Sheet, of workbook: XLSXWorkbook) throws(ExtractionError) -> [SheetRows.Merge] {
    let merges = XLSXMergeHandler()
    try SheetXMLParser.parse(sheet.entry, of: workbook.archive, merges)
    return merges.found.merges
  }
}

private final class XLSXMergeHandler: SheetXMLHandler {
  var found = SheetRows()

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    guard name.pointee == UInt8(ascii: "m"), name.isNamed("mergeCell"), let range = attributes.bytes("ref") else { return }
    let corners = range.split(separator: UInt8(ascii: ":"))
    guard corners.count == 2, let first = CellReference(corners[0]), let last = CellReference(corners[1]),
      first.row <= last.row, first.column <= last.column
    else { return }
    found.add(SheetRows.Merge(rows: first.row...last.row, columns: first.column...last.column))
  }
}

private final class XLSXSheetHandler: SheetXMLHandler {
  var cells: XLSXCells

  init(_ workbook: XLSXWorkbook) { cells = XLSXCells(workbook) }

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) { cells.start(name, attributes) }
  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { cells.append(bytes) }

  override func endElement(_ name: UnsafePointer<xmlChar>) {
    cells.end(name)
    if cells.lacksStrings { refusal = ZipDirectory.damaged("the part with the texts of the cells is missing") }
  }
}

/// `AB12`: column from 0, row from 1.
struct CellReference {
  var column: Int
  var row: Int

  init?(_ text: some Collection<UInt8>) {
    var column = 0
    var row = 0
    for byte in text {
      switch byte {
      case 0x41...0x5A where row == 0: column = min(column * 26 + Int(byte - 0x40), 1 << 20)
      case 0x61...0x7A where row == 0: column = min(column * 26 + Int(byte - 0x60), 1 << 20)
      case 0x30...0x39 where column > 0: row = min(row * 10 + Int(byte - 0x30), 1 << 24)
      case 0x24: continue
      default: return nil
      }
    }
    guard column > 0, row > 0 else { return nil }
    self.column = column - 1
    self.row = row
  }
}

/// Turns the elements of a sheet into rows.
///
/// A formula's cached result is its value; the formula is not looked at. A truth value is `TRUE` or `FALSE`, as in a CSV export.
private struct XLSXCells {
  private enum Kind { case number, shared, text, inline, truth, error, date }

  var rows = SheetRows()
  private let styles: [SheetFormat]
  private let dates: SheetDate
  private let strings: XLSXSharedStrings
  private var row = 0
  private var column = -1
  private var kind = Kind.number
  private var style = 0
  private var isInCell = false
  private var isInValue = false
  private var isInInline = false
  private var value: [UInt8] = []
  private var inline = XLSXRichText()
  private var isTooLong = false
  /// A cell refers to the shared texts, and there are none at all.
  private(set) var lacksStrings = false

  init(_ workbook: XLSXWorkbook) {
    styles = workbook.styles
    dates = workbook.dates
    strings = workbook.strings
  }

  mutating func start(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name[1] == 0 {
      if name.pointee == UInt8(ascii: "c") { return startCell(attributes) }
      if name.pointee == UInt8(ascii: "v") { return isInValue = isInCell }
    } else if name.isNamed("row") {
      row = attributes.number("r", limit: 1 << 24) ?? row + 1
      return column = -1
    } else if name.isNamed("is") {
      return isInInline = isInCell
    }
    if isInInline { inline.start(name) }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue {
      guard value.count + bytes.count <= SheetRows.cellLimit else { return isTooLong = true }
      value.append(contentsOf: bytes)
    } else if isInInline {
      guard inline.count + bytes.count <= SheetRows.cellLimit else { return isTooLong = true }
      inline.append(bytes)
    }
  }

  mutating func end(_ name: UnsafePointer<xmlChar>) {
    if name[1] == 0 {
      if name.pointee == UInt8(ascii: "c") { return endCell() }
      if name.pointee == UInt8(ascii: "v") { return isInValue = false }
    } else if name.isNamed("row") {
      return rows.endRow(row)
    } else if name.isNamed("is") {
      return isInInline = false
    }
    if isInInline { inline.end(name) }
  }

  private mutating func startCell(_ attributes: XMLAttributes) {
    column = attributes.bytes("r").flatMap { CellReference($0)?.column } ?? column + 1
    style = attributes.number("s", limit: 1 << 24) ?? 0
    kind = attributes.bytes("t").map(Self.kind) ?? .number
    value.removeAll(keepingCapacity: true)
    inline.removeAll()
    isInCell = true
    isTooLong = false
  }

  private static func kind(_ type: UnsafeBufferPointer<UInt8>) -> Kind {
    switch String(decoding: type, as: UTF8.self) {
    case "s": .shared
    case "str": .text
    case "inlineStr": .inline
    case "b": .truth
    case "e": .error
    case "d": .date
    default: .number
    }
  }

  private mutating func endCell() {
    isInCell = false
    if isTooLong { return rows.spoil(.cellTooLarge) }
    switch kind {
    case .inline: rows.addCell(column, inline.finished)
    case .text: rows.addCell(column, XLSXRichText.unescaped(value))
    case .date: rows.addCell(column, value)
    case .error: rows.addError(column)
    case .truth: if !value.isEmpty { rows.addCell(column, Array((value == [0x31] ? "TRUE" : "FALSE").utf8)) }
    case .shared: addShared()
    case .number: addNumber()
    }
  }

  /// A number that no shared text has is like an error value: something stood there, and is lost.
  private mutating func addShared() {
    if value.isEmpty { return }
    if strings.count == 0 { lacksStrings = true }
    guard let index = Int(String(decoding: value, as: UTF8.self)), let text = strings[index] else {
      return rows.addError(column)
    }
    rows.addCell(column, text)
  }

  private mutating func addNumber() {
    guard !value.isEmpty else { return }
    let format = styles.indices.contains(style) ? styles[style] : .number
    if format != .number, let number = Double(String(decoding: value, as: UTF8.self)),
      let text = dates.text(number, as: format)
    {
      return rows.addCell(column, text.utf8)
    }
    guard let plain = SheetNumber.plain(value) else { return rows.addCell(column, value) }
    if case .padded(let width) = format { return rows.addCell(column, SheetNumber.padded(plain, to: width)) }
    rows.addCell(column, plain)
  }
}
