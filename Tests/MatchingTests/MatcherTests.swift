import PipelineConfig
import RecordModel
import Testing

@testable import Matching

@Suite struct MatcherTests {
  @Test("records of one person meet across typos, nicknames and moves; relatives and namesakes stay apart")
  func people() async {
    let table = town(households: 300)
    let result = await Matcher(MatchDefinition(), threads: 2).match(table)
    let clusters = result.keys(table)
    var right = 0
    for household in 0..<300 where clusters.contains(["a\(household)", "b\(household)", "c\(household)"]) { right += 1 }
    #expect(right >= 285)
    #expect(!clusters.contains { cluster in cluster.contains { $0.hasPrefix("r") } && cluster.contains { !$0.hasPrefix("r") } })
  }

  @Test("threads and the order of records do not change the result")
  func deterministic() async {
    let table = town(households: 120)
    let reference = await Matcher(MatchDefinition(), threads: 1).match(table.canonicalized())
    var random = SeededRandom(seed: 7)
    for _ in 0..<5 {
      let shuffled = table.selecting(table.records.indices.shuffled(using: &random)).canonicalized()
      let result = await Matcher(MatchDefinition(), threads: 2).match(shuffled)
      #expect(result.clusters == reference.clusters)
      #expect(result.scores.map(\.weight) == reference.scores.map(\.weight))
      #expect(result.model == reference.model)
    }
  }

  @Test("every record is in exactly one cluster, every pair is scored once, and a story adds up to its weight")
  func accounting() async {
    let table = town(households: 100)
    let result = await Matcher(MatchDefinition(), threads: 2).match(table)
    #expect(result.clusters.flatMap(\.records).sorted() == table.records.indices.map { Int32($0) })
    #expect(Set(result.scores.map { "\($0.pair.first) \($0.pair.second)" }).count == result.scores.count)
    for score in result.scores {
      let sum = score.vector.entries.reduce(result.model.priorMillibits) { $0 + $1.weight.millibits + $1.adjustment.millibits }
      #expect(sum == score.weight.millibits)
    }
  }

  @Test("case 97: a name everybody has never merges on its own")
  func sameName() async {
    var builder = TableBuilder()
    for index in 0..<400 { builder.add("t\(index)", [.nameGiven: "test", .nameLast: "test"]) }
    for index in 0..<400 { builder.add("m\(index)", [.nameGiven: "max\(index)", .nameLast: "other\(index)"]) }
    let result = await Matcher(MatchDefinition(), threads: 2).match(builder.table)
    #expect(result.clusters.count == 800)
  }

