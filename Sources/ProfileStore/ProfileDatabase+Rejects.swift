import Foundation
import GRDB

/// A row of the `rejects` view.
package struct RejectView: Sendable {
  package var source: String
  package var file: String
  package var line: Int
  package var byteStart: Int
  package var byteEnd: Int
  package var field: String
  package var code: String
  package var message: String
  /// At most the first 64 KiB.
  package var raw: [UInt8]
}

extension ProfileDatabase {
  package func rejectCount() throws -> Int { try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM rejects") ?? 0 } }

  /// In the order of files and places; at most `limit`.
  package func rejects(limit: Int) throws -> [RejectView] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT source, file, line, byte_start, byte_end, field, code, message, raw FROM rejects
          ORDER BY source, file, byte_start, record_number, code LIMIT ?
          """, arguments: [limit]
      ).map { row in
        let raw: Data = row["raw"]
        return RejectView(
          source: row["source"], file: row["file"], line: row["line"], byteStart: row["byte_start"], byteEnd: row["byte_end"],
          field: row["field"], code: row["code"], message: row["message"], raw: Array(raw))
      }
    }
  }
}
