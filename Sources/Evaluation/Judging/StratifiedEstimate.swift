import RecordModel

/// One stratum of a stratified sample of pairs.
package struct PairStratum: Sendable, Hashable {
  /// `merged 10 to 15`, `apart 0 to 4.2`: whether its pairs were merged, and their weight in bits.
  package var name: String
  /// Pairs in all.
  package var pairs: Int
  /// Expected share of pairs that are one customer, 0…1.
  package var expected: Double

  package var isMerged: Bool { name.hasPrefix("merged") }

  package init(name: String, pairs: Int, expected: Double) {
    self.name = name
    self.pairs = pairs
    self.expected = expected
  }
}

/// Precision, and recall among compared pairs, from judged pairs of each stratum (Cochran, Sampling Techniques, 1977, chapter 5).
package struct StratifiedEstimate: Sendable {
  package struct Sample: Sendable {
    package var stratum: PairStratum
    package var judged: Int
    package var same: Int

    package init(stratum: PairStratum, judged: Int, same: Int) {
      self.stratum = stratum
      self.judged = judged
      self.same = same
    }
  }

  /// With the bounds it lies between nineteen times of twenty; nil where no merged pair was judged.
  package let precision: Estimate?
  /// Of the pairs that were compared or merged; nil where too few were judged to tell.
  package let recall: Estimate?

  private struct Total {
    var pairs = 0.0
    var same = 0.0
    var variance = 0.0
    var judged = 0
  }

  package init(_ samples: [Sample]) {
    var (merged, apart) = (Total(), Total())
    for sample in samples {
      let all = Double(sample.stratum.pairs)
      let judged = Double(sample.judged)
      // Nobody looked: anything between none and all.
      let share = sample.judged > 0 ? Double(sample.same) / judged : sample.stratum.expected
      var variance = all * all / 12
      if sample.judged > 0 {
        // Drawn to the middle (Agresti and Coull 1998): ten right of ten do not make it certain.
        let drawn = (Double(sample.same) + 1) / (judged + 2)
        let left = all > 1 ? max(0, all - judged) / (all - 1) : 0
        variance = all * all * drawn * (1 - drawn) / judged * left
      }
      if sample.stratum.isMerged {
        merged.pairs += all
        merged.same += all * share
        merged.variance += variance
        merged.judged += sample.judged
      } else {
        apart.pairs += all
        apart.same += all * share
        apart.variance += variance
        apart.judged += sample.judged
      }
    }
    precision = merged.judged > 0 ? Self.interval(merged.same / merged.pairs, merged.variance.squareRoot() / merged.pairs) : nil
    let one = merged.same + apart.same
    if one > 0, merged.judged > 0, apart.judged > 0 || apart.pairs == 0 {
      // By the delta method, of merged by all.
      let variance = (apart.same * apart.same * merged.variance + merged.same * merged.same * apart.variance) / (one * one)
      recall = Self.interval(merged.same / one, variance.squareRoot() / one)
    } else {
      recall = nil
    }
  }

  private static func interval(_ value: Double, _ deviation: Double) -> Estimate {
    Estimate(value: value, low: max(0, value - 1.96 * deviation), high: min(1, value + 1.96 * deviation))
  }

  /// How many pairs of each stratum to judge: as many as its size and its expected spread ask for (Neyman 1934), two at least.
  /// - Returns: in the order of `strata`; together at most `count`, unless the strata are more than half of it.
  package static func allocation(of count: Int, to strata: [PairStratum]) -> [Int] {
    var result = strata.map { min($0.pairs, 2) }
    let needs = strata.map { Double($0.pairs) * spread($0) }
    while true {
      let left = count - result.reduce(0, +)
      let open = strata.indices.filter { result[$0] < strata[$0].pairs }
      guard left > 0, !open.isEmpty else { return result }
      // One pair at a time to where it tells most: exact, and the strata are few.
      var best = open[0]
      for index in open where gain(needs[index], result[index]) > gain(needs[best], result[best]) { best = index }
      result[best] += 1
    }
  }

  private static func gain(_ need: Double, _ judged: Int) -> Double {
    need * need / (Double(judged) * Double(judged + 1))
  }

  /// Standard deviation of a pair's answer. What is expected may be wrong, so no stratum counts as certain.
  private static func spread(_ stratum: PairStratum) -> Double {
    let share = min(0.98, max(0.02, stratum.expected))
    return (share * (1 - share)).squareRoot()
  }
}
