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

/// How much a value's origin lets it claim; the rules decide only among values of one standing.
enum Standing: UInt8, Comparable {
  case stated
  /// Read out of the signature under a mail, or of a mail that was quoted.
  case signature, forwarded
  /// An email that takes no mail any more.
  case dead

  init(_ flags: FieldValue.Flags) {
    self =
      flags.contains(.dead) ? .dead : flags.contains(.quoted) ? .forwarded : flags.contains(.inferred) ? .signature : .stated
  }

  static func < (a: Standing, b: Standing) -> Bool { a.rawValue < b.rawValue }

  /// Why a value of this standing stands behind others; nil for stated ones.
  var rule: String? {
    switch self {
    case .stated: nil
    case .signature: "signature"
    case .forwarded: "forwarded"
    case .dead: "dead"
    }
  }
}

/// A value, name or address of one record, competing with the other records' for one place of the golden record.
struct Contender {
  var candidate: SurvivorshipCandidate
  var key: ContenderKey
  /// Has at least one value that is neither a placeholder nor invalid.
  var isUsable: Bool
  var standing = Standing.stated
  var record: Int32
  var source: UInt16
  /// The index of its first value in the record table.
  var place: Int
  /// For a name or an address: where its values' indexes stand in ``ValueSurvivorship``'s list of parts.
  var parts: Range<Int> = 0..<0
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
        contenders[index].rule =
          contenders[index].isUsable ? contenders[index].standing.rule ?? Contender.onlyValue : Contender.unusable
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
    if a.isUsable, a.standing != b.standing { return a.standing < b.standing }
    if a.isUsable, let decision = decision(a.candidate, b.candidate) { return decision.preference == .first }
    // Canonical tables sort records by source and key, and values by their place, whatever order the files came in.
    if a.record != b.record { return (a.source, a.record) < (b.source, b.record) }
    return a.place < b.place
  }

  /// Up to so many contenders, comparing each with each is quicker than a table.
  private static let fewContenders = 12

  private func countSupport(_ contenders: inout [Contender]) {
    guard contenders.count > Self.fewContenders else {
      for index in contenders.indices where contenders[index].isUsable {
        let support = plainSupport(of: contenders[index].key, in: contenders)
        contenders[index].candidate.sources = support.sources
        contenders[index].candidate.records = support.records
      }
      return
    }
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

  /// How many sources and records state a value; canonical records stand by source.
  private func plainSupport(of key: ContenderKey, in contenders: [Contender]) -> (sources: Int, records: Int) {
    var sources = 0
    var records = 0
    var last: (source: UInt16, record: Int32)?
    for contender in contenders where contender.isUsable && contender.key == key {
      if last?.source != contender.source { sources += 1 }
      if last?.record != contender.record { records += 1 }
      last = (contender.source, contender.record)
    }
    return (sources, records)
  }

  private func assignRanks(_ contenders: inout [Contender]) {
    struct Identity: Hashable {
      var key: ContenderKey
      var isUsable: Bool
    }
    var firsts: [Identity: Int] = [:]
    var rank = 0
    for index in contenders.indices {
      let contender = contenders[index]
      let identity = Identity(key: contender.key, isUsable: contender.isUsable)
      let isFew = contenders.count <= Self.fewContenders
      let first =
        isFew
        ? contenders[..<index].firstIndex { $0.isUsable == contender.isUsable && $0.key == contender.key } : firsts[identity]
      if let first {
        contenders[index].rank = contenders[first].rank
        contenders[index].rule = contenders[first].rule
        continue
      }
      if !isFew { firsts[identity] = index }
      rank += 1
      contenders[index].rank = rank
      contenders[index].rule = rule(of: index, in: contenders)
    }
  }

  /// Why a contender that is the first of its value stands where it does.
  private func rule(of index: Int, in contenders: [Contender]) -> String {
    guard contenders[index].isUsable else { return Contender.unusable }
    if let rule = contenders[index].standing.rule { return rule }
    if index > 0 { return decidingRule(contenders[0], contenders[index]) }
    let rival = contenders.first { $0.isUsable && $0.standing == .stated && $0.key != contenders[0].key }
    return rival.map { decidingRule(contenders[0], $0) } ?? Contender.onlyValue
  }

  private func decidingRule(_ a: Contender, _ b: Contender) -> String {
    decision(a.candidate, b.candidate)?.rule ?? Contender.tieBreak
  }
}
