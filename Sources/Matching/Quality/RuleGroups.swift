import Foundation
import RecordModel

/// What a blocking rule looks at: rules of different groups find a pair nearly independently of each other.
enum RuleGroup: Int, CaseIterable {
  case contact, name, birthDate, place

  var name: String {
    switch self {
    case .contact: "contact"
    case .name: "name"
    case .birthDate: "birth date"
    case .place: "place"
    }
  }

  /// The group of a rule whose keys all look at one thing; nil for rules that mix them, which are independent of none.
  init?(_ rule: BlockingRule) {
    let groups = rule.keys.map(Self.group)
    guard let first = groups.first, let group = first, groups.allSatisfy({ $0 == group }) else { return nil }
    self = group
  }

  private static func group(_ key: BlockingKey) -> RuleGroup? {
    // A mailbox called after a person is name and contact at once.
    if key.name == BlockingKey.mailboxName.name { return nil }
    func mentions(_ words: String...) -> Bool { words.contains { key.name.contains($0) } }
    if mentions("email", "phone", "external_id", "website") { return .contact }
    if mentions("birth_date") { return .birthDate }
    if mentions("address", "street", "postcode", "company") { return .place }
    return mentions("name", "initials") ? .name : nil
  }
}

/// Pairs no group of rules found, estimated from how often those that were found were found by several.
///
/// Capture and recapture with each group of rules as one occasion: the lower bound of Chao, Estimating the Population Size for
/// Capture–Recapture Data with Unequal Catchability (Biometrics 43, 1987), bias-corrected. Groups that miss the same pairs, for
/// want of the same field, make it too low; rules that mix groups count for what was found, not for how often.
struct CaptureHistory {
  /// By set of groups as bits: expected pairs of one customer found by exactly these; at 0 by mixed rules alone.
  private var found = [Double](repeating: 0, count: 1 << RuleGroup.allCases.count)

  /// By rule: its group's bit, or 0.
  private let bitOfRule: [Int]

  init(_ rules: [BlockingRule]) { bitOfRule = rules.map { rule in RuleGroup(rule).map { 1 << $0.rawValue } ?? 0 } }

  mutating func add(rules: UInt64, pairs: Double) {
    var groups = 0
    var rest = rules
    while rest != 0 {
      let rule = rest.trailingZeroBitCount
      if rule < bitOfRule.count { groups |= bitOfRule[rule] }
      rest &= rest - 1
    }
    found[groups] += pairs
  }

  private var occasions: [RuleGroup] {
    RuleGroup.allCases.filter { group in found.indices.contains { $0 & 1 << group.rawValue != 0 && found[$0] > 0 } }
  }

  var groups: [MatchQuality.RuleGroup] {
    occasions.map { group in
      let bit = 1 << group.rawValue
      let all = found.indices.filter { $0 & bit != 0 }.reduce(0) { $0 + found[$1] }
      return MatchQuality.RuleGroup(name: group.name, found: all, foundAlone: found[bit])
    }
  }

  /// Nine times of ten the labelled sets had between a quarter and twice of what was estimated.
  private static let dependence = (low: 0.25, high: 2.0)

  /// nil with fewer than two groups.
  var missed: Estimate? {
    let occasions = Double(occasions.count)
    guard occasions >= 2 else { return nil }
    func caught(_ times: Int) -> Double { found.indices.filter { $0.nonzeroBitCount == times }.reduce(0) { $0 + found[$1] } }
    let (once, twice) = (caught(1), caught(2))
    let unseen = (occasions - 1) / occasions * once * max(0, once - 1) / (2 * (twice + 1))
    let missed = max(0, unseen - found[0])
    let ratio = once / (twice + 1)
    let variance = (twice + 1) * (ratio * ratio / 2 + ratio * ratio * ratio + ratio * ratio * ratio * ratio / 4)
    // Log-normal, as Chao proposes; of nothing estimated a pair or three may still be missing.
    let spread = unseen > 0 ? exp(1.645 * log(1 + variance / (unseen * unseen)).squareRoot()) : 1
    return Estimate(
      value: missed, low: missed / spread * Self.dependence.low, high: max(3, missed * spread * Self.dependence.high))
  }
}
