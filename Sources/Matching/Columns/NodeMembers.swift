import RecordModel

/// Which records are one node: those whose compared values are all equal, numbered by their first record.
struct NodeMembers: Sendable {
  /// Records of node `i` are `records[starts[i]..<starts[i+1]]`, ascending.
  private var starts: [Int32] = [0]
  private var records: [Int32] = []

  var nodeCount: Int { starts.count - 1 }

  func of(_ node: Int) -> ArraySlice<Int32> { records[Int(starts[node])..<Int(starts[node + 1])] }
  func first(of node: Int) -> Int32 { records[Int(starts[node])] }
  func count(of node: Int) -> Int { Int(starts[node + 1] - starts[node]) }

  /// What tells records apart: compared values, and names that stand for anybody.
  private static func isEvidence(_ value: FieldValue) -> Bool { isCompared(value) || value.flags.contains(.anybody) }

  /// Whether a value counts for matching: not a placeholder, not invalid, with a form to compare.
  static func isCompared(_ value: FieldValue) -> Bool {
    !value.match.isEmpty && value.flags.rawValue & uncompared == 0
  }

  private static let uncompared = FieldValue.Flags.placeholder.rawValue | FieldValue.Flags.invalid.rawValue

  init(_ table: CustomerRecordTable) {
    var grouping = Grouping(table)
    let (groupOf, groups) = grouping.groups()
    var counts = [Int32](repeating: 0, count: groups)
    for group in groupOf { counts[Int(group)] += 1 }
    starts.reserveCapacity(groups + 1)
    for count in counts { starts.append((starts.last ?? 0) + count) }
    records = [Int32](repeating: 0, count: groupOf.count)
    var next = Array(starts.dropLast())
    for (record, group) in groupOf.enumerated() {
      records[Int(next[Int(group)])] = Int32(truncatingIfNeeded: record)
      next[Int(group)] += 1
    }
  }

  /// Each group's nodes as one.
  init(merging groups: NodeGroups, of base: NodeMembers) {
    records.reserveCapacity(base.records.count)
    starts.reserveCapacity(groups.count + 1)
    for group in groups.indices {
      let first = records.count
      for node in groups[group] { records += base.of(Int(node)) }
      if groups[group].count > 1 { records[first...].sort() }
      starts.append(Int32(truncatingIfNeeded: records.count))
    }
  }

  /// A hash table from evidence to the first record that carries it.
  private struct Grouping {
    private let table: CustomerRecordTable
    private var slots: [Int32]
    private var firsts: [Int32] = []

    init(_ table: CustomerRecordTable) {
      self.table = table
      var size = 64
      while size < table.records.count * 2 { size *= 2 }
      slots = [Int32](repeating: -1, count: size)
    }

    mutating func groups() -> (groupOf: [Int32], count: Int) {
      var groupOf: [Int32] = []
      groupOf.reserveCapacity(table.records.count)
      for index in table.records.indices { groupOf.append(group(of: index)) }
      return (groupOf, firsts.count)
    }

    private mutating func group(of index: Int) -> Int32 {
      let mask = UInt64(slots.count - 1)
      var slot = hash(index) & mask
      while slots[Int(slot)] >= 0 {
        let group = slots[Int(slot)]
        if sameEvidence(Int(firsts[Int(group)]), index) { return group }
        slot = (slot + 1) & mask
      }
      let group = Int32(truncatingIfNeeded: firsts.count)
      slots[Int(slot)] = group
      firsts.append(Int32(truncatingIfNeeded: index))
      return group
    }

    private func hash(_ index: Int) -> UInt64 {
      var hash = UInt64(table.records[index].kind.rawValue)
      for place in table.records[index].values where NodeMembers.isEvidence(table.values[place]) {
        let value = table.values[place]
        let content = UInt64(value.field.rawValue) << 48 | UInt64(value.group) << 32 | UInt64(value.match.rawValue)
        hash = (hash ^ content ^ UInt64(value.label.rawValue) << 20) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      return ByteHash.mix(hash)
    }

    private func sameEvidence(_ a: Int, _ b: Int) -> Bool {
      guard table.records[a].kind == table.records[b].kind else { return false }
      var (places, others) = (table.records[a].values, table.records[b].values)
      while true {
        let (first, second) = (next(in: &places), next(in: &others))
        guard let first, let second else { return first == nil && second == nil }
        if first.field != second.field || first.match != second.match || first.label != second.label
          || first.group != second.group
        {
          return false
        }
      }
    }

    private func next(in places: inout Range<Int>) -> FieldValue? {
      while let place = places.first {
        places = place + 1..<places.upperBound
        if NodeMembers.isEvidence(table.values[place]) { return table.values[place] }
      }
      return nil
    }
  }
}
