/// A table for a terminal or a log: columns aligned, numbers to the right, values made safe to print.
package struct TextTable: Sendable {
  package enum Alignment: Sendable { case left, right }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  package init(_ columns: [(String, Alignment)]) { self.columns = columns.map { (title: $0.0, alignment: $0.1) } }

  package mutating func add(_ cells: [String]) { rows.append(cells.map { TerminalText.escaped($0, limit: 120) }) }

  /// Lines without trailing spaces; a heading only where a column has a title.
  package var text: String {
    let heading = columns.map(\.title)
    let all = (heading.contains { !$0.isEmpty } ? [heading] : []) + rows
    let widths = columns.indices.map { column in all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() where column < columns.count {
        let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
        line += (column > 0 ? "  " : "") + (columns[column].alignment == .right ? padding + cell : cell + padding)
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
