import GRDB
import RecordModel

extension PreviousProfiles {
  /// What identity needs of the last run's database. Memory grows with its records: a reference and three numbers each.
  ///
  /// Throws a ``DiagnosticsError`` when the database cannot be read.
  package static func load(from database: ProfileDatabase) throws -> PreviousProfiles {
    var result = PreviousProfiles()
    try database.read { db in
      result.lastRun = try Int.fetchOne(db, sql: "SELECT coalesce(max(run_id), 0) FROM run") ?? 0
      var ids: [Int64: ProfileID] = [:]
      let customers = try Row.fetchCursor(db, sql: "SELECT customer_no, customer_id, fingerprint FROM customer")
      while let row = try customers.next() {
        let id = ProfileID(text: row[1])
        ids[row[0]] = id
        result.profileFingerprints[id] = UInt64(bitPattern: row[2])
      }
      let records = try Row.fetchCursor(
        db,
        sql: """
          SELECT s.name, r.source_key, r.customer_no, r.first_run, r.fingerprint FROM record r JOIN source s USING (source_no)
          """)
      while let row = try records.next() {
        guard let customer = ids[row[2]] else { continue }
        result.records[RecordReference(source: row[0], key: row[1])] = PreviousRecord(
          customer: customer, firstRun: row[3], fingerprint: UInt64(bitPattern: row[4]))
      }
      let redirects = try Row.fetchCursor(db, sql: "SELECT customer_id, now_id, run_id, why FROM redirect")
      while let row = try redirects.next() {
        let from = ProfileID(text: row[0])
        let to: String? = row[1]
        result.redirects[from] = Redirect(from: from, to: to.map(ProfileID.init(text:)), run: row[2], why: row[3])
      }
    }
    return result
  }
}
