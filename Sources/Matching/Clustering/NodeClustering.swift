import RecordModel

/// Clusters of nodes as clusters of records.
struct NodeClustering {
  let nodes: NodeTable
  let scoring: PairScoring
  let scorer: PairScorer
  let maxRecords: Int

  /// What became of the nodes.
  func outcome(_ links: [NodeLink], after earlier: ClusterBuilder.Outcome? = nil) -> ClusterBuilder.Outcome {
    let view = scorer.context.view
    var scratch = PairScratch()
    var wholes = WholeEvidence(view)
    var consensus = Consensus(view)
    let builder = ClusterBuilder(
      maxRecords: maxRecords, recordCounts: (0..<nodes.nodeCount).map { nodes.members.count(of: $0) },
      evidence: { a, b in
        let kind = view.kind(Int(a))
        return scoring.evidence(scorer.compare(Int(a), Int(b), &scratch), kind: kind).total + 1000
      },
      evidenceOfWholes: { a, b in
        if consensus.isBroken(a, b, scorer.context, &scratch) { return .min }
        let kind = a.first.map { view.kind(Int($0)) } ?? 0
        let compared = wholes.compare(a, b, scorer, &scratch)
        return scoring.isReviewOnly(compared, kind: kind) ? .min : scoring.weight(compared, kind: kind)
      },
      margin: scoring.review + 1000)
    return builder.build(links, after: earlier)
  }

  /// Nodes by cluster, ascending.
  func groups(_ outcome: ClusterBuilder.Outcome) -> [[Int32]] {
    var place = [Int32](repeating: -1, count: nodes.nodeCount)
    var groups: [[Int32]] = []
    for node in 0..<nodes.nodeCount {
      let root = Int(outcome.cluster[node])
      if place[root] < 0 {
        place[root] = Int32(truncatingIfNeeded: groups.count)
        groups.append([])
      }
      groups[Int(place[root])].append(Int32(truncatingIfNeeded: node))
    }
    return groups
  }

  /// Records of one node are together when the node's evidence suffices to merge it with its like.
  func clusters(_ outcome: ClusterBuilder.Outcome) -> [RecordCluster] { expand(outcome, selfWeights()) }

  /// By node: what its records' being one customer weighs; nil for a node of one record.
  func selfWeights() -> [Int32?] {
    var scratch = PairScratch()
    let view = scorer.context.view
    return (0..<nodes.nodeCount).map { node in
      guard nodes.members.count(of: node) > 1 else { return nil }
      return scoring.weight(scorer.compare(node, node, &scratch), kind: view.kind(node))
    }
  }

  private func expand(_ outcome: ClusterBuilder.Outcome, _ selfWeights: [Int32?]) -> [RecordCluster] {
    var members: [Int32: (records: [Int32], weakest: Int32?)] = [:]
    var clusters: [RecordCluster] = []
    for node in 0..<nodes.nodeCount {
      let root = outcome.cluster[node]
      let records = nodes.members.of(node)
      if let own = selfWeights[node], own < scoring.merge {
        let isAlone = root == Int32(truncatingIfNeeded: node) && outcome.weakest[root] == nil
        if isAlone {
          clusters += records.map { RecordCluster(records: [$0], weakestLink: nil) }
          continue
        }
      }
      var entry = members[root] ?? ([], outcome.weakest[root])
      entry.records += records
      if let own = selfWeights[node] { entry.weakest = min(own, entry.weakest ?? .max) }
      members[root] = entry
    }
    for (_, entry) in members {
      clusters.append(
        RecordCluster(
          records: entry.records.sorted(), weakestLink: entry.weakest.map { MatchWeight(millibits: $0) }))
    }
    return clusters.sorted { ($0.records.first ?? 0) < ($1.records.first ?? 0) }
  }

  func refusals(_ outcome: ClusterBuilder.Outcome) -> [RefusedUnion] { outcome.refused.map(refusal) }

  private func refusal(
    _ refused: (link: NodeLink, reason: RefusalReason, crossEvidence: Int32)
  ) -> RefusedUnion {
    RefusedUnion(
      first: nodes.members.first(of: Int(refused.link.first)), second: nodes.members.first(of: Int(refused.link.second)),
      weight: MatchWeight(millibits: refused.link.weight), reason: refused.reason.rawValue,
      crossEvidence: MatchWeight(millibits: refused.crossEvidence))
  }
}
