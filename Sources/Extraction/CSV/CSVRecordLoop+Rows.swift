import RecordModel

/// What becomes of a record whose bytes are known.
extension CSVRecordLoop {
  var width: Int { columnOfCell.count }

  /// Keeps, skips or sets aside the next `length` bytes.
  mutating func takeRecord(_ length: Int, _ terminator: Int) throws(ExtractionError) {
    if scanner.isBlank {
      line += terminator > 0 ? 1 : 0
      isAfterBlank = true
      return skip(length + terminator, as: "blank_line")
    }
    if length == headerText.count, input.text[..<length].elementsEqual(headerText) {
      return skipRow(length, terminator, as: "repeated_header")
    }
    let isOneRow =
      scanner.isPlainlyQuoted && parser.split(record(length), fields: scanner.fieldCount)
      || parser.parse(record(length), fields: scanner.fieldCount)
    guard isOneRow else {
      parser.discardRecord()
      return rejectRow(length, terminator, code: "unreadable_record", message: "the record cannot be taken apart into fields")
    }
    if let reason = reasonToSkip() {
      parser.discardRecord()
      return skipRow(length, terminator, as: reason)
    }
    isInFooter = false
    let fields = scanner.fieldCount
    if terminator == 0, isCutShort {
      return rejectRow(
        length, terminator, code: "truncated",
        message: "the file is damaged or was still being written, and ends inside this record")
    }
    if fields == width || (fields > width && !hasValues(from: width)) {
      keep(length, terminator, issue: scanner.hasStrayQuote ? (strayColumn, .strayQuote) : nil)
    } else {
      try mend(fields, length, terminator)
    }
  }

  /// Keeps the line alone when it has the right number of fields without its open quote.
  mutating func takeDoubtfulLine(_ length: Int) throws(ExtractionError) -> Bool {
    let row = lenientRow(length)
    guard row.values.count == width else { return false }
    let terminator = try terminator(at: length)
    parser.take(row.values)
    keep(length, terminator, lines: Self.lineBreaks(input.text, before: length), issue: (strayColumn, .strayQuote))
    return true
  }

  // MARK: rows with too few or too many fields

  private mutating func mend(_ fields: Int, _ length: Int, _ terminator: Int) throws(ExtractionError) {
    if scanner.hasStrayQuote {
      let row = lenientRow(length)
      if row.values.count == width {
        parser.take(row.values)
        return keep(length, terminator, issue: (strayColumn, .strayQuote))
      }
    }
    if fields > width, let (column, values) = rejoined(fields, length) {
      parser.take(values)
      return keep(length, terminator, issue: (column, .rejoinedFields))
    }
    if fields < width, terminator > 0, fields > 1, fields * 2 >= width, (fields..<width).allSatisfy(layout.isOptional) {
      return keep(length, terminator, issue: (fields, .paddedFields))
    }
    parser.discardRecord()
    if scanner.lineBreaks > Self.suspectLineLimit { return try rejectFirstLine() }
    let counts = "\(fields) field\(fields == 1 ? "" : "s") where the header has \(width)"
    if fields > width {
      rejectRow(length, terminator, code: "too_many_fields", message: counts + "; quote the cell that holds a delimiter")
    } else if terminator == 0 {
      rejectRow(length, terminator, code: "truncated", message: "the file ends inside this record: " + counts)
    } else {
      rejectRow(length, terminator, code: "too_few_fields", message: counts + "; quote the cell that holds a line break")
    }
  }

  /// A record of many lines with the wrong number of fields is one open quote and many records.
  private mutating func rejectFirstLine() throws(ExtractionError) {
    suspectEnd = max(suspectEnd, input.position + scanner.scanned)
    let length = Self.lineBreak(input.text, from: 0) ?? input.available
    let fault = CSVRecordScanner.Fault.unterminatedQuote
    rejectRecord(length, try terminator(at: length), lines: 0, code: fault.code, message: fault.message)
  }

