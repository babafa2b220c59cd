import RecordModel

/// Compares two groups of nodes as if each were one record with all its members' values.
struct WholeEvidence {
  private let view: NodeView
  private var rows = [UInt32](repeating: 0, count: 2 * NodeSlot.rowWidth)
  private var filler = RowFiller()

  init(_ view: NodeView) { self.view = view }

  mutating func compare(_ a: [Int32], _ b: [Int32], _ scorer: PairScorer, _ scratch: inout PairScratch) -> ComparedPair {
    filler.clear()
    filler.fill(&rows, at: 0, a, view)
    filler.fill(&rows, at: NodeSlot.rowWidth, b, view)
    return rows.withUnsafeBufferPointer { rows in
      filler.lists.withUnsafeBufferPointer { lists in
        view.withVirtual(rows, lists, seen: (seen(a), seen(b))) { virtual in
          PairScorer(virtual, scorer.knowledge).compare(virtual.virtual(0), virtual.virtual(1), &scratch)
        }
      }
    }
  }

  private func seen(_ nodes: [Int32]) -> SeenSpan { nodes.reduce(into: SeenSpan()) { $0.extend(by: view.seen(Int($1))) } }
}
