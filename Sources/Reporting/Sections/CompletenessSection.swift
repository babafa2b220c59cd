import GRDB

extension ReportSection {
  static let completeness = ReportSection(
    id: "completeness", title: "Completeness and validity",
    question: "How much of each field is filled, and how much of that can be used?",
    sql: """
      SELECT source, field, count(DISTINCT source_key) AS filled FROM customer_values WHERE state = 'ok' GROUP BY 1, 2
      """,
    read: { database in
      let rows = try database.objects(
        """
        WITH totals AS (SELECT source_no, count(*) AS records FROM record GROUP BY 1),
          cells AS (SELECT r.source_no, v.field, r.record_no, max(v.state = 'ok') AS ok, max(v.state = 'invalid') AS bad,
              max(v.state = 'placeholder') AS empty FROM record_value v JOIN record r USING (record_no) GROUP BY 1, 2, 3)
        SELECT s.name AS source, c.field, t.records, sum(c.ok) AS filled, sum(c.bad AND NOT c.ok) AS invalid,
          sum(c.empty AND NOT c.ok) AS placeholders FROM cells c JOIN totals t USING (source_no) JOIN source s USING (source_no)
        GROUP BY 1, 2 ORDER BY 1, 2
        """
      ).items
      let fields = Array(Set(rows.map { $0["field"].string })).sorted()
      let sources = Array(Set(rows.map { $0["source"].string })).sorted()
      let byCell = Dictionary(
        rows.map { ([$0["source"].string, $0["field"].string], $0) }, uniquingKeysWith: { first, _ in first })
      let table = fields.map { field in
        ReportValue.object([
          ("field", .text(field)),
          (
            "cells",
            .list(
              sources.map { source in
                guard let cell = byCell[[source, field]] else { return .object([("absent", .flag(true))]) }
                let records = max(1, cell["records"].int)
                let filled = cell["filled"].int
                let present = filled + cell["invalid"].int
                return .object([
                  ("absent", .flag(false)), ("source", .text(source)), ("records", cell["records"]), ("filled", cell["filled"]),
                  ("percent", .number(filled * 100 / records)), ("invalid", cell["invalid"]),
                  ("placeholders", cell["placeholders"]),
                  ("validity", present == 0 ? .missing : .fraction(Double(filled) / Double(present))),
                  ("has_invalid", .flag(cell["invalid"].int > 0)),
                ])
              })
          ),
        ])
      }
      return .object([("sources", .list(sources.map { .text($0) })), ("fields", .list(table))])
    },
    template: """
      <div class="scroll"><table class="matrix"><thead><tr><td></td>{{#sources}}<th>{{.}}</th>{{/sources}}</tr></thead>
      <tbody>{{#fields}}<tr><th scope="row">{{field}}</th>{{#cells}}{{#absent}}<td class="n absent">–</td>{{/absent}}{{^absent}}
      <td class="n" style="--shade:{{percent}}%" title="{{filled}} of {{records}} records; {{invalid}} invalid, {{placeholders}} placeholders">
      {{percent}}&#8239;%{{#has_invalid}}<small>{{invalid}} invalid</small>{{/has_invalid}}</td>{{/absent}}{{/cells}}</tr>{{/fields}}
      </tbody></table></div>
      <p class="note">Share of a source's records with a usable value; – where the source has no such field.</p>
      """)
}
