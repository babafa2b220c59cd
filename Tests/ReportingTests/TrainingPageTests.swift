import RecordModel
import Reporting
import Testing

@Suite struct TrainingPageTests {
  private func outcome(records: Int = 40, hasConverged: Bool = true, pairs: Double = 30) -> TrainingOutcome {
    func level(_ name: String, _ m: Double, _ u: Double, _ weight: Int32) -> KindModel.Level {
      .init(
        name: name, m: m, u: u, related: [0.1, 0.1], weight: MatchWeight(millibits: weight), pairs: pairs / 2, mFrom: "em",
        uFrom: "sampled")
    }
    let kind = KindModel(
      kind: "person", relations: ["household", "colleagues"], records: records, matchShare: 0.001,
      relatedShares: [0.001, 1e-5],
      prior: MatchWeight(millibits: -9000),
      comparisons: [
        .init(
          name: "email", matchPairs: pairs, randomPairs: 100,
          levels: [level("exact", 0.9, 0.0001, 13_100), level("different", 0.1, 0.9999, -3300)])
      ], history: [.init(matchShare: 0.001, relatedShares: [0.001, 1e-5], moved: 0.3, exactM: [0.9])],
      hasConverged: hasConverged)
    var own = TrainingOutcome.OwnWeights()
    own.records = records
    own.unlinkable = 3
    own.histogram = [20: records - 3, -2: 3, 99: 0]
    own.merge = MatchWeight(millibits: 4248)
    return TrainingOutcome(
      model: SavedModel(version: 2, builtIn: "x", trainedAt: "2026-03-12T02:30:00Z", kinds: [kind]), candidates: 77,
      commonness: [
        .init(
          field: "email", carriers: 38, values: 30, ranks: [.init(carriers: 4, weight: MatchWeight(millibits: -1500))],
          rarest: MatchWeight(millibits: 700))
      ], ownWeights: own)
  }

  @Test("one page without script, remote address or handler; the pipeline's name cannot break out of it")
  func selfContained() {
    let html = TrainingPage(outcome(), pipeline: "<script>alert(1)</script>\" onload=\"x").html
    #expect(html.hasPrefix("<!doctype html>") && html.hasSuffix("</html>\n"))
    #expect(!html.contains("<script") && !html.contains("\" onload") && !html.contains("http://") && !html.contains("https://"))
    #expect(html.contains("Content-Security-Policy"))
    for id in ["headline", "reading", "person-weights", "person-shares", "person-rounds", "commonness", "unlinkable"] {
      #expect(html.contains("<section id=\"\(id)\"") && html.contains("href=\"#\(id)\""))
    }
  }

  @Test("weights, shares, carriers and unlinkable records are told as numbers too")
  func numbers() {
    let html = TrainingPage(outcome(), pipeline: "p").html
    for text in [
      "+13.1", "−3.3", "90\u{202F}%", "1 in 10\u{202F}000", "−1.5 bits", "+0.7 bits", "4 records", "+4.2", "7.5\u{202F}%",
    ] {
      #expect(html.contains(text), "\(text)")
    }
    #expect(html.contains("Every field was trained on enough pairs"))
  }

  @Test("what was not trained, and rounds that were cut off, stand at the top")
  func remarks() {
    let html = TrainingPage(outcome(hasConverged: false, pairs: 2), pipeline: "p").html
    #expect(html.contains("People: training stopped at its limit of 1 rounds."))
    #expect(html.contains("mostly the built-in weights: email."))
    #expect(html.contains("hardly trained: about 2 pairs"))
  }

  @Test("a model of nothing is a page too")
  func nothing() {
    var empty = outcome(records: 0)
    empty.commonness = []
    empty.ownWeights = .init()
    let html = TrainingPage(empty, pipeline: "").html
    #expect(html.contains("There are no records.") && html.contains("No two records share a value."))
    #expect(!html.contains("person-weights"))
  }
}
