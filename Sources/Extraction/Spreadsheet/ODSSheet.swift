import CLibXML2

/// One table of an OpenDocument spreadsheet; all its tables stand in one part, `content.xml`.
final class ODSSheet: SheetSource {
  struct Table {
    var name: String
    var isHidden: Bool
  }

  static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"
  private static let part = "content.xml"

  private let reader: ZipEntryReader
  private let handler: ODSTableHandler
  private let parser: SheetXMLParser
  private var block: [UInt8] = []
  private var isAtEnd = false

  /// Reads the table with this number.
  init(_ table: Int, of archive: ZipArchive) throws(ExtractionError) {
    reader = try archive.open(try Self.content(of: archive))
    handler = ODSTableHandler(table)
    parser = try SheetXMLParser(handler, part: Self.part)
  }

  func read(into rows: inout SheetRows) throws(ExtractionError) -> Bool {
    if isAtEnd || handler.cells.isDone { return false }
    swap(&rows, &handler.cells.rows)
    defer { swap(&rows, &handler.cells.rows) }
    guard try reader.read(into: &block) else {
      isAtEnd = true
      try parser.finish()
      return false
    }
    try parser.feed(block[...])
    return true
  }

  /// The tables in order. Reads the whole part once, so that a damaged one is refused before any record is given out.
  static func tables(of archive: ZipArchive) throws(ExtractionError) -> [Table] {
    let list = ODSTableList()
    try SheetXMLParser.parse(try content(of: archive), of: archive, list)
    return list.tables
  }

  /// The part that holds the tables.
  static func content(of archive: ZipArchive) throws(ExtractionError) -> ZipDirectory.Entry {
    if let manifest = archive.directory["META-INF/manifest.xml"] {
      let list = ODSManifest()
      try SheetXMLParser.parse(manifest, of: archive, limit: 16 << 20, list)
      if list.isEncrypted { throw ZipDirectory.encrypted }
    }
    guard let entry = archive.directory[part] else { throw ZipDirectory.damaged("the part 'content.xml' is missing") }
    return entry
  }
}

private final class ODSManifest: SheetXMLHandler {
  private(set) var isEncrypted = false

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("encryption-data") { isEncrypted = true }
  }
}

/// Names and visibility of the tables; a table is hidden by its style.
private final class ODSTableList: SheetXMLHandler {
  private(set) var tables: [ODSSheet.Table] = []
  private var style = ""
  private var hiddenStyles: Set<String> = []
  private var depth = 0

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("style") {
      style = attributes.text("name") ?? ""
    } else if name.isNamed("table-properties"), attributes.text("display") == "false" {
      hiddenStyles.insert(style)
    } else if name.isNamed("table") {
      depth += 1
      guard depth == 1, tables.count < 10_000 else { return }
      let isHidden = attributes.text("style-name").map(hiddenStyles.contains) ?? false
      tables.append(ODSSheet.Table(name: attributes.text("name") ?? "", isHidden: isHidden))
    }
  }

  override func endElement(_ name: UnsafePointer<xmlChar>) { if name.isNamed("table") { depth -= 1 } }
}

private final class ODSTableHandler: SheetXMLHandler {
  var cells: ODSCells

  init(_ table: Int) { cells = ODSCells(table) }

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) { cells.start(name, attributes) }
  override func endElement(_ name: UnsafePointer<xmlChar>) { cells.end(name) }
  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { cells.append(bytes) }
}

/// Turns the elements of one table into rows: values from the `office:` attributes, else the text as it is shown.
private struct ODSCells {
  /// A row that holds something stands for at most so many.
  private static let mostRepeats = 10_000
  /// As many as a sheet has; repeated rows beyond are no data.
  private static let mostRows = 1 << 20
  /// Of one cell that stands for several.
  private static let mostRepeatedBytes = 65_536
  private static let largest = 1 << 24

  var rows = SheetRows()
  /// The table has ended.
  private(set) var isDone = false
  private let wanted: Int
  private var table = -1
  private var tableDepth = 0
  private var row = 0
  private var rowTimes = 1
  private var column = 0
  private var cellTimes = 1
  /// Elements between the cell and where the parser is: notes, drawings and tables inside a cell are no part of its text.
  private var foreignDepth = 0
  private var isInCell = false
  private var paragraphDepth = 0
  private var type = ""
  private var value: String?
  private var isError = false
  private var shown: [UInt8] = []
  private var isTooLong = false

  init(_ wanted: Int) { self.wanted = wanted }

  private var isWanted: Bool { table == wanted && tableDepth == 1 && !isDone }

  mutating func start(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("table") {
      tableDepth += 1
      if tableDepth == 1 { table += 1 }
      return
    }
    guard isWanted else { return }
    if foreignDepth > 0 { return foreignDepth += 1 }
    if isInCell { return startText(name, attributes) }
    if name.isNamed("table-row") {
      row += 1
      rowTimes = max(1, attributes.number("number-rows-repeated", limit: Self.largest) ?? 1)
      column = 0
    } else if name.isNamed("table-cell") || name.isNamed("covered-table-cell") {
      startCell(attributes)
    }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInCell, foreignDepth == 0, paragraphDepth > 0 else { return }
    guard shown.count + bytes.count <= SheetRows.cellLimit else { return isTooLong = true }
    shown.append(contentsOf: bytes)
  }

