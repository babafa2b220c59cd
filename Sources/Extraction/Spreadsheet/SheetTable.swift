import RecordModel

/// Which column of the records each cell of a row fills, and which rows are no records.
///
/// The rows left out are those a CSV file would leave out: sums, footers, headers said again. A cell merged downwards fills the
/// rows it covers; one merged to the right stands in its first column only.
struct SheetTable {
  private enum Target {
    case column(UInt16)
    case dropped
    case secret
    /// No name in the header and no value yet.
    case unnamed
  }

  private(set) var columns: [String] = []
  let lastHeaderRow: Int
  private var targets: [Target] = []
  private var names: Set<String> = []
  /// Column names under ``CSVHeaderNames/key(_:)``.
  private var keys: Set<String> = []
  private let headerRows: [[[UInt8]]]
  private let headerCells: Set<[UInt8]>
  private let hasOwnNames: Bool
  private let filter: ColumnFilter
  /// Values left out because they are passwords or card numbers.
  private(set) var secrets = 0
  private var isInFooter = false
  private var lastRow: Int

  /// By column, the merged cell whose value is repeated downwards; and those that begin further down.
  private var open: [Int: (merge: SheetRows.Merge, text: [UInt8])] = [:]
  private var waiting: [Int: [SheetRows.Merge]] = [:]
  private var openBytes = 0
  /// More text than this is not repeated, so that a row cannot grow far beyond what the file holds of it.
  private static let openLimit = 65_536

  init(_ header: SheetHeader?, filter: ColumnFilter) {
    self.filter = filter
    headerRows = header?.rows ?? []
    headerCells = Set(headerRows.joined())
    hasOwnNames = header?.hasOwnNames ?? false
    lastHeaderRow = header?.lastRow ?? 0
    lastRow = lastHeaderRow
    follow(header?.names ?? [])
  }

  /// Cells that look like one, of the rows to come or of those just read.
  mutating func add(_ merges: [SheetRows.Merge]) {
    if waiting.count > SheetRows.mergeLimit / 2 { waiting = waiting.filter { $0.key > lastRow } }
    for merge in merges where merge.rows.count > 1 && merge.rows.lowerBound > lastRow && waiting.count < SheetRows.mergeLimit {
      waiting[merge.rows.lowerBound, default: []].append(merge)
    }
  }

  // MARK: rows left out

  /// Why a row is no record; nil when it is one.
  mutating func reasonToSkip(_ row: SheetRows.Row, in rows: SheetRows) -> String? {
    let isAfterGap = row.number > lastRow + 1
    lastRow = row.number
    let cells = rows.cells(of: row)
    let texts = cells.filter { $0.count > 0 }.map { Array(rows.text($0)) }
    guard !texts.isEmpty else { return "empty_row" }
    if isHeader(cells, in: rows) { return "repeated_header" }
    if isAfterGap || startsLikeHeader(cells, in: rows), let names = headerNames(cells, in: rows) {
      return follow(names) ? "header" : "repeated_header"
    }
    let width = targets.count
    if texts.count * 2 > width + 1, texts.count > 2 {
      isInFooter = false
      return nil
    }
    if CSVRowRules.isFooter(texts) || (isInFooter && texts.count == 1 && width > 1) {
      isInFooter = true
      return "footer"
    }
    isInFooter = false
    return CSVRowRules.isTotal(texts, width: width) ? "total_row" : nil
  }

  /// Whether the row is one of the header's, cell by cell.
  private func isHeader(_ cells: ArraySlice<SheetRows.Cell>, in rows: SheetRows) -> Bool {
    headerRows.contains { header in
      guard header.count(where: { !$0.isEmpty }) == cells.count else { return false }
      return cells.allSatisfy { $0.column < header.count && rows.text($0).elementsEqual(header[$0.column]) }
    }
  }

  private func startsLikeHeader(_ cells: ArraySlice<SheetRows.Cell>, in rows: SheetRows) -> Bool {
    guard let first = cells.first, first.count > 0, first.count <= 64 else { return false }
    return headerCells.contains(Array(rows.text(first)))
  }

