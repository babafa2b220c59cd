import RecordModel
import Testing

@testable import Matching

@Suite struct BlockingBudgetTests {
  @Test("short lists keep every pair, long ones have less for each record, and weak rules least")
  func budgets() {
    func budget(_ strength: BlockingRule.Strength, _ nodes: Int) -> Double {
      Double(BlockingRule([.email], limit: 100, strength).budget(of: nodes)) / Double(nodes)
    }
    for strength in [BlockingRule.Strength.strong, .fair, .weak, .costly] {
      #expect(budget(strength, 100) == 60 && budget(strength, 20_000) == 60)
      let sizes = [20_000, 50_000, 100_000, 300_000, 1_000_000, 10_000_000]
      let budgets = sizes.map { budget(strength, $0) }
      #expect(zip(budgets, budgets.dropFirst()).allSatisfy { $0 >= $1 })
    }
    #expect(budget(.strong, 1_000_000) > budget(.fair, 1_000_000) && budget(.fair, 1_000_000) > budget(.weak, 1_000_000))
    #expect(BlockingRule([.email], limit: 100, .costly).isUsed(of: 20_000))
    #expect(!BlockingRule([.email], limit: 100, .costly).isUsed(of: 1_000_000))
  }

  @Test("all combinations of several keys, at most 64 a node")
  func combinations() {
    var builder = TableBuilder()
    builder.add("a", [.nameGiven: "ada|ann", .nameLast: "byte", .addressPostcode: "p1", .birthDate: "1980-01-02"])
    builder.add("b", [.nameLast: "byte"])
    builder.add("c", [.nameGiven: (0..<40).map { "name\($0)" }.joined(separator: "|"), .addressPostcode: "p1|p2|p3"])
    let nodes = builder.nodes
    nodes.withView { view in
      var counts = [Int](repeating: 0, count: 3)
      var keys: [Int: Set<UInt64>] = [:]
      KeyCombiner.forEach([KeyColumn(.anyName, view), KeyColumn(.postcode, view)], view) { node, key in
        counts[node] += 1
        keys[node, default: []].insert(key)
      }
      #expect(counts == [3, 0, 32])
      #expect(keys[0]?.count == 3 && keys[2]?.count == 32)
    }
  }
}
