import Diagnostics
import PipelineConfig
import RecordModel
import Testing

@testable import Merging

@Suite struct SurvivorshipRuleTests {
  private static let base = SurvivorshipCandidate(trust: 0.5, updatedAt: .unknown)

  private static func with(_ change: (inout SurvivorshipCandidate) -> Void) -> SurvivorshipCandidate {
    var result = base
    change(&result)
    return result
  }

  static let cases: [(rule: String, winner: SurvivorshipCandidate, loser: SurvivorshipCandidate)] = [
    ("trust", with { $0.trust = 0.6 }, base),
    ("newest", with { $0.updatedAt = day(2) }, with { $0.updatedAt = day(1) }),
    ("newest", with { $0.updatedAt = day(1) }, base),
    ("oldest", with { $0.updatedAt = day(1) }, with { $0.updatedAt = day(2) }),
    ("oldest", with { $0.updatedAt = day(1) }, base),
    ("most_frequent", with { $0.sources = 2 }, with { $0.records = 9 }),
    ("most_frequent", with { $0.records = 2 }, base),
    ("longest", with { $0.length = 2 }, with { $0.length = 1 }),
    ("together", with { $0.completeness = 2 }, with { $0.completeness = 1 }),
    ("most_restrictive", with { $0.restriction = 2 }, with { $0.restriction = 1 }),
  ]

  @Test("each rule prefers what it says, from both sides, and leaves equals open", arguments: 0..<10)
  func preference(_ index: Int) throws {
    let (name, winner, loser) = Self.cases[index]
    let rule = try #require(SurvivorshipRuleRegistry.rule(named: name))
    #expect(rule.preference(winner, loser) == .first)
    #expect(rule.preference(loser, winner) == .second)
    #expect(rule.preference(winner, winner) == .neither)
  }

  @Test("every registered rule has a name of its own and a summary")
  func registry() {
    #expect(Set(SurvivorshipRuleRegistry.names).count == SurvivorshipRuleRegistry.all.count)
    #expect(SurvivorshipRuleRegistry.all.allSatisfy { !$0.summary.isEmpty })
    #expect(SurvivorshipDefinition.defaultChain.rules.allSatisfy(SurvivorshipRuleRegistry.names.contains))
  }

  @Test("an unknown rule is a fault of the pipeline file with the nearest name")
  func unknown() throws {
    let survive = SurvivorshipDefinition(chains: ["email": SurvivorshipChain(rules: ["newst"])])
    let error = #expect(throws: DiagnosticsError.self) {
      try Merger(pipeline: makePipeline(survive: survive), run: 1, startedAt: day(0))
    }
    #expect(error?.exitCode == .pipelineFile)
    #expect(error?.diagnostics.first?.hints == ["did you mean 'newest'?"])
  }

  @Test("consents can be told no other rule than the most restrictive")
  func consents() throws {
    for (rule, isAllowed) in [("most_restrictive", true), ("newest", false)] {
      let survive = SurvivorshipDefinition(chains: ["consent.email": SurvivorshipChain(rules: [rule])])
      let error: DiagnosticsError?
      do {
        _ = try Merger(pipeline: makePipeline(survive: survive), run: 1, startedAt: day(0))
        error = nil
      } catch let fault as DiagnosticsError {
        error = fault
      }
      #expect((error == nil) == isAllowed)
    }
  }

  @Test("large clusters are ranked like small ones")
  func large() throws {
    let records = (0..<400).map { number in
      TestRecord(
        source: UInt16(number % 3), key: "k\(number)",
        values: [.init(.email, "e\(number % 7)@nimbus.example"), .init(.nameLast, "N\(number % 5)")])
    }
    let (table, result) = try merge(records)
    let emails = result.customers[0].values.filter { $0.field == .email }
    #expect(emails.count == 400)
    #expect(Set(emails.map(\.rank)) == Set(1...7))
    let golden = try #require(result.customers[0].golden(.email))
    // 400 = 57 · 7 + 1: the first email has one record more than the others.
    #expect(table.texts.string(golden.value) == "e0@nimbus.example" && golden.rule == "most_frequent")
  }
}
