import RecordModel

/// Writes sources, their column mappings, input files with their byte accounts, and what was set aside.
struct FileRows {
  let snapshot: RunSnapshot

  func write(to connection: borrowing BulkConnection) throws {
    try writeSources(to: connection)
    try writeFiles(to: connection)
    try writeSkippedPieces(to: connection)
    try writeRejects(to: connection)
  }

  private func writeSources(to connection: borrowing BulkConnection) throws {
    var source = try PreparedStatement(connection, insertInto: "source", "source_no, name, trust")
    var mapping = try PreparedStatement(
      connection, insertInto: "column_mapping", "source_no, column_name, target, evidence")
    for (index, entry) in snapshot.sources.enumerated() {
      source.bind(index + 1)
      source.bind(entry.name)
      source.bind(entry.trust)
      try source.insert()
      // A source of several files may map a column twice to the same target; the first evidence is kept.
      struct Key: Hashable {
        var column: [UInt8]
        var target: [UInt8]
      }
      var seen: Set<Key> = []
      for line in entry.mappings
      where seen.insert(Key(column: Array(line.column.utf8), target: Array(line.target.utf8))).inserted {
        mapping.bind(index + 1)
        mapping.bind(line.column)
        mapping.bind(line.target)
        mapping.bind(line.evidence)
        try mapping.insert()
      }
    }
  }

  private func writeFiles(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "file",
      """
      file_no, source_no, path, kind, sha256, bytes, record_bytes, separator_bytes, skipped_bytes, rejected_bytes, records,
      rejected
      """)
    for (index, file) in snapshot.files.enumerated() {
      let account = file.account
      insert.bind(index + 1)
      insert.bind(file.source + 1)
      insert.bind(account.path)
      insert.bind(file.kind)
      insert.bind(account.sha256)
      for count in [
        account.bytes, account.recordBytes, account.separatorBytes, account.skippedBytes, account.rejectedBytes,
        account.records, account.rejected,
      ] {
        insert.bind(count)
      }
      try insert.insert()
    }
  }

  private func writeSkippedPieces(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(connection, insertInto: "skipped_piece", "file_no, reason, pieces")
    for (index, file) in snapshot.files.enumerated() {
      for (reason, pieces) in file.account.skippedPieces.sorted(by: { $0.key < $1.key }) {
        insert.bind(index + 1)
        insert.bind(reason)
        insert.bind(pieces)
        try insert.insert()
      }
    }
  }

  private func writeRejects(to connection: borrowing BulkConnection) throws {
    var insert = try PreparedStatement(
      connection, insertInto: "reject", "file_no, record_number, line, byte_start, byte_end, field, code, message, raw, cells")
    for (index, file) in snapshot.files.enumerated() {
      for row in file.rejects.sorted(by: Self.precedes) {
        for number in [index + 1, row.recordNumber, row.line, row.byteStart, row.byteEnd] { insert.bind(number) }
        insert.bind(row.field)
        insert.bind(row.code)
        insert.bind(row.message)
        insert.bindBlob(row.raw)
        insert.bind(Self.json(row.cells))
        try insert.insert()
      }
    }
  }

  /// `[["Name","Ada"],["Email",""]]`; empty for none.
  private static func json(_ cells: [RejectedRow.Cell]) -> String {
    if cells.isEmpty { return "" }
    let pairs = cells.map { "[\(JSONText.quoted($0.column)),\(JSONText.quoted($0.text))]" }
    return "[\(pairs.joined(separator: ","))]"
  }

  private static func precedes(_ a: RejectedRow, _ b: RejectedRow) -> Bool {
    if a.byteStart != b.byteStart { return a.byteStart < b.byteStart }
    if a.recordNumber != b.recordNumber { return a.recordNumber < b.recordNumber }
    return (a.field, a.code, a.message) < (b.field, b.code, b.message)
  }
}
