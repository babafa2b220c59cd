import GRDB

extension ReportSection {
  static let conflicts = ReportSection(
    id: "conflicts", title: "Conflicts", question: "Where do records of one customer disagree, and which source wins?",
    rowsBehind: [
      RowsBehind(
        member: "fields",
        sql: """
          WITH known AS (SELECT customer_id, field, max(rank) > 1 AS differs FROM customer_values WHERE state = 'ok'
            GROUP BY 1, 2 HAVING count(DISTINCT source || char(0) || source_key) > 1)
          SELECT field, count(*) AS customers, sum(differs) AS in_conflict FROM known GROUP BY 1 HAVING in_conflict > 0
          ORDER BY in_conflict DESC, field
          """),
      RowsBehind(
        member: "winners",
        sql: """
          SELECT v.source, count(*) AS "values" FROM customer_values v JOIN customers c USING (customer_id)
          WHERE v.is_golden AND c.source_count > 1 GROUP BY 1 ORDER BY 2 DESC, 1
          """),
    ],
    read: { database in
      let fields = try database.objects(
        """
        WITH known AS (\(known)) SELECT field, count(*) AS customers, sum(differs) AS in_conflict FROM known GROUP BY 1
        HAVING in_conflict > 0 ORDER BY in_conflict DESC, field
        """)
      let winners = try database.objects(
        """
        SELECT s.name AS source, count(*) AS "values" FROM customer c JOIN record_value v USING (customer_no)
        JOIN record r USING (record_no) JOIN source s USING (source_no)
        WHERE v.is_golden AND c.source_count > 1 GROUP BY 1 ORDER BY 2 DESC, 1
        """)
      let all = max(1, winners.items.reduce(0) { $0 + $1["values"].int })
      return .object([
        (
          "fields",
          .list(
            fields.items.map {
              $0.setting("share", .share(Double($0["in_conflict"].int) / Double(max(1, $0["customers"].int))))
            })
        ),
        ("examples", try examples(database)),
        ("winners", .list(winners.items.map { $0.setting("share", .share(Double($0["values"].int) / Double(all))) })),
      ])
    },
    template: TableMarkup.table(
      "Conflicts by field",
      [
        .text("Field"), .number("Several records", "customers with a usable value of the field in two records or more"),
        .number(
          "Disagreeing", "of these, customers whose records say different things; two spellings of one thing are no conflict"),
        .number("Share", "disagreeing among those; for email and phone both values may be right"),
        .prose("For example", "the surviving value, then another one"),
      ],
      rows: """
        {{#fields}}<tr><th scope="row">{{field}}</th><td class="n">{{customers}}</td><td class="n">{{in_conflict}}</td>
        <td class="n">{{share}}</td><td>{{#examples}}<p class="example"><b>{{value}}</b> ({{source}}) ≠ {{other}} ({{other_source}})
        <code>{{customer_id}}</code></p>{{/examples}}</td></tr>{{/fields}}
        {{^fields}}<tr><td colspan="5" class="empty">No two records of a customer disagree.</td></tr>{{/fields}}
        """)
      + "<h3>Whose values survive, among customers of several sources</h3>"
      + TableMarkup.table(
        "Surviving values by source", [.text("Source"), .number("Surviving values"), .number("Share")],
        rows: """
          {{#winners}}<tr><th scope="row">{{source}}</th><td class="n">{{values}}</td><td class="n">{{share}}</td></tr>{{/winners}}
          {{^winners}}<tr><td colspan="3" class="empty">No customer is in several sources.</td></tr>{{/winners}}
          """),
    arranged: { value in
      let examples = value["examples"].items
      let fields = value["fields"].items.map { field in
        field.setting("examples", .list(examples.filter { $0["field"].string == field["field"].string }))
      }
      return value.setting("fields", .list(fields))
    })

  private static let examplesShown = 3

  /// Customer and field with values in several records, and whether they differ; only merged customers are looked at.
  private static let known = """
    SELECT v.customer_no, v.field, max(v.rank) > 1 AS differs FROM customer c JOIN record_value v USING (customer_no)
    WHERE c.record_count > 1 AND v.state = 'ok' GROUP BY 1, 2 HAVING max(v.record_no) > min(v.record_no)
    """

  /// Per field the first customers in conflict, each with its surviving value and the next one.
  private static func examples(_ database: Database) throws -> ReportValue {
    let chosen = try database.objects(
      """
      SELECT field, customer_no FROM (SELECT field, customer_no, row_number() OVER (PARTITION BY field ORDER BY customer_no) AS place
        FROM (\(known)) WHERE differs) WHERE place <= \(examplesShown) ORDER BY field, customer_no
      """
    ).items
    return .list(
      try chosen.compactMap { row in
        let values = try database.objects(
          """
          SELECT c.customer_id, v.value, v.rank, s.name AS source FROM record_value v JOIN customer c USING (customer_no)
          JOIN record r USING (record_no) JOIN source s USING (source_no)
          WHERE v.customer_no = ? AND v.field = ? AND v.state = 'ok' ORDER BY v.rank, v.is_golden DESC, v.record_no, v.value
          """, [row["customer_no"].int, row["field"].string]
        ).items
        guard let best = values.first, let other = values.first(where: { $0["rank"].int > best["rank"].int }) else {
          return nil
        }
        return .object([
          ("field", row["field"]), ("customer_id", best["customer_id"]), ("value", best["value"]), ("source", best["source"]),
          ("other", other["value"]), ("other_source", other["source"]),
        ])
      })
  }
}
