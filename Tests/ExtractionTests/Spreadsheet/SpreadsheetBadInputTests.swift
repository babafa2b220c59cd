import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// The bad-input cases that concern spreadsheets and archives, by their numbers.
@Suite struct SpreadsheetBadInputTests {
  private static let plain = TestWorkbook([
    ["Name", "Email"], ["Ada", "ada@x.example"], ["Bob", "bob@x.example"], ["Carl", "carl@x.example"],
  ])

  private func refusal(_ bytes: [UInt8], name: String = "list.xlsx", kind: SourceKind? = nil) throws -> ExtractionError {
    do {
      let run = try readSheet(bytes, name: name, kind: kind)
      return try #require(run.failure)
    } catch let error as ExtractionError {
      return error
    }
  }

  // MARK: 61

  @Test("case 61: a sheet that unpacks to hundreds of times its size is stopped while it unpacks")
  func case61Ratio() throws {
    var workbook = Self.plain
    workbook.sheets[0].after = String(repeating: " ", count: 40 << 20)
    let bytes = try workbook.xlsx()
    #expect(bytes.count < 200_000)
    #expect(try refusal(bytes).code == "zip_bomb")
  }

  @Test("case 61: so are texts and styles")
  func case61Parts() throws {
    var entries = Self.plain.entries
    let index = try #require(entries.firstIndex { $0.name == "xl/sharedStrings.xml" })
    entries[index].text += String(repeating: "\n", count: 40 << 20)
    #expect(try refusal(try ZipWriter.zip(entries)).code == "zip_bomb")
  }

  @Test("case 61: an entry that claims more than 2 GiB is refused unread")
  func case61Claim() throws {
    var bytes = try Self.plain.xlsx(packed: false)
    try Self.changeDirectory(of: "xl/worksheets/sheet1.xml", in: &bytes) { $0.replaceSubrange(24..<28, with: [0, 0, 0, 0xC0]) }
    #expect(try refusal(bytes).code == "zip_too_large")
  }

  @Test("case 61: an entry that unpacks to more than it claims is damaged")
  func case61Lie() throws {
    var bytes = try Self.plain.xlsx()
    try Self.changeDirectory(of: "xl/worksheets/sheet1.xml", in: &bytes) { $0.replaceSubrange(24..<28, with: [9, 0, 0, 0]) }
    #expect(try refusal(bytes).code == "zip_damaged")
  }

  @Test("case 61: an archive of archives holds no workbook, and is not unpacked further")
  func case61Nested() throws {
    let inner = try Self.plain.xlsx()
    let outer = try ZipWriter.zip([(name: "list.xlsx", bytes: inner)])
    #expect(try refusal(outer).code == "no_workbook")
    #expect(try refusal(outer, name: "export.zip").code == "looks_like_zip")
  }

  // MARK: 62

  @Test(
    "case 62: a name that leads out of the archive refuses the file, and is told",
    arguments: ["../x.xml", "xl/../../x", "/etc/x", "C:/x", "xl\\x.xml", "a/.."])
  func case62(name: String) throws {
    var workbook = Self.plain
    workbook.parts = [(name, "x")]
    let error = try refusal(try workbook.xlsx())
    #expect(error.code == "unsafe_entry_name" && error.message.contains(name))
  }

  @Test("case 62: relations that point out of the package lead nowhere")
  func case62Relations() throws {
    var entries = Self.plain.entries
    let index = try #require(entries.firstIndex { $0.name == "xl/_rels/workbook.xml.rels" })
    entries[index].text = entries[index].text.replacing("worksheets/sheet1.xml", with: "../../../../etc/passwd")
    #expect(try refusal(try ZipWriter.zip(entries)).code == "zip_damaged")
  }

  // MARK: 63

  @Test("case 63: two entries over the same bytes are refused")
  func case63Overlap() throws {
    var bytes = try Self.plain.xlsx(packed: false)
    let offset = try Self.directoryEntry(of: "_rels/.rels", in: bytes).map { Array(bytes[$0 + 42..<$0 + 46]) }
    let first = try #require(offset)
    try Self.changeDirectory(of: "xl/workbook.xml", in: &bytes) { $0.replaceSubrange(42..<46, with: first) }
    #expect(try refusal(bytes).code == "zip_damaged")

    var larger = try Self.plain.xlsx(packed: false)
    try Self.changeDirectory(of: "_rels/.rels", in: &larger) {
      $0.replaceSubrange(20..<22, with: [0, 8])
      $0.replaceSubrange(24..<26, with: [0, 8])
    }
    let error = try refusal(larger)
    #expect(error.code == "zip_damaged" && error.message.contains("overlap"))
  }