  /// The row with surplus fields joined into an address column, if that fits in exactly one way.
  private func rejoined(_ fields: Int, _ length: Int) -> (column: Int, values: [[UInt8]])? {
    let surplus = fields - width
    guard surplus <= 8 else { return nil }
    let streets = (0..<width).filter { $0 < layout.columns.count && CSVHeaderNames.isStreet(columnName($0)) }
    guard !streets.isEmpty else { return nil }
    let row = lenientRow(length)
    guard row.values.count == fields else { return nil }
    let ways = streets.filter { street in
      (0..<width).allSatisfy { column in
        guard column != street, column < layout.sample.count else { return true }
        return layout.sample[column].fits(row.values[column < street ? column : column + surplus])
      }
    }
    guard ways.count == 1, let street = ways.first else { return nil }
    return (street, row.joining(street...street + surplus, of: record(length)))
  }

  func columnName(_ cell: Int) -> String {
    guard let column = columnOfCell[cell], Int(column) < layout.columns.count else { return "" }
    return layout.columns[Int(column)]
  }

  func lenientRow(_ length: Int) -> CSVLenientRow {
    CSVLenientRow(record(length), delimiter: layout.delimiter, quote: layout.quote)
  }

  private func record(_ length: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: input.text[..<length])
  }

  // MARK: rows left out by rule

  private mutating func reasonToSkip() -> String? {
    let sink = parser.sink.pointee
    guard sink.cellCount > 0 else { return "empty_row" }
    if isAfterBlank || startsLikeHeader(sink), let names = headerNames(sink) {
      return follow(names) ? "header" : "repeated_header"
    }
    if sink.cellCount * 2 > width + 1, sink.cellCount > 2 { return nil }
    let cells = sink.record.map { Array(sink.value($0)) }
    if CSVRowRules.isFooter(cells) || (isInFooter && scanner.fieldCount == 1 && width > 1) {
      isInFooter = true
      return "footer"
    }
    return CSVRowRules.isTotal(cells, width: width) ? "total_row" : nil
  }

  private func startsLikeHeader(_ sink: CSVFieldSink) -> Bool {
    guard let first = sink.record.first, first.index == 0 else { return false }
    return headerCells.contains(sink.value(first))
  }

  /// The names of a header row in the middle; nil when the row is none.
  private func headerNames(_ sink: CSVFieldSink) -> [String]? {
    guard layout.hasOwnNames, sink.record.allSatisfy({ $0.count <= 256 }) else { return nil }
    var names = [String](repeating: "", count: scanner.fieldCount)
    for cell in sink.record {
      var text: [UInt8] = []
      _ = decoder.decode(sink.value(cell), into: &text)
      names[cell.index] = CSVHeaderNames.cleaned(String(decoding: text, as: UTF8.self))
    }
    guard CSVRowRules.isHeader(names.filter { !$0.isEmpty }, of: columnKeys) else { return nil }
    return CSVHeaderNames.distinct(names)
  }

  /// From here on the cells follow `names`; false when they did before.
  private mutating func follow(_ names: [String]) -> Bool {
    let new = names.filter { !layout.columns.contains($0) }
    guard layout.columns.count + new.count <= CSVRecordScanner.columnLimit else { return false }
    layout.columns += new
    columnKeys.formUnion(new.map(CSVHeaderNames.key).filter { !$0.isEmpty })
    let numbers = Dictionary(uniqueKeysWithValues: layout.columns.enumerated().map { ($1, UInt16(truncatingIfNeeded: $0)) })
    let columns = names.map { filter.fate(of: $0) == .kept ? numbers[$0] : nil }
    guard columns != columnOfCell else { return false }
    columnOfCell = columns
    secretCells = Set(names.indices.filter { filter.fate(of: names[$0]) == .secret })
    layout.sampleRows = 0
    layout.sample = []
    return true
  }

  // MARK: rows kept

  private func hasValues(from column: Int) -> Bool { (parser.sink.pointee.record.last?.index ?? -1) >= column }

  /// The column of the first cell that holds a quote.
  private var strayColumn: Int {
    let sink = parser.sink.pointee
    return sink.record.first { sink.value($0).contains(layout.quote) }?.index ?? 0
  }

  private mutating func keep(_ length: Int, _ terminator: Int, lines: Int? = nil, issue: (cell: Int, code: IssueCode)?) {
    let index = batch.records.count
    guard scanner.hasZero || scanner.hasHighBytes ? cleanValues(index, length) : true else {
      return rejectRow(
        length, terminator, code: "nul_bytes", message: "a field holds nothing but zero bytes: the download was cut")
    }
    if let issue, issue.cell < width, let column = columnOfCell[issue.cell] {
      batch.issues.append((record: index, column: column, code: issue.code))
    }
    let firstField = batch.fields.count
    for cell in parser.sink.pointee.record where cell.index < width {
      guard let column = columnOfCell[cell.index] else {
        if secretCells.contains(cell.index) { secrets += 1 }
        continue
      }
      batch.fields.append(
        .init(
          column: column, start: UInt32(truncatingIfNeeded: cell.start), count: UInt32(truncatingIfNeeded: cell.count)))
    }
    number += 1
    batch.records.append(
      .init(
        firstField: firstField, fieldCount: batch.fields.count - firstField, number: number, line: line,
        byteStart: input.fileOffset(), byteEnd: input.fileOffset(length, before: terminator)))
    parser.sink.pointee.beginRecord()
    passRecord(length, terminator, lines: lines ?? scanner.lineBreaks)
  }

  /// Takes zero bytes out and decodes; false, with nothing changed, when a cell holds only zeros.
  private mutating func cleanValues(_ index: Int, _ length: Int) -> Bool {
    let sink = parser.sink
    let isPlain = decoder.isPlain(record(length))
    if isPlain, !scanner.hasZero, input.replacements == 0 { return true }
    decoded.removeAll(keepingCapacity: true)
    decodedEnds.removeAll(keepingCapacity: true)
    var noted: [(cell: Int, code: IssueCode)] = []
    for cell in sink.pointee.record {
      let start = decoded.count
      var repairs: TextDecoder.Repairs
      if scanner.hasZero, sink.pointee.value(cell).contains(0) {
        let rest = sink.pointee.value(cell).filter { $0 != 0 }
        if rest.isEmpty { return false }
        noted.append((cell.index, .nulRemoved))
        repairs = rest.withUnsafeBufferPointer { decoder.decode($0, into: &decoded) }
      } else {
        repairs = decoder.decode(sink.pointee.value(cell), into: &decoded)
      }
      decodedEnds.append(decoded.count)
      if input.replacements > 0, Self.holdsReplacement(decoded[start...]) { repairs.insert(.replaced) }
      if !repairs.isEmpty { noted += Self.issues(repairs).map { (cell.index, $0) } }
    }
    sink.pointee.replaceRecord(with: decoded, ends: decodedEnds)
    for note in noted where note.cell < width {
      if let column = columnOfCell[note.cell] { batch.issues.append((record: index, column: column, code: note.code)) }
    }
    return true
  }

  private static func issues(_ repairs: TextDecoder.Repairs) -> [IssueCode] {
    let codes: [(TextDecoder.Repairs, IssueCode)] = [
      (.fellBack, .encodingRepaired), (.mixed, .mixedEncoding), (.replaced, .replacementCharacter),
    ]
    return codes.filter { repairs.contains($0.0) }.map(\.1)
  }

  private static func holdsReplacement(_ value: ArraySlice<UInt8>) -> Bool {
    value.indices.contains { value[$0] == 0xEF && value[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
  }

  // MARK: moving on

  private mutating func skipRow(_ length: Int, _ terminator: Int, as reason: String) {
    line += scanner.lineBreaks + (terminator > 0 ? 1 : 0)
    isAfterBlank = false
    skip(length + terminator, as: reason)
  }

  private mutating func rejectRow(_ length: Int, _ terminator: Int, code: String, message: String) {
    parser.discardRecord()
    rejectRecord(length, terminator, lines: scanner.lineBreaks, code: code, message: message)
  }
}
