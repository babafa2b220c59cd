import RecordModel
import Testing

@testable import Matching

@Suite struct PatternCountsTests {
  @Test("counts as sorting and running through does, whatever the order and the parts", arguments: [0, 1, 40, 5_000])
  func counts(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    let patterns = (0..<count).map { _ in Self.pattern(&random) }
    var plain: [(pattern: TrainingPattern, count: Double)] = []
    for pattern in patterns.sorted() {
      if plain.last?.pattern == pattern { plain[plain.count - 1].count += 1 } else { plain.append((pattern, 1)) }
    }
    var parts = [PatternCounter](repeating: PatternCounter(), count: 3)
    for pattern in patterns.shuffled(using: &random) { parts[Int.random(in: 0..<3, using: &random)].add(pattern) }
    for counted in [PatternCounts(patterns), PatternCounts(joining: parts)] {
      #expect(counted.patterns.map(\.pattern) == plain.map(\.pattern))
      #expect(counted.patterns.map(\.count) == plain.map(\.count))
    }
  }

  /// Few levels and few bits of rarity, so that many patterns are equal, and many are not.
  private static func pattern(_ random: inout SeededRandom) -> TrainingPattern {
    var pair = ComparedPair()
    for comparison in 0..<6 where Bool.random(using: &random) {
      pair.pattern[comparison] = UInt8.random(in: 0...3, using: &random)
    }
    pair.adjustment.stranger = Int32.random(in: -3...3, using: &random) * 2000
    return TrainingPattern(pair)
  }
}
