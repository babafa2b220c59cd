import Foundation
import PipelineConfig
import RecordModel

/// Scores, links and clusters with a trained model: the last half of matching.
struct ScoringRun {
  let scorer: PairScorer
  let tables: [WeightTable]
  let merge: Int32
  let review: Int32
  private let maxRecords: Int

  /// How far below the review cut a pair is still kept for explanations, in millibits.
  private static let keptBelowReview: Int32 = 3000

  init(scorer: PairScorer, models: [ClassModel], definition: MatchDefinition) {
    self.scorer = scorer
    tables = models.map(WeightTable.init)
    merge = MatchProbability.weight(reaching: definition.mergeThreshold).millibits
    review = MatchProbability.weight(reaching: definition.reviewThreshold).millibits
    maxRecords = definition.maxClusterRecords
  }

  private func table(_ node: Int32) -> WeightTable { tables[Int(scorer.columns.kind[Int(node)].rawValue)] }

  /// Evidence against strangers and against related people, without priors.
  private func sums(_ compared: ComparedPair, _ table: WeightTable) -> (stranger: Int32, related: Int32) {
    var stranger = compared.strangerAdjustment
    var related = compared.relatedAdjustment
    for comparison in table.stranger.indices {
      let level = compared.pattern[comparison]
      if level == LevelPattern.missing { continue }
      stranger += table.stranger[comparison][Int(level)]
      related += table.related[comparison][Int(level)]
    }
    return (stranger, related)
  }

  /// Log-odds in millibits that the pair is one person.
  func weight(_ compared: ComparedPair, _ table: WeightTable) -> Int32 {
    let sums = sums(compared, table)
    return WeightTable.against(sums.stranger &+ table.strangerPrior, sums.related &+ table.relatedPrior)
  }

  func histogram(_ pairs: [CandidatePair], _ compared: [ComparedPair]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (pair, value) in zip(pairs, compared) {
      result[Int((Double(weight(value, table(pair.first))) / 1000).rounded(.down)), default: 0] += 1
    }
    return result
  }

  func links(_ pairs: [CandidatePair], _ compared: [ComparedPair]) -> [NodeLink] {
    var links: [NodeLink] = []
    for (pair, value) in zip(pairs, compared) {
      let weight = weight(value, table(pair.first))
      if weight >= merge { links.append(NodeLink(first: pair.first, second: pair.second, weight: weight)) }
    }
    return links
  }

  /// Clusters of records. Records of one node are together when the node's evidence suffices to merge it with its like.
  func cluster(_ links: [NodeLink], records: Int) -> (clusters: [RecordCluster], refused: [RefusedUnion]) {
    let columns = scorer.columns
    var scratch = PairScratch(variants: NameVariants(columns.texts))
    let selfWeights: [Int32?] = (0..<columns.nodeCount).map { node in
      guard columns.members[node].count > 1 else { return nil }
      let compared = scorer.compare(node, node, &scratch)
      return weight(compared, table(Int32(truncatingIfNeeded: node)))
    }
    let builder = ClusterBuilder(
      maxRecords: maxRecords, recordCounts: (0..<columns.nodeCount).map { columns.members[$0].count }
    ) { a, b in
      let table = table(a)
      let compared = scorer.compare(Int(a), Int(b), &scratch)
      let sums = sums(compared, table)
      return ClusterBuilder.Evidence(
        weight: WeightTable.against(sums.stranger, sums.related) + 1000,
        isConflict: isConflict(Int(a), Int(b), compared.pattern) && weight(compared, table) < review - Self.keptBelowReview)
    }
    let outcome = builder.build(links, nodes: columns.nodeCount)
    return (expand(outcome, selfWeights), outcome.refused.map(refusal))
  }

  /// Parent and child of one name: born a generation apart, or Jr. against Sr.
  private func isConflict(_ a: Int, _ b: Int, _ pattern: LevelPattern) -> Bool {
    if let suffix = scorer.suffix, pattern[suffix] == SuffixComparator.different { return true }
    let (first, second) = (scorer.columns.birthDate[a], scorer.columns.birthDate[b])
    guard !first.isEmpty, !second.isEmpty else { return false }
    return first.allSatisfy { a in
      second.allSatisfy { b in scorer.columns.texts.withBoth(a, b, BirthDateComparator.areGenerationApart) }
    }
  }

  private func expand(_ outcome: ClusterBuilder.Outcome, _ selfWeights: [Int32?]) -> [RecordCluster] {
    var members: [Int32: (records: [Int32], weakest: Int32?)] = [:]
    var clusters: [RecordCluster] = []
    for node in 0..<scorer.columns.nodeCount {
      let root = outcome.cluster[node]
      let records = scorer.columns.members[node]
      if let own = selfWeights[node], own < merge {
        let isAlone = root == Int32(truncatingIfNeeded: node) && outcome.weakest[root] == nil
        if isAlone {
          clusters += records.map { RecordCluster(records: [$0], weakestLink: nil) }
          continue
        }
      }
      var entry = members[root] ?? ([], outcome.weakest[root])
      entry.records += records
      if let own = selfWeights[node] { entry.weakest = min(own, entry.weakest ?? .max) }
      members[root] = entry
    }
    for (_, entry) in members {
      clusters.append(
        RecordCluster(
          records: entry.records.sorted(), weakestLink: entry.weakest.map { MatchWeight(millibits: $0) }))
    }
    return clusters.sorted { ($0.records.first ?? 0) < ($1.records.first ?? 0) }
  }

