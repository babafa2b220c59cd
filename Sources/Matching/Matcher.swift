import PipelineConfig
import RecordModel

/// The matching stage: records → scored pairs → clusters.
///
/// Blocking → Comparing → Scoring → Clustering, on nodes interned once at the door. The result depends on the records and the
/// definition alone, not on the number of threads.
package struct Matcher: Sendable {
  private let definition: MatchDefinition
  private let threads: Int

  package init(_ definition: MatchDefinition, threads: Int) {
    self.definition = definition
    self.threads = max(1, threads)
  }

  /// Raised whenever the comparisons or their built-in estimates change.
  package static let modelVersion = 2

  package func match(_ records: CustomerRecordTable) async -> MatchResult {
    let nodes = NodeTable(records)
    let knowledge = nodes.withView { ScoringKnowledge(nodes, $0, variants: NameVariants(records.texts)) }
    let rules = nodes.withView { BlockingRules.rules(for: definition, $0) }
    let (pairs, outcomes) = await Blocker(rules: rules, threads: threads).pairs(nodes)
    let compared = await compare(pairs, nodes, knowledge)
    let models = await ModelTrainer(nodes: nodes, knowledge: knowledge, threads: threads).train(pairs, compared)
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
      let quality = QualityEstimation(nodes: nodes, rules: rules, merge: scoring.merge, review: scoring.review).quality(
        pairs, weights, outcome, selfWeights: clustering.selfWeights())
      let stories = PairStories(nodes: nodes, scoring: scoring, scorer: scorer)
      return MatchResult(
        clusters: clustering.clusters(outcome), scores: Self.kept(pairs, weights, stories),
        refused: clustering.refusals(outcome),
        model: MatchModel(models, scoring), blocking: outcomes, weightHistogram: Self.histogram(weights),
        pairsScored: pairs.count, quality: quality)
    }
  }

  /// What blocking would bring: the blocking of ``match(_:)`` without comparing a pair.
  package func forecast(_ records: CustomerRecordTable) async -> BlockingForecast {
    let nodes = NodeTable(records)
    let rules = nodes.withView { BlockingRules.rules(for: definition, $0) }
    let (pairs, outcomes) = await Blocker(rules: rules, threads: threads).pairs(nodes)
    return BlockingForecast(
      records: records.records.count, distinctRecords: nodes.nodeCount, pairs: pairs.count, rules: outcomes)
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
