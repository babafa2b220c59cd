/// The survivorship rules there are. A new rule is a file in `Rules` and a line here.
package enum SurvivorshipRuleRegistry {
  package static let all: [any SurvivorshipRule.Type] = [
    TrustRule.self,
    NewestRule.self,
    OldestRule.self,
    MostFrequentRule.self,
    LongestRule.self,
    TogetherRule.self,
    MostRestrictiveRule.self,
  ]

  package static let names = all.map { $0.name }

  /// The rule of that name, or nil.
  package static func rule(named name: String) -> (any SurvivorshipRule)? { all.first { $0.name == name }?.init() }
}