  private func refusal(_ refused: (link: NodeLink, reason: String, crossEvidence: Int32)) -> RefusedUnion {
    RefusedUnion(
      first: representative(refused.link.first), second: representative(refused.link.second),
      weight: MatchWeight(millibits: refused.link.weight), reason: refused.reason,
      crossEvidence: MatchWeight(millibits: refused.crossEvidence))
  }

  private func representative(_ node: Int32) -> Int32 { scorer.columns.members[Int(node)].first ?? 0 }

  /// Merge and review pairs and the nearest distinct ones, with every field's part told.
  func stories(_ pairs: [CandidatePair], _ compared: [ComparedPair], _ columns: MatchColumns) -> [PairScore] {
    var scratch = PairScratch(variants: NameVariants(columns.texts))
    var result: [PairScore] = []
    for (pair, value) in zip(pairs, compared) {
      let table = table(pair.first)
      let weight = weight(value, table)
      if weight >= review - Self.keptBelowReview { result.append(story(pair, weight, table, &scratch)) }
    }
    for node in 0..<columns.nodeCount where columns.members[node].count > 1 {
      result += sameEvidence(node, &scratch)
    }
    return result.sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
  }

  /// The records of one node say the same: a chain of links tells it without a pair for every two of them.
  private func sameEvidence(_ node: Int, _ scratch: inout PairScratch) -> [PairScore] {
    let records = Array(scorer.columns.members[node])
    let number = Int32(truncatingIfNeeded: node)
    let table = table(number)
    let weight = weight(scorer.compare(node, node, &scratch), table)
    guard weight >= review - Self.keptBelowReview else { return [] }
    let template = story(CandidatePair(first: number, second: number, rules: 0), weight, table, &scratch)
    return zip(records, records.dropFirst()).map { first, second in
      var copy = template
      copy.pair = CandidatePair(first: first, second: second, rules: 0)
      return copy
    }
  }

  private func story(
    _ pair: CandidatePair, _ weight: Int32, _ table: WeightTable, _ scratch: inout PairScratch
  ) -> PairScore {
    var entries: [ComparisonVector.Entry] = []
    var sum = table.strangerPrior
    scorer.visit(Int(pair.first), Int(pair.second), &scratch) { comparison, finding, adjustment in
      let level = table.stranger[comparison][Int(finding.level)]
      sum += level + adjustment.stranger
      entries.append(
        .init(
          comparison: UInt8(truncatingIfNeeded: comparison), level: finding.level, weight: MatchWeight(millibits: level),
          adjustment: MatchWeight(millibits: adjustment.stranger), firstValue: TextID(rawValue: finding.first),
          secondValue: TextID(rawValue: finding.second)))
    }
    func addDerived(_ number: Int, _ weight: Int32) {
      guard weight != 0 else { return }
      entries.append(
        .init(
          comparison: UInt8(truncatingIfNeeded: table.stranger.count + number), level: 0,
          weight: MatchWeight(millibits: weight), adjustment: .zero, firstValue: .empty, secondValue: .empty))
    }
    addDerived(0, weight - sum)
    addDerived(1, table.strangerPrior - tables[0].strangerPrior)
    let band: MatchBand = weight >= merge ? .merge : weight >= review ? .review : .distinct
    let records = CandidatePair(
      first: representative(pair.first), second: representative(pair.second), rules: pair.rules)
    return PairScore(
      pair: records, weight: MatchWeight(millibits: weight), vector: ComparisonVector(entries: entries), band: band)
  }

  /// The model as it is published: each comparison as the kind of records it was trained on most knows it; the last two are
  /// what related people explain, and how much rarer or commoner duplicates are among organizations than among people.
  func describe(_ models: [ClassModel]) -> MatchModel {
    var comparisons = models[0].comparisons.indices.map { index in
      let best = models.indices.max { a, b in
        let (first, second) = (models[a].comparisons[index], models[b].comparisons[index])
        return (first.levels.count, first.trainedOn, b) < (second.levels.count, second.trainedOn, a)
      }
      return Self.describe(models[best ?? 0].comparisons[index], tables[best ?? 0].stranger[index])
    }
    comparisons += [("related people", "also explained by relatives"), ("kind", "organizations")].map { name, level in
      ComparisonModel(name: name, levels: [.init(name: level, m: 1, u: 1, millibits: 0, estimatedFrom: "derived")])
    }
    return MatchModel(
      version: Matcher.modelVersion, priorMillibits: tables[0].strangerPrior, comparisons: comparisons,
      mergeMillibits: merge, reviewMillibits: review)
  }

  private static func describe(_ comparison: ClassModel.Comparison, _ weights: [Int32]) -> ComparisonModel {
    ComparisonModel(
      name: comparison.name,
      levels: zip(comparison.levels, weights).map { level, weight in
        .init(
          name: level.name, m: level.m, u: level.u, millibits: weight,
          estimatedFrom: comparison.trainedOn >= 1 ? "em" : "prior")
      })
  }
}
