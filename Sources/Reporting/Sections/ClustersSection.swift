import GRDB

extension ReportSection {
  static let clusters = ReportSection(
    id: "clusters", title: "Merges to look at",
    question: "Which customers are made of most records, and which hang together least?",
    rowsBehind: [
      RowsBehind(member: "weakest", sql: query(from: "customers", order: weakestFirst)),
      RowsBehind(member: "largest", sql: query(from: "customers", order: largestFirst)),
    ],
    read: { database in
      .object([
        ("weakest", .list(try cards(database, order: weakestFirst))),
        ("largest", .list(try cards(database, order: largestFirst))),
      ])
    },
    template: """
      <p class="note">Each table sets the surviving values beside the records they came from. <span class="same">=</span> marks a cell
      that says the same as the surviving value, perhaps in another spelling, <span class="differs">≠ an underlined one</span> says
      something else. Confidence is the probability of the weakest link that holds the customer together.</p>
      <h3>Weakest</h3>{{#weakest}}\(card){{/weakest}}{{^weakest}}<p class="empty">No customer is made of more than one record.</p>{{/weakest}}
      <h3>Largest</h3>{{#largest}}\(card){{/largest}}{{^largest}}<p class="empty">No customer is made of more than one record.</p>{{/largest}}
      """,
    arranged: { value in
      value.setting("weakest", openingFirst(value["weakest"])).setting("largest", openingFirst(value["largest"]))
    })

  private static let cardsShown = 6
  private static let recordsShown = 6
  private static let largestFirst = "record_count DESC, confidence, customer_id"
  private static let weakestFirst = "confidence, record_count DESC, customer_id"

  private static func query(from table: String, order: String) -> String {
    """
    SELECT customer_id, coalesce(full_name, organization, email, customer_id) AS name, record_count, source_count, confidence
    FROM \(table) WHERE record_count > 1 ORDER BY \(order) LIMIT \(cardsShown)
    """
  }

  private static let card = """
    <details class="card"{{#open}} open{{/open}}><summary><b>{{name}}</b> <code>{{customer_id}}</code> <span>{{record_count}} records
    from {{source_count}} sources, confidence {{confidence}}</span></summary>
    {{#link}}<p class="link">Weakest link: {{a_source}} <code title="{{a_key}}">{{a_key_short}}</code> and {{b_source}}
    <code title="{{b_key}}">{{b_key_short}}</code>, {{weight}} bits. {{#for}}For one customer: {{for}}. {{/for}}{{#against}}Against it:
    {{against}}.{{/against}}</p>{{/link}}
    {{^link}}<p class="link">No single link holds these records: a steward or a shared key joined them.</p>{{/link}}
    """
    + TableMarkup.scrolling(
      "Records side by side",
      """
      <table><thead><tr><td></td><th scope="col" class="golden">Survived</th>{{#records}}
      <th scope="col">{{source}} <code title="{{source_key}}">{{source_key_short}}</code><small title="{{file}}:{{line_plain}}">{{file_short}}:{{line_plain}}</small></th>
      {{/records}}</tr></thead><tbody>{{#fields}}<tr><th scope="row">{{field}}{{#labels}}<small>{{labels}}</small>{{/labels}}</th>
      <td class="golden">{{golden}}{{#rule}}<small>{{rule}}</small>{{/rule}}</td>{{#cells}}<td>{{#same}}<span class="same"><span
      aria-hidden="true">=&nbsp;</span><span class="unseen">same: </span>{{value}}</span>{{/same}}{{#differs}}<span class="differs"><span
      aria-hidden="true">≠&nbsp;</span><span class="unseen">differs: </span>{{value}}</span>{{/differs}}{{^value}}<span
      class="quiet">–</span>{{/value}}</td>{{/cells}}</tr>{{/fields}}{{^fields}}<tr><td class="empty">No record has a usable
      value.</td></tr>{{/fields}}</tbody></table>
      """) + "{{#more}}<p class=\"note\">and {{more}} more records: <code>crosswalk</code> lists them</p>{{/more}}</details>"

  private static func openingFirst(_ cards: ReportValue) -> ReportValue {
    .list(cards.items.enumerated().map { index, card in card.setting("open", .flag(index == 0)) })
  }

  /// The customers first in the order, each with its records side by side.
  private static func cards(_ database: Database, order: String) throws -> [ReportValue] {
    let numbers = try database.objects(
      "SELECT customer_no FROM customer WHERE record_count > 1 ORDER BY \(order) LIMIT \(cardsShown)"
    ).items
    let customers = try database.objects(query(from: "customer", order: order)).items
    return try zip(numbers, customers).map { number, customer in
      let records = try database.objects(
        """
        SELECT r.record_no, s.name AS source, r.source_key, f.path AS file, r.line FROM record r JOIN source s USING (source_no)
        JOIN file f USING (file_no) WHERE r.customer_no = ? ORDER BY r.record_no LIMIT \(recordsShown)
        """, [number["customer_no"].int])
      let table = try RecordComparison(
        database, customer: number["customer_no"].int, records: records.items.map { $0["record_no"].int })
      let hidden = customer["record_count"].int - records.items.count
      return customer.setting("confidence", customer["confidence"].asShare).setting(
        "records", .list(records.items.map { $0.removing("record_no") })
      )
      .setting("fields", table.fields).setting("more", hidden > 0 ? .number(hidden) : .missing)
      .setting("link", try weakestLink(database, customer: number["customer_no"].int))
    }
  }

  private static func weakestLink(_ database: Database, customer: Int) throws -> ReportValue {
    let link = try database.object(
      """
      SELECT l.a_record, l.b_record, sa.name AS a_source, a.source_key AS a_key, sb.name AS b_source, b.source_key AS b_key, l.weight
      FROM record a JOIN link l ON l.a_record = a.record_no JOIN record b ON b.record_no = l.b_record
      JOIN source sa ON sa.source_no = a.source_no JOIN source sb ON sb.source_no = b.source_no
      WHERE a.customer_no = ? AND b.customer_no = a.customer_no AND l.band = 'merge' ORDER BY l.weight, a_record, b_record LIMIT 1
      """, [customer]
    )
    guard link["weight"] != .missing else { return .missing }
    let story = try LinkStory(database, link["a_record"].int, link["b_record"].int)
    return link.removing("a_record", "b_record").setting("weight", link["weight"].asBits).setting(
      "for", .text(story.evidenceFor)
    )
    .setting("against", .text(story.evidenceAgainst))
  }
}
