import GRDB

extension ReportSection {
  static let sources = ReportSection(
    id: "sources", title: "Sources", question: "What did each source bring, and how often does it repeat itself?",
    rowsBehind: [
      RowsBehind(
        member: "rows",
        sql: """
          WITH held AS (SELECT source, customer_id, count(*) AS n FROM crosswalk GROUP BY 1, 2),
            known AS (SELECT h.source, sum(h.n) AS records, count(*) AS customers, sum(h.n) - count(*) AS repeated,
              sum(c.source_count = 1) AS only_here FROM held h JOIN customers c USING (customer_id) GROUP BY 1)
          SELECT f.source, count(*) AS files, sum(f.bytes) AS bytes, coalesce(k.records, 0) AS records,
            coalesce(k.customers, 0) AS customers, coalesce(k.repeated, 0) AS repeated, coalesce(k.only_here, 0) AS only_here,
            sum(f.rejected) AS rejected
          FROM files f LEFT JOIN known k USING (source) GROUP BY 1 ORDER BY 1
          """)
    ],
    read: { database in
      let overlap = try SourceOverlap(database)
      let files = try database.objects(
        """
        SELECT s.name AS source, count(*) AS files, sum(f.bytes) AS bytes, sum(f.rejected) AS rejected
        FROM file f JOIN source s USING (source_no) GROUP BY 1 ORDER BY 1
        """
      ).items
      let rows = files.enumerated().map { index, file in
        let customers = overlap.customers(of: index)
        return ReportValue.object([
          ("source", file["source"]), ("files", file["files"]), ("bytes", file["bytes"]),
          ("records", .number(overlap.records[index])), ("customers", .number(customers)),
          ("repeated", .number(overlap.records[index] - customers)), ("only_here", .number(overlap.customersOnly(in: index))),
          ("rejected", file["rejected"]),
        ])
      }
      let mappings = try database.objects(
        """
        SELECT s.name AS source, m.column_name AS "column", m.target, m.evidence FROM column_mapping m
        JOIN source s USING (source_no) ORDER BY s.name, m.target = '', m.target, m.column_name
        """)
      return .object([("rows", .list(rows)), ("mappings", mappings)])
    },
    template: TableMarkup.table(
      "Sources",
      [
        .text("Source"), .number("Files"), .number("Bytes"),
        .number("Records", "rows, mails and submissions that could be used"),
        .number("Customers", "different customers these records belong to"),
        .number("Repeated inside", "records beyond the first of the same customer in this source: records less customers"),
        .number("Only here", "customers no other source knows"),
        .number("Set aside", "rows that could not be read"),
      ],
      rows: """
        {{#rows}}<tr><th scope="row" title="{{source}}">{{source_short}}</th><td class="n">{{files}}</td><td class="n">{{bytes}}</td>
        <td class="n">{{records}}</td><td class="n">{{customers}}</td><td class="n">{{repeated}}</td><td class="n">{{only_here}}</td>
        <td class="n">{{rejected}}</td></tr>{{/rows}}
        {{^rows}}<tr><td colspan="8" class="empty">No file was read.</td></tr>{{/rows}}
        """)
      + "<details><summary>How the columns were understood</summary>"
      + TableMarkup.table(
        "Columns and the fields they fill", [.text("Source"), .text("Column"), .text("Fills"), .text("Because of")],
        rows: """
          {{#mappings}}<tr><th scope="row" title="{{source}}">{{source_short}}</th><td title="{{column}}">{{column_short}}</td>
          <td>{{target}}{{^target}}<em>not used</em>{{/target}}</td><td>{{evidence}}</td></tr>{{/mappings}}
          {{^mappings}}<tr><td colspan="4" class="empty">No source has columns.</td></tr>{{/mappings}}
          """) + "</details>")
}
