import Diagnostics
import Foundation
import Testing

@testable import PipelineRunner

/// Every folder under `fixtures/cases` is a case: its `pipeline.yaml` is run, and what is published stands in its
/// `expected.txt`. `SELFSAME_RECORD=1` writes these anew; such a run fails, so that nobody takes it for a passing one.
@Suite(.serialized) struct GoldenCaseTests {
  static let folder = packageRoot + "/fixtures/cases"
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  static let isRecording = ProcessInfo.processInfo.environment["SELFSAME_RECORD"] == "1"

  /// What is written down of a case; customers go by the keys of their records, because ids say nothing to a reader.
  private static let queries: [(title: String, sql: String)] = [
    (
      "customers",
      """
      SELECT (SELECT group_concat(k, ' ') FROM (SELECT source || ':' || CASE WHEN source = 'mail' THEN 'mail' ELSE source_key END
      AS k FROM crosswalk x WHERE x.customer_id = c.customer_id ORDER BY 1)), kind, full_name, organization, email, phone, street,
      city, region, postal_code, country, birth_date, consent_email, consent_phone FROM customers c ORDER BY 1
      """
    ),
    (
      "values",
      """
      SELECT source, CASE WHEN source = 'mail' THEN 'mail' ELSE source_key END, field, label, value, raw, state,
      CASE WHEN is_golden THEN 'golden' ELSE '#' || rank END, rule, role FROM customer_values
      ORDER BY source, 2, field, label, value, raw, 8
      """
    ),
    (
      "interactions",
      """
      SELECT source, at, channel, direction, kind, subject, amount, currency, reference FROM interactions
      ORDER BY source, at, reference, kind
      """
    ),
    ("consents", "SELECT source, source_key, channel, purpose, state, at FROM consents ORDER BY 1, 2, 3, 4"),
    ("rejects", "SELECT file, line, byte_start, byte_end, field, code, message FROM rejects ORDER BY 1, 3"),
    (
      "files",
      """
      SELECT source, path, bytes, record_bytes, separator_bytes, skipped_bytes, rejected_bytes, records, rejected FROM files
      ORDER BY 1, 2
      """
    ),
  ]

  @Test("a case publishes what was recorded", arguments: cases)
  func matchesRecording(_ name: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(Self.folder)/\(name)", toPath: folder.path("case"))
    try await folder.run("case/pipeline.yaml")
    var told = ""
    for query in Self.queries {
      told += "## \(query.title)\n" + (try folder.rows(query.sql).map { Self.line($0) + "\n" }.joined()) + "\n"
    }
    let expected = "\(Self.folder)/\(name)/expected.txt"
    if Self.isRecording {
      try told.write(toFile: expected, atomically: true, encoding: .utf8)
      Issue.record("recorded; run again without SELFSAME_RECORD")
    } else {
      #expect(told == (try String(contentsOfFile: expected, encoding: .utf8)))
    }
  }

  /// Line breaks in values are shown.
  private static func line(_ row: String) -> String {
    row.replacing("\r", with: "\\r").replacing("\n", with: "\\n").replacing("|", with: " | ")
  }

  @Test("there are cases") func casesAreFound() { #expect(Self.cases.count >= 8) }
}
