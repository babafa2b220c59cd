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
    let groups = NodeGroups(outcome.cluster)
    var sizes = [Int](repeating: 0, count: nodes.nodeCount)
    for group in groups.indices { sizes[Int(groups[group].first ?? 0)] = groups[group].count }
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
    for group in groups.indices {
      let members = groups[group]
      guard let root = members.first, members.count > 1 || nodes.members.count(of: Int(root)) > 1 else { continue }
      let start = place
      while place < inside.count, inside[place].root == root { place += 1 }
      let links = inside[start..<place].map(\.link)
      if let shape = look(at: members, links, outcome.weakest[root], selfWeights, &tally) { shapes.append(shape) }
    }
    return tally.quality(captures, shapes: shapes)
  }

  /// A compared pair of one cluster.
  private struct Inside {
    var root: Int32
    var link: NodeLink
  }

  /// nil when the members' records stay apart: they say the same, but too little.
  private func look(
    at members: ArraySlice<Int32>, _ links: [NodeLink], _ weakest: Int32?, _ selfWeights: [Int32?], _ tally: inout QualityTally
  ) -> ClusterShape? {
    guard let first = members.first else { return nil }
    let counts = members.map { nodes.members.count(of: Int($0)) }
    if counts.count == 1, let own = selfWeights[Int(first)], own < merge {
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
      firstRecord: nodes.members.first(of: Int(first)), members: members.count, links: strong,
      bridges: bridges, weakestLink: least.map { MatchWeight(millibits: $0) })
  }
}
