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

  /// - Parameter progress: called after each step, in the order of ``MatchStep/Name``.
  package func match(
    _ records: CustomerRecordTable, progress: @Sendable (MatchStep) -> Void = { _ in }
  ) async -> MatchResult {
    let nodes = NodeTable(records)
    let knowledge = nodes.withView { ScoringKnowledge(nodes, $0, variants: NameVariants(records.texts)) }
    let rules = await BlockingRules.rules(for: definition, nodes, threads: threads)
    progress(MatchStep(.prepare, items: records.records.count))
    let (pairs, outcomes) = await Blocker(rules: rules, threads: threads).pairs(nodes)
    let pairCount = pairs.reduce(0) { $0 + $1.count }
    progress(MatchStep(.block, items: pairCount, sample: Self.sample(pairs, pairCount, nodes)))
    let compared = await compare(pairs, nodes, knowledge)
    progress(MatchStep(.compare, items: pairCount))
    let models = await ModelTrainer(nodes: nodes, knowledge: knowledge, threads: threads).train(pairs, compared)
    progress(MatchStep(.train, items: pairCount))
    let scoring = PairScoring(models: models, definition: definition)
    let weights = await Parallel.map(pairs.count, threads: threads) { part in
      nodes.withView { view in zip(pairs[part], compared[part]).map { scoring.weight($1, kind: view.kind(Int($0.first))) } }
    }
    let links = Self.select(pairs, weights, atLeast: scoring.merge).map {
      NodeLink(first: $0.first, second: $0.second, weight: $1)
    }
    var outcome = withClustering(nodes, knowledge, scoring) { $0.outcome(links) }
    let doubtful = Self.select(pairs, weights, atLeast: SecondLook.worthwhile).map(\.pair)
    let second = SecondLook(nodes: nodes, models: models, definition: definition, variants: knowledge.variants)
    for _ in 0..<Self.looks {
      let links = await second.links(NodeGroups(outcome.cluster), pairs: doubtful, threads: threads)
      if links.isEmpty { break }
      outcome = withClustering(nodes, knowledge, scoring) { [outcome] in $0.outcome(links, after: outcome) }
    }
    progress(MatchStep(.cluster, items: links.count))
    let (clusters, refused) = withClustering(nodes, knowledge, scoring) { ($0.clusters(outcome), $0.refusals(outcome)) }
    let result = MatchResult(
      clusters: clusters, scores: await kept(pairs, weights, nodes, knowledge, scoring), refused: refused,
      model: MatchModel(models, scoring), blocking: outcomes, weightHistogram: Self.histogram(weights), pairsScored: pairCount)
    progress(MatchStep(.tell, items: result.scores.count))
    return result
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
        for pair in pairs[part] { compared.append(scorer.compare(Int(pair.first), Int(pair.second), &scratch)) }
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
