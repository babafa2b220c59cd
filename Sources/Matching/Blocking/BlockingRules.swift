import PipelineConfig
import RecordModel

/// Chooses the blocking rules: the pipeline file's, or those that the data's own fields carry.
enum BlockingRules {
  static func rules(for definition: MatchDefinition, _ columns: MatchColumns) -> [BlockingRule] {
    if !definition.blockingRules.isEmpty {
      return definition.blockingRules.map { BlockingRule($0.keys.compactMap(BlockingKey.init), limit: definition.blockLimit) }
    }
    return automatic(limit: definition.blockLimit).filter { rule in
      rule.isUseful(in: columns)
    }
  }

  /// From the strongest to the weakest; a pair counts for the first that brings it together. Weak keys come in twos or
  /// threes, so that each typo or move leaves at least one rule intact.
  private static func automatic(limit: Int) -> [BlockingRule] {
    [
      BlockingRule([.identifier], limit: limit),
      BlockingRule([.email], limit: limit),
      BlockingRule([.phone], limit: limit),
      BlockingRule([.bothNames], limit: min(limit, 200)),
      BlockingRule([.birthDate, .anyName], limit: min(limit, 100)),
      BlockingRule([.birthDate, .initials], limit: min(limit, 100)),
      BlockingRule([.birthDate, .postcode], limit: min(limit, 100)),
      BlockingRule([.birthDate, .city], limit: min(limit, 100)),
      BlockingRule([.emailLocalPart], limit: min(limit, 100)),
      BlockingRule([.phoneLastSeven], limit: min(limit, 100)),
      BlockingRule([.familySound, .givenSound, .postcode], limit: min(limit, 100)),
      BlockingRule([.familySound, .givenSound, .birthYear], limit: min(limit, 100)),
      BlockingRule([.familySound, .givenSound, .city], limit: min(limit, 100)),
      BlockingRule([.house, .city], limit: min(limit, 50)),
      BlockingRule([.house, .postcode], limit: min(limit, 50)),
      BlockingRule([.numberAndPostcode, .familySound], limit: min(limit, 50)),
      BlockingRule([.numberAndPostcode, .givenSound], limit: min(limit, 50)),
      BlockingRule([.birthDay, .familySound], limit: min(limit, 50)),
      BlockingRule([.birthDay, .givenSound], limit: min(limit, 50)),
      BlockingRule([.anyName, .postcode], limit: min(limit, 50)),
      BlockingRule([.organization], limit: limit),
      BlockingRule([.organizationWord, .postcode], limit: min(limit, 50)),
      BlockingRule([.organizationWord, .city], limit: min(limit, 50)),
      BlockingRule([.organizationWord, .house], limit: min(limit, 50)),
      BlockingRule([.house], limit: min(limit, 50)),
    ]
  }
}

extension BlockingRule {
  /// Whether enough nodes have all its keys to be worth a pass.
  fileprivate func isUseful(in columns: MatchColumns) -> Bool {
    var scratch: [UInt64] = []
    return (0..<columns.nodeCount).contains { node in
      keys.allSatisfy { key in
        scratch.removeAll(keepingCapacity: true)
        key.append(node, columns, &scratch)
        return !scratch.isEmpty
      }
    }
  }
}
