import RecordModel
import Testing

@testable import Merging

@Suite struct CustomerRelationsTests {
  private func person(
    _ key: String, _ family: String, street: String = "elm road", number: String = "4", unit: String = "",
    postcode: String = "LS1 4AB", company: String = ""
  ) -> TestRecord {
    let values: [(CanonicalField, String)] = [
      (.nameGiven, key), (.nameLast, family), (.addressStreet, "\(number) \(street)"), (.addressStreetName, street),
      (.addressNumber, number), (.addressUnit, unit), (.addressPostcode, postcode), (.company, company),
    ]
    return TestRecord(key: key, values: values.filter { !$0.1.isEmpty }.map { TestRecord.Value($0.0, $0.1) })
  }

  private func organization(_ key: String, _ name: String) -> TestRecord {
    TestRecord(key: key, kind: .organization, values: [TestRecord.Value(.nameOrg, name)])
  }

  /// Household and employer of each record's customer, by key; every record is a customer.
  private func relate(_ records: [TestRecord]) throws -> [String: (household: String?, employer: String?, id: String)] {
    let (table, result) = try merge(records, clusters: records.map { [$0.key] })
    var relations: [String: (household: String?, employer: String?, id: String)] = [:]
    for customer in result.customers {
      let key = table.texts.string(table.records[Int(customer.records[0])].key)
      relations[key] = (customer.householdID, customer.employerID?.text, customer.id.text)
    }
    return relations
  }

  @Test("one surname at one address is a household, never a merge; a compound surname belongs to both families")
  func household() throws {
    let found = try relate([
      person("ada", "byte"), person("bob", "byte"), person("cleo", "byte-lopez".replacing("-", with: " ")),
      person("dan", "other"),
      person("eve", "byte", number: "6"), person("fay", "byte", postcode: "YO1 7AA"),
    ])
    #expect(found.count == 6)
    #expect(found["ada"]?.household != nil)
    #expect(found["ada"]?.household == found["bob"]?.household && found["ada"]?.household == found["cleo"]?.household)
    #expect(["dan", "eve", "fay"].allSatisfy { found[$0]?.household == nil })
    let first = ["ada", "bob", "cleo"].compactMap { found[$0]?.id }.min()
    #expect(found["ada"]?.household == first.map { "H" + $0.dropFirst() })
  }

  @Test("flats of one house are households of their own; who names no flat belongs to none of several")
  func flats() throws {
    let found = try relate([
      person("ada", "byte", unit: "1"), person("bob", "byte", unit: "1"), person("cleo", "byte", unit: "2"),
      person("dan", "byte", unit: "2"), person("eve", "byte"),
    ])
    #expect(found["ada"]?.household == found["bob"]?.household && found["cleo"]?.household == found["dan"]?.household)
    #expect(found["ada"]?.household != found["cleo"]?.household)
    #expect(found["ada"]?.household != nil && found["eve"]?.household == nil)
    let alone = try relate([person("ada", "byte", unit: "1"), person("eve", "byte")])
    #expect(alone["ada"]?.household != nil && alone["ada"]?.household == alone["eve"]?.household)
  }

  @Test("a hotel full of one name is no household")
  func hotel() throws {
    let found = try relate((0..<13).map { person("p\($0)", "smith") })
    #expect(found.values.allSatisfy { $0.household == nil })
  }

  @Test("a person's company is the organization of that name, unless two are called so")
  func employer() throws {
    let found = try relate([
      person("ada", "byte", company: "acme"), person("bob", "other", company: "nobody knows"),
      person("cleo", "third", company: "twin"), organization("o1", "acme"), organization("o2", "twin"),
      organization("o3", "twin"),
    ])
    #expect(found["ada"]?.employer == found["o1"]?.id)
    #expect(found["bob"]?.employer == nil && found["cleo"]?.employer == nil && found["o1"]?.employer == nil)
  }

  @Test("a change of household is a change of the customer")
  func changes() throws {
    let (table, first) = try merge([person("ada", "byte")], clusters: [["ada"]])
    let (_, second) = try merge(
      [person("ada", "byte"), person("bob", "byte")], clusters: [["ada"], ["bob"]], previous: published(first, table, run: 1),
      run: 2)
    #expect(second.changes.map(\.event.rawValue).sorted() == ["created", "updated"])
  }
}
