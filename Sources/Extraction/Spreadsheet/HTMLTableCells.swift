import CLibXML2

/// Attributes as libxml2's HTML parser gives them: name and value by turns, up to nil.
struct HTMLAttributes {
  let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  /// nil when the attribute is missing or has no value.
  func value(_ wanted: StaticString) -> [UInt8]? {
    guard let pointers else { return nil }
    var index = 0
    while let name = pointers[index] {
      if name.isNamed(wanted) { return pointers[index + 1].map { XMLName.bytes($0) } }
      index += 2
    }
    return nil
  }

  /// A span: 1 when it is missing or makes no sense.
  func span(_ wanted: StaticString, limit: Int) -> Int {
    guard let digits = value(wanted), let number = Int(String(decoding: digits.prefix(9), as: UTF8.self)) else { return 1 }
    return min(max(number, 1), limit)
  }
}

/// Turns the elements of a page into the rows of one of its tables, and counts the rows of all.
///
/// A table inside another has a number of its own; its text is no part of the cell around it.
struct HTMLTableCells {
  static let depthLimit = 512
  private static let tableLimit = 100_000
  private static let spanLimit = 65_534

  var rows = SheetRows()
  /// By table, in the order of their start tags.
  private(set) var rowCounts: [Int] = []
  private(set) var isTooDeep = false
  private let wanted: Int?
  private var depth = 0
  /// The open tables.
  private var tables: [Int] = []
  private var row = 0
  private var column = 0
  private var isInRow = false
  private var isInCell = false
  /// By column, the last row a cell from above reaches into.
  private var covered: [Int] = []
  private var cellRows = 1
  private var cellColumns = 1
  private var text: [UInt8] = []
  private var isBlankPending = false
  private var isTooLong = false
  /// What `x:num` says: the number behind a rounded text.
  private var number: [UInt8]?
  private var unseenDepth = 0

  init(wanted: Int?) { self.wanted = wanted }

  private var isWanted: Bool { wanted != nil && tables.last == wanted }

  mutating func start(_ name: UnsafePointer<xmlChar>, _ attributes: HTMLAttributes) {
    depth += 1
    if depth > Self.depthLimit { return isTooDeep = true }
    if name.isNamed("table") { return startTable() }
    if unseenDepth > 0 || name.isNamed("script") || name.isNamed("style") { return unseenDepth += 1 }
    if name.isNamed("tr") {
      if let table = tables.last { rowCounts[table] += 1 }
      if isWanted { startRow() }
    } else if isWanted {
      if name.isNamed("td") || name.isNamed("th") {
        startCell(attributes)
      } else if ["br", "p", "div", "li"].contains(where: { name.isNamed($0) }) {
        breakLine()
      }
    }
  }

  mutating func end(_ name: UnsafePointer<xmlChar>) {
    depth -= 1
    if name.isNamed("table") {
      if isWanted { endRow() }
      _ = tables.popLast()
      return
    }
    if unseenDepth > 0 { return unseenDepth -= 1 }
    guard isWanted else { return }
    if name.isNamed("td") || name.isNamed("th") { endCell() }
    if name.isNamed("tr") { endRow() }
  }

  /// Blanks and line breaks of the source are one blank; a no-break space is a blank too.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isWanted, isInCell, unseenDepth == 0 else { return }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        isBlankPending = true
        index += 2
        continue
      }
      index += 1
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        isBlankPending = true
        continue
      }
      guard text.count < SheetRows.cellLimit else { return isTooLong = true }
      if isBlankPending, let last = text.last, last != 0x0A { text.append(0x20) }
      isBlankPending = false
      text.append(byte)
    }
  }

  /// The page has ended, perhaps inside the table.
  mutating func finish() { if isInRow { endRow() } }

  private mutating func startTable() {
    // The tables beyond the limit count as the last one.
    if rowCounts.count < Self.tableLimit { rowCounts.append(0) }
    tables.append(rowCounts.count - 1)
  }

  private mutating func startRow() {
    if isInRow { endRow() }
    isInRow = true
    row += 1
    column = 0
  }

  private mutating func startCell(_ attributes: HTMLAttributes) {
    if !isInRow { startRow() }
    if isInCell { endCell() }
    while column < covered.count, covered[column] >= row { column += 1 }
    isInCell = true
    isTooLong = false
    isBlankPending = false
    text.removeAll(keepingCapacity: true)
    cellColumns = attributes.span("colspan", limit: 1_000)
    cellRows = attributes.span("rowspan", limit: Self.spanLimit)
    number = attributes.value("x:num")
  }

  private mutating func breakLine() {
    guard isInCell else { return }
    if !text.isEmpty, text.last != 0x0A { text.append(0x0A) }
    isBlankPending = false
  }

  private mutating func endCell() {
    guard isInCell else { return }
    isInCell = false
    defer { column += cellColumns }
    if cellRows > 1 || cellColumns > 1 {
      rows.add(.init(rows: row...row + cellRows - 1, columns: column...column + cellColumns - 1))
    }
    if cellRows > 1 {
      let end = min(column + cellColumns, SheetRows.columnLimit)
      if covered.count < end { covered += [Int](repeating: 0, count: end - covered.count) }
      for place in column..<max(column, end) { covered[place] = row + cellRows - 1 }
    }
    if isTooLong { return rows.spoil(.cellTooLarge) }
    while let last = text.last, last == 0x0A || last == 0x20 { text.removeLast() }
    rows.addCell(column, value)
  }

  /// The text as shown, but for a number that is shown with an exponent.
  private var value: [UInt8] {
    guard let number, text.contains(UInt8(ascii: "E")) || text.contains(UInt8(ascii: "e")), SheetNumber.plain(text) != nil,
      let plain = SheetNumber.plain(number)
    else { return text }
    return plain
  }

  private mutating func endRow() {
    endCell()
    guard isInRow else { return }
    isInRow = false
    rows.endRow(row)
  }
}
