import RecordModel

/// Strong identifiers of the same system: exact, one edit off, different.
struct IdentifierComparator: Comparator {
  let name = "identifier"
  let slot = NodeSlot.identifier

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    let isPerson = kind == .person
    return [
      .init(
        "exact", m: 0.90, u: 0.000002, related: isPerson ? (0.002, 0.002) : (0.10, 0.002),
        frequency: .identifier(.identifier, shared: 0.005), isEquality: true),
      .init("one edit", m: 0.06, u: 0.00005, related: (0.001, 0.001)),
      .init("different", m: 0.04, u: 0.9999, related: isPerson ? (0.997, 0.997) : (0.90, 0.997)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    var found = Finding.missing
    for first in view.values(.identifier, a) {
      for second in view.values(.identifier, b) {
        let (x, y) = (view.identifiers[Int(first)], view.identifiers[Int(second)])
        guard x.system == y.system else { continue }
        let level = first == second ? 0 : Self.level(view.bytes(x.value), view.bytes(y.value))
        if level < found.level { found = Finding(level: level, first: first, second: second) }
      }
    }
    return found
  }

  private static func level(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> UInt8 {
    min(a.count, b.count) >= 6 && EditDistance.isAtMostOne(a, b) ? 1 : 2
  }
}
