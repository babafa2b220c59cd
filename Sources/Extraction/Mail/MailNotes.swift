import RecordModel

/// What was noted while reading a message, each once, in order.
struct MailNotes {
  private(set) var entries: [(column: MailColumn, code: IssueCode)] = []

  mutating func add(_ code: IssueCode, to column: MailColumn) {
    guard !entries.contains(where: { $0.column == column && $0.code == code }) else { return }
    entries.append((column, code))
  }
}
