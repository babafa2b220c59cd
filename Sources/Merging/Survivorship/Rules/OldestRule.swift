/// The value of the record unchanged for longest wins; undated records come after dated ones.
struct OldestRule: SurvivorshipRule {
  static let name = "oldest"
  static let summary = "the record unchanged for longest wins; undated ones come after dated ones"

  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference {
    guard a.updatedAt.isKnown, b.updatedAt.isKnown else { return .larger(a.updatedAt, b.updatedAt) }
    return .larger(b.updatedAt, a.updatedAt)
  }
}
