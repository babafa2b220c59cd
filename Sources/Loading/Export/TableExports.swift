import GRDB
import ProfileStore

extension ExportFormat {
  static let csv = ExportFormat(
    name: "csv", summary: "one row a customer, as in the `customers` view; formulas disarmed",
    export: { database, write in try table("SELECT * FROM customers ORDER BY customer_id", database, write) })

  static let crosswalk = ExportFormat(
    name: "crosswalk", summary: "one row a source record: which customer it is",
    export: { database, write in
      try table("SELECT * FROM crosswalk ORDER BY source, source_key", database, write)
    })

  private static func table(_ sql: String, _ database: ProfileDatabase, _ write: (String) throws -> Void) throws {
    try database.read { db in
      let rows = try Row.fetchCursor(db, sql: sql)
      try write(GuardedCSV.row(rows._statement.columnNames))
      while let row = try rows.next() { try write(GuardedCSV.row(row.map { text($0.1) })) }
    }
  }

  /// A cell's value; empty for NULL.
  static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: ""
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    }
  }
}
