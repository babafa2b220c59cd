import GRDB

extension ReportSection {
  static let changes = ReportSection(
    id: "changes", title: "Since the run before", question: "Which customers are new, which changed, which are gone?",
    rowsBehind: [
      RowsBehind(
        member: "events",
        sql: """
          WITH kinds (place, event) AS (VALUES (1, 'created'), (2, 'updated'), (3, 'merged'), (4, 'split'), (5, 'retired'),
            (6, 'erased'))
          SELECT k.event, count(c.customer_id) AS customers, min(c.customer_id) AS example
          FROM kinds k LEFT JOIN changes c ON c.event = k.event AND c.run_id = (SELECT max(run_id) FROM runs)
          GROUP BY k.place ORDER BY k.place
          """)
    ],
    read: { database in
      let last = try database.object(
        """
        SELECT max(run_id) AS run_id, (SELECT max(run_id) FROM run WHERE run_id < (SELECT max(run_id) FROM run)) AS previous_run
        FROM run
        """)
      let counted = try database.objects(
        """
        SELECT event, count(*) AS customers, min(customer_id) AS example FROM change
        WHERE run_id = (SELECT max(run_id) FROM run) GROUP BY event
        """
      ).items
      let events = kinds.map { kind in
        let row = counted.first { $0["event"].string == kind.event }
        return ReportValue.object([
          ("event", .text(kind.event)), ("customers", row?["customers"] ?? .number(0)),
          ("example", row?["example"] ?? .missing),
        ])
      }
      return last.setting("events", .list(events)).setting("runs", try history(database))
    },
    template: """
      {{^previous_run}}<p class="note">There is no run before this one: every customer counts as created.</p>{{/previous_run}}
      {{#previous_run}}<p class="note">Compared with run {{previous_run}}.</p>{{/previous_run}}
      """
        + TableMarkup.table(
          "Customers by event", [.text("Event"), .number("Customers"), .prose("Means"), .text("For example")],
          rows: """
            {{#events}}<tr><th scope="row">{{event}}</th><td class="n">{{customers}}</td><td>{{meaning}}</td>
            <td>{{#example}}<code>{{example}}</code>{{/example}}{{^example}}<span class="quiet">none</span>{{/example}}</td></tr>{{/events}}
            """) + "<h3>Run by run</h3>"
        + TableMarkup.table(
          "Events by run",
          [.number("Run"), .text("Started (UTC)")]
            + kinds.map { .number($0.event.prefix(1).uppercased() + $0.event.dropFirst()) },
          rows: """
            {{#runs}}<tr><th scope="row" class="n">{{run_id_plain}}</th><td>{{started_at}}</td>
            """ + kinds.map { "<td class=\"n\">{{\($0.event)}}</td>" }.joined()
              + "</tr>{{/runs}}{{^runs}}<tr><td colspan=\"8\" class=\"empty\">No run is on record.</td></tr>{{/runs}}"),
    arranged: { value in
      let events = value["events"].items.map { event in
        event.setting("meaning", .text(kinds.first { $0.event == event["event"].string }?.meaning ?? ""))
      }
      return value.setting("events", .list(events))
    })

  private static let kinds = [
    (event: "created", meaning: "a customer nobody knew before"),
    (event: "updated", meaning: "values or records of a known customer changed"),
    (event: "merged", meaning: "took in one or more known customers, whose ids now lead here"),
    (event: "split", meaning: "was cut out of a known customer"),
    (event: "retired", meaning: "no record of it is left, or another customer took it in"),
    (event: "erased", meaning: "removed for good on request"),
  ]

  private static func history(_ database: Database) throws -> ReportValue {
    let sums = kinds.map { "coalesce(sum(c.event = '\($0.event)'), 0) AS \($0.event)" }.joined(separator: ", ")
    return try database.objects(
      """
      SELECT r.run_id, r.started_at, \(sums) FROM (SELECT run_id, started_at FROM run ORDER BY run_id DESC LIMIT 12) r
      LEFT JOIN change c ON c.run_id = r.run_id GROUP BY r.run_id ORDER BY r.run_id DESC
      """)
  }
}
