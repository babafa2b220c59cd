import RecordModel
import Testing

@testable import Matching

@Suite struct BlockBuilderTests {
  @Test("a block over the limit is refined: similar records still meet, and met and unmet pairs add up to all")
  func oversizedBlock() {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 8)
    for index in 0..<400 {
      builder.add("k\(index)", [.email: "info@x.example", .nameGiven: word(&random), .nameLast: word(&random)])
    }
    // Two that belong together, told apart from the crowd by name alone.
    builder.add("a", [.email: "info@x.example", .nameGiven: "wilhelmina", .nameLast: "quackenbush"])
    builder.add("b", [.email: "info@x.example", .nameGiven: "wilhelmina", .nameLast: "quackenbusch"])
    let nodes = builder.nodes
    nodes.withView { view in
      let found = BlockBuilder(rule: BlockingRule([.email], limit: 100), number: 3, view: view).build()
      #expect(found.keys == 1 && found.largestBlock == 402 && found.refinedBlocks == 1)
      let pairs = Array(found.pairs.joined())
      #expect(pairs.count + found.pairsNotMet == 402 * 401 / 2)
      #expect(pairs.count < 402 * 32 && Set(pairs).count == pairs.count)
      #expect(pairs.allSatisfy { $0 & 63 == 3 && Self.first($0) < Self.second($0) })
      #expect(pairs.contains { Self.first($0) == 400 && Self.second($0) == 401 })
    }
  }

  @Test("a block within the limit brings all its pairs")
  func wholeBlock() {
    var builder = TableBuilder()
    for index in 0..<60 { builder.add("k\(index)", [.email: "info@x.example", .nameGiven: "given\(index)"]) }
    builder.nodes.withView { view in
      let found = BlockBuilder(rule: BlockingRule([.email], limit: 60), number: 0, view: view).build()
      #expect(found.pairCount == 60 * 59 / 2 && found.refinedBlocks == 0 && found.pairsNotMet == 0)
    }
  }

  @Test("the budget of pairs lowers a rule's limit where its blocks are many and large")
  func budget() {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 9)
    for index in 0..<2_000 {
      builder.add("k\(index)", [.birthDate: "19\(10 + index % 10)-01-02", .nameGiven: word(&random), .nameLast: word(&random)])
    }
    builder.nodes.withView { view in
      // Ten blocks of 200: 199,000 pairs, where 60 a record are allowed.
      let found = BlockBuilder(rule: BlockingRule([.birthDate], limit: 500), number: 0, view: view).build()
      #expect(found.keys == 10 && found.refinedBlocks == 10)
      #expect(found.pairCount < 120_000 && found.pairCount + found.pairsNotMet == 199_000)
    }
  }

  @Test("people and organizations never meet")
  func kinds() {
    var builder = TableBuilder()
    builder.add("person", [.email: "a@x.example"])
    builder.add("firm", kind: .organization, [.email: "a@x.example"])
    builder.nodes.withView { view in
      #expect(BlockBuilder(rule: BlockingRule([.email], limit: 60), number: 0, view: view).build().pairCount == 0)
    }
  }

  @Test("a pair that several rules bring together is one pair with all of them, and new for the first")
  func union() async {
    var builder = TableBuilder()
    builder.addStrangers(50)
    builder.add("a", [.email: "a@x.example", .phone: "+442079460123"])
    builder.add("b", [.email: "a@x.example", .phone: "+442079460123", .nameLast: "byte"])
    builder.add("c", [.phone: "+442079460123"])
    let rules = [BlockingRule([.email], limit: 50), BlockingRule([.phone], limit: 50)]
    let nodes = builder.nodes
    let one = await Blocker(rules: rules, threads: 1).pairs(nodes)
    let two = await Blocker(rules: rules, threads: 3).pairs(nodes)
    #expect(one.pairs == two.pairs && one.outcomes == two.outcomes)
    #expect(one.pairs.joined().map(\.rules) == [0b11, 0b10, 0b10])
    #expect(one.outcomes.map(\.pairs) == [1, 3] && one.outcomes.map(\.newPairs) == [1, 2])
  }

  private func word(_ random: inout SeededRandom) -> String {
    String(decoding: random.word(5...9, letters: "abdeiklmnorst"), as: UTF8.self)
  }

  private static func first(_ pair: UInt64) -> Int { Int(pair >> 35) }
  private static func second(_ pair: UInt64) -> Int { Int(pair >> 6) & ((1 << 29) - 1) }
}
