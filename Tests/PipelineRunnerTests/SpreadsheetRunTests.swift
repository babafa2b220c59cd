import CZip
import Foundation
import Testing

/// A run over a workbook and one over the same rows as CSV give the same customers.
@Suite struct SpreadsheetRunTests {
  private static let rows = [
    ["Id", "First Name", "Last Name", "Email", "Mobile Phone", "Street", "Zip", "City", "Birthday"],
    ["1", "Ada", "Byte", "ada@nimbus.example", "447700900123", "4 Hill Rd", "LS1 4AB", "Leeds", "1980-03-01"],
    ["2", "A.", "Byte", "ada@nimbus.example", "447700900123", "4 Hill Road", "LS1 4AB", "Leeds", "1980-03-01"],
    ["3", "Bob", "Stone & Sons", "bob@stone.example", "447700900456", "Lane 7", "YO1 7HH", "York", "1975-12-24"],
    ["4", "Zoë", "Müller", "", "447700900789", "12 Mill St", "HU1 1AA", "Hull", "1990-07-15"],
    ["5", "Zoe", "Mueller", "zoe@post.example", "447700900789", "12 Mill Street", "HU1 1AA", "Hull", "1990-07-15"],
  ]

  private static let pipeline = """
    version: 1
    pipeline: customers
    country: GB
    sources:
      crm: { path: inbox/*, key: Id }
    output: out

    """

  /// What is known of the customers; customer ids are the same too, for they come from the records.
  private static let queries = [
    """
    SELECT customer_id, kind, full_name, email, phone, street, city, postal_code, birth_date, record_count, confidence
    FROM customers ORDER BY 1
    """,
    "SELECT customer_id, source, source_key FROM crosswalk ORDER BY 1, 3",
    "SELECT customer_id, field, label, value, is_golden, rank, rule, role FROM customer_values ORDER BY 1, 2, 3, 4, 6",
    "SELECT a_key, b_key, weight, band FROM matches ORDER BY 1, 2",
  ]

  @Test("the same customers come from a workbook as from the same rows as CSV")
  func sameCustomers() async throws {
    let lines = Self.rows.map { row in row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n" }
    let text = try TemporaryFolder()
    try text.write("pipeline.yaml", Self.pipeline)
    try text.write("inbox/list.csv", lines.joined())
    try await text.run()
    let book = try TemporaryFolder()
    try book.write("pipeline.yaml", Self.pipeline)
    try book.write("inbox/list.xlsx", try Self.workbook())
    try await book.run()
    for query in Self.queries {
      let expected = try text.rows(query)
      let found = try book.rows(query)
      #expect(!expected.isEmpty && found == expected)
    }
    #expect(try book.rows("SELECT DISTINCT line FROM crosswalk ORDER BY line") == ["2", "3", "4", "5", "6"])
    #expect(
      try book.rows(
        "SELECT records, rejected, bytes - record_bytes - separator_bytes - skipped_bytes - rejected_bytes FROM files")
        == ["5|0|0"])
  }

  @Test("a damaged workbook is set aside whole; the other files are read")
  func damaged() async throws {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline)
    try folder.write("inbox/a.xlsx", try Self.workbook().dropLast(100))
    try folder.write("inbox/b.xlsx", try Self.workbook())
    try await folder.run()
    #expect(try folder.rows("SELECT file, code FROM rejects") == ["inbox/a.xlsx|zip_truncated"])
    #expect(
      try folder.rows("SELECT path, records, bytes - rejected_bytes = 0 FROM files ORDER BY path") == [
        "inbox/a.xlsx|0|1", "inbox/b.xlsx|5|0",
      ])
  }

  /// Ids and phones are numbers, birthdays days since 1900, the rest texts.
  private static func workbook() throws -> Data {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var sheet = "<worksheet><sheetData>"
    for (index, row) in rows.enumerated() {
      sheet += "<row r=\"\(index + 1)\">"
      for (column, text) in row.enumerated() { sheet += cell(text, column: column, isHeader: index == 0) }
      sheet += "</row>"
    }
    sheet += "</sheetData></worksheet>"
    return try zip([
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(kind)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(kind)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"s\" Type=\"\(kind)/worksheet\" Target=\"sheet.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(kind)/styles\" Target=\"styles.xml\"/></Relationships>"
      ),
      ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
      ("xl/sheet.xml", sheet),
    ])
  }

  private static let days = ["1980-03-01": 29_281, "1975-12-24": 27_752, "1990-07-15": 33_069]

  private static func cell(_ text: String, column: Int, isHeader: Bool) -> String {
    if text.isEmpty { return "<c/>" }
    if let day = days[text] { return "<c s=\"1\"><v>\(day)</v></c>" }
    if !isHeader, Int(text) != nil { return "<c><v>\(text)</v></c>" }
    return "<c t=\"inlineStr\"><is><t>\(text.replacing("&", with: "&amp;"))</t></is></c>"
  }

  private struct Failure: Error {}

  private static func zip(_ entries: [(name: String, text: String)]) throws -> Data {
    let folder = try TemporaryFolder()
    let path = folder.path("file.zip")
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, nil) else { throw Failure() }
    for entry in entries {
      let bytes = Array(entry.text.utf8)
      // libzip frees the copy.
      guard let copy = malloc(bytes.count) else { throw Failure() }
      bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, $0.count) } }
      guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1),
        zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0
      else { throw Failure() }
    }
    guard zip_close(archive) == 0 else { throw Failure() }
    return try folder.bytes("file.zip")
  }
}
