import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite struct XLSXSheetTests {
  private typealias Cell = TestWorkbook.Cell

  private static let header: [Cell] = ["Name", "Email", "Phone"]

  /// The texts of the column `v` of a sheet with these cells in it.
  private func values(_ cells: [Cell], formats: [String] = ["0"], is1904: Bool = false) throws -> [String?] {
    var workbook = TestWorkbook([["Name", "v"]] + cells.map { ["x", $0] }, formats: formats)
    workbook.is1904 = is1904
    let run = try readSheet(try workbook.xlsx())
    #expect(run.account.addsUp && run.rejects.isEmpty && run.failure == nil)
    return run.rows.map { $0["v"] }
  }

  @Test("rows under the header become records; their line is the sheet's row, their bytes are the sheet's")
  func simple() throws {
    let bytes = try TestWorkbook([
      Self.header, ["Ada Byte", "ada@x.example", "0113 496"], ["Bob", "", .inline("7")], [], ["Zoë & <Co>", "z@x.example"],
    ]).xlsx()
    let run = try readSheet(bytes)
    #expect(run.columns == ["Name", "Email", "Phone"])
    #expect(
      run.rows == [
        ["Name": "Ada Byte", "Email": "ada@x.example", "Phone": "0113 496"], ["Name": "Bob", "Phone": "7"],
        ["Name": "Zoë & <Co>", "Email": "z@x.example"],
      ])
    #expect(run.records.map(\.line) == [2, 3, 5] && run.records.map(\.number) == [1, 2, 3])
    #expect(run.account.bytes == bytes.count && run.account.addsUp)
    let first = try #require(run.records.first)
    #expect(run.account.recordBytes == first.byteEnd - first.byteStart && first.byteStart > 0)
    #expect(run.records.allSatisfy { $0.byteStart == first.byteStart && $0.byteEnd == first.byteEnd })
    #expect(run.account.sha256 == SHA256.hexDigest(of: bytes))
  }

  @Test("formatted runs are one text; readings are left out; cached results of formulas are values")
  func texts() throws {
    let rich = "<r><t>Ada </t></r><r><rPr><b/></rPr><t>Byte</t></r><rPh sb=\"0\" eb=\"1\"><t>エイダ</t></rPh><phoneticPr/>"
    let inline = "<c r=\"REF\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>"
    let found = try values([
      .shared(rich), .raw(inline), .formula("x&y"), .shared(" two  blanks "), .shared("a_x000D__x000A_b_x005F_x_y"),
      .inline("line\nbreak"),
    ])
    #expect(found == ["Ada Byte", "ab", "x&y", " two  blanks ", "a\r\nb_x_y", "line\nbreak"])
  }

  @Test("truth values are TRUE and FALSE; an error value is nothing, and noted")
  func truthAndErrors() throws {
    let run = try readSheet(
      try TestWorkbook([["Name", "Email", "v"], ["a", .error("#N/A"), .truth(true)], ["b", "b@x.example", .truth(false)]])
        .xlsx())
    #expect(run.rows == [["Name": "a", "v": "TRUE"], ["Name": "b", "Email": "b@x.example", "v": "FALSE"]])
    #expect(run.issues.map(\.column) == ["Email"] && run.issues.map(\.code) == [.errorValue])
  }

  @Test(
    "numbers have no exponent and no noise",
    arguments: [
      ("447701000001", "447701000001"), ("4.47701000001E+11", "447701000001"), ("0.1", "0.1"), ("0.10000000000000001", "0.1"),
      ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.3"), ("99.999999999999986", "100"), ("-12.50", "-12.5"),
      ("1E-7", "0.0000001"), ("12345678901234567890", "12345678901234567890"), ("1.5E3", "1500"), ("0", "0"), ("-0", "0"),
      ("007", "7"), ("1234567.8899999999", "1234567.89"), ("1E400", "1E400"), ("NaN", "NaN"), ("9.99999999999999999", "10"),
      ("123456789012345.678", "123456789012346"),
    ])
  func numbers(written: String, read: String) throws { #expect(try values([.number(written)]) == [read]) }

  @Test("a format of zeros keeps the zeros in front")
  func padded() throws {
    let formats = ["0", "00000", "000", "0.00"]
    let cells: [Cell] = [
      .number("1067", style: 1), .number("10115", style: 1), .number("7", style: 2), .number("-7", style: 2),
      .number("7.5", style: 3),
    ]
    #expect(try values(cells, formats: formats) == ["01067", "10115", "007", "-7", "7.5"])
  }

  @Test(
    "dates count from 1900, with a day too many in it",
    arguments: [
      ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "60"), ("61", "1900-03-01"), ("25569", "1970-01-01"),
      ("45351", "2024-02-29"), ("45351.5", "2024-02-29T12:00:00"), ("45351.999999", "2024-03-01"), ("2958465", "9999-12-31"),
      ("2958466", "2958466"), ("-1", "-1"), ("0", "0"),
    ])
  func dates(serial: String, text: String) throws {
    #expect(try values([.number(serial, style: 1)], formats: ["0", "14"]) == [text])
  }

  @Test("or from 1904, where the workbook says so")
  func dates1904() throws {
    let cells = ["0", "1", "43890"].map { Cell.number($0, style: 1) }
    #expect(try values(cells, formats: ["0", "14"], is1904: true) == ["1904-01-01", "1904-01-02", "2024-03-01"])
  }

  @Test(
    "formats tell what a number is",
    arguments: [
      ("14", "2024-02-29T18:45:00"), ("22", "2024-02-29T18:45:00"), ("0", "45351.78125"), ("2", "45351.78125"),
      ("dd.mm.yyyy", "2024-02-29T18:45:00"), ("yyyy\\-mm\\-dd hh:mm", "2024-02-29T18:45:00"), ("mmm", "2024-02-29T18:45:00"),
      ("[$-407]d. mmmm yyyy;@", "2024-02-29T18:45:00"), ("#,##0.00 \"days\"", "45351.78125"), ("0.0\\d", "45351.78125"),
      ("[Red]0", "45351.78125"), ("General", "45351.78125"), ("@", "45351.78125"), ("[h]:mm", "1088442:45:00"),
      ("_-0_d", "45351.78125"),
    ])
  func formats(code: String, text: String) throws {
    #expect(try values([.number("45351.78125", style: 1)], formats: ["0", code]) == [text])
  }

  @Test("a time of day alone is a time")
  func times() throws {
    let cells: [Cell] = [.number("0.5", style: 1), .number("0.38541666666666669", style: 2), .number("45351", style: 3)]
    #expect(try values(cells, formats: ["0", "h:mm AM/PM", "21", "22"]) == ["12:00:00", "09:15:00", "2024-02-29T00:00:00"])
  }

  // MARK: sheets and headers

  private func sheet(_ name: String, _ rows: [[Cell]], state: String = "") -> TestWorkbook.Sheet {
    .init(name: name, rows: rows, state: state)
  }

  @Test("the first visible sheet whose header has known names is read; hidden ones are counted")
  func firstSheet() throws {
    let bytes = try TestWorkbook(sheets: [
      sheet("Old", [Self.header, ["Old"]], state: "hidden"), sheet("Gone", [Self.header, ["Gone"]], state: "veryHidden"),
      sheet("Notes", [["exported by us"], ["on Monday"]]), sheet("People", [Self.header, ["Ada"]]),
      sheet("More", [Self.header]),
    ]).xlsx()
    let run = try readSheet(bytes)
    #expect(run.rows == [["Name": "Ada"]])
    #expect(run.account.skippedPieces == ["hidden_sheet": 2, "other_sheet": 2, "header": 1])
  }

  @Test("`sheet` names the one to read, even a hidden one")
  func namedSheet() throws {
    let bytes = try TestWorkbook(sheets: [
      sheet("A & B", [Self.header, ["Ada"]]), sheet("Old", [Self.header, ["Bob"]], state: "hidden"),
    ]).xlsx()
    #expect(try readSheet(bytes, sheet: "A & B").rows == [["Name": "Ada"]])
    #expect(try readSheet(bytes, kind: .xlsx, sheet: "old").rows == [["Name": "Bob"]])
    let error = try #require(throws: ExtractionError.self) { try readSheet(bytes, sheet: "Olt") }
    #expect(error.code == "no_such_sheet" && error.message.contains("did you mean 'Old'"))
    #expect(error.hint == "its sheets: A & B, Old (hidden)")
  }

  @Test("the header is found below titles; sums and headers said again are left out")
  func headerBelowTitles() throws {
    var sheet = sheet(
      "Report",
      [
        ["Customer list 2024"], ["printed on Monday"], ["Name", "City", "Orders"], ["Ada", "Leeds", .number("3")],
        ["Name", "City", "Orders"], ["Bob", "York", .number("4")], ["Total", "", .number("7")], ["Confidential Information"],
      ])
    sheet.merges = ["A1:C1"]
    sheet.numbers = [1, 2, 4, 5, 6, 7, 9, 11]
    let run = try readSheet(try TestWorkbook(sheets: [sheet]).xlsx())
    #expect(run.rows.map { $0["Name"] } == ["Ada", "Bob"])
    #expect(run.account.skippedPieces == ["title": 2, "header": 1, "repeated_header": 1, "total_row": 1, "footer": 1])
    #expect(run.records.map(\.line) == [5, 7])
  }

  @Test("two header rows under merged cells are one header")
  func mergedHeader() throws {
    var sheet = sheet(
      "S",
      [
        ["Kundenliste"], ["Name", "Address", "", "", "Phone"], ["", "Street", "City", "Zip", ""],
        ["Ada", "4 Hill Rd", "Leeds", "LS1", "0113"],
      ])
    sheet.merges = ["A1:E1", "A2:A3", "B2:D2", "E2:E3"]
    let run = try readSheet(try TestWorkbook(sheets: [sheet]).xlsx())
    #expect(run.columns == ["Name", "Address / Street", "Address / City", "Address / Zip", "Phone"])
    #expect(run.rows.count == 1 && run.rows.first?["Address / City"] == "Leeds")
    #expect(run.account.skippedPieces == ["title": 1, "header": 2])
  }

  @Test("a header merged over two columns names both; data below is not taken for names")
  func mergedHeaderAlone() throws {
    var sheet = sheet("S", [["Name", "Phone", ""], ["Ada", "0113", "0114"], ["Bob", "0115"]])
    sheet.merges = ["B1:C1"]
    let run = try readSheet(try TestWorkbook(sheets: [sheet]).xlsx())
    #expect(run.columns == ["Name", "Phone", "Phone_2"])
    #expect(run.rows.first == ["Name": "Ada", "Phone": "0113", "Phone_2": "0114"])
  }

  @Test("a cell merged downwards holds for the rows it covers")
  func mergedData() throws {
    var sheet = sheet("S", [["Company", "Name"], ["Acme", "Ada"], ["", "Bob"], ["", ""], ["", "Carl"]])
    sheet.merges = ["A2:A4", "B2:B2"]
    let run = try readSheet(try TestWorkbook(sheets: [sheet]).xlsx())
    #expect(run.rows == [["Company": "Acme", "Name": "Ada"], ["Name": "Bob", "Company": "Acme"], ["Name": "Carl"]])
  }

  @Test("a column without a name that has values gets one; dropped columns never leave the reader")
  func unnamedAndDropped() throws {
    let bytes = try TestWorkbook([["", "Name", "Email", "Salary"], ["", "Ada", "a@x.example", .number("9"), "", "note"]]).xlsx()
    let run = try readSheet(bytes, drop: ["Salary"])
    #expect(run.columns == ["Name", "Email", "column_6"])
    #expect(run.rows == [["Name": "Ada", "Email": "a@x.example", "column_6": "note"]])
  }

  @Test("without a header row the file is refused, and read with names from the pipeline file")
  func missingHeader() throws {
    let bytes = try TestWorkbook([["Ada", "ada@x.example"], ["Bob", "bob@x.example"]]).xlsx()
    let error = try #require(throws: ExtractionError.self) { try readSheet(bytes) }
    #expect(error.code == "missing_header")
    let run = try readSheet(bytes, dialect: .init(header: false, columns: ["who", "mail"]))
    #expect(run.rows == [["who": "Ada", "mail": "ada@x.example"], ["who": "Bob", "mail": "bob@x.example"]])
  }

  @Test("a workbook without rows has no records")
  func empty() throws {
    let bytes = try TestWorkbook([]).xlsx()
    let run = try readSheet(bytes)
    #expect(run.records.isEmpty && run.account.addsUp && run.account.skippedBytes == bytes.count)
  }

  @Test("a long sheet comes in batches")
  func batches() throws {
    let rows: [[Cell]] = (1...10_000).map { [.number(String($0)), .inline("name \($0)")] }
    let run = try readSheet(try TestWorkbook([["Id", "Name"]] + rows).xlsx())
    #expect(run.batches > 1 && run.rows.map { $0["Id"] } == (1...10_000).map(String.init))
    #expect(run.account.addsUp && run.records.last?.line == 10_001)
  }

  @Test("random grids are read back as they were written", arguments: 0..<20)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = ["Ada", "Zoë", "&<>\"'", " ", "\n", "山田", "😀", "_x0041_", "7", "]]>", "a\tb"]
    var rows: [[Cell]] = [["Name", "Email", "City", "Zip"]]
    var expected: [[String: String]] = []
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      var row: [Cell] = []
      var values: [String: String] = [:]
      for column in ["Name", "Email", "City", "Zip"] {
        let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        let safe = text.replacing("_x0041_", with: "_x005F_x0041_")
        switch Int.random(in: 0..<5, using: &random) {
        case 0: row.append(.shared(safe))
        case 1: row.append(.inline(safe))
        case 2: row.append(.formula(safe))
        case 3:
          let number = Int.random(in: -1_000_000...1_000_000_000_000, using: &random)
          row.append(.number(String(number)))
          values[column] = String(number)
          continue
        default:
          row.append(.empty)
          continue
        }
        values[column] = text
      }
      rows.append(row)
      if !values.isEmpty { expected.append(values) }
    }
    let run = try readSheet(try TestWorkbook(rows).xlsx(packed: seed % 2 == 0), dialect: .init(header: true))
    let skipped = run.account.skippedPieces.filter { $0.key != "header" }
    #expect(skipped.isEmpty && run.rows == expected && run.account.addsUp)
  }
}
