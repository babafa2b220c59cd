/// How well a clustering agrees with the truth: pairwise and B-cubed precision, recall and F1, each 0…1.
///
/// Pairwise counts pairs of records; B-cubed (Bagga and Baldwin 1998) averages over records, so that one large cluster does not
/// decide everything. A measure without a denominator is 1: nothing was claimed, nothing was wrong.
package struct ClusterAccuracy: Sendable, Equatable {
  package var records = 0
  package var entities = 0
  package var clusters = 0
  package var truePairs = 0
  package var foundPairs = 0
  package var correctPairs = 0
  package var bCubedPrecision = 1.0
  package var bCubedRecall = 1.0

  package var precision: Double { foundPairs == 0 ? 1 : Double(correctPairs) / Double(foundPairs) }
  package var recall: Double { truePairs == 0 ? 1 : Double(correctPairs) / Double(truePairs) }
  package var f1: Double { Self.harmonic(precision, recall) }
  package var bCubedF1: Double { Self.harmonic(bCubedPrecision, bCubedRecall) }

  /// - Parameters:
  ///   - truth: by record: its entity.
  ///   - found: by record, in the same order: its cluster.
  package init(truth: [String], found: [String]) {
    let pairs = Array(zip(truth, found))
    records = pairs.count
    guard records > 0 else { return }
    var entitySizes: [String: Int] = [:]
    var clusterSizes: [String: Int] = [:]
    var overlaps: [Overlap: Int] = [:]
    for (entity, cluster) in pairs {
      entitySizes[entity, default: 0] += 1
      clusterSizes[cluster, default: 0] += 1
      overlaps[Overlap(entity: entity, cluster: cluster), default: 0] += 1
    }
    entities = entitySizes.count
    clusters = clusterSizes.count
    truePairs = entitySizes.values.reduce(0) { $0 + Self.pairs($1) }
    foundPairs = clusterSizes.values.reduce(0) { $0 + Self.pairs($1) }
    correctPairs = overlaps.values.reduce(0) { $0 + Self.pairs($1) }
    var precision = 0.0
    var recall = 0.0
    // Sorted: a sum of fractions must not depend on the order of a dictionary.
    for (overlap, count) in overlaps.sorted(by: { $0.key < $1.key }) {
      let square = Double(count) * Double(count)
      precision += square / Double(clusterSizes[overlap.cluster] ?? 1)
      recall += square / Double(entitySizes[overlap.entity] ?? 1)
    }
    bCubedPrecision = precision / Double(records)
    bCubedRecall = recall / Double(records)
  }

  private struct Overlap: Hashable, Comparable {
    var entity: String
    var cluster: String

    static func < (a: Overlap, b: Overlap) -> Bool { (a.entity, a.cluster) < (b.entity, b.cluster) }
  }

  private static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

  private static func harmonic(_ a: Double, _ b: Double) -> Double { a + b == 0 ? 0 : 2 * a * b / (a + b) }
}
