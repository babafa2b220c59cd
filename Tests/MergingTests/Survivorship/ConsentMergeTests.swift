import RecordModel
import Testing

@testable import Merging

@Suite struct ConsentMergeTests {
  typealias Consent = TestRecord.Consent

  static let cases: [(name: String, events: [[Consent]], expected: ConsentEvent.State?)] = [
    ("nothing said", [[]], nil),
    ("given once", [[Consent(state: .given, at: day(1))]], .given),
    ("given without a purpose", [[Consent(purpose: "unspecified", state: .given, at: day(1))]], .unknown),
    ("refused without a purpose", [[Consent(purpose: "unspecified", state: .refused)]], .refused),
    (
      "a newer opt-in of the same purpose", [[Consent(state: .refused, at: day(1))], [Consent(state: .given, at: day(2))]],
      .given
    ),
    ("an equally old opt-in", [[Consent(state: .given, at: day(1))], [Consent(state: .refused, at: day(1))]], .refused),
    ("an opt-out without a date", [[Consent(state: .given, at: day(9))], [Consent(state: .refused)]], .refused),
    ("an opt-in without a date", [[Consent(state: .given)], [Consent(state: .refused, at: day(1))]], .refused),
    ("an unknown state says nothing", [[Consent(state: .given, at: day(1))], [Consent(state: .unknown, at: day(2))]], .given),
    ("unverified after given", [[Consent(state: .given, at: day(1))], [Consent(state: .unverified, at: day(2))]], .unverified),
    (
      "another purpose refused",
      [[Consent(state: .given, at: day(9))], [Consent(purpose: "calls", state: .refused, at: day(1))]], .refused
    ),
  ]

  @Test("the most restrictive answer that is not out of date counts", arguments: 0..<11)
  func states(_ index: Int) throws {
    let (name, events, expected) = Self.cases[index]
    let records = events.enumerated().map { TestRecord(source: UInt16($0.offset), key: "k\($0.offset)", consents: $0.element) }
    #expect(try merge(records).result.customers[0].consents["email"] == expected, "\(name)")
  }

  @Test("an opt-out is undone by nothing but a later opt-in of its purpose, over random histories", arguments: 0..<300)
  func neverUndone(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 77)
    let records = (0..<Int.random(in: 1...5, using: &random)).map { number in
      TestRecord(
        source: UInt16.random(in: 0..<3, using: &random), key: "k\(number)",
        consents: (0..<Int.random(in: 0...3, using: &random)).map { _ in
          Consent(
            purpose: ["newsletter", "calls", "unspecified"].randomElement(using: &random) ?? "",
            state: ConsentEvent.State.allCases.randomElement(using: &random) ?? .unknown,
            at: Bool.random(using: &random) ? day(Int.random(in: 1...4, using: &random)) : .unknown)
        })
    }
    let state = try merge(records).result.customers[0].consents["email"]
    let events = records.flatMap(\.consents)
    let standing = events.filter { refusal in
      refusal.state == .refused
        && !events.contains {
          $0.state == .given && $0.purpose == refusal.purpose && refusal.at.isKnown && $0.at > refusal.at
        }
    }
    #expect((state == .refused) == !standing.isEmpty)
    if state == .given { #expect(events.contains { $0.state == .given && $0.purpose != "unspecified" }) }
  }
}
