import RecordModel

/// Reads what a column holds from the cells of a file's first batch.
struct ContentSniffer {
  /// Non-empty cells looked at per column.
  private static let limit = 1000

  private let batch: SourceRecordBatch
  private let cells: [[SourceRecordBatch.Field]]

  /// Collects the first cells of each column once.
  init(_ batch: SourceRecordBatch) {
    self.batch = batch
    var cells = [[SourceRecordBatch.Field]](repeating: [], count: batch.columns.count)
    for field in batch.fields where field.count > 0 && Int(field.column) < cells.count {
      if cells[Int(field.column)].count < Self.limit { cells[Int(field.column)].append(field) }
    }
    self.cells = cells
  }

  /// The share of non-empty cells that pass, in percent, or nil when there are fewer than `minimum`.
  func percent(of column: Int, minimum: Int = 1, where isMatch: ([UInt8]) -> Bool) -> Int? {
    guard column < cells.count else { return nil }
    var seen = 0
    var matching = 0
    for field in cells[column] {
      let text = ByteText.trimmed(batch.value(field))
      if text.isEmpty { continue }
      seen += 1
      if isMatch(Array(text)) { matching += 1 }
    }
    return seen < minimum ? nil : matching * 100 / seen
  }

  func emails(in column: Int) -> Int? { percent(of: column) { EmailSyntax.address(in: $0) != nil } }

  /// Seven to fifteen digits among the signs phones are written with.
  func phones(in column: Int) -> Int? {
    percent(of: column) { text in
      let digits = text.count { (0x30...0x39).contains($0) }
      return (7...15).contains(digits) && text.allSatisfy { (0x30...0x39).contains($0) || " +-()./'".utf8.contains($0) }
    }
  }

  /// Phones that nothing but their writing tells: with `+` in front, or with blanks or brackets between the digits.
  func writtenPhones(in column: Int) -> Int? {
    percent(of: column, minimum: 3) { text in
      let digits = text.count { (0x30...0x39).contains($0) }
      let start = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "(") || text.first == 0x30
      return start && (9...15).contains(digits) && text.contains { " +(/".utf8.contains($0) }
        && text.allSatisfy { (0x30...0x39).contains($0) || " +-()./".utf8.contains($0) }
    }
  }

  /// Whether every cell is a word of a mailing status and at least one says who is subscribed.
  func isSubscriptionStatus(_ column: Int) -> Bool {
    var isTelling = false
    let share = percent(of: column) { text in
      let folded = String(decoding: TextFolder.fold(text), as: UTF8.self)
      if folded == "subscribed" || folded == "unsubscribed" { isTelling = true }
      return ["subscribed", "unsubscribed", "non-subscribed", "nonsubscribed", "cleaned", "pending", "bounced"].contains(folded)
    }
    return share == 100 && isTelling
  }
}
