import Extraction
import PipelineConfig
import RecordModel

/// What reading one file came to, in counts and codes, and whether the reader kept its promises.
package struct ReaderAudit: Sendable {
  /// The reader that was used; nil where none took the file.
  package private(set) var kind: SourceKind?
  package private(set) var columns: [String] = []
  package private(set) var records = 0
  /// Cells over all records.
  package private(set) var cells = 0
  package private(set) var notes: [String: Int] = [:]
  package private(set) var rejected: [String: Int] = [:]
  package private(set) var account = FileAccount(path: "")
  /// Why the file was not opened.
  package private(set) var refusal: ExtractionError?
  /// What ended the reading before the file's end.
  package private(set) var stop: ExtractionError?
  /// Promises that were broken, none in a good reader; at most twenty.
  package private(set) var faults: [String] = []
  /// Equal for equal records, rejects and accounts.
  package private(set) var fingerprint: UInt64 = 0

  /// Reads a file of `source` to its end and shows each batch to `visit`.
  package init(
    path: String, source: SourceDefinition = .init(name: "audit", paths: [], country: "DE"),
    visit: (SourceRecordBatch) -> Void = { _ in }
  ) {
    let file = InputFile(source: 0, shownPath: "audited", path: path)
    let context = ExtractionContext(
      ownDomains: ["acme.example"], startedAt: Timestamp(milliseconds: 1_767_225_600_000))
    do throws(ExtractionError) {
      let opened = try ExtractorRegistry.open(file, of: source, in: context)
      kind = opened.kind
      read(opened.reader, visit)
    } catch {
      refusal = error
      mix(error.code)
    }
  }

  private mutating func read(_ reader: any RecordReader, _ visit: (SourceRecordBatch) -> Void) {
    do throws(ExtractionError) {
      while let batch = try reader.nextBatch() {
        take(batch)
        visit(batch)
        take(reader.takeRejects())
      }
    } catch {
      stop = error
      mix(error.code)
    }
    take(reader.takeRejects())
    account = reader.account
    checkAccount()
  }

  private mutating func checkAccount() {
    for count in [account.recordBytes, account.separatorBytes, account.skippedBytes, account.rejectedBytes] {
      if count < 0 { fault("a count of bytes below zero") }
      mix(UInt64(truncatingIfNeeded: count))
    }
    if stop == nil, !account.addsUp {
      fault(
        "the account does not add up: \(account.recordBytes) + \(account.separatorBytes) + \(account.skippedBytes) + "
          + "\(account.rejectedBytes) are not \(account.bytes) bytes")
    }
    if account.records != records { fault("\(records) records given, \(account.records) in the account") }
    let given = rejected.values.reduce(0, +)
    if account.rejected != given { fault("\(given) rejects given, \(account.rejected) in the account") }
    if stop == nil, places.upperBound > account.bytes { fault("a place behind the end of the file") }
  }

  // MARK: batches

  /// From the first to the last byte of a record or reject.
  private var places = 0..<0

  private mutating func take(_ batch: SourceRecordBatch) {
    if !batch.columns.starts(with: columns) { fault("columns changed their numbers") }
    columns = batch.columns
    if String(validating: batch.bytes, as: UTF8.self) == nil { fault("values that are no UTF-8") }
    var last = records == 0 ? 0 : lastNumber
    for record in batch.records {
      if record.number < last { fault("record numbers go back") }
      last = record.number
      take(record, of: batch)
    }
    lastNumber = last
    records += batch.records.count
    for issue in batch.issues {
      notes[issue.code.name, default: 0] += 1
      mix(UInt64(issue.code.rawValue))
      if !batch.records.indices.contains(issue.record) || Int(issue.column) >= batch.columns.count {
        fault("a note about no cell")
      }
    }
    batch.bytes.withUnsafeBufferPointer { mix(ByteHash.hash($0)) }
  }

  private var lastNumber = 0

  private mutating func take(_ record: SourceRecordBatch.Record, of batch: SourceRecordBatch) {
    takePlace(record.byteStart, record.byteEnd, record.line)
    guard record.firstField >= 0, record.fieldCount >= 0, record.firstField + record.fieldCount <= batch.fields.count else {
      return fault("a record with fields that are not there")
    }
    for field in batch.fields(of: record) {
      cells += 1
      if Int(field.column) >= batch.columns.count { fault("a cell of no column") }
      if Int(field.start) + Int(field.count) > batch.bytes.count { fault("a cell outside the values") }
      mix(UInt64(field.column) << 48 ^ UInt64(field.occurrence) << 32 ^ UInt64(field.count))
    }
  }

  private mutating func take(_ rejects: [RejectedRow]) {
    for reject in rejects {
      rejected[reject.code, default: 0] += 1
      takePlace(reject.byteStart, reject.byteEnd, reject.line)
      if reject.raw.count > RejectedRow.rawLimit { fault("more raw bytes than are kept") }
      if reject.code.isEmpty || reject.message.isEmpty { fault("a reject without a reason") }
      mix(reject.code)
    }
  }

  private mutating func takePlace(_ start: Int, _ end: Int, _ line: Int) {
    if start < 0 || end < start { fault("a place that ends before it starts") }
    if line < 0 { fault("a line below zero") }
    if end > places.upperBound { places = 0..<end }
    mix(UInt64(truncatingIfNeeded: start))
    mix(UInt64(truncatingIfNeeded: end))
  }

  private mutating func fault(_ text: String) { if faults.count < 20, !faults.contains(text) { faults.append(text) } }

  private mutating func mix(_ value: UInt64) { fingerprint = ByteHash.combine(fingerprint, value) }

  private mutating func mix(_ text: String) { mix(ByteHash.hash(text)) }
}
