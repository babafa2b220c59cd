import Diagnostics
import PipelineConfig
import RecordModel

/// A survivorship chain ready to run: its rules in order, tried until one decides.
struct RankingChain: Sendable {
  var rules: [(name: String, rule: any SurvivorshipRule)]

  /// The first rule that prefers one of the two, and which; nil when all leave it open.
  func decision(_ a: SurvivorshipCandidate, _ b: SurvivorshipCandidate) -> (preference: Preference, rule: String)? {
    for (name, rule) in rules {
      let preference = rule.preference(a, b)
      if preference != .neither { return (preference, name) }
    }
    return nil
  }
}

/// The chain of every field: the pipeline file's, or what suits the field.
struct SurvivorshipChains: Sendable {
  let name: RankingChain
  let address: RankingChain
  private let byField: [RankingChain]

  /// Throws a ``DiagnosticsError`` naming every unknown rule.
  init(_ definition: SurvivorshipDefinition) throws {
    var faults: [Diagnostic] = []
    func chain(_ key: String, before: [String] = []) -> RankingChain {
      let configured = definition.chains[key]?.rules
      // A short chain goes on with the default one, so that few ties are left to the order of sources.
      var names: [String] = []
      for name in (configured ?? before) + definition.defaultChain.rules where !names.contains(name) { names.append(name) }
      return RankingChain(rules: names.compactMap { name in SurvivorshipRuleRegistry.rule(named: name).map { (name, $0) } })
    }
    for (key, chain) in definition.chains.sorted(by: { $0.key < $1.key }) {
      faults += Self.faults(in: chain, at: "survive.\(key)")
      if key.hasPrefix("consent."), chain.rules != [MostRestrictiveRule.name] {
        faults.append(
          Diagnostic(
            .error, "C111", "survive.\(key): consents follow no other rule than \(MostRestrictiveRule.name)",
            hints: ["an opt-out is undone only by a later opt-in; leave the line out"]))
      }
    }
    faults += Self.faults(in: definition.defaultChain, at: "survive.default")
    guard faults.isEmpty else { throw DiagnosticsError(faults, exitCode: .pipelineFile) }
    name = chain("name", before: [TogetherRule.name])
    address = chain("address", before: [TogetherRule.name])
    byField = CanonicalField.allCases.map { field in
      chain(field.name, before: field.keepsSeveralValues ? [MostFrequentRule.name] : [])
    }
  }

  subscript(field: CanonicalField) -> RankingChain { byField[Int(field.rawValue)] }

  private static func faults(in chain: SurvivorshipChain, at place: String) -> [Diagnostic] {
    chain.rules.filter { SurvivorshipRuleRegistry.rule(named: $0) == nil }.map { rule in
      let nearest = NearestName.of(rule, among: SurvivorshipRuleRegistry.names)
      let known = "the rules are " + SurvivorshipRuleRegistry.names.joined(separator: ", ")
      return Diagnostic(
        .error, "C111", "\(place): no survivorship rule is named '\(rule)'",
        hints: [nearest.map { "did you mean '\($0)'?" } ?? known])
    }
  }
}

extension CanonicalField {
  /// Whether a customer rightly has several of them, so that the best supported one leads.
  var keepsSeveralValues: Bool {
    switch self {
    case .email, .phone, .externalID, .tags, .website: true
    default: false
    }
  }

  /// Derived for matching only, and never published.
  var isForMatchingOnly: Bool { !isMappable }
}
