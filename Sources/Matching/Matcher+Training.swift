import RecordModel

extension Matcher {
  /// Estimates a model from the records, and what its charts need beside it.
  package func train(_ records: CustomerRecordTable, labels: MatchLabels? = nil) async -> TrainingOutcome {
    let found = await candidates(records)
    let known = labels.map { NodeLabels($0, members: found.nodes.members) }
    let trained = await ModelTrainer(nodes: found.nodes, knowledge: found.knowledge, threads: threads)
      .train(found.pairs, found.compared, labels: known)
    var model = SavedModel(trained)
    for kind in trained {
      model.labels.same += kind.labelled.same
      model.labels.different += kind.labelled.different
    }
    let own = await ownWeights(found, PairScoring(models: trained.map(\.model), definition: definition))
    return TrainingOutcome(
      model: model, candidates: found.pairCount, commonness: found.knowledge.frequencies.commonness, ownWeights: own)
  }

  /// Records by the weight, in whole bits, that they would reach with an identical copy of themselves.
  private func ownWeights(_ found: Candidates, _ scoring: PairScoring) async -> TrainingOutcome.OwnWeights {
    let nodes = found.nodes
    let parts = await Parallel.map(
      (nodes.nodeCount + Self.chunk - 1) / Self.chunk, threads: threads, state: PairScratch.init
    ) { part, scratch in
      nodes.withView { view in
        let scorer = PairScorer(view, found.knowledge)
        return (part * Self.chunk..<min(nodes.nodeCount, (part + 1) * Self.chunk)).map { node in
          scoring.weight(scorer.compare(node, node, &scratch), kind: view.kind(node))
        }
      }
    }
    var own = TrainingOutcome.OwnWeights()
    own.merge = MatchWeight(millibits: scoring.merge)
    for (node, weight) in parts.joined().enumerated() {
      let records = nodes.members.count(of: node)
      own.records += records
      if weight < scoring.merge { own.unlinkable += records }
      own.histogram[Int((Double(weight) / 1000).rounded(.down)), default: 0] += records
    }
    return own
  }

  private static let chunk = 16_384
}
