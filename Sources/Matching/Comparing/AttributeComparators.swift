import RecordModel

/// Job titles and occupations: they change and are written in many ways, so agreement says a little and difference less.
struct JobTitleComparator: Comparator {
  let name = "job title"
  let slot = NodeSlot.jobTitle

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    guard kind == .person else { return [] }
    return [
      .init(
        "same", m: 0.55, u: 0.03, related: (0.05, 0.08), frequency: .population(.jobTitle, related: (true, true)),
        isEquality: true),
      .init("similar", m: 0.10, u: 0.02, related: (0.02, 0.04)),
      .init("different", m: 0.35, u: 0.95, related: (0.93, 0.88)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    let view = context.view
    return best(view.values(.jobTitle, a), view.values(.jobTitle, b)) { first, second in
      if first == second { return 0 }
      return scratch.remembered(8, first, second) {
        JaroWinkler.similarity(view.bytes(first), view.bytes(second)) >= 900 ? 1 : 2
      }
    }
  }
}

/// Websites by host: an organization's own, or a page that many share.
struct WebsiteComparator: Comparator {
  let name = "website"
  let slot = NodeSlot.website

  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel] {
    let isPerson = kind == .person
    return [
      .init(
        "same", m: 0.75, u: 0.0005, related: isPerson ? (0.2, 0.6) : (0.70, 0.05),
        frequency: .identifier(.website, shared: isPerson ? 0.3 : 0.1), isEquality: true),
      .init("different", m: 0.25, u: 0.9995, related: isPerson ? (0.8, 0.4) : (0.30, 0.95)),
    ]
  }

  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding {
    best(context.view.values(.website, a), context.view.values(.website, b)) { $0 == $1 ? 0 : 1 }
  }
}
