import Foundation
import GRDB

/// A row of the `changes` view.
package struct ChangeView: Sendable, Hashable {
  package var run: Int
  package var customerID: String
  /// `created`, `merged`, `split`, `updated`, `retired`, `erased`.
  package var event: String
  /// Ids merged in or split from, out of the row's `detail`.
  package var others: [String]
}

extension ProfileDatabase {
  /// What happened in the runs after `run`, by run, customer and event.
  package func changes(since run: Int) throws -> [ChangeView] {
    let decoder = JSONDecoder()
    return try read { db in
      var result: [ChangeView] = []
      let cursor = try Row.fetchCursor(
        db,
        sql: """
          SELECT run_id, customer_id, event, detail FROM change WHERE run_id > ? ORDER BY run_id, customer_id, event
          """, arguments: [run])
      while let row = try cursor.next() {
        let detail: String = row[3]
        let others = try decoder.decode([String: [String]].self, from: Data(detail.utf8))
        result.append(
          ChangeView(
            run: row[0], customerID: row[1], event: row[2], others: (others["absorbed"] ?? []) + (others["from"] ?? [])))
      }
      return result
    }
  }
}
