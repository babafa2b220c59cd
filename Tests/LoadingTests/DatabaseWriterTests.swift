import Diagnostics
import Foundation
import GRDB
import ProfileStore
import RecordModel
import Testing

@testable import Loading

@Suite struct DatabaseWriterTests {
  private func written<R>(_ snapshot: TestSnapshot = .init(), _ body: (ProfileDatabase) throws -> R) throws -> R {
    try withTemporaryFolder { (folder: String) throws in
      let path = folder + "/new.sqlite"
      try DatabaseWriter.write(snapshot.make(), previous: nil, to: path)
      return try body(ProfileDatabase(path: path))
    }
  }

  @Test("equal snapshots give the same bytes, in files only their owner can read")
  func reproducible() throws {
    try withTemporaryFolder { (folder: String) throws in
      for name in ["a", "b"] { try DatabaseWriter.write(TestSnapshot().make(), previous: nil, to: "\(folder)/\(name)") }
      #expect(try bytes(folder + "/a") == bytes(folder + "/b"))
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/a")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("what was written is read back: the customer with values, records, timeline, consent and links")
  func readBack() throws {
    try written { (database: ProfileDatabase) throws in
      let view = try #require(try database.customer(ProfileID(text: "C00000000000000A")))
      #expect(view.row.fullName == "Ada Byte")
      #expect(view.row.email == "k1@nimbus.example")
      #expect(view.row.phone == nil)
      #expect(view.row.recordCount == 2 && view.row.sourceCount == 2)
      #expect(view.row.firstSeen == "1970-01-02T00:00:00Z" && view.row.lastActivity == nil)
      #expect(view.row.consentEmail == "given" && view.row.consentPhone == "unknown")
      #expect(view.row.confidence == 0.9876 && view.row.householdID == nil)
      #expect(view.values.count == 10)
      let email = try #require(view.values.first { $0.field == "email" && $0.isGolden })
      #expect(email.raw == " k1@nimbus.example" && email.file == "crm.csv" && email.rule == "trust")
      #expect(Set(view.values.map(\.state)) == ["ok", "placeholder", "invalid"])
      #expect(view.records.map(\.reference.key) == ["k1", "s1"])
      #expect(view.interactions.map(\.amount) == [1250, 1250])
      #expect(view.consents.map(\.state) == ["given", "given"])
      #expect(try database.customerID(of: RecordReference(source: "shop", key: "s1"))?.text == "C00000000000000A")
      #expect(try database.customerIDs(email: "K2@NIMBUS.example").map(\.text) == ["C00000000000000B"])
    }
  }

  @Test("a link keeps its story, with fixed decimals and the prior")
  func links() throws {
    try written { (database: ProfileDatabase) throws in
      let (a, b) = (RecordReference(source: "crm", key: "k1"), RecordReference(source: "crm", key: "k2"))
      let link = try #require(try database.link(between: b, and: a))
      #expect(link.weight == 5.02 && link.band == "merge" && link.metBy == ["email", "name"])
      #expect(link.probability == 0.970102)
      #expect(link.levels.map(\.field) == ["email", "", "prior"])
      #expect(link.levels.map(\.weight) == [9.12, 0, -3.6])
      #expect(link.levels[0].level == "exact" && link.levels[0].adjustment == -0.5)
      #expect(
        try database.links(between: ProfileID(text: "C00000000000000B"), and: ProfileID(text: "C00000000000000A")) == [link])
    }
  }

  @Test(
    "thousandths are written as decimals",
    arguments: [(9120, "9.12"), (-500, "-0.5"), (0, "0"), (-3, "-0.003"), (12_000, "12")])
  func decimals(_ thousandths: Int32, _ text: String) {
    #expect(String(decoding: LinkStory.decimal(thousandths), as: UTF8.self) == text)
  }

  @Test("the smallest weight and a name with quotes do not break the JSON")
  func decimalExtremes() {
    #expect(String(decoding: LinkStory.decimal(.min), as: UTF8.self) == "-2147483.648")
    #expect(String(decoding: LinkStory.quoted("a\"\\\n"), as: UTF8.self) == #""a\"\\\u000a""#)
  }

  @Test("run history, redirects and first runs go on from the previous database")
  func history() throws {
    try withTemporaryFolder { (folder: String) throws in
      var first = TestSnapshot()
      first.changes = [ProfileChange(customer: ProfileID(text: "C00000000000000A"), event: .created)]
      try DatabaseWriter.write(first.make(), previous: nil, to: folder + "/1")
      var second = TestSnapshot()
      second.run = 2
      second.customers = [("C00000000000000A", ["k0", "k1", "k2", "s0", "s1"])]
      let gone = ProfileID(text: "C00000000000000B")
      second.redirects = [Redirect(from: gone, to: ProfileID(text: "C00000000000000A"), run: 2, why: "merged")]
      second.changes = [ProfileChange(customer: ProfileID(text: "C00000000000000A"), event: .merged, others: [gone])]
      try DatabaseWriter.write(second.make(), previous: folder + "/1", to: folder + "/2")

      let database = try ProfileDatabase(path: folder + "/2")
      let view = try #require(try database.customer(gone))
      #expect(view.row.customerID == "C00000000000000A")
      #expect(view.records.map(\.firstRun) == [2, 1, 1, 2, 1])
      #expect(view.records.allSatisfy { $0.lastRun == 2 })
      let previous = try PreviousProfiles.load(from: database)
      #expect(previous.lastRun == 2)
      #expect(previous.records.count == 5)
      #expect(previous.records[RecordReference(source: "shop", key: "s1")]?.firstRun == 1)
      #expect(previous.records[RecordReference(source: "shop", key: "s1")]?.fingerprint == UInt64.max - 5)
      #expect(previous.profileFingerprints == [ProfileID(text: "C00000000000000A"): UInt64(1) << 63 | 7])
      #expect(previous.redirects[gone]?.to?.text == "C00000000000000A")
      let changes = try database.changes(since: 0)
      #expect(changes.map(\.event) == ["created", "merged"])
      #expect(changes.map(\.others) == [[], ["C00000000000000B"]])
    }
  }

  @Test("case 69: hostile names are data, never SQL", arguments: ["x\"); DROP TABLE customer;--", "name' OR 1=1", "\u{1}\n"])
  func hostileNames(_ name: String) throws {
    var snapshot = TestSnapshot()
    snapshot.column = name
    snapshot.customers = [("C00000000000000A", [name]), ("C00000000000000B", ["s1"])]
    try written(snapshot) { (database: ProfileDatabase) throws in
      #expect(try database.customer(ProfileID(text: "C00000000000000A"))?.records.map(\.reference.key) == [name])
      #expect(try database.read { try String.fetchAll($0, sql: "SELECT DISTINCT column_name FROM column_mapping") } == [name])
    }
  }

  @Test("a snapshot whose parts do not fit is our bug, and no file is left")
  func contradiction() throws {
    try withTemporaryFolder { (folder: String) throws in
      var doubled = TestSnapshot().make()
      doubled.records.records[1].key = doubled.records.records[0].key
      var short = TestSnapshot().make()
      short.merge.customerOfRecord.removeLast()
      var astray = TestSnapshot().make()
      astray.merge.redirects = [
        Redirect(from: ProfileID(text: "CX"), to: ProfileID(text: "CY"), run: 1, why: "merged")
      ]
      for snapshot in [doubled, short, astray] {
        let error = #expect(throws: DiagnosticsError.self) {
          try DatabaseWriter.write(snapshot, previous: nil, to: folder + "/x")
        }
        #expect(error?.exitCode == .ourBug)
        #expect(!FileManager.default.fileExists(atPath: folder + "/x"))
      }
    }
  }

