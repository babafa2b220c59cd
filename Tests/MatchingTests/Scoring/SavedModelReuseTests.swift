import PipelineConfig
import RecordModel
import Testing

@testable import Matching

@Suite struct SavedModelReuseTests {
  @Test("a model read back from its text scores the same records to the same bits and clusters, without drift")
  func reuse() async throws {
    let table = people(160, seed: 1)
    let first = await Matcher(MatchDefinition(), threads: 2).match(table)
    let saved = try SavedModel(json: Array(first.trained.json.utf8), shape: Matcher.shape)
    for threads in [1, 3] {
      let second = await Matcher(MatchDefinition(), threads: threads, saved: saved).match(table)
      #expect(second.isModelReused && !first.isModelReused)
      #expect(second.model == first.model)
      #expect(second.clusters == first.clusters)
      #expect(second.scores.map(\.weight) == first.scores.map(\.weight))
      #expect(second.scores.map(\.vector) == first.scores.map(\.vector))
      #expect(second.refused.map(\.weight) == first.refused.map(\.weight))
      #expect(second.trained == first.trained)
      #expect(second.drift?.bits == 0)
    }
  }

  @Test("training alone finds the model a run finds")
  func train() async {
    let table = people(120, seed: 2)
    let matched = await Matcher(MatchDefinition(), threads: 2).match(table)
    for threads in [1, 2] {
      let outcome = await Matcher(MatchDefinition(), threads: threads).train(table)
      #expect(outcome.model == matched.trained)
      #expect(outcome.candidates == matched.pairsScored)
      #expect(outcome.ownWeights.records == table.records.count)
    }
  }

  @Test("other data drifts: the level that moved most is named")
  func drift() async throws {
    let saved = await Matcher(MatchDefinition(), threads: 2).match(people(240, seed: 3)).trained
    let later = await Matcher(MatchDefinition(), threads: 2, saved: saved).match(people(240, seed: 4, changed: 0.9))
    let drift = try #require(later.drift)
    #expect(drift.bits > 0.5)
    let same = await Matcher(MatchDefinition(), threads: 2, saved: saved).match(people(240, seed: 5)).drift
    #expect(try #require(same).bits < drift.bits)
  }

  @Test("a model of a short list serves a long one: the odds per record stay near the built-in ones")
  func growth() async throws {
    let few = await Matcher(MatchDefinition(), threads: 1).match(people(2, seed: 6)).trained
    let kind = try #require(few.kind("person"))
    let grown = ClassModel(reusing: kind, kind: .person, nodes: 10_000)
    let builtIn = ClassModel(kind: .person, nodes: 10_000)
    #expect(grown.matchShare > builtIn.matchShare / 4 && grown.matchShare < builtIn.matchShare * 4)
    let same = ClassModel(reusing: kind, kind: .person, nodes: kind.records)
    #expect(same.matchShare == kind.matchShare)
  }

  @Test("forty records leave the weights near the built-in ones; many move them")
  func fewRecords() async throws {
    func distance(_ count: Int) async throws -> Double {
      let model = await Matcher(MatchDefinition(), threads: 2).match(people(count, seed: 7, changed: 0.5)).trained
      let email = try #require(model.kind("person")?.comparisons.first { $0.name == "email" })
      let builtIn = EmailComparator().levels(for: .person)
      return abs(email.levels[0].m - builtIn[0].m)
    }
    let (few, many) = try await (distance(10), distance(300))
    #expect(few < 0.1)
    #expect(many > few)
  }

  @Test("rounds are kept with what moved; a cap that ended them is told")
  func history() async throws {
    let kind = try #require(await Matcher(MatchDefinition(), threads: 2).match(people(200, seed: 8)).trained.kind("person"))
    #expect((1...15).contains(kind.history.count))
    #expect(kind.hasConverged == ((kind.history.last?.moved ?? 1) < 1e-3))
    #expect(kind.history.allSatisfy { $0.exactM.count == kind.comparisons.count && $0.relatedShares.count == 2 })
    #expect(kind.history.last?.matchShare == kind.matchShare)
  }

  @Test("fields with values but without pairs of one customer are untrained")
  func untrained() async throws {
    var builder = TableBuilder()
    builder.addStrangers(80)
    let kind = try #require(await Matcher(MatchDefinition(), threads: 1).match(builder.table).trained.kind("person"))
    #expect(kind.untrained.contains { $0.name == "email" })
    #expect(kind.untrained.allSatisfy { $0.levels.allSatisfy { $0.mFrom != "labels" } })
    #expect(!kind.untrained.contains { $0.name == "job title" }, "nobody has one")
  }

  /// People with two records each; `changed`: how often the second has another email.
  private func people(_ count: Int, seed: UInt64, changed: Double = 0.1) -> CustomerRecordTable {
    var builder = TableBuilder()
    var random = SeededRandom(seed: seed)
    func word(_ lengths: ClosedRange<Int>) -> String {
      String(decoding: random.word(lengths, letters: "abdeiklmnorstu"), as: UTF8.self)
    }
    for index in 0..<count {
      var row: [CanonicalField: String] = [
        .nameGiven: word(4...7), .nameLast: word(5...9), .email: "\(word(6...9))@mail.example",
        .birthDate: "19\(10 + index % 80)-0\(1 + index % 9)-1\(index % 10)",
      ]
      builder.add("a\(index)", row)
      // Records that say the same would be one.
      row[.phone] = "+4411349\(10000 + index)"
      if Double.random(in: 0..<1, using: &random) < changed { row[.email] = "\(word(6...9))@post.example" }
      builder.add("b\(index)", row)
    }
    return builder.table
  }
}
