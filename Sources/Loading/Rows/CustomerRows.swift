import RecordModel

/// Writes customers and all their values, by customer id.
struct CustomerRows {
  let snapshot: RunSnapshot

  func write(to connection: borrowing BulkConnection) throws {
    try writeCustomers(to: connection)
    try writeValues(to: connection)
  }

  private static let columns = """
    customer_no, customer_id, kind, full_name, given_name, family_name, organization, email, phone, street, city, region,
    postal_code, country, birth_date, job_title, language, record_count, source_count, first_seen, last_seen, last_activity,
    confidence, household_id, employer_id, consent_email, consent_phone, fingerprint
    """

  private func writeCustomers(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "customer", Self.columns)
    let table = snapshot.records
    try table.texts.withArena { arena in
      var golden = [TextID](repeating: .empty, count: CanonicalField.allCases.count)
      for (index, customer) in snapshot.merge.customers.enumerated() {
        for field in golden.indices { golden[field] = .empty }
        for value in customer.values where value.isGolden { golden[Int(value.field.rawValue)] = value.value }

        func bind(_ fields: CanonicalField..., to insert: inout PreparedStatement) {
          let text = fields.lazy.map { golden[Int($0.rawValue)] }.first { !$0.isEmpty }
          if let text {
            insert.bindInPlace(UnsafeBufferPointer(rebasing: arena[table.texts.range(of: text)]))
          } else {
            insert.bindNull()
          }
        }
        insert.bind(index + 1)
        insert.bind(customer.id.text)
        insert.bind(customer.kind == .organization ? "organization" : "person")
        insert.bindOrNull(customer.fullName(in: table))
        bind(.nameGiven, to: &insert)
        bind(.nameLast, to: &insert)
        if customer.kind == .organization {
          bind(.nameOrg, .company, to: &insert)
        } else {
          bind(.company, .nameOrg, to: &insert)
        }
        bind(.email, to: &insert)
        bind(.phone, to: &insert)
        bind(.addressStreet, to: &insert)
        bind(.addressCity, to: &insert)
        bind(.addressRegion, to: &insert)
        bind(.addressPostcode, to: &insert)
        bind(.addressCountry, to: &insert)
        bind(.birthDate, to: &insert)
        bind(.jobTitle, to: &insert)
        bind(.language, to: &insert)
        insert.bind(customer.records.count)
        insert.bind(sourceCount(of: customer))
        insert.bind(customer.firstSeen)
        insert.bind(customer.lastSeen)
        insert.bind(customer.lastActivity)
        insert.bind(customer.confidence)
        insert.bindOrNull(customer.householdID)
        insert.bindOrNull(customer.employerID?.text)
        insert.bind((customer.consents["email"] ?? .unknown).name)
        insert.bind((customer.consents["phone"] ?? .unknown).name)
        insert.bind(Int(truncatingIfNeeded: snapshot.merge.customerFingerprints[index]))
        try insert.insert()
      }
    }
  }

  private func sourceCount(of customer: GoldenRecord) -> Int {
    // Records stand in source order.
    var count = 0
    var last: UInt16?
    for record in customer.records {
      let source = snapshot.records.records[Int(record)].source
      if source != last { count += 1 }
      last = source
    }
    return count
  }

  private func writeValues(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "record_value",
      "customer_no, record_no, field, label, value, raw, state, is_golden, rank, rule, role")
    let table = snapshot.records
    try table.texts.withArena { arena in
      func text(_ id: TextID) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: arena[table.texts.range(of: id)])
      }
      for (index, customer) in snapshot.merge.customers.enumerated() {
        for value in customer.values {
          let stated = table.values[value.valueIndex]
          insert.bind(index + 1)
          insert.bind(Int(value.record) + 1)
          insert.bind(value.field.name)
          insert.bindInPlace(text(value.label))
          insert.bindInPlace(text(value.value))
          if stated.raw == value.value { insert.bindNull() } else { insert.bindInPlace(text(stated.raw)) }
          insert.bind(stated.flags.stateName)
          insert.bind(value.isGolden ? 1 : 0)
          insert.bind(value.rank)
          insert.bind(value.rule)
          insert.bind(value.role.rawValue)
          try insert.insert()
        }
      }
    }
  }
}

extension ConsentEvent.State {
  /// The name in the database.
  var name: String {
    switch self {
    case .unknown: "unknown"
    case .given: "given"
    case .refused: "refused"
    case .unverified: "unverified"
    }
  }
}

extension FieldValue.Flags {
  /// `customer_values.state`.
  var stateName: String { contains(.placeholder) ? "placeholder" : contains(.invalid) ? "invalid" : "ok" }
}

extension PreparedStatement {
  mutating func bind(_ time: Timestamp) {
    if time.isKnown { bind(time.iso8601) } else { bindNull() }
  }

  mutating func bindOrNull(_ text: String?) {
    if let text { bind(text) } else { bindNull() }
  }

  mutating func bindOrNull(_ bytes: [UInt8]) {
    if bytes.isEmpty { bindNull() } else { bind(bytes) }
  }
}
