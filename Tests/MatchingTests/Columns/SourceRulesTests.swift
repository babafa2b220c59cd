import PipelineConfig
import RecordModel
import Testing

@testable import Matching

@Suite struct SourceRulesTests {
  /// Two lists of the same people, one of which names each of them twice.
  private func lists(_ people: Int) -> CustomerRecordTable {
    var builder = TableBuilder()
    builder.addStrangers(people, seed: 5)
    let strangers = builder.table
    var result = TableBuilder()
    for (number, record) in strangers.records.enumerated() {
      var row: [CanonicalField: String] = [:]
      for value in strangers.values(of: record) { row[value.field] = strangers.texts.string(value.match) }
      result.add("a\(number)", source: 0, row)
      result.add("b\(number)", source: 1, row)
      row[.birthDate] = nil
      result.add("c\(number)", source: 1, row)
    }
    return result.table.canonicalized()
  }

  private func sources(_ result: MatchResult, _ table: CustomerRecordTable) -> [[UInt16]] {
    result.clusters.map { cluster in cluster.records.map { table.records[Int($0)].source }.sorted() }
  }

  @Test("both, the default, joins records of one source and of several")
  func both() async {
    let table = lists(60)
    let result = await Matcher(MatchDefinition(), threads: 2).match(table)
    #expect(sources(result, table).count { $0 == [0, 1, 1] } > 50)
  }

  @Test("dedupe joins records of one source only, even equal ones")
  func dedupe() async {
    let table = lists(60)
    let result = await Matcher(MatchDefinition(mode: .dedupe), threads: 2).match(table)
    let found = sources(result, table)
    #expect(found.count { $0 == [1, 1] } > 50)
    #expect(found.allSatisfy { Set($0).count == 1 })
    #expect(result.scores.allSatisfy { table.records[Int($0.pair.first)].source == table.records[Int($0.pair.second)].source })
  }

  @Test("link compares records of different sources only")
  func link() async {
    let table = lists(60)
    let result = await Matcher(MatchDefinition(mode: .link), threads: 2).match(table)
    #expect(sources(result, table).count { Set($0).count == 2 } > 50)
    #expect(result.scores.allSatisfy { table.records[Int($0.pair.first)].source != table.records[Int($0.pair.second)].source })
  }

  @Test("a source without duplicates gives each customer one record at most, also through others")
  func unique() async {
    let table = lists(60)
    let result = await Matcher(MatchDefinition(uniqueSources: [1]), threads: 2).match(table)
    let found = sources(result, table)
    #expect(found.allSatisfy { $0.count { $0 == 1 } <= 1 })
    #expect(found.count { $0 == [0, 1] } > 50)
    #expect(result.refused.contains { $0.reason == "unique_source" })
    let both = await Matcher(MatchDefinition(mode: .link, uniqueSources: [0, 1]), threads: 1).match(table)
    #expect(sources(both, table).allSatisfy { $0.count == Set($0).count })
  }

  @Test("equal records of one source without duplicates stay two customers")
  func equalRecords() async {
    var builder = TableBuilder()
    let row: [CanonicalField: String] = [.nameGiven: "ada", .nameLast: "byte", .email: "ada@byte.example"]
    builder.add("one", row)
    builder.add("two", row)
    let table = builder.table.canonicalized()
    #expect(await Matcher(MatchDefinition(), threads: 1).match(table).clusters.count == 1)
    #expect(await Matcher(MatchDefinition(uniqueSources: [0]), threads: 1).match(table).clusters.count == 2)
    #expect(await Matcher(MatchDefinition(mode: .link), threads: 1).match(table).clusters.count == 2)
    #expect(await Matcher(MatchDefinition(mode: .dedupe), threads: 1).match(table).clusters.count == 1)
  }
}
