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
      uniqueSources: nodes.uniqueSources,
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

  /// Records of one node are together when the node's evidence suffices to merge it with its like.
  ///
  /// - Parameter selfWeights: as ``selfWeights()`` gives them.
  func clusters(_ outcome: ClusterBuilder.Outcome, _ selfWeights: [Int32?]) -> [RecordCluster] {
    var weakest = [Int32?](repeating: nil, count: nodes.nodeCount)
    for (root, weight) in outcome.weakest { weakest[Int(root)] = weight }
    let groups = NodeGroups(outcome.cluster)
    var clusters: [RecordCluster] = []
    clusters.reserveCapacity(groups.count)
    for index in groups.indices {
      let group = groups[index]
      let root = Int(group[group.startIndex])
      if group.count == 1, let own = selfWeights[root], own < scoring.merge, weakest[root] == nil {
        clusters += nodes.members.of(root).map { RecordCluster(records: [$0], weakestLink: nil) }
        continue
      }
      var weight = weakest[root]
      var records: [Int32] = []
      for node in group {
        records += nodes.members.of(Int(node))
        if let own = selfWeights[Int(node)] { weight = min(own, weight ?? .max) }
      }
      if group.count > 1 { records.sort() }
      clusters.append(RecordCluster(records: records, weakestLink: weight.map { MatchWeight(millibits: $0) }))
    }
    let firsts = clusters.map { $0.records.first ?? 0 }
    if zip(firsts, firsts.dropFirst()).allSatisfy(<) { return clusters }
    return clusters.sorted { ($0.records.first ?? 0) < ($1.records.first ?? 0) }
  }
  /// By node: what its records' being one customer weighs; nil for a node of one record.
  func selfWeights() -> [Int32?] {
    var scratch = PairScratch()
    let view = scorer.context.view
    return (0..<nodes.nodeCount).map { node in
      guard nodes.members.count(of: node) > 1 else { return nil }
      return scoring.weight(scorer.compare(node, node, &scratch), kind: view.kind(node))
    }
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
