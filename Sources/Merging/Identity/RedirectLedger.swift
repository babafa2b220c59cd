import RecordModel

/// Why a customer id redirects.
package enum RedirectReason {
  package static let merged = "merged"
  /// None of its records is left; it comes back when a record of it does.
  package static let retired = "retired"
}

/// The redirects in force after a run: every id that was ever given and is not a customer now.
struct RedirectLedger {
  private var redirects: [ProfileID: Redirect]

  init(previous: PreviousProfiles, assignment: ProfileAssignment, run: Int) {
    redirects = previous.redirects
    for (cluster, absorbed) in assignment.absorbed.enumerated() {
      for id in absorbed {
        redirects[id] = Redirect(from: id, to: assignment.ids[cluster], run: run, why: RedirectReason.merged)
      }
    }
    for id in assignment.retired where redirects[id] == nil {
      redirects[id] = Redirect(from: id, to: nil, run: run, why: RedirectReason.retired)
    }
    for (id, cluster) in assignment.returned {
      redirects[id] = Redirect(from: id, to: assignment.ids[cluster], run: run, why: RedirectReason.merged)
    }
    for id in assignment.ids { redirects[id] = nil }
  }

  /// Sorted by the retired id, each leading straight to a customer of this run or to nothing.
  func compressed(customers: Set<ProfileID>) -> [Redirect] {
    redirects.values.map { redirect in
      var result = redirect
      result.to = redirect.to.flatMap { target(of: $0, customers) }
      return result
    }
    .sorted { $0.from < $1.from }
  }

  /// Where an id leads in the end. A ring, which no run writes but a damaged database may hold, leads nowhere.
  private func target(of start: ProfileID, _ customers: Set<ProfileID>) -> ProfileID? {
    var id = start
    var seen: Set<ProfileID> = []
    while !customers.contains(id) {
      guard seen.insert(id).inserted, let next = redirects[id]?.to else { return nil }
      id = next
    }
    return id
  }
}
