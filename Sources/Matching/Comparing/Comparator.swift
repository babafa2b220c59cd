import RecordModel

/// A way in which two records of different people, or different organizations, may be alike without being strangers.
///
/// Each is a class of its own beside "the same" and "strangers": both explanations must be worse than "the same" before two
/// records are merged.
enum Relation: String, Sendable, CaseIterable {
  /// People who live together: surname, address and landline in common.
  case household
  /// People who share a contact point but no home: a switchboard, a role mailbox, an employer.
  case colleagues
  /// Places of one organization: its name and website in common, not the address.
  case branches
  /// Organizations under one roof: address and switchboard in common, not the name.
  case neighbours

  /// The two that records of a kind may stand in, in the order of ``ComparisonLevel/related``.
  static func of(_ kind: CustomerRecord.Kind) -> [Relation] {
    kind == .person ? [.household, .colleagues] : [.branches, .neighbours]
  }
}

/// One level of a comparison with its built-in estimates.
///
/// `m`, `u` and `related` are shares of the level among pairs that both have the field: pairs of one person, of strangers, and
/// of the two relations of the kind (``Relation/of(_:)``). Training moves `m` and `u` towards the data at hand.
struct ComparisonLevel: Sendable {
  /// How the commonness of the agreeing value enters.
  enum Frequency: Sendable {
    /// Not at all.
    case none
    /// A name, a city: strangers agree on it as often as it occurs. `related`: whether that holds for each relation too.
    case population(FrequencyColumn, related: (Bool, Bool))
    /// An email, a phone: belongs to one person, but `shared` of those who carry it are somebody else.
    case identifier(FrequencyColumn, shared: Double)
  }

  /// What the relations' shares do when training moves `m` and `u`.
  enum RelationsMove: Sendable, Hashable {
    /// They stay as built in.
    case no
    /// The two of a relation reach the level as strangers do: `(first relation, second relation)`.
    case withStrangers(Bool, Bool)
    /// They reach it at least as often as strangers do.
    case atLeastStrangers
    /// What the level hangs on (is a street known?) is the same for all pairs.
    case withMatches
  }

  var name: String
  var m: Double
  var u: Double
  var related: (Double, Double)
  var frequency: Frequency
  /// Whether values' frequencies give `u`: the level means that two values are equal.
  var isEquality: Bool
  /// Bits the level may weigh at most, whatever the data says.
  var atMost: Double
  /// How many times as large as built in `m` may become, whatever the data says; nil for what training allows such a level.
  var mostDrift: Double?
  var relationsMove: RelationsMove
  /// Whether a pair at this level is never merged without somebody having looked at it.
  var isReviewOnly: Bool

  /// Whether values are alike without being equal, and that speaks for one customer.
  var isNear: Bool { !isEquality && m > u }

  init(
    _ name: String, m: Double, u: Double, related: (Double, Double), frequency: Frequency = .none,
    isEquality: Bool = false, atMost: Double = 60, mostDrift: Double? = nil, relationsMove: RelationsMove = .no,
    isReviewOnly: Bool = false
  ) {
    self.name = name
    self.m = m
    self.u = u
    self.related = related
    self.frequency = frequency
    self.isEquality = isEquality
    self.atMost = atMost
    self.mostDrift = mostDrift
    self.relationsMove = relationsMove
    self.isReviewOnly = isReviewOnly
  }
}

/// What a comparator found for a pair: the level and the values that met best, as numbers of the level's frequency column.
struct Finding: Sendable, Equatable {
  var level: UInt8
  var first: UInt32
  var second: UInt32

  /// Either side has no value: missing is neutral.
  static let missing = Finding(level: LevelPattern.missing, first: 0, second: 0)

  var isMissing: Bool { level == LevelPattern.missing }
}

/// Compares one field of two nodes in banded levels, best first; the last level means: clearly different.
///
/// Stateless and shared by all threads; scratch space comes as ``PairScratch``. A new comparator is one file and one line in
/// ``ComparatorRegistry``.
protocol Comparator: Sendable {
  /// As shown in explanations and in `matches.levels`.
  var name: String { get }

  /// The field whose values it pairs, best with best.
  var slot: NodeSlot { get }

  /// Whether both sides must have a value in the slot for anything to be found; true unless said otherwise.
  var needsBothSides: Bool { get }

  /// Levels for records of a kind, at most 14; empty when the comparator does not concern it.
  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel]

  /// ``Finding/missing`` when either side has no value.
  func compare(_ a: Int, _ b: Int, _ context: CompareContext, _ scratch: inout PairScratch) -> Finding
}

extension Comparator {
  var needsBothSides: Bool { true }

  /// The best level over all pairs of two sides' values; the first of equals. Missing when a side is empty.
  @inline(__always)
  func best(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>, _ level: (UInt32, UInt32) -> UInt8
  ) -> Finding {
    if a.count == 1, b.count == 1 { return Finding(level: level(a[0], b[0]), first: a[0], second: b[0]) }
    var best = Finding.missing
    for first in a {
      for second in b {
        let level = level(first, second)
        if level >= best.level { continue }
        best = Finding(level: level, first: first, second: second)
        if level == 0 { return best }
      }
    }
    return best
  }
}

/// What all comparators read: the nodes and what is known about their values. Valid as long as the view.
struct CompareContext {
  let view: NodeView
  let variants: NameVariants
  let words: OrganizationWords
}

/// What one thread keeps while it compares pairs: remembered levels of distinct value pairs.
struct PairScratch {
  /// Given and family name of the pair stand crosswise.
  var isSwapped = false
  /// Keeps reads ahead from being left out as useless.
  var touched: UInt32 = 0
  /// Both values, the domain and the level in 28, 28, 4 and 4 bits; 0 is free.
  private var entries = [UInt64](repeating: 0, count: Self.slots)

  private static let slots = 1 << 16
  private static let mostValues: UInt32 = 1 << 28

  /// The level of two different values, computed once while it stays in the table; `domain` tells comparators apart.
  @inline(__always)
  mutating func remembered(_ domain: UInt8, _ a: UInt32, _ b: UInt32, _ compute: () -> UInt8) -> UInt8 {
    let (low, high) = (min(a, b), max(a, b))
    if high >= Self.mostValues { return compute() }
    let key = UInt64(low) << 36 | UInt64(high) << 8 | UInt64(domain) << 4
    let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 48)
    let entry = entries[slot]
    if entry & ~15 == key { return UInt8(truncatingIfNeeded: entry & 15) }
    let level = compute()
    entries[slot] = key | UInt64(level)
    return level
  }
}
