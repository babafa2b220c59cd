import GRDB

extension ReportSection {
  static let sources = ReportSection(
    id: "sources", title: "Sources", question: "What did each source bring, and how often does it repeat itself?",
    sql: """
      SELECT source, count(*) AS records, count(DISTINCT customer_id) AS customers,
        count(*) - count(DISTINCT customer_id) AS repeated FROM crosswalk GROUP BY source
      """,
    read: { database in
      .object([
        (
          "rows",
          try database.objects(
            """
            WITH known AS (SELECT source, count(*) AS records, count(DISTINCT customer_id) AS customers FROM crosswalk
                GROUP BY source),
              alone AS (SELECT x.source, count(DISTINCT x.customer_id) AS only_here FROM crosswalk x
                JOIN customers c USING (customer_id) WHERE c.source_count = 1 GROUP BY x.source),
              input AS (SELECT source, count(*) AS files, sum(bytes) AS bytes, sum(rejected) AS rejected FROM files
                GROUP BY source)
            SELECT i.source, i.files, i.bytes, coalesce(k.records, 0) AS records, coalesce(k.customers, 0) AS customers,
              coalesce(k.records, 0) - coalesce(k.customers, 0) AS repeated, coalesce(a.only_here, 0) AS only_here,
              i.rejected FROM input i LEFT JOIN known k USING (source) LEFT JOIN alone a USING (source) ORDER BY i.source
            """)
        ),
        (
          "mappings",
          try database.objects(
            """
            SELECT s.name AS source, m.column_name AS "column", m.target, m.evidence FROM column_mapping m
            JOIN source s USING (source_no) ORDER BY s.name, m.target = '', m.target, m.column_name
            """)
        ),
      ])
    },
    template: """
      <div class="scroll"><table>
        <thead><tr><th>Source</th><th class="n">Files</th><th class="n">Bytes</th><th class="n">Records</th>
        <th class="n">Customers</th><th class="n">Repeated inside</th><th class="n">Only here</th><th class="n">Set aside</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{source}}</th><td class="n">{{files}}</td><td class="n">{{bytes}}</td>
        <td class="n">{{records}}</td><td class="n">{{customers}}</td><td class="n">{{repeated}}</td><td class="n">{{only_here}}</td>
        <td class="n">{{rejected}}</td></tr>{{/rows}}</tbody></table></div>
      <details><summary>How the columns were understood</summary><div class="scroll"><table>
        <thead><tr><th>Source</th><th>Column</th><th>Filled</th><th>Because of</th></tr></thead>
        <tbody>{{#mappings}}<tr><th scope="row">{{source}}</th><td>{{column}}</td><td>{{target}}{{^target}}<em>not used</em>{{/target}}</td>
        <td>{{evidence}}</td></tr>{{/mappings}}</tbody></table></div></details>
      """)

  static let overlap = ReportSection(
    id: "overlap", title: "Duplicates within and between sources",
    question: "How many customers do two sources share, and how many does one source hold twice?",
    sql: """
      SELECT a.source, b.source, count(DISTINCT a.customer_id) FROM crosswalk a JOIN crosswalk b USING (customer_id)
      WHERE a.source < b.source GROUP BY 1, 2
      """,
    read: { database in
      let names = try database.objects("SELECT DISTINCT source FROM files ORDER BY source").items.map { $0["source"].string }
      let shared = try database.objects(
        """
        WITH pairs AS (SELECT DISTINCT source, customer_id FROM crosswalk)
        SELECT a.source AS a, b.source AS b, count(*) AS customers FROM pairs a JOIN pairs b USING (customer_id)
        WHERE a.source <> b.source GROUP BY 1, 2
        UNION ALL SELECT source, source, count(*) FROM (SELECT source, customer_id FROM crosswalk GROUP BY 1, 2 HAVING count(*) > 1)
        GROUP BY 1 ORDER BY 1, 2
        """
      ).items
      let counts = Dictionary(
        shared.map { ([$0["a"].string, $0["b"].string], $0["customers"].int) }, uniquingKeysWith: { first, _ in first })
      let most = max(1, counts.values.max() ?? 1)
      let rows = names.map { a in
        ReportValue.object([
          ("source", .text(a)),
          (
            "cells",
            .list(
              names.map { b in
                let count = counts[[a, b]] ?? 0
                return .object([
                  ("source", .text(b)), ("customers", .number(count)), ("shade", .number(count * 100 / most)),
                  ("within", .flag(a == b)),
                ])
              })
          ),
        ])
      }
      let sizes = try database.objects(
        """
        SELECT CASE WHEN record_count < 10 THEN CAST(record_count AS TEXT) WHEN record_count < 20 THEN '10–19' ELSE '20+' END
          AS records, count(*) AS customers FROM customers GROUP BY 1 ORDER BY min(record_count)
        """)
      return .object([
        ("sources", .list(names.map { .text($0) })), ("rows", .list(rows)), ("sizes", sizes),
      ])
    },
    template: """
      <div class="scroll"><table class="matrix"><thead><tr><td></td>{{#sources}}<th>{{.}}</th>{{/sources}}</tr></thead>
      <tbody>{{#rows}}<tr><th scope="row">{{source}}</th>{{#cells}}<td class="n" style="--shade:{{shade}}%">{{customers}}</td>{{/cells}}
      </tr>{{/rows}}</tbody></table></div>
      <p class="note">Customers two sources share; on the diagonal, customers one source holds more than once.</p>
      <h3>Records per customer</h3>{{{sizes_chart}}}
      """,
    drawings: { value in
      ["sizes_chart": BarChart(value["sizes"].items.map { ($0["records"].string, $0["customers"].int) }, unit: "customers").svg]
    })
}
