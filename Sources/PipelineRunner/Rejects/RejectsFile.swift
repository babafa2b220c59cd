import Diagnostics
import Loading
import ProfileStore
import RecordModel

/// A file of rows that were set aside, for a person to mend: a table that comes back by a source's `rejects`, or JSON Lines with the
/// pieces as they stood.
package enum RejectsFile {
  /// Where a row was set aside; before its own cells.
  static let sourceColumn = "_source"
  static let fileColumn = "_file"
  static let lineColumn = "_line"
  static let codeColumn = "_code"
  static let messageColumn = "_message"
  static let ownColumns = [sourceColumn, fileColumn, lineColumn, codeColumn, messageColumn]
  /// Before a number from 1: cells beyond the header of their file.
  static let extraPrefix = "_extra_"

  /// What was written, and how many rejects are no rows.
  package struct Written: Sendable {
    package var rows = 0
    package var others = 0
  }

  /// Writes the rejects of one source or of all for their owner alone; as JSON Lines where `path` ends in `.jsonl`.
  package static func write(_ database: ProfileDatabase, source: String?, to path: String) throws -> Written {
    var written = Written()
    try PrivateFile.write(to: path) { write in
      written =
        path.lowercased().hasSuffix(".jsonl")
        ? try writeLines(database, source, write) : try writeTable(database, source, write)
    }
    return written
  }

  // MARK: table

  /// In two passes, so that no more than a row is held: which columns there are, then the rows.
  private static func writeTable(
    _ database: ProfileDatabase, _ source: String?, _ write: (String) throws -> Void
  ) throws -> Written {
    var columns: [String] = []
    var places: [String: Int] = [:]
    var extras = 0
    try database.forEachReject(of: source) { row in
      for cell in row.cells where !cell.column.isEmpty && places[cell.column] == nil {
        places[cell.column] = columns.count
        columns.append(cell.column)
      }
      extras = max(extras, row.cells.count { $0.column.isEmpty })
    }
    // A mark, without which spreadsheet programs do not read UTF-8.
    try write("\u{FEFF}")
    try write(GuardedCSV.exactRow(ownColumns + columns + (0..<extras).map { "\(extraPrefix)\($0 + 1)" }))
    var written = Written()
    try database.forEachReject(of: source) { row in
      guard isRow(row) else {
        written.others += 1
        return
      }
      written.rows += 1
      var cells = [String](repeating: "", count: columns.count)
      for cell in row.cells { if let place = places[cell.column] { cells[place] = cell.text } }
      var more = row.cells.filter { $0.column.isEmpty }.map(\.text)
      more += [String](repeating: "", count: extras - more.count)
      try write(GuardedCSV.exactRow([row.source, row.file, "\(row.line)", row.code, row.message] + cells + more))
    }
    return written
  }

  /// Rows of tables, and records of other files that could be taken apart.
  private static func isRow(_ reject: RejectView) -> Bool {
    reject.recordNumber > 0 && (!reject.cells.isEmpty || reject.kind == "csv" || reject.kind == "xlsx")
  }

  // MARK: JSON Lines

  private static func writeLines(
    _ database: ProfileDatabase, _ source: String?, _ write: (String) throws -> Void
  ) throws -> Written {
    var written = Written()
    try database.forEachReject(of: source) { row in
      written.rows += 1
      let raw =
        String(validating: row.raw, as: UTF8.self).map { "\"raw\":\(JSONText.quoted($0))" }
        ?? "\"raw_hex\":\"\(SHA256.hex(row.raw))\""
      try write(
        "{\"source\":\(JSONText.quoted(row.source)),\"file\":\(JSONText.quoted(row.file)),\"kind\":\"\(row.kind)\","
          + "\"record_number\":\(row.recordNumber),\"line\":\(row.line),\"byte_start\":\(row.byteStart),"
          + "\"byte_end\":\(row.byteEnd),\"code\":\"\(row.code)\",\"message\":\(JSONText.quoted(row.message)),\(raw)}\n")
    }
    return written
  }
}
