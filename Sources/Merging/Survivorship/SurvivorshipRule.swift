import RecordModel

/// What a survivorship rule may look at: one value, name or address as one record states it.
package struct SurvivorshipCandidate: Sendable {
  /// 0…1, of the record's source.
  package var trust: Double
  /// When the record was last changed at its source.
  package var updatedAt: Timestamp
  /// How many sources and how many records of the customer state an equal value.
  package var sources: Int
  package var records: Int
  /// Code points shown; of all parts together for a name or an address.
  package var length: Int
  /// How much of a name or an address is there, higher is more; 0 for values that stand alone.
  package var completeness: Int
  /// How strict a consent is, higher is stricter; 0 for other values.
  package var restriction: Int

  package init(
    trust: Double, updatedAt: Timestamp, sources: Int = 1, records: Int = 1, length: Int = 0, completeness: Int = 0,
    restriction: Int = 0
  ) {
    self.trust = trust
    self.updatedAt = updatedAt
    self.sources = sources
    self.records = records
    self.length = length
    self.completeness = completeness
    self.restriction = restriction
  }
}

/// Which of two candidates a rule wants, if it cares.
package enum Preference: Sendable, Hashable {
  case first, second, neither

  /// The candidate with the larger figure.
  static func larger<T: Comparable>(_ a: T, _ b: T) -> Preference { a > b ? .first : a < b ? .second : .neither }
}

/// One criterion of a survivorship chain.
///
/// A rule is a strict weak order: it may leave two candidates undecided, and then the chain's next rule is asked.
package protocol SurvivorshipRule: Sendable {
  /// The name in pipeline files and in `customer_values.rule`.
  static var name: String { get }
  /// One sentence for the help.
  static var summary: String { get }
  init()
  func preference(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> Preference
}
