import RecordModel

/// Adds up expected right and wrong pairs by weight.
struct QualityTally {
  /// The pairs between the members of one cluster.
  struct Cluster {
    let members: Int
    /// Of all pairs of records between members, those that blocking brought together.
    var compared = 0
    private(set) var joints: [(weight: Int32, pairs: Int)] = []

    init(members: Int) { self.members = members }

    mutating func add(_ weight: Int32, _ pairs: Int) { joints.append((weight, pairs)) }
  }

  /// Expected pairs as calibrated, and with the odds drawn down and up by what calibration may be off.
  private struct Expected {
    var value = 0.0
    var low = 0.0
    var high = 0.0

    mutating func add(_ pairs: Int, _ probability: (Double) -> Double) {
      value += Double(pairs) * probability(0)
      low += Double(pairs) * probability(-PosteriorCalibration.uncertainty)
      high += Double(pairs) * probability(PosteriorCalibration.uncertainty)
    }

    static func + (a: Expected, b: Expected) -> Expected {
      Expected(value: a.value + b.value, low: a.low + b.low, high: a.high + b.high)
    }

    /// With chance added, as of a Poisson count.
    var counted: Estimate {
      Estimate(
        value: value, low: max(0, low - 1.645 * low.squareRoot()), high: high + 1.645 * high.squareRoot())
    }
  }

  private struct Row {
    var band: MatchQuality.Band
    var wrong = Expected()
    var missed = Expected()
  }

  private var rows: [Row]
  private var uncompared = 0.0

  init(merge: Int32, review: Int32) {
    // Strongest first; the lowest is open downwards.
    let edges = [15_000, 10_000, 7000, merge, review, min(0, review) - 3000].sorted(by: >)
    var distinct: [MatchWeight] = []
    for edge in edges where distinct.last?.millibits != edge { distinct.append(MatchWeight(millibits: edge)) }
    let froms = distinct.map(Optional.some) + [nil]
    let tos = [nil] + distinct.map(Optional.some)
    rows = zip(froms, tos).map { Row(band: MatchQuality.Band(from: $0, to: $1)) }
  }

  private func row(of weight: Int32) -> Int {
    rows.firstIndex { weight >= $0.band.from?.millibits ?? .min } ?? rows.count - 1
  }

  mutating func addApart(_ weight: Int32, _ pairs: Int) {
    let row = row(of: weight)
    rows[row].band.apart += pairs
    rows[row].missed.add(pairs) { PosteriorCalibration.apart(MatchWeight(millibits: weight), shift: $0) }
  }

  mutating func addMerged(_ weight: Int32, members: Int, pairs: Int) {
    let row = row(of: weight)
    rows[row].band.merged += pairs
    // The odds drawn down make more pairs wrong.
    rows[row].wrong.add(pairs) {
      1 - PosteriorCalibration.merged(MatchWeight(millibits: weight), members: members, shift: -$0)
    }
  }

  mutating func add(_ cluster: Cluster) {
    var pairs = 0
    var right = 0.0
    for joint in cluster.joints {
      addMerged(joint.weight, members: cluster.members, pairs: joint.pairs)
      pairs += joint.pairs
      right +=
        Double(joint.pairs) * PosteriorCalibration.merged(MatchWeight(millibits: joint.weight), members: cluster.members)
    }
    if pairs > cluster.compared { uncompared += right * Double(pairs - cluster.compared) / Double(pairs) }
  }

  func quality(_ captures: CaptureHistory, shapes: [ClusterShape]) -> MatchQuality {
    let merged = rows.reduce(0) { $0 + $1.band.merged }
    let wrong = rows.reduce(Expected()) { $0 + $1.wrong }
    let apart = rows.reduce(Expected()) { $0 + $1.missed }.counted
    let right = Self.right(merged, wrong)
    // What clustering found without comparing it was never compared, whatever the estimate says.
    let missed = captures.missed.map { missed in
      Estimate(value: max(missed.value, uncompared), low: max(missed.low, uncompared), high: max(missed.high, uncompared))
    }
    let lost = missed.map { missed in
      Estimate(value: missed.value - uncompared, low: missed.low - uncompared, high: missed.high - uncompared)
    }
    func recall(_ apart: Double, _ lost: Double) -> Double {
      let all = right.value + apart + lost
      return all > 0 ? right.value / all : 1
    }
    return MatchQuality(
      precision: Self.share(right, of: merged),
      recall: Estimate(
        value: recall(apart.value, lost?.value ?? 0), low: recall(apart.high, lost?.high ?? 0),
        high: recall(apart.low, lost?.low ?? 0)),
      mergedPairs: merged, right: right, apart: apart, neverCompared: missed, foundByClustering: uncompared,
      bands: rows.map { row in
        var band = row.band
        let right = Self.right(band.merged, row.wrong)
        band.right = right.value
        band.missed = row.missed.value
        band.precision = band.merged > 0 ? Self.share(right, of: band.merged) : nil
        return band
      }, ruleGroups: captures.groups, shapes: shapes)
  }

  private static func right(_ merged: Int, _ wrong: Expected) -> Estimate {
    let wrong = wrong.counted
    let all = Double(merged)
    return Estimate(value: all - wrong.value, low: max(0, all - wrong.high), high: all - min(all, wrong.low))
  }

  private static func share(_ right: Estimate, of merged: Int) -> Estimate {
    guard merged > 0 else { return Estimate(value: 1, low: 1, high: 1) }
    let all = Double(merged)
    return Estimate(value: right.value / all, low: right.low / all, high: right.high / all)
  }
}
