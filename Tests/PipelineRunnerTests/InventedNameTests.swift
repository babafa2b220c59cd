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

  /// A word of three syllables or more, another one for each number.
  fileprivate static func word(_ number: Int) -> String {
    let syllables = ["ba", "do", "fi", "gu", "ke", "la", "mo", "ni", "pu", "re"]
    return String(number + 100).map { syllables[$0.wholeNumberValue ?? 0] }.joined().capitalized
  }

  /// Customers of two records and more, each as their keys.
  private func joined(_ rows: [String]) async throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline)
    // People with names and mailboxes of their own, so that frequencies are those of a list.
    let others = (0..<200).map {
      "o\($0),\(Self.word($0 * 37)),\(Self.word($0 * 61 + 1000)),\(Self.word($0 * 89 + 5000))@mail.example,,York"
    }
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

  /// What stands beside the name that many have: mailbox, phone and city.
  enum Beside: String, CaseIterable, Sendable {
    case ownTowns, oneTownOrNone, ownMailboxes

    func cells(_ number: Int) -> String {
      switch self {
      case .ownTowns: ",,\(InventedNameTests.word(number * 7))"
      case .oneTownOrNone: ",,\(number % 2 == 0 ? "Leeds" : "")"
      case .ownMailboxes: "\(InventedNameTests.word(number * 97 + 9))@post.example,,Leeds"
      }
    }
  }

  @Test("case 97: a name that a quarter of a list has makes no giant cluster", arguments: Beside.allCases)
  func common(_ beside: Beside) async throws {
    let joined = try await joined((0..<60).map { "s\($0),John,Smith,\(beside.cells($0))" })
    let largest = joined.map { $0.split(separator: " ").count }.max() ?? 1
    #expect(largest <= 3)
  }

  @Test("a test list whose names, mailboxes, phones and houses are numbered in a row merges nobody")
  func numbered() async throws {
    let rows = (0..<1500).map {
      "n\($0),Ada\($0),Byte,ada\($0)@post.example,+4420\(70_000_000 + $0),Leeds"
    }
    #expect(try await joined(rows) == [])
  }
}
