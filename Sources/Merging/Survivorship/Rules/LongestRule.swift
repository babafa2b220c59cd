/// The longer value wins, counted in code points.
struct LongestRule: SurvivorshipRule {
  static let name = "longest"
  static let summary = "the longer value wins"

  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference { .larger(a.length, b.length) }
}
