import PipelineConfig

/// Finds delimiter, quote, header row and columns from the first part of a text; settings of the pipeline file come first.
struct CSVSniffer {
  /// Bytes of the sample and records looked at.
  static let sampleLimit = 262_144
  static let recordLimit = 200
  /// A header stands among the first rows, under a report's title lines.
  private static let headerSearchLimit = 30

  private struct Row {
    var cells: [[UInt8]]
    var start: Int
    var end: Int
    var next: Int
    var lines: Int
    var isBlank: Bool

    var filled: Int { cells.count { !$0.isEmpty } }
  }

  private let text: [UInt8]
  private let isWhole: Bool
  private let dialect: DialectDefinition
  private let decode: ([UInt8]) -> String
  private var layout = CSVLayout()
  /// Where the lines start that are no mark and no `sep=`.
  private var start = 0

  /// `text` is the sample, undecoded or transcoded to UTF-8; `isWhole` when it is all there is.
  static func layout(
    of text: [UInt8], isWhole: Bool, dialect: DialectDefinition, decode: @escaping ([UInt8]) -> String
  ) throws(ExtractionError) -> CSVLayout {
    var sniffer = CSVSniffer(text: text, isWhole: isWhole, dialect: dialect, decode: decode)
    sniffer.skipMark()
    let separator = sniffer.skipSeparatorLine()
    sniffer.layout.quote = dialect.quote ?? UInt8(ascii: "\"")
    sniffer.layout.delimiter = dialect.delimiter ?? separator ?? sniffer.bestDelimiter().delimiter
    if dialect.quote == nil { sniffer.layout.quote = sniffer.likelyQuote() }
    try sniffer.findHeader()
    return sniffer.layout
  }

  private init(text: [UInt8], isWhole: Bool, dialect: DialectDefinition, decode: @escaping ([UInt8]) -> String) {
    self.text = text
    self.isWhole = isWhole
    self.dialect = dialect
    self.decode = decode
  }

  /// The delimiter of a text and the share of its rows (0…1) that have the most common number of fields, which is above 1.
  ///
  /// It is a table when a row holds known column names, or rows are alike.
  static func delimiter(of text: [UInt8], isWhole: Bool) -> (delimiter: UInt8, regularity: Double, isTable: Bool)? {
    var sniffer = CSVSniffer(text: text, isWhole: isWhole, dialect: .init(), decode: { String(decoding: $0, as: UTF8.self) })
    sniffer.skipMark()
    if let separator = sniffer.skipSeparatorLine() { return (separator, 1, true) }
    let (best, found) = sniffer.bestDelimiter()
    let isTable = found.names >= 2 || found.rows >= 2 && found.share >= 0.75
    return found.share > 0 ? (best, found.share, isTable) : nil
  }

  private mutating func skipMark() {
    guard text.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    skip("byte_order_mark", to: 3)
  }

  private mutating func skip(_ reason: String, to end: Int) {
    layout.leads.append(.init(reason: reason, length: end - start))
    start = end
  }

