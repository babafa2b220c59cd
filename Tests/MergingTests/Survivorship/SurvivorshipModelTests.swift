import RecordModel
import Testing

@testable import Merging

/// Random customers against a slow and plain reading of the rules.
@Suite struct SurvivorshipModelTests {
  private static let trust = [0.9, 0.5, 0.5]

  @Test("ranks and golden values hold their promises for random records", arguments: 0..<200)
  func invariants(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 1000)
    let records = (0..<Int.random(in: 1...6, using: &random)).map { Self.record($0, &random) }
    let (table, result) = try merge(records.shuffled(using: &random))
    let customer = try #require(result.customers.first)

    let published = table.values.indices.filter { table.values[$0].field.isMappable }
    #expect(customer.values.map(\.valueIndex).sorted() == published)
    for (field, values) in Dictionary(grouping: customer.values, by: \.field) {
      let golden = values.filter(\.isGolden)
      #expect(golden.count <= 1)
      #expect(golden.allSatisfy { $0.rank == 1 && table.values[$0.valueIndex].isUsable })
      for a in values {
        for b in values {
          let (first, second) = (table.values[a.valueIndex], table.values[b.valueIndex])
          if first.isUsable && !second.isUsable { #expect(a.rank < b.rank) }
          if first.isUsable == second.isUsable {
            #expect((a.rank == b.rank) == (Self.key(first, table) == Self.key(second, table)))
          }
        }
      }
      if field == .jobTitle || field == .email {
        let usable = values.filter { table.values[$0.valueIndex].isUsable }
        #expect(golden.first?.valueIndex == Self.plainWinner(usable, field, table))
      }
    }
    let nameRecords = Set(customer.values.filter { $0.isGolden && $0.field.isNamePart }.map(\.record))
    #expect(nameRecords.count <= 1)
    let addresses = customer.values.filter { $0.isGolden && $0.field.isAddressPart }.map {
      "\($0.record)/\(table.texts.string($0.label))/\(table.values[$0.valueIndex].group)"
    }
    #expect(Set(addresses).count <= 1)
  }

  private static func record(_ number: Int, _ random: inout SplitMix) -> TestRecord {
    var record = TestRecord(source: UInt16.random(in: 0..<3, using: &random), key: "r\(number)")
    record.updatedAt = Bool.random(using: &random) ? day(Int.random(in: 1...3, using: &random)) : .unknown
    let fields: [CanonicalField] = [
      .nameGiven, .nameMiddle, .nameLast, .email, .email, .jobTitle, .addressStreet, .addressPostcode, .addressCity,
      .addressNumber,
    ]
    for field in fields where Int.random(in: 0..<3, using: &random) > 0 {
      let text = ["a", "Bb", "bb", "ccc"].randomElement(using: &random) ?? ""
      let flags: FieldValue.Flags = Int.random(in: 0..<5, using: &random) == 0 ? .placeholder : []
      let group = field.isAddressPart ? UInt16.random(in: 0..<2, using: &random) : 0
      record.values.append(.init(field, text, flags: flags, label: field.isAddressPart ? "l\(group)" : "", group: group))
    }
    return record
  }

  private static func key(_ value: FieldValue, _ table: CustomerRecordTable) -> String {
    table.texts.string(value.value).lowercased()
  }

  /// The default chain as one tuple; emails are led by support.
  private static func plainWinner(_ values: [GoldenValue], _ field: CanonicalField, _ table: CustomerRecordTable) -> Int? {
    func figures(_ value: GoldenValue) -> [Double] {
      let record = table.records[Int(value.record)]
      let equal = values.filter {
        key(table.values[$0.valueIndex], table) == key(table.values[value.valueIndex], table)
      }
      let support = [
        Double(Set(equal.map { table.records[Int($0.record)].source }).count), Double(Set(equal.map(\.record)).count),
      ]
      let age = [trust[Int(record.source)], record.updatedAt.isKnown ? Double(record.updatedAt.milliseconds) : -1]
      let length = [Double(table.texts.string(value.value).unicodeScalars.count)]
      return (field == .email ? support + age : age + support) + length
    }
    return values.sorted { a, b in
      let (first, second) = (figures(a), figures(b))
      if first != second { return second.lexicographicallyPrecedes(first) }
      return a.valueIndex < b.valueIndex
    }.first?.valueIndex
  }
}
