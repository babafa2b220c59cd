import PipelineConfig
import RecordModel
import Testing

@testable import Matching

@Suite struct QualityEstimationTests {
  private func matched(threads: Int = 1) async -> MatchResult {
    var builder = TableBuilder()
    builder.addStrangers(300)
    for number in 0..<20 {
      let row: [CanonicalField: String] = [
        .nameGiven: "given\(number)", .nameLast: "last\(number)", .email: "mail\(number)@post.example",
        .birthDate: "19\(50 + number)-03-0\(1 + number % 9)",
      ]
      builder.add("a\(number)", row)
      builder.add("b\(number)", row.merging([.phone: "+4917012345\(10 + number)"]) { $1 })
      if number % 2 == 0 { builder.add("c\(number)", row) }
    }
    return await Matcher(MatchDefinition(), threads: threads).match(builder.table)
  }

  @Test("all pairs inside customers are counted once, and the bounds hold the estimate")
  func counts() async {
    let matches = await matched()
    let quality = matches.quality
    let pairs = matches.clusters.reduce(0) { $0 + $1.records.count * ($1.records.count - 1) / 2 }
    #expect(pairs >= 40 && quality.mergedPairs == pairs)
    #expect(quality.bands.reduce(0) { $0 + $1.merged } == pairs)
    for estimate in [quality.precision, quality.recall] {
      #expect(estimate.low <= estimate.value && estimate.value <= estimate.high)
      #expect(estimate.low >= 0 && estimate.high <= 1)
    }
    #expect(quality.precision.value > 0.9)
    #expect(quality.shapes.count == matches.clusters.filter { $0.records.count > 1 }.count)
    #expect(quality.shapes.allSatisfy { (0...1).contains($0.density) })
  }

  @Test("the estimate does not depend on the number of threads")
  func threads() async {
    let (one, three) = (await matched(), await matched(threads: 3))
    #expect(one.quality == three.quality)
  }

  @Test("the forecast counts the pairs that a run compares")
  func forecast() async {
    var builder = TableBuilder()
    builder.addStrangers(300)
    let matcher = Matcher(MatchDefinition(), threads: 2)
    let matches = await matcher.match(builder.table)
    let forecast = await matcher.forecast(builder.table)
    #expect(forecast.pairs == matches.pairsScored && forecast.rules == matches.blocking)
    #expect(forecast.records == 300 && forecast.rules.reduce(0) { $0 + $1.newPairs } == forecast.pairs)
  }

  @Test("without records nothing is claimed")
  func empty() async {
    let quality = await Matcher(MatchDefinition(), threads: 1).match(CustomerRecordTable()).quality
    #expect(quality.mergedPairs == 0 && quality.precision.value == 1 && quality.shapes.isEmpty)
  }
}
