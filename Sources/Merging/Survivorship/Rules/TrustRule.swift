/// The value from the source with the higher `trust` wins.
struct TrustRule: SurvivorshipRule {
  static let name = "trust"
  static let summary = "the source with the higher trust wins"

  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference { .larger(a.trust, b.trust) }
}
