import RecordModel

/// What most records of a group agree on: where two groups each agree on something else, no typing error explains it.
struct Consensus {
  private let view: NodeView
  private var tally: [(value: UInt32, carriers: Int)] = []

  init(_ view: NodeView) { self.view = view }

  /// Both groups agree among themselves, but on clearly different birth dates, with no contact in common, or on clearly different
  /// given names, with nothing known of a common birth date.
  mutating func isBroken(_ a: [Int32], _ b: [Int32], _ context: CompareContext, _ scratch: inout PairScratch) -> Bool {
    guard a.count > 1, b.count > 1 else { return false }
    let (bornA, bornB) = (value(.birthDate, of: a), value(.birthDate, of: b))
    let areBornTogether = bornA != 0 && bornA == bornB
    if areBornTogether { return false }
    if haveDifferentNames(a, b, context, &scratch) { return true }
    return bornA != 0 && bornB != 0
      && BirthDateComparator.level(view.bytes(bornA), view.bytes(bornB)) >= BirthDateComparator.onePart
      && ![NodeSlot.email, .phone, .identifier].contains { shareValue($0, a, b) }
  }

  private mutating func haveDifferentNames(
    _ a: [Int32], _ b: [Int32], _ context: CompareContext, _ scratch: inout PairScratch
  ) -> Bool {
    let (givenA, givenB) = (value(.given, of: a), value(.given, of: b))
    return givenA != 0 && givenB != 0
      && NameLevels.given(givenA, givenB, context, &scratch) == NameLevels.givenDifferent
      && !a.contains { carries(givenB, $0) } && !b.contains { carries(givenA, $0) }
  }

  private func shareValue(_ slot: NodeSlot, _ a: [Int32], _ b: [Int32]) -> Bool {
    let values = a.prefix(Self.mostNodes).flatMap { view.values(slot, Int($0)) }
    return b.prefix(Self.mostNodes).contains { view.values(slot, Int($0)).contains { values.contains($0) } }
  }

  private func carries(_ name: UInt32, _ node: Int32) -> Bool {
    [NodeSlot.given, .middle, .family].contains { view.values($0, Int(node)).contains(name) }
  }

  /// The value that two nodes or more carry, and twice as many as carry any other; 0 when there is none.
  private mutating func value(_ slot: NodeSlot, of nodes: [Int32]) -> UInt32 {
    tally.removeAll(keepingCapacity: true)
    for node in nodes.prefix(Self.mostNodes) {
      for value in view.values(slot, Int(node)) {
        if let known = tally.firstIndex(where: { $0.value == value }) {
          tally[known].carriers += 1
        } else {
          tally.append((value, 1))
        }
      }
    }
    guard let best = tally.max(by: { ($0.carriers, $1.value) < ($1.carriers, $0.value) }), best.carriers > 1 else { return 0 }
    let runnerUp = tally.lazy.filter { $0.value != best.value }.map(\.carriers).max() ?? 0
    return best.carriers >= 2 * runnerUp ? best.value : 0
  }

  private static let mostNodes = 64
}
