import RecordModel
import Testing

@testable import Matching

@Suite struct CommonNamesTests {
  @Test("every row is a share and folded names; no name stands twice in one table")
  func tables() throws {
    for table in [CommonNames.familyNames, CommonNames.givenNames] {
      let rows = CommonNames.rows(of: table)
      #expect(rows.count == table.split(separator: "\n").count)
      let names = rows.flatMap(\.names)
      #expect(names.allSatisfy { name in name.utf8.allSatisfy { $0 == 0x20 || (0x61...0x7A).contains($0) } })
      let doubled = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      #expect(doubled == [])
      #expect(rows.allSatisfy { $0.share > 0 && $0.share < 0.1 })
    }
  }

  @Test("in a short list a common name says less than a rare one, less so where the list shows it")
  func shortList() {
    func evidence(_ given: String, _ family: String, among count: Int, named: Int) -> Double {
      var builder = TableBuilder()
      builder.add("a", [.nameGiven: given, .nameLast: family, .email: "a1@post.example"])
      builder.add("b", [.nameGiven: given, .nameLast: family, .addressCity: "leeds"])
      for index in 0..<named { builder.add("n\(index)", [.nameGiven: given, .nameLast: family, .phone: "+4420\(index)"]) }
      builder.addStrangers(count)
      return withScorer(builder.table) { _, _, scorer in
        var scratch = PairScratch()
        return Double(scorer.compare(0, 1, &scratch).adjustment.stranger) / 1000
      }
    }
    let rare = evidence("aurelian", "quigglesworth", among: 60, named: 0)
    #expect(evidence("john", "smith", among: 60, named: 0) < rare - 4)
    #expect(evidence("maria", "garcia", among: 60, named: 0) < rare - 4)
    let often = evidence("aurelian", "quigglesworth", among: 300, named: 40)
    let gap = often - evidence("john", "smith", among: 300, named: 40)
    #expect(gap > 0 && gap < 0.5)
  }
}
