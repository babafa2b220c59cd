import RecordModel

/// Writes source records with what they say beside values: issues, interactions, consent events.
struct RecordRows {
  let snapshot: RunSnapshot
  let history: RunHistory?

  func write(to connection: borrowing BulkConnection) throws {
    try writeRecords(to: connection)
    try writeIssues(to: connection)
    try writeInteractions(to: connection)
    try writeConsents(to: connection)
  }

  private var table: CustomerRecordTable { snapshot.records }

  private func writeRecords(to connection: borrowing BulkConnection) throws {
    let records = table.records
    var start = 0
    while start < records.count {
      let source = records[start].source
      let end = records[start...].firstIndex { $0.source != source } ?? records.count
      try writeRecords(start..<end, source: Int(source), to: connection)
      start = end
    }
  }

  private func writeRecords(_ range: Range<Int>, source: Int, to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "record",
      """
      record_no, source_no, source_key, customer_no, file_no, record_number, line, byte_start, byte_end, updated_at, first_run,
      last_run, fingerprint
      """)
    let run = snapshot.run.number
    var firstRuns = try history?.firstRuns(ofSource: snapshot.sources[source].name)
    try table.texts.withArena { arena in
      for index in range {
        let record = table.records[index]
        let key = UnsafeBufferPointer(rebasing: arena[table.texts.range(of: record.key)])
        insert.bind(index + 1)
        insert.bind(source + 1)
        insert.bindInPlace(key)
        insert.bind(Int(snapshot.merge.customerOfRecord[index]) + 1)
        insert.bind(Int(record.file) + 1)
        for number in [record.number, record.line, record.byteStart, record.byteEnd] { insert.bind(number) }
        insert.bind(record.updatedAt)
        insert.bind(try firstRuns?.firstRun(of: key) ?? run)
        insert.bind(run)
        insert.bind(Int(truncatingIfNeeded: snapshot.merge.recordFingerprints[index]))
        try insert.insert()
      }
    }
  }

  private func writeIssues(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "value_issue", "record_no, field, code")
    for issue in table.issues {
      insert.bind(issue.record + 1)
      insert.bind(issue.field?.name ?? "")
      insert.bind(issue.code.name)
      try insert.insert()
    }
  }

  private func writeInteractions(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "interaction",
      "record_no, at, channel, direction, kind, subject, amount, currency, reference")
    try table.texts.withArena { arena in
      func text(_ id: TextID) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: arena[table.texts.range(of: id)])
      }
      for (index, record) in table.records.enumerated() {
        for item in table.interactions[record.interactions] {
          insert.bind(index + 1)
          insert.bind(item.at)
          for id in [item.channel, item.direction, item.kind] { insert.bindInPlace(text(id)) }
          insert.bindOrNull(text(item.subject))
          if let amount = item.amount { insert.bind(Int(amount)) } else { insert.bindNull() }
          insert.bindOrNull(text(item.currency))
          insert.bindOrNull(text(item.reference))
          try insert.insert()
        }
      }
    }
  }

  private func writeConsents(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "consent", "record_no, channel, purpose, state, at, wording")
    try table.texts.withArena { arena in
      func text(_ id: TextID) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: arena[table.texts.range(of: id)])
      }
      for (index, record) in table.records.enumerated() {
        for event in table.consents[record.consents] {
          insert.bind(index + 1)
          insert.bindInPlace(text(event.channel))
          insert.bindInPlace(text(event.purpose))
          insert.bind(event.state.name)
          insert.bind(event.at)
          insert.bindOrNull(text(event.wording))
          try insert.insert()
        }
      }
    }
  }
}

extension PreparedStatement {
  /// Without a copy; NULL when empty.
  fileprivate mutating func bindOrNull(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.isEmpty { bindNull() } else { bindInPlace(bytes) }
  }
}
