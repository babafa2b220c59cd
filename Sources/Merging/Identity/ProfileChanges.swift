import RecordModel

/// Says what happened to customers between two runs: replayed over the last run's customers it gives this run's.
struct ProfileChanges {
  var previous: PreviousProfiles
  var assignment: ProfileAssignment

  /// Sorted by customer, then event. `fingerprints` are by cluster.
  func list(fingerprints: [UInt64]) -> [ProfileChange] {
    var changes: [ProfileChange] = []
    for (cluster, id) in assignment.ids.enumerated() {
      guard assignment.isContinued[cluster] else {
        let origins = assignment.origins[cluster]
        changes.append(ProfileChange(customer: id, event: origins.isEmpty ? .created : .split, others: origins))
        continue
      }
      let absorbed = assignment.absorbed[cluster]
      if !absorbed.isEmpty { changes.append(ProfileChange(customer: id, event: .merged, others: absorbed)) }
      if previous.profileFingerprints[id] != fingerprints[cluster] {
        changes.append(ProfileChange(customer: id, event: .updated))
      }
    }
    for id in assignment.retired { changes.append(ProfileChange(customer: id, event: .retired)) }
    return changes.sorted { ($0.customer, $0.event.rawValue) < ($1.customer, $1.event.rawValue) }
  }
}
