import RecordModel

/// Trains a model for each kind of records from the compared candidates and a sample of random pairs.
struct ModelTrainer: Sendable {
  let nodes: NodeTable
  let knowledge: ScoringKnowledge
  let threads: Int

  static let kinds: [CustomerRecord.Kind] = [.person, .organization]

  /// By kind.
  func train(_ pairs: [CandidatePair], _ compared: [ComparedPair], labels: NodeLabels? = nil) async -> [TrainedModel] {
    await Parallel.map(Self.kinds.count, threads: threads) { index in
      nodes.withView { view in
        let members = (0..<view.nodeCount).filter { view.kind($0) == index }
        let training = training(index, members, view, pairs, compared, labels)
        return training.train(ClassModel(kind: Self.kinds[index], nodes: members.count))
      }
    }
  }

  private func training(
    _ kind: Int, _ members: [Int], _ view: NodeView, _ pairs: [CandidatePair], _ compared: [ComparedPair], _ labels: NodeLabels?
  ) -> ModelTraining {
    var unlabelled: [TrainingPattern] = []
    var same: [TrainingPattern] = []
    var different: [TrainingPattern] = []
    for (pair, found) in zip(pairs, compared) where view.kind(Int(pair.first)) == kind {
      switch labels?.isSame(pair) {
      case nil: unlabelled.append(TrainingPattern(found))
      case true?: same.append(TrainingPattern(found))
      case false?: different.append(TrainingPattern(found))
      }
    }
    if let labels {
      let scorer = PairScorer(view, knowledge)
      var scratch = PairScratch()
      let unmet = labels.unmet(kind: kind, view, candidates: pairs)
      same += unmet.same.map { TrainingPattern(scorer.compare($0, $1, &scratch)) }
      different += unmet.different.map { TrainingPattern(scorer.compare($0, $1, &scratch)) }
    }
    return ModelTraining(
      candidates: PatternCounts(unlabelled), sample: sample(members, view),
      allPairs: Double(members.count) * Double(max(0, members.count - 1)) / 2, knowledge: knowledge,
      labels: LabelledPatterns(same: PatternCounts(same), different: PatternCounts(different)))
  }

  /// Enough to see a level that one pair in ten thousand reaches; more for more records, which have rarer values.
  private static func sampleSize(_ nodes: Int) -> Int { min(200_000, max(20_000, nodes * 50)) }

  /// Random pairs, chosen by hash of their number: the same on every machine.
  private func sample(_ members: [Int], _ view: NodeView) -> PatternCounts {
    guard members.count > 1 else { return PatternCounts([]) }
    let scorer = PairScorer(view, knowledge)
    var scratch = PairScratch()
    var patterns: [TrainingPattern] = []
    let all = members.count.multipliedReportingOverflow(by: members.count - 1)
    let wanted = Self.sampleSize(members.count)
    for number in 0..<min(wanted, all.overflow ? wanted : all.partialValue / 2) {
      let a = members[Int(ByteHash.mix(UInt64(number) &* 2 &+ 1) % UInt64(members.count))]
      let b = members[Int(ByteHash.mix(UInt64(number) &* 2 &+ 2) % UInt64(members.count))]
      if a != b { patterns.append(TrainingPattern(scorer.compare(a, b, &scratch))) }
    }
    return PatternCounts(patterns)
  }
}
