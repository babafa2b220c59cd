import RecordModel

extension ModelDrift {
  /// Fewer pairs than these tell of chance, not of drift: with the field on both sides, and at the level.
  private static let pairsOfComparison = 100.0
  private static let pairsOfLevel = 10.0

  /// The level whose weight differs most between a model that was given and one trained on the data at hand, of those with enough
  /// pairs; the first of equals. Both know the same kind.
  ///
  /// Where `m` was learned from labels only `u` is looked at: without labels there is nothing to count it again with.
  static func largest(from given: ClassModel, to trained: ClassModel) -> ModelDrift? {
    let (before, after) = (WeightTable(given), WeightTable(trained))
    var largest: ModelDrift?
    for (index, comparison) in given.comparisons.enumerated() {
      let seen = trained.comparisons[index]
      guard seen.trainedOn >= pairsOfComparison else { continue }
      for (number, level) in comparison.levels.enumerated() {
        let now = seen.levels[number]
        let isCounted = level.isEquality && seen.sampledU != nil
        guard max(level.m, now.m) * seen.trainedOn >= pairsOfLevel,
          isCounted || max(level.u, now.u) * seen.sampledOn >= pairsOfLevel
        else { continue }
        let old = before.weights[index * WeightTable.levels + number].stranger
        let isLabelled = comparison.labelledOn > 0
        let new =
          isLabelled
          ? old &+ WeightTable.millibits(level.u / now.u) : after.weights[index * WeightTable.levels + number].stranger
        let drift = ModelDrift(
          kind: "\(given.kind)", comparison: comparison.name, level: level.name, before: MatchWeight(millibits: old),
          after: MatchWeight(millibits: new))
        if drift.bits > largest?.bits ?? -1 { largest = drift }
      }
    }
    return largest
  }
}
