import Foundation

/// Two records that share at least one blocking key. `first` < `second`, both indexes into the record table.
package struct CandidatePair: Sendable, Hashable {
  package var first: Int32
  package var second: Int32
  /// Bit i is set when blocking rule i brought them together.
  package var rules: UInt64

  package init(first: Int32, second: Int32, rules: UInt64) {
    self.first = first
    self.second = second
    self.rules = rules
  }
}

/// A match weight: log2 of how much likelier the evidence is for one person than for two, in thousandths of a bit.
///
/// Integers, so that a sum does not depend on the order of its parts.
package struct MatchWeight: Hashable, Comparable, Sendable {
  package var millibits: Int32
  package init(millibits: Int32) { self.millibits = millibits }
  package static let zero = MatchWeight(millibits: 0)
  package var bits: Double { Double(millibits) / 1000 }
  package static func < (a: MatchWeight, b: MatchWeight) -> Bool { a.millibits < b.millibits }
}

/// What comparing two records found: per comparison of the model the level reached, with its weight.
package struct ComparisonVector: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    /// Index into the model's comparisons.
    package var comparison: UInt8
    /// Index into that comparison's levels.
    package var level: UInt8
    /// The level's own weight.
    package var weight: MatchWeight
    /// What the rarity or commonness of the agreeing value adds or takes, and what a dependence group's cap takes.
    package var adjustment: MatchWeight
    /// The values that met, as texts of the record table; empty where a side is missing.
    package var firstValue: TextID
    package var secondValue: TextID

    package init(
      comparison: UInt8, level: UInt8, weight: MatchWeight, adjustment: MatchWeight, firstValue: TextID, secondValue: TextID
    ) {
      self.comparison = comparison
      self.level = level
      self.weight = weight
      self.adjustment = adjustment
      self.firstValue = firstValue
      self.secondValue = secondValue
    }
  }

  /// Comparisons where both sides have a value, in model order.
  package var entries: [Entry]
  package init(entries: [Entry]) { self.entries = entries }
}

/// What is done with a pair.
package enum MatchBand: String, Sendable, CaseIterable { case merge, review, distinct }

/// A scored pair with its story.
package struct PairScore: Sendable {
  package var pair: CandidatePair
  /// The sum of the vector's entries and the prior.
  package var weight: MatchWeight
  package var vector: ComparisonVector
  package var band: MatchBand

  package init(pair: CandidatePair, weight: MatchWeight, vector: ComparisonVector, band: MatchBand) {
    self.pair = pair
    self.weight = weight
    self.vector = vector
    self.band = band
  }

  /// The weight as a probability, 0…1.
  package var probability: Double { MatchProbability.of(weight) }
}

/// Converts match weights with the prior included to probabilities and back.
package enum MatchProbability {
  package static func of(_ weight: MatchWeight) -> Double { 1 / (1 + exp2(-weight.bits)) }

  /// The smallest weight whose probability reaches `probability`, which lies between 0 and 1, both excluded.
  package static func weight(reaching probability: Double) -> MatchWeight {
    MatchWeight(millibits: Int32((log2(probability / (1 - probability)) * 1000).rounded(.up)))
  }
}

/// Records found to be one customer: indexes into the record table, ascending.
package struct RecordCluster: Sendable, Hashable {
  package var records: [Int32]
  /// The strongest path's weakest step: what the cluster would fall apart at; nil for a single record.
  package var weakestLink: MatchWeight?

  package init(records: [Int32], weakestLink: MatchWeight?) {
    self.records = records
    self.weakestLink = weakestLink
  }
}

/// A union that the clustering refused although a pair's weight asked for it.
package struct RefusedUnion: Sendable {
  package var first: Int32
  package var second: Int32
  package var weight: MatchWeight
  /// `cannot_link`, `never_rule`, `conflicting_evidence`, `cluster_limit`.
  package var reason: String
  /// Of the two sides together, missing edges included.
  package var crossEvidence: MatchWeight

  package init(first: Int32, second: Int32, weight: MatchWeight, reason: String, crossEvidence: MatchWeight) {
    self.first = first
    self.second = second
    self.weight = weight
    self.reason = reason
    self.crossEvidence = crossEvidence
  }
}

