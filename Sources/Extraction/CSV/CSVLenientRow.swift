/// Splits a record that breaks the quoting rules, the way people read it; slow path only.
///
/// A field is quoted when its opening quote has a closing one: a quote followed by a delimiter or the end. Other quotes are
/// text; after such a one, a delimiter followed by a quote starts the next field. Costs one pass.
struct CSVLenientRow {
  /// The fields as they stand, quotes included.
  private(set) var ranges: [Range<Int>] = []
  private(set) var values: [[UInt8]] = []

  init(_ record: UnsafeBufferPointer<UInt8>, delimiter: UInt8, quote: UInt8) {
    var start = 0
    // Once no closing quote was found, none is left further on.
    var mayClose = true
    while start <= record.count, ranges.count <= CSVRecordScanner.columnLimit {
      var end = start
      let content = Self.skipSpaces(record, from: start, delimiter)
      if mayClose, content < record.count, record[content] == quote {
        switch Self.quotedField(record, from: content, delimiter, quote) {
        case .closed(let value, let end):
          ranges.append(start..<end)
          values.append(value)
          start = end + 1
          continue
        case .nextFieldOpens: break
        case .neverCloses: mayClose = false
        }
      }
      while end < record.count, record[end] != delimiter { end += 1 }
      ranges.append(start..<end)
      values.append(Self.trimmed(record, start..<end))
      start = end + 1
    }
  }

  /// The row with the fields `joined` as one, their text as it stands.
  func joining(_ joined: ClosedRange<Int>, of record: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    let whole = ranges[joined.lowerBound].lowerBound..<ranges[joined.upperBound].upperBound
    return values[..<joined.lowerBound] + [Self.trimmed(record, whole)] + values[(joined.upperBound + 1)...]
  }

  private enum QuotedField {
    case closed([UInt8], end: Int)
    case nextFieldOpens
    case neverCloses
  }

  private static func quotedField(
    _ record: UnsafeBufferPointer<UInt8>, from opening: Int, _ delimiter: UInt8, _ quote: UInt8
  ) -> QuotedField {
    var value: [UInt8] = []
    var index = opening + 1
    var sawStray = false
    while index < record.count {
      if sawStray, record[index] == delimiter, index + 1 < record.count, record[index + 1] == quote { return .nextFieldOpens }
      guard record[index] == quote else {
        value.append(record[index])
        index += 1
        continue
      }
      if index + 1 < record.count, record[index + 1] == quote {
        value.append(quote)
        index += 2
        continue
      }
      let next = skipSpaces(record, from: index + 1, delimiter)
      if next == record.count || record[next] == delimiter { return .closed(value, end: next) }
      sawStray = true
      value.append(quote)
      index += 1
    }
    return .neverCloses
  }

  private static func skipSpaces(_ record: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: UInt8) -> Int {
    var index = start
    while index < record.count, record[index] == 0x20 || record[index] == 0x09, record[index] != delimiter { index += 1 }
    return index
  }

  private static func trimmed(_ record: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, record[low] == 0x20 || record[low] == 0x09 { low += 1 }
    while high > low, record[high - 1] == 0x20 || record[high - 1] == 0x09 { high -= 1 }
    return Array(record[low..<high])
  }
}
