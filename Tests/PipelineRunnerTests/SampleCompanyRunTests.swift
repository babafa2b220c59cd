import Evaluation
import Foundation
import GRDB
import ProfileStore
import Testing

@testable import PipelineRunner

/// The made-up company from its exports to the published database.
@Suite(.serialized) struct SampleCompanyRunTests {
  /// The public views and their first columns.
  static let views: [(name: String, columns: String)] = [
    (
      "customers",
      "customer_id kind full_name given_name family_name organization email phone street city region postal_code country birth_date job_title language record_count source_count first_seen last_seen last_activity confidence household_id consent_email consent_phone"
    ),
    (
      "customer_values",
      "customer_id field label value is_golden rank rule source source_key file line raw updated_at role"
    ),
    ("crosswalk", "customer_id source source_key file line byte_start byte_end first_run last_run"),
    ("interactions", "customer_id at channel direction kind subject amount currency reference source source_key"),
    ("consents", "customer_id channel purpose state at wording source source_key"),
    ("matches", "a_source a_key b_source b_key weight probability band levels met_by"),
    ("review_queue", "question_id kind customer_a customer_b weight impact reason"),
    ("decisions", "decision_id kind a b by at reason status"),
    ("rejects", "source file record_number line byte_start byte_end field code message raw"),
    ("redirects", "customer_id now_id run_id why"),
    ("changes", "run_id customer_id event detail"),
    (
      "files",
      "source path sha256 bytes record_bytes separator_bytes skipped_bytes rejected_bytes records rejected"
    ),
    ("runs", "run_id started_at"),
    ("metrics", "run_id"),
  ]

  @Test("the whole company becomes customers, every view is there, every byte is accounted for, rows lead back to the files")
  func publishesEverything() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 80, seed: 5)
    // One row is damaged on purpose: it stops after its third cell.
    try company.edit("inbox/crm/contacts.csv") { $0 + "003DAMAGED,Only,Three\n" }
    let summary = try await company.run()

    #expect(summary.files?.database == company.path("out/customers.sqlite"))
    #expect(summary.sources.map(\.name) == ["callback", "crm", "erp", "forms", "mail", "newsletter", "shop"])
    for source in summary.sources { #expect(source.records > 0, "\(source.name) has records") }
    for view in Self.views {
      let listed = view.columns.split(separator: " ").map(String.init)
      #expect(Array(try company.columns(of: view.name).prefix(listed.count)) == listed, "columns of \(view.name)")
    }
    for view in [
      "customers", "customer_values", "crosswalk", "interactions", "consents", "matches", "changes", "files", "metrics",
    ] {
      #expect(try company.number("SELECT count(*) FROM \(view)") > 0, "\(view) is filled")
    }

    // Every byte is a record's, a separator's, skipped or rejected; every file of the inbox is there once.
    #expect(
      try company.rows(
        "SELECT path FROM files WHERE bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes") == [])
    let files = try company.rows("SELECT path, bytes FROM files ORDER BY path")
    let onDisk = try company.files("inbox").map { "inbox/\($0)|\(try company.bytes("inbox/\($0)").count)" }
    #expect(files == onDisk.sorted())
    #expect(try company.rows("SELECT path FROM files WHERE length(sha256) <> 64") == [])

    // The damaged row is set aside with its place and its bytes.
    let damaged = try company.rows("SELECT source, file, code, raw FROM rejects WHERE CAST(raw AS TEXT) LIKE '003DAMAGED%'")
    #expect(damaged.count == 1)
    #expect(damaged.first?.hasPrefix("crm|inbox/crm/contacts.csv|") == true)
    #expect(try company.number("SELECT sum(rejected) FROM files") == (try company.number("SELECT count(*) FROM rejects")))

    try checkCountsAgree(company, summary)
    try checkPlaces(company)
  }

  private func checkCountsAgree(_ company: TemporaryFolder, _ summary: RunSummary) throws {
    #expect(try company.number("SELECT count(*) FROM customers") == summary.customers)
    #expect(try company.number("SELECT count(*) FROM crosswalk") == summary.records)
    #expect(try company.number("SELECT sum(record_count) FROM customers") == summary.records)
    #expect(try company.number("SELECT count(*) FROM review_queue") == summary.questions)
    #expect(try company.number("SELECT count(*) FROM changes") == summary.changes)
    #expect(try company.number("SELECT count(DISTINCT customer_id) FROM customers") == summary.customers)
    // A customer has at most one golden value of a field that a column of `customers` shows, and it is the one shown.
    #expect(
      try company.rows(
        """
        SELECT customer_id FROM customers c WHERE email IS NOT (SELECT value FROM customer_values v
        WHERE v.customer_id = c.customer_id AND v.field = 'email' AND v.is_golden)
        """) == [])
    let attributes = try FileManager.default.attributesOfItem(atPath: company.path("out/customers.sqlite"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try company.text("out/report/index.html").contains("</html>"))
    #expect(try JSONSerialization.jsonObject(with: company.bytes("out/report/report.json")) is [String: Any])
    #expect(try company.text("out/runs.jsonl").split(separator: "\n").count == 1)
    #expect(try JSONSerialization.jsonObject(with: company.bytes("out/model.json")) is [String: Any])
  }

  /// The byte range of every CSV record holds its key.
  private func checkPlaces(_ company: TemporaryFolder) throws {
    let contents = [UInt8](try company.bytes("inbox/crm/contacts.csv"))
    let places = try company.rows("SELECT source_key, byte_start, byte_end FROM crosswalk WHERE source = 'crm'")
    for place in places {
      let parts = place.split(separator: "|")
      let (start, end) = (Int(parts[1]) ?? 0, Int(parts[2]) ?? 0)
      #expect(start < end && end <= contents.count)
      #expect(String(decoding: contents[start..<end], as: UTF8.self).hasPrefix(parts[0]))
    }
  }

  @Test("every value of a CSV source points to bytes that hold it; full names are put together from two cells")
  func valuesAreTraceable() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 60, seed: 6)
    try await company.run()
    for (source, file) in [("crm", "inbox/crm/contacts.csv"), ("shop", "inbox/shop/customers.csv")] {
      let contents = [UInt8](try company.bytes(file))
      let rows = try company.database().read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT v.raw, x.byte_start, x.byte_end, v.file FROM customer_values v JOIN crosswalk x USING (source, source_key)
            WHERE source = ? AND field <> 'name.full'
            """, arguments: [source])
      }
      #expect(rows.count > 200)
      var lost: [String] = []
      for row in rows {
        let (raw, start, end, path): (String, Int, Int, String) = (row[0], row[1], row[2], row[3])
        if path != file || !String(decoding: contents[start..<end], as: UTF8.self).contains(raw) { lost.append(raw) }
      }
      #expect(lost == [])
    }
  }

  @Test("people of the made-up company are found again: few wrong merges, few missed ones")
  func agreesWithTheTruth() async throws {
    let company = try TemporaryFolder()
    try company.generate(customers: 150, seed: 7)
    try await company.run()
    guard case .entities(let truth) = try TruthFile.read(company.path("truth.csv")) else {
      Issue.record("the truth file is not one of entities")
      return
    }
    let comparison = try TruthComparison(company.database(), truth)
    #expect(comparison.missing == 0, "every record of the truth is in the database")
    #expect(comparison.accuracy.precision >= 0.9, "precision \(comparison.accuracy.precision)")
    #expect(comparison.accuracy.recall >= 0.8, "recall \(comparison.accuracy.recall)")
  }
}
