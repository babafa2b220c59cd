import RecordModel

/// A link between two nodes that is strong enough to merge them.
struct NodeLink: Sendable {
  var first: Int32
  var second: Int32
  var weight: Int32
}

/// Joins nodes greedily by descending weight, refusing unions that the two sides' other members contradict.
///
/// Not connected components: a single wrong link between two families would make them one. Before a union the two sides are
/// compared as wholes and pair by pair (up to a bound, evenly chosen), also pairs that no blocking rule brought together; ties
/// are broken by node number, so the result is a function of the links alone.
struct ClusterBuilder {
  struct Outcome {
    /// By node: the smallest node of its cluster.
    var cluster: [Int32]
    /// By a cluster's smallest node: the weight of the weakest union.
    var weakest: [Int32: Int32]
    var refused: [(link: NodeLink, reason: RefusalReason, crossEvidence: Int32)]
  }

  let maxRecords: Int
  /// By node.
  let recordCounts: [Int]
  /// By node: sources without duplicates that it has a record of, a bit each; empty where there is none.
  var uniqueSources: [UInt64] = []
  /// What two nodes say of being one: for one customer over all other explanations, without prior, in millibits.
  let evidence: (Int32, Int32) -> Int32
  /// The same for all values of two sides taken together, with the prior.
  let evidenceOfWholes: ([Int32], [Int32]) -> Int32
  /// What wholes must reach, in millibits.
  let margin: Int32

  /// Pairs across two sides that are looked at.
  private static let crossPairs = 64
  /// Evidence beyond which a pair speaks for or against, and beyond which it counts no more, in millibits.
  private static let clear: Int32 = 3000
  private static let most: Int32 = 20_000
  /// What all pairs of two sides that agree as wholes may say against it together, in millibits: much for two small sides, next
  /// to nothing per pair for large ones, so that clusters do not drift.
  private static let forgiven = 12_000

  /// - Parameter earlier: unions that stand already.
  func build(_ links: [NodeLink], after earlier: Outcome? = nil) -> Outcome {
    var forest = Forest(recordCounts, uniqueSources)
    if let earlier { forest.restore(earlier) }
    var outcome = Outcome(cluster: [], weakest: [:], refused: [])
    for link in links.sorted(by: Self.precedes) {
      let a = forest.root(link.first)
      let b = forest.root(link.second)
      if a == b { continue }
      if forest.records(a) + forest.records(b) > maxRecords {
        outcome.refused.append((link, .clusterLimit, 0))
        continue
      }
      if forest.shareUniqueSource(a, b) {
        outcome.refused.append((link, .uniqueSource, 0))
        continue
      }
      // Two nodes alone have said all in their link.
      if !forest.isAlone(a) || !forest.isAlone(b) {
        let cross = crossEvidence(forest.members(a), forest.members(b), wholesAreKnown: earlier != nil)
        if let reason = cross.objection {
          outcome.refused.append((link, reason, cross.sum))
          continue
        }
      }
      forest.join(a, b, by: link.weight)
    }
    outcome.cluster = (0..<Int32(truncatingIfNeeded: recordCounts.count)).map { forest.root($0) }
    outcome.weakest = forest.weakest
    // What was refused before is still refused, unless the two came together in another way.
    let still = earlier?.refused.filter { outcome.cluster[Int($0.link.first)] != outcome.cluster[Int($0.link.second)] }
    outcome.refused = (still ?? []) + outcome.refused
    return outcome
  }

  private static func precedes(_ a: NodeLink, _ b: NodeLink) -> Bool {
    if a.weight != b.weight { return a.weight > b.weight }
    return (a.first, a.second) < (b.first, b.second)
  }

