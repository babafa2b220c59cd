import Diagnostics
import Foundation
import GRDB
import RecordModel
import Testing

@testable import ProfileStore

@Suite struct ProfileDatabaseTests {
  private static let views = [
    "customers", "customer_values", "crosswalk", "interactions", "consents", "matches", "review_queue", "decisions", "rejects",
    "redirects", "changes", "files", "runs", "metrics",
  ]

  /// A database of ours with one customer of two records, a redirect and a retired id.
  private func make(at path: String, version: Int32 = Schema.version, applicationID: Int32 = Schema.applicationID) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: Schema.tables + Schema.indexes + Schema.views)
      try db.execute(
        sql: """
          INSERT INTO run VALUES (4, '2024-03-12T09:14:02Z', 'p', 'h', '1', 1, '{}');
          INSERT INTO source VALUES (1, 'crm', 0.9);
          INSERT INTO file VALUES (1, 1, 'a.csv', 'csv', '', 0, 0, 0, 0, 0, 2, 0);
          INSERT INTO customer (customer_no, customer_id, kind, email, record_count, source_count, confidence, consent_email,
            consent_phone, fingerprint) VALUES (1, 'C1', 'person', 'ada@nimbus.example', 2, 1, 1.0, 'refused', 'unknown', -1);
          INSERT INTO record VALUES (1, 1, 'k1', 1, 1, 1, 2, 0, 9, NULL, 3, 4, 5);
          INSERT INTO record VALUES (2, 1, 'k2', 1, 1, 2, 3, 9, 18, NULL, 4, 4, 6);
          INSERT INTO record_value VALUES (1, 1, 'email', '', 'ada@nimbus.example', NULL, 'ok', 1, 1, 'trust', '');
          INSERT INTO record_value VALUES (1, 2, 'email', '', 'Old@nimbus.example', 'x', 'ok', 0, 2, 'trust', '');
          INSERT INTO link VALUES (1, 2, 5.02, 0.97, 'merge', '[{"field":"prior","level":"","weight":-3.6,"adjustment":0}]', 'email,name');
          INSERT INTO redirect VALUES ('C0', 'C1', 2, 'merged');
          INSERT INTO redirect VALUES ('C9', NULL, 3, 'retired');
          """)
    }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(applicationID)")
    }
    try queue.close()
  }

  private func open<R>(_ body: (ProfileDatabase) throws -> R) throws -> R {
    try withTemporaryFolder { (folder: String) throws in
      try make(at: folder + "/x")
      return try body(ProfileDatabase(path: folder + "/x"))
    }
  }

  @Test("every public view can be read")
  func publicViews() throws {
    try open { (database: ProfileDatabase) throws in
      for view in Self.views { _ = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM \(view)") } }
      let household = try database.read { try Row.fetchOne($0, sql: "SELECT household_id, consent_phone FROM customers") }
      #expect(household?.count == 2)
    }
  }

  @Test("redirects are followed, retired ids lead nowhere, others are unknown")
  func resolves() throws {
    try open { (database: ProfileDatabase) throws in
      let id = ProfileID(text: "C1")
      #expect(try database.resolve(id) == .current(id))
      let merged = Redirect(from: ProfileID(text: "C0"), to: id, run: 2, why: "merged")
      #expect(try database.resolve(merged.from) == .redirected(merged, to: id))
      let retired = Redirect(from: ProfileID(text: "C9"), to: nil, run: 3, why: "retired")
      #expect(try database.resolve(retired.from) == .gone(retired))
      #expect(try database.resolve(ProfileID(text: "C2")) == .unknown)
      #expect(try database.customer(merged.from)?.row.customerID == "C1")
      #expect(try database.customer(retired.from) == nil)
    }
  }

  @Test(
    "a user may mean a customer by id, redirected id, email in any case, record or key",
    arguments: ["C1", "c1", "C0", "ada@nimbus.example", "ADA@nimbus.example", "old@nimbus.example", "crm:k1", "k2"])
  func meaning(_ text: String) throws {
    try open { (database: ProfileDatabase) throws in #expect(try database.customerIDs(meaning: text).map(\.text) == ["C1"]) }
  }

  @Test("what nobody is called is nobody", arguments: ["C9", "", "x@nimbus.example", "crm:k9", "shop:k1", "%", "' OR 1=1"])
  func meaningNobody(_ text: String) throws {
    try open { (database: ProfileDatabase) throws in #expect(try database.customerIDs(meaning: text).isEmpty) }
  }

  @Test("a customer's view has its values with origin and its own links")
  func view() throws {
    try open { (database: ProfileDatabase) throws in
      let view = try #require(try database.customer(ProfileID(text: "C1")))
      #expect(view.row.displayName == "ada@nimbus.example")
      #expect(view.values.map(\.raw) == ["ada@nimbus.example", "x"])
      #expect(view.values.map(\.record.key) == ["k1", "k2"])
      #expect(view.links.map(\.metBy) == [["email", "name"]])
      #expect(view.links.first?.levels.first?.weight == -3.6)
    }
  }

  @Test("identity gets records, fingerprints and redirects of the last run")
  func previousProfiles() throws {
    try open { (database: ProfileDatabase) throws in
      let previous = try PreviousProfiles.load(from: database)
      #expect(previous.lastRun == 4)
      #expect(
        previous.records[RecordReference(source: "crm", key: "k1")]
          == PreviousRecord(customer: ProfileID(text: "C1"), firstRun: 3, fingerprint: 5))
      #expect(previous.profileFingerprints == [ProfileID(text: "C1"): .max])
      #expect(previous.redirects.count == 2)
    }
  }

  @Test("case 72: a text file, an empty file, a folder and a foreign SQLite file are refused and left as they are")
  func foreign() throws {
    try withTemporaryFolder { (folder: String) throws in
      try Data("name,email\n".utf8).write(to: URL(fileURLWithPath: folder + "/text"))
      try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
      try make(at: folder + "/sqlite", applicationID: 0)
      try make(at: folder + "/unversioned", version: 0)
      for name in ["text", "empty", "sqlite", "unversioned"] {
        let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        let error = #expect(throws: DiagnosticsError.self) { try ProfileDatabase(path: folder + "/" + name) }
        #expect(error?.diagnostics.map(\.code) == ["D102"])
        #expect(error?.exitCode == .noReadableInput)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) == before)
      }
      #expect(throws: DiagnosticsError.self) { try ProfileDatabase(path: folder) }
      let missing = #expect(throws: DiagnosticsError.self) { try ProfileDatabase(path: folder + "/none") }
      #expect(missing?.diagnostics.map(\.code) == ["D101"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 4)
    }
  }

  @Test("case 83: a database of a newer version is refused, naming both versions")
  func newer() throws {
    try withTemporaryFolder { (folder: String) throws in
      try make(at: folder + "/x", version: Schema.version + 6)
      let error = #expect(throws: DiagnosticsError.self) { try ProfileDatabase(path: folder + "/x") }
      #expect(error?.diagnostics.map(\.code) == ["D103"])
      let summary = try #require(error?.diagnostics.first?.summary)
      #expect(summary.contains("\(Schema.version + 6)") && summary.contains("up to \(Schema.version)"))
    }
  }

  @Test("case 82: a file cut short and a damaged page are found")
  func damaged() throws {
    try withTemporaryFolder { (folder: String) throws in
      try make(at: folder + "/x")
      let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/x"))
      try whole.dropLast(4096).write(to: URL(fileURLWithPath: folder + "/short"))
      let short = #expect(throws: DiagnosticsError.self) { try ProfileDatabase(path: folder + "/short") }
      #expect(short?.diagnostics.map(\.code) == ["D104"])
      #expect(short?.exitCode == .inputOutput)
      var flipped = whole
      for page in 2..<6 { flipped.replaceSubrange(page * 4096..<page * 4096 + 8, with: Data(repeating: 0xFF, count: 8)) }
      try flipped.write(to: URL(fileURLWithPath: folder + "/flipped"))
      let error = #expect(throws: DiagnosticsError.self) { try ProfileDatabase(path: folder + "/flipped").quickCheck() }
      #expect(error?.diagnostics.map(\.code) == ["D104"])
    }
  }
}
