import RecordModel

/// Which lasting id every cluster gets, and what became of the ids it did not get.
struct ProfileAssignment {
  /// By cluster.
  var ids: [ProfileID]
  /// By cluster: ids that led to other customers last run and lead to this one now, sorted.
  var absorbed: [[ProfileID]]
  /// By cluster with a new id: the customers its records came from, the main one first.
  var origins: [[ProfileID]]
  /// By cluster: whether the id was a current customer of the previous run.
  var isContinued: [Bool]
  /// Previous ids none of whose records are left, sorted.
  var retired: [ProfileID]
  /// Retired ids whose record came back to a customer with another id, with the cluster they now belong to.
  var returned: [ProfileID: Int]
}

/// Assigns lasting ids by overlap with the previous run.
///
/// A previous id goes to the cluster that holds most of its records; of several ids in one cluster the one with most records
/// there stays, then the oldest, then the smallest. All other clusters get new ids. Cost grows linearly with records.
struct ProfileAssigner {
  private let previous: PreviousProfiles
  private let clusters: [RecordCluster]
  /// By record index.
  private let references: [RecordReference]
  /// By cluster: the record with the smallest reference.
  private let smallest: [Int]

  init(clusters: [RecordCluster], references: [RecordReference], smallest: [Int], previous: PreviousProfiles) {
    self.clusters = clusters
    self.references = references
    self.smallest = smallest
    self.previous = previous
  }

  func assign() -> ProfileAssignment {
    var result = ProfileAssignment(
      ids: [], absorbed: clusters.map { _ in [] }, origins: clusters.map { _ in [] },
      isContinued: clusters.map { _ in false }, retired: [], returned: [:])
    let overlaps = self.overlaps()
    let claims = self.claims(overlaps)
    var ids = [ProfileID?](repeating: nil, count: clusters.count)
    for (cluster, claiming) in claims {
      guard let keeper = claiming.min(by: outranks) else { continue }
      ids[cluster] = keeper.id
      result.isContinued[cluster] = true
      result.absorbed[cluster] = claiming.map(\.id).filter { $0 != keeper.id }.sorted()
    }
    for cluster in clusters.indices where ids[cluster] == nil {
      result.origins[cluster] = overlaps.byCluster[cluster].sorted { ($1.records, $0.id) < ($0.records, $1.id) }.map(\.id)
    }
    let known = Set(overlaps.firstRun.keys).union(previous.profileFingerprints.keys)
    let present = Set(overlaps.byCluster.joined().map(\.id))
    result.retired = known.subtracting(present).sorted()
    returnRetired(to: &ids, current: known, &result)
    var used = known
    for cluster in clusters.indices.sorted(by: { smallestPrecedes($0, $1) }) where ids[cluster] == nil {
      ids[cluster] = newID(for: references[smallest[cluster]], used: &used)
    }
    result.ids = ids.compactMap { $0 }
    return result
  }

  /// A previous id's share of a cluster.
  private struct Claim {
    var id: ProfileID
    var records: Int
    var firstRun: Int
  }

  private struct Overlaps {
    var byCluster: [[Claim]]
    var firstRun: [ProfileID: Int]
  }

  private func overlaps() -> Overlaps {
    var firstRun: [ProfileID: Int] = [:]
    for record in previous.records.values {
      firstRun[record.customer] = min(firstRun[record.customer] ?? .max, record.firstRun)
    }
    let byCluster = clusters.map { cluster in
      var counts: [ProfileID: Int] = [:]
      if !previous.records.isEmpty {
        for record in cluster.records {
          if let known = previous.records[references[Int(record)]] { counts[known.customer, default: 0] += 1 }
        }
      }
      return counts.map { Claim(id: $0.key, records: $0.value, firstRun: firstRun[$0.key] ?? .max) }
        .sorted { $0.id < $1.id }
    }
    return Overlaps(byCluster: byCluster, firstRun: firstRun)
  }

  /// By cluster: the ids whose records are mostly there.
  private func claims(_ overlaps: Overlaps) -> [Int: [Claim]] {
    var best: [ProfileID: (cluster: Int, claim: Claim)] = [:]
    for (cluster, claims) in overlaps.byCluster.enumerated() {
      for claim in claims {
        if let current = best[claim.id], !holdsMore(cluster, claim, than: current) { continue }
        best[claim.id] = (cluster, claim)
      }
    }
    return Dictionary(grouping: best.values, by: \.cluster).mapValues { $0.map(\.claim) }
  }

  private func holdsMore(_ cluster: Int, _ claim: Claim, than other: (cluster: Int, claim: Claim)) -> Bool {
    if claim.records != other.claim.records { return claim.records > other.claim.records }
    let sizes = (clusters[cluster].records.count, clusters[other.cluster].records.count)
    return sizes.0 == sizes.1 ? smallestPrecedes(cluster, other.cluster) : sizes.0 > sizes.1
  }

  private func outranks(_ a: Claim, _ b: Claim) -> Bool {
    (b.records, a.firstRun, a.id) < (a.records, b.firstRun, b.id)
  }

  private func smallestPrecedes(_ a: Int, _ b: Int) -> Bool { references[smallest[a]] < references[smallest[b]] }

  /// Gives clusters of records that were gone their old ids back, where they were `retired` and no other id continues there.
  private func returnRetired(
    to ids: inout [ProfileID?], current: Set<ProfileID>, _ result: inout ProfileAssignment
  ) {
    let retired = Set(previous.redirects.values.filter { $0.why == RedirectReason.retired && $0.to == nil }.map(\.from))
      .subtracting(current)
    if retired.isEmpty { return }
    for cluster in clusters.indices {
      let returning = clusters[cluster].records.map { references[Int($0)] }
        .filter { previous.records[$0] == nil }
        .map { ProfileIDGenerator.id(of: $0, attempt: 0) }
        .filter { retired.contains($0) && result.returned[$0] == nil }
        .sorted()
      for id in returning { result.returned[id] = cluster }
      guard ids[cluster] == nil, result.origins[cluster].isEmpty, let first = returning.first else { continue }
      ids[cluster] = first
      result.returned[first] = nil
    }
  }

  /// The first id of the record's sequence that was never given to anybody.
  private func newID(for reference: RecordReference, used: inout Set<ProfileID>) -> ProfileID {
    var attempt = 0
    while true {
      let id = ProfileIDGenerator.id(of: reference, attempt: attempt)
      if previous.redirects[id] == nil && used.insert(id).inserted { return id }
      attempt += 1
    }
  }
}
