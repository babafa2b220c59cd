import RecordModel
import Testing

@testable import Merging

@Suite struct ValueRolesTests {
  private func person(_ key: String, _ family: String, _ values: [(CanonicalField, String)]) -> TestRecord {
    let home: [(CanonicalField, String)] = [
      (.nameGiven, key), (.nameLast, family), (.addressStreet, "4 elm road"), (.addressStreetName, "elm road"),
      (.addressNumber, "4"), (.addressPostcode, "LS1 4AB"),
    ]
    return TestRecord(key: key, values: (home + values).map { TestRecord.Value($0.0, $0.1) })
  }

  /// Roles of all emails and phones by value, once every record is a customer.
  private func roles(_ records: [TestRecord]) throws -> [String: Set<ValueRole>] {
    let (table, result) = try merge(records, clusters: records.map { [$0.key] })
    var roles: [String: Set<ValueRole>] = [:]
    for value in result.customers.flatMap(\.values) where value.field == .email || value.field == .phone {
      roles[table.texts.string(value.value), default: []].insert(value.role)
    }
    return roles
  }

  @Test("what one person carries is personal, what a household shares is the household's")
  func households() throws {
    let found = try roles([
      person("ada", "byte", [(.phone, "+441"), (.email, "ada@x.example")]), person("bob", "byte", [(.phone, "+441")]),
      person("eve", "other", [(.phone, "+442"), (.email, "household:family.other@x.example")]),
    ])
    #expect(found["+441"] == [.household])
    #expect(found["ada@x.example"] == [.personal])
    #expect(found["+442"] == [.personal])
    #expect(found["household:family.other@x.example"] == [.household])
  }

  @Test("case 99: a firm's number is a switchboard, a task's mailbox nobody's, and who orders for many a reseller")
  func work() throws {
    var records = [
      TestRecord(
        key: "org", kind: .organization,
        values: [.init(.nameOrg, "nimbus"), .init(.phone, "+443"), .init(.email, "hello@nimbus.example")]),
      person("ada", "byte", [(.company, "nimbus"), (.phone, "+443"), (.email, "task:info@nimbus.example")]),
      person("eve", "other", [(.phone, "+444")]), person("fay", "third", [(.phone, "+444")]),
    ]
    for index in 0..<20 { records.append(person("p\(index)", "family\(index)", [(.email, "relay@market.example")])) }
    let found = try roles(records)
    #expect(found["+443"] == [.switchboard])
    #expect(found["task:info@nimbus.example"] == [.roleMailbox])
    #expect(found["hello@nimbus.example"] == [.roleMailbox])
    #expect(found["+444"] == [.shared])
    #expect(found["relay@market.example"] == [.reseller])
  }
}