  /// The names of another header row in the middle, as stands above a second table; nil when the row is none.
  private func headerNames(_ cells: ArraySlice<SheetRows.Cell>, in rows: SheetRows) -> [String]? {
    guard hasOwnNames, cells.allSatisfy({ $0.count <= 256 }), let last = cells.map(\.column).max() else { return nil }
    var names = [String](repeating: "", count: last + 1)
    for cell in cells { names[cell.column] = CSVHeaderNames.cleaned(String(decoding: rows.text(cell), as: UTF8.self)) }
    return CSVRowRules.isHeader(names.filter { !$0.isEmpty }, of: keys) ? names : nil
  }

  /// From here on the cells follow `names`; false when they did before.
  @discardableResult
  private mutating func follow(_ names: [String]) -> Bool {
    let numbers = Dictionary(columns.enumerated().map { ($1, UInt16(truncatingIfNeeded: $0)) }) { first, _ in first }
    let distinct = CSVHeaderNames.distinct(names)
    var isNew = targets.isEmpty
    let new: [Target] = zip(names, distinct).map { name, unique in
      if name.isEmpty { return .unnamed }
      switch filter.fate(of: unique) {
      case .dropped: return .dropped
      case .secret: return .secret
      case .kept: break
      }
      if let number = numbers[unique] { return .column(number) }
      isNew = true
      return addColumn(unique).map { .column($0) } ?? .dropped
    }
    if !isNew {
      isNew = zip(new, targets).contains { a, b in
        if case .column(let x) = a, case .column(let y) = b { return x != y }
        return false
      }
    }
    guard isNew else { return false }
    targets = new
    keys.formUnion(distinct.map(CSVHeaderNames.key).filter { !$0.isEmpty })
    return true
  }

  private mutating func addColumn(_ name: String) -> UInt16? {
    guard columns.count < SheetRows.columnLimit else { return nil }
    columns.append(name)
    names.insert(name)
    return UInt16(columns.count - 1)
  }

  // MARK: rows kept

  /// Whether there are columns for all cells; gives a name to those of a column without one.
  mutating func hasRoom(for row: SheetRows.Row, in rows: SheetRows) -> Bool {
    for cell in rows.cells(of: row) {
      while targets.count <= cell.column { targets.append(.unnamed) }
      guard case .unnamed = targets[cell.column] else { continue }
      var name = "column_\(cell.column + 1)"
      while names.contains(name) { name += "_2" }
      if filter.fate(of: name) == .dropped {
        targets[cell.column] = .dropped
      } else if let number = addColumn(name) {
        targets[cell.column] = .column(number)
      } else {
        return false
      }
    }
    return true
  }

  /// Gives the row's cells and those merged into it from above; nil for an error value.
  mutating func fill(_ row: SheetRows.Row, in rows: SheetRows, _ body: (UInt16, ArraySlice<UInt8>?) -> Void) {
    openMerges(from: row, in: rows)
    var filled: Set<Int> = []
    for cell in rows.cells(of: row) {
      if !open.isEmpty { filled.insert(cell.column) }
      guard case .column(let column) = targets[cell.column] else {
        if case .secret = targets[cell.column], cell.count > 0 { secrets += 1 }
        continue
      }
      body(column, cell.isError ? nil : rows.text(cell))
    }
    for (column, cell) in open.sorted(by: { $0.key < $1.key }) {
      if cell.merge.rows.upperBound < row.number {
        close(column)
      } else if !filled.contains(column), column < targets.count, case .column(let number) = targets[column] {
        body(number, cell.text[...])
      }
    }
  }

  /// Whether rows of this table must not be kept as they stand.
  var holdsSecrets: Bool { targets.contains { if case .secret = $0 { true } else { false } } }

  private mutating func openMerges(from row: SheetRows.Row, in rows: SheetRows) {
    guard !waiting.isEmpty, let merges = waiting.removeValue(forKey: row.number) else { return }
    for merge in merges {
      let column = merge.columns.lowerBound
      close(column)
      guard let cell = rows.cells(of: row).first(where: { $0.column == column }), cell.count > 0,
        openBytes + cell.count <= Self.openLimit
      else { continue }
      open[column] = (merge, Array(rows.text(cell)))
      openBytes += cell.count
    }
  }

  private mutating func close(_ column: Int) {
    if let closed = open.removeValue(forKey: column) { openBytes -= closed.text.count }
  }
}
