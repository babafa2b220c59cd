import RecordModel
import Testing

@testable import Matching

@Suite struct NumberedNameTests {
  @Test(
    "names that are numbered otherwise are other names; a number on one side alone is a slip",
    arguments: [
      ("ada17", "ada18", "different"), ("ada4261", "ada4961", "different"), ("ada17", "ada17", "exact"),
      ("ada", "ada1", "close"),
      ("ada 1", "ada 2", "different"),
    ])
  func given(_ a: String, _ b: String, _ expected: String) {
    var builder = TableBuilder()
    builder.add("a", [.nameGiven: a, .nameLast: "byte"])
    builder.add("b", [.nameGiven: b, .nameLast: "byte", .jobTitle: "baker"])
    withScorer(builder.table) { _, _, scorer in
      var scratch = PairScratch()
      let index = ComparatorRegistry.all.firstIndex { $0.name == "given name" } ?? 0
      let level = scorer.compare(0, 1, &scratch).pattern[index]
      #expect(ComparatorRegistry.all[index].levels(for: .person)[Int(level)].name == expected)
    }
  }
}
