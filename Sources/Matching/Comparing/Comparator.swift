import RecordModel

/// One level of a comparison with its built-in estimates.
///
/// `m`, `r`, `u` are the shares of the level among pairs that both have the field: pairs of one person, of two related people
/// (household, colleagues, namesakes), and of two strangers. They are priors; training moves `m` and `u` by the data at hand.
struct ComparisonLevel: Sendable {
  /// How the commonness of the agreeing value enters.
  enum Frequency: Sendable {
    /// Not at all.
    case none
    /// A name, a city: strangers agree on it as often as it occurs; `inRelated` says the same of related people.
    case population(inRelated: Bool)
    /// An email, a phone: belongs to one person, but `shared` of those who carry it are somebody else.
    case identifier(shared: Double)
  }

  var name: String
  var m: Double
  var r: Double
  var u: Double
  var frequency: Frequency = .none
}

/// What a comparator found for a pair: the level and the two values that met best.
struct Finding: Sendable, Equatable {
  var level: UInt8
  var first: UInt32
  var second: UInt32
}

/// Compares one field of two nodes in banded levels, best first; the last level means: clearly different.
///
/// Stateless and shared by all threads; scratch space comes as ``PairScratch``. A new comparator is one file and one line in
/// ``ComparatorRegistry``.
protocol Comparator: Sendable {
  /// As shown in explanations and in `matches.levels`.
  var name: String { get }

  /// Levels for records of a kind; empty when the comparator does not concern it.
  func levels(for kind: CustomerRecord.Kind) -> [ComparisonLevel]

  /// nil when either side has no value: missing is neutral.
  func compare(_ a: Int, _ b: Int, _ columns: MatchColumns, _ scratch: inout PairScratch) -> Finding?
}

extension Comparator {
  /// The best level over all pairs of two sides' values; the first of equals. nil when a side is empty.
  @inline(__always)
  func best(
    _ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>, _ level: (UInt32, UInt32) -> UInt8
  ) -> Finding? {
    var best: Finding?
    for first in a {
      for second in b {
        let level = level(first, second)
        if let current = best, current.level <= level { continue }
        best = Finding(level: level, first: first, second: second)
        if level == 0 { return best }
      }
    }
    return best
  }
}

/// What one thread keeps while it compares pairs: remembered similarities of distinct value pairs.
struct PairScratch {
  let variants: NameVariants
  /// Given and family name of the pair stand crosswise.
  var isSwapped = false
  private var keys: [UInt64]
  private var levels: [UInt8]

  private static let slots = 1 << 16

  init(variants: NameVariants) {
    self.variants = variants
    keys = [UInt64](repeating: 0, count: Self.slots)
    levels = [UInt8](repeating: 0, count: Self.slots)
  }

  /// The level of two different texts, computed once while it stays in the table; `domain` tells comparators apart.
  @inline(__always)
  mutating func remembered(_ domain: UInt8, _ a: UInt32, _ b: UInt32, _ compute: (inout PairScratch) -> UInt8) -> UInt8 {
    let key = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
    let tagged = ByteHash.mix(key &+ UInt64(domain) &* 0x9E37_79B9_7F4A_7C15) | 1
    let slot = Int((tagged >> 20) & UInt64(Self.slots - 1))
    if keys[slot] == tagged { return levels[slot] }
    let level = compute(&self)
    keys[slot] = tagged
    levels[slot] = level
    return level
  }
}

extension TextPool {
  @inline(__always)
  func withBoth<R>(_ a: UInt32, _ b: UInt32, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> R) -> R {
    let first = range(of: TextID(rawValue: a))
    let second = range(of: TextID(rawValue: b))
    return withArena { arena in
      body(UnsafeBufferPointer(rebasing: arena[first]), UnsafeBufferPointer(rebasing: arena[second]))
    }
  }
}
