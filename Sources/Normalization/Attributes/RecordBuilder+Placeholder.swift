import RecordModel

extension RecordBuilder {
  /// Adds the cell flagged as a placeholder, and says so, if it is one.
  package mutating func addIfPlaceholder(_ cell: Cell, _ context: NormalizationContext) -> Bool {
    guard context.placeholders.contains(folded: TextFolder.fold(cell.text), in: cell.field) else { return false }
    addUnusable(cell, flags: .placeholder, issue: .placeholder)
    return true
  }
}
