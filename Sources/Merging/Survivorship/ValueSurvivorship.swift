import PipelineConfig
import RecordModel

/// Ranks every value of a customer's records and chooses the golden ones.
struct ValueSurvivorship {
  private let chains: SurvivorshipChains
  private let trust: [Double]
  private var equalValues = EqualValues()

  /// Throws a ``DiagnosticsError`` when the pipeline names an unknown rule.
  init(pipeline: PipelineDefinition) throws {
    chains = try SurvivorshipChains(pipeline.survive)
    trust = pipeline.sources.map(\.trust)
  }

  /// One golden value for every value of the records, sorted by field, rank, golden first, record and place.
  mutating func values(of records: [Int32], in table: CustomerRecordTable) -> [GoldenValue] {
    var single: [(field: CanonicalField, record: Int32, value: Int)] = []
    var names: [Contender] = []
    var addresses: [Contender] = []
    for index in records {
      let record = table.records[Int(index)]
      var name: [Int] = []
      var parts: [Int] = []
      for place in record.values {
        let field = table.values[place].field
        if field.isForMatchingOnly { continue }
        if field.isNamePart {
          name.append(place)
        } else if field.isAddressPart {
          parts.append(place)
        } else {
          single.append((field, index, place))
        }
      }
      if !name.isEmpty { names.append(nameContender(name, record: index, in: table)) }
      addAddresses(parts, record: index, in: table, to: &addresses)
    }
    var result: [GoldenValue] = []
    result.reserveCapacity(single.count + 8)
    single.sort { ($0.field.rawValue, $0.record, $0.value) < ($1.field.rawValue, $1.record, $1.value) }
    var start = 0
    while start < single.count {
      var end = start + 1
      while end < single.count, single[end].field == single[start].field { end += 1 }
      appendSingle(single[start..<end], in: table, to: &result)
      start = end
    }
    chains.name.rank(&names)
    appendGroup(names, in: table, to: &result)
    chains.address.rank(&addresses)
    appendGroup(addresses, in: table, to: &result)
    result.sort {
      if $0.field != $1.field { return $0.field.rawValue < $1.field.rawValue }
      if $0.rank != $1.rank { return $0.rank < $1.rank }
      if $0.isGolden != $1.isGolden { return $0.isGolden }
      return ($0.record, $0.valueIndex) < ($1.record, $1.valueIndex)
    }
    return result
  }

  private func candidate(_ record: CustomerRecord) -> SurvivorshipCandidate {
    let source = Int(record.source)
    return SurvivorshipCandidate(trust: source < trust.count ? trust[source] : 0, updatedAt: record.updatedAt)
  }

  private mutating func appendSingle(
    _ entries: ArraySlice<(field: CanonicalField, record: Int32, value: Int)>, in table: CustomerRecordTable,
    to result: inout [GoldenValue]
  ) {
    guard let field = entries.first?.field else { return }
    var contenders = entries.map { entry in
      let record = table.records[Int(entry.record)]
      let value = table.values[entry.value]
      var candidate = candidate(record)
      candidate.length = table.texts.codePoints(of: value.value)
      var key = ContenderKey()
      key.parts.0 = equalValues.key(of: value, in: table.texts)
      // The same number in two systems names two things.
      if field == .externalID { key.parts.1 = UInt64(value.label.rawValue) }
      return Contender(
        candidate: candidate, key: key, isUsable: value.isUsable, record: entry.record, source: record.source,
        values: [entry.value])
    }
    chains[field].rank(&contenders)
    for (index, contender) in contenders.enumerated() {
      for place in contender.values {
        let value = table.values[place]
        result.append(
          GoldenValue(
            field: field, label: value.label, value: value.value, isGolden: index == 0 && contender.isUsable,
            rank: contender.rank, rule: contender.rule, record: contender.record, valueIndex: place))
      }
    }
  }

  private mutating func nameContender(_ places: [Int], record: Int32, in table: CustomerRecordTable) -> Contender {
    group(places, record: record, in: table, completeness: NameCompleteness.of) { key, equal in
      let parts = (equal[.nameGiven], equal[.nameMiddle], equal[.nameLast], equal[.nameSuffix])
      if parts.0 == nil && parts.2 == nil {
        key.parts.0 = equal[.nameFull] ?? 0
      } else {
        key.parts = (parts.0 ?? 0, parts.1 ?? 0, parts.2 ?? 0, parts.3 ?? 0)
      }
    }
  }

