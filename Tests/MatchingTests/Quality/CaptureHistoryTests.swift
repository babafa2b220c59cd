import RecordModel
import Testing

@testable import Matching

@Suite struct CaptureHistoryTests {
  private let rules = [
    BlockingRule([.email], limit: 50), BlockingRule([.twoNames], limit: 50), BlockingRule([.birthDate], limit: 50),
    BlockingRule([.house, .city], limit: 50), BlockingRule([.birthDate, .anyName], limit: 50),
    BlockingRule([.mailboxName], limit: 50),
  ]

  @Test("a rule belongs to the group of all its keys, to none when they differ")
  func groups() {
    #expect(rules.map { RuleGroup($0) } == [.contact, .name, .birthDate, .place, nil, nil])
    #expect(RuleGroup(BlockingRule([.familySound, .givenSound], limit: 50)) == .name)
    #expect(RuleGroup(BlockingRule([.birthMonth, .city], limit: 50)) == nil)
    #expect(RuleGroup(BlockingRule([.organizationPair], limit: 50)) == .name)
  }

  @Test("independent groups give back what both missed")
  func independent() throws {
    // Of 10000 pairs contact finds 80 %, names 70 %: 5600 by both, 2400 and 1400 by one, 600 by none.
    var history = CaptureHistory(rules)
    history.add(rules: 0b11, pairs: 5600)
    history.add(rules: 0b01, pairs: 2400)
    history.add(rules: 0b10, pairs: 1400)
    let missed = try #require(history.missed)
    #expect(missed.value > 450 && missed.value < 750)
    #expect(missed.low < 600 && missed.high > 600)
    #expect(history.groups.map(\.name) == ["contact", "name"])
    #expect(history.groups.map(\.found) == [8000, 7000] && history.groups.map(\.foundAlone) == [2400, 1400])
  }

  @Test("what mixed rules found is not missing any more")
  func mixed() throws {
    var history = CaptureHistory(rules)
    history.add(rules: 0b11, pairs: 5600)
    history.add(rules: 0b01, pairs: 2400)
    history.add(rules: 0b10, pairs: 1400)
    let before = try #require(history.missed).value
    history.add(rules: 0b10000, pairs: 400)
    #expect(abs(try #require(history.missed).value - (before - 400)) < 1e-6)
  }

  @Test("one group says nothing of what is missing; found by all, a few may still be")
  func edges() throws {
    var history = CaptureHistory(rules)
    history.add(rules: 0b01, pairs: 50)
    #expect(history.missed == nil)
    var complete = CaptureHistory(rules)
    complete.add(rules: 0b111, pairs: 50)
    let missed = try #require(complete.missed)
    #expect(missed.value == 0 && missed.low == 0 && missed.high == 3)
  }
}
