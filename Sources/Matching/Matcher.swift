import Foundation
import PipelineConfig
import RecordModel

/// The matching stage: records → scored pairs → clusters.
///
/// Blocking → Comparing → Scoring → Clustering, on columns interned once at the door. The result depends on the records and
/// the definition alone, not on the number of threads.
package struct Matcher: Sendable {
  private let definition: MatchDefinition
  private let threads: Int

  package init(_ definition: MatchDefinition, threads: Int) {
    self.definition = definition
    self.threads = max(1, threads)
  }

  /// Raised whenever the comparisons or their built-in estimates change.
  package static let modelVersion = 1

  package func match(_ records: CustomerRecordTable) async -> MatchResult {
    let columns = MatchColumns(records)
    let rules = Array(BlockingRules.rules(for: definition, columns).prefix(64))
    let (pairs, outcomes) = await Blocker(rules: rules, threads: threads).pairs(columns)
    let scorer = PairScorer(columns)
    let compared = await compare(pairs, scorer)
    let models = await train(pairs, compared, scorer)
    let scoring = ScoringRun(scorer: scorer, models: models, definition: definition)
    let links = scoring.links(pairs, compared)
    let clusters = scoring.cluster(links, records: records.records.count)
    return MatchResult(
      clusters: clusters.clusters, scores: scoring.stories(pairs, compared, columns), refused: clusters.refused,
      model: scoring.describe(models),
      blocking: outcomes, weightHistogram: scoring.histogram(pairs, compared), pairsScored: pairs.count)
  }

  private static let chunk = 16_384

  private func compare(_ pairs: [CandidatePair], _ scorer: PairScorer) async -> [ComparedPair] {
    let variants = NameVariants(scorer.columns.texts)
    let parts = await Parallel.map((pairs.count + Self.chunk - 1) / Self.chunk, threads: threads) { part in
      var scratch = PairScratch(variants: variants)
      return pairs[part * Self.chunk..<min(pairs.count, (part + 1) * Self.chunk)].map { pair in
        scorer.compare(Int(pair.first), Int(pair.second), &scratch)
      }
    }
    return Array(parts.joined())
  }

  /// One model for people, one for organizations.
  private func train(_ pairs: [CandidatePair], _ compared: [ComparedPair], _ scorer: PairScorer) async -> [ClassModel] {
    let columns = scorer.columns
    let kinds: [CustomerRecord.Kind] = [.person, .organization]
    return await Parallel.map(kinds.count, threads: threads) { index in
      let kind = kinds[index]
      let nodes = (0..<columns.nodeCount).filter { columns.kind[$0] == kind }
      var counts: [LevelPattern: Int] = [:]
      for (pair, result) in zip(pairs, compared) where columns.kind[Int(pair.first)] == kind {
        counts[result.pattern, default: 0] += 1
      }
      let model = ClassModel(kind: kind, nodes: nodes.count)
      let fixed = model.comparisons.enumerated().map { comparison, value in
        value.levels.first.flatMap { level -> Double? in
          if case .identifier = level.frequency { return scorer.stranger(u: level, of: comparison) }
          return nil
        }
      }
      let training = ModelTraining(
        candidates: PatternCounts(counts), sample: Self.sample(nodes, scorer),
        allPairs: Double(nodes.count) * Double(max(0, nodes.count - 1)) / 2, fixedU: fixed)
      return training.train(model)
    }
  }

  /// Enough to see a level that one pair in ten thousand reaches; more for more records, which have rarer values.
  private static func sampleSize(_ nodes: Int) -> Int { min(200_000, max(20_000, nodes * 50)) }

  /// Random pairs, chosen by hash of their number: the same on every machine.
  private static func sample(_ nodes: [Int], _ scorer: PairScorer) -> PatternCounts {
    guard nodes.count > 1 else { return PatternCounts([:]) }
    var scratch = PairScratch(variants: NameVariants(scorer.columns.texts))
    var counts: [LevelPattern: Int] = [:]
    let all = nodes.count.multipliedReportingOverflow(by: nodes.count - 1)
    let wanted = sampleSize(nodes.count)
    for number in 0..<min(wanted, all.overflow ? wanted : all.partialValue / 2) {
      let a = nodes[Int(ByteHash.mix(UInt64(number) &* 2 &+ 1) % UInt64(nodes.count))]
      let b = nodes[Int(ByteHash.mix(UInt64(number) &* 2 &+ 2) % UInt64(nodes.count))]
      if a != b { counts[scorer.compare(a, b, &scratch).pattern, default: 0] += 1 }
    }
    return PatternCounts(counts)
  }
}
