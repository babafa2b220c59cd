import RecordModel

/// Names of organizations: exact, same words, most words of both, all of the shorter, most or some of it, different.
///
/// Words count by what they tell (``OrganizationWords``), so that "Nursery School" in common is little.
struct OrganizationComparator: Comparator {
  let name = "organization name"
  let slot = NodeSlot.organization

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .organization else { return [] }
    return [
      .init(
        "exact", m: 0.50, u: 0.0003, related: (0.62, 0.0004), frequency: .population(.organization, related: (false, true)),
        isEquality: true),
      .init("same words", m: 0.10, u: 0.0002, related: (0.08, 0.0003)),
      .init("most words", m: 0.10, u: 0.0006, related: (0.10, 0.002), frequency: .population(.word, related: (false, false))),
      .init(
        "all of the shorter", m: 0.10, u: 0.002, related: (0.09, 0.004), frequency: .population(.word, related: (false, false))),
      .init(
        "most of the shorter", m: 0.08, u: 0.006, related: (0.05, 0.02), frequency: .population(.word, related: (false, false))),
      .init("some words", m: 0.06, u: 0.05, related: (0.04, 0.06)),
      .init("different", m: 0.06, u: 0.94, related: (0.02, 0.925)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    var found = Finding.missing
    for first in view.values(.organization, a) {
      for second in view.values(.organization, b) {
        let next = first == second ? Finding(level: 0, first: first, second: second) : Self.finding(first, second, context)
        if next.level < found.level { found = next }
      }
    }
    return found
  }

  private static func finding(_ a: UInt32, _ b: UInt32, _ context: CompareContext) -> Finding {
    let overlap = context.words.overlap(a, b, context.view)
    let level: UInt8 =
      if overlap.ofBoth >= 0.92 {
        1
      } else if overlap.ofBoth >= 0.62 {
        2
      } else if overlap.ofSmaller >= 0.88 {
        3
      } else if overlap.ofSmaller >= 0.55 {
        4
      } else {
        overlap.ofSmaller >= 0.25 ? 5 : 6
      }
    // Shop 3 is not shop 17.
    if level < 5, context.words.haveDifferentNumbers(a, b, context.view) {
      return Finding(level: 5, first: overlap.rarest, second: overlap.rarest)
    }
    return Finding(level: level, first: overlap.rarest, second: overlap.rarest)
  }
}

/// A person's employer: weak evidence, shared by colleagues.
struct CompanyComparator: Comparator {
  let name = "company"
  let slot = NodeSlot.company

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(
        "same", m: 0.60, u: 0.003, related: (0.06, 0.80), frequency: .population(.company, related: (true, false)),
        isEquality: true),
      .init("similar", m: 0.10, u: 0.003, related: (0.02, 0.08)),
      .init("different", m: 0.30, u: 0.994, related: (0.92, 0.12)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    return best(view.values(.company, a), view.values(.company, b)) { first, second in
      if first == second { return 0 }
      return scratch.remembered(7, first, second) {
        let overlap = context.words.overlap(first, second, view)
        return overlap.ofBoth >= 0.6 || overlap.ofSmaller >= 0.88 ? 1 : 2
      }
    }
  }
}
