import Foundation

/// How far a match weight is believed: the chance that a pair is one customer, drawn back from what the model says.
///
/// Sums of match weights are overconfident, since fields depend on each other in more ways than any model knows. The log-odds are
/// therefore shrunken (Platt, Probabilistic Outputs for Support Vector Machines, 1999, with constants instead of labels): slope
/// and offset are rounded from a logistic regression over twenty labelled sets of equal say, each of which the other nineteen
/// predict within `uncertainty`, nine times of ten. docs/accuracy.md has the table.
package enum PosteriorCalibration {
  /// What a set may lie off, in bits to either side: the spread between labelled sets. Far wider than chance would make it.
  package static let uncertainty = 3.0

  /// Of a pair inside one customer.
  ///
  /// A chain of links is as good as its weakest one, and the more records a customer has, the likelier it is that one of them was
  /// drawn in by mistake.
  /// - Parameters:
  ///   - strength: weight of the weakest link of the strongest chain between the two.
  ///   - members: of the customer, records that say the same counted once.
  ///   - shift: bits added to the log-odds, to see how much depends on them.
  package static func merged(_ strength: MatchWeight, members: Int, shift: Double = 0) -> Double {
    let doublings = min(5, max(0, log2(Double(max(1, members))) - 1))
    return probability(0.8 * min(strength.bits, 20) + 0.8 - 2 * doublings + shift)
  }

  /// Of a compared pair that was kept apart. Above four bits its weight counts no more: other evidence was against the union.
  package static func apart(_ weight: MatchWeight, shift: Double = 0) -> Double {
    let bits = weight.bits
    return probability((bits < -3 ? bits : 0.63 * min(bits, 4) - 0.9) + shift)
  }

  private static func probability(_ bits: Double) -> Double { 1 / (1 + exp2(-bits)) }
}
