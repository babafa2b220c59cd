import Foundation
import RecordModel

/// The Fellegi–Sunter model of one kind of records with four latent classes: for each comparison the shares of its levels among
/// pairs of one customer (m), of strangers (u) and of the two relations of the kind, and how many pairs of each class there are.
///
/// A two-class model takes relatives for duplicates: they share surname, street and landline. Here every explanation of "not
/// the same" must be worse than "the same".
struct ClassModel: Sendable {
  struct Comparison: Sendable {
    var name: String
    var levels: [ComparisonLevel]
    /// Pairs of one customer that `m` was estimated on; 0 for the built-in estimate.
    var trainedOn: Double = 0
    /// Random pairs that `u` was estimated on.
    var sampledOn: Double = 0
    /// Labelled pairs of one customer among ``trainedOn``.
    var labelledOn: Double = 0
    /// By level: its part of ``trainedOn``.
    var pairs: [Double] = []
    /// `u` of equality levels, by number, before the frequencies of their values were asked.
    var sampledU: [Int: Double] = [:]
  }

  var kind: CustomerRecord.Kind
  /// Nodes of the kind, whose pairs the shares are shares of.
  var nodes: Int
  var comparisons: [Comparison]
  /// Shares of all pairs: one customer, and each relation.
  var matchShare: Double
  var relatedShares: (Double, Double)

  var strangerShare: Double { max(1e-12, 1 - matchShare - relatedShares.0 - relatedShares.1) }

  /// The built-in estimates.
  init(kind: CustomerRecord.Kind, nodes: Int) {
    self.kind = kind
    self.nodes = nodes
    comparisons = ComparatorRegistry.all.map { Comparison(name: $0.name, levels: $0.levels(for: kind)) }
    let pairs = max(1, Double(nodes) * Double(max(1, nodes - 1)) / 2)
    matchShare = min(0.1, 0.25 * Double(nodes) / pairs)
    relatedShares = kind == .person ? (matchShare, matchShare / 8) : (matchShare, matchShare / 2)
  }
}

/// Evidence of a pair against the three explanations of "not the same", in millibits.
struct Evidence: Sendable, Equatable {
  var stranger: Int32 = 0
  var related: (Int32, Int32) = (0, 0)

  static func == (a: Evidence, b: Evidence) -> Bool { a.stranger == b.stranger && a.related == b.related }

  static func + (a: Evidence, b: Evidence) -> Evidence {
    Evidence(stranger: a.stranger &+ b.stranger, related: (a.related.0 &+ b.related.0, a.related.1 &+ b.related.1))
  }

  /// The same taken from every explanation.
  static func - (a: Evidence, millibits: Int32) -> Evidence {
    Evidence(stranger: a.stranger &- millibits, related: (a.related.0 &- millibits, a.related.1 &- millibits))
  }

  /// −log2 of the summed likelihoods of all explanations: how much likelier "the same" is than all others together.
  var total: Int32 { SoftMinimum.of(SoftMinimum.of(stranger, related.0), related.1) }
}

/// The model as integer weights, ready to score.
struct WeightTable: Sendable {
  static let levels = 16
  /// By comparison × 16 + level.
  private(set) var weights: [Evidence]
  let prior: Evidence
  private let interactions: InteractionTable
  /// Comparisons and levels that no pair is merged with.
  private let reviewOnly: [(comparison: Int, level: UInt8)]

  init(_ model: ClassModel) {
    interactions = InteractionTable(kind: model.kind)
    reviewOnly = model.comparisons.enumerated().flatMap { comparison, value in
      value.levels.indices.filter { value.levels[$0].isReviewOnly }.map { (comparison, UInt8(truncatingIfNeeded: $0)) }
    }
    weights = [Evidence](repeating: Evidence(), count: model.comparisons.count * Self.levels)
    for (comparison, value) in model.comparisons.enumerated() {
      for (number, level) in value.levels.enumerated() {
        // Where strangers hardly ever differ, a difference is no sign of one customer either.
        let isDifference = number > 0 && number == value.levels.count - 1
        weights[comparison * Self.levels + number] = Evidence(
          stranger: min(Self.millibits(level.m / level.u), isDifference ? 0 : Int32(level.atMost * 1000)),
          related: (Self.millibits(level.m / level.related.0), Self.millibits(level.m / level.related.1)))
      }
    }
    prior = Evidence(
      stranger: Self.millibits(model.matchShare / model.strangerShare),
      related: (
        Self.millibits(model.matchShare / model.relatedShares.0), Self.millibits(model.matchShare / model.relatedShares.1)
      ))
  }

  /// The pattern's evidence, without prior.
  @inline(__always)
  func evidence(_ pattern: LevelPattern) -> Evidence {
    var sum = interactions.evidence(pattern)
    pattern.forEach { comparison, level in sum = sum + weights[comparison * Self.levels + level] }
    return sum
  }

  /// Whether somebody has to look at the pair, however much it weighs.
  @inline(__always)
  func isReviewOnly(_ pattern: LevelPattern) -> Bool { reviewOnly.contains { pattern[$0.comparison] == $0.level } }

  /// What fields say together beyond their own levels.
  func interaction(_ pattern: LevelPattern) -> Evidence { interactions.evidence(pattern) }

  /// log2 of a ratio in thousandths, within ±60 bits.
  static func millibits(_ ratio: Double) -> Int32 {
    guard ratio > 0 else { return -60_000 }
    return Int32((max(-60, min(60, log2(ratio))) * 1000).rounded())
  }
}

/// −log2(2^−a + 2^−b) on thousandths of bits, by table: the same integers whatever the order of the sums.
enum SoftMinimum {
  private static let table: [Int16] = (0..<16_384).map {
    Int16((log2(1 + exp2(-Double($0) / 1000)) * 1000).rounded())
  }

  @inline(__always)
  static func of(_ a: Int32, _ b: Int32) -> Int32 {
    let low = min(a, b)
    let gap = Int(max(a, b)) - Int(low)
    return gap < 16_384 ? low - Int32(table[gap]) : low
  }
}
