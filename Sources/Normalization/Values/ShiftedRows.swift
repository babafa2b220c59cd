import RecordModel

/// Rows of a table whose cells stand one column beside their headers, as a cell inserted or deleted in a spreadsheet leaves them.
///
/// A row is moved back only where its email stands in the neighbouring column, nothing typed (phones, dates) is right where it
/// stands, one more of them is right beside it, and the cell that would fall off is empty. The file keeps the row as it is.
struct ShiftedRows {
  private let emails: Set<Int>
  private let phones: Set<Int>
  private let dates: Set<Int>

  init?(_ plan: MappingPlan) {
    func columns(_ fields: Set<CanonicalField>) -> Set<Int> {
      Set(plan.actions.indices.filter { plan.actions[$0].contains { fields.contains($0.field) } })
    }
    emails = columns([.email])
    phones = columns([.phone])
    dates = columns([.birthDate])
    if emails.isEmpty || phones.isEmpty && dates.isEmpty { return nil }
  }

  /// The batch with the rows moved back, and which these are.
  func repaired(_ batch: SourceRecordBatch) -> (batch: SourceRecordBatch, records: [Int]) {
    var found: [(record: Int, shift: Int)] = []
    for (index, record) in batch.records.enumerated() {
      if let shift = shift(of: batch.fields(of: record), in: batch) { found.append((index, shift)) }
    }
    guard !found.isEmpty else { return (batch, []) }
    var result = batch
    for (index, shift) in found {
      let record = batch.records[index]
      for place in record.firstField..<record.firstField + record.fieldCount {
        let column = Int(batch.fields[place].column) + shift
        if column >= 0, column < batch.columns.count {
          result.fields[place].column = UInt16(truncatingIfNeeded: column)
        } else {
          // The empty cell that fell off stands for the one the row lacks at its other end.
          result.fields[place].column = UInt16(truncatingIfNeeded: shift < 0 ? batch.columns.count - 1 : 0)
        }
      }
    }
    return (result, found.map(\.record))
  }

  /// By how many columns the cells have to move, -1 or 1; nil for a row that stands right or that nothing speaks for.
  private func shift(of fields: ArraySlice<SourceRecordBatch.Field>, in batch: SourceRecordBatch) -> Int? {
    var mail: Int?
    for field in fields where field.count > 0 && batch.value(field).contains(0x40) {
      let column = Int(field.column)
      if emails.contains(column) { return nil }
      if emails.contains(column - 1) || emails.contains(column + 1) { mail = mail ?? column }
    }
    guard let mail else { return nil }
    return [-1, 1].first { shift in
      emails.contains(mail + shift) && isRight(fields, in: batch, movedBy: shift)
    }
  }

  private func isRight(
    _ fields: ArraySlice<SourceRecordBatch.Field>, in batch: SourceRecordBatch, movedBy shift: Int
  ) -> Bool {
    var isSupported = false
    for field in fields where field.count > 0 {
      let (column, text) = (Int(field.column), Array(ByteText.trimmed(batch.value(field))))
      if text.isEmpty { continue }
      let moved = column + shift
      if moved < 0 || moved >= batch.columns.count { return false }
      if emails.contains(moved), EmailSyntax.address(in: text) == nil { return false }
      if isTyped(text, in: column) { return false }
      if isTyped(text, in: moved) { isSupported = true }
    }
    return isSupported
  }

  /// A phone in a column of phones, a date in one of dates.
  private func isTyped(_ text: [UInt8], in column: Int) -> Bool {
    phones.contains(column) && Self.isPhone(text) || dates.contains(column) && Self.isDate(text)
  }

  private static func isPhone(_ text: [UInt8]) -> Bool {
    (7...15).contains(text.count { (0x30...0x39).contains($0) })
      && text.allSatisfy { (0x30...0x39).contains($0) || " +-()./'".utf8.contains($0) } && !isDate(text)
  }

  private static func isDate(_ text: [UInt8]) -> Bool { TimestampParser.parse(text) != .none }
}
