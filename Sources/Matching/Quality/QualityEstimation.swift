import RecordModel

/// Says how right a clustering is expected to be, from the weights of its pairs alone.
struct QualityEstimation {
  let nodes: NodeTable
  let rules: [BlockingRule]
  /// Cuts in millibits.
  let merge: Int32
  let review: Int32

  /// - Parameters:
  ///   - pairs: all that were compared, with `weights` in the same order.
  ///   - selfWeights: by node of several records: what merges them; nil for others.
  func quality(
    _ pairs: [[CandidatePair]], _ weights: [[Int32]], _ outcome: ClusterBuilder.Outcome, selfWeights: [Int32?]
  ) -> MatchQuality {
    var tally = QualityTally(merge: merge, review: review)
    var captures = CaptureHistory(rules)
    var inside: [Inside] = []
    let sizes = clusterSizes(outcome)
    for (pair, weight) in zip(pairs.joined(), weights.joined()) {
      let (a, b) = (Int(pair.first), Int(pair.second))
      let records = nodes.members.count(of: a) * nodes.members.count(of: b)
      let root = outcome.cluster[a]
      if root == outcome.cluster[b] {
        inside.append(Inside(root: root, link: NodeLink(first: pair.first, second: pair.second, weight: weight)))
        let least = max(weight, outcome.weakest[root] ?? weight)
        captures.add(
          rules: pair.rules,
          pairs: Double(records)
            * PosteriorCalibration.merged(MatchWeight(millibits: least), members: sizes[Int(root)]))
      } else {
        tally.addApart(weight, records)
        if weight >= review {
          captures.add(
            rules: pair.rules, pairs: Double(records) * PosteriorCalibration.apart(MatchWeight(millibits: weight)))
        }
      }
    }
    inside.sort { ($0.root, $0.link.first, $0.link.second) < ($1.root, $1.link.first, $1.link.second) }
    var shapes: [ClusterShape] = []
    var place = 0
    var members = membersByRoot(outcome)
    for root in members.keys.sorted() {
      var links: [NodeLink] = []
      while place < inside.count, inside[place].root == root {
        links.append(inside[place].link)
        place += 1
      }
      if let shape = look(at: members[root] ?? [], links, outcome.weakest[root], selfWeights, &tally) { shapes.append(shape) }
    }
    members.removeAll()
    return tally.quality(captures, shapes: shapes.sorted { $0.firstRecord < $1.firstRecord })
  }

  /// A compared pair of one cluster.
  private struct Inside {
    var root: Int32
    var link: NodeLink
  }

  private func clusterSizes(_ outcome: ClusterBuilder.Outcome) -> [Int] {
    var sizes = [Int](repeating: 0, count: nodes.nodeCount)
    for root in outcome.cluster { sizes[Int(root)] += 1 }
    return sizes
  }

  /// Of clusters of two records and more: their nodes, ascending.
  private func membersByRoot(_ outcome: ClusterBuilder.Outcome) -> [Int32: [Int32]] {
    var result: [Int32: [Int32]] = [:]
    for (node, root) in outcome.cluster.enumerated() where Int(root) != node || nodes.members.count(of: node) > 1 {
      if Int(root) != node, result[root] == nil { result[root] = [root] }
      if result[root]?.last != Int32(truncatingIfNeeded: node) {
        result[root, default: []].append(Int32(truncatingIfNeeded: node))
      }
    }
    return result
  }

  /// nil when the members' records stay apart: they say the same, but too little.
  private func look(
    at members: [Int32], _ links: [NodeLink], _ weakest: Int32?, _ selfWeights: [Int32?], _ tally: inout QualityTally
  ) -> ClusterShape? {
    guard let first = members.first else { return nil }
    let counts = members.map { nodes.members.count(of: Int($0)) }
    if members.count == 1, let own = selfWeights[Int(first)], own < merge {
      tally.addApart(own, counts[0] * (counts[0] - 1) / 2)
      return nil
    }
    var places: [Int32: Int32] = [:]
    for (place, member) in members.enumerated() { places[member] = Int32(truncatingIfNeeded: place) }
    let graph = ClusterGraph(
      recordCounts: counts,
      links: links.compactMap { link in
        guard let a = places[link.first], let b = places[link.second] else { return nil }
        return NodeLink(first: a, second: b, weight: link.weight)
      })
    var cluster = QualityTally.Cluster(members: members.count)
    for joint in graph.joints(notBelow: weakest ?? merge) { cluster.add(joint.weight, joint.pairs) }
    cluster.compared = links.reduce(0) {
      $0 + nodes.members.count(of: Int($1.first)) * nodes.members.count(of: Int($1.second))
    }
    tally.add(cluster)
    var least = weakest
    for (member, count) in zip(members, counts) where count > 1 {
      let own = max(selfWeights[Int(member)] ?? merge, weakest ?? .min)
      tally.addMerged(own, members: 1, pairs: count * (count - 1) / 2)
      least = min(own, least ?? .max)
    }
    let (strong, bridges) = graph.bridges(from: review)
    return ClusterShape(
      firstRecord: members.map { nodes.members.first(of: Int($0)) }.min() ?? 0, members: members.count, links: strong,
      bridges: bridges, weakestLink: least.map { MatchWeight(millibits: $0) })
  }
}
