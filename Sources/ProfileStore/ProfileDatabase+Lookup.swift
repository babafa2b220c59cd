import GRDB
import RecordModel

/// Where a customer id leads.
package enum ProfileIDResolution: Sendable, Hashable {
  case current(ProfileID)
  /// Merged into another customer, who is current.
  case redirected(Redirect, to: ProfileID)
  /// Retired or erased: it leads to nobody.
  case gone(Redirect)
  case unknown
}

extension ProfileDatabase {
  /// Follows redirects from an id to a current customer.
  package func resolve(_ id: ProfileID) throws -> ProfileIDResolution {
    try read { try Self.resolve($0, id) }
  }

  /// The customer an id leads to, redirects followed, or nil.
  package func customer(_ id: ProfileID) throws -> CustomerView? {
    try read { db in
      switch try Self.resolve(db, id) {
      case .current(let current), .redirected(_, to: let current): try CustomerView.fetch(db, id: current.text)
      case .gone, .unknown: nil
      }
    }
  }

  /// All customers one of whose emails is `email`, ASCII case aside, those it is golden for first.
  ///
  /// Cost: one pass over all values.
  package func customerIDs(email: String) throws -> [ProfileID] {
    try ids(
      """
      SELECT c.customer_id FROM record_value v JOIN customer c USING (customer_no)
      WHERE v.field = 'email' AND lower(v.value) = lower(?) GROUP BY c.customer_id
      ORDER BY max(v.is_golden) DESC, c.customer_id
      """, [email])
  }

  /// The customer of a source record, or nil.
  package func customerID(of record: RecordReference) throws -> ProfileID? {
    try read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT c.customer_id FROM source s JOIN record r USING (source_no) JOIN customer c USING (customer_no)
          WHERE s.name = ? AND r.source_key = ?
          """, arguments: [record.source, record.key]
      ).map(ProfileID.init(text:))
    }
  }

  /// Customers that a user may mean by a text: a customer id, `source:key`, a golden email or else any email, or a key of any
  /// source.
  package func customerIDs(meaning text: String) throws -> [ProfileID] {
    switch try resolve(ProfileID(text: text.uppercased())) {
    case .current(let id), .redirected(_, to: let id): return [id]
    case .gone, .unknown: break
    }
    if let reference = RecordReference(text: text), let id = try customerID(of: reference) { return [id] }
    if text.contains("@") {
      let golden = try ids(
        "SELECT customer_id FROM customer WHERE email IN (?, lower(?)) ORDER BY customer_id", [text, text])
      return golden.isEmpty ? try customerIDs(email: text) : golden
    }
    return try ids(
      """
      SELECT DISTINCT c.customer_id FROM source s JOIN record r ON r.source_no = s.source_no AND r.source_key = ?
      JOIN customer c USING (customer_no) ORDER BY c.customer_id
      """, [text])
  }

  private func ids(_ sql: String, _ arguments: StatementArguments) throws -> [ProfileID] {
    try read { try String.fetchAll($0, sql: sql, arguments: arguments).map(ProfileID.init(text:)) }
  }

  /// The scored link of two records, in either order, or nil when their pair was not kept.
  package func link(between a: RecordReference, and b: RecordReference) throws -> LinkView? {
    let condition = "sa.name = ? AND a.source_key = ? AND sb.name = ? AND b.source_key = ?"
    return try read { db in
      try LinkView.fetch(db, where: condition, [a.source, a.key, b.source, b.key]).first
        ?? LinkView.fetch(db, where: condition, [b.source, b.key, a.source, a.key]).first
    }
  }

  /// The links kept between the records of two customers, strongest first.
  package func links(between a: ProfileID, and b: ProfileID) throws -> [LinkView] {
    try read { db in
      guard let first = try Self.number(db, a), let second = try Self.number(db, b) else { return [] }
      let condition = "a.customer_no = ? AND b.customer_no = ?"
      let links = try LinkView.fetch(db, where: condition, [first, second])
      return first == second
        ? links
        : (links + (try LinkView.fetch(db, where: condition, [second, first])))
          .sorted { ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second) }
    }
  }

  private static func number(_ db: Database, _ id: ProfileID) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT customer_no FROM customer WHERE customer_id = ?", arguments: [id.text])
  }

  private static func resolve(_ db: Database, _ id: ProfileID) throws -> ProfileIDResolution {
    if try number(db, id) != nil { return .current(id) }
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT now_id, run_id, why FROM redirect WHERE customer_id = ?", arguments: [id.text])
    else { return .unknown }
    // Every run writes redirects that lead straight to a current customer.
    let to: String? = row[0]
    let target = to.map(ProfileID.init(text:))
    let redirect = Redirect(from: id, to: target, run: row[1], why: row[2])
    guard let target, try number(db, target) != nil else { return .gone(redirect) }
    return .redirected(redirect, to: target)
  }
}

extension RecordReference {
  /// Reads `source:key`; nil without a colon.
  package init?(text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    self.init(source: String(text[..<colon]), key: String(text[text.index(after: colon)...]))
  }
}
