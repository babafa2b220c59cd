import PipelineConfig
import RecordModel
import Testing

@testable import Merging

@Suite struct ValueSurvivorshipTests {
  private func golden(_ field: CanonicalField, _ run: (table: CustomerRecordTable, result: MergeResult)) -> String? {
    run.result.customers.first?.golden(field).map { run.table.texts.string($0.value) }
  }

  private func value(
    _ field: CanonicalField, _ text: String, _ run: (table: CustomerRecordTable, result: MergeResult)
  ) -> GoldenValue? {
    run.result.customers.first?.values.first { $0.field == field && run.table.texts.string($0.value) == text }
  }

  @Test("the default chain asks trust, then age, then frequency, then length")
  func chain() throws {
    let trusted = TestRecord(source: 0, key: "a", values: [.init(.jobTitle, "CTO")])
    let newer = TestRecord(source: 1, key: "b", updatedAt: day(9), values: [.init(.jobTitle, "Chief")])
    let older = TestRecord(source: 1, key: "c", updatedAt: day(8), values: [.init(.jobTitle, "Engineer")])
    var run = try merge([trusted, newer, older])
    #expect(golden(.jobTitle, run) == "CTO")
    #expect(value(.jobTitle, "CTO", run)?.rule == "trust")
    run = try merge([newer, older])
    #expect(golden(.jobTitle, run) == "Chief")
    #expect(value(.jobTitle, "Engineer", run)?.rule == "newest")
    #expect(value(.jobTitle, "Engineer", run)?.rank == 2)
  }

  @Test("a chain of the pipeline file goes before the default one")
  func configured() throws {
    let run = try merge(
      [
        TestRecord(source: 0, key: "a", updatedAt: day(1), values: [.init(.jobTitle, "CTO")]),
        TestRecord(source: 1, key: "b", updatedAt: day(2), values: [.init(.jobTitle, "CEO")]),
      ],
      pipeline: makePipeline(
        survive: SurvivorshipDefinition(chains: ["job_title": SurvivorshipChain(rules: ["newest"])])))
    #expect(golden(.jobTitle, run) == "CEO")
    #expect(value(.jobTitle, "CEO", run)?.rule == "newest")
  }

  @Test("equal values share a rank, one of them is golden, and a lone value says so")
  func equal() throws {
    let run = try merge([
      TestRecord(source: 0, key: "a", values: [.init(.email, "ada@nimbus.example")]),
      TestRecord(source: 1, key: "b", values: [.init(.email, "ADA@nimbus.example")]),
    ])
    let emails = run.result.customers[0].values
    #expect(emails.map(\.rank) == [1, 1])
    #expect(emails.map(\.isGolden) == [true, false])
    #expect(emails.map(\.rule) == ["only_value", "only_value"])
  }

  @Test("of several emails the best supported leads, however trusted the others are")
  func multivalued() throws {
    let run = try merge([
      TestRecord(source: 0, key: "a", values: [.init(.email, "old@nimbus.example"), .init(.email, "ada@nimbus.example")]),
      TestRecord(source: 1, key: "b", values: [.init(.email, "ada@nimbus.example")]),
    ])
    #expect(golden(.email, run) == "ada@nimbus.example")
    #expect(value(.email, "ada@nimbus.example", run)?.rule == "most_frequent")
    #expect(value(.email, "old@nimbus.example", run)?.rank == 2)
  }

  @Test("placeholders and invalid values are never golden and rank last", arguments: [FieldValue.Flags.placeholder, .invalid])
  func unusable(_ flags: FieldValue.Flags) throws {
    let run = try merge([
      TestRecord(source: 0, key: "a", updatedAt: day(9), values: [.init(.email, "none@none.example", flags: flags)]),
      TestRecord(source: 2, key: "b", values: [.init(.email, "ada@nimbus.example")]),
    ])
    #expect(golden(.email, run) == "ada@nimbus.example")
    #expect(value(.email, "none@none.example", run)?.rank == 2)
    #expect(value(.email, "none@none.example", run)?.rule == "unusable")
    let alone = try merge([TestRecord(key: "a", values: [.init(.email, "none@none.example", flags: flags)])])
    #expect(golden(.email, alone) == nil)
    #expect(alone.result.customers[0].values.map(\.rule) == ["unusable"])
  }

