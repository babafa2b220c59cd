import GRDB

/// Why a pair of records has its weight, told in words.
struct LinkStory {
  /// Field, level and weight of each comparison, the strongest first; the prior left out.
  let levels: [ReportValue]

  /// Reads a link by its record numbers; without one there is no story.
  init(_ database: Database, _ a: Int, _ b: Int) throws {
    levels = try database.objects(
      """
      SELECT json_extract(e.value, '$.field') AS field, json_extract(e.value, '$.level') AS level,
        json_extract(e.value, '$.weight') + json_extract(e.value, '$.adjustment') AS weight
      FROM link l, json_each(CASE WHEN json_valid(l.levels) THEN l.levels ELSE '[]' END) e
      WHERE l.a_record = ? AND l.b_record = ? AND json_extract(e.value, '$.field') <> 'prior'
      ORDER BY abs(json_extract(e.value, '$.weight') + json_extract(e.value, '$.adjustment')) DESC, e.key
      """, [min(a, b), max(a, b)]
    ).mapping("weight", \.asBits).items
  }

  /// "email exact (+15.4 bits), phone exact (+12.8 bits)": what speaks for one customer.
  var evidenceFor: String { words(levels.filter { $0["weight"].double > 0 }) }

  /// What speaks against it.
  var evidenceAgainst: String { words(levels.filter { $0["weight"].double < 0 }) }

  private func words(_ levels: [ReportValue]) -> String {
    levels.map { "\($0["field"].string) \($0["level"].string) (\(ReportValue.signed($0["weight"].double)))" }.joined(
      separator: ", ")
  }
}
