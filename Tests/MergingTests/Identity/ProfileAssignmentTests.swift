import Diagnostics
import RecordModel
import Testing

@testable import Merging

@Suite struct ProfileAssignmentTests {
  private func records(_ keys: String) -> [TestRecord] { keys.map { TestRecord(key: String($0)) } }
  private func keys(_ clusters: [String]) -> [[String]] { clusters.map { $0.map(String.init) } }

  /// Runs nights of clusters such as ["ab", "c"] and gives, per night, the ids by cluster text, and the results.
  private func nights(_ nights: [[String]]) throws -> [(ids: [String: ProfileID], result: MergeResult)] {
    var previous = PreviousProfiles()
    return try nights.enumerated().map { index, clusters in
      let (table, result) = try merge(
        records(clusters.joined()), clusters: keys(clusters), previous: previous, run: index + 1)
      previous = published(result, table, run: index + 1, after: previous)
      var ids: [String: ProfileID] = [:]
      for customer in result.customers {
        let name = customer.records.map { table.texts.string(table.records[Int($0)].key) }.joined()
        ids[name] = customer.id
      }
      return (ids, result)
    }
  }

  @Test("a second run over the same input changes nothing")
  func rerun() throws {
    let runs = try nights([["ab", "c"], ["ab", "c"]])
    #expect(runs[0].ids == runs[1].ids)
    #expect(runs[1].result.changes.isEmpty)
    #expect(runs[0].result.changes.map(\.event) == [.created, .created])
    #expect(runs[0].result.customerFingerprints == runs[1].result.customerFingerprints)
  }

  @Test("a merge keeps the id with most records and redirects the other for ever")
  func mergeKeepsHeavier() throws {
    let runs = try nights([["a", "bcd"], ["abcd"], ["abcd", "e"]])
    let (light, heavy) = (try #require(runs[0].ids["a"]), try #require(runs[0].ids["bcd"]))
    #expect(runs[1].ids["abcd"] == heavy)
    #expect(
      runs[1].result.changes.first { $0.event == .merged } == ProfileChange(customer: heavy, event: .merged, others: [light]))
    let redirect = Redirect(from: light, to: heavy, run: 2, why: "merged")
    #expect(runs[1].result.redirects == [redirect])
    #expect(runs[2].result.redirects == [redirect])
  }

  @Test("of equal sides the older id stays")
  func mergeKeepsOlder() throws {
    let runs = try nights([["b"], ["a", "b"], ["ab"]])
    #expect(runs[2].ids["ab"] == runs[0].ids["b"])
  }

  @Test("a split keeps the id with the heavier side and names the origin")
  func split() throws {
    let runs = try nights([["abc"], ["a", "bc"]])
    let origin = try #require(runs[0].ids["abc"])
    #expect(runs[1].ids["bc"] == origin)
    let new = try #require(runs[1].ids["a"])
    #expect(new != origin)
    #expect(runs[1].result.changes.contains(ProfileChange(customer: new, event: .split, others: [origin])))
    #expect(runs[1].result.changes.contains(ProfileChange(customer: origin, event: .updated)))
  }

  @Test("an id is never given twice, even when a record splits off again and again")
  func neverReused() throws {
    let runs = try nights([["abc"], ["a", "bc"], ["abc"], ["a", "bc"]])
    let first = try #require(runs[1].ids["a"])
    let second = try #require(runs[3].ids["a"])
    #expect(first != second)
    #expect(runs[3].result.redirects.contains { $0.from == first && $0.to == runs[3].ids["bc"] })
  }

  @Test("chains of redirects lead straight to the last customer")
  func chains() throws {
    let runs = try nights([["a", "bc", "defg"], ["abc", "defg"], ["abcdefg"]])
    let last = try #require(runs[0].ids["defg"])
    #expect(runs[2].result.redirects.map(\.to) == [last, last])
  }

  @Test("a customer without records is retired, and its id comes back with the record")
  func retired() throws {
    let runs = try nights([["a", "b"], ["b"], ["a", "b"], ["a", "b"]])
    let id = try #require(runs[0].ids["a"])
    #expect(runs[1].result.changes == [ProfileChange(customer: id, event: .retired)])
    #expect(runs[1].result.redirects == [Redirect(from: id, to: nil, run: 2, why: "retired")])
    #expect(runs[2].ids["a"] == id)
    #expect(runs[2].result.redirects.isEmpty)
    #expect(runs[2].result.changes == [ProfileChange(customer: id, event: .created)])
    #expect(runs[3].result.changes.isEmpty)
  }

  @Test("a retired customer whose record comes back to another one redirects there")
  func returnsElsewhere() throws {
    let runs = try nights([["a", "b"], ["b"], ["ab"]])
    let id = try #require(runs[0].ids["a"])
    #expect(runs[2].ids["ab"] == runs[0].ids["b"])
    #expect(runs[2].result.redirects == [Redirect(from: id, to: runs[0].ids["b"], run: 3, why: "merged")])
  }

  @Test("an erased id never comes back")
  func erased() throws {
    let (table, first) = try merge(records("ab"), clusters: keys(["a", "b"]))
    var previous = published(first, table, run: 1)
    let id = try #require(previous.records[RecordReference(source: "crm", key: "a")]?.customer)
    previous.records[RecordReference(source: "crm", key: "a")] = nil
    previous.profileFingerprints[id] = nil
    previous.redirects[id] = Redirect(from: id, to: nil, run: 2, why: "erased")
    let (_, second) = try merge(records("ab"), clusters: keys(["a", "b"]), previous: previous, run: 3)
    #expect(!second.customers.contains { $0.id == id })
    #expect(second.redirects == [Redirect(from: id, to: nil, run: 2, why: "erased")])
  }

  @Test("a ring of redirects in a damaged database leads nowhere")
  func ring() throws {
    var previous = PreviousProfiles()
    let (x, y) = (ProfileID(text: "CX"), ProfileID(text: "CY"))
    previous.redirects = [
      x: Redirect(from: x, to: y, run: 1, why: "merged"), y: Redirect(from: y, to: x, run: 1, why: "merged"),
    ]
    let (_, result) = try merge(records("a"), previous: previous, run: 2)
    #expect(result.redirects.map(\.to) == [nil, nil])
  }

  @Test("a record in no cluster or in two is our bug", arguments: [[["a"]], [["a", "b"], ["b"]], [["a", "b"], []]])
  func partition(_ clusters: [[String]]) {
    let error = #expect(throws: DiagnosticsError.self) { try merge(records("ab"), clusters: clusters) }
    #expect(error?.exitCode == .ourBug)
  }
}
