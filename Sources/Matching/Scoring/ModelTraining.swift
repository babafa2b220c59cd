import Foundation
import RecordModel

/// A counted agreement pattern with what value rarity adds, in whole bits: what the model is trained on, instead of pairs.
struct TrainingPattern: Hashable, Comparable, Sendable {
  var pattern: LevelPattern
  private(set) var rarity: UInt32

  init(_ pair: ComparedPair) {
    pattern = pair.pattern
    func rounded(_ millibits: Int32) -> UInt32 {
      UInt32(truncatingIfNeeded: max(-60, min(60, (millibits &+ 61_000) / 2000 * 2 - 60)) &+ 64)
    }
    rarity =
      rounded(pair.adjustment.stranger) << 16 | rounded(pair.adjustment.related.0) << 8 | rounded(pair.adjustment.related.1)
  }

  /// log2 against strangers and both relations.
  var adjustment: (Double, Double, Double) {
    (Double(rarity >> 16) - 64, Double(rarity >> 8 & 255) - 64, Double(rarity & 255) - 64)
  }

  static func < (a: TrainingPattern, b: TrainingPattern) -> Bool {
    a.pattern != b.pattern ? a.pattern < b.pattern : a.rarity < b.rarity
  }
}

/// Moves the built-in model towards the data at hand.
///
/// Expectation–maximization over four classes after Winkler, Using the EM Algorithm for Weight Computation in the
/// Fellegi–Sunter Model (2000), with one change: the relations' shares of levels are not estimated, so that the class cannot drift
/// onto the matches, but stay or follow `m` and `u`; only how many pairs stand in a relation is estimated. `u` comes from pairs sampled by hash; Dirichlet
/// priors keep few records close to the built-in estimates.
struct ModelTraining: Sendable {
  /// Weight of the built-in `m`, in pairs, and as a part of the data's own weight.
  private static let matchPriorPairs = 120.0
  private static let matchPriorShare = 0.15
  private static let strangerPriorPairs = 20.0
  /// How many times as large or small as built in `m` may become. Branches look so much like duplicates of one organization
  /// that there the data has less say.
  private static let personDrift = 20.0
  private static let organizationDrift = 2.0
  /// Rounds after which training ends, settled or not.
  var mostRounds = 15

  let candidates: PatternCounts
  let sample: PatternCounts
  /// All pairs of nodes of the kind.
  let allPairs: Double
  /// Gives `u` of the exact level where values have frequencies.
  let knowledge: ScoringKnowledge
  /// What people said of pairs, which are not among ``candidates``.
  var labels = LabelledPatterns()

  /// Bits that a label adds to a pair's odds: one in a thousand is taken for a slip, so that the fields can overrule it.
  private static let labelBits = 10.0
  /// How many times as large or small as built in `m` may become where labels say so.
  private static let labelDrift = 20.0

  func train(_ initial: ClassModel) -> TrainedModel {
    let strict = strictPairs(of: initial)
    var result = rounds(initial, strictPairs: strict)
    result.strictPairs = strict
    result.labelled = SavedModel.LabelledPairs(same: labels.same.count, different: labels.different.count)
    return result
  }

  private func rounds(_ initial: ClassModel, strictPairs: Double) -> TrainedModel {
    var model = initial
    if !candidates.patterns.isEmpty {
      model.matchShare = max(initial.matchShare, share(strictPairs / Self.strictRecall, initial.matchShare))
    }
    model.setStrangers(from: knowledge)
    model.setRelations(from: initial)
    var history: [KindModel.Round] = []
    guard !candidates.patterns.isEmpty || !labels.isEmpty else {
      return TrainedModel(model: model, history: [], hasConverged: true)
    }
    for _ in 0..<mostRounds {
      let next = round(model, from: initial)
      let moved = abs(next.matchShare - model.matchShare) / max(model.matchShare, 1e-12)
      model = next
      history.append(KindModel.Round(model, moved: moved))
      if moved < 1e-3 { return TrainedModel(model: model, history: history, hasConverged: true) }
    }
    return TrainedModel(model: model, history: history, hasConverged: false)
  }

  /// Of the pairs of one customer so many are expected to meet the strict rule.
  private static let strictRecall = 0.7

