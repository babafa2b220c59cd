/// The stricter consent wins: refused, then unverified, then given.
struct MostRestrictiveRule: SurvivorshipRule {
  static let name = "most_restrictive"
  static let summary = "of consents the strictest wins: an opt-out is never undone by an import"

  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference {
    .larger(a.restriction, b.restriction)
  }
}
