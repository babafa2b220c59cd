import PipelineConfig

/// The one or two rows that name a sheet's columns, found among its first rows; the pipeline file's settings come first.
///
/// Two rows where cells of the upper one are merged over several of the lower one: `Address / Street`.
struct SheetHeader {
  /// By column of the sheet; empty for one without a name.
  private(set) var names: [String] = []
  /// The cells of the header rows as they stand, by column, to know them again.
  private(set) var rows: [[[UInt8]]] = []
  /// The number of the last row that is no data; 0 when there is no header.
  private(set) var lastRow = 0
  /// Rows above that are left out.
  private(set) var titles = 0
  /// Whether it has two names or more that exports are known to use.
  private(set) var isKnown = false
  /// Whether the columns are named by the file, not by the pipeline.
  private(set) var hasOwnNames = false

  /// Rows looked at; a header stands among the first of them, under title lines.
  static let sampleLimit = 200
  private static let searchLimit = 30

  /// Throws `missing_header` when the row that should name the columns holds values; gives nil for a sheet without rows.
  init?(_ sample: SheetRows, dialect: DialectDefinition) throws(ExtractionError) {
    let rows = SheetSample(sample, limit: Self.sampleLimit)
    guard let first = rows.rows.first, !first.cells.isEmpty else { return nil }
    if dialect.header == false {
      names = dialect.columns ?? (1...rows.width).map { "column_\($0)" }
      return
    }
    let known = Self.knownRow(rows)
    let index = known ?? Self.fullRow(rows)
    let group = rows.isGroup(index) ? index...index + 1 : rows.isGroup(index - 1) ? index - 1...index : index...index
    if dialect.header == nil, known == nil, group.count == 1, CSVCellShape.isData(rows.rows[index].cells) {
      throw ExtractionError(
        code: "missing_header", message: "the first row of the sheet looks like data, not like column names",
        hint: "write `header: false` and `columns: [...]` under `dialect` of this source")
    }
    names = (0..<rows.width).map { rows.name(of: $0, in: group) }
    while names.last?.isEmpty == true { names.removeLast() }
    self.rows = rows.rows[group].map(\.cells)
    lastRow = rows.rows[group.upperBound].number
    titles = group.lowerBound
    isKnown = known != nil
    hasOwnNames = true
  }

  /// The first row with two known names or more, if what stands above it are titles.
  private static func knownRow(_ sample: SheetSample) -> Int? {
    let rows = sample.rows.prefix(searchLimit)
    let index = rows.firstIndex { row in
      row.cells.count { !$0.isEmpty && CSVHeaderNames.isKnown(String(decoding: $0, as: UTF8.self)) } >= 2
    }
    guard let index else { return nil }
    let width = rows[index].filled
    let isBelowTitles = rows[..<index].enumerated().allSatisfy { place, row in
      row.filled * 2 <= width || place == index - 1 && sample.isGroup(place)
    }
    return isBelowTitles ? index : nil
  }

  /// The first row that fills more than half of the columns that any row fills, or names groups of columns; else the first.
  private static func fullRow(_ sample: SheetSample) -> Int {
    let rows = sample.rows.prefix(searchLimit)
    let width = rows.map(\.filled).max() ?? 0
    return rows.indices.first { rows[$0].filled * 2 > width || sample.isGroup($0) } ?? 0
  }
}

/// The first rows of a sheet, their cells by column.
private struct SheetSample {
  struct Row {
    var number: Int
    var cells: [[UInt8]]
    var filled: Int { cells.count { !$0.isEmpty } }
  }

  private(set) var rows: [Row] = []
  /// Columns up to the last one that holds anything.
  private(set) var width = 0
  /// By upper row, the cells merged.
  private var merges: [Int: [SheetRows.Merge]] = [:]

  init(_ sample: SheetRows, limit: Int) {
    for row in sample.rows.prefix(limit) where row.fault == nil {
      let cells = sample.cells(of: row)
      var values = [[UInt8]](repeating: [], count: (cells.map(\.column).max() ?? -1) + 1)
      for cell in cells { values[cell.column] = Array(sample.text(cell)) }
      rows.append(Row(number: row.number, cells: values))
      width = max(width, values.count)
    }
    guard let last = rows.last?.number else { return }
    for merge in sample.merges where merge.rows.lowerBound <= last { merges[merge.rows.lowerBound, default: []].append(merge) }
  }

  /// Whether row `index` names groups of the columns that the next row names: a cell of it is merged over several columns, but
  /// not over all; the next row has no cell under one that stands alone, and holds no values.
  func isGroup(_ index: Int) -> Bool {
    guard index >= 0, index + 1 < rows.count, rows[index + 1].number == rows[index].number + 1 else { return false }
    let (upper, lower) = (rows[index], rows[index + 1])
    let wide = (merges[upper.number] ?? []).filter { $0.rows.count == 1 && $0.columns.count > 1 }
    guard upper.filled > 1, wide.contains(where: { merge in merge.columns.contains { value($0, of: lower) != nil } }) else {
      return false
    }
    let isUnder = lower.cells.indices.allSatisfy { column in
      value(column, of: lower) == nil || value(column, of: upper) == nil || wide.contains { $0.columns.contains(column) }
    }
    return isUnder && !CSVCellShape.isData(lower.cells)
  }

  /// The name of a column, from each of the rows; a merged cell names all columns it covers.
  func name(of column: Int, in group: ClosedRange<Int>) -> String {
    var parts: [String] = []
    for row in rows[group] {
      var text = value(column, of: row)
      if text == nil, let merge = merges[row.number]?.first(where: { $0.columns.contains(column) }) {
        text = value(merge.columns.lowerBound, of: row)
      }
      let name = CSVHeaderNames.cleaned(String(decoding: text ?? [], as: UTF8.self))
      if !name.isEmpty, parts.last != name { parts.append(name) }
    }
    return parts.joined(separator: " / ")
  }

  private func value(_ column: Int, of row: Row) -> [UInt8]? {
    guard row.cells.indices.contains(column), !row.cells[column].isEmpty else { return nil }
    return row.cells[column]
  }
}
