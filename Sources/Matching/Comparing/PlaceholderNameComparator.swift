import RecordModel

/// "John Doe", "Anonymous", "Baby Girl": a name that stands for anybody on either side, whatever else agrees.
struct PlaceholderNameComparator: Comparator {
  let name = "placeholder name"
  let slot = NodeSlot.given
  let needsBothSides = false

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [.init("stands for anybody", m: 1, u: 1, related: (1, 1), isReviewOnly: true)]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let isMeant = context.view.standsForAnybody(a) || context.view.standsForAnybody(b)
    return isMeant ? Finding(level: 0, first: 0, second: 0) : .missing
  }
}
