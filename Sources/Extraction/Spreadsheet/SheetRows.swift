/// Some rows of a sheet as a source read them: cells that hold something, their text in one arena; rows that hold nothing are
/// left out, but count.
struct SheetRows {
  /// A cell's text as UTF-8; one of an error value has none.
  struct Cell {
    /// From 0.
    var column: Int
    var start: Int
    var count: Int
    var isError = false
  }

  struct Row {
    /// The sheet's own number, from 1.
    var number: Int
    var firstCell: Int
    var cellCount: Int
    /// Why it cannot be kept; it has no cells then.
    var fault: Fault?
  }

  enum Fault { case cellTooLarge, rowTooLarge, tooManyColumns, repeatedTooOften }

  /// Cells that look like one; rows from 1, columns from 0.
  struct Merge: Hashable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  static let columnLimit = 4_096
  static let cellLimit = 1 << 20
  static let rowLimit = 16 << 20
  static let mergeLimit = 65_536

  private(set) var bytes: [UInt8] = []
  private(set) var cells: [Cell] = []
  private(set) var rows: [Row] = []
  /// Found so far, at most ``mergeLimit``.
  private(set) var merges: [Merge] = []
  private var firstCell = 0
  private var firstByte = 0
  private var fault: Fault?

  func cells(of row: Row) -> ArraySlice<Cell> { cells[row.firstCell..<row.firstCell + row.cellCount] }

  func text(_ cell: Cell) -> ArraySlice<UInt8> { bytes[cell.start..<cell.start + cell.count] }

  /// Whether the row under way holds anything.
  var hasOpenCells: Bool { fault != nil || cells.count > firstCell }

  // MARK: writing

  mutating func add(_ merge: Merge) { if merges.count < Self.mergeLimit { merges.append(merge) } }

  /// Adds a cell to the row under way; an empty one is left out.
  mutating func addCell(_ column: Int, _ text: some Collection<UInt8>) {
    guard !text.isEmpty, fault == nil else { return }
    if column >= Self.columnLimit { return spoil(.tooManyColumns) }
    if text.count > Self.cellLimit { return spoil(.cellTooLarge) }
    if bytes.count - firstByte + text.count > Self.rowLimit { return spoil(.rowTooLarge) }
    cells.append(Cell(column: column, start: bytes.count, count: text.count))
    bytes.append(contentsOf: text)
  }

  mutating func addError(_ column: Int) {
    guard fault == nil, column < Self.columnLimit else { return }
    cells.append(Cell(column: column, start: bytes.count, count: 0, isError: true))
  }

  /// The row under way cannot be kept.
  mutating func spoil(_ fault: Fault) {
    if self.fault == nil { self.fault = fault }
    dropCells()
  }

  /// Ends the row under way; `times` is how often it stands there.
  mutating func endRow(_ number: Int, times: Int = 1) {
    defer { begin() }
    guard hasOpenCells else { return }
    let row = Row(number: number, firstCell: firstCell, cellCount: cells.count - firstCell, fault: fault)
    rows.append(row)
    guard times > 1, fault == nil else { return }
    for copy in 1..<times {
      var next = row
      next.number = number + copy
      rows.append(next)
    }
  }

  private mutating func dropCells() {
    cells.removeLast(cells.count - firstCell)
    bytes.removeLast(bytes.count - firstByte)
  }

  private mutating func begin() {
    firstCell = cells.count
    firstByte = bytes.count
    fault = nil
  }

  // MARK: taking

  /// Lets go of all whole rows and their merges.
  mutating func removeRows() {
    cells.removeFirst(firstCell)
    for index in cells.indices { cells[index].start -= firstByte }
    bytes.removeFirst(firstByte)
    rows.removeAll(keepingCapacity: true)
    merges.removeAll()
    firstCell = 0
    firstByte = 0
  }
}

/// One sheet or table whose rows come in order.
protocol SheetSource: AnyObject {
  /// Appends the next rows, as many as the next block of the file holds; false at the end of the sheet.
  func read(into rows: inout SheetRows) throws(ExtractionError) -> Bool
}
