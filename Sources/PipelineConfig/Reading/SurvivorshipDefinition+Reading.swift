import RecordModel

/// The rules a survivorship chain may name.
package enum SurvivorshipRuleName: String, Sendable, CaseIterable {
  case trust, newest, oldest
  case mostFrequent = "most_frequent"
  case longest, together
  case mostRestrictive = "most_restrictive"
}

/// Keys of a chain in its long form.
enum ChainKey: String, BlockKey {
  case rule, keep, primary

  static let place = "a field under 'survive'"
}

/// Values of `keep`.
enum KeptValues: String, CaseIterable { case all }

extension SurvivorshipDefinition {
  /// Groups whose parts are chosen together, beside single fields and `consent.<channel>`.
  package static let groups = ["name", "address"]

  private static let names =
    ["default"] + groups + FieldTarget.names

  static func read(_ reader: NodeReader?) -> SurvivorshipDefinition {
    var definition = SurvivorshipDefinition()
    for entry in reader?.openMap(of: "fields and rules, such as `default: [trust, newest]`") ?? [] {
      guard names.contains(entry.key) else {
        let near = entry.value.faults.nearest(entry.key, among: names)
        entry.value.faults.report(
          .unknownKey, "unknown key '\(entry.key)' in survive\(near.map { "; did you mean '\($0)'?" } ?? "")",
          at: entry.position, hints: near == nil ? ["known: default, name, address, and every field"] : [])
        continue
      }
      guard let chain = SurvivorshipChain.read(entry.value, of: entry.key) else { continue }
      if entry.key == "default" {
        definition.defaultChain = chain
      } else {
        definition.chains[entry.key] = chain
      }
    }
    return definition
  }
}

extension SurvivorshipChain {
  /// `[trust, newest]`, `newest`, `{rule: together}` or `{keep: all, primary: [newest]}`.
  fileprivate static func read(_ reader: NodeReader, of field: String) -> SurvivorshipChain? {
    guard case .map = reader.node.content else { return chain(reader, of: field) }
    guard let block = reader.map(ChainKey.self) else { return nil }
    let _: KeptValues? = block[.keep]?.choice()
    if block.has(.rule) {
      block.refuse(.primary, because: "stands beside 'rule'", hint: "keep one of the two")
      return block[.rule].flatMap { chain($0, of: field) }
    }
    return block.required(.primary, hint: "write `primary: [trust, newest]`").flatMap { chain($0, of: field) }
  }

  private static func chain(_ reader: NodeReader, of field: String) -> SurvivorshipChain? {
    let rules = (reader.items() ?? []).compactMap { rule($0, of: field) }
    return rules.isEmpty ? nil : SurvivorshipChain(rules: rules.map(\.rawValue))
  }

  private static func rule(_ reader: NodeReader, of field: String) -> SurvivorshipRuleName? {
    let later = ["verified": "remove it; values that are not valid never win", "source_order": "use `trust`"]
    let rule: SurvivorshipRuleName? = reader.choice(.unknownRule, notYet: later)
    let isConsent = field.hasPrefix("consent.")
    switch rule {
    case .mostRestrictive? where !isConsent:
      reader.report(.unknownRule, "\(reader.path): 'most_restrictive' is for consent", hints: ["use trust or newest"])
    case .some(let other) where isConsent && other != .mostRestrictive:
      reader.report(
        .unknownRule, "\(reader.path): consent is always merged by 'most_restrictive'",
        hints: ["an opt-out is never undone by an import"])
    case .together? where !SurvivorshipDefinition.groups.contains(field):
      reader.report(.unknownRule, "\(reader.path): 'together' is for name and address", hints: ["use trust or newest"])
    default: return rule
    }
    return nil
  }
}
