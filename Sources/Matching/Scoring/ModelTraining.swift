import Foundation
import RecordModel

/// Counted agreement patterns: what the model is trained on, instead of pairs.
struct PatternCounts: Sendable {
  private(set) var patterns: [(pattern: LevelPattern, count: Double)]

  /// Sorted, so that sums over them do not depend on the order of pairs.
  init(_ counts: [LevelPattern: Int]) {
    patterns = counts.sorted { $0.key < $1.key }.map { ($0.key, Double($0.value)) }
  }
}

/// Moves the built-in model towards the data at hand by expectation–maximization over three classes.
///
/// Winkler, Using the EM Algorithm for Weight Computation in the Fellegi–Sunter Model (2000), with Dirichlet priors so that
/// few records move little. `u` comes from pairs sampled by hash, weighted by how surely they are strangers; `m` and `r` from
/// the candidate pairs; pairs that no rule brought together count as strangers.
struct ModelTraining: Sendable {
  /// Weight of the built-in estimates, in pairs.
  private static let matchPriorPairs = 60.0
  /// Part of the data that the built-in `m` weighs against it, however much data there is: candidate pairs are chosen by
  /// agreement, so what they say of disagreement within one person is too rosy.
  private static let matchPriorShare = 0.5
  private static let strangerPriorPairs = 20.0
  private static let relatedPriorPairs = 400.0
  private static let rounds = 60

  let candidates: PatternCounts
  let sample: PatternCounts
  /// All pairs of nodes of the kind.
  let allPairs: Double
  /// By comparison: `u` of the exact level where frequencies give it.
  let fixedU: [Double?]

  func train(_ initial: ClassModel) -> ClassModel {
    var model = initial
    for comparison in model.comparisons.indices { setFixedU(of: comparison, in: &model) }
    guard !candidates.patterns.isEmpty else { return model }
    for _ in 0..<Self.rounds {
      let next = round(model, from: initial)
      let moved = abs(next.matchShare - model.matchShare) / max(model.matchShare, 1e-12)
      model = next
      if moved < 1e-4 { break }
    }
    return model
  }

  private func round(_ model: ClassModel, from initial: ClassModel) -> ClassModel {
    var matched = LevelSums(model)
    var related = LevelSums(model)
    var strangers = LevelSums(model)
    let table = LogTable(model)
    for (pattern, count) in candidates.patterns {
      let posterior = table.posterior(pattern)
      matched.add(pattern, posterior.match * count)
      related.add(pattern, posterior.related * count)
    }
    for (pattern, count) in sample.patterns {
      let posterior = table.posterior(pattern)
      strangers.add(pattern, (1 - posterior.match - posterior.related) * count)
    }
    var next = model
    for (index, comparison) in initial.comparisons.enumerated() where !comparison.levels.isEmpty {
      next.comparisons[index].trainedOn = matched.present[index]
      for level in comparison.levels.indices {
        let matchStrength = Self.matchPriorPairs + Self.matchPriorShare * matched.present[index]
        next.comparisons[index].levels[level].m = matched.share(index, level, comparison.levels[level].m, matchStrength)
        let relatedStrength = Self.relatedPriorPairs + related.present[index]
        next.comparisons[index].levels[level].r = related.share(index, level, comparison.levels[level].r, relatedStrength)
        next.comparisons[index].levels[level].u = strangers.stranger(index, level, comparison.levels[level].u)
      }
      setFixedU(of: index, in: &next)
    }
    next.matchShare = shares(matched.total, initial.matchShare)
    next.relatedShare = shares(related.total, initial.relatedShare)
    return next
  }

  /// A class's share of all pairs, drawn slightly to the built-in one, and never nothing.
  private func shares(_ pairs: Double, _ initial: Double) -> Double {
    let priorPairs = 20.0
    return min(0.2, (pairs + priorPairs * min(1, initial * allPairs / priorPairs)) / (allPairs + priorPairs))
  }

  private func setFixedU(of comparison: Int, in model: inout ClassModel) {
    guard let fixed = fixedU[comparison], !model.comparisons[comparison].levels.isEmpty else { return }
    model.comparisons[comparison].levels[0].u = fixed
  }

  /// Expected pairs by comparison and level.
  private struct LevelSums {
    var sums: [[Double]]
    var present: [Double]
    var total = 0.0

    init(_ model: ClassModel) {
      sums = model.comparisons.map { [Double](repeating: 0, count: $0.levels.count) }
      present = [Double](repeating: 0, count: model.comparisons.count)
    }

    mutating func add(_ pattern: LevelPattern, _ pairs: Double) {
      total += pairs
      for index in sums.indices {
        let level = pattern[index]
        if level == LevelPattern.missing { continue }
        sums[index][Int(level)] += pairs
        present[index] += pairs
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

  /// The model's logarithms, looked up per pattern.
  private struct LogTable {
    private let match: [[Double]]
    private let related: [[Double]]
    private let stranger: [[Double]]
    private let priors: (match: Double, related: Double, stranger: Double)

    init(_ model: ClassModel) {
      match = model.comparisons.map { $0.levels.map { log2($0.m) } }
      related = model.comparisons.map { $0.levels.map { log2($0.r) } }
      stranger = model.comparisons.map { $0.levels.map { log2($0.u) } }
      priors = (log2(model.matchShare), log2(model.relatedShare), log2(max(1e-12, 1 - model.matchShare - model.relatedShare)))
    }

    func posterior(_ pattern: LevelPattern) -> (match: Double, related: Double) {
      var m = priors.match
      var r = priors.related
      var u = priors.stranger
      for index in match.indices {
        let level = Int(pattern[index])
        if level == Int(LevelPattern.missing) || level >= match[index].count { continue }
        m += match[index][level]
        r += related[index][level]
        u += stranger[index][level]
      }
      let top = max(m, r, u)
      let (pm, pr, pu) = (exp2(m - top), exp2(r - top), exp2(u - top))
      let sum = pm + pr + pu
      return (pm / sum, pr / sum)
    }
  }
}
