import PipelineConfig
import RecordModel

/// Weighs compared pairs with a trained model: evidence, cuts and bands.
struct PairScoring: Sendable {
  /// By kind.
  let tables: [WeightTable]
  let merge: Int32
  let review: Int32

  /// How far below the review cut a pair is still kept for explanations, in millibits.
  static let keptBelowReview: Int32 = 3000

  init(models: [ClassModel], definition: MatchDefinition) {
    tables = models.map(WeightTable.init)
    merge = MatchProbability.weight(reaching: definition.mergeThreshold).millibits
    review = MatchProbability.weight(reaching: definition.reviewThreshold).millibits
  }

  /// Evidence against each other explanation, without prior.
  @inline(__always)
  func evidence(_ compared: ComparedPair, kind: Int) -> Evidence {
    tables[kind].evidence(compared.pattern) + compared.adjustment
  }

  /// Log-odds in millibits that the pair is one customer; below the merge cut where only a person may decide.
  @inline(__always)
  func weight(_ compared: ComparedPair, kind: Int) -> Int32 {
    let weight = (evidence(compared, kind: kind) + tables[kind].prior).total
    return weight >= merge && tables[kind].isReviewOnly(compared.pattern) ? merge - 1 : weight
  }

  func isReviewOnly(_ compared: ComparedPair, kind: Int) -> Bool { tables[kind].isReviewOnly(compared.pattern) }

  func band(_ weight: Int32) -> MatchBand { weight >= merge ? .merge : weight >= review ? .review : .distinct }
}
