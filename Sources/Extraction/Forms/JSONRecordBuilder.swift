import CSimdjsonShim
import PipelineConfig
import RecordModel

/// Turns parsed JSON objects into records of a batch, leaving out what is dropped and what is secret.
struct JSONRecordBuilder {
  /// How a record's text was mended before it was parsed.
  struct Repair {
    /// Offsets in the text where bytes that are not UTF-8 were read as Windows-1252, ascending.
    var places: [Int] = []
    var hadUndefined = false
  }

  private(set) var columns: JSONColumns
  /// Values left out because they are passwords, card or account numbers.
  private(set) var secrets = 0

  private let parser: JSONDocumentParser
  private var occurrences: [UInt16: UInt16] = [:]
  /// Fields of the current record that may name what the field beside them holds.
  private var names: [SourceRecordBatch.Field] = []

  init(_ source: SourceDefinition, _ parser: JSONDocumentParser) {
    self.parser = parser
    columns = JSONColumns(source, parser)
  }

  /// Adds a parsed object to the batch.
  mutating func add(
    _ document: csimdjson_document, _ repair: Repair, as record: SourceRecordBatch.Record, to batch: inout SourceRecordBatch
  ) {
    var record = record
    record.firstField = batch.fields.count
    let base = batch.bytes.count
    let values = UnsafeBufferPointer(start: document.values, count: document.value_count)
    let leaves = UnsafeBufferPointer(start: document.leaves, count: document.leaf_count)
    batch.bytes.append(contentsOf: values)
    if !occurrences.isEmpty { occurrences.removeAll(keepingCapacity: true) }
    if !names.isEmpty { names.removeAll(keepingCapacity: true) }
    var hasValueNames = false
    for leaf in leaves {
      let entry = columns.entry(of: leaf.path)
      let start = Int(leaf.value_start)
      let value = UnsafeBufferPointer(rebasing: values[start..<start + Int(leaf.value_count)])
      let field = SourceRecordBatch.Field(
        column: entry.column, occurrence: UInt16(clamping: leaf.occurrence),
        start: UInt32(truncatingIfNeeded: base + start), count: leaf.value_count)
      if isSecret(value, entry) {
        secrets += 1
        Self.blank(field, in: &batch)
      } else if entry.traits.contains(.isDropped)
        || entry.traits.contains(.hasExpressions) && isDropped(leaf, document)
      {
        Self.blank(field, in: &batch)
      } else {
        batch.fields.append(field)
        if entry.traits.contains(.hasExpressions) { addExpressions(leaf, field, document, to: &batch) }
        if entry.traits.contains(.isNameName) { names.append(field) }
        if entry.traits.contains(.isValueName) { hasValueNames = true }
        if leaf.flags != 0 { note(leaf.flags, of: entry.column, in: &batch) }
      }
    }
    if !repair.places.isEmpty { note(repair, of: leaves, in: &batch) }
    if document.duplicate != 0, let column = columns.number(of: parser.text(of: document.duplicate)) {
      batch.issues.append((batch.records.count, column, .duplicateJSONKey))
    }
    if hasValueNames, !names.isEmpty { removeNamedSecrets(from: &batch, after: record.firstField) }
    record.fieldCount = batch.fields.count - record.firstField
    batch.records.append(record)
  }

  private func isSecret(_ value: UnsafeBufferPointer<UInt8>, _ entry: JSONColumns.Entry) -> Bool {
    if entry.traits.contains(.isSecret) { return true }
    if value.count < 13 || entry.traits.contains(.isIdentity) { return false }
    return SecretFilter.isSecretValue(value, mayBePhone: entry.traits.contains(.mayBePhone))
  }

  /// The bytes stay in the arena, but not what they said.
  private static func blank(_ field: SourceRecordBatch.Field, in batch: inout SourceRecordBatch) {
    for place in Int(field.start)..<Int(field.start) + Int(field.count) { batch.bytes[place] = 0x2A }
  }

