/// One column of a table: its heading and, where that is not plain, what it means.
struct TableColumn {
  /// How a column is set, and the class its heading gets.
  enum Kind: String {
    case number = "n"
    case text = "t"
    /// Whole sentences, or several values: never squeezed into a narrow strip.
    case prose = "p"
  }

  var title: String
  var kind: Kind
  var meaning = ""

  static func text(_ title: String, _ meaning: String = "") -> TableColumn {
    TableColumn(title: title, kind: .text, meaning: meaning)
  }

  static func prose(_ title: String, _ meaning: String = "") -> TableColumn {
    TableColumn(title: title, kind: .prose, meaning: meaning)
  }

  static func number(_ title: String, _ meaning: String = "") -> TableColumn {
    TableColumn(title: title, kind: .number, meaning: meaning)
  }
}

/// A table of a section's template, with headings for screen readers and a legend for everybody.
enum TableMarkup {
  /// `rows` is the template of the table's body; `label` names the table for those who cannot see where it stands.
  static func table(_ label: String, _ columns: [TableColumn], rows: String) -> String {
    let heads = columns.map { column in
      let meaning = column.meaning.isEmpty ? "" : " title=\"\(escaped(column.meaning))\""
      return "<th scope=\"col\" class=\"\(column.kind.rawValue)\"\(meaning)>\(escaped(column.title))</th>"
    }
    let isStacked = columns.contains { $0.kind == .prose }
    let style = isStacked ? " class=\"stack\"" : columns.count <= 3 ? " class=\"small\"" : ""
    let rows = isStacked ? labelled(rows, columns) : rows
    return scrolling(label, "<table\(style)><thead><tr>\(heads.joined())</tr></thead><tbody>\(rows)</tbody></table>")
      + legend(columns)
  }

  /// A table that may be wider than the page: it scrolls by itself, with the keyboard too.
  static func scrolling(_ label: String, _ table: String) -> String {
    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(escaped(label))\">\(table)</div>"
  }

  /// The rows with each cell's heading in it, shown where the page is too narrow for columns and the cells stand below each other.
  private static func labelled(_ rows: String, _ columns: [TableColumn]) -> String {
    let parts = rows.split(separator: "<tr>", omittingEmptySubsequences: false).map { row in
      var cells = row.split(separator: "<td", omittingEmptySubsequences: false).map(String.init)
      for index in cells.indices.dropFirst() where index < columns.count && !cells[index].hasPrefix(" colspan") {
        cells[index] = "<td data-label=\"\(escaped(columns[index].title))\"" + cells[index]
      }
      return cells.joined()
    }
    return parts.joined(separator: "<tr>")
  }

  private static func legend(_ columns: [TableColumn]) -> String {
    let explained = columns.filter { !$0.meaning.isEmpty }
    if explained.isEmpty { return "" }
    return "<dl class=\"legend\">"
      + explained.map { "<div><dt>\(escaped($0.title))</dt><dd>\(escaped($0.meaning))</dd></div>" }.joined() + "</dl>"
  }

  /// For texts of our own that stand in a template.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
