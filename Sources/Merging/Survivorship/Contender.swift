import RecordModel

/// What makes two contenders the same: up to four equal-value numbers.
struct ContenderKey: Hashable {
  var parts: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  static func == (a: ContenderKey, b: ContenderKey) -> Bool { a.parts == b.parts }

  func hash(into hasher: inout Hasher) {
    hasher.combine(parts.0)
    hasher.combine(parts.1)
    hasher.combine(parts.2)
    hasher.combine(parts.3)
  }
}

/// A value, name or address of one record, competing with the other records' for one place of the golden record.
struct Contender {
  var candidate: SurvivorshipCandidate
  var key: ContenderKey
  /// Has at least one value that is neither a placeholder nor invalid.
  var isUsable: Bool
  var record: Int32
  var source: UInt16
  /// Indexes of its values in the record table, ascending.
  var values: [Int]
  /// 1 is best; equal contenders share it. Set by ``RankingChain/rank(_:)``.
  var rank = 0
  /// The rule that set it before the second, or behind the first.
  var rule = ""

  static let unusable = "unusable"
  static let onlyValue = "only_value"
  /// No rule decided: the order of sources, then of record keys, did.
  static let tieBreak = "tie_break"
}

extension RankingChain {
  /// Sorts contenders best first and gives each its rank and rule; contenders must come in record order.
  func rank(_ contenders: inout [Contender]) {
    guard contenders.count > 1 else {
      for index in contenders.indices {
        contenders[index].rank = 1
        contenders[index].rule = contenders[index].isUsable ? Contender.onlyValue : Contender.unusable
      }
      return
    }
    countSupport(&contenders)
    contenders.sort(by: precedes)
    assignRanks(&contenders)
  }

  /// The chain's order made total: usable first, then the rules, then source, record and place in the record.
  private func precedes(_ a: Contender, _ b: Contender) -> Bool {
    if a.isUsable != b.isUsable { return a.isUsable }
    if a.isUsable, let decision = decision(a.candidate, b.candidate) { return decision.preference == .first }
    // Canonical tables sort records by source and key, and values by their place, whatever order the files came in.
    if a.record != b.record { return (a.source, a.record) < (b.source, b.record) }
    return (a.values.first ?? 0) < (b.values.first ?? 0)
  }

  private func countSupport(_ contenders: inout [Contender]) {
    struct Support {
      var sources: Set<UInt16> = []
      var records = 0
      var lastRecord: Int32 = -1
    }
    var supports: [ContenderKey: Support] = [:]
    for contender in contenders where contender.isUsable {
      var support = supports.removeValue(forKey: contender.key) ?? Support()
      support.sources.insert(contender.source)
      if support.lastRecord != contender.record { support.records += 1 }
      support.lastRecord = contender.record
      supports[contender.key] = support
    }
    for index in contenders.indices where contenders[index].isUsable {
      guard let support = supports[contenders[index].key] else { continue }
      contenders[index].candidate.sources = support.sources.count
      contenders[index].candidate.records = support.records
    }
  }

  private func assignRanks(_ contenders: inout [Contender]) {
    struct Identity: Hashable {
      var key: ContenderKey
      var isUsable: Bool
    }
    var known: [Identity: (rank: Int, rule: String)] = [:]
    let leader = contenders[0]
    for index in contenders.indices {
      let contender = contenders[index]
      let identity = Identity(key: contender.key, isUsable: contender.isUsable)
      let place: (rank: Int, rule: String)
      if let earlier = known[identity] {
        place = earlier
      } else {
        let rule: String
        if !contender.isUsable {
          rule = Contender.unusable
        } else if index == 0 {
          let rival = contenders.first { $0.isUsable && $0.key != leader.key }
          rule = rival.map { decidingRule(leader, $0) } ?? Contender.onlyValue
        } else {
          rule = decidingRule(leader, contender)
        }
        place = (known.count + 1, rule)
        known[identity] = place
      }
      contenders[index].rank = place.rank
      contenders[index].rule = place.rule
    }
  }

  private func decidingRule(_ a: Contender, _ b: Contender) -> String {
    decision(a.candidate, b.candidate)?.rule ?? Contender.tieBreak
  }
}