  private func note(_ flags: UInt8, of column: UInt16, in batch: inout SourceRecordBatch) {
    let record = batch.records.count
    if Int(flags) & CSIMDJSON_LONE_SURROGATE != 0 { batch.issues.append((record, column, .replacementCharacter)) }
    if Int(flags) & CSIMDJSON_NUL_REMOVED != 0 { batch.issues.append((record, column, .nulRemoved)) }
  }

  /// A repaired byte belongs to the last leaf that starts before it.
  private mutating func note(
    _ repair: Repair, of leaves: UnsafeBufferPointer<csimdjson_leaf>, in batch: inout SourceRecordBatch
  ) {
    let code: IssueCode = repair.hadUndefined ? .replacementCharacter : .encodingRepaired
    var next = 0
    for (index, leaf) in leaves.enumerated() where next < repair.places.count {
      let end = index + 1 < leaves.count ? Int(leaves[index + 1].source) : Int.max
      guard repair.places[next] < end else { continue }
      while next < repair.places.count, repair.places[next] < end { next += 1 }
      let entry = columns.entry(of: leaf.path)
      // What is left out has no column.
      if entry.traits.isDisjoint(with: [.isSecret, .isDropped]) {
        batch.issues.append((batch.records.count, entry.column, code))
      }
    }
  }

  private mutating func addExpressions(
    _ leaf: csimdjson_leaf, _ field: SourceRecordBatch.Field, _ document: csimdjson_document, to batch: inout SourceRecordBatch
  ) {
    for expression in columns.expressions(at: leaf.path) where matches(expression, leaf, document) {
      guard let column = expression.column else { continue }
      var copy = field
      copy.column = column
      copy.occurrence = occurrences[column, default: 0]
      occurrences[column] = copy.occurrence == .max ? .max : copy.occurrence + 1
      batch.fields.append(copy)
    }
  }

  private func isDropped(_ leaf: csimdjson_leaf, _ document: csimdjson_document) -> Bool {
    columns.expressions(at: leaf.path).contains { $0.column == nil && matches($0, leaf, document) }
  }

  /// Whether the leaf lies in the array elements that the expression names.
  private func matches(_ expression: JSONColumns.Expression, _ leaf: csimdjson_leaf, _ document: csimdjson_document) -> Bool {
    if expression.numbers.isEmpty { return true }
    guard let indexes = document.indexes else { return false }
    let found = UnsafeBufferPointer(start: indexes + Int(leaf.index_start), count: Int(leaf.index_count))
    return expression.numbers.allSatisfy { wanted in
      let levels = found.filter { parser.text(of: $0.path) == wanted.column }
      return wanted.position < levels.count && levels[wanted.position].index == wanted.index
    }
  }

  /// Takes out the `value` beside a `name` that names a secret.
  private mutating func removeNamedSecrets(from batch: inout SourceRecordBatch, after firstField: Int) {
    let named = names.filter { $0.count <= 128 && SecretFilter.isSecretName(batch.value($0)) }
    guard !named.isEmpty else { return }
    let hidden = Set(named.map { "\($0.occurrence) \(columns.parent(of: $0.column))" })
    var kept: [SourceRecordBatch.Field] = []
    var removedStarts: Set<UInt32> = []
    for field in batch.fields[firstField...] {
      let name = columns.names[Int(field.column)]
      let last = name.utf8.split(separator: 0x2E).last ?? name.utf8[...]
      if SecretFilter.isValueName(last), hidden.contains("\(field.occurrence) \(columns.parent(of: field.column))") {
        secrets += 1
        Self.blank(field, in: &batch)
        if field.count > 0 { removedStarts.insert(field.start) }
      } else {
        kept.append(field)
      }
    }
    // Also under the names that mappings with array indexes gave them.
    kept.removeAll { $0.count > 0 && removedStarts.contains($0.start) }
    batch.fields.replaceSubrange(firstField..., with: kept)
  }
}
