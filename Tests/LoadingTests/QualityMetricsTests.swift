import RecordModel
import Testing

@testable import Loading

@Suite struct QualityMetricsTests {
  private func matches(_ rules: [String], _ quality: MatchQuality) -> MatchResult {
    MatchResult(
      clusters: [RecordCluster(records: [0, 1, 2], weakestLink: MatchWeight(millibits: 5000))], scores: [], refused: [],
      model: MatchModel(version: 1, priorMillibits: 0, comparisons: [], mergeMillibits: 4248, reviewMillibits: 0),
      blocking: rules.map {
        BlockingRuleOutcome(
          name: $0, keys: 3, pairs: 9, newPairs: 2, largestBlock: 4, refinedBlocks: 0, pairsNotMet: 0)
      }, weightHistogram: [:], pairsScored: 9, quality: quality)
  }

  @Test("an estimate comes with its interval, and is left out where there is none")
  func intervals() {
    var quality = MatchQuality(precision: Estimate(value: 0.9, low: 0.8, high: 0.95))
    var metrics = QualityMetrics.of(matches([], quality))
    #expect(metrics.first { $0.name == "expected_precision.low" }?.value == 0.8)
    #expect(!metrics.contains { $0.name == "expected_uncompared_pairs" })
    quality.neverCompared = Estimate(value: 4, low: 1, high: 8)
    metrics = QualityMetrics.of(matches([], quality))
    #expect(metrics.first { $0.name == "expected_uncompared_pairs.high" }?.value == 8)
  }

  @Test("each metric is there once, also of a rule that is listed twice")
  func unique() {
    let quality = MatchQuality(
      bands: [.init(from: MatchWeight(millibits: 4248), to: nil), .init(from: nil, to: MatchWeight(millibits: 4248))])
    let metrics = QualityMetrics.of(matches(["email", "email"], quality))
    #expect(Set(metrics.map { [$0.name, $0.field] }).count == metrics.count)
    #expect(metrics.contains { $0.name == "blocking.new_pairs" && $0.field == "email (2)" && $0.value == 2 })
    #expect(metrics.contains { $0.name == "pairs_merged" && $0.field == "4.2…" })
  }

  @Test("customers are counted with their bridges and mean density")
  func clusters() {
    let quality = MatchQuality(shapes: [
      ClusterShape(firstRecord: 0, members: 3, links: 2, bridges: 2, weakestLink: nil),
      ClusterShape(firstRecord: 5, members: 2, links: 1, bridges: 1, weakestLink: nil),
      ClusterShape(firstRecord: 9, members: 1, links: 0, bridges: 0, weakestLink: nil),
    ])
    let metrics = QualityMetrics.of(matches([], quality))
    func value(_ name: String) -> Double? { metrics.first { $0.name == name }?.value }
    #expect(value("clusters") == 3 && value("clusters.bridges") == 3 && value("clusters.with_bridges") == 1)
    #expect(value("clusters.largest") == 3)
    #expect(abs((value("clusters.density") ?? 0) - (2.0 / 3 + 2) / 3) < 1e-9)
  }
}