  /// Pairs that meet a strict rule: three fields or more have values that are equal and identify, and none differs. Their number
  /// tells of duplicates before any weight is known; training starts from it where it exceeds the built-in number.
  private func strictPairs(of model: ClassModel) -> Double {
    let equal = model.comparisons.map { comparison in
      Set(comparison.levels.indices.filter { comparison.levels[$0].isEquality && comparison.levels[$0].u < 0.01 })
    }
    func isStrict(_ pattern: LevelPattern) -> Bool {
      var agreeing = 0
      for index in model.comparisons.indices {
        let level = Int(pattern[index])
        if level == Int(LevelPattern.missing) { continue }
        if equal[index].contains(level) { agreeing += 1 }
        if !model.comparisons[index].levels.isEmpty, level == model.comparisons[index].levels.count - 1 { return false }
      }
      return agreeing >= 3
    }
    let counted = candidates.patterns + labels.same.patterns + labels.different.patterns
    return counted.reduce(0) { $0 + (isStrict($1.pattern.pattern) ? $1.count : 0) }
  }

  /// One round of expectation and maximization.
  private func round(_ model: ClassModel, from initial: ClassModel) -> ClassModel {
    let table = LogTable(model)
    let drift = model.kind == .person ? Self.personDrift : Self.organizationDrift
    var matched = LevelSums(model)
    var strangers = LevelSums(model)
    var shares = (match: 0.0, first: 0.0, second: 0.0)
    for (pattern, count) in candidates.patterns {
      let sums = table.sums(pattern)
      let posterior = sums.posterior
      shares.match += posterior.match * count
      shares.first += posterior.first * count
      shares.second += posterior.second * count
      matched.add(pattern.pattern, posterior.match * count)
    }
    var labelled = LevelSums(model)
    for (patterns, bits) in [(labels.same, Self.labelBits), (labels.different, -Self.labelBits)] {
      for (pattern, count) in patterns.patterns {
        var sums = table.sums(pattern)
        sums.match += bits
        let posterior = sums.posterior
        shares.match += posterior.match * count
        shares.first += posterior.first * count
        shares.second += posterior.second * count
        matched.add(pattern.pattern, posterior.match * count)
        labelled.add(pattern.pattern, posterior.match * count)
      }
    }
    for (pattern, count) in sample.patterns {
      let posterior = table.sums(pattern).posterior
      let others = 1 - posterior.match - posterior.first - posterior.second
      strangers.add(pattern.pattern, max(model.kind == .person ? Self.leastStrangers : 0, others) * count)
    }
    var next = model
    for (index, comparison) in initial.comparisons.enumerated() where !comparison.levels.isEmpty {
      next.comparisons[index].trainedOn = Self.hundredths(matched.present[index])
      next.comparisons[index].sampledOn = Self.hundredths(strangers.present[index])
      next.comparisons[index].labelledOn = Self.hundredths(labelled.present[index])
      next.comparisons[index].pairs = matched.sums[index].map(Self.hundredths)
      let strength = Self.matchPriorPairs + Self.matchPriorShare * matched.present[index]
      let bound = labelled.present[index] > 0 ? max(drift, Self.labelDrift) : drift
      for level in comparison.levels.indices {
        let builtIn = comparison.levels[level].m
        let estimate = matched.share(index, level, builtIn, strength)
        let isNear = model.kind == .person && comparison.levels[level].isNear
        let most = min(bound, comparison.levels[level].mostDrift ?? (isNear ? Self.nearDrift : bound))
        next.comparisons[index].levels[level].m = max(builtIn / bound, min(builtIn * most, estimate))
        next.comparisons[index].levels[level].u = strangers.stranger(index, level, comparison.levels[level].u)
      }
    }
    next.matchShare = share(shares.match, initial.matchShare)
    next.relatedShares = (share(shares.first, initial.relatedShares.0), share(shares.second, initial.relatedShares.1))
    next.setStrangers(from: knowledge)
    next.setRelations(from: initial)
    return next
  }

  /// However damaged a list is, most of what one customer's records have in common is equal. Where values are numbered in a row,
  /// neighbours are nearly alike in field after field, and would be taken for the same.
  private static let nearDrift = 3.0
  /// Of random pairs of people at least so many are strangers, whatever they agree on.
  private static let leastStrangers = 0.25

  /// Numbers of pairs are expectations; further digits say nothing, and a file holds no more of them.
  private static func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  /// A class's share of all pairs, drawn slightly to the built-in one, and never nothing.
  private func share(_ pairs: Double, _ initial: Double) -> Double {
    let priorPairs = 20.0
    return min(0.2, (pairs + priorPairs * min(1, initial * allPairs / priorPairs)) / (allPairs + priorPairs))
  }

  /// Expected pairs by comparison and level.
  private struct LevelSums {
    var sums: [[Double]]
    var present: [Double]

    init(_ model: ClassModel) {
      sums = model.comparisons.map { [Double](repeating: 0, count: $0.levels.count) }
      present = [Double](repeating: 0, count: model.comparisons.count)
    }

