import Diagnostics
import Foundation
import Testing

@testable import PipelineRunner

/// Exports of the world outside, hostile ones among them: they run through, and every byte is accounted for.
@Suite(.serialized, .enabled(if: SharedData.isPresent, "the shared test data is not beside the package"))
struct RealDataTests {
  private static let formats = SharedData.folder + "/formats"

  /// Runs one source over a set; gives nil where nothing could be read, which is told with 66.
  private func run(_ source: String) async throws -> TemporaryFolder? {
    let folder = try TemporaryFolder()
    try folder.write(
      "pipeline.yaml",
      "version: 1\npipeline: real\ncountry: US\nown_domains: [acme.example]\nsources:\n  real: \(source)\noutput: out\n")
    do {
      let summary = try await folder.run()
      #expect(summary.files != nil)
      return folder
    } catch let error as DiagnosticsError {
      #expect(error.exitCode == .noReadableInput)
      return nil
    }
  }

  private func checkAccounts(_ folder: TemporaryFolder) throws {
    let wrong = try folder.rows(
      "SELECT path, bytes, record_bytes, separator_bytes, skipped_bytes, rejected_bytes FROM files WHERE bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes"
    )
    #expect(wrong == [])
    #expect(try folder.rows("SELECT path FROM files WHERE bytes < 0 OR record_bytes < 0 OR skipped_bytes < 0") == [])
    #expect(
      try folder.number("SELECT coalesce(sum(rejected), 0) FROM files") == (try folder.number("SELECT count(*) FROM rejects")))
    #expect(try folder.rows("SELECT code FROM rejects WHERE code NOT GLOB '[a-z]*' OR code GLOB '*[^a-z0-9_]*'") == [])
    #expect(try folder.number("SELECT count(*) FROM crosswalk WHERE byte_end < byte_start OR line < 0") == 0)
  }

  @Test(
    "mailboxes and single mails of MIME libraries' own tests run through",
    arguments: ["mail_tika", "mail_mime4j", "mail_mimekit", "mail_enmime", "mail_talon"])
  func mail(_ set: String) async throws {
    guard let folder = try await run("{path: \(Self.formats)/\(set)/, kind: mail}") else { return }
    try checkAccounts(folder)
    #expect(try folder.number("SELECT count(*) FROM crosswalk") > 0)
    #expect(try folder.number("SELECT count(*) FROM interactions WHERE channel = 'email'") > 0)
  }

  @Test(
    "CSV files made to break readers run through",
    arguments: ["csv_spectrum", "csv_clevercsv", "csv_papaparse", "csv_univocity", "csv_commons", "misc_cmr_people"])
  func csv(_ set: String) async throws {
    guard let folder = try await run("{path: \(Self.formats)/\(set)/, kind: csv}") else { return }
    try checkAccounts(folder)
  }

  @Test(
    "XML feeds and attack files run through",
    arguments: [
      ("xml_ofbiz", "entity-engine-xml/Person"), ("xml_defusedxml", "root"), ("xml_libxml2", "doc"),
    ])
  func xml(_ set: String, _ record: String) async throws {
    guard
      let folder = try await run(
        "{path: \(Self.formats)/\(set)/, kind: xml, record: \(record), fields: {name.given: '@firstName', name.last: '@lastName'}}"
      )
    else { return }
    try checkAccounts(folder)
  }

  @Test("customers of a business feed are found by their attributes")
  func businessFeed() async throws {
    let folder = try #require(
      try await run(
        "{path: \(Self.formats)/xml_ofbiz/, kind: xml, record: entity-engine-xml/Person, key: '@partyId', fields: {name.given: '@firstName', name.last: '@lastName'}}"
      ))
    #expect(try folder.number("SELECT count(*) FROM customers WHERE full_name IS NOT NULL") > 3)
  }

  @Test(
    "JSON documents right and wrong run through", arguments: ["json_testsuite/test_parsing", "json_testsuite/test_transform"])
  func json(_ set: String) async throws {
    guard let folder = try await run("{path: \(Self.formats)/\(set)/, kind: json}") else { return }
    try checkAccounts(folder)
  }

  @Test("contacts of many programs run through, as vCards and as XML") func contacts() async throws {
    let folder = try #require(
      try await run("[\(Self.formats)/contacts_ezvcard/**/*.vcf, \(Self.formats)/contacts_ezvcard/**/*.xml]"))
    try checkAccounts(folder)
    #expect(try folder.number("SELECT count(*) FROM crosswalk") == 27)
    #expect(try folder.number("SELECT count(*) FROM rejects") == 0)
  }

  @Test("hostile strings as names are kept as they are, and disarmed in what is shown")
  func hostileNames() async throws {
    let bytes = try Data(contentsOf: URL(filePath: Self.formats + "/text_blns/blns.json"))
    let strings = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String])
    let rows = strings.enumerated().map { index, text in
      "k\(index),\"\(text.replacing("\"", with: "\"\""))\",\"\(text.replacing("\"", with: "\"\""))\",p\(index)@mail.example"
    }
    let folder = try TemporaryFolder()
    try folder.write("in.csv", "id,full name,city,email\n" + rows.joined(separator: "\n") + "\n")
    try folder.write(
      "pipeline.yaml",
      "version: 1\npipeline: blns\ncountry: US\nsources:\n  s: {path: in.csv, kind: csv, key: id}\noutput: out\n")
    let summary = try await folder.run()
    #expect(summary.records == strings.count)
    try checkAccounts(folder)
    #expect(try folder.number("SELECT count(*) FROM crosswalk") == strings.count)
    let page = try folder.text("out/report/index.html")
    for mark in ["<script>alert", "<img src=x", "javascript:alert(1)\""] {
      #expect(!page.contains(mark), "\(mark) stands in the report")
    }
    #expect(page.firstMatch(of: /<[^>]*alert\(/) == nil, "a value stands within a tag of the report")
  }
}