  @Test("case 63: a wrong checksum refuses the file, before any record is given out")
  func case63Checksum() throws {
    let bytes = try Self.plain.xlsx(packed: false)
    let damaged = ZipWriter.replacing(Array("ada@x.example".utf8), by: Array("eve@x.example".utf8), in: bytes)
    #expect(damaged != bytes)
    let error = try refusal(damaged)
    #expect(error.code == "zip_damaged" && error.message.contains("checksum"))
    let sheet = ZipWriter.replacing(Array("<v>0</v>".utf8), by: Array("<v>1</v>".utf8), in: bytes)
    #expect(try refusal(sheet).message.contains("checksum"))
  }

  @Test("case 63: what is protected by a password says so")
  func case63Encrypted() throws {
    var bytes = try Self.plain.xlsx()
    try Self.changeDirectory(of: "xl/workbook.xml", in: &bytes) { $0[8] |= 1 }
    #expect(try refusal(bytes).code == "encrypted")
    let office = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    let package = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
    let error = try refusal(office + package)
    #expect(error.code == "encrypted" && error.hint != nil)
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    #expect(try refusal(try TestWorkbook.ods([("T", "", "")], manifest: manifest), name: "x.ods").code == "encrypted")
  }

  @Test("case 63: a cut-off file is refused, wherever it is cut; every byte of it is accounted for by the caller")
  func case63Truncated() throws {
    let bytes = try Self.plain.xlsx()
    for count in stride(from: 40, to: bytes.count, by: 13) {
      let error = try refusal(Array(bytes[..<count]))
      #expect(["zip_truncated", "zip_damaged"].contains(error.code), "\(count)")
    }
    #expect(try refusal(Array(bytes.dropLast())).code == "zip_truncated")
    #expect(try refusal(bytes + [0]).code == "zip_truncated")
  }

  @Test("case 63: directory and entries must agree; an entry stands once")
  func case63Contradiction() throws {
    var renamed = try Self.plain.xlsx()
    try Self.changeDirectory(of: "xl/styles.xml", in: &renamed) { $0[46] = UInt8(ascii: "y") }
    #expect(try refusal(renamed).code == "zip_damaged")
    var method = try Self.plain.xlsx()
    try Self.changeDirectory(of: "xl/styles.xml", in: &method) { $0[10] = 0 }
    #expect(try refusal(method).code == "zip_damaged")
    var unknown = try Self.plain.xlsx()
    try Self.changeDirectory(of: "xl/styles.xml", in: &unknown) { $0[10] = 14 }
    #expect(try refusal(unknown).code == "zip_method")
    var workbook = Self.plain
    workbook.parts = [("xl/stylez.xml", "<a/>")]
    let twice = ZipWriter.replacing(Array("stylez.xml".utf8), by: Array("styles.xml".utf8), in: try workbook.xlsx())
    #expect(try refusal(twice).message.contains("two entries"))
  }

  // MARK: 64

  @Test("case 64: a sheet that claims a million rows of 16,384 columns costs what it holds")
  func case64() throws {
    var workbook = Self.plain
    workbook.sheets[0].rows += Array(repeating: [], count: 20_000)
    workbook.sheets[0].rows.append([.raw("<c r=\"A1048576\" t=\"inlineStr\"><is><t>Zoë</t></is></c>")])
    workbook.sheets[0].numbers = Array(1...workbook.sheets[0].rows.count - 1) + [1_048_576]
    workbook.sheets[0].merges = ["A5:XFD1048575", "XFE1:XFD9", "B2:A1", "A0:B0", "nonsense"]
    let run = try readSheet(try workbook.xlsx())
    #expect(run.rows.map { $0["Name"] } == ["Ada", "Bob", "Carl", "Zoë"])
    #expect(run.records.last?.line == 1_048_576 && run.columns == ["Name", "Email"])
  }

