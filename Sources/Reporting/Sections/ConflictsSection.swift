import GRDB

extension ReportSection {
  static let conflicts = ReportSection(
    id: "conflicts", title: "Conflicts", question: "Where do records of one customer disagree, and which source wins?",
    sql: """
      SELECT field, count(*) FROM (SELECT customer_id, field FROM customer_values WHERE state = 'ok'
        GROUP BY 1, 2 HAVING max(rank) > 1) GROUP BY field
      """,
    read: { database in
      .object([
        (
          "fields",
          try database.objects(
            """
            WITH known AS (SELECT customer_no, field, max(rank) AS ranks, count(DISTINCT record_no) AS records FROM record_value
                WHERE state = 'ok' GROUP BY 1, 2 HAVING records > 1)
            SELECT field, count(*) AS customers, sum(ranks > 1) AS in_conflict, 100 * sum(ranks > 1) / count(*) AS percent
            FROM known GROUP BY field HAVING in_conflict > 0 ORDER BY in_conflict DESC, field
            """)
        ),
        (
          "winners",
          try database.objects(
            """
            SELECT s.name AS source, count(*) AS "values", 100 * count(*) / (SELECT max(1, count(*)) FROM record_value w
                JOIN customer cw USING (customer_no) WHERE w.is_golden AND cw.source_count > 1) AS percent
            FROM record_value v JOIN customer c USING (customer_no) JOIN record r USING (record_no) JOIN source s USING (source_no)
            WHERE v.is_golden AND c.source_count > 1 GROUP BY 1 ORDER BY 2 DESC, 1
            """)
        ),
      ])
    },
    template: """
      <div class="scroll"><table><thead><tr><th>Field</th><th class="n">Customers with several records of it</th>
      <th class="n">Disagreeing</th><th class="n">Share</th></tr></thead><tbody>{{#fields}}<tr><th scope="row">{{field}}</th>
      <td class="n">{{customers}}</td><td class="n">{{in_conflict}}</td><td class="n">{{percent}}&#8239;%</td></tr>{{/fields}}
      {{^fields}}<tr><td colspan="4" class="empty">No two records of a customer disagree.</td></tr>{{/fields}}</tbody></table></div>
      <h3>Who wins, among customers of several sources</h3>
      <div class="scroll"><table><thead><tr><th>Source</th><th class="n">Golden values</th><th class="n">Share</th></tr></thead>
      <tbody>{{#winners}}<tr><th scope="row">{{source}}</th><td class="n">{{values}}</td><td class="n">{{percent}}&#8239;%</td></tr>
      {{/winners}}{{^winners}}<tr><td colspan="3" class="empty">No customer is in several sources.</td></tr>{{/winners}}</tbody></table></div>
      """)
}
