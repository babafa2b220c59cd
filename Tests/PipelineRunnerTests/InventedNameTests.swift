import Foundation
import Testing

/// Names that people type to get past a mandatory field, and names that many people have.
@Suite struct InventedNameTests {
  private static let pipeline = """
    version: 1
    pipeline: names
    country: GB
    sources:
      crm: {path: in/crm.csv, key: id}
    output: out

    """

  /// Customers of two records and more, each as their keys.
  private func joined(_ rows: [String]) async throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline)
    // People with names and mailboxes of their own, so that frequencies are those of a list.
    let others = (0..<200).map { "o\($0),Given\($0 * 37 % 199),Family\($0),person\($0)@mail.example,,York" }
    let lines = ["id,first name,last name,email,phone,city"] + rows + others
    try folder.write("in/crm.csv", lines.joined(separator: "\n") + "\n")
    try await folder.run()
    #expect(try folder.number("SELECT count(*) FROM crosswalk") == lines.count - 1)
    return try folder.rows(
      "SELECT group_concat(source_key, ' ') FROM crosswalk GROUP BY customer_id HAVING count(*) > 1 ORDER BY 1")
  }

  @Test(
    "case 97: an invented name never joins two records, whatever filler stands beside it",
    arguments: ["Test,Test", "Max,Mustermann", "John,Doe", "asdf,asdf"])
  func invented(_ name: String) async throws {
    let fillers = ["test@test.com,12345", "none@none.com,000-000-0000", ",", "n/a,n/a"]
    #expect(try await joined((0..<80).map { "t\($0),\(name),\(fillers[$0 % 4]),Leeds" }) == [])
  }

  @Test("case 97: an invented name joins nobody even by a shared mailbox or phone")
  func inventedWithContact() async throws {
    let rows = (0..<60).map { "t\($0),Test,Test,\($0 < 30 ? "desk@shop.example,": ",07700900123"),Leeds" }
    #expect(try await joined(rows) == [])
  }

  @Test("case 97: a name that a quarter of a list has does not join on its own")
  func common() async throws {
    let joined = try await joined((0..<60).map { "s\($0),John,Smith,,,\($0 % 2 == 0 ? "Leeds" : "")" })
    withKnownIssue("records that say the same count once, so that a name many have looks as rare as one that two have") {
      #expect(joined == [])
    }
  }
}
