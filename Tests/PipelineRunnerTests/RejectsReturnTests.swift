import Foundation
import PipelineRunner
import Testing

/// Rows set aside are written out, mended, and enter as if they had been right first.
@Suite struct RejectsReturnTests {
  private static let header = "Id;Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort;Newsletter"

  /// Pairs of records of one person, so that there is something to merge.
  private static func row(_ number: Int) -> String {
    let person = number / 2
    return
      "\(number);Jörg\(person);Müller\(person);joerg\(person)@post.example;+49 170 \(1_000_000 + person);Weg \(person);01067;Köln;ja"
  }

  /// Every fourth row broken: a cell too few, two too many, an open quote.
  private static func broken(_ number: Int) -> String {
    let cells = row(number).split(separator: ";").map(String.init)
    switch number / 4 % 3 {
    case 0: return cells.dropLast(4).joined(separator: ";")
    case 1: return (cells[..<2] + ["geb. Schmidt", "verw. Kurz"] + cells[2...]).joined(separator: ";")
    default: return cells[0] + ";\"" + cells[1...].joined(separator: ";")
    }
  }

  private static func pipeline(key: Bool) -> String {
    """
    version: 1
    pipeline: c
    country: DE
    sources:
      crm: { path: inbox/*.csv, rejects: fixed/*.csv\(key ? ", key: Id" : "") }
    output: out

    """
  }

  private static func list(_ count: Int, _ line: (Int) -> String) -> Data {
    // As German spreadsheet programs write it.
    let text = ([header] + (0..<count).map(line)).joined(separator: "\r\n") + "\r\n"
    return text.data(using: .windowsCP1252) ?? Data()
  }

  /// What must not depend on when a row was right.
  private static let queries = [
    """
    SELECT customer_id, kind, full_name, email, phone, street, city, postal_code, record_count, confidence, consent_email
    FROM customers ORDER BY 1
    """,
    "SELECT customer_id, source, source_key FROM crosswalk ORDER BY 1, 3",
    "SELECT customer_id, field, label, value, raw, is_golden, rank, rule, role, source_key FROM customer_values ORDER BY 1, 2, 3, 4, 6, 10",
    "SELECT a_key, b_key, weight, band FROM matches ORDER BY 1, 2", "SELECT channel, purpose, state FROM consents",
  ]

  @Test(
    "500 broken rows, written out, mended and read again give the customers of a file that was right", arguments: [true, false])
  func promise13(key: Bool) async throws {
    let count = 2000
    let right = try TemporaryFolder()
    try right.write("pipeline.yaml", Self.pipeline(key: key))
    try right.write("inbox/list.csv", Self.list(count, Self.row))
    try await right.run()

    let mended = try TemporaryFolder()
    try mended.write("pipeline.yaml", Self.pipeline(key: key))
    try mended.write("inbox/list.csv", Self.list(count) { $0 % 4 == 0 ? Self.broken($0) : Self.row($0) })
    try await mended.run(output: "first")
    #expect(try mended.number("SELECT count(*) FROM rejects", output: "first") == 500)
    try mended.write("fixed/x", "")
    let written = try RejectsFile.write(try mended.database("first"), source: nil, to: mended.path("fixed/rows.csv"))
    #expect(written.rows == 500 && written.others == 0)

    // As it was written, nothing enters.
    try await mended.run(output: "unmended")
    #expect(try mended.number("SELECT count(*) FROM rejects", output: "unmended") == 500)
    #expect(try mended.rows("SELECT pieces FROM skipped_piece WHERE reason = 'not_mended'", output: "unmended") == ["500"])

    try mended.edit("fixed/rows.csv") { text in
      text.split(separator: "\r\n").enumerated().map { index, line in
        if index == 0 { return line.components(separatedBy: ",\"_extra").first ?? "" }
        let place = line.split(separator: ",").prefix(4).joined(separator: ",")
        let number = (Int(line.split(separator: "\"")[4]) ?? 0) - 2
        let cells = Self.row(number).split(separator: ";").map { "\"\($0.hasPrefix("+") ? "'" : "")\($0)\"" }
        return place + ",\"mended\"," + cells.joined(separator: ",")
      }.joined(separator: "\r\n") + "\r\n"
    }
    try await mended.run()
    for query in Self.queries {
      let expected = try right.rows(query)
      let found = try mended.rows(query)
      #expect(!expected.isEmpty && found == expected, "\(zip(expected, found).first { $0 != $1 }.map { "\($0)" } ?? "")")
    }
    #expect(try mended.number("SELECT count(*) FROM rejects") == 0)
    #expect(
      try mended.rows(
        "SELECT path, records, rejected, bytes - record_bytes - separator_bytes - skipped_bytes - rejected_bytes FROM files ORDER BY path"
      )
        == ["fixed/rows.csv|500|0|0", "inbox/list.csv|1500|0|0"])
    #expect(try mended.rows("SELECT pieces FROM skipped_piece WHERE reason = 'mended'") == ["500"])
  }

  private static let small =
    "Id,First Name,Last Name,Email\n1,Ada,Byte,ada@nimbus.example\n2,Bob,Stone\n3,Eve,Lane,eve@post.example\n"