  /// What the two sides say together, and why they must not be joined, if so.
  private func crossEvidence(_ a: [Int32], _ b: [Int32], wholesAreKnown: Bool) -> (sum: Int32, objection: RefusalReason?) {
    var sum: Int32 = 0
    var supporting = 0
    var contradicting = 0
    let all = a.count * b.count
    let step = max(1, (all + Self.crossPairs - 1) / Self.crossPairs)
    for index in stride(from: 0, to: all, by: step) {
      let value = evidence(a[index / b.count], b[index % b.count])
      sum += max(-Self.most, min(Self.most, value))
      if value >= Self.clear { supporting += 1 }
      if value <= -Self.clear { contradicting += 1 }
    }
    let isRefused =
      wholesAreKnown ? Int(sum) * step < -Self.forgiven : sum < 0 || contradicting > supporting
    if isRefused { return (sum, .conflictingEvidence) }
    let wholes = evidenceOfWholes(a, b)
    if wholes >= margin { return (sum, nil) }
    // Wholes that must not be one whatever they share have no weight of their own to tell.
    return (wholes == .min ? sum : wholes, .conflictingWholes)
  }

  /// Union–find whose root is always the smallest member; members are chained in the order in which they came together.
  private struct Forest {
    private var parent: [Int32]
    /// By node: the next member of its cluster, -1 for the last; by root: the last member and how many there are.
    private var next: [Int32]
    private var last: [Int32]
    private var counts: [Int32]
    private var sizes: [Int]
    /// Empty, or by root.
    private var uniqueSources: [UInt64]
    private(set) var weakest: [Int32: Int32] = [:]

    init(_ recordCounts: [Int], _ uniqueSources: [UInt64]) {
      self.uniqueSources = uniqueSources
      parent = (0..<recordCounts.count).map { Int32(truncatingIfNeeded: $0) }
      last = parent
      next = [Int32](repeating: -1, count: parent.count)
      counts = [Int32](repeating: 1, count: parent.count)
      sizes = recordCounts
    }

    mutating func restore(_ outcome: Outcome) {
      for (node, root) in outcome.cluster.enumerated() where Int(root) != node {
        join(self.root(root), Int32(truncatingIfNeeded: node), by: nil)
      }
      weakest = outcome.weakest
    }

    mutating func root(_ node: Int32) -> Int32 {
      var root = node
      while parent[Int(root)] != root { root = parent[Int(root)] }
      var step = node
      while parent[Int(step)] != root {
        let next = parent[Int(step)]
        parent[Int(step)] = root
        step = next
      }
      return root
    }

    func members(_ root: Int32) -> [Int32] {
      var members: [Int32] = []
      members.reserveCapacity(Int(counts[Int(root)]))
      var node = root
      while node >= 0 {
        members.append(node)
        node = next[Int(node)]
      }
      return members
    }

    func isAlone(_ root: Int32) -> Bool { counts[Int(root)] == 1 }

    func shareUniqueSource(_ a: Int32, _ b: Int32) -> Bool {
      !uniqueSources.isEmpty && uniqueSources[Int(a)] & uniqueSources[Int(b)] != 0
    }

    func records(_ root: Int32) -> Int { sizes[Int(root)] }

    /// - Parameter weight: nil where the weakest unions are known already.
    mutating func join(_ a: Int32, _ b: Int32, by weight: Int32?) {
      let (low, high) = (min(a, b), max(a, b))
      parent[Int(high)] = low
      sizes[Int(low)] += sizes[Int(high)]
      if !uniqueSources.isEmpty { uniqueSources[Int(low)] |= uniqueSources[Int(high)] }
      counts[Int(low)] += counts[Int(high)]
      next[Int(last[Int(low)])] = high
      last[Int(low)] = last[Int(high)]
      guard let weight else { return }
      weakest[low] = min(weight, weakest[low] ?? .max, weakest[high] ?? .max)
      weakest[high] = nil
    }
  }
}

/// Why a union was refused although a pair's weight asked for it; the raw value is published.
enum RefusalReason: String, Sendable {
  /// The cluster would have more records than `cluster.max_records`.
  case clusterLimit = "cluster_limit"
  /// Both sides hold a record of a source that is known to be free of duplicates.
  case uniqueSource = "unique_source"
  /// The members of the two sides, taken pair by pair, speak against it.
  case conflictingEvidence = "conflicting_evidence"
  /// All values of the two sides taken together speak against it, such as the birth dates of parent and child.
  case conflictingWholes = "conflicting_customers"
}
