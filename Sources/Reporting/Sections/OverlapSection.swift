import GRDB

extension ReportSection {
  static let overlap = ReportSection(
    id: "overlap", title: "Duplicates within and between sources",
    question: "How many customers do two sources share, and how many does one source hold twice?",
    rowsBehind: [
      RowsBehind(
        member: "shared",
        sql: """
          SELECT a.source AS a, b.source AS b, count(DISTINCT a.customer_id) AS customers
          FROM crosswalk a JOIN crosswalk b ON b.customer_id = a.customer_id AND b.source > a.source GROUP BY 1, 2 ORDER BY 1, 2
          """),
      RowsBehind(
        member: "within",
        sql: """
          SELECT source, count(*) AS customers FROM (
            SELECT source, customer_id FROM crosswalk GROUP BY 1, 2 HAVING count(*) > 1) GROUP BY 1 ORDER BY 1
          """),
      RowsBehind(
        member: "combinations",
        sql: """
          SELECT sources, count(*) AS customers FROM (SELECT group_concat(source, ' + ') AS sources FROM (
            SELECT DISTINCT customer_id, source FROM crosswalk ORDER BY 1, 2) GROUP BY customer_id) GROUP BY 1 ORDER BY 2 DESC, 1
          """),
      RowsBehind(
        member: "sizes",
        sql: """
          SELECT CASE WHEN record_count < 10 THEN CAST(record_count AS TEXT) WHEN record_count < 20 THEN '10–19' ELSE '20+' END
            AS records, count(*) AS customers FROM customers GROUP BY 1 ORDER BY min(record_count)
          """),
    ],
    read: { database in
      let overlap = try SourceOverlap(database)
      let places = overlap.names.indices
      let shared = places.flatMap { a in
        places.filter { $0 > a }.map { (a: a, b: $0, customers: overlap.customers(of: a, and: $0)) }
      }
      return .object([
        ("sources", .list(overlap.names.map { .text($0) })),
        (
          "shared",
          .list(
            shared.filter { $0.customers > 0 }.map { pair in
              .object([
                ("a", .text(overlap.names[pair.a])), ("b", .text(overlap.names[pair.b])),
                ("customers", .number(pair.customers)),
              ])
            })
        ),
        (
          "within",
          .list(
            places.filter { overlap.customersRepeated(in: $0) > 0 }.map { place in
              .object([("source", .text(overlap.names[place])), ("customers", .number(overlap.customersRepeated(in: place)))])
            })
        ),
        (
          "combinations",
          .list(
            overlap.bySources.prefix(combinationsShown).map {
              .object([("sources", .text($0.sources)), ("customers", .number($0.customers))])
            })
        ),
        (
          "sizes",
          try database.objects(
            """
            SELECT CASE WHEN record_count < 10 THEN CAST(record_count AS TEXT) WHEN record_count < 20 THEN '10–19' ELSE '20+' END
              AS records, count(*) AS customers FROM customer GROUP BY 1 ORDER BY min(record_count)
            """)
        ),
      ])
    },
    template: TableMarkup.scrolling(
      "Customers shared by two sources",
      """
      <table class="matrix"><thead><tr><td></td>{{#columns}}<th scope="col" class="n" title="{{name}}">{{name_short}}</th>{{/columns}}
      </tr></thead><tbody>{{#rows}}<tr><th scope="row" title="{{source}}">{{source_short}}</th>{{#cells}}
      <td class="n{{#within}} within{{/within}}" style="--shade:{{shade}}%" title="{{explanation}}">{{customers}}</td>{{/cells}}</tr>
      {{/rows}}{{^rows}}<tr><td class="empty">There is no source to compare.</td></tr>{{/rows}}</tbody></table>
      """)
        + """
        <p class="note">Customers two sources share; on the framed diagonal, customers one source holds more than once.</p>
        <h3>Customers by the sources they are known to</h3>
        """
      + TableMarkup.table(
        "Customers by combination of sources", [.text("Known to"), .number("Customers")],
        rows: """
          {{#combinations}}<tr><th scope="row">{{sources}}</th><td class="n">{{customers}}</td></tr>{{/combinations}}
          {{^combinations}}<tr><td colspan="2" class="empty">There is no customer.</td></tr>{{/combinations}}
          """)
        + """
        <h3>Customers by number of records</h3>{{{sizes_chart}}}{{^sizes}}<p class="empty">There is no customer.</p>{{/sizes}}
        """,
    arranged: { value in
      let names = value["sources"].items.map(\.string)
      var counts = [[Int]](repeating: [Int](repeating: 0, count: names.count), count: names.count)
      let place = { (name: ReportValue) in names.firstIndex { $0.utf8.elementsEqual(name.string.utf8) } }
      for pair in value["shared"].items {
        guard let a = place(pair["a"]), let b = place(pair["b"]) else { continue }
        counts[a][b] = pair["customers"].int
        counts[b][a] = pair["customers"].int
      }
      for own in value["within"].items {
        if let a = place(own["source"]) { counts[a][a] = own["customers"].int }
      }
      let most = max(1, counts.joined().max() ?? 1)
      let rows = names.indices.map { a in
        let cells = names.indices.map { b in
          ReportValue.object([
            ("customers", .number(counts[a][b])), ("shade", .number(counts[a][b] * 100 / most)), ("within", .flag(a == b)),
            (
              "explanation",
              .text(
                a == b
                  ? "customers with several records in \(names[a])"
                  : "customers with records in both \(names[a]) and \(names[b])")
            ),
          ])
        }
        return ReportValue.object([("source", .text(names[a])), ("cells", .list(cells))])
      }
      return value.setting("rows", .list(rows)).setting("columns", .list(names.map { .object([("name", .text($0))]) }))
    },
    drawings: { value in
      let bars = value["sizes"].items.map { ($0["records"].string, $0["customers"].int) }
      return ["sizes_chart": bars.isEmpty ? "" : BarChart(bars, title: "Customers by number of records").svg]
    })

  private static let combinationsShown = 15
}