  @Test("case 64: cells far to the right set their row aside")
  func case64Columns() throws {
    var workbook = Self.plain
    workbook.sheets[0].rows.append(["Dora", .raw("<c r=\"XFD5\"><v>1</v></c>")])
    workbook.sheets[0].rows.append(["Eve", .raw("<c r=\"XFD6\"/>")])
    let run = try readSheet(try workbook.xlsx())
    #expect(run.codes == ["too_many_columns"] && run.rejects.first?.line == 5)
    #expect(run.rows.last == ["Name": "Eve"] && run.account.addsUp && run.account.rejected == 1)
  }

  @Test("case 64: in an OpenDocument sheet repeated rows and columns are counted, not unrolled without end")
  func case64Repeats() throws {
    let cells = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
    let rows =
      TestWorkbook.odsRow(["Name", "Email"]) + "<table:table-row table:number-rows-repeated=\"3\">\(cells)</table:table-row>"
      + "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/>"
      + "</table:table-row><table:table-row table:number-rows-repeated=\"1000000\">\(cells)</table:table-row>"
      + "<table:table-row><table:table-cell table:number-columns-repeated=\"99999999999999999999\" office:value=\"1\""
      + " office:value-type=\"float\"/></table:table-row>"
    let run = try readSheet(try TestWorkbook.ods([("T", "", rows)]), name: "x.ods")
    #expect(run.rows == Array(repeating: ["Name": "x"], count: 3) && run.records.map(\.line) == [2, 3, 4])
    #expect(run.codes == ["repeated_too_often", "too_many_columns"] && run.account.addsUp)
  }

  @Test("a cell of more than 1 MiB sets its row aside")
  func largeCell() throws {
    var random = SeededGenerator(seed: 1)
    let text = String((0..<1_200_000).map { _ in Character(UnicodeScalar(UInt8.random(in: 97...122, using: &random))) })
    for cell: TestWorkbook.Cell in [.shared(text), .inline(text), .formula(text)] {
      let run = try readSheet(try TestWorkbook([["Name", "Email"], ["Ada", cell], ["Bob"]]).xlsx())
      #expect(run.codes == ["field_too_large"] && run.rows == [["Name": "Bob"]] && run.account.addsUp)
    }
  }

  // MARK: 65

  @Test(
    "case 65: what a file is, its content decides: a workbook under the name of a CSV file", arguments: [nil, SourceKind.csv])
  func case65Workbook(kind: SourceKind?) throws {
    let run = try readSheet(try Self.plain.xlsx(), name: "export.csv", kind: kind)
    #expect(run.rows.map { $0["Name"] } == ["Ada", "Bob", "Carl"])
  }

  @Test("case 65: tab-separated text under the name of a workbook", arguments: [nil, SourceKind.xlsx])
  func case65Text(kind: SourceKind?) throws {
    let text = "Vorname\tNachname\tOrt\r\nJörg\tGroß\tKöln\r\nZoë\tWeiß\tBonn\r\n"
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let wide = [0xFF, 0xFE] + text.utf16Bytes()
    for bytes in [latin, wide, Array(text.utf8)] {
      let run = try readSheet(bytes, name: "export.xls", kind: kind)
      #expect(run.rows.first == ["Vorname": "Jörg", "Nachname": "Groß", "Ort": "Köln"] && run.rows.count == 2)
      #expect(run.account.addsUp && run.account.bytes == bytes.count)
    }
  }