  @Test(
    "case 102: the longer ago, the less a phone and a mailbox in common say; one name still joins",
    arguments: [(2023, 2024, 0), (2021, 2024, 3.1), (2014, 2024, 6.6)])
  func handedOn(first: Int64, second: Int64, bits: Double) async {
    var builder = TableBuilder()
    let contact: [CanonicalField: String] = [.phone: "mobile:+447700900123", .email: "quiet.fox@post.example"]
    let names: [CanonicalField: String] = [.nameGiven: "walter", .nameLast: "quigley"]
    builder.add("a", contact.merging(names) { $1 }, updated: first)
    builder.add("b", contact.merging(names) { $1 }.merging([.jobTitle: "baker"]) { $1 }, updated: second)
    builder.add("c", contact, updated: first)
    builder.add("d", contact.merging([.jobTitle: "baker"]) { $1 }, updated: first)
    builder.addStrangers(300)
    let taken = withScorer(builder.table) { _, _, scorer in
      var scratch = PairScratch()
      let (apart, together) = (scorer.compare(2, 1, &scratch).adjustment, scorer.compare(2, 3, &scratch).adjustment)
      #expect(apart.related == together.related)
      return Double(together.stranger - apart.stranger) / 1000
    }
    #expect(abs(taken - bits) < 0.2)
    let table = builder.table.canonicalized()
    #expect(
      await Matcher(MatchDefinition(), threads: 2).match(table).keys(table).contains { $0.contains("a") && $0.contains("b") })
  }

  @Test("a record named like anybody, and a junior beside a senior, wait for somebody to look, whatever else agrees")
  func reviewOnly() async {
    var builder = TableBuilder()
    builder.addStrangers(200)
    let same: [CanonicalField: String] = [
      .nameGiven: "walter", .nameLast: "quigley", .birthDate: "1950-02-03", .email: "wq@post.example", .phone: "+441134960001",
    ]
    builder.add("junior", same.merging([.nameSuffix: "jr"]) { $1 })
    builder.add("senior", same.merging([.nameSuffix: "sr"]) { $1 })
    builder.add("second", same.merging([.nameSuffix: "ii", .phone: "+441134960002"]) { $1 })
    builder.add("doctor", same.merging([.nameSuffix: "phd", .nameLast: "quigly"]) { $1 })
    builder.addAnybody("one", [.email: "x@post.example", .birthDate: "1961-07-08", .externalID: "987654321"])
    builder.addAnybody("two", [.email: "x@post.example", .birthDate: "1961-07-08", .externalID: "987654321"])
    let table = builder.table.canonicalized()
    let result = await Matcher(MatchDefinition(), threads: 2).match(table)
    let clusters = result.keys(table)
    #expect(!clusters.contains { $0.contains("junior") && $0.contains("senior") })
    #expect(clusters.contains { $0.contains("junior") && $0.contains("second") } || clusters.contains { $0.contains("second") })
    #expect(clusters.contains(["one"]) && clusters.contains(["two"]))
    let held = result.scores.filter { score in
      let keys = [score.pair.first, score.pair.second].map { table.texts.string(table.records[Int($0)].key) }
      return keys == ["junior", "senior"] || keys == ["one", "two"]
    }
    #expect(held.count == 2 && held.allSatisfy { $0.band == .review })
  }

  @Test("case 101: father and son, and twins, at one address stay apart")
  func twins() async {
    var builder = TableBuilder()
    for index in 0..<200 {
      builder.add(
        "x\(index)",
        [.nameGiven: "given\(index)", .nameLast: "last\(index)", .birthDate: "19\(10 + index % 80)-01-0\(1 + index % 9)"])
    }
    let address: [CanonicalField: String] = [
      .nameLast: "byte", .addressStreetName: "hill road", .addressNumber: "4", .addressPostcode: "ls14ab",
      .addressCity: "leeds",
    ]
    builder.add("father", address.merging([.nameGiven: "john", .birthDate: "1950-03-07"]) { $1 })
    builder.add("son", address.merging([.nameGiven: "john", .birthDate: "1979-11-21"]) { $1 })
    builder.add("twin1", address.merging([.nameGiven: "anna", .birthDate: "1979-11-21"]) { $1 })
    let clusters = await Matcher(MatchDefinition(), threads: 1).match(builder.table).keys(builder.table)
    for key in ["father", "son", "twin1"] { #expect(clusters.contains([key])) }
  }

  @Test("case 99: a mailbox or a switchboard of many people joins none of them")
  func sharedValues() async {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 99)
    for index in 0..<150 {
      let given = String(decoding: random.word(5...9, letters: "abdeiklmnorst"), as: UTF8.self)
      let family = String(decoding: random.word(5...11, letters: "abdeiklmnorst"), as: UTF8.self)
      let shared: [CanonicalField: String] =
        index < 60 ? [.email: "info@acme.example"] : index < 120 ? [.phone: "+441134960001"] : [:]
      builder.add("k\(index)", shared.merging([.nameGiven: given, .nameLast: family]) { $1 })
    }
    let result = await Matcher(MatchDefinition(), threads: 2).match(builder.table)
    #expect(result.clusters.allSatisfy { $0.records.count == 1 })
  }

  @Test("case 100: a chain of people, each sharing a phone with the next, does not become one")
  func chain() async {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 100)
    for index in 0..<200 {
      let given = String(decoding: random.word(5...9, letters: "abdeiklmnorst"), as: UTF8.self)
      let family = String(decoding: random.word(5...11, letters: "abdeiklmnorst"), as: UTF8.self)
      let phones = index < 26 ? "+44113496\(1000 + index)|+44113496\(1001 + index)" : "+44113497\(1000 + index * 7)"
      builder.add("k\(index)", [.nameGiven: given, .nameLast: family, .phone: phones])
    }
    let result = await Matcher(MatchDefinition(), threads: 2).match(builder.table)
    #expect((result.clusters.map(\.records.count).max() ?? 0) <= 2)
  }

  @Test("case 102: a phone or a mailbox that changed hands does not join its owners")
  func recycled() async {
    var builder = TableBuilder()
    builder.addStrangers(300)
    builder.add(
      "before", [.nameGiven: "walter", .nameLast: "quigley", .phone: "mobile:+447911123456", .email: "wq@post.example"])
    builder.add(
      "after", [.nameGiven: "ingrid", .nameLast: "osterhaus", .phone: "mobile:+447911123456", .email: "ingrid@post.example"])
    builder.add("mailbox", [.nameGiven: "pawel", .nameLast: "nowicki", .birthDate: "1988-02-03", .email: "wq@post.example"])
    let table = builder.table.canonicalized()
    let clusters = await Matcher(MatchDefinition(), threads: 2).match(table).keys(table)
    #expect(["before", "after", "mailbox"].allSatisfy { clusters.contains([$0]) })
  }

  @Test("no records, one record and records without any compared value are clusters of their own")
  func trivial() async {
    #expect(await Matcher(MatchDefinition(), threads: 2).match(CustomerRecordTable()).clusters.isEmpty)
    var builder = TableBuilder()
    builder.add("one", [:])
    builder.add("two", [:])
    #expect(await Matcher(MatchDefinition(), threads: 2).match(builder.table).clusters.count == 2)
  }

  /// Households of one person with three records (typo, nickname, move) and a relative who shares all but the person.
  private func town(households: Int) -> CustomerRecordTable {
    var random = SeededRandom(seed: 42)
    let given = ["robert", "william", "elizabeth", "margaret", "thomas", "katherine", "james", "susan", "daniel", "edward"]
    let short = ["bob", "bill", "liz", "peggy", "tom", "kate", "jim", "sue", "dan", "ted"]
    var builder = TableBuilder()
    for index in 0..<households {
      let last = "lastname" + String(decoding: random.word(upTo: 6, letters: "bcdfghklmnprst"), as: UTF8.self) + "\(index % 50)"
      let person = Int.random(in: 0..<10, using: &random)
      let relative = (person + Int.random(in: 1..<10, using: &random)) % 10
      let born =
        "19\(Int.random(in: 30...99, using: &random))-0\(Int.random(in: 1...9, using: &random))-\(Int.random(in: 10...28, using: &random))"
      let home: [CanonicalField: String] = [
        .addressStreetName: "street \(index % 70)", .addressNumber: "\(index)", .addressPostcode: "p\(index % 90)",
        .addressCity: "city\(index % 9)",
      ]
      builder.add(
        "a\(index)",
        home.merging([
          .nameGiven: given[person], .nameLast: last, .birthDate: born, .email: "\(given[person])\(index)@x.example",
          .phone: "+4411349\(10000 + index)",
        ]) { $1 })
      builder.add("b\(index)", home.merging([.nameGiven: short[person], .nameLast: last + "e", .birthDate: born]) { $1 })
      builder.add(
        "c\(index)",
        [.nameGiven: given[person], .nameLast: last, .email: "\(given[person])\(index)@x.example", .addressCity: "city3"])
      builder.add(
        "r\(index)",
        home.merging([
          .nameGiven: given[relative], .nameLast: last, .birthDate: "20\(10 + index % 10)-01-11",
          .phone: "+4411349\(10000 + index)",
        ]) { $1 })
    }
    return builder.table
  }
}
