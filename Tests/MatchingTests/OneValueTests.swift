import PipelineConfig
import RecordModel
import Testing

@testable import Matching

/// One value that most records carry: the work stays in proportion to the records, and nobody is joined by it.
@Suite(.serialized) struct OneValueTests {
  /// What everybody carries.
  enum Shared: String, CaseIterable, Sendable {
    case email, phone

    var value: [CanonicalField: String] {
      switch self {
      case .email: [.email: "test@test.com"]
      case .phone: [.phone: "+441134960000"]
      }
    }
  }

  @Test(
    "case 96: of records that all carry one value, those are joined that agree beyond it, and few pairs a record are scored",
    arguments: [(Shared.email, 50_000), (.phone, 10_000)])
  func oneValue(_ shared: Shared, people: Int) async {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 96)
    var twice: Set<Set<String>> = []
    for index in 0..<people {
      var row = shared.value
      row[.nameGiven] = String(decoding: random.word(5...9, letters: "abdeiklmnorst"), as: UTF8.self)
      row[.nameLast] = String(decoding: random.word(6...11, letters: "abdeiklmnorst"), as: UTF8.self)
      guard index % 500 == 0 else {
        builder.add("k\(index)", row)
        continue
      }
      row[.birthDate] = "19\(30 + index % 70)-0\(1 + index % 9)-\(10 + index % 19)"
      builder.add("k\(index)", row)
      builder.add("again\(index)", row.merging([.jobTitle: "clerk"]) { $1 })
      twice.insert(["k\(index)", "again\(index)"])
    }
    let table = builder.table
    let definition = MatchDefinition()
    let result = await Matcher(definition, threads: 2).match(table)
    #expect(result.pairsScored < table.records.count * 40)
    #expect(result.blocking.contains { $0.largestBlock >= people && $0.refinedBlocks > 0 && $0.pairsNotMet > 0 })
    #expect((result.clusters.map(\.records.count).max() ?? 0) <= definition.maxClusterRecords)
    let joined = result.keys(table).filter { $0.count > 1 }
    let wrong = joined.subtracting(twice)
    #expect(wrong.count == 0, "joined by \(shared) alone: \(wrong.prefix(3).map { $0.sorted() })")
    #expect(joined.count >= twice.count * 95 / 100, "found again: \(joined.count) of \(twice.count)")
  }

  @Test("case 96: what a mailbox of everybody says of two people does not grow with their number", arguments: [1_000, 4_000])
  func everybodysMailbox(_ people: Int) async throws {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 97)
    for index in 0..<people {
      var row = Shared.email.value
      row[.nameGiven] = String(decoding: random.word(5...9, letters: "abdeiklmnorst"), as: UTF8.self)
      row[.nameLast] = String(decoding: random.word(6...11, letters: "abdeiklmnorst"), as: UTF8.self)
      row[.birthDate] = "19\(30 + index % 70)-0\(1 + index / 70 % 9)-\(10 + index / 630 % 19)"
      builder.add("k\(index)", row)
      if index == 0 { builder.add("again", row.merging([.jobTitle: "clerk"]) { $1 }) }
    }
    let result = await Matcher(MatchDefinition(), threads: 2).match(builder.table)
    let pair = try #require(result.scores.first { $0.pair.first == 0 && $0.pair.second == 1 })
    let email = try #require(pair.vector.entries.first { result.model.comparisons[Int($0.comparison)].name == "email" })
    // Of strangers, too, everybody carries it: against them it says next to nothing.
    #expect(email.weight.bits + email.adjustment.bits < 3)
  }
}
