import GRDB

extension ReportSection {
  static let completeness = ReportSection(
    id: "completeness", title: "Completeness and validity",
    question: "How much of each field is filled, and how much of that can be used?",
    rowsBehind: [
      RowsBehind(
        member: "cells",
        sql: """
          WITH totals AS (SELECT source, count(*) AS records FROM crosswalk GROUP BY 1),
            cells AS (SELECT source, source_key, field, max(state = 'ok') AS ok, max(state = 'invalid') AS bad,
              max(state = 'placeholder') AS empty FROM customer_values GROUP BY 1, 2, 3)
          SELECT c.field, c.source, t.records, sum(c.ok) AS filled, sum(c.bad AND NOT c.ok) AS invalid,
            sum(c.empty AND NOT c.ok AND NOT c.bad) AS placeholders FROM cells c JOIN totals t USING (source)
          GROUP BY 1, 2 ORDER BY 1, 2
          """)
    ],
    read: { database in
      let rows = try database.objects(
        """
        WITH totals AS (SELECT source_no, count(*) AS records FROM record GROUP BY 1),
          cells AS (SELECT v.record_no, v.field, max(v.state = 'ok') AS ok, max(v.state = 'invalid') AS bad,
            max(v.state = 'placeholder') AS empty FROM record_value v GROUP BY v.record_no, v.field),
          counts AS (SELECT r.source_no, c.field, sum(c.ok) AS filled, sum(c.bad AND NOT c.ok) AS invalid,
            sum(c.empty AND NOT c.ok AND NOT c.bad) AS placeholders FROM cells c JOIN record r USING (record_no) GROUP BY 1, 2)
        SELECT c.field, s.name AS source, t.records, c.filled, c.invalid, c.placeholders
        FROM counts c JOIN totals t USING (source_no) JOIN source s USING (source_no) ORDER BY 1, 2
        """
      ).items
      let cells = rows.map { row in
        let filled = row["filled"].int
        let written = filled + row["invalid"].int
        return row.setting("completeness", .share(Double(filled) / Double(max(1, row["records"].int))))
          .setting("validity", written == 0 ? .missing : .share(Double(filled) / Double(written)))
      }
      return .object([("cells", .list(cells))])
    },
    template: TableMarkup.scrolling(
      "Completeness by field and source",
      """
      <table class="matrix"><thead><tr><td></td>{{#columns}}<th scope="col" class="n" title="{{name}}">{{name_short}}</th>{{/columns}}
      </tr></thead><tbody>{{#rows}}<tr><th scope="row">{{field}}</th>{{#cells}}{{#absent}}
      <td class="n absent" title="this source has no such field">–</td>{{/absent}}{{^absent}}
      <td class="n" style="--shade:{{shade}}%" title="{{filled}} of {{records}} records usable, {{invalid}} invalid, {{placeholders}} placeholders">
      {{completeness}}{{#is_faulty}}<small>{{validity}} valid</small>{{/is_faulty}}
      {{#has_placeholders}}<small>{{placeholders}} placeholders</small>{{/has_placeholders}}</td>{{/absent}}{{/cells}}</tr>{{/rows}}
      {{^rows}}<tr><td class="empty">No record has a value.</td></tr>{{/rows}}</tbody></table>
      """)
        + """
        <dl class="legend"><div><dt>The percentage</dt><dd>completeness: the share of a source's records with at least one usable value of
        the field; a dash where the source has no such field</dd></div><div><dt>Valid</dt><dd>of the records that write something there,
        placeholders apart, the share whose value can be used; told where it is below 100 %</dd></div><div><dt>Placeholders</dt>
        <dd>records whose only value stands for nothing, such as “n/a” or test@test.com</dd></div></dl>
        """,
    arranged: { value in
      let cells = value["cells"].items
      // The rows come sorted by field; the columns are sorted by bytes as the database would.
      var names: [String] = []
      var fields: [(name: String, cells: [ReportValue])] = []
      for cell in cells {
        if fields.last?.name != cell["field"].string { fields.append((cell["field"].string, [])) }
        fields[fields.count - 1].cells.append(cell)
        if !names.contains(where: { $0.utf8.elementsEqual(cell["source"].string.utf8) }) { names.append(cell["source"].string) }
      }
      names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let rows = fields.map { field in
        let shown = names.map { name in
          guard let cell = field.cells.first(where: { $0["source"].string.utf8.elementsEqual(name.utf8) }) else {
            return ReportValue.object([("absent", .flag(true))])
          }
          return cell.setting("absent", .flag(false)).setting("shade", .number(Int(cell["completeness"].double * 100)))
            .setting("is_faulty", .flag(cell["invalid"].int > 0))
            .setting("has_placeholders", .flag(cell["placeholders"].int > 0))
        }
        return ReportValue.object([("field", .text(field.name)), ("cells", .list(shown))])
      }
      return .object([("rows", .list(rows)), ("columns", .list(names.map { .object([("name", .text($0))]) }))])
    })
}
