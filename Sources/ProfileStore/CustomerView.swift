import GRDB
import RecordModel

/// Everything known of one customer, as `show` and `explain` tell it.
package struct CustomerView: Sendable {
  /// A value of one of the customer's records, golden or not.
  package struct Value: Sendable, Hashable {
    package var field: String
    package var label: String
    package var value: String
    /// As it stood in the file.
    package var raw: String
    package var isGolden: Bool
    package var rank: Int
    package var rule: String
    /// `ok`, `placeholder`, `invalid`.
    package var state: String
    package var role: String
    package var record: RecordReference
    package var file: String
    package var line: Int
    package var updatedAt: String?
  }

  /// One of the customer's source records and where it lies.
  package struct Record: Sendable, Hashable {
    package var reference: RecordReference
    package var file: String
    package var number: Int
    package var line: Int
    package var byteStart: Int
    package var byteEnd: Int
    package var updatedAt: String?
    package var firstRun: Int
    package var lastRun: Int
  }

  /// Something that happened with the customer.
  package struct Interaction: Sendable, Hashable {
    package var at: String?
    package var channel: String
    package var direction: String
    package var kind: String
    package var subject: String?
    /// In minor units of `currency`.
    package var amount: Int64?
    package var currency: String?
    package var reference: String?
    package var record: RecordReference
  }

  /// Interactions of one kind that cost money, added up in one currency.
  package struct Purchases: Sendable, Hashable {
    package var kind: String
    package var count: Int
    /// In minor units of `currency`.
    package var amount: Int64
    package var currency: String
    package var first: String?
    package var last: String?
  }

  /// What the customer allowed or refused, as one record says.
  package struct Consent: Sendable, Hashable {
    package var channel: String
    package var purpose: String
    package var state: String
    package var at: String?
    package var wording: String?
    package var record: RecordReference
  }

  /// Another customer that belongs to this one without being it.
  package struct Relative: Sendable, Hashable {
    /// `household`, `employer`, `employee`.
    package var relation: String
    package var customerID: String
    package var name: String
  }

  package var row: CustomerRow
  /// By field and rank, golden values first.
  package var values: [Value]
  /// By source and key.
  package var records: [Record]
  /// The timeline: oldest first, undated ones last.
  package var interactions: [Interaction]
  package var consents: [Consent]
  /// Between its own records, strongest first.
  package var links: [LinkView]
  /// The rest of the household, the employer, or the first ``mostRelatives`` people who work there.
  package var relatives: [Relative]

  package static let mostRelatives = 50
}

extension CustomerView {
  /// By kind and currency, refunds among them, cancelled orders not.
  package var purchases: [Purchases] {
    var sums: [Purchases] = []
    for event in interactions {
      guard let amount = event.amount, !event.kind.hasSuffix("_cancelled") else { continue }
      let currency = event.currency ?? ""
      let place = sums.firstIndex { $0.kind == event.kind && $0.currency == currency } ?? sums.count
      if place == sums.count { sums.append(Purchases(kind: event.kind, count: 0, amount: 0, currency: currency)) }
      sums[place].count += 1
      sums[place].amount = sums[place].amount.addingReportingOverflow(amount).partialValue
      // Interactions come by time.
      sums[place].first = sums[place].first ?? event.at
      sums[place].last = event.at ?? sums[place].last
    }
    return sums.sorted { ($0.kind, $0.currency) < ($1.kind, $1.currency) }
  }