  mutating func end(_ name: UnsafePointer<xmlChar>) {
    if name.isNamed("table") {
      if isWanted { isDone = true }
      return tableDepth -= 1
    }
    guard isWanted else { return }
    if foreignDepth > 0 { return foreignDepth -= 1 }
    if name.isNamed("table-row") {
      endRow()
    } else if isInCell, name.isNamed("p") || name.isNamed("h") {
      paragraphDepth -= 1
    } else if name.isNamed("table-cell") || name.isNamed("covered-table-cell") {
      endCell()
    }
  }

  // MARK: cells

  private mutating func startCell(_ attributes: XMLAttributes) {
    isInCell = true
    isTooLong = false
    paragraphDepth = 0
    shown.removeAll(keepingCapacity: true)
    cellTimes = max(1, attributes.number("number-columns-repeated", limit: Self.largest) ?? 1)
    isError = false
    type = ""
    value = nil
    guard attributes.count > 0 else { return }
    // `calcext:value-type` tells errors; `office:value-type` the rest.
    for index in 0..<attributes.count where attributes.name(index)?.isNamed("value-type") == true {
      let text = String(decoding: attributes.value(index), as: UTF8.self)
      if text == "error" { isError = true } else { type = text }
    }
    switch type {
    case "float", "percentage", "currency": value = attributes.text("value")
    case "date": value = attributes.text("date-value")
    case "time": value = attributes.text("time-value")
    case "boolean": value = attributes.text("boolean-value").map { $0 == "true" ? "TRUE" : "FALSE" }
    default: value = attributes.text("string-value")
    }
    let across = attributes.number("number-columns-spanned", limit: SheetRows.columnLimit) ?? 1
    let down = attributes.number("number-rows-spanned", limit: Self.largest) ?? 1
    if across > 1 || down > 1 {
      rows.add(.init(rows: row...row + max(down, 1) - 1, columns: column...column + max(across, 1) - 1))
    }
  }

  private mutating func startText(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("p") || name.isNamed("h") {
      if !shown.isEmpty { shown.append(0x0A) }
      paragraphDepth += 1
    } else if name.isNamed("s") {
      let count = min(attributes.number("c", limit: 1_000) ?? 1, 1_000)
      if shown.count < SheetRows.cellLimit { shown += [UInt8](repeating: 0x20, count: count) }
    } else if name.isNamed("tab") {
      shown.append(0x09)
    } else if name.isNamed("line-break") {
      shown.append(0x0A)
    } else if !(name.isNamed("span") || name.isNamed("a") || name.isNamed("ruby") || name.isNamed("ruby-base")) {
      foreignDepth = 1
    }
  }

  private mutating func endCell() {
    isInCell = false
    defer { column = min(column + cellTimes, Self.largest) }
    if isTooLong { return rows.spoil(.cellTooLarge) }
    let text = isError ? [] : text
    guard isError || !text.isEmpty else { return }
    let times = min(cellTimes, SheetRows.columnLimit + 1)
    if times > 1, text.count * times > Self.mostRepeatedBytes { return rows.spoil(.repeatedTooOften) }
    for place in column..<min(column + times, max(column, SheetRows.columnLimit) + 1) {
      if isError { rows.addError(place) } else { rows.addCell(place, text) }
    }
  }

  private var text: [UInt8] {
    guard let value else { return shown }
    switch type {
    case "float", "percentage", "currency":
      guard let plain = SheetNumber.plain(value.utf8) else { return Array(value.utf8) }
      // A postal code shown with its zeros.
      return shown.count > plain.count && SheetNumber.padded(plain, to: shown.count) == shown ? shown : plain
    case "time": return Self.clock(value).map { Array($0.utf8) } ?? shown
    default: return Array(value.utf8)
    }
  }

  /// `PT09H05M00S` as `09:05:00`.
  private static func clock(_ duration: String) -> String? {
    guard duration.hasPrefix("PT") else { return nil }
    var parts: [String] = []
    var rest = duration.dropFirst(2)
    for unit in "HMS" {
      guard let end = rest.firstIndex(of: unit) else { return nil }
      let digits = rest[..<end].prefix { $0 != "." && $0 != "," }
      guard !digits.isEmpty, digits.allSatisfy(\.isNumber) else { return nil }
      parts.append(digits.count < 2 ? "0" + digits : String(digits))
      rest = rest[rest.index(after: end)...]
    }
    return parts.joined(separator: ":")
  }

  private mutating func endRow() {
    if rows.hasOpenCells {
      if rowTimes > Self.mostRepeats || row + rowTimes > Self.mostRows { rows.spoil(.repeatedTooOften) }
      rows.endRow(row, times: min(rowTimes, Self.mostRepeats))
    }
    row = min(row + rowTimes - 1, 1 << 40)
  }
}