  @Test("given and family name come from one record")
  func nameTogether() throws {
    let run = try merge([
      TestRecord(source: 0, key: "a", values: [.init(.nameLast, "Byte-Smith")]),
      TestRecord(source: 1, key: "b", values: [.init(.nameGiven, "A."), .init(.nameLast, "Bit")]),
      TestRecord(source: 2, key: "c", values: [.init(.nameGiven, "Ada"), .init(.nameMiddle, "M"), .init(.nameLast, "Byte")]),
    ])
    #expect(golden(.nameGiven, run) == "Ada")
    #expect(golden(.nameLast, run) == "Byte")
    #expect(value(.nameLast, "Byte", run)?.rule == "together")
    let name = String(decoding: run.result.customers[0].fullName(in: run.table), as: UTF8.self)
    #expect(name == "Ada M Byte")
  }

  @Test("a part the winning name lacks is not filled in from another record")
  func nameGap() throws {
    let run = try merge([
      TestRecord(source: 0, key: "a", values: [.init(.nameGiven, "Ada"), .init(.nameLast, "Byte")]),
      TestRecord(source: 1, key: "b", values: [.init(.nameGiven, "Ada"), .init(.nameMiddle, "M"), .init(.nameLast, "Byte")]),
    ])
    #expect(golden(.nameMiddle, run) == nil)
    #expect(value(.nameMiddle, "M", run)?.rank == 2)
    #expect(value(.nameMiddle, "M", run)?.rule == "together")
  }

  @Test("an address is taken whole, and one with street and postcode beats a city")
  func addressWhole() throws {
    let run = try merge([
      TestRecord(source: 0, key: "a", values: [.init(.addressCity, "London"), .init(.addressCountry, "GB")]),
      TestRecord(
        source: 1, key: "b",
        values: [
          .init(.addressCity, "York", label: "work", group: 0),
          .init(.addressStreet, "4 Hill Rd", label: "home", group: 1),
          .init(.addressPostcode, "LS1 4AB", label: "home", group: 1),
          .init(.addressStreetName, "hill rd", label: "home", group: 1),
        ]),
    ])
    #expect(golden(.addressStreet, run) == "4 Hill Rd")
    #expect(golden(.addressPostcode, run) == "LS1 4AB")
    #expect(golden(.addressCity, run) == nil)
    #expect(golden(.addressCountry, run) == nil)
    #expect(value(.addressStreet, "4 Hill Rd", run)?.rule == "together")
    #expect(!run.result.customers[0].values.contains { $0.field == .addressStreetName })
  }

  @Test("the same number in two systems is two external ids")
  func externalIDs() throws {
    let run = try merge([
      TestRecord(key: "a", values: [.init(.externalID, "7", label: "crm"), .init(.externalID, "7", label: "shop")])
    ])
    #expect(run.result.customers[0].values.map(\.rank) == [1, 2])
  }

  @Test("a customer is an organization when most records are")
  func kind() throws {
    let records = [
      TestRecord(key: "a", kind: .organization), TestRecord(key: "b", kind: .organization), TestRecord(key: "c"),
    ]
    #expect(try merge(records).result.customers[0].kind == .organization)
    #expect(try merge(Array(records[1...])).result.customers[0].kind == .person)
  }

  @Test("times span updates and interactions; activity looks at interactions and last_activity")
  func times() throws {
    let run = try merge([
      TestRecord(key: "a", updatedAt: day(30), values: [.init(.lastActivity, "1970-02-20")], interactions: [day(10), day(20)]),
      TestRecord(key: "b", updatedAt: day(5)),
    ])
    let customer = run.result.customers[0]
    #expect(customer.firstSeen == day(5))
    #expect(customer.lastSeen == day(30))
    #expect(customer.lastActivity == day(50))
    #expect(customer.confidence == 0.9961)
    #expect(try merge([TestRecord(key: "a")]).result.customers[0].firstSeen == .unknown)
  }

  @Test("a record with ten thousand addresses is merged in linear time")
  func manyAddresses() throws {
    let values = (0..<10_000).map { TestRecord.Value(.addressStreet, "Street \($0)", label: "l\($0)", group: UInt16($0)) }
    let run = try merge([TestRecord(key: "a", values: values)])
    #expect(run.result.customers[0].values.count == 10_000)
  }
}
