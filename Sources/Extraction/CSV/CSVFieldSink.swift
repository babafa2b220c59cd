import CCSV
import Glibc

/// Takes libcsv's fields: values in one growing arena, cells of the current record beside it. Raw memory, because libcsv's
/// callbacks see only a pointer; owned and freed by ``CSVRowParser``.
struct CSVFieldSink {
  /// A cell that is not empty.
  struct Cell {
    var index: Int
    var start: Int
    var count: Int
  }

  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var byteCount = 0
  private var capacity: Int
  let cells: UnsafeMutablePointer<Cell>
  private(set) var cellCount = 0
  /// Fields of the current record, empty ones too.
  private(set) var fieldCount = 0
  /// Rows ended since ``beginRecord()``.
  fileprivate(set) var rows = 0

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity)
    cells = .allocate(capacity: CSVRecordScanner.columnLimit)
  }

  func deallocate() {
    bytes.deallocate()
    cells.deallocate()
  }

  mutating func beginRecord() {
    cellCount = 0
    fieldCount = 0
    rows = 0
  }

  mutating func endRecord() { rows += 1 }

  mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
    let index = fieldCount
    fieldCount = index &+ 1
    guard let source = value.baseAddress, value.count > 0, cellCount < CSVRecordScanner.columnLimit else { return }
    if byteCount &+ value.count > capacity { grow(by: value.count) }
    (bytes + byteCount).update(from: source, count: value.count)
    cells[cellCount] = Cell(index: index, start: byteCount, count: value.count)
    cellCount &+= 1
    byteCount &+= value.count
  }

  /// Takes the fields of a record as ``CSVRowParser/split(_:fields:)`` says; false where a quote is not closed before a delimiter.
  mutating func split(_ record: UnsafeBufferPointer<UInt8>, delimiter: UInt8, quote: UInt8) -> Bool {
    guard let base = record.baseAddress else { return false }
    var start = 0
    while true {
      var end: Int
      var next: Int
      if start < record.count, base[start] == quote {
        start &+= 1
        guard let closing = memchr(base + start, Int32(quote), record.count &- start) else { return false }
        end = UnsafeRawPointer(closing) - UnsafeRawPointer(base)
        next = end &+ 1
        guard next == record.count || base[next] == delimiter else { return false }
      } else {
        end = start
        while end < record.count, base[end] != delimiter { end &+= 1 }
        next = end
        while start < end, Self.isBlank(base[start]) { start &+= 1 }
        while start < end, Self.isBlank(base[end &- 1]) { end &-= 1 }
      }
      append(UnsafeBufferPointer(start: base + start, count: end &- start))
      if next == record.count { return true }
      start = next &+ 1
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The current record's non-empty cells.
  var record: UnsafeBufferPointer<Cell> { UnsafeBufferPointer(start: cells, count: cellCount) }

  func value(_ cell: Cell) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes + cell.start, count: cell.count) }

  /// The current record's cells with other values: one behind the other in `values`, each up to its place in `ends`.
  mutating func replaceRecord(with values: [UInt8], ends: [Int]) {
    truncate(to: record.first?.start ?? byteCount)
    var start = 0
    values.withUnsafeBufferPointer { values in
      guard let source = values.baseAddress else { return }
      if byteCount + values.count > capacity { grow(by: values.count) }
      (bytes + byteCount).update(from: source, count: values.count)
    }
    for (cell, end) in ends.enumerated() where cell < cellCount {
      cells[cell].start = byteCount + start
      cells[cell].count = end - start
      start = end
    }
    byteCount += values.count
  }

  /// Drops the values from `count` on.
  mutating func truncate(to count: Int) { byteCount = min(byteCount, count) }

  /// Gives the values away and starts an empty arena.
  mutating func takeBytes() -> [UInt8] {
    defer { byteCount = 0 }
    return Array(UnsafeBufferPointer(start: bytes, count: byteCount))
  }

  private mutating func grow(by count: Int) {
    let grown = max(capacity * 2, byteCount + count)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
    moved.update(from: bytes, count: byteCount)
    bytes.deallocate()
    bytes = moved
    capacity = grown
  }
}

/// libcsv over single records.
///
/// Used by one thread at a time.
final class CSVRowParser {
  private let parser: UnsafeMutablePointer<csv_parser>
  private let delimiter: UInt8
  private let quote: UInt8
  let sink: UnsafeMutablePointer<CSVFieldSink>

  init(delimiter: UInt8, quote: UInt8) {
    self.delimiter = delimiter
    self.quote = quote
    parser = .allocate(capacity: 1)
    csv_init(parser, 0)
    csv_set_delim(parser, delimiter)
    csv_set_quote(parser, quote)
    csv_set_blk_size(parser, 65_536)
    sink = .allocate(capacity: 1)
    sink.initialize(to: CSVFieldSink(capacity: 1 << 20))
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
    sink.pointee.deallocate()
    sink.deallocate()
  }

  /// Takes values that were split already as the current record.
  func take(_ values: [[UInt8]]) {
    discardRecord()
    for value in values { value.withUnsafeBufferPointer { sink.pointee.append($0) } }
  }

  /// Drops the current record's values.
  func discardRecord() {
    sink.pointee.truncate(to: sink.pointee.record.first?.start ?? sink.pointee.byteCount)
    sink.pointee.beginRecord()
  }

  /// Cuts a record at its delimiters as libcsv would, several times faster. Only for one whose quotes, if any, are the first and
  /// last byte of their fields and no doubled ones; false, with nothing taken, when that does not give `fields` fields.
  func split(_ record: UnsafeBufferPointer<UInt8>, fields: Int) -> Bool {
    sink.pointee.beginRecord()
    let isSplit = sink.pointee.split(record, delimiter: delimiter, quote: quote)
    if isSplit, sink.pointee.fieldCount == fields { return true }
    discardRecord()
    return false
  }

  /// Parses one record without its line break into the sink; false when libcsv does not see exactly one row of `fields` fields.
  func parse(_ record: UnsafeBufferPointer<UInt8>, fields: Int) -> Bool {
    sink.pointee.beginRecord()
    let used = csv_parse(parser, record.baseAddress, record.count, takeField, takeRow, sink)
    csv_fini(parser, takeField, takeRow, sink)
    return used == record.count && sink.pointee.rows == 1 && sink.pointee.fieldCount == fields
  }
}

private func takeField(_ value: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  guard let sink = context?.assumingMemoryBound(to: CSVFieldSink.self) else { return }
  let bytes = value?.assumingMemoryBound(to: UInt8.self)
  sink.pointee.append(UnsafeBufferPointer(start: UnsafePointer(bytes), count: bytes == nil ? 0 : count))
}

private func takeRow(_ terminator: Int32, _ context: UnsafeMutableRawPointer?) {
  context?.assumingMemoryBound(to: CSVFieldSink.self).pointee.endRecord()
}
