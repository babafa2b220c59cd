import PipelineConfig
import RecordModel

/// The matching stage: records → scored pairs → clusters.
///
/// Blocking → Comparing → Scoring → Clustering, on nodes interned once at the door. The result depends on the records and the
/// definition alone, not on the number of threads.
package struct Matcher: Sendable {
  let definition: MatchDefinition
  let threads: Int
  private let saved: SavedModel?

  /// `saved`: a model of this program's ``shape`` to score with; nil to train one.
  package init(_ definition: MatchDefinition, threads: Int, saved: SavedModel? = nil) {
    self.definition = definition
    self.threads = max(1, threads)
    self.saved = saved
  }

  /// Raised whenever the comparisons or their built-in estimates change.
  package static let modelVersion = 3

  /// - Parameter progress: called after each step, in the order of ``MatchStep/Name``.
  package func match(
    _ records: CustomerRecordTable, progress: @Sendable (MatchStep) -> Void = { _ in }
  ) async -> MatchResult {
    let found = await candidates(records, progress)
    let (nodes, knowledge, pairs, compared) = (found.nodes, found.knowledge, found.pairs, found.compared)
    // A model that was given is scored with; what training would make of this data tells how far it has moved away.
    let trained = await ModelTrainer(nodes: nodes, knowledge: knowledge, threads: threads).train(pairs, compared)
    progress(MatchStep(.train, items: found.pairCount))
    let given = found.given.map { $0.withStrangers(from: knowledge) }
    let models = given.isEmpty ? trained.map(\.model) : given
    let scoring = PairScoring(models: models, definition: definition)
    let weights = await Parallel.map(pairs.count, threads: threads) { part in
      nodes.withView { view in zip(pairs[part], compared[part]).map { scoring.weight($1, kind: view.kind(Int($0.first))) } }
    }
    let links = Self.select(pairs, weights, atLeast: scoring.merge).map {
      NodeLink(first: $0.first, second: $0.second, weight: $1)
    }
    var outcome = withClustering(nodes, knowledge, scoring) { $0.outcome(links) }
    let doubtful = Self.select(pairs, weights, atLeast: SecondLook.worthwhile).map(\.pair)
    let second = SecondLook(nodes: nodes, models: models, definition: definition, names: knowledge.names)
    var before: SecondLook.Before?
    for _ in 0..<Self.looks {
      let (links, known) = await second.links(outcome.cluster, pairs: doubtful, after: before, threads: threads)
      before = known
      if links.isEmpty { break }
      outcome = withClustering(nodes, knowledge, scoring) { [outcome] in $0.outcome(links, after: outcome) }
    }
    progress(MatchStep(.cluster, items: links.count))
    let (clusters, refused, selfWeights) = withClustering(nodes, knowledge, scoring) { clustering in
      let selfWeights = clustering.selfWeights()
      return (clustering.clusters(outcome, selfWeights), clustering.refusals(outcome), selfWeights)
    }
    let quality = QualityEstimation(nodes: nodes, rules: found.rules, merge: scoring.merge, review: scoring.review)
      .quality(pairs, weights, outcome, selfWeights: selfWeights)
    let result = MatchResult(
      clusters: clusters, scores: await kept(pairs, weights, nodes, knowledge, scoring), refused: refused,
      model: MatchModel(models, scoring), trained: saved ?? SavedModel(trained), isModelReused: saved != nil,
      drift: Self.drift(from: given, to: trained.map(\.model)), blocking: found.outcomes,
      weightHistogram: Self.histogram(weights), pairsScored: found.pairCount, quality: quality)
    progress(MatchStep(.tell, items: result.scores.count))
    return result
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
    var rules: [BlockingRule]
    /// In parts, ascending.
    var pairs: [[CandidatePair]]
    var outcomes: [BlockingRuleOutcome]
    var compared: [[ComparedPair]]

    var pairCount: Int { pairs.reduce(0) { $0 + $1.count } }
  }

  func candidates(
    _ records: CustomerRecordTable, _ progress: @Sendable (MatchStep) -> Void = { _ in }
  ) async -> Candidates {
    let nodes = NodeTable(records, rules: SourceRules(definition))
    let given = nodes.withView { view in saved.map { Self.given($0, view) } ?? [] }
    let knowledge = nodes.withView { ScoringKnowledge(nodes, $0, names: NameKnowledge(records.texts)) }
    let rules = await BlockingRules.rules(for: definition, nodes, threads: threads)
    progress(MatchStep(.prepare, items: records.records.count))
    let (pairs, outcomes) = await Blocker(rules: rules, threads: threads).pairs(nodes)
    let pairCount = pairs.reduce(0) { $0 + $1.count }
    progress(MatchStep(.block, items: pairCount, sample: Self.sample(pairs, pairCount, nodes)))
    let compared = await compare(pairs, nodes, knowledge)
    progress(MatchStep(.compare, items: pairCount))
    return Candidates(
      nodes: nodes, knowledge: knowledge, given: given, rules: rules, pairs: pairs, outcomes: outcomes, compared: compared)
  }

  private static func given(_ saved: SavedModel, _ view: NodeView) -> [ClassModel] {
    ModelTrainer.kinds.enumerated().map { index, kind in
      let nodes = (0..<view.nodeCount).count { view.kind($0) == index }
      guard let known = saved.kind("\(kind)") else { return ClassModel(kind: kind, nodes: nodes) }
      return ClassModel(reusing: known, kind: kind, nodes: nodes)
    }
  }

  /// What blocking would bring: the blocking of ``match(_:progress:)`` without comparing a pair.
  package func forecast(_ records: CustomerRecordTable) async -> BlockingForecast {
    let nodes = NodeTable(records, rules: SourceRules(definition))
    let rules = await BlockingRules.rules(for: definition, nodes, threads: threads)
    let (pairs, outcomes) = await Blocker(rules: rules, threads: threads).pairs(nodes)
    return BlockingForecast(
      records: records.records.count, distinctRecords: nodes.nodeCount, pairs: pairs.reduce(0) { $0 + $1.count },
      rules: outcomes)
  }

  private func withClustering<R>(
    _ nodes: NodeTable, _ knowledge: ScoringKnowledge, _ scoring: PairScoring, _ body: (NodeClustering) -> R
  ) -> R {
    nodes.withView { view in
      body(
        NodeClustering(
          nodes: nodes, scoring: scoring, scorer: PairScorer(view, knowledge), maxRecords: definition.maxClusterRecords))
    }
  }

  /// A few pairs evenly chosen, by their first records.
  private static func sample(_ pairs: [[CandidatePair]], _ count: Int, _ nodes: NodeTable) -> [CandidatePair] {
    let step = max(1, count / 10_000)
    var result: [CandidatePair] = []
    var number = 0
    for part in pairs {
      for index in stride(from: (step - number % step) % step, to: part.count, by: step) {
        let pair = part[index]
        result.append(
          CandidatePair(
            first: nodes.members.first(of: Int(pair.first)), second: nodes.members.first(of: Int(pair.second)),
            rules: pair.rules))
      }
      number += part.count
    }
    return result
  }

  /// Times that merged customers are compared again.
  private static let looks = 3

  private func compare(
    _ pairs: [[CandidatePair]], _ nodes: NodeTable, _ knowledge: ScoringKnowledge
  ) async -> [[ComparedPair]] {
    await Parallel.map(pairs.count, threads: threads, state: PairScratch.init) { part, scratch in
      nodes.withView { view in
        let scorer = PairScorer(view, knowledge)
        var compared: [ComparedPair] = []
        compared.reserveCapacity(pairs[part].count)
        scorer.compare(pairs[part], &scratch, { (Int($0.first), Int($0.second)) }, { compared.append($1) })
        return compared
      }
    }
  }

  /// Pairs of at least a weight, in their order.
  private static func select(
    _ pairs: [[CandidatePair]], _ weights: [[Int32]], atLeast least: Int32
  ) -> [(pair: CandidatePair, weight: Int32)] {
    var result: [(CandidatePair, Int32)] = []
    for (pairs, weights) in zip(pairs, weights) {
      for (pair, weight) in zip(pairs, weights) where weight >= least { result.append((pair, weight)) }
    }
    return result
  }

  /// Scored pairs by weight in whole bits.
  private static func histogram(_ weights: [[Int32]]) -> [Int: Int] {
    let lowest = -400
    var counts = [Int](repeating: 0, count: 800)
    for part in weights {
      for weight in part {
        let bit = Int((Double(weight) / 1000).rounded(.down))
        counts[max(0, min(counts.count - 1, bit - lowest))] += 1
      }
    }
    return Dictionary(uniqueKeysWithValues: counts.enumerated().filter { $1 > 0 }.map { ($0 + lowest, $1) })
  }

  /// Merge and review pairs and the nearest distinct ones, with every field's part told; by first, then second record.
  private func kept(
    _ pairs: [[CandidatePair]], _ weights: [[Int32]], _ nodes: NodeTable, _ knowledge: ScoringKnowledge, _ scoring: PairScoring
  ) async -> [PairScore] {
    let told = await Parallel.map(pairs.count, threads: threads, state: PairScratch.init) { part, scratch in
      nodes.withView { view in
        let stories = PairStories(nodes: nodes, scoring: scoring, scorer: PairScorer(view, knowledge))
        var result: [PairScore] = []
        for (pair, weight) in zip(pairs[part], weights[part])
        where weight >= scoring.review - PairScoring.keptBelowReview {
          result.append(stories.story(pair, &scratch))
        }
        return result
      }
    }
    let equal = nodes.withView { view in
      let stories = PairStories(nodes: nodes, scoring: scoring, scorer: PairScorer(view, knowledge))
      var scratch = PairScratch()
      return (0..<nodes.nodeCount).filter { nodes.members.count(of: $0) > 1 }.flatMap { stories.sameEvidence($0, &scratch) }
    }
    let all = Array(told.joined()) + equal
    // Pairs of nodes come in order: only where records share a node is there something to sort.
    return equal.isEmpty ? all : all.sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
  }
}
