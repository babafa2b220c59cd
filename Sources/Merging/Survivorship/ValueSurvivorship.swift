import PipelineConfig
import RecordModel

/// Ranks every value of a customer's records and chooses the golden ones.
struct ValueSurvivorship {
  private let chains: SurvivorshipChains
  private let trust: [Double]
  var equalValues = EqualValues()
  /// Indexes of the values of one customer's names and addresses, whole by whole.
  var parts: [Int] = []

  /// Throws a ``DiagnosticsError`` when the pipeline names an unknown rule.
  init(pipeline: PipelineDefinition) throws {
    chains = try SurvivorshipChains(pipeline.survive)
    trust = pipeline.sources.map(\.trust)
  }

  /// One golden value for every value of the records, by field and rank, the best witness of each first.
  mutating func values(of records: [Int32], in table: CustomerRecordTable) -> [GoldenValue] {
    parts.removeAll(keepingCapacity: true)
    var names: [Contender] = []
    var addresses: [Contender] = []
    var single: [(field: CanonicalField, record: Int32, value: Int)] = []
    for index in records {
      let values = table.records[Int(index)].values
      for place in values {
        let field = table.values[place].field
        if !field.isNamePart && !field.isAddressPart { single.append((field, index, place)) }
      }
      let start = parts.count
      parts += values.lazy.filter { table.values[$0].field.isNamePart }
      if parts.count > start { names.append(group(start..<parts.count, record: index, in: table, isName: true)) }
      addAddresses(of: index, in: table, to: &addresses)
    }
    var result: [GoldenValue] = []
    result.reserveCapacity(single.count + parts.count)
    chains.name.rank(&names)
    appendGroup(names, in: table, to: &result)
    single.sort { ($0.field.rawValue, $0.value) < ($1.field.rawValue, $1.value) }
    var start = 0
    while start < single.count {
      var end = start + 1
      while end < single.count, single[end].field == single[start].field { end += 1 }
      appendSingle(single[start..<end], in: table, to: &result)
      start = end
    }
    chains.address.rank(&addresses)
    appendGroup(addresses, in: table, to: &result)
    return inOrder(result)
  }

  /// By field and rank; equal ones stay as they are, the best witness first.
  private func inOrder(_ values: [GoldenValue]) -> [GoldenValue] {
    // Numbers are sorted and not the values, which are ten times as large.
    var keys: [UInt64] = []
    keys.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let rank = UInt64(min(value.rank, 1 << 24 - 1))
      keys.append(UInt64(value.field.rawValue) << 56 | rank << 32 | UInt64(truncatingIfNeeded: index) & 0xFFFF_FFFF)
    }
    keys.sort()
    return keys.map { values[Int($0 & 0xFFFF_FFFF)] }
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
    var contenders: [Contender] = []
    contenders.reserveCapacity(entries.count)
    for entry in entries {
      let record = table.records[Int(entry.record)]
      let value = table.values[entry.value]
      var candidate = candidate(record)
      var key = ContenderKey()
      if entries.count > 1 {
        candidate.length = table.texts.codePoints(of: value.value)
        key.parts.0 = equalValues.key(of: value, in: table.texts)
        // The same number in two systems names two things.
        if field == .externalID { key.parts.1 = UInt64(value.label.rawValue) }
      }
      contenders.append(
        Contender(
          candidate: candidate, key: key, isUsable: value.isUsable, standing: Standing(value.flags), record: entry.record,
          source: record.source, place: entry.value))
    }
    chains[field].rank(&contenders)
    for (index, contender) in contenders.enumerated() {
      let value = table.values[contender.place]
      result.append(
        GoldenValue(
          field: field, label: value.label, value: value.value, isGolden: index == 0 && contender.isUsable,
          rank: contender.rank, rule: contender.rule, record: contender.record, valueIndex: contender.place))
    }
  }

  /// One contender for each address of the record: the parts with one label and group.
  private mutating func addAddresses(of record: Int32, in table: CustomerRecordTable, to result: inout [Contender]) {
    struct Address: Hashable {
      var label: TextID
      var group: UInt16
    }
    let start = parts.count
    parts += table.records[Int(record)].values.lazy.filter {
      let field = table.values[$0].field
      return field.isAddressPart && !field.isForMatchingOnly
    }
    guard parts.count > start else { return }
    func address(_ place: Int) -> Address { Address(label: table.values[place].label, group: table.values[place].group) }
    let first = address(parts[start])
    if parts[start...].allSatisfy({ address($0) == first }) {
      result.append(group(start..<parts.count, record: record, in: table, isName: false))
      return
    }
    var number: [Address: Int] = [:]
    var addresses: [[Int]] = []
    for place in parts[start...] {
      if let known = number[address(place)] {
        addresses[known].append(place)
      } else {
        number[address(place)] = addresses.count
        addresses.append([place])
      }
    }
    parts.removeSubrange(start...)
    for places in addresses {
      let begin = parts.count
      parts += places
      result.append(group(begin..<parts.count, record: record, in: table, isName: false))
    }
  }

  /// A name or an address out of some parts of one record.
  private mutating func group(
    _ range: Range<Int>, record index: Int32, in table: CustomerRecordTable, isName: Bool
  ) -> Contender {
    let record = table.records[Int(index)]
    var usable: [Int] = []
    usable.reserveCapacity(range.count)
    for place in parts[range] where table.values[place].isUsable { usable.append(place) }
    var candidate = candidate(record)
    candidate.completeness =
      isName ? NameCompleteness.of(usable[...], in: table) : AddressCompleteness.of(usable[...], in: table)
    for place in usable { candidate.length += table.texts.codePoints(of: table.values[place].value) }
    // Inferred parts never stand among stated ones.
    return Contender(
      candidate: candidate, key: isName ? nameKey(usable, in: table) : addressKey(usable, in: table), isUsable: !usable.isEmpty,
      standing: usable.first.map { Standing(table.values[$0].flags) } ?? .stated, record: index, source: record.source,
      place: parts[range.lowerBound], parts: range)
  }

  private mutating func nameKey(_ usable: [Int], in table: CustomerRecordTable) -> ContenderKey {
    let given = key(of: .nameGiven, usable, in: table)
    let last = key(of: .nameLast, usable, in: table)
    var result = ContenderKey()
    if given == nil && last == nil {
      result.parts.0 = key(of: .nameFull, usable, in: table) ?? 0
    } else {
      result.parts = (
        given ?? 0, key(of: .nameMiddle, usable, in: table) ?? 0, last ?? 0, key(of: .nameSuffix, usable, in: table) ?? 0
      )
    }
    return result
  }

  private mutating func addressKey(_ usable: [Int], in table: CustomerRecordTable) -> ContenderKey {
    let street = key(of: .addressStreet, usable, in: table) ?? key(of: .addressFull, usable, in: table)
    return ContenderKey(
      parts: (
        street ?? 0, key(of: .addressPostcode, usable, in: table) ?? 0, key(of: .addressCity, usable, in: table) ?? 0,
        key(of: .addressLine2, usable, in: table) ?? 0
      ))
  }

  private mutating func key(of field: CanonicalField, _ places: [Int], in table: CustomerRecordTable) -> UInt64? {
    guard let place = places.first(where: { table.values[$0].field == field }) else { return nil }
    return equalValues.key(of: table.values[place], in: table.texts)
  }
}

extension TextPool {
  /// How many code points the text shows; bytes that continue one do not count.
  func codePoints(of id: TextID) -> Int {
    withBytes(id) { $0.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
  }
}
