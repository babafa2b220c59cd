import Foundation
import GRDB
import ProfileStore

@testable import Reporting

/// The folder that holds Package.swift.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// A database in a folder of its own under the temporary folder; ``remove()`` takes both away.
struct TestDatabase {
  let folder: URL
  var path: String { folder.appendingPathComponent("customers.sqlite").path }

  init(_ statements: [(sql: String, arguments: StatementArguments)] = []) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfsame-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(sql: Schema.tables + Schema.indexes + Schema.views)
      for statement in statements { try database.execute(sql: statement.sql, arguments: statement.arguments) }
    }
    try queue.close()
  }

  func rows(_ sql: String) throws -> ReportValue {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read { try $0.objects(sql) }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}

extension Report {
  /// `report.json` as Foundation reads it.
  func parsed() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
  }
}
