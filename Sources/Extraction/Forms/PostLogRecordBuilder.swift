import PipelineConfig
import RecordModel

/// Turns lines of a POST log into the fields of records, leaving out what is dropped and what is secret.
struct PostLogRecordBuilder {
  /// Keys that are read of one line.
  private static let keyLimit = 256

  private(set) var columns: PostLogColumns
  /// Values left out because they are passwords, card or account numbers.
  private(set) var secrets = 0
  /// Files that came with multipart bodies and were left out.
  private(set) var files = 0
  /// Charsets that parts of multipart bodies name.
  var converters = ConverterCache()

  /// By column: how often it was filled on which line.
  private var filled: [(line: Int, count: UInt16)] = []
  private var line = 0

  init(_ source: SourceDefinition) { columns = PostLogColumns(source) }

  /// Adds the line's fields to the batch, or none and says why.
  mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, to batch: inout SourceRecordBatch
  ) -> (code: String, message: String)? {
    let before = (fields: batch.fields.count, bytes: batch.bytes.count, issues: batch.issues.count, secrets: secrets)
    beginLine()
    guard let fault = addFields(text, to: &batch) else { return nil }
    batch.fields.removeSubrange(before.fields...)
    batch.bytes.removeSubrange(before.bytes...)
    batch.issues.removeSubrange(before.issues...)
    secrets = before.secrets
    return fault
  }

  /// Begins to count the values of each column anew.
  mutating func beginLine() { line += 1 }

  mutating func countFiles(_ count: Int) { files += count }

  /// Adds a decoded value under a key as it stands in the log, unless it is dropped or secret.
  mutating func addValue(
    _ value: [UInt8], under name: UnsafeBufferPointer<UInt8>, _ repairs: FormRepairs, isCut: Bool,
    to batch: inout SourceRecordBatch
  ) -> (code: String, message: String)? {
    let key = columns.key(name)
    switch key.fate {
    case .dropped: return nil
    case .refused: return Self.tooManyKeys
    case .secret: secrets += 1
    case .kept where isSecret(value, from: 0, key): secrets += 1
    case .kept:
      let start = batch.bytes.count
      batch.bytes += value
      let occurrence = nextOccurrence(of: key)
      addField(key.column, occurrence, start, to: &batch)
      if let alias = key.alias { addField(alias, occurrence, start, to: &batch) }
      for code in key.repairs.union(repairs).codes { batch.issues.append((batch.records.count, key.column, code)) }
      if isCut { batch.issues.append((batch.records.count, key.column, .truncated)) }
    }
    return nil
  }

  private static let tooManyKeys = ("too_many_columns", "too many different keys in the file, or one that is too long")

  /// The request line's parts of a line whose body is read apart, if it has them.
  mutating func addRequest(_ text: UnsafeBufferPointer<UInt8>, to batch: inout SourceRecordBatch) {
    addRequest(PostLogLine(text), text, to: &batch)
  }

  private mutating func addRequest(
    _ parts: PostLogLine, _ text: UnsafeBufferPointer<UInt8>, to batch: inout SourceRecordBatch
  ) {
    if let time = parts.time { addOwn("log.time", UnsafeBufferPointer(rebasing: text[time]), to: &batch) }
    if let ip = parts.ip { addOwn("log.ip", UnsafeBufferPointer(rebasing: text[ip]), to: &batch) }
    if let path = parts.path { addOwn("log.path", UnsafeBufferPointer(rebasing: text[path]), to: &batch) }
  }

  private mutating func addFields(
    _ text: UnsafeBufferPointer<UInt8>, to batch: inout SourceRecordBatch
  ) -> (code: String, message: String)? {
    let parts = PostLogLine(text)
    let query = parts.query ?? 0..<0
    guard text[query].contains(0x3D) || text[parts.body].contains(0x3D) else {
      return ("not_form_data", "no `key=value` on this line")
    }
    addRequest(parts, text, to: &batch)
    var keys = 0
    for form in [query, parts.body] {
      var start = form.lowerBound
      while start < form.upperBound {
        let end = text[start..<form.upperBound].firstIndex(of: 0x26) ?? form.upperBound
        if end > start {
          keys += 1
          if keys > Self.keyLimit {
            if let last = batch.fields.last { batch.issues.append((batch.records.count, last.column, .truncated)) }
            return nil
          }
          if let fault = addPair(UnsafeBufferPointer(rebasing: text[start..<end]), to: &batch) { return fault }
        }
        start = end + 1
      }
    }
    return nil
  }

  private mutating func addOwn(_ name: String, _ text: UnsafeBufferPointer<UInt8>, to batch: inout SourceRecordBatch) {
    guard let column = columns.number(ofOwn: name) else { return }
    let start = batch.bytes.count
    if let repaired = FormTextRepair.repair(text) { batch.bytes += repaired.bytes } else { batch.bytes += text }
    addField(column, 0, start, to: &batch)
  }

  private mutating func addPair(
    _ pair: UnsafeBufferPointer<UInt8>, to batch: inout SourceRecordBatch
  ) -> (code: String, message: String)? {
    let mark = pair.firstIndex(of: 0x3D) ?? pair.count
    let key = columns.key(UnsafeBufferPointer(rebasing: pair[..<mark]))
    switch key.fate {
    case .dropped: return nil
    case .refused: return Self.tooManyKeys
    case .secret: secrets += 1
    case .kept:
      let start = batch.bytes.count
      let text = UnsafeBufferPointer(rebasing: pair[min(mark + 1, pair.count)...])
      let repairs = key.repairs.union(PercentDecoder.append(text, to: &batch.bytes))
      if isSecret(batch.bytes, from: start, key) {
        secrets += 1
        batch.bytes.removeSubrange(start...)
        return nil
      }
      let occurrence = nextOccurrence(of: key)
      addField(key.column, occurrence, start, to: &batch)
      if let alias = key.alias { addField(alias, occurrence, start, to: &batch) }
      if !repairs.isEmpty {
        for code in repairs.codes { batch.issues.append((batch.records.count, key.column, code)) }
      }
    }
    return nil
  }

  private func isSecret(_ bytes: [UInt8], from start: Int, _ key: PostLogColumns.Key) -> Bool {
    guard bytes.count - start >= 13 else { return false }
    return bytes.withUnsafeBufferPointer {
      SecretFilter.isSecretValue(UnsafeBufferPointer(rebasing: $0[start...]), mayBePhone: key.mayBePhone)
    }
  }

  /// The index in the key, or how often the column was filled on this line.
  private mutating func nextOccurrence(of key: PostLogColumns.Key) -> UInt16 {
    let column = Int(key.column)
    while filled.count <= column { filled.append((0, 0)) }
    let next = filled[column].line == line ? filled[column].count : 0
    let occurrence = key.index ?? next
    filled[column] = (line, occurrence == .max ? .max : max(next, occurrence + 1))
    return occurrence
  }

  private func addField(_ column: UInt16, _ occurrence: UInt16, _ start: Int, to batch: inout SourceRecordBatch) {
    let count = UInt32(truncatingIfNeeded: batch.bytes.count - start)
    batch.fields.append(
      .init(column: column, occurrence: occurrence, start: UInt32(truncatingIfNeeded: start), count: count))
  }
}
