import RecordModel

extension MatchModel {
  /// The model as the database keeps it: each comparison as the kind of records knows it that it was trained on most; the last
  /// ones are derived (``PairStories/Derived``).
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
        .init(name: level.name, m: level.m, u: level.u, millibits: weight(number), estimatedFrom: comparison.origin)
      })
  }
}

extension ClassModel.Comparison {
  /// Where `m` comes from.
  fileprivate var origin: String { labelledOn >= 1 ? "labels" : trainedOn >= 1 ? "em" : "prior" }
}

extension SavedModel {
  /// What a later run needs to score the same way; `trainedAt` and labels are the caller's to tell.
  init(_ trained: [TrainedModel]) {
    self.init(version: Matcher.modelVersion, builtIn: Matcher.builtIn, kinds: trained.map(KindModel.init))
  }
}

extension KindModel {
  fileprivate init(_ trained: TrainedModel) {
    let model = trained.model
    let table = WeightTable(model)
    self.init(
      kind: "\(model.kind)", relations: Relation.of(model.kind).map(\.rawValue), records: model.nodes,
      strictPairs: Int(trained.strictPairs),
      matchShare: model.matchShare, relatedShares: [model.relatedShares.0, model.relatedShares.1],
      prior: MatchWeight(millibits: table.prior.stranger),
      comparisons: model.concerned.map { Comparison(model.comparisons[$0], number: $0, table) }, history: trained.history,
      hasConverged: trained.hasConverged)
  }
}

extension KindModel.Comparison {
  fileprivate init(_ comparison: ClassModel.Comparison, number: Int, _ table: WeightTable) {
    self.init(
      name: comparison.name, matchPairs: comparison.trainedOn,
      labelledPairs: comparison.labelledOn, randomPairs: comparison.sampledOn,
      levels: comparison.levels.enumerated().map { index, level in
        return KindModel.Level(
          name: level.name, m: level.m, u: level.u, sampledU: comparison.sampledU[index],
          related: [level.related.0, level.related.1],
          weight: MatchWeight(millibits: table.weights[number * WeightTable.levels + index].stranger),
          pairs: index < comparison.pairs.count ? comparison.pairs[index] : 0, mFrom: comparison.origin,
          uFrom: comparison.sampledU[index] != nil ? "frequencies" : comparison.sampledOn >= 1 ? "sampled" : "prior")
      })
  }
}

extension KindModel.Round {
  init(_ model: ClassModel, moved: Double) {
    self.init(
      matchShare: model.matchShare, relatedShares: [model.relatedShares.0, model.relatedShares.1], moved: moved,
      exactM: model.concerned.map { index in
        let comparison = model.comparisons[index]
        return comparison.trainedOn > 0 ? comparison.levels.first?.m : nil
      })
  }
}

extension ClassModel {
  /// Comparisons that concern the kind, by number.
  var concerned: [Int] { comparisons.indices.filter { !comparisons[$0].levels.isEmpty } }
}

extension Matcher {
  /// What a model of this program holds.
  package static let shape = ModelShape(
    version: modelVersion, builtIn: builtIn,
    kinds: ModelTrainer.kinds.map { kind in
      .init(
        name: "\(kind)", relations: Relation.of(kind).map(\.rawValue),
        comparisons: ComparatorRegistry.all.filter { !$0.levels(for: kind).isEmpty }.map { comparator in
          (name: comparator.name, levels: comparator.levels(for: kind).map(\.name))
        })
    })

  /// Digest of everything a model is trained from beside the data: the built-in comparisons, levels, estimates and interactions.
  static let builtIn: String = {
    var text = ""
    for kind in ModelTrainer.kinds {
      for comparator in ComparatorRegistry.all {
        text += "\(kind) \(comparator.name)\n"
        for level in comparator.levels(for: kind) { text += "\(level)\n" }
      }
    }
    for interaction in Interaction.all { text += "\(interaction)\n" }
    return String(SHA256.hexDigest(of: Array(text.utf8)).prefix(16))
  }()
}
