/// The more complete name or address wins as a whole; its parts are never mixed with another record's.
///
/// Names and addresses always move together; this rule, first in their default chains, adds that a given and a family name
/// beat either alone, and that a street with a postcode beats a city.
struct TogetherRule: SurvivorshipRule {
  static let name = "together"
  static let summary = "a name or an address comes whole from one record, the more complete one first"

  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference {
    .larger(a.completeness, b.completeness)
  }
}
