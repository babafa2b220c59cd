import RecordModel

/// A step of matching that has ended: what it worked on, for progress lines and measurements.
package struct MatchStep: Sendable {
  package enum Name: String, Sendable, CaseIterable { case prepare, block, compare, train, cluster, tell }

  package var name: Name
  /// Records, candidate pairs, links or told pairs.
  package var items: Int
  /// After blocking: some ten thousand of the pairs of records, evenly chosen.
  package var sample: [CandidatePair]

  init(_ name: Name, items: Int, sample: [CandidatePair] = []) {
    self.name = name
    self.items = items
    self.sample = sample
  }
}