  /// One contender for each address of the record: the parts with one label and group.
  private mutating func addAddresses(
    _ places: [Int], record: Int32, in table: CustomerRecordTable, to result: inout [Contender]
  ) {
    struct Address: Hashable {
      var label: TextID
      var group: UInt16
    }
    var number: [Address: Int] = [:]
    var addresses: [[Int]] = []
    for place in places {
      let address = Address(label: table.values[place].label, group: table.values[place].group)
      if let known = number[address] {
        addresses[known].append(place)
      } else {
        number[address] = addresses.count
        addresses.append([place])
      }
    }
    for address in addresses {
      result.append(
        group(address, record: record, in: table, completeness: AddressCompleteness.of) { key, equal in
          key.parts = (
            equal[.addressStreet] ?? equal[.addressFull] ?? 0, equal[.addressPostcode] ?? 0, equal[.addressCity] ?? 0,
            equal[.addressLine2] ?? 0
          )
        })
    }
  }

  private mutating func group(
    _ places: [Int], record index: Int32, in table: CustomerRecordTable,
    completeness: ([Int], CustomerRecordTable) -> Int, key makeKey: (inout ContenderKey, [CanonicalField: UInt64]) -> Void
  ) -> Contender {
    let record = table.records[Int(index)]
    let usable = places.filter { table.values[$0].isUsable }
    var candidate = candidate(record)
    candidate.completeness = completeness(usable, table)
    var equal: [CanonicalField: UInt64] = [:]
    for place in usable where equal[table.values[place].field] == nil {
      equal[table.values[place].field] = equalValues.key(of: table.values[place], in: table.texts)
      candidate.length += table.texts.codePoints(of: table.values[place].value)
    }
    var key = ContenderKey()
    makeKey(&key, equal)
    return Contender(
      candidate: candidate, key: key, isUsable: !usable.isEmpty, record: index, source: record.source, values: places)
  }

  /// Gives every part the rank of its whole, field by field; only parts of the first whole are golden.
  private mutating func appendGroup(_ ranked: [Contender], in table: CustomerRecordTable, to result: inout [GoldenValue]) {
    struct Equal: Hashable {
      var field: CanonicalField
      var key: UInt64
    }
    var places: [Equal: (rank: Int, rule: String)] = [:]
    var nextRank: [CanonicalField: Int] = [:]
    var unusable: [(value: FieldValue, record: Int32, place: Int)] = []
    for (index, contender) in ranked.enumerated() {
      for place in contender.values {
        let value = table.values[place]
        guard value.isUsable else {
          unusable.append((value, contender.record, place))
          continue
        }
        let equal = Equal(field: value.field, key: equalValues.key(of: value, in: table.texts))
        let isFirst = index == 0 && nextRank[value.field] == nil
        if places[equal] == nil {
          // Rank 1 is the first whole's own; a part it lacks is not filled in from another.
          let rank = isFirst ? 1 : nextRank[value.field] ?? 2
          let fillsGap = index > 0 && nextRank[value.field] == nil
          places[equal] = (rank, fillsGap ? TogetherRule.name : contender.rule)
          nextRank[value.field] = rank + 1
        }
        let (rank, rule) = places[equal] ?? (1, contender.rule)
        result.append(
          GoldenValue(
            field: value.field, label: value.label, value: value.value, isGolden: isFirst, rank: rank, rule: rule,
            record: contender.record, valueIndex: place))
      }
    }
    for (value, record, place) in unusable {
      let equal = Equal(field: value.field, key: equalValues.key(of: value, in: table.texts) | 1 << 40)
      if places[equal] == nil {
        let rank = nextRank[value.field] ?? 1
        places[equal] = (rank, Contender.unusable)
        nextRank[value.field] = rank + 1
      }
      result.append(
        GoldenValue(
          field: value.field, label: value.label, value: value.value, isGolden: false, rank: places[equal]?.rank ?? 1,
          rule: Contender.unusable, record: record, valueIndex: place))
    }
  }
}

extension TextPool {
  /// How many code points the text shows; bytes that continue one do not count.
  func codePoints(of id: TextID) -> Int {
    withBytes(id) { $0.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
  }
}
