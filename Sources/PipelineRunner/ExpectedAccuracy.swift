import RecordModel

/// How right a run's merges are expected to be, in one line and as members of a JSON object.
enum ExpectedAccuracy {
  /// `precision 98.7 % (95.1–99.9 %), recall 93 % (81–98 %)`.
  static func text(_ quality: MatchQuality) -> String {
    "precision \(percent(quality.precision)), recall \(percent(quality.recall)), nine times of ten between the bounds"
  }

  static func json(_ quality: MatchQuality) -> String {
    [("expected_precision", quality.precision), ("expected_recall", quality.recall)].map { name, estimate in
      "\"\(name)\":\(figure(estimate.value)),\"\(name)_low\":\(figure(estimate.low)),\"\(name)_high\":\(figure(estimate.high))"
    }.joined(separator: ",")
  }

  private static func percent(_ estimate: Estimate) -> String {
    "\(percent(estimate.value)) % (\(percent(estimate.low))–\(percent(estimate.high)) %)"
  }

  /// Tenths of a per cent, and 0 or 100 only when that is exact.
  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    let shown = share > 0 && tenths == 0 ? 1 : share < 1 && tenths == 1000 ? 999 : tenths
    return shown % 10 == 0 ? "\(shown / 10)" : "\(shown / 10).\(shown % 10)"
  }

  /// Four digits after the point.
  private static func figure(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    return "\(scaled / 10_000).\(String(10_000 + scaled % 10_000).dropFirst())"
  }
}
