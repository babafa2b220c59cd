import RecordModel
import Testing

@testable import Evaluation

@Suite struct StratifiedEstimateTests {
  private func sample(_ name: String, _ pairs: Int, _ judged: Int, _ same: Int) -> StratifiedEstimate.Sample {
    .init(stratum: PairStratum(name: name, pairs: pairs, expected: 0.5), judged: judged, same: same)
  }

  @Test("strata count by their size, not by how many were judged")
  func weighted() throws {
    let estimate = StratifiedEstimate([
      sample("merged from 15", 900, 10, 10), sample("merged 4.2 to 7", 100, 50, 25), sample("apart 0 to 4.2", 100, 50, 25),
    ])
    #expect(abs(try #require(estimate.precision).value - 0.95) < 1e-9)
    #expect(abs(try #require(estimate.recall).value - 0.95) < 1e-9)
  }

  @Test("a stratum judged whole adds no doubt, one judged by ten right answers does")
  func doubt() throws {
    let whole = try #require(StratifiedEstimate([sample("merged from 15", 40, 40, 38)]).precision)
    #expect(whole.low == whole.value && whole.high == whole.value)
    let ten = try #require(StratifiedEstimate([sample("merged from 15", 4000, 10, 10)]).precision)
    #expect(ten.value == 1 && ten.low < 0.9)
  }

  @Test("without an answer nothing is told")
  func unjudged() {
    let none = StratifiedEstimate([sample("merged from 15", 40, 0, 0)])
    #expect(none.precision == nil && none.recall == nil)
    #expect(StratifiedEstimate([]).precision == nil)
  }

  @Test("the interval holds the truth about nineteen times of twenty")
  func coverage() throws {
    var state: UInt64 = 1
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(ByteHash.mix(state) >> 11) / Double(1 << 53)
    }
    let strata = [(5000, 0.99, 60), (1000, 0.9, 60), (500, 0.6, 60)]
    let truth = strata.reduce(0) { $0 + Double($1.0) * $1.1 } / 6500
    var inside = 0
    for _ in 0..<500 {
      let samples = strata.enumerated().map { number, stratum in
        sample("merged \(number)", stratum.0, stratum.2, (0..<stratum.2).count { _ in uniform() < stratum.1 })
      }
      let precision = try #require(StratifiedEstimate(samples).precision)
      if precision.low <= truth, truth <= precision.high { inside += 1 }
    }
    #expect(inside > 450)
  }

  @Test("judgements go where they tell most, never beyond a stratum's pairs, and all are used")
  func allocation() {
    let strata = [
      PairStratum(name: "merged from 15", pairs: 10_000, expected: 0.999),
      PairStratum(name: "merged 4.2 to 7", pairs: 10_000, expected: 0.8),
      PairStratum(name: "merged 7 to 10", pairs: 5, expected: 0.9),
    ]
    let counts = StratifiedEstimate.allocation(of: 100, to: strata)
    #expect(counts.reduce(0, +) == 100 && counts[1] > 2 * counts[0] && counts[2] <= 5)
    #expect(StratifiedEstimate.allocation(of: 100, to: [strata[2]]) == [5])
    #expect(StratifiedEstimate.allocation(of: 100, to: []) == [])
  }

  @Test("answers are read as people write them")
  func answers() {
    for cell in ["yes", " Y ", "TRUE", "1", "x"] { #expect(JudgedRow.Answer(cell) == .same) }
    for cell in ["no", "N", "0", "different"] { #expect(JudgedRow.Answer(cell) == .different) }
    for cell in ["", " ", "?"] { #expect(JudgedRow.Answer(cell) == .unjudged) }
    #expect(JudgedRow.Answer("perhaps") == nil)
  }
}
