/// What people know of records: which customer each is, or of two that they are one or two.
package struct MatchLabels: Sendable {
  package struct Pair: Sendable, Hashable {
    package var first: Int32
    package var second: Int32
    package var isSame: Bool

    package init(first: Int32, second: Int32, isSame: Bool) {
      self.first = first
      self.second = second
      self.isSame = isSame
    }
  }

  /// By record: number of the customer it is known to be, -1 where nobody knows.
  package var entities: [Int32]
  /// Judged pairs of records.
  package var pairs: [Pair]

  package init(entities: [Int32], pairs: [Pair] = []) {
    self.entities = entities
    self.pairs = pairs
  }
}
