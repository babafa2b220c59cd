import Foundation
import GRDB
import RecordModel

/// A row of the `rejects` view, with what only the tables hold.
package struct RejectView: Sendable {
  package var source: String
  package var file: String
  /// What read the file, such as `csv`; empty for one that nothing could read.
  package var kind: String
  /// 0 for what is no record.
  package var recordNumber: Int
  package var line: Int
  package var byteStart: Int
  package var byteEnd: Int
  package var field: String
  package var code: String
  package var message: String
  /// At most the first 64 KiB.
  package var raw: [UInt8]
  /// See ``RejectedRow/cells``.
  package var cells: [RejectedRow.Cell]
}

extension ProfileDatabase {
  /// Of one source, or of all.
  package func rejectCount(of source: String? = nil) throws -> Int {
    let sql = "SELECT count(*) FROM rejects WHERE ?1 IS NULL OR source = ?1"
    return try read { try Int.fetchOne($0, sql: sql, arguments: [source]) ?? 0 }
  }

  /// In the order of files and places; at most `limit`.
  package func rejects(of source: String? = nil, limit: Int) throws -> [RejectView] {
    var rows: [RejectView] = []
    try forEachReject(of: source, limit: limit) { rows.append($0) }
    return rows
  }

  /// One after the other in the order of files and places, of one source or of all; at most `limit`.
  package func forEachReject(of source: String?, limit: Int = .max, _ body: (RejectView) throws -> Void) throws {
    try read { db in
      // Databases of before version 3 do not have the cells.
      let cells = try db.columns(in: "reject").contains { $0.name == "cells" } ? "j.cells" : "''"
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT s.name AS source, f.path AS file, f.kind, j.record_number, j.line, j.byte_start, j.byte_end, j.field, j.code,
            j.message, j.raw, \(cells) AS cells
          FROM reject j JOIN file f USING (file_no) JOIN source s USING (source_no) WHERE ?1 IS NULL OR s.name = ?1
          ORDER BY s.name, f.path, j.byte_start, j.record_number, j.code, j.rowid LIMIT ?2
          """, arguments: [source, limit])
      while let row = try rows.next() {
        let raw: Data = row["raw"]
        try body(
          RejectView(
            source: row["source"], file: row["file"], kind: row["kind"], recordNumber: row["record_number"], line: row["line"],
            byteStart: row["byte_start"], byteEnd: row["byte_end"], field: row["field"], code: row["code"],
            message: row["message"], raw: Array(raw), cells: try Self.cells(row["cells"])))
      }
    }
  }

  private static func cells(_ json: String) throws -> [RejectedRow.Cell] {
    if json.isEmpty { return [] }
    let pairs = try JSONDecoder().decode([[String]].self, from: Data(json.utf8))
    return pairs.compactMap { $0.count == 2 ? RejectedRow.Cell(column: $0[0], text: $0[1]) : nil }
  }
}
