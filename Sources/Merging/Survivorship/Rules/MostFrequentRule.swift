/// The value that more sources state wins; between equals, the one that more records state.
///
/// Sources count first because one export may repeat a customer on many rows.
struct MostFrequentRule: SurvivorshipRule {
  static let name = "most_frequent"
  static let summary = "the value stated by more sources wins, then by more records"

  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference {
    .larger((a.sources, a.records), (b.sources, b.records))
  }
}

extension Preference {
  fileprivate static func larger(_ a: (Int, Int), _ b: (Int, Int)) -> Preference { a > b ? .first : a < b ? .second : .neither }
}
