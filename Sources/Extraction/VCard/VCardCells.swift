import RecordModel

/// The cells of the card under way.
struct VCardCells {
  private(set) var columns: VCardColumns
  /// Whether there is anything that tells of somebody.
  private(set) var isTelling = false
  private var fields: [SourceRecordBatch.Field] = []
  private var bytes: [UInt8] = []
  private var issues: [(column: UInt16, code: IssueCode)] = []
  private var counts: [String: UInt16] = [:]

  init(dropped: Set<String>) { columns = VCardColumns(dropped: dropped) }

  mutating func beginCard() {
    isTelling = false
    fields.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    issues.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
  }

  /// The number of the next value of a name, from 0.
  mutating func next(_ name: String) -> UInt16 {
    let count = counts[name, default: 0]
    counts[name] = count &+ (count == .max ? 0 : 1)
    return count
  }

  /// Whether a value of the name was counted.
  func has(_ name: String) -> Bool { counts[name] != nil }

  mutating func add(_ name: String, _ occurrence: UInt16, _ value: [UInt8], _ codes: [IssueCode], isTelling: Bool = true) {
    guard !value.isEmpty, let column = columns.number(of: name) else { return }
    fields.append(
      SourceRecordBatch.Field(
        column: column, occurrence: occurrence, start: UInt32(truncatingIfNeeded: bytes.count),
        count: UInt32(truncatingIfNeeded: value.count)))
    bytes += value
    issues += codes.map { (column, $0) }
    self.isTelling = self.isTelling || isTelling
  }

  /// Notes something about the card as a whole.
  mutating func note(_ code: IssueCode) { issues.append((fields.first?.column ?? 0, code)) }

  /// Appends the cells as those of the batch's next record.
  func move(to batch: inout SourceRecordBatch) {
    let start = UInt32(truncatingIfNeeded: batch.bytes.count)
    for var field in fields {
      field.start += start
      batch.fields.append(field)
    }
    batch.bytes += bytes
    for issue in issues { batch.issues.append((batch.records.count, issue.column, issue.code)) }
  }
}
