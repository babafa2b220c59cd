import RecordModel
import Testing

@testable import Matching

@Suite struct NumberTableTests {
  @Test("numbers items in the order of their first appearance, as a dictionary would", arguments: [0, 1, 50, 3_000])
  func numbers(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    var table = NumberTable()
    var items = [AddressParts()]
    var plain: [AddressParts: UInt32] = [:]
    for _ in 0..<count {
      let item = AddressParts(
        street: UInt32.random(in: 0...40, using: &random), number: UInt32.random(in: 1...9, using: &random),
        city: UInt32.random(in: 0...3, using: &random))
      let expected = plain[item] ?? UInt32(plain.count + 1)
      plain[item] = expected
      #expect(table.number(of: item, in: &items) == expected)
    }
    #expect(items.count == plain.count + 1)
  }

  @Test("groups hold each node once, by the first node of its cluster")
  func groups() {
    let groups = NodeGroups([0, 1, 0, 3, 1, 0])
    #expect(groups.indices.map { Array(groups[$0]) } == [[0, 2, 5], [1, 4], [3]])
    #expect(groups.groupOf == [0, 1, 0, 2, 1, 0])
    #expect(NodeGroups([]).count == 0)
  }
}