  @Test("case 65: an old binary workbook is refused with what to do", arguments: [nil, SourceKind.xlsx, .csv])
  func case65Binary(kind: SourceKind?) throws {
    let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_000)
    let error = try refusal(bytes, name: "list.xls", kind: kind)
    #expect(error.code == "looks_like_xls" && error.hint?.contains(".xlsx") == true)
  }

  @Test(
    "case 65: other files under the name of a workbook say what they are",
    arguments: [("looks_like_pdf", Array("%PDF-1.7\n".utf8)), ("looks_like_sqlite", Array("SQLite format 3\0".utf8))])
  func case65Other(code: String, bytes: [UInt8]) throws {
    for kind in [nil, SourceKind.xlsx] { #expect(try refusal(bytes, kind: kind).code == code) }
  }

  @Test("case 65: a Word document and a binary workbook in a ZIP are told apart from a damaged one")
  func case65Packages() throws {
    var word = Self.plain.entries
    for index in word.indices { word[index].text = word[index].text.replacing("/worksheet", with: "/chapter") }
    #expect(try refusal(try ZipWriter.zip(word)).code == "no_workbook")
    var binary = Self.plain.entries
    for index in binary.indices {
      binary[index].name = binary[index].name.replacing("workbook.xml", with: "workbook.bin")
      binary[index].text = binary[index].text.replacing("workbook.xml", with: "workbook.bin")
    }
    #expect(try refusal(try ZipWriter.zip(binary)).code == "looks_like_xlsb")
  }

  // MARK: 66

  @Test("case 66: a number that no shared text has is an error value; without any shared texts the file is refused")
  func case66Strings() throws {
    var workbook = Self.plain
    workbook.sheets[0].rows.append(["Dora", .raw("<c r=\"REF\" t=\"s\"><v>999</v></c>")])
    workbook.sheets[0].rows.append(["Eve", .raw("<c r=\"REF\" t=\"s\"><v>-1</v></c>")])
    workbook.sheets[0].rows.append(["Fay", .raw("<c r=\"REF\" t=\"s\"><v>99999999999999999999</v></c>")])
    let run = try readSheet(try workbook.xlsx())
    #expect(run.rows.suffix(3) == [["Name": "Dora"], ["Name": "Eve"], ["Name": "Fay"]])
    #expect(run.issues.map(\.code) == [.errorValue, .errorValue, .errorValue])
    var bare = Self.plain
    bare.hasShared = false
    #expect(try refusal(try bare.xlsx()).code == "zip_damaged")
  }

  @Test(
    "case 66: a document type refuses the file; nothing is loaded, nothing expanded",
    arguments: [
      "<!DOCTYPE worksheet [<!ENTITY a \"b\">]>", "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">",
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
    ])
  func case66Doctype(doctype: String) throws {
    var workbook = Self.plain
    workbook.sheets[0].before = doctype
    #expect(try refusal(try workbook.xlsx()).code == "doctype")
    #expect(try refusal(try TestWorkbook.ods([("T", "", "")], head: doctype), name: "x.ods").code == "doctype")
  }

  @Test("case 66: XML that is not well-formed, undefined references and endless nesting refuse the file")
  func case66Broken() throws {
    for after in ["<a>", "</b>", "&nbsp;", "\u{1}", String(repeating: "<a>", count: 5_000)] {
      var workbook = Self.plain
      workbook.sheets[0].after = after
      #expect(try refusal(try workbook.xlsx()).code == "not_well_formed")
    }
    var strings = Self.plain
    strings.sharedTail = "<si><t>"
    #expect(try refusal(try strings.xlsx()).code == "not_well_formed")
  }

  @Test("case 66: macros and links to other workbooks are left alone, and counted")
  func case66Macros() throws {
    var workbook = Self.plain
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    workbook.relations =
      "<Relationship Id=\"m\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vba.bin\"/>"
      + "<Relationship Id=\"l\" Type=\"\(kind)/externalLink\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/>"
    workbook.parts = [("xl/vba.bin", "not looked at")]
    let run = try readSheet(try workbook.xlsx(), name: "list.xlsm")
    #expect(run.rows.count == 3)
    #expect(run.account.skippedPieces == ["header": 1, "macros": 1, "external_links": 1])
  }

  // MARK: helpers

  /// Where the header of an entry in the central directory begins.
  private static func directoryEntry(of name: String, in bytes: [UInt8]) throws -> Int? {
    let name = Array(name.utf8)
    return bytes.indices.first { index in
      bytes[index] == 0x50 && bytes[index...].starts(with: [0x50, 0x4B, 1, 2]) && index + 46 + name.count <= bytes.count
        && Int(bytes[index + 28]) == name.count && bytes[(index + 46)...].starts(with: name)
    }
  }

  private static func changeDirectory(
    of name: String, in bytes: inout [UInt8], _ change: (inout [UInt8]) -> Void
  ) throws {
    let start = try #require(try directoryEntry(of: name, in: bytes))
    var header = Array(bytes[start..<start + 46 + name.utf8.count])
    change(&header)
    bytes.replaceSubrange(start..<start + header.count, with: header)
  }
}
