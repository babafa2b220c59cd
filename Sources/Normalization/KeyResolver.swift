import RecordModel

/// Makes keys unique within each source, and one record of those that share one (FORMATS case 22, DESIGN §5).
///
/// Within a file, carriers of one key with different content each get a key of their content. Across files the newest record of
/// a key stands, then the one of the later file. Cost: two sorts of the records.
struct KeyResolver {
  /// Records left out because the one that stands says the same, by source.
  private(set) var repeated: [Int]
  /// Records left out because the one that stands is newer, by source.
  private(set) var superseded: [Int]
  /// Rows that are further lines of an order, by source.
  private(set) var folded: [Int]

  init(sourceCount: Int) {
    repeated = [Int](repeating: 0, count: sourceCount)
    superseded = repeated
    folded = repeated
  }

  /// The indices of the records that stand, ascending.
  mutating func resolve(_ table: inout CustomerRecordTable, _ identities: [RecordIdentity]) -> [Int] {
    let byFile = sorted(table)
    var isLine = [Bool](repeating: false, count: table.records.count)
    for group in groups(byFile, in: table, sameFile: true) where group.count > 1 {
      let lines = OrderLineFolder.fold(byFile[group], in: &table, identities)
      for line in lines {
        isLine[line] = true
        folded[Int(table.records[line].source)] += 1
      }
      separate(byFile[group].filter { !isLine[$0] }[...], in: &table, identities)
    }
    let byKey = sorted(table).filter { !isLine[$0] }
    let standing = groups(byKey, in: table, sameFile: false).map { stand(byKey[$0], in: table, identities) }
    return standing.sorted()
  }

  /// Gives carriers of one key in one file keys of their own where they are different records.
  private func separate(_ group: ArraySlice<Int>, in table: inout CustomerRecordTable, _ identities: [RecordIdentity]) {
    guard let first = group.first else { return }
    switch identities[first].kind {
    case .bytes: break
    case .content, .unkeyed:
      for (count, index) in group.dropFirst().enumerated() {
        table.records[index].key = table.texts.intern(identities[index].content.hex + Array("#\(count + 2)".utf8))
      }
    case .keyed:
      if group.allSatisfy({ identities[$0].content == identities[first].content }) { return }
      for index in group {
        table.records[index].key = table.texts.intern(identities[index].content.hex)
        table.issues.append(RecordIssue(record: index, field: nil, code: .duplicateKey))
      }
    }
  }

  /// The record that stands for its key; the others are counted.
  private mutating func stand(_ group: ArraySlice<Int>, in table: CustomerRecordTable, _ identities: [RecordIdentity]) -> Int {
    var best = group[group.startIndex]
    for index in group.dropFirst() {
      let (a, b) = (table.records[index], table.records[best])
      if (a.updatedAt, a.file) > (b.updatedAt, b.file) { best = index }
    }
    let source = Int(table.records[best].source)
    for index in group where index != best {
      if identities[index].content == identities[best].content { repeated[source] += 1 } else { superseded[source] += 1 }
    }
    return best
  }

  /// By source, key (in any order), file and place.
  private func sorted(_ table: CustomerRecordTable) -> [Int] {
    let records = table.records
    return records.indices.sorted { left, right in
      let (a, b) = (records[left], records[right])
      if a.source != b.source { return a.source < b.source }
      if a.key != b.key { return a.key.rawValue < b.key.rawValue }
      return (a.file, a.byteStart, a.number, left) < (b.file, b.byteStart, b.number, right)
    }
  }

  private func groups(_ order: [Int], in table: CustomerRecordTable, sameFile: Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for place in order.indices.dropFirst() {
      let (a, b) = (table.records[order[place - 1]], table.records[order[place]])
      if a.source == b.source, a.key == b.key, !sameFile || a.file == b.file { continue }
      result.append(start..<place)
      start = place
    }
    if !order.isEmpty { result.append(start..<order.count) }
    return result
  }
}
