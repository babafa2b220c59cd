import GRDB

/// A customer's records side by side: per field the surviving value with its rule, and what each record says.
struct RecordComparison {
  let fields: ReportValue

  /// `records`: the record numbers that get a column, in this order.
  init(_ database: Database, customer: Int, records: [Int]) throws {
    let values = try database.objects(
      """
      SELECT DISTINCT field, record_no, rank, is_golden, value, label, rule FROM record_value
      WHERE customer_no = ? AND state = 'ok' ORDER BY field, rank, is_golden DESC, record_no, value, label, rule
      """, [customer]
    ).items
    var byField: [(name: String, values: [ReportValue])] = []
    for value in values {
      if byField.last?.name != value["field"].string { byField.append((value["field"].string, [])) }
      byField[byField.count - 1].values.append(value)
    }
    fields = .list(byField.map { Self.row($0.name, $0.values, records) })
  }

  private static func row(_ name: String, _ values: [ReportValue], _ records: [Int]) -> ReportValue {
    let golden = values.first { $0["is_golden"].int == 1 }
    let best = golden?["rank"].int ?? 1
    var labels: [String] = []
    for label in values.map({ $0["label"].string }) where !label.isEmpty && !labels.contains(label) { labels.append(label) }
    let cells = records.map { record in
      let own = values.filter { $0["record_no"].int == record }
      let text = own.map {
        labels.count > 1 && !$0["label"].string.isEmpty ? "\($0["value"].string) (\($0["label"].string))" : $0["value"].string
      }
      let isSame = own.contains { $0["rank"].int == best }
      return ReportValue.object([
        ("value", .text(text.joined(separator: " · "))), ("same", .flag(isSame)), ("differs", .flag(!own.isEmpty && !isSame)),
      ])
    }
    return .object([
      ("field", .text(name)), ("labels", .text(labels.joined(separator: ", "))), ("golden", golden?["value"] ?? .missing),
      ("rule", golden.map { .text(SurvivorshipWords.meaning(of: $0["rule"].string)) } ?? .missing), ("cells", .list(cells)),
    ])
  }
}

/// Survivorship rules as a reader understands them.
enum SurvivorshipWords {
  static func meaning(of rule: String) -> String {
    switch rule {
    case "only_value": "the only value"
    case "trust": "from the most trusted source"
    case "newest": "newest"
    case "oldest": "oldest"
    case "most_frequent": "most frequent"
    case "longest": "longest"
    case "together": "with the rest of its name or address"
    case "most_restrictive": "most restrictive"
    case "tie_break": "first in order, no rule decided"
    default: rule.replacing("_", with: " ")
    }
  }
}
