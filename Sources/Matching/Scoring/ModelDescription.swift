import RecordModel

extension MatchModel {
  /// The model as it is published: each comparison as the kind of records it was trained on most knows it; the last ones are
  /// derived (``PairStories/Derived``).
  init(_ models: [ClassModel], _ scoring: PairScoring) {
    var comparisons = ComparatorRegistry.all.indices.map { index in
      let best = models.indices.max { a, b in
        let (first, second) = (models[a].comparisons[index], models[b].comparisons[index])
        return (first.levels.isEmpty ? 0 : 1, first.trainedOn, b) < (second.levels.isEmpty ? 0 : 1, second.trainedOn, a)
      }
      let kind = best ?? 0
      return ComparisonModel(models[kind].comparisons[index]) {
        scoring.tables[kind].weights[index * WeightTable.levels + $0].stranger
      }
    }
    comparisons += PairStories.Derived.allCases.map(\.description).map { name, level in
      ComparisonModel(name: name, levels: [.init(name: level, m: 1, u: 1, millibits: 0, estimatedFrom: "derived")])
    }
    self.init(
      version: Matcher.modelVersion, priorMillibits: scoring.tables[0].prior.stranger, comparisons: comparisons,
      mergeMillibits: scoring.merge, reviewMillibits: scoring.review)
  }
}

extension ComparisonModel {
  fileprivate init(_ comparison: ClassModel.Comparison, _ weight: (Int) -> Int32) {
    self.init(
      name: comparison.name,
      levels: comparison.levels.enumerated().map { number, level in
        .init(
          name: level.name, m: level.m, u: level.u, millibits: weight(number),
          estimatedFrom: comparison.trainedOn >= 1 ? "em" : "prior")
      })
  }
}