  /// `sep=;` as the first line.
  private mutating func skipSeparatorLine() -> UInt8? {
    let line = Array(text[start...].prefix(16).prefix { $0 != 0x0A && $0 != 0x0D })
    let bare = line.filter { $0 != UInt8(ascii: "\"") }
    guard bare.count == 5, bare.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }) else { return nil }
    var end = start + line.count
    if end < text.count, text[end] == 0x0D { end += 1 }
    if end < text.count, text[end] == 0x0A { end += 1 }
    skip("separator_line", to: end)
    layout.dataLine += 1
    return bare[4]
  }

  // MARK: delimiter and quote

  /// How constant the number of fields is with a delimiter.
  private struct Regularity {
    /// Of the rows that have the most common number of fields, 0…1; 0 when that is one field.
    var share = 0.0
    var score = 0.0
    var rows = 0
    /// The most known column names in one row.
    var names = 0
  }

  private func bestDelimiter() -> (delimiter: UInt8, regularity: Regularity) {
    var best = (delimiter: UInt8(ascii: ","), regularity: Regularity())
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")] where text.contains(delimiter) {
      let found = regularity(delimiter)
      if found.score > best.regularity.score { best = (delimiter, found) }
    }
    return best
  }

  /// Rows of known column names decide alone.
  private func regularity(_ delimiter: UInt8) -> Regularity {
    let rows = rows(delimiter, layout.quote).filter { !$0.isBlank }
    guard let width = Self.commonWidth(rows), width > 1 else { return Regularity() }
    let share = Double(rows.count { $0.cells.count == width }) / Double(rows.count)
    let names =
      rows.prefix(Self.headerSearchLimit).map { row in row.cells.count { CSVHeaderNames.isKnown(decode($0)) } }.max() ?? 0
    let score = share * share * Double(min(width, 16) - 1) + (names >= 2 ? Double(100 * names) : 0)
    return Regularity(share: share, score: score, rows: rows.count, names: names)
  }

  private static func commonWidth(_ rows: [Row]) -> Int? {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.cells.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// `'` when no `"` stands anywhere and most cells lie between apostrophes.
  private func likelyQuote() -> UInt8 {
    let double = UInt8(ascii: "\"")
    let single = UInt8(ascii: "'")
    guard text.contains(single), !text.contains(double) else { return double }
    let cells = rows(layout.delimiter, double).flatMap(\.cells).filter { !$0.isEmpty }
    let quoted = cells.count { $0.count > 1 && $0.first == single && $0.last == single }
    return quoted * 2 > cells.count ? single : double
  }

  private func rows(_ delimiter: UInt8, _ quote: UInt8) -> [Row] {
    var scanner = CSVRecordScanner(delimiter: delimiter, quote: quote)
    var rows: [Row] = []
    var place = start
    text.withUnsafeBufferPointer { text in
      while rows.count < Self.recordLimit, place < text.count {
        let rest = UnsafeBufferPointer(rebasing: text[place...])
        var outcome = scanner.advance(over: rest, atEnd: isWhole)
        while case .doubtfulLine = outcome { outcome = scanner.advance(over: rest, atEnd: isWhole) }
        var length = 0
        var terminator = 0
        switch outcome {
        case .record(let found, let breakLength): (length, terminator) = (found, breakLength)
        case .broken(_, let opening):
          (length, terminator) = Self.line(rest, from: opening)
          if terminator == 0, !isWhole { return }
        default: return
        }
        let record = UnsafeBufferPointer(rebasing: rest[..<length])
        rows.append(
          Row(
            cells: CSVLenientRow(record, delimiter: delimiter, quote: quote).values, start: place, end: place + length,
            next: place + length + terminator, lines: scanner.lineBreaks + (terminator > 0 ? 1 : 0),
            isBlank: scanner.isBlank))
        place += length + terminator
        scanner.reset()
      }
    }
    return rows
  }

  private static func line(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (length: Int, terminator: Int) {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    guard end < bytes.count else { return (end, 0) }
    return (end, bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1)
  }

  // MARK: header

  private mutating func findHeader() throws(ExtractionError) {
    let rows = rows(layout.delimiter, layout.quote)
    guard let first = rows.firstIndex(where: { !$0.isBlank }) else {
      if isWhole || text.isEmpty { return }
      throw ExtractionError(
        code: "no_header", message: "the first \(Self.sampleLimit / 1024) KiB hold no complete row",
        hint: "check the delimiter and the quotes of the first lines, or whether this is a CSV file at all")
    }
    if dialect.header == false {
      nameWithoutHeader(rows)
      return
    }
    let index = knownHeader(rows) ?? plainHeader(rows, from: first)
    let names = rows[index].cells.map { CSVHeaderNames.cleaned(decode($0)) }
    guard names.count <= CSVRecordScanner.columnLimit else { throw tooManyColumns() }
    if dialect.header == nil, !names.contains(where: CSVHeaderNames.isKnown), CSVCellShape.isData(rows[index].cells) {
      throw ExtractionError(
        code: "missing_header", message: "the first row looks like data, not like column names",
        hint: "write `header: false` and `columns: [...]` under `dialect` of this source")
    }
    useHeader(rows, index, names: dialect.columns ?? names)
  }

  private func tooManyColumns() -> ExtractionError {
    ExtractionError(
      code: "too_many_columns", message: "the header row has more than \(CSVRecordScanner.columnLimit) columns",
      hint: "check the delimiter")
  }

  private mutating func nameWithoutHeader(_ rows: [Row]) {
    let width = Self.commonWidth(rows.filter { !$0.isBlank }) ?? 0
    let names = dialect.columns ?? (0..<width).map { "column_\($0 + 1)" }
    layout.columns = CSVHeaderNames.distinct(names)
    takeSample(rows)
  }

  /// The first row with two known names or more, if what stands above it are title lines.
  private func knownHeader(_ rows: [Row]) -> Int? {
    let candidates = rows.prefix(Self.headerSearchLimit)
    let index = candidates.firstIndex { row in row.cells.count { CSVHeaderNames.isKnown(decode($0)) } >= 2 }
    guard let index else { return nil }
    let width = rows[index].filled
    return candidates[..<index].allSatisfy { $0.isBlank || $0.filled * 2 <= width } ? index : nil
  }

  /// The first row of the usual width, if what stands above it are title lines; else the first row.
  private func plainHeader(_ rows: [Row], from first: Int) -> Int {
    let filled = rows.filter { !$0.isBlank }
    guard let width = Self.commonWidth(filled), width > 2 else { return first }
    let index = rows.firstIndex { $0.cells.count == width && !$0.isBlank } ?? first
    return rows[..<index].allSatisfy { $0.isBlank || $0.filled <= 1 } ? index : first
  }

  private mutating func useHeader(_ rows: [Row], _ index: Int, names: [String]) {
    for row in rows[..<index] { skip(row.isBlank ? "blank_line" : "title", to: row.next) }
    skip("header", to: rows[index].next)
    layout.dataLine += rows[...index].reduce(0) { $0 + $1.lines }
    layout.headerText = Array(text[rows[index].start..<rows[index].end])
    layout.columns = CSVHeaderNames.distinct(names)
    layout.hasOwnNames = dialect.columns == nil
    takeSample(rows[(index + 1)...])
  }

  private mutating func takeSample(_ rows: some Sequence<Row>) {
    layout.sample = Array(repeating: .init(), count: layout.columns.count)
    for row in rows where row.cells.count == layout.columns.count && !row.isBlank {
      layout.sampleRows += 1
      for (column, cell) in row.cells.enumerated() where !cell.isEmpty {
        layout.sample[column].filled += 1
        if CSVCellShape.isEmail(cell) { layout.sample[column].emails += 1 }
        if cell.contains(UInt8(ascii: "@")) { layout.sample[column].withAt += 1 }
        if CSVCellShape.isNumeric(cell) || CSVCellShape.isPhone(cell) { layout.sample[column].numeric += 1 }
      }
    }
  }
}