  private static func folder(_ list: String = small) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", pipeline(key: true).replacing("country: DE", with: "country: GB"))
    try folder.write("inbox/list.csv", list)
    try await folder.run()
    try folder.write("fixed/x", "")
    _ = try RejectsFile.write(try folder.database(), source: nil, to: folder.path("fixed/rows.csv"))
    return folder
  }

  @Test("a row whose code was taken out enters as it stands; its place is that of the mended file")
  func released() async throws {
    let folder = try await Self.folder()
    try folder.edit("fixed/rows.csv") { $0.replacing("\"too_few_fields\"", with: "\"\"") }
    try await folder.run()
    #expect(try folder.rows("SELECT source_key, file, line FROM crosswalk WHERE source_key = '2'") == ["2|fixed/rows.csv|2"])
    #expect(try folder.number("SELECT count(*) FROM rejects") == 0)
  }

  @Test("a mended row that is in a later export is that record; one of a file that is gone still enters")
  func laterExport() async throws {
    let folder = try await Self.folder()
    try folder.edit("fixed/rows.csv") { $0.replacing("\"Stone\",\"\"", with: "\"Stone\",\"old@stone.example\"") }
    try FileManager.default.removeItem(atPath: folder.path("inbox/list.csv"))
    try folder.write("inbox/next.csv", Self.small.replacing("Bob,Stone", with: "Bob,Stone,new@stone.example"))
    try await folder.run()
    #expect(try folder.rows("SELECT email FROM customers WHERE full_name = 'Bob Stone'") == ["new@stone.example"])
    try folder.write("inbox/next.csv", "Id,First Name,Last Name,Email\n1,Ada,Byte,ada@nimbus.example\n")
    try await folder.run()
    #expect(try folder.rows("SELECT email FROM customers WHERE full_name = 'Bob Stone'") == ["old@stone.example"])
  }

  @Test("a spreadsheet program may save the file in its own way")
  func resaved() async throws {
    let folder = try await Self.folder()
    try folder.edit("fixed/rows.csv") { text in
      text.replacing("\u{FEFF}", with: "").replacing("\",\"", with: "\";\"")
        .replacing("\"Stone\";\"", with: "\"Stone\";\"bob@stone.example")
    }
    try await folder.run()
    #expect(try folder.rows("SELECT email FROM customers WHERE full_name = 'Bob Stone'") == ["bob@stone.example"])
  }

  @Test("rows of other sources stay out, and a file that is no export is refused by name")
  func others() async throws {
    let folder = try await Self.folder()
    try folder.edit("fixed/rows.csv") {
      $0.replacing("\"crm\"", with: "\"shop\"").replacing("\"too_few_fields\"", with: "\"\"")
    }
    try folder.write("fixed/wrong.csv", "Id,First Name\n9,Zoe\n")
    let summary = try await folder.run()
    #expect(summary.diagnostics.map(\.code) == ["no_rejects_export"])
    #expect(try folder.number("SELECT count(*) FROM crosswalk") == 2)
    #expect(try folder.rows("SELECT pieces FROM skipped_piece WHERE reason = 'other_source'") == ["1"])
  }

  @Test(
    "case 88: cells that look like formulas are guarded in the file and come back as they were",
    arguments: ["=1+1", "+44 20", "'=x", "''+1", " -3", "\t@", "plain'", "'", "a\n=b"])
  func case88(cell: String) async throws {
    let quoted = "\"" + cell.replacing("\"", with: "\"\"") + "\""
    let folder = try await Self.folder("Id,First Name,Last Name,Email\n1,Ada,Byte,ada@nimbus.example\n2,Bob,\(quoted)\n")
    #expect(try folder.number("SELECT count(*) FROM rejects") == 1)
    for row in try folder.text("fixed/rows.csv").split(separator: "\",\"") {
      #expect(!"=+-@\t".contains(row.first { $0 != " " } ?? "x"))
    }
    try folder.edit("fixed/rows.csv") { $0.replacing("\"too_few_fields\"", with: "\"\"").replacing("last name", with: "") }
    try await folder.run()
    let right = try await Self.folder("Id,First Name,Last Name,Email\n1,Ada,Byte,ada@nimbus.example\n2,Bob,\(quoted),\n")
    let values = "SELECT field, value, raw, state FROM customer_values WHERE source_key = '2' ORDER BY 1, 2"
    #expect(try folder.rows(values) == (try right.rows(values)))
  }

  @Test("case 59: passwords and card numbers of a table leave neither as values nor in what is set aside")
  func case59() async throws {
    let list = """
      Id,First Name,Password,Email,Card Number
      1,Ada,hunter2,ada@nimbus.example,4111111111111111
      2,Bob,s3cret
      3,Eve,pa,ss,eve@post.example,4012888888881881
      4,"Zoe,topsecret,zoe@post.example,4222222222222

      """
    let folder = try await Self.folder(list)
    #expect(try folder.number("SELECT count(*) FROM rejects") == 3)
    #expect(try folder.rows("SELECT pieces FROM skipped_piece WHERE reason = 'secret'") == ["2"])
    let database = String(decoding: try folder.bytes("out/customers.sqlite"), as: UTF8.self)
    let exported = try folder.text("fixed/rows.csv")
    for secret in ["hunter2", "s3cret", "topsecret", "4111111111111111", "4012888888881881", "4222222222222"] {
      #expect(!database.contains(secret) && !exported.contains(secret), "\(secret)")
    }
    #expect(exported.contains("Eve") && exported.contains("Zoe"))
  }
}
