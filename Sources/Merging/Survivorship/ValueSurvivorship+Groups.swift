import RecordModel

extension ValueSurvivorship {
  /// Gives every part of ranked names or addresses the rank of its whole, field by field; only parts of the first whole are
  /// golden.
  mutating func appendGroup(_ ranked: [Contender], in table: CustomerRecordTable, to result: inout [GoldenValue]) {
    if ranked.isEmpty { return }
    var ranks = PartRanks()
    for (index, contender) in ranked.enumerated() {
      for place in parts[contender.parts] where table.values[place].isUsable {
        let value = table.values[place]
        let key = equalValues.key(of: value, in: table.texts)
        let isFirst = index == 0 && ranks.isOpen(value.field)
        // Rank 1 is the first whole's own; a part it lacks is not filled in from another.
        let rule = index > 0 && ranks.isOpen(value.field) ? TogetherRule.name : contender.rule
        let entry = ranks.entry(value.field, key, from: index == 0 ? 1 : 2, rule: rule)
        result.append(
          GoldenValue(
            field: value.field, label: value.label, value: value.value, isGolden: isFirst, rank: entry.rank, rule: entry.rule,
            record: contender.record, valueIndex: place))
      }
    }
    for contender in ranked {
      for place in parts[contender.parts] where !table.values[place].isUsable {
        let value = table.values[place]
        // A placeholder is never the same as a usable value, even where both read alike.
        let key = equalValues.key(of: value, in: table.texts) | 1 << 40
        let entry = ranks.entry(value.field, key, from: 1, rule: Contender.unusable)
        result.append(
          GoldenValue(
            field: value.field, label: value.label, value: value.value, isGolden: false, rank: entry.rank, rule: entry.rule,
            record: contender.record, valueIndex: place))
      }
    }
  }
}

/// The ranks given so far to the parts of ranked names or addresses.
private struct PartRanks {
  struct Key: Hashable {
    var field: CanonicalField
    var key: UInt64
  }

  private var entries: [Key: (rank: Int, rule: String)] = [:]
  /// By field; 0 while it has none.
  private var next = [Int](repeating: 0, count: CanonicalField.allCases.count)

  func isOpen(_ field: CanonicalField) -> Bool { next[Int(field.rawValue)] == 0 }

  /// The value's rank and rule; a new value takes the field's next rank, at least `first`.
  mutating func entry(_ field: CanonicalField, _ key: UInt64, from first: Int, rule: String) -> (rank: Int, rule: String) {
    let key = Key(field: field, key: key)
    if let known = entries[key] { return known }
    let rank = max(first, next[Int(field.rawValue)])
    next[Int(field.rawValue)] = rank + 1
    entries[key] = (rank, rule)
    return (rank, rule)
  }
}
