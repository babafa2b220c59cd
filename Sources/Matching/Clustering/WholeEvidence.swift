import RecordModel

/// Compares two groups of nodes as if each were one record with all its members' values.
struct WholeEvidence {
  private let view: NodeView
  private var rows = [UInt32](repeating: 0, count: 2 * NodeSlot.rowWidth)
  private var lists: [UInt32] = []

  /// Values of a field that a group brings at most.
  private static let mostValues = 12

  init(_ view: NodeView) { self.view = view }

  mutating func compare(_ a: [Int32], _ b: [Int32], _ scorer: PairScorer, _ scratch: inout PairScratch) -> ComparedPair {
    lists.removeAll(keepingCapacity: true)
    lists.append(0)
    fill(0, a)
    fill(1, b)
    return rows.withUnsafeBufferPointer { rows in
      lists.withUnsafeBufferPointer { lists in
        var virtual = view
        virtual.virtualRows = rows
        virtual.virtualLists = lists
        return PairScorer(virtual, scorer.knowledge).compare(virtual.virtual(0), virtual.virtual(1), &scratch)
      }
    }
  }

  private mutating func fill(_ index: Int, _ nodes: [Int32]) {
    let base = index * NodeSlot.rowWidth
    for slot in NodeSlot.allCases {
      let start = lists.count
      lists.append(0)
      for node in nodes {
        for value in view.values(slot, Int(node)) where lists.count - start <= Self.mostValues {
          if !lists[(start + 1)...].contains(value) { lists.append(value) }
        }
      }
      let count = lists.count - start - 1
      if count <= 1 {
        rows[base + slot.rawValue] = count == 0 ? 0 : lists[start + 1]
        lists.removeSubrange(start...)
      } else {
        lists[start] = UInt32(truncatingIfNeeded: count)
        rows[base + slot.rawValue] = UInt32(truncatingIfNeeded: start) | NodeView.listMark
      }
    }
    rows[base + NodeSlot.kindPlace] = nodes.first.map { UInt32(view.kind(Int($0))) } ?? 0
  }
}