/// A comparison of the model in use, with every level's estimate, as the database keeps it.
package struct ComparisonModel: Sendable, Codable, Hashable {
  package struct Level: Sendable, Codable, Hashable {
    package var name: String
    /// Probability of the level among pairs of one person.
    package var m: Double
    /// Probability of the level among pairs of two people.
    package var u: Double
    /// log2(m/u) in thousandths of a bit.
    package var millibits: Int32
    /// `prior`, `em`, `labels`; `derived` for entries that are computed from other comparisons.
    package var estimatedFrom: String

    package init(name: String, m: Double, u: Double, millibits: Int32, estimatedFrom: String) {
      self.name = name
      self.m = m
      self.u = u
      self.millibits = millibits
      self.estimatedFrom = estimatedFrom
    }
  }

  package var name: String
  package var levels: [Level]

  package init(name: String, levels: [Level]) {
    self.name = name
    self.levels = levels
  }
}

/// The match weights of a run, numbered as the stories of its pairs tell them; what scoring needs stands in ``SavedModel``.
package struct MatchModel: Sendable, Codable, Hashable {
  package var version: Int
  /// log2 odds that a candidate pair is one person before its fields are looked at, in thousandths of a bit.
  package var priorMillibits: Int32
  package var comparisons: [ComparisonModel]
  package var mergeMillibits: Int32
  package var reviewMillibits: Int32

  package init(
    version: Int, priorMillibits: Int32, comparisons: [ComparisonModel], mergeMillibits: Int32, reviewMillibits: Int32
  ) {
    self.version = version
    self.priorMillibits = priorMillibits
    self.comparisons = comparisons
    self.mergeMillibits = mergeMillibits
    self.reviewMillibits = reviewMillibits
  }
}

/// What one blocking rule did.
package struct BlockingRuleOutcome: Sendable, Hashable {
  package var name: String
  package var keys: Int
  /// Pairs that met by this rule, whether or not another brought them together too.
  package var pairs: Int
  /// Pairs no earlier rule had brought together.
  package var newPairs: Int
  package var largestBlock: Int
  /// Blocks over the limit that were refined by further keys.
  package var refinedBlocks: Int
  /// Pairs of oversized blocks that even the refinement left unmet.
  package var pairsNotMet: Int

  package init(
    name: String, keys: Int, pairs: Int, newPairs: Int, largestBlock: Int, refinedBlocks: Int, pairsNotMet: Int
  ) {
    self.name = name
    self.keys = keys
    self.pairs = pairs
    self.newPairs = newPairs
    self.largestBlock = largestBlock
    self.refinedBlocks = refinedBlocks
    self.pairsNotMet = pairsNotMet
  }
}

/// Everything matching found out.
package struct MatchResult: Sendable {
  /// Every record is in exactly one; ordered by first record.
  package var clusters: [RecordCluster]
  /// Merge and review pairs, and the distinct ones nearest to the cut; by first, second.
  package var scores: [PairScore]
  package var refused: [RefusedUnion]
  package var model: MatchModel
  /// What the weights came from: trained by this run, or given to it.
  package var trained: SavedModel
  package var isModelReused: Bool
  /// Of a model that was given, the level that training on this data would move most; nil when no level has enough pairs to tell.
  package var drift: ModelDrift?
  package var blocking: [BlockingRuleOutcome]
  /// Scored pairs by weight in whole bits.
  package var weightHistogram: [Int: Int]
  package var pairsScored: Int
  package var quality: MatchQuality

  package init(
    clusters: [RecordCluster], scores: [PairScore], refused: [RefusedUnion], model: MatchModel,
    trained: SavedModel = SavedModel(), isModelReused: Bool = false, drift: ModelDrift? = nil, blocking: [BlockingRuleOutcome],
    weightHistogram: [Int: Int], pairsScored: Int, quality: MatchQuality = MatchQuality()
  ) {
    self.clusters = clusters
    self.scores = scores
    self.refused = refused
    self.model = model
    self.trained = trained
    self.isModelReused = isModelReused
    self.drift = drift
    self.blocking = blocking
    self.weightHistogram = weightHistogram
    self.pairsScored = pairsScored
    self.quality = quality
  }
}
