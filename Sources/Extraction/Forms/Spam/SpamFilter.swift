import PipelineConfig
import RecordModel

/// Sets submissions of bots aside while a form's file is read; the other records pass as they are.
final class SpamFilter: RecordReader, @unchecked Sendable {
  // @unchecked: used by one thread at a time, as RecordReader demands.
  private let reader: any RecordReader
  private let source: SourceDefinition
  private let isTable: Bool
  private let isLatinSite: Bool
  private let floods: FloodTable
  private var columns: SpamColumns
  private var pieces: PieceCopier
  private var rejects: [RejectedRow] = []
  private var rejectedCount = 0
  private var rejectedBytes = 0

  init(
    _ reader: any RecordReader, _ file: InputFile, _ input: ByteSource, _ source: SourceDefinition, kind: SourceKind,
    floods: FloodTable
  ) {
    self.reader = reader
    self.source = source
    self.floods = floods
    isTable = kind.isTable
    isLatinSite = !Self.cyrillicCountries.contains(source.country)
    columns = SpamColumns(source)
    pieces = PieceCopier(file, input)
  }

  private static let cyrillicCountries: Set<String> = [
    "RU", "UA", "BY", "BG", "RS", "MK", "ME", "BA", "KZ", "KG", "MN", "TJ", "UZ", "TM", "MD", "AM", "GE", "AZ",
  ]

  /// Submissions of a file whose values are kept apart; of a flood the rest has its place and bytes only.
  private static let mostCells = 20_000

  /// Whether files of this kind may hold forms; tables are looked at by their columns.
  static func applies(to kind: SourceKind, of source: SourceDefinition) -> Bool {
    switch kind {
    case .json, .postLog, .csv, .xlsx: source.spam.isOn
    case .mail, .xml, .vcard: false
    }
  }

  var account: FileAccount {
    var account = reader.account
    account.records -= rejectedCount
    account.rejected += rejectedCount
    account.recordBytes -= rejectedBytes
    account.rejectedBytes += rejectedBytes
    return account
  }

  func takeRejects() -> [RejectedRow] {
    defer { rejects = [] }
    return reader.takeRejects() + rejects
  }

  /// The next batch with a record in it: mappings are learned from the first.
  func nextBatch() throws(ExtractionError) -> SourceRecordBatch? {
    while let batch = try reader.nextBatch() {
      let filtered = filtered(batch)
      if !filtered.records.isEmpty || batch.records.isEmpty { return filtered }
    }
    return nil
  }

  private func filtered(_ batch: SourceRecordBatch) -> SourceRecordBatch {
    columns.extend(to: batch.columns)
    if isTable, !source.spam.isExplicit, !columns.areOfForm { return batch }
    let spam = spam(of: batch)
    if spam.isEmpty { return batch }
    var batch = batch
    var place: [Int?] = []
    var kept: [SourceRecordBatch.Record] = []
    let gone = Set(spam)
    for (index, record) in batch.records.enumerated() {
      place.append(gone.contains(index) ? nil : kept.count)
      if !gone.contains(index) { kept.append(record) }
    }
    batch.issues = batch.issues.compactMap { issue in place[issue.record].map { ($0, issue.column, issue.code) } }
    batch.records = kept
    return batch
  }

  /// The records that look like a bot's; each is set aside.
  private func spam(of batch: SourceRecordBatch) -> [Int] {
    var found: [(index: Int, score: SpamScore)] = []
    batch.bytes.withUnsafeBufferPointer { bytes in
      batch.fields.withUnsafeBufferPointer { fields in
        for (index, record) in batch.records.enumerated() {
          let score = SpamScore(
            fields[record.firstField..<record.firstField + record.fieldCount], in: bytes, columns, maxURLs: source.spam.maxURLs,
            isLatinSite: isLatinSite,
            perDay: floods.isEmpty ? nil : floods.count(Sender(record, of: batch, columns.roles)))
          if score.isSpam { found.append((index, score)) }
        }
      }
    }
    for (index, score) in found { setAside(batch.records[index], of: batch, score) }
    return found.map(\.index)
  }

  private func setAside(_ record: SourceRecordBatch.Record, of batch: SourceRecordBatch, _ score: SpamScore) {
    rejectedCount += 1
    // All rows of a sheet share its bytes, which stay where they are counted.
    if !(reader is SpreadsheetReader) { rejectedBytes += record.byteEnd - record.byteStart }
    rejects.append(
      RejectedRow(
        recordNumber: record.number, line: record.line, byteStart: record.byteStart, byteEnd: record.byteEnd,
        field: score.honeypot.map { batch.columns[Int($0)] } ?? "", code: "spam",
        message: "this looks like a bot's: " + score.signs.joined(separator: ", "), raw: raw(of: record),
        cells: rejectedCount <= Self.mostCells ? cells(of: record, in: batch) : []))
  }

  /// Of a table the values say it all, and its secrets are not among them.
  private func raw(of record: SourceRecordBatch.Record) -> [UInt8] {
    if isTable { return [] }
    var raw = pieces.bytes(record.byteStart..<min(record.byteEnd, record.byteStart + RejectedRow.rawLimit))
    // UTF-16, in which secrets would not be found.
    if raw.contains(0) { return [] }
    SecretFilter.blank(&raw)
    return raw
  }

  private func cells(of record: SourceRecordBatch.Record, in batch: SourceRecordBatch) -> [RejectedRow.Cell] {
    batch.fields(of: record).map { field in
      let name = batch.columns[Int(field.column)]
      let column = field.occurrence == 0 ? name : "\(name)#\(Int(field.occurrence) + 1)"
      return .init(column: column, text: batch.string(field))
    }
  }
}

/// Bytes of a file's pieces after decompression, asked for in the order of the file.
private struct PieceCopier {
  private let file: InputFile
  private let input: ByteSource
  /// Reads behind the reader, where the bytes on disk are not those of the file.
  private var follower: ByteSource?
  private var window: [UInt8] = []
  private var base = 0
  private var hasFailed = false

  init(_ file: InputFile, _ input: ByteSource) {
    self.file = file
    self.input = input
  }

  /// Empty where the file cannot be read again.
  mutating func bytes(_ range: Range<Int>) -> [UInt8] {
    do throws(ExtractionError) {
      return input.isCompressed || file.entry != nil ? try following(range) : try onDisk(range)
    } catch {
      hasFailed = true
      return []
    }
  }

  private func onDisk(_ range: Range<Int>) throws(ExtractionError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    let count = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(ExtractionError) -> Int in
      try input.read(at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return Array(bytes.prefix(count))
  }

  private mutating func following(_ range: Range<Int>) throws(ExtractionError) -> [UInt8] {
    guard !hasFailed, range.lowerBound >= base else { return [] }
    let source: ByteSource
    if let follower { source = follower } else { source = try ByteSource(file) }
    follower = source
    while base + window.count < range.upperBound {
      if base + window.count <= range.lowerBound {
        base += window.count
        window.removeAll(keepingCapacity: true)
      }
      guard try source.read(into: &window) else { break }
    }
    let start = min(range.lowerBound - base, window.count)
    let bytes = Array(window[start..<min(range.upperBound - base, window.count)])
    window.removeFirst(start)
    base += start
    return bytes
  }
}
