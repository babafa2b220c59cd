/// The value of the record changed last wins; a record without a date counts as older than any with one.
struct NewestRule: SurvivorshipRule {
  static let name = "newest"
  static let summary = "the record changed last wins; undated ones come after dated ones"

  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference { .larger(a.updatedAt, b.updatedAt) }
}
