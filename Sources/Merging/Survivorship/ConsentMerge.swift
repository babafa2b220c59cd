import RecordModel

/// Merges what a customer's records say about consent: the most restrictive answer that is not out of date.
///
/// Per channel and purpose a refusal stands unless a consent is dated strictly later; without both dates it stands. The same
/// holds for unverified opt-ins. An unknown state says nothing. Over the purposes of a channel the strictest answer counts, and
/// a consent without a purpose is none. Since only the latest event of each state matters, it is the same whether the latest
/// event is taken per source first or over all of them.
enum ConsentMerge {
  /// The state by channel name, for the channels that occur; `others` are events that count besides the records' own.
  static func states(
    of records: [Int32], in table: CustomerRecordTable, besides others: [ConsentEvent] = []
  ) -> [String: ConsentEvent.State] {
    var byPurpose: [Purpose: Evidence] = [:]
    for index in records {
      for event in table.consents[table.records[Int(index)].consents] {
        byPurpose[Purpose(channel: event.channel, purpose: event.purpose), default: Evidence()].add(event)
      }
    }
    for event in others { byPurpose[Purpose(channel: event.channel, purpose: event.purpose), default: Evidence()].add(event) }
    if byPurpose.isEmpty { return [:] }
    let strictest = MostRestrictiveRule()
    var result: [String: ConsentEvent.State] = [:]
    // The strictest of a set does not depend on the order of going through it.
    for (purpose, evidence) in byPurpose {
      let state = evidence.state(isUnspecified: isUnspecified(purpose.purpose, in: table.texts))
      let channel = table.texts.string(purpose.channel)
      if let other = result[channel], strictest.preference(candidate(other), candidate(state)) != .second { continue }
      result[channel] = state
    }
    return result
  }

  private struct Purpose: Hashable {
    var channel: TextID
    var purpose: TextID
  }

  /// The latest time of each state, and whether it was stated without a time.
  private struct Evidence {
    private var refused = Moments()
    private var unverified = Moments()
    private var given = Moments()

    mutating func add(_ event: ConsentEvent) {
      switch event.state {
      case .refused: refused.add(event.at)
      case .unverified: unverified.add(event.at)
      case .given: given.add(event.at)
      case .unknown: break
      }
    }

    func state(isUnspecified: Bool) -> ConsentEvent.State {
      if refused.stands(against: given) { return .refused }
      if unverified.stands(against: given) { return .unverified }
      return given.isEmpty || isUnspecified ? .unknown : .given
    }
  }

  private struct Moments {
    var isEmpty = true
    var hasUndated = false
    var latest = Timestamp.unknown

    mutating func add(_ moment: Timestamp) {
      isEmpty = false
      if moment.isKnown { latest = max(latest, moment) } else { hasUndated = true }
    }

    /// Whether nothing given is known to be later.
    func stands(against given: Moments) -> Bool { !isEmpty && (hasUndated || given.latest <= latest) }
  }

  private static func candidate(_ state: ConsentEvent.State) -> SurvivorshipCandidate {
    let restriction =
      switch state {
      case .refused: 3
      case .unverified: 2
      case .given: 1
      case .unknown: 0
      }
    return SurvivorshipCandidate(trust: 0, updatedAt: .unknown, restriction: restriction)
  }

  private static func isUnspecified(_ purpose: TextID, in texts: TextPool) -> Bool {
    purpose.isEmpty || texts.withBytes(purpose) { $0.elementsEqual("unspecified".utf8) }
  }
}
