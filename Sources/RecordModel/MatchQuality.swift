/// A figure nobody measured, with the interval it lies in nine times of ten.
package struct Estimate: Sendable, Hashable {
  package var value: Double
  package var low: Double
  package var high: Double

  package init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}

/// How one customer's records hang together. Records that say exactly the same count as one.
package struct ClusterShape: Sendable, Hashable {
  /// Index of the customer's first record.
  package var firstRecord: Int32
  /// Records that differ in what they say.
  package var members: Int
  /// Pairs of members that were compared and reached the review cut.
  package var links: Int
  /// Links whose removal splits the customer; of two members the only link.
  package var bridges: Int
  package var weakestLink: MatchWeight?

  /// Links by pairs of members, 0…1; 1 for a single member.
  package var density: Double { members < 2 ? 1 : Double(links) / (Double(members) * Double(members - 1) / 2) }

  package init(firstRecord: Int32, members: Int, links: Int, bridges: Int, weakestLink: MatchWeight?) {
    self.firstRecord = firstRecord
    self.members = members
    self.links = links
    self.bridges = bridges
    self.weakestLink = weakestLink
  }
}

/// How right a run's merges are expected to be, from the model's own probabilities, without labels.
///
/// Counts are pairs of records, as in pairwise precision and recall. See ``PosteriorCalibration`` for how far the probabilities
/// are believed.
package struct MatchQuality: Sendable, Hashable {
  /// Pairs whose weight lies from `from` up to the next stronger band.
  package struct Band: Sendable, Hashable {
    /// nil for the weakest band.
    package var from: MatchWeight?
    /// nil for the strongest band.
    package var to: MatchWeight?
    /// Pairs inside customers, by the weakest link of the strongest chain of links between the two.
    package var merged = 0
    /// Of these, how many are expected to be one customer.
    package var right = 0.0
    /// Compared pairs of different customers.
    package var apart = 0
    /// Of these, how many are expected to be one customer nevertheless.
    package var missed = 0.0
    /// Expected share of right pairs among the merged; nil where none was merged.
    package var precision: Estimate?

    package init(from: MatchWeight?, to: MatchWeight?) {
      self.from = from
      self.to = to
    }

    /// `10…15`, `15…`, `…-3`, in bits with at most one digit.
    package var label: String { "\(from.map(Self.bits) ?? "")…\(to.map(Self.bits) ?? "")" }

    private static func bits(_ weight: MatchWeight) -> String {
      let tenths = Int((weight.bits * 10).rounded())
      let sign = tenths < 0 ? "-" : ""
      let size = abs(tenths)
      return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
    }
  }

  /// What one group of blocking rules found, of the pairs that were merged or might have been.
  package struct RuleGroup: Sendable, Hashable {
    /// `contact`, `name`, `birth date`, `place`.
    package var name: String
    /// Expected pairs of one customer that the group's rules found.
    package var found: Double
    /// Of these, pairs that no other group found.
    package var foundAlone: Double

    package init(name: String, found: Double, foundAlone: Double) {
      self.name = name
      self.found = found
      self.foundAlone = foundAlone
    }
  }

  /// Expected share of right pairs among all pairs inside customers.
  package var precision: Estimate
  /// Expected share of pairs inside customers among all pairs of one customer.
  package var recall: Estimate
  package var mergedPairs: Int
  /// Pairs inside customers expected to be right.
  package var right: Estimate
  /// Compared pairs of different customers expected to be one customer.
  package var apart: Estimate
  /// Pairs of one customer that no blocking rule brought together, those that clustering found all the same included; nil where
  /// the rules are too few to tell.
  package var neverCompared: Estimate?
  /// Of `neverCompared`, pairs inside customers.
  package var foundByClustering: Double
  /// From the strongest to the weakest.
  package var bands: [Band]
  package var ruleGroups: [RuleGroup]
  /// Of customers of two records and more, by first record.
  package var shapes: [ClusterShape]

  package init(
    precision: Estimate = Estimate(value: 1, low: 1, high: 1), recall: Estimate = Estimate(value: 1, low: 1, high: 1),
    mergedPairs: Int = 0, right: Estimate = Estimate(value: 0, low: 0, high: 0),
    apart: Estimate = Estimate(value: 0, low: 0, high: 0), neverCompared: Estimate? = nil, foundByClustering: Double = 0,
    bands: [Band] = [], ruleGroups: [RuleGroup] = [], shapes: [ClusterShape] = []
  ) {
    self.precision = precision
    self.recall = recall
    self.mergedPairs = mergedPairs
    self.right = right
    self.apart = apart
    self.neverCompared = neverCompared
    self.foundByClustering = foundByClustering
    self.bands = bands
    self.ruleGroups = ruleGroups
    self.shapes = shapes
  }
}

/// What blocking would bring, counted by the blocking of a run without comparing a pair.
package struct BlockingForecast: Sendable {
  package var records: Int
  /// Records that differ in what they say: what is compared.
  package var distinctRecords: Int
  /// Distinct pairs of all rules together.
  package var pairs: Int
  /// By rule, in the order they count.
  package var rules: [BlockingRuleOutcome]

  package init(records: Int, distinctRecords: Int, pairs: Int, rules: [BlockingRuleOutcome]) {
    self.records = records
    self.distinctRecords = distinctRecords
    self.pairs = pairs
    self.rules = rules
  }
}
