import GRDB

extension ReportSection {
  static let clusters = ReportSection(
    id: "clusters", title: "Merges to look at",
    question: "Which customers are made of most records, and which hang together least?",
    sql: """
      SELECT customer_id, record_count, confidence FROM customers WHERE record_count > 1 ORDER BY confidence, record_count DESC
      """,
    read: { database in
      .object([
        ("largest", .list(try cards(database, order: "record_count DESC, confidence, customer_id"))),
        ("weakest", .list(try cards(database, order: "confidence, record_count DESC, customer_id"))),
      ])
    },
    template: """
      <h3>Weakest</h3>{{#weakest}}\(card){{/weakest}}{{^weakest}}<p class="empty">No customer is made of more than one record.</p>{{/weakest}}
      <h3>Largest</h3>{{#largest}}\(card){{/largest}}{{^largest}}<p class="empty">No customer is made of more than one record.</p>{{/largest}}
      """)

  private static let cardsShown = 6
  private static let recordsShown = 6

  private static let card = """
    <details class="card"><summary><b>{{name}}</b> <code>{{customer_id}}</code> <span>{{record_count}} records from
    {{source_count}} sources, confidence {{confidence}}</span></summary>
    <div class="scroll"><table><thead><tr><td></td>{{#records}}<th>{{source}}<small>{{file}}:{{line}}</small></th>{{/records}}</tr></thead>
    <tbody>{{#fields}}<tr><th scope="row">{{field}}</th>{{#cells}}<td{{#differs}} class="differs"{{/differs}}>{{value}}</td>{{/cells}}</tr>
    {{/fields}}</tbody></table></div>{{#more}}<p class="note">and {{more}} more records</p>{{/more}}
    {{#links}}<p class="note">{{a_source}} {{a_key}} – {{b_source}} {{b_key}}: weight {{weight}}</p>{{/links}}</details>
    """

  /// The customers first in the order, each with its records side by side.
  private static func cards(_ database: Database, order: String) throws -> [ReportValue] {
    let customers = try database.objects(
      """
      SELECT customer_no, customer_id, coalesce(full_name, organization, email, customer_id) AS name, record_count,
        source_count, confidence FROM customer WHERE record_count > 1 ORDER BY \(order) LIMIT \(cardsShown)
      """
    ).items
    return try customers.map { customer in
      let number = customer["customer_no"].int
      let records = try database.objects(
        """
        SELECT r.record_no, s.name AS source, r.source_key, f.path AS file, r.line FROM record r JOIN source s USING (source_no)
        JOIN file f USING (file_no) WHERE r.customer_no = ? ORDER BY r.record_no LIMIT \(recordsShown)
        """, [number])
      let numbers = records.items.map { $0["record_no"].int }
      let values = try database.objects(
        """
        SELECT field, record_no, group_concat(value, ' · ') AS value FROM (SELECT DISTINCT field, record_no, value, rank
          FROM record_value WHERE customer_no = ? AND state = 'ok' ORDER BY field, record_no, rank, value)
        GROUP BY field, record_no ORDER BY field, record_no
        """, [number])
      return .object([
        ("customer_id", customer["customer_id"]), ("name", customer["name"]), ("record_count", customer["record_count"]),
        ("source_count", customer["source_count"]), ("confidence", customer["confidence"]), ("records", records),
        ("fields", .list(table(values.items, numbers))),
        ("more", customer["record_count"].int > recordsShown ? .number(customer["record_count"].int - recordsShown) : .missing),
        ("links", try weakestLink(database, customer: number)),
      ])
    }
  }

  private static func table(_ values: [ReportValue], _ records: [Int]) -> [ReportValue] {
    var fields: [(name: String, byRecord: [Int: String])] = []
    for value in values {
      if fields.last?.name != value["field"].string { fields.append((value["field"].string, [:])) }
      fields[fields.count - 1].byRecord[value["record_no"].int] = value["value"].string
    }
    return fields.compactMap { field in
      let shown = records.compactMap { field.byRecord[$0] }
      guard let first = shown.first else { return nil }
      return .object([
        ("field", .text(field.name)),
        (
          "cells",
          .list(
            records.map { record in
              let value = field.byRecord[record] ?? ""
              return .object([("value", .text(value)), ("differs", .flag(!value.isEmpty && value != first))])
            })
        ),
      ])
    }
  }

  private static func weakestLink(_ database: Database, customer: Int) throws -> ReportValue {
    try database.objects(
      """
      SELECT sa.name AS a_source, a.source_key AS a_key, sb.name AS b_source, b.source_key AS b_key, l.weight
      FROM link l JOIN record a ON a.record_no = l.a_record JOIN record b ON b.record_no = l.b_record
      JOIN source sa ON sa.source_no = a.source_no JOIN source sb ON sb.source_no = b.source_no
      WHERE a.customer_no = ? AND b.customer_no = a.customer_no AND l.band = 'merge' ORDER BY l.weight, a_record, b_record LIMIT 1
      """, [customer])
  }
}
