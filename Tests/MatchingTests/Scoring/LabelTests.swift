import PipelineConfig
import RecordModel
import Testing

@testable import Matching

@Suite struct LabelTests {
  @Test("labels of half the customers bring a field's m nearer to the truth; ten wrong ones among them do no harm")
  func sharpen() async throws {
    let (table, entities) = sparse()
    func different(_ labels: MatchLabels?) async throws -> KindModel.Level {
      let model = await Matcher(MatchDefinition(), threads: 2).train(table, labels: labels).model
      let email = try #require(model.kind("person")?.comparisons.first { $0.name == "email" })
      return try #require(email.levels.last)
    }
    // Two of three pairs of one customer have two emails.
    let known = entities.map { $0 % 2 == 0 ? $0 : -1 }
    let alone = try await different(nil)
    let labelled = try await different(MatchLabels(entities: known))
    #expect(abs(labelled.m - 0.67) < abs(alone.m - 0.67))
    #expect(labelled.mFrom == "labels" && alone.mFrom != "labels")
    var wrong = known
    for index in 0..<10 { wrong[index * 8] = wrong[index * 8 + 12] }
    let spoilt = try await different(MatchLabels(entities: wrong))
    #expect(abs(Double(spoilt.weight.millibits - labelled.weight.millibits)) < 300)
  }

  @Test("judged pairs count as said; what is judged both ways, and pairs of one node, count as not said")
  func judged() async {
    let (table, entities) = sparse()
    let first = Int32(entities.firstIndex(of: 1) ?? 0)
    func counted(_ pairs: [MatchLabels.Pair]) async -> SavedModel.LabelledPairs {
      let none = [Int32](repeating: -1, count: entities.count)
      return await Matcher(MatchDefinition(), threads: 1).train(table, labels: MatchLabels(entities: none, pairs: pairs)).model
        .labels
    }
    #expect(await counted([.init(first: first, second: first + 1, isSame: true)]) == .init(same: 1, different: 0))
    #expect(await counted([.init(first: first + 1, second: first, isSame: false)]) == .init(same: 0, different: 1))
    #expect(
      await counted([
        .init(first: first, second: first + 1, isSame: true), .init(first: first + 1, second: first, isSame: false),
      ]).isEmpty)
    #expect(await counted([.init(first: first, second: first, isSame: true)]).isEmpty)
  }

  @Test("labels that tell nothing leave the model as it is")
  func empty() async {
    let (table, entities) = sparse()
    let plain = await Matcher(MatchDefinition(), threads: 1).train(table).model
    let none = MatchLabels(entities: [Int32](repeating: -1, count: entities.count))
    #expect(await Matcher(MatchDefinition(), threads: 2).train(table, labels: none).model == plain)
  }

  /// 240 people with two records each, whose names many share; two of three changed their email. By record: its person.
  private func sparse() -> (CustomerRecordTable, [Int32]) {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 5)
    var entities: [Int32] = []
    func word(_ lengths: ClosedRange<Int>) -> String {
      String(decoding: random.word(lengths, letters: "abdeiklmnorstu"), as: UTF8.self)
    }
    let (given, family) = ((0..<12).map { _ in word(4...7) }, (0..<20).map { _ in word(5...9) })
    for index in 0..<240 {
      var row: [CanonicalField: String] = [
        .nameGiven: given[Int.random(in: 0..<12, using: &random)], .nameLast: family[Int.random(in: 0..<20, using: &random)],
        .email: "\(word(6...9))@mail.example",
      ]
      builder.add("a\(index)", row)
      row[.phone] = "+4411349\(10000 + index)"
      if index % 3 != 0 { row[.email] = "\(word(6...9))@post.example" }
      builder.add("b\(index)", row)
      entities += [Int32(index), Int32(index)]
    }
    return (builder.table, entities)
  }
}