    mutating func add(_ pattern: LevelPattern, _ pairs: Double) {
      pattern.forEach { comparison, level in
        sums[comparison][level] += pairs
        present[comparison] += pairs
      }
    }

    func share(_ comparison: Int, _ level: Int, _ prior: Double, _ strength: Double) -> Double {
      max(1e-9, (sums[comparison][level] + prior * strength) / (present[comparison] + strength))
    }

    /// A sample that saw a level never or once tells only that it is rare: not rarer than half a pair of the sample.
    func stranger(_ comparison: Int, _ level: Int, _ prior: Double) -> Double {
      let resolution = 0.5 / max(1, present[comparison])
      return max(share(comparison, level, prior, ModelTraining.strangerPriorPairs), min(prior, resolution))
    }
  }
}

extension ClassModel {
  /// The model with the shares of equal values as they are in this data.
  func withStrangers(from knowledge: ScoringKnowledge) -> ClassModel {
    var model = self
    model.setStrangers(from: knowledge)
    return model
  }

  /// The relations' shares where they follow `m` or `u` (``ComparisonLevel/RelationsMove``).
  mutating func setRelations(from initial: ClassModel) {
    for (index, comparison) in initial.comparisons.enumerated() {
      for (number, level) in comparison.levels.enumerated() {
        comparisons[index].levels[number].related = level.related(
          m: comparisons[index].levels[number].m, u: comparisons[index].levels[number].u)
      }
    }
  }

  /// `u` of the exact levels from the frequencies of their values.
  mutating func setStrangers(from knowledge: ScoringKnowledge) {
    for index in comparisons.indices {
      for (number, level) in comparisons[index].levels.enumerated() where level.isEquality {
        guard let u = knowledge.stranger(u: level, in: self) else { continue }
        comparisons[index].sampledU[number] = level.u
        comparisons[index].levels[number].u = u
      }
    }
  }
}

extension ComparisonLevel {
  /// The built-in level's shares of relations once `m` and `u` have moved.
  fileprivate func related(m: Double, u: Double) -> (Double, Double) {
    func moved(_ share: Double, by ratio: Double) -> Double { min(0.95, share * ratio) }
    return switch relationsMove {
    case .no: related
    case .withStrangers(let first, let second):
      (first ? moved(related.0, by: u / self.u) : related.0, second ? moved(related.1, by: u / self.u) : related.1)
    case .atLeastStrangers: (max(related.0, u), max(related.1, u))
    case .withMatches: (moved(related.0, by: m / self.m), moved(related.1, by: m / self.m))
    }
  }
}

/// A model with how it came about.
struct TrainedModel: Sendable {
  var model: ClassModel
  var history: [KindModel.Round]
  /// false: stopped by the cap on rounds.
  var hasConverged: Bool
  /// Pairs that met the strict rule training starts from.
  var strictPairs = 0.0
  /// Pairs that labels told about.
  var labelled = SavedModel.LabelledPairs()
}

/// The model's logarithms, looked up per pattern.
private struct LogTable {
  /// log2 likelihoods with prior: the same, strangers, both relations.
  struct Sums {
    var match: Double
    var stranger: Double
    var first: Double
    var second: Double

    var posterior: (match: Double, first: Double, second: Double) {
      let top = max(match, stranger, first, second)
      let (m, u, a, b) = (exp2(match - top), exp2(stranger - top), exp2(first - top), exp2(second - top))
      let sum = m + u + a + b
      return (m / sum, a / sum, b / sum)
    }
  }

  private let levels: [[Sums]]
  private let priors: Sums
  private let interactions: InteractionTable

  init(_ model: ClassModel) {
    interactions = InteractionTable(kind: model.kind)
    levels = model.comparisons.map {
      $0.levels.map {
        Sums(match: log2($0.m), stranger: log2($0.u), first: log2($0.related.0), second: log2($0.related.1))
      }
    }
    priors = Sums(
      match: log2(model.matchShare), stranger: log2(model.strangerShare), first: log2(model.relatedShares.0),
      second: log2(model.relatedShares.1))
  }

  func sums(_ pattern: TrainingPattern) -> Sums {
    var sums = priors
    let rarity = pattern.adjustment
    let together = interactions.evidence(pattern.pattern)
    sums.stranger -= rarity.0 + Double(together.stranger) / 1000
    sums.first -= rarity.1 + Double(together.related.0) / 1000
    sums.second -= rarity.2 + Double(together.related.1) / 1000
    pattern.pattern.forEach { comparison, number in
      let level = levels[comparison][number]
      sums.match += level.match
      sums.stranger += level.stranger
      sums.first += level.first
      sums.second += level.second
    }
    return sums
  }
}
