import Foundation
import RecordModel

/// The three-class Fellegi–Sunter model of one kind of records: for each comparison the shares of its levels among pairs of
/// one person (m), of two related people (r) and of two strangers (u), and how many pairs of each class there are.
///
/// A two-class model takes relatives for duplicates: they share surname, street and landline. Here both explanations of "not
/// the same" must be worse than "the same" (DESIGN: three classes).
struct ClassModel: Sendable {
  struct Comparison: Sendable {
    var name: String
    var levels: [ComparisonLevel]
    /// Estimated from data by this many pairs of one person; 0 for the built-in estimate.
    var trainedOn: Double = 0
  }

  var comparisons: [Comparison]
  /// Share of all pairs that are one person, and that are related.
  var matchShare: Double
  var relatedShare: Double

  /// The built-in estimates.
  init(kind: CustomerRecord.Kind, nodes: Int) {
    comparisons = ComparatorRegistry.all.map { Comparison(name: $0.name, levels: $0.levels(for: kind)) }
    let pairs = max(1, Double(nodes) * Double(max(1, nodes - 1)) / 2)
    matchShare = min(0.1, 0.25 * Double(nodes) / pairs)
    // Households are as frequent as duplicates; firms under one roof or name are rarer.
    relatedShare = matchShare * (kind == .person ? 1 : 0.25)
  }
}

/// The model as integer weights, ready to score.
struct WeightTable: Sendable {
  /// By comparison and level: log2(m/u), log2(m/r) in millibits.
  private(set) var stranger: [[Int32]]
  private(set) var related: [[Int32]]
  private(set) var levels: [[ComparisonLevel]]
  /// Prior log-odds against strangers and against related people, in millibits.
  let strangerPrior: Int32
  let relatedPrior: Int32

  init(_ model: ClassModel) {
    levels = model.comparisons.map(\.levels)
    stranger = model.comparisons.map { $0.levels.map { Self.millibits($0.m / $0.u) } }
    related = model.comparisons.map { $0.levels.map { Self.millibits($0.m / $0.r) } }
    strangerPrior = Self.millibits(model.matchShare / max(1e-12, 1 - model.matchShare - model.relatedShare))
    relatedPrior = Self.millibits(model.matchShare / model.relatedShare)
  }

  /// log2 of a ratio in thousandths, within ±60 bits.
  static func millibits(_ ratio: Double) -> Int32 {
    guard ratio > 0 else { return -60_000 }
    return Int32((max(-60, min(60, log2(ratio))) * 1000).rounded())
  }

  /// −log2(2^−a + 2^−b): how much likelier "the same" is than both other explanations together.
  static func against(_ stranger: Int32, _ related: Int32) -> Int32 {
    let low = min(stranger, related)
    let gap = Double(max(stranger, related) - low) / 1000
    return low - Int32((log2(1 + exp2(-gap)) * 1000).rounded())
  }
}
