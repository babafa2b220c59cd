import PipelineConfig
import RecordModel

/// Chooses the blocking rules: the pipeline file's, or those that the data's own fields carry.
enum BlockingRules {
  static func rules(for definition: MatchDefinition, _ view: NodeView) -> [BlockingRule] {
    if !definition.blockingRules.isEmpty {
      let rules = definition.blockingRules.prefix(BlockingRules.most)
      return rules.map { BlockingRule($0.keys.compactMap(BlockingKey.init), limit: definition.blockLimit) }
    }
    return automatic(limit: definition.blockLimit).filter { $0.isUseful(in: view) }
  }

  /// A pair keeps a bit for each.
  static let most = 64

  /// From the strongest to the weakest; a pair counts for the first that brings it together. Weak keys come in twos or
  /// threes, so that each typing error, move or missing field leaves at least one rule intact.
  private static func automatic(limit: Int) -> [BlockingRule] {
    let some = min(limit, 100)
    let few = min(limit, 50)
    return [
      BlockingRule([.identifier], limit: limit),
      BlockingRule([.email], limit: limit),
      BlockingRule([.phone], limit: limit),
      BlockingRule([.twoNames], limit: min(limit, 200)),
      BlockingRule([.birthDate, .anyName], limit: some),
      BlockingRule([.birthDate, .initials], limit: some),
      BlockingRule([.birthDate, .postcode], limit: some),
      BlockingRule([.birthDate, .city], limit: some),
      BlockingRule([.birthDate], limit: few),
      BlockingRule([.emailLocalPart], limit: some),
      BlockingRule([.mailboxName], limit: few),
      BlockingRule([.phoneLastSeven], limit: some),
      BlockingRule([.identifierButOne], limit: few),
      BlockingRule([.phoneButOne, .anySound], limit: few),
      BlockingRule([.familySound, .givenSound], limit: few),
      BlockingRule([.familySound, .givenSound, .postcode], limit: some),
      BlockingRule([.familySound, .givenSound, .birthYear], limit: some),
      BlockingRule([.familySound, .givenSound, .city], limit: some),
      BlockingRule([.initialAndName, .city], limit: few),
      BlockingRule([.initialAndName, .birthYear], limit: few),
      BlockingRule([.initialAndName], limit: few),
      BlockingRule([.house, .city], limit: few),
      BlockingRule([.house, .postcode], limit: few),
      BlockingRule([.numberAndPostcode, .familySound], limit: few),
      BlockingRule([.numberAndPostcode, .givenSound], limit: few),
      BlockingRule([.birthDay, .familySound], limit: few),
      BlockingRule([.birthDay, .givenSound], limit: few),
      BlockingRule([.birthDay, .city], limit: few),
      BlockingRule([.birthMonth, .anyName], limit: few),
      BlockingRule([.birthMonth, .city], limit: few),
      BlockingRule([.birthYear, .anyName], limit: few),
      BlockingRule([.anyName, .postcode], limit: few),
      BlockingRule([.anyName, .city], limit: few),
      BlockingRule([.anyName, .streetWord], limit: few),
      BlockingRule([.anyName, .companyWord], limit: few),
      BlockingRule([.streetWord, .birthDate], limit: few),
      BlockingRule([.streetWord, .postcode, .anySound], limit: few),
      BlockingRule([.nameButOne, .birthYear], limit: few),
      BlockingRule([.nameButOne, .postcode], limit: few),
      BlockingRule([.nameButOne, .city], limit: few),
      BlockingRule([.nameButOne, .streetWord], limit: few),
      BlockingRule([.nameButOne, .emailHost], limit: few),
      BlockingRule([.emailStart, .birthYear], limit: few),
      BlockingRule([.emailStart, .anySound], limit: few),
      BlockingRule([.emailHost], limit: few),
      BlockingRule([.city, .birthYear, .anySound], limit: few),
      BlockingRule([.postcode, .birthYear], limit: few),
      BlockingRule([.organization], limit: limit),
      BlockingRule([.organizationWord, .postcode], limit: few),
      BlockingRule([.organizationWord, .city], limit: few),
      BlockingRule([.organizationWord, .house], limit: few),
      BlockingRule([.organizationWord, .streetWord], limit: few),
      BlockingRule([.organizationPair], limit: few),
      BlockingRule([.website], limit: few),
      BlockingRule([.house], limit: few),
      BlockingRule([.street, .postcode], limit: few),
      BlockingRule([.family], limit: few),
    ]
  }
}

extension BlockingRule {
  /// Whether two nodes at least have all its keys.
  fileprivate func isUseful(in view: NodeView) -> Bool {
    var scratch: [UInt64] = []
    var found = 0
    for node in 0..<view.nodeCount {
      let isComplete = keys.allSatisfy { key in
        scratch.removeAll(keepingCapacity: true)
        key.append(node, view, &scratch)
        return !scratch.isEmpty
      }
      if isComplete { found += 1 }
      if found == 2 { return true }
    }
    return false
  }
}
