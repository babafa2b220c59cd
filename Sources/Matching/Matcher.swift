import PipelineConfig
import RecordModel

/// The matching stage: records → scored pairs → clusters.
///
/// Blocking → Comparing → Scoring → Clustering, on nodes interned once at the door. The result depends on the records and the
/// definition alone, not on the number of threads.
package struct Matcher: Sendable {
  private let definition: MatchDefinition
  private let threads: Int
  private let saved: SavedModel?

  /// `saved`: a model of this program's ``shape`` to score with; nil to train one.
  package init(_ definition: MatchDefinition, threads: Int, saved: SavedModel? = nil) {
    self.definition = definition
    self.threads = max(1, threads)
    self.saved = saved
  }

  /// Raised whenever the comparisons or their built-in estimates change.
  package static let modelVersion = 2

  package func match(_ records: CustomerRecordTable) async -> MatchResult {
    let found = await candidates(records)
    let (nodes, knowledge, pairs, compared) = (found.nodes, found.knowledge, found.pairs, found.compared)
    // A model that was given is scored with; what training would make of this data tells how far it has moved away.
    let trained = await ModelTrainer(nodes: nodes, knowledge: knowledge, threads: threads).train(pairs, compared)
    let given = found.given.map { model in
      var model = model
      model.setStrangers(from: knowledge)
      return model
    }
    let models = given.isEmpty ? trained.map(\.model) : given
    let scoring = PairScoring(models: models, definition: definition)
    return nodes.withView { view in
      let scorer = PairScorer(view, knowledge)
      let weights = zip(pairs, compared).map { scoring.weight($1, kind: view.kind(Int($0.first))) }
      let clustering = NodeClustering(
        nodes: nodes, scoring: scoring, scorer: scorer, maxRecords: definition.maxClusterRecords)
      let links = zip(pairs, weights).compactMap {
        $1 >= scoring.merge ? NodeLink(first: $0.first, second: $0.second, weight: $1) : nil
      }
      var outcome = clustering.outcome(links)
      let doubtful = zip(pairs, weights).filter { $1 >= SecondLook.worthwhile }.map(\.0)
      let second = SecondLook(
        nodes: nodes, models: models, definition: definition, variants: knowledge.variants)
      for _ in 0..<Self.looks {
        let links = second.links(clustering.groups(outcome), pairs: doubtful)
        if links.isEmpty { break }
        outcome = clustering.outcome(links, after: outcome)
      }
      let stories = PairStories(nodes: nodes, scoring: scoring, scorer: scorer)
      return MatchResult(
        clusters: clustering.clusters(outcome), scores: Self.kept(pairs, weights, stories),
        refused: clustering.refusals(outcome), model: MatchModel(models, scoring), trained: saved ?? SavedModel(trained),
        isModelReused: saved != nil, drift: Self.drift(from: given, to: trained.map(\.model)), blocking: found.outcomes,
        weightHistogram: Self.histogram(weights), pairsScored: pairs.count)
    }
  }

  private static func drift(from given: [ClassModel], to trained: [ClassModel]) -> ModelDrift? {
    zip(given, trained).compactMap(ModelDrift.largest).reduce(nil) { best, next in
      guard let best, best.bits >= next.bits else { return next }
      return best
    }
  }

  /// Compared candidates, as far as no weights are needed.
  struct Candidates {
    var nodes: NodeTable
    var knowledge: ScoringKnowledge
    /// By kind, of the model that was given; empty without one.
    var given: [ClassModel]
    var pairs: [CandidatePair]
    var outcomes: [BlockingRuleOutcome]
    var compared: [ComparedPair]
  }

  private func candidates(_ records: CustomerRecordTable) async -> Candidates {
    let nodes = NodeTable(records)
    let given = nodes.withView { view in saved.map { Self.given($0, view) } ?? [] }
    let knowledge = nodes.withView { ScoringKnowledge(nodes, $0, variants: NameVariants(records.texts)) }
    let rules = nodes.withView { BlockingRules.rules(for: definition, $0) }
    let (pairs, outcomes) = await Blocker(rules: rules, threads: threads).pairs(nodes)
    let compared = await compare(pairs, nodes, knowledge)
    return Candidates(
      nodes: nodes, knowledge: knowledge, given: given, pairs: pairs, outcomes: outcomes, compared: compared)
  }

  private static func given(_ saved: SavedModel, _ view: NodeView) -> [ClassModel] {
    ModelTrainer.kinds.enumerated().map { index, kind in
      let nodes = (0..<view.nodeCount).count { view.kind($0) == index }
      guard let known = saved.kind("\(kind)") else { return ClassModel(kind: kind, nodes: nodes) }
      return ClassModel(reusing: known, kind: kind, nodes: nodes)
    }
  }

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
      model: model, candidates: found.pairs.count, commonness: found.knowledge.frequencies.commonness, ownWeights: own)
  }

  /// Records by the weight, in whole bits, that they would reach with an identical copy of themselves.
  private func ownWeights(_ found: Candidates, _ scoring: PairScoring) async -> TrainingOutcome.OwnWeights {
    let nodes = found.nodes
    let parts = await Parallel.map((nodes.nodeCount + Self.chunk - 1) / Self.chunk, threads: threads) { part in
      nodes.withView { view in
        let scorer = PairScorer(view, found.knowledge)
        var scratch = PairScratch()
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

  /// Times that merged customers are compared again.
  private static let looks = 3
  private static let chunk = 16_384

  private func compare(_ pairs: [CandidatePair], _ nodes: NodeTable, _ knowledge: ScoringKnowledge) async -> [ComparedPair] {
    let parts = await Parallel.map((pairs.count + Self.chunk - 1) / Self.chunk, threads: threads) { part in
      nodes.withView { view in
        let scorer = PairScorer(view, knowledge)
        var scratch = PairScratch()
        return pairs[part * Self.chunk..<min(pairs.count, (part + 1) * Self.chunk)].map { pair in
          scorer.compare(Int(pair.first), Int(pair.second), &scratch)
        }
      }
    }
    return Array(parts.joined())
  }

  /// Scored pairs by weight in whole bits.
  private static func histogram(_ weights: [Int32]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for weight in weights { result[Int((Double(weight) / 1000).rounded(.down)), default: 0] += 1 }
    return result
  }

  /// Merge and review pairs and the nearest distinct ones, with every field's part told.
  private static func kept(_ pairs: [CandidatePair], _ weights: [Int32], _ stories: PairStories) -> [PairScore] {
    var scratch = PairScratch()
    var result: [PairScore] = []
    for (pair, weight) in zip(pairs, weights) where weight >= stories.scoring.review - PairScoring.keptBelowReview {
      result.append(stories.story(pair, &scratch))
    }
    for node in 0..<stories.nodes.nodeCount where stories.nodes.members.count(of: node) > 1 {
      result += stories.sameEvidence(node, &scratch)
    }
    return result.sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
  }
}
