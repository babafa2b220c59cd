import CLibXML2

/// A worksheet of an XML spreadsheet of 2003 (SpreadsheetML), which many systems write under the name `.xls`.
final class SpreadsheetMLSheet: SheetSource {
  struct Worksheet {
    var name: String
    var isHidden: Bool
  }

  private let text: SheetTextStream
  private let handler: SpreadsheetMLHandler
  private let parser: SheetXMLParser
  private var isAtEnd = false

  /// Reads the worksheet with this number; nil: reads on to the end, for the names only.
  init(_ sheet: Int?, in input: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) {
    text = try SheetTextStream(input, encoding)
    handler = SpreadsheetMLHandler(sheet)
    parser = try SheetXMLParser(handler, part: "Workbook")
  }

  /// The worksheets in order. Reads the file to its end, so that a damaged one is refused before any record is given out.
  static func worksheets(in input: ByteSource, _ encoding: TextEncoding) throws(ExtractionError) -> [Worksheet] {
    let all = try SpreadsheetMLSheet(nil, in: input, encoding)
    var rows = SheetRows()
    while try all.read(into: &rows) {}
    return all.handler.cells.sheets
  }

  func read(into rows: inout SheetRows) throws(ExtractionError) -> Bool {
    if isAtEnd { return false }
    swap(&rows, &handler.cells.rows)
    defer { swap(&rows, &handler.cells.rows) }
    var block: [UInt8] = []
    let hasMore = try text.read(into: &block)
    // The parser knows UTF-8 by itself, and would take a mark in a later block for text.
    if block.starts(with: [0xEF, 0xBB, 0xBF]) { block.removeFirst(3) }
    try parser.feed(block[...])
    guard !hasMore else { return true }
    isAtEnd = true
    try parser.finish()
    return false
  }

  /// Whether a text begins like such a workbook.
  static func isWorkbook(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.first(where: { $0 > 0x20 && $0 < 0x80 }) == XMLByte.lessThan else { return false }
    let text = String(decoding: head.prefix(4_096).filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
    return text.contains("Workbook") && text.contains("urn:schemas-microsoft-com:office:spreadsheet")
  }
}

private final class SpreadsheetMLHandler: SheetXMLHandler {
  var cells: SpreadsheetMLCells

  init(_ sheet: Int?) { cells = SpreadsheetMLCells(wanted: sheet) }

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) { cells.start(name, attributes) }
  override func endElement(_ name: UnsafePointer<xmlChar>) { cells.end(name) }
  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { cells.append(bytes) }
}

/// Turns the elements of one worksheet into rows, and keeps the names of all.
private struct SpreadsheetMLCells {
  private static let largest = 1 << 24
  private static let sheetLimit = 10_000

  var rows = SheetRows()
  private(set) var sheets: [SpreadsheetMLSheet.Worksheet] = []
  private let wanted: Int?
  private var sheet = -1
  private var row = 0
  private var column = -1
  private var isInCell = false
  /// A note stands inside its cell and has a text of its own.
  private var isInComment = false
  private var isInData = false
  private var isInVisibility = false
  private var visibility: [UInt8] = []
  private var type = ""
  private var text: [UInt8] = []
  private var across = 0
  private var isTooLong = false

  init(wanted: Int?) { self.wanted = wanted }

  mutating func start(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("Worksheet") {
      sheet += 1
      row = 0
      if sheets.count < Self.sheetLimit { sheets.append(.init(name: attributes.text("Name") ?? "", isHidden: false)) }
    } else if name.isNamed("Visible") {
      isInVisibility = true
      visibility = []
    } else if sheet == wanted {
      startContent(name, attributes)
    }
  }

  private mutating func startContent(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("Row") {
      row = attributes.number("Index", limit: Self.largest) ?? row + 1
      column = -1
    } else if name.isNamed("Cell") {
      column = attributes.number("Index", limit: Self.largest).map { $0 - 1 } ?? column + 1
      column = max(column, 0)
      across = attributes.number("MergeAcross", limit: SheetRows.columnLimit) ?? 0
      let down = attributes.number("MergeDown", limit: Self.largest) ?? 0
      if across > 0 || down > 0 { rows.add(.init(rows: row...row + down, columns: column...column + across)) }
      isInCell = true
      isTooLong = false
      type = ""
      text.removeAll(keepingCapacity: true)
    } else if name.isNamed("Comment") {
      isInComment = true
    } else if name.isNamed("Data"), isInCell, !isInComment {
      isInData = true
      type = attributes.text("Type") ?? "String"
    }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInVisibility, visibility.count < 64 { visibility.append(contentsOf: bytes) }
    guard isInData else { return }
    guard text.count + bytes.count <= SheetRows.cellLimit else { return isTooLong = true }
    text.append(contentsOf: bytes)
  }

  mutating func end(_ name: UnsafePointer<xmlChar>) {
    if name.isNamed("Visible") {
      isInVisibility = false
      if visibility.starts(with: "SheetHidden".utf8) || visibility.starts(with: "SheetVeryHidden".utf8), !sheets.isEmpty {
        sheets[sheets.count - 1].isHidden = true
      }
    }
    guard sheet == wanted else { return }
    if name.isNamed("Data") { isInData = false }
    if name.isNamed("Comment") { isInComment = false }
    if name.isNamed("Cell") { endCell() }
    if name.isNamed("Row") { rows.endRow(row) }
  }

  private mutating func endCell() {
    isInCell = false
    defer { column += across }
    if isTooLong { return rows.spoil(.cellTooLarge) }
    switch type {
    case "Error": rows.addError(column)
    case "Number": rows.addCell(column, SheetNumber.plain(text) ?? text)
    case "Boolean": rows.addCell(column, Array((text == [0x31] ? "TRUE" : "FALSE").utf8))
    case "DateTime": rows.addCell(column, Self.date(text))
    default: rows.addCell(column, text)
    }
  }

  /// `2024-03-01T00:00:00.000` as `2024-03-01`; what lies before 1900 is a time of day.
  private static func date(_ text: [UInt8]) -> [UInt8] {
    let whole = text.prefix { $0 != UInt8(ascii: ".") }
    guard whole.count == 19, whole[10] == UInt8(ascii: "T") else { return text }
    if whole.starts(with: "1899-12-31".utf8) { return Array(whole[11...]) }
    return whole[11...].elementsEqual("00:00:00".utf8) ? Array(whole[..<10]) : Array(whole)
  }
}
