/// How common a field's values are, by rank; holds no value.
package struct ValueCommonness: Sendable, Hashable {
  package struct Rank: Sendable, Hashable {
    /// Different records that carry the value.
    package var carriers: Int
    /// What agreeing on this value adds to the level's weight, or takes.
    package var weight: MatchWeight

    package init(carriers: Int, weight: MatchWeight) {
      self.carriers = carriers
      self.weight = weight
    }
  }

  package var field: String
  /// Different records with any value of the field.
  package var carriers: Int
  /// Different values.
  package var values: Int
  /// The most common values, at most ``shown``, most carriers first.
  package var ranks: [Rank]
  /// What agreeing on a value adds that these two records alone carry.
  package var rarest: MatchWeight

  package init(field: String, carriers: Int, values: Int, ranks: [Rank], rarest: MatchWeight) {
    self.field = field
    self.carriers = carriers
    self.values = values
    self.ranks = ranks
    self.rarest = rarest
  }

  package static let shown = 20
}

/// What training found: the model, and what its charts need beside it.
package struct TrainingOutcome: Sendable {
  /// Records by the weight they would reach with an identical copy of themselves.
  package struct OwnWeights: Sendable, Hashable {
    /// By whole bits.
    package var histogram: [Int: Int] = [:]
    package var records = 0
    /// Records below the merge cut even then: they say too little to be linked with anything.
    package var unlinkable = 0
    package var merge = MatchWeight.zero

    package init() {}
  }

  package var model: SavedModel
  /// Pairs that blocking brought together.
  package var candidates: Int
  /// Most common fields' values by rank.
  package var commonness: [ValueCommonness]
  package var ownWeights: OwnWeights

  package init(model: SavedModel, candidates: Int, commonness: [ValueCommonness], ownWeights: OwnWeights) {
    self.model = model
    self.candidates = candidates
    self.commonness = commonness
    self.ownWeights = ownWeights
  }
}
