import RecordModel

/// What people said of pairs of one kind, as counted patterns.
struct LabelledPatterns: Sendable {
  /// Pairs of one customer, whether or not blocking brought them together.
  var same: PatternCounts
  /// Pairs of two customers that blocking brought together, or that were judged one by one.
  var different: PatternCounts

  init(
    same: PatternCounts = PatternCounts([]), different: PatternCounts = PatternCounts([])
  ) {
    self.same = same
    self.different = different
  }

  var isEmpty: Bool { same.patterns.isEmpty && different.patterns.isEmpty }
}

/// What labels say of nodes.
struct NodeLabels: Sendable {
  /// By node: the customer it is; -1 where nobody said anything.
  private let entities: [Int32]
  /// By ``key(_:_:)``: judged pairs.
  private let judged: [UInt64: Bool]

  /// Most pairs taken of one entity beside the candidates, and of all together: a mailbox of a thousand records must not outweigh
  /// everybody else.
  private static let pairsOfEntity = 45
  private static let allPairs = 500_000

  /// A node of several records takes the first label among them; what is judged both ways counts as not judged.
  init(_ labels: MatchLabels, members: NodeMembers) {
    entities = (0..<members.nodeCount).map { node in
      members.of(node).lazy.map { labels.entities[Int($0)] }.first { $0 >= 0 } ?? -1
    }
    var nodeOf = [Int32](repeating: 0, count: labels.entities.count)
    for node in 0..<members.nodeCount { for record in members.of(node) { nodeOf[Int(record)] = Int32(node) } }
    var judged: [UInt64: Bool?] = [:]
    for pair in labels.pairs {
      let (a, b) = (nodeOf[Int(pair.first)], nodeOf[Int(pair.second)])
      if a == b { continue }
      let key = Self.key(min(a, b), max(a, b))
      if let before = judged[key], before != pair.isSame { judged[key] = .some(nil) } else { judged[key] = pair.isSame }
    }
    self.judged = judged.compactMapValues { $0 }
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// nil: nobody said anything of the two together.
  func isSame(_ pair: CandidatePair) -> Bool? {
    if let said = judged[Self.key(pair.first, pair.second)] { return said }
    let (a, b) = (entities[Int(pair.first)], entities[Int(pair.second)])
    return a < 0 || b < 0 ? nil : a == b
  }

  /// Labelled pairs of a kind that blocking did not bring together: those of one entity, capped, and judged ones; in the order of
  /// their nodes.
  func unmet(kind: Int, _ view: NodeView, candidates: [[CandidatePair]]) -> (same: [(Int, Int)], different: [(Int, Int)]) {
    var met: Set<UInt64> = []
    for pair in candidates.joined() where isSame(pair) != nil { met.insert(Self.key(pair.first, pair.second)) }
    var same: [(Int, Int)] = []
    var different: [(Int, Int)] = []
    for (key, isSame) in judged.sorted(by: { $0.key < $1.key }) where !met.contains(key) {
      let pair = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      guard view.kind(pair.0) == kind, view.kind(pair.1) == kind else { continue }
      if isSame { same.append(pair) } else { different.append(pair) }
    }
    let labelled = entities.indices.filter { entities[$0] >= 0 && view.kind($0) == kind }
      .sorted { (entities[$0], $0) < (entities[$1], $1) }
    var start = 0
    while start < labelled.count, same.count < Self.allPairs {
      var end = start
      while end < labelled.count, entities[labelled[end]] == entities[labelled[start]] { end += 1 }
      same += Self.pairs(labelled[start..<end]).filter { a, b in
        let key = Self.key(Int32(a), Int32(b))
        return !met.contains(key) && judged[key] == nil
      }
      start = end
    }
    return (same, different)
  }

  private static func pairs(_ nodes: ArraySlice<Int>) -> [(Int, Int)] {
    var result: [(Int, Int)] = []
    for second in nodes.indices {
      for first in nodes.startIndex..<second {
        result.append((nodes[first], nodes[second]))
        if result.count == pairsOfEntity { return result }
      }
    }
    return result
  }
}
