/// What training found, complete enough to score again without training: the content of `model.json`.
package struct SavedModel: Sendable, Hashable {
  /// Of the comparisons; a program with another one does not use the file.
  package var version: Int
  /// Digest of the built-in comparisons and estimates that training started from; another program's may differ.
  package var builtIn: String
  /// The start of the run that trained it; ISO 8601, empty where unknown.
  package var trainedAt: String
  package var labels: LabelledPairs
  package var kinds: [KindModel]

  /// Pairs that labels told about; 0 without labels.
  package struct LabelledPairs: Sendable, Hashable {
    package var same: Int
    package var different: Int

    package init(same: Int = 0, different: Int = 0) {
      self.same = same
      self.different = different
    }

    package var isEmpty: Bool { same == 0 && different == 0 }
  }

  package init(
    version: Int = 0, builtIn: String = "", trainedAt: String = "", labels: LabelledPairs = .init(), kinds: [KindModel] = []
  ) {
    self.version = version
    self.builtIn = builtIn
    self.trainedAt = trainedAt
    self.labels = labels
    self.kinds = kinds
  }

  /// Different records it was trained on, of all kinds.
  package var records: Int { kinds.reduce(0) { $0 + $1.records } }

  package func kind(_ name: String) -> KindModel? { kinds.first { $0.kind == name } }
}

/// What the model holds of one kind of records.
package struct KindModel: Sendable, Hashable {
  /// One level of a comparison.
  package struct Level: Sendable, Hashable {
    package var name: String
    /// Share of the level among pairs of one customer.
    package var m: Double
    /// Share of the level among pairs of strangers.
    package var u: Double
    /// `u` as random pairs showed it, where ``u`` then came from the frequencies of the values: what a later run starts from.
    package var sampledU: Double?
    /// Share of the level among pairs in each relation of ``KindModel/relations``.
    package var related: [Double]
    /// log2(m/u), within what the level may weigh at most.
    package var weight: MatchWeight
    /// Expected pairs of one customer at this level that `m` was estimated on.
    package var pairs: Double
    /// Where `m` comes from: `prior`, `em`, `labels`.
    package var mFrom: String
    /// Where `u` comes from: `prior`, `sampled`, `frequencies`.
    package var uFrom: String

    package init(
      name: String, m: Double, u: Double, sampledU: Double? = nil, related: [Double], weight: MatchWeight, pairs: Double,
      mFrom: String, uFrom: String
    ) {
      self.name = name
      self.m = m
      self.u = u
      self.sampledU = sampledU
      self.related = related
      self.weight = weight
      self.pairs = pairs
      self.mFrom = mFrom
      self.uFrom = uFrom
    }
  }

  package struct Comparison: Sendable, Hashable {
    package var name: String
    /// Expected pairs of one customer that have the field on both sides, of which `m` was estimated.
    package var matchPairs: Double
    /// Of these, pairs that labels said are one customer.
    package var labelledPairs: Double
    /// Random pairs of strangers that have it, of which `u` was estimated.
    package var randomPairs: Double
    package var levels: [Level]

    package init(name: String, matchPairs: Double, labelledPairs: Double = 0, randomPairs: Double, levels: [Level]) {
      self.name = name
      self.matchPairs = matchPairs
      self.labelledPairs = labelledPairs
      self.randomPairs = randomPairs
      self.levels = levels
    }

    /// Any two records had the field.
    package var hasValues: Bool { matchPairs > 0 || randomPairs > 0 }
    package var isTrained: Bool { matchPairs >= KindModel.enoughPairs }
    /// Levels that no pair of one customer is likely to have reached: their `m` is the built-in one, scaled.
    package var levelsWithoutPairs: [Level] { levels.filter { $0.pairs < 0.5 } }
  }

  /// One round of the training.
  package struct Round: Sendable, Hashable {
    package var matchShare: Double
    /// By relation.
    package var relatedShares: [Double]
    /// Relative change of the match share.
    package var moved: Double
    /// `m` of the best level, by comparison of the model; nil where there were no values.
    package var exactM: [Double?]

    package init(matchShare: Double, relatedShares: [Double], moved: Double, exactM: [Double?]) {
      self.matchShare = matchShare
      self.relatedShares = relatedShares
      self.moved = moved
      self.exactM = exactM
    }
  }

  /// `person` or `organization`.
  package var kind: String
  /// Names of the two relations pairs of the kind may stand in.
  package var relations: [String]
  /// Different records of the kind that the model was trained on.
  package var records: Int
  /// Pairs that are one customer by a strict rule, without any weight: what training starts from.
  package var strictPairs: Int
  /// Share of all pairs of these records that are one customer.
  package var matchShare: Double
  /// Share of all pairs that stand in each relation.
  package var relatedShares: [Double]
  /// log2 odds of one customer against strangers before any field is looked at.
  package var prior: MatchWeight
  /// In the order of the program's comparisons; only those that concern the kind.
  package var comparisons: [Comparison]
  /// Rounds of expectation–maximization, first to last.
  package var history: [Round]
  /// false: the rounds were ended by their cap.
  package var hasConverged: Bool

  package init(
    kind: String, relations: [String], records: Int, strictPairs: Int = 0, matchShare: Double, relatedShares: [Double],
    prior: MatchWeight, comparisons: [Comparison], history: [Round], hasConverged: Bool
  ) {
    self.kind = kind
    self.relations = relations
    self.records = records
    self.strictPairs = strictPairs
    self.matchShare = matchShare
    self.relatedShares = relatedShares
    self.prior = prior
    self.comparisons = comparisons
    self.history = history
    self.hasConverged = hasConverged
  }

  /// Fewer pairs than this leave a comparison at its built-in estimates for all practical purposes.
  package static let enoughPairs = 20.0

  /// Comparisons whose field has values but that too few pairs of one customer told anything about.
  package var untrained: [Comparison] { records < 2 ? [] : comparisons.filter { $0.hasValues && !$0.isTrained } }
}

/// The names a program's model has: what a file must hold to be read by it.
package struct ModelShape: Sendable {
  package struct Kind: Sendable {
    package var name: String
    package var relations: [String]
    package var comparisons: [(name: String, levels: [String])]

    package init(name: String, relations: [String], comparisons: [(name: String, levels: [String])]) {
      self.name = name
      self.relations = relations
      self.comparisons = comparisons
    }
  }

  package var version: Int
  package var builtIn: String
  package var kinds: [Kind]

  package init(version: Int, builtIn: String, kinds: [Kind]) {
    self.version = version
    self.builtIn = builtIn
    self.kinds = kinds
  }
}

/// A level's weight as a saved model has it, and as training on other data moved it.
package struct ModelDrift: Sendable, Hashable {
  package var kind: String
  package var comparison: String
  package var level: String
  package var before: MatchWeight
  package var after: MatchWeight

  package init(kind: String, comparison: String, level: String, before: MatchWeight, after: MatchWeight) {
    self.kind = kind
    self.comparison = comparison
    self.level = level
    self.before = before
    self.after = after
  }

  /// Never negative.
  package var bits: Double { abs(after.bits - before.bits) }
}
