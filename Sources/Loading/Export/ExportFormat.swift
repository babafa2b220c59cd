import GRDB
import ProfileStore

/// One way to hand the customers on. A new format is one file and one line in ``ExportFormats``.
package struct ExportFormat: Sendable {
  /// As written after `--format`.
  package var name: String
  package var summary: String
  /// Writes everything through `write`, piece by piece, in an order that depends on the database alone.
  package var export: @Sendable (_ database: ProfileDatabase, _ write: (String) throws -> Void) throws -> Void
}

/// Every export format.
package enum ExportFormats {
  package static let all: [ExportFormat] = [.csv, .jsonl, .crosswalk]

  package static func named(_ name: String) -> ExportFormat? { all.first { $0.name == name } }
}

/// CSV cells that no spreadsheet takes for a formula.
package enum GuardedCSV {
  /// A row of cells, quoted where needed, ending in CRLF (RFC 4180).
  package static func row(_ cells: [String]) -> String {
    cells.map { quoted(guarded($0)) }.joined(separator: ",") + "\r\n"
  }

  /// Puts an apostrophe before what a spreadsheet would compute: `= + - @`, tab, CR or LF first, also after blanks, in their
  /// full-width forms, and on each line of a cell. Undone by removing that apostrophe.
  ///
  /// With `isExact`, apostrophes that stand before such a thing already count too, so that ``unguarded(_:)`` gives every text back.
  static func guarded(_ cell: String, isExact: Bool = false) -> String {
    guard cell.unicodeScalars.contains(where: { isTrigger($0) }) else { return cell }
    var result = String.UnicodeScalarView()
    var atLineStart = true
    var pending: [UnicodeScalar] = []
    for scalar in cell.unicodeScalars {
      if atLineStart, isBlank(scalar) || isExact && scalar == "'" {
        pending.append(scalar)
        continue
      }
      if atLineStart, isTrigger(scalar) { result.append("'") }
      result.append(contentsOf: pending)
      pending = []
      result.append(scalar)
      atLineStart = scalar == "\n" || scalar == "\r"
    }
    result.append(contentsOf: pending)
    return String(result)
  }

  /// A row for a file that comes back: every cell in quotes, so that none loses its blanks.
  package static func exactRow(_ cells: [String]) -> String {
    cells.map { "\"" + guarded($0, isExact: true).replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
  }

  /// The text of a cell of ``exactRow(_:)``.
  package static func unguarded(_ cell: String) -> String {
    guard cell.unicodeScalars.contains("'") else { return cell }
    let scalars = Array(cell.unicodeScalars)
    var result = String.UnicodeScalarView()
    var isLineStart = true
    for (index, scalar) in scalars.enumerated() {
      defer { isLineStart = scalar == "\n" || scalar == "\r" }
      if isLineStart, scalar == "'", let next = scalars[(index + 1)...].first(where: { !isBlank($0) && $0 != "'" }),
        isTrigger(next)
      {
        continue
      }
      result.append(scalar)
    }
    return String(result)
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static func isBlank(_ scalar: UnicodeScalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\u{FEFF}" }

  private static func isTrigger(_ scalar: UnicodeScalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
