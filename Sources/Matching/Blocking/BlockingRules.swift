import PipelineConfig
import RecordModel

/// Chooses the blocking rules: the pipeline file's, or those that the data's own fields carry.
enum BlockingRules {
  static func rules(for definition: MatchDefinition, _ nodes: NodeTable, threads: Int) async -> [BlockingRule] {
    if !definition.blockingRules.isEmpty {
      let rules = definition.blockingRules.prefix(BlockingRules.most)
      return rules.map { BlockingRule($0.keys.compactMap(BlockingKey.init), limit: definition.blockLimit) }
    }
    let rules = automatic(limit: definition.blockLimit).filter { $0.isUsed(of: nodes.nodeCount) }
    let useful = await Parallel.map(rules.count, threads: threads) { index in nodes.withView { rules[index].isUseful(in: $0) } }
    return zip(rules, useful).filter(\.1).map(\.0)
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
      BlockingRule([.twoNames], limit: min(limit, 200), .fair),
      BlockingRule([.birthDate, .anyName], limit: some, .fair),
      BlockingRule([.birthDate, .initials], limit: some, .fair),
      BlockingRule([.birthDate, .postcode], limit: some, .fair),
      BlockingRule([.birthDate, .cityWord], limit: some, .fair),
      BlockingRule([.birthDate], limit: few, .weak),
      BlockingRule([.emailLocalPart], limit: some, .fair),
      BlockingRule([.mailboxName], limit: few, .fair),
      BlockingRule([.phoneLastSeven], limit: some, .fair),
      BlockingRule([.identifierButOne], limit: few, .fair),
      BlockingRule([.phoneButOne, .anySound], limit: few, .costly),
      BlockingRule([.familySound, .givenSound], limit: few, .fair),
      BlockingRule([.familySound, .givenSound, .postcode], limit: some, .fair),
      BlockingRule([.familySound, .givenSound, .birthYear], limit: some, .fair),
      BlockingRule([.familySound, .givenSound, .cityWord], limit: some, .fair),
      BlockingRule([.initialAndName, .cityWord], limit: few, .fair),
      BlockingRule([.initialAndName, .birthYear], limit: few, .fair),
      BlockingRule([.initialAndName], limit: few, .weak),
      BlockingRule([.house, .cityWord], limit: few, .fair),
      BlockingRule([.house, .postcode], limit: few, .fair),
      BlockingRule([.numberAndPostcode, .familySound], limit: few, .weak),
      BlockingRule([.numberAndPostcode, .givenSound], limit: few, .fair),
      BlockingRule([.birthDay, .familySound], limit: few, .weak),
      BlockingRule([.birthDay, .givenSound], limit: few, .weak),
      BlockingRule([.birthDay, .cityWord], limit: few, .weak),
      BlockingRule([.birthMonth, .anyName], limit: few, .fair),
      BlockingRule([.birthMonth, .cityWord], limit: few, .weak),
      BlockingRule([.birthYear, .anyName], limit: few, .weak),
      BlockingRule([.anyName, .postcode], limit: few, .fair),
      BlockingRule([.anyName, .cityWord], limit: few, .weak),
      BlockingRule([.anyName, .streetWord], limit: few, .weak),
      BlockingRule([.anyName, .companyWord], limit: few, .weak),
      BlockingRule([.streetWord, .birthDate], limit: few, .fair),
      BlockingRule([.streetWord, .postcode, .anySound], limit: few, .weak),
      BlockingRule([.nameButOne, .birthYear], limit: few, .costly),
      BlockingRule([.nameButOne, .postcode], limit: few, .costly),
      BlockingRule([.nameButOne, .cityWord], limit: few, .costly),
      BlockingRule([.nameButOne, .streetWord], limit: few, .costly),
      BlockingRule([.nameButOne, .emailHost], limit: few, .costly),
      BlockingRule([.emailStart, .birthYear], limit: few, .weak),
      BlockingRule([.emailStart, .anySound], limit: few, .weak),
      BlockingRule([.emailHost], limit: few, .costly),
      BlockingRule([.cityWord, .birthYear, .anySound], limit: few, .weak),
      BlockingRule([.postcode, .birthYear], limit: few, .weak),
      BlockingRule([.organization], limit: limit),
      BlockingRule([.organizationWord, .postcode], limit: few, .fair),
      BlockingRule([.organizationWord, .cityWord], limit: few, .fair),
      BlockingRule([.organizationWord, .house], limit: few, .fair),
      BlockingRule([.organizationWord, .streetWord], limit: few, .weak),
      BlockingRule([.organizationPair], limit: few, .fair),
      BlockingRule([.website], limit: few, .fair),
      BlockingRule([.house], limit: few, .weak),
      BlockingRule([.street, .postcode], limit: few, .weak),
      BlockingRule([.family], limit: few, .weak),
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
