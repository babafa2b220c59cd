import PipelineConfig
import RecordModel
import Testing

@testable import Merging

@Suite("Values that are inferred or dead")
struct StandingTests {
  private func told(_ field: CanonicalField, _ records: [TestRecord]) throws -> [String] {
    let run = try merge(records)
    return run.result.customers[0].values.filter { $0.field == field }.map {
      "\(run.table.texts.string($0.value)) \($0.rank) \($0.isGolden ? "golden" : "-") \($0.rule) \($0.role.rawValue)"
    }
  }

  @Test("a value out of a signature never wins over a stated one, however trusted and new it is")
  func signature() throws {
    let found = try told(
      .jobTitle,
      [
        TestRecord(source: 0, key: "a", updatedAt: day(9), values: [.init(.jobTitle, "Chief", flags: .inferred)]),
        TestRecord(source: 1, key: "b", updatedAt: day(1), values: [.init(.jobTitle, "CTO")]),
      ])
    #expect(found == ["CTO 1 golden only_value ", "Chief 2 - signature "])
    #expect(
      try told(.jobTitle, [TestRecord(key: "a", values: [.init(.jobTitle, "Chief", flags: .inferred)])]) == [
        "Chief 1 golden signature "
      ])
  }

  @Test("a name out of a forwarded mail loses to any stated one")
  func forwarded() throws {
    let found = try told(
      .nameFull,
      [
        TestRecord(source: 0, key: "a", values: [.init(.nameFull, "Ada M. Byte", flags: [.inferred, .quoted])]),
        TestRecord(source: 1, key: "b", values: [.init(.nameFull, "A Byte")]),
      ])
    #expect(found == ["A Byte 1 golden only_value ", "Ada M. Byte 2 - forwarded "])
  }

  @Test("a dead email is kept and shown, and primary only while there is no other")
  func dead() throws {
    let dead = TestRecord(source: 0, key: "a", updatedAt: day(9), values: [.init(.email, "old@x.example", flags: .dead)])
    let other = TestRecord(source: 2, key: "b", updatedAt: day(1), values: [.init(.email, "new@x.example")])
    #expect(
      try told(.email, [dead, other]) == ["new@x.example 1 golden only_value personal", "old@x.example 2 - dead dead"])
    #expect(try told(.email, [dead]) == ["old@x.example 1 golden dead dead"])
  }

  @Test("a value that is stated and inferred counts as stated, with the support of both")
  func both() throws {
    let found = try told(
      .phone,
      [
        TestRecord(source: 0, key: "a", values: [.init(field: .phone, text: "1", flags: .inferred, match: "1")]),
        TestRecord(source: 1, key: "b", values: [.init(.phone, "2")]),
        TestRecord(source: 2, key: "c", values: [.init(.phone, "1")]),
      ])
    #expect(
      found == ["1 1 golden most_frequent personal", "1 1 - most_frequent personal", "2 2 - most_frequent personal"])
  }
}
