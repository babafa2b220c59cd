import RecordModel

/// The figures of how right a run is expected to be, of its blocking and of how its customers hang together.
///
/// `expected_precision`, `expected_recall`, `expected_right_pairs`, `expected_apart_pairs` and `expected_uncompared_pairs` come
/// with `.low` and `.high`, between which they lie nine times of ten. Per weight band (`field` is the band in bits, `10…15`):
/// `expected_precision` with its interval, `pairs_merged`, `pairs_apart`, `expected_right_pairs`, `expected_apart_pairs`. Per
/// blocking rule (`field` is the rule): `blocking.keys`, `.pairs`, `.new_pairs`, `.largest_block`, `.refined_blocks`,
/// `.pairs_not_met`. Per group of rules: `blocking.found`, `blocking.found_alone`. Of customers of two records and more: `clusters`, `clusters.density` (mean),
/// `clusters.bridges`, `clusters.with_bridges` (of three members and more), `clusters.largest`.
enum QualityMetrics {
  typealias Metric = RunMetrics.Metric

  static func of(_ matches: MatchResult) -> [Metric] {
    accuracy(matches.quality) + bands(matches.quality) + blocking(matches) + clusters(matches)
  }

  private static func interval(_ name: String, field: String = "", _ estimate: Estimate) -> [Metric] {
    [
      Metric(name: name, field: field, value: estimate.value), Metric(name: "\(name).low", field: field, value: estimate.low),
      Metric(name: "\(name).high", field: field, value: estimate.high),
    ]
  }

  private static func accuracy(_ quality: MatchQuality) -> [Metric] {
    var result = interval("expected_precision", quality.precision) + interval("expected_recall", quality.recall)
    result.append(Metric(name: "pairs_merged", value: Double(quality.mergedPairs)))
    result += interval("expected_right_pairs", quality.right) + interval("expected_apart_pairs", quality.apart)
    if let missed = quality.neverCompared {
      result += interval("expected_uncompared_pairs", missed)
      result.append(Metric(name: "expected_uncompared_pairs.merged", value: quality.foundByClustering))
    }
    return result
  }

  private static func bands(_ quality: MatchQuality) -> [Metric] {
    quality.bands.flatMap { band in
      let field = band.label
      return [
        Metric(name: "pairs_merged", field: field, value: Double(band.merged)),
        Metric(name: "pairs_apart", field: field, value: Double(band.apart)),
        Metric(name: "expected_right_pairs", field: field, value: band.right),
        Metric(name: "expected_apart_pairs", field: field, value: band.missed),
      ] + (band.precision.map { interval("expected_precision", field: field, $0) } ?? [])
    }
  }

  private static func blocking(_ matches: MatchResult) -> [Metric] {
    var seen: [String: Int] = [:]
    let rules = matches.blocking.flatMap { rule in
      // A pipeline file may list a rule twice.
      let times = seen[rule.name, default: 0] + 1
      seen[rule.name] = times
      let field = times == 1 ? rule.name : "\(rule.name) (\(times))"
      return [
        ("keys", rule.keys), ("pairs", rule.pairs), ("new_pairs", rule.newPairs), ("largest_block", rule.largestBlock),
        ("refined_blocks", rule.refinedBlocks), ("pairs_not_met", rule.pairsNotMet),
      ].map { Metric(name: "blocking.\($0)", field: field, value: Double($1)) }
    }
    let groups = matches.quality.ruleGroups.flatMap {
      [
        Metric(name: "blocking.found", field: $0.name, value: $0.found),
        Metric(name: "blocking.found_alone", field: $0.name, value: $0.foundAlone),
      ]
    }
    return rules + groups
  }

  private static func clusters(_ matches: MatchResult) -> [Metric] {
    let shapes = matches.quality.shapes
    let withBridges = shapes.filter { $0.members > 2 && $0.bridges > 0 }.count
    return [
      Metric(name: "clusters", value: Double(shapes.count)),
      Metric(
        name: "clusters.density",
        value: shapes.isEmpty ? 1 : shapes.reduce(0) { $0 + $1.density } / Double(shapes.count)),
      Metric(name: "clusters.bridges", value: Double(shapes.reduce(0) { $0 + $1.bridges })),
      Metric(name: "clusters.with_bridges", value: Double(withBridges)),
      Metric(name: "clusters.largest", value: Double(matches.clusters.map(\.records.count).max() ?? 0)),
    ]
  }
}
