import GRDB

extension ReportSection {
  static let questions = ReportSection(
    id: "questions", title: "Questions for a steward", question: "Which pairs could the data not decide?",
    rowsBehind: [
      RowsBehind(
        member: "strongest",
        sql: """
          SELECT q.question_id, q.kind, q.weight, q.impact, q.reason, q.customer_a, q.customer_b,
            coalesce(a.full_name, a.organization, a.email, a.customer_id) AS name_a,
            coalesce(b.full_name, b.organization, b.email, b.customer_id) AS name_b
          FROM review_queue q JOIN customers a ON a.customer_id = q.customer_a JOIN customers b ON b.customer_id = q.customer_b
          ORDER BY q.weight DESC, q.question_id
          """),
      RowsBehind(
        member: "kinds", sql: "SELECT kind, reason, count(*) AS questions FROM review_queue GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
      ),
    ],
    read: { database in
      let rows = try database.objects(
        """
        SELECT q.question_id, q.kind, q.weight, q.impact, q.reason, ca.customer_id AS customer_a, cb.customer_id AS customer_b,
          coalesce(ca.full_name, ca.organization, ca.email, ca.customer_id) AS name_a,
          coalesce(cb.full_name, cb.organization, cb.email, cb.customer_id) AS name_b, q.a_record, q.b_record
        FROM (SELECT * FROM question ORDER BY weight DESC, question_id LIMIT \(questionsShown)) q
        JOIN record a ON a.record_no = q.a_record JOIN customer ca ON ca.customer_no = a.customer_no
        JOIN record b ON b.record_no = q.b_record JOIN customer cb ON cb.customer_no = b.customer_no
        ORDER BY q.weight DESC, q.question_id
        """
      ).items
      let strongest = try rows.map { row in
        let story = try LinkStory(database, row["a_record"].int, row["b_record"].int)
        return row.removing("a_record", "b_record").setting("weight", row["weight"].asBits).setting(
          "for", .text(story.evidenceFor)
        )
        .setting("against", .text(story.evidenceAgainst))
      }
      return .object([
        (
          "kinds",
          try database.objects("SELECT kind, reason, count(*) AS questions FROM question GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2")
        ),
        ("strongest", .list(strongest)),
        ("decisions", try database.objects("SELECT status, count(*) AS decisions FROM decision GROUP BY 1 ORDER BY 1")),
      ])
    },
    template: """
      <p class="note">{{#kinds}}{{questions}} × {{meaning}}. {{/kinds}}{{#decisions}}{{decisions}} decisions of stewards are {{status}}.
      {{/decisions}}{{^decisions}}No steward has decided anything yet.{{/decisions}}</p>
      """
        + TableMarkup.table(
          "Strongest open questions",
          [
            .text("Question", "the id to answer with in the review screens or with decide"), .text("One customer"),
            .text("and another"),
            .number("Weight", "bits for one customer; the strongest questions stand first"),
            .number("Impact", "records of both customers, which would come together"), .prose("Why it is a question"),
          ],
          rows: """
            {{#strongest}}<tr><th scope="row"><code class="id">{{question_id}}</code></th><td>{{name_a}}<small><code>{{customer_a}}</code></small></td>
            <td>{{name_b}}<small><code>{{customer_b}}</code></small></td><td class="n">{{weight}}</td><td class="n">{{impact}}</td>
            <td>{{meaning}}{{#for}}<small>for: {{for}}</small>{{/for}}{{#against}}<small>against: {{against}}</small>{{/against}}</td></tr>
            {{/strongest}}{{^strongest}}<tr><td colspan="6" class="empty">There is no open question.</td></tr>{{/strongest}}
            """),
    arranged: { value in
      let explain = { (row: ReportValue) in
        row.setting("meaning", .text(meaning(kind: row["kind"].string, reason: row["reason"].string)))
      }
      return value.setting("kinds", .list(value["kinds"].items.map(explain)))
        .setting("strongest", .list(value["strongest"].items.map(explain)))
    })

  private static let questionsShown = 20

  private static func meaning(kind: String, reason: String) -> String {
    switch (kind, reason) {
    case ("same_person", "doubtful_pair"): "doubtful pair: between the two cuts"
    case ("refused_union", _): "not joined although a pair matches: " + reason.replacing("_", with: " ")
    default: (kind + ": " + reason).replacing("_", with: " ")
    }
  }
}