  /// Reads the customer with that current id, or nil.
  static func fetch(_ db: Database, id: String) throws -> CustomerView? {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM customer WHERE customer_id = ?", arguments: [id]) else {
      return nil
    }
    let number: Int64 = row["customer_no"]
    return CustomerView(
      row: CustomerRow(row), values: try values(db, number), records: try records(db, number),
      interactions: try interactions(db, number), consents: try consents(db, number),
      links: try LinkView.fetch(db, where: "a.customer_no = ? AND b.customer_no = ?", [number, number]),
      relatives: try relatives(db, row))
  }

  private static func relatives(_ db: Database, _ row: Row) throws -> [Relative] {
    // Databases of schema version 1 know of no relations.
    guard row.hasColumn("employer_id") else { return [] }
    let customer = CustomerRow(row)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT 'household' AS relation, * FROM customer WHERE household_id = :household AND customer_id <> :customer
        UNION ALL SELECT 'employer', * FROM customer WHERE customer_id = :employer
        UNION ALL SELECT 'employee', * FROM customer WHERE employer_id = :customer ORDER BY relation, customer_id LIMIT :most
        """,
      arguments: [
        "household": customer.householdID, "customer": customer.customerID, "employer": customer.employerID,
        "most": mostRelatives,
      ]
    ).map { Relative(relation: $0["relation"], customerID: $0["customer_id"], name: CustomerRow($0).displayName) }
  }

  private static func values(_ db: Database, _ number: Int64) throws -> [Value] {
    try rows(
      db,
      """
      SELECT v.*, coalesce(v.raw, v.value) AS shown_raw, s.name AS source, r.source_key, f.path, r.line, r.updated_at
      FROM record_value v JOIN record r USING (record_no) JOIN source s USING (source_no) JOIN file f USING (file_no)
      WHERE v.customer_no = ? ORDER BY v.rowid
      """, number
    ) { row in
      Value(
        field: row["field"], label: row["label"], value: row["value"], raw: row["shown_raw"], isGolden: row["is_golden"],
        rank: row["rank"], rule: row["rule"], state: row["state"], role: row["role"], record: reference(row),
        file: row["path"], line: row["line"], updatedAt: row["updated_at"])
    }
  }

  private static func records(_ db: Database, _ number: Int64) throws -> [Record] {
    try rows(
      db,
      """
      SELECT r.*, s.name AS source, f.path FROM record r JOIN source s USING (source_no) JOIN file f USING (file_no)
      WHERE r.customer_no = ? ORDER BY r.record_no
      """, number
    ) { row in
      Record(
        reference: reference(row), file: row["path"], number: row["record_number"], line: row["line"],
        byteStart: row["byte_start"], byteEnd: row["byte_end"], updatedAt: row["updated_at"], firstRun: row["first_run"],
        lastRun: row["last_run"])
    }
  }

  private static func interactions(_ db: Database, _ number: Int64) throws -> [Interaction] {
    try rows(
      db,
      """
      SELECT i.*, s.name AS source, r.source_key FROM record r JOIN interaction i USING (record_no)
      JOIN source s USING (source_no) WHERE r.customer_no = ? ORDER BY i.at IS NULL, i.at, i.rowid
      """, number
    ) { row in
      Interaction(
        at: row["at"], channel: row["channel"], direction: row["direction"], kind: row["kind"], subject: row["subject"],
        amount: row["amount"], currency: row["currency"], reference: row["reference"], record: reference(row))
    }
  }

  private static func consents(_ db: Database, _ number: Int64) throws -> [Consent] {
    try rows(
      db,
      """
      SELECT c.*, s.name AS source, r.source_key FROM record r JOIN consent c USING (record_no)
      JOIN source s USING (source_no) WHERE r.customer_no = ? ORDER BY c.channel, c.at IS NULL, c.at, c.rowid
      """, number
    ) { row in
      Consent(
        channel: row["channel"], purpose: row["purpose"], state: row["state"], at: row["at"], wording: row["wording"],
        record: reference(row))
    }
  }

  private static func rows<T>(_ db: Database, _ sql: String, _ number: Int64, _ make: (Row) -> T) throws -> [T] {
    var result: [T] = []
    let cursor = try Row.fetchCursor(db, sql: sql, arguments: [number])
    while let row = try cursor.next() { result.append(make(row)) }
    return result
  }

  private static func reference(_ row: Row) -> RecordReference {
    RecordReference(source: row["source"], key: row["source_key"])
  }
}