  @Test("a file that is there already is not written over")
  func existing() throws {
    try withTemporaryFolder { (folder: String) throws in
      let path = folder + "/x"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: DiagnosticsError.self) {
        try DatabaseWriter.write(TestSnapshot().make(), previous: nil, to: path)
      }
      #expect(error?.exitCode == .cannotWrite)
      #expect(try bytes(path) == Data("mine".utf8))
    }
  }

  @Test("an empty run gives a database too")
  func empty() throws {
    var snapshot = TestSnapshot()
    snapshot.customers = []
    var made = snapshot.make()
    made.questions = []
    try withTemporaryFolder { (folder: String) throws in
      try DatabaseWriter.write(made, previous: nil, to: folder + "/x")
      #expect(try PreviousProfiles.load(from: ProfileDatabase(path: folder + "/x")).records.isEmpty)
    }
  }

  @Test("the metrics count what the report shows")
  func metrics() {
    let metrics = RunMetrics.of(TestSnapshot().make())
    func value(_ name: String, _ source: String = "", _ field: String = "") -> Double? {
      metrics.first { $0.name == name && $0.source == source && $0.field == field }?.value
    }
    #expect(value("records") == 3 && value("customers") == 2 && value("merges") == 1)
    #expect(value("rejects") == 2 && value("review_questions") == 1 && value("pairs_scored") == 3)
    #expect(value("records", "crm") == 2 && value("rejected", "shop") == 1)
    #expect(value("completeness", "crm", "email") == 1 && value("completeness", "crm", "phone") == 0)
    #expect(value("validity", "crm", "phone") == 0 && value("validity", "crm", "email") == 1)
    #expect(value("placeholders", "shop", "email") == 1)
    #expect(value("issue.invalid_phone", "crm", "phone") == 2)
    #expect(value("conflicts", "", "email") == 1 && value("conflicts", "", "phone") == nil)
  }
}
