import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// The bad-input cases that concern the reading of CSV, by their numbers.
@Suite struct CSVBadInputTests {
  @Test(
    "case 1: an empty file, only a mark, only blank lines or only a header give no records",
    arguments: [
      "", "\u{FEFF}", "\n\r\n", "\u{FEFF}\nname,city\n", "name,city",
    ])
  func case1(text: String) throws {
    let run = try CSVRun(text)
    #expect(run.records.isEmpty && run.rejects.isEmpty)
    #expect(run.account.skippedBytes == text.utf8.count && run.account.addsUp)
  }

  @Test("case 2: an unclosed quote costs its own line; the lines after it are read")
  func case2() throws {
    let run = try CSVRun("id,name,city\n1,Ada,Leeds\n2,\"Bob,York\n3,\"Carl\",Hull\n4,Dora,Bath\n")
    #expect(run.rows.map { $0["name"] } == ["Ada", "Carl", "Dora"])
    #expect(run.codes == ["unterminated_quote"])
    #expect(run.rejects.first?.line == 3)
    #expect(run.rejects.first.map { String(decoding: $0.raw, as: UTF8.self) } == "2,\"Bob,York")
    #expect(run.records.map(\.line) == [2, 4, 5])
    #expect(run.account.addsUp)
  }

  @Test("case 2: a quote that swallows thousands of lines is found after a thousand")
  func case2Far() throws {
    let rows = (1...5_000).map { "\($0),name \($0),x" }
    let run = try CSVRun("id,name,city\n0,\"open,x\n" + rows.joined(separator: "\n") + "\n")
    #expect(run.codes == ["unterminated_quote"])
    #expect(run.rows.count == 5_000)
    #expect(run.account.addsUp)
  }

  @Test("case 2: many unclosed quotes do not make reading slow: every line is set aside once")
  func case2Everywhere() throws {
    let run = try CSVRun("id,name\n" + String(repeating: "\"a\nb,\"c\n", count: 20_000))
    #expect(run.records.count + run.rejects.count + (run.account.skippedPieces["blank_line"] ?? 0) >= 20_000)
    #expect(run.account.addsUp)
  }

  @Test(
    "case 3: a stray quote is text where the row has the right number of fields",
    arguments: [
      ("1,5\" pipe,x", "5\" pipe"), ("1,\"Bob\" Smith,x", "\"Bob\" Smith"), ("1,\"5\" pipe\",x", "5\" pipe"),
      ("1,\"Bob\" Smith,\"x\"", "\"Bob\" Smith"),
    ])
  func case3(line: String, value: String) throws {
    let run = try CSVRun("id,name,city\n\(line)\n2,Ada,Leeds\n")
    #expect(run.rows.first?["name"] == value)
    #expect(run.rows.count == 2 && run.rejects.isEmpty)
    #expect(run.issues.map(\.code) == [.strayQuote])
    #expect(run.account.addsUp)
  }

  @Test("case 3: with the wrong number of fields it is set aside")
  func case3Rejected() throws {
    let run = try CSVRun("id,name,city\n1,5\" pipe\n2,Ada,Leeds\n")
    #expect(run.rows.count == 1 && run.codes == ["too_few_fields"])
  }

  @Test("case 4: missing trailing fields are filled where other rows leave them empty")
  func case4Padded() throws {
    let full = (1...8).map { "\($0),n,c,\($0 % 2 == 0 ? "fax" : "")" }
    let run = try CSVRun("id,name,city,fax\n" + full.joined(separator: "\n") + "\n9,Ida,Rye\n")
    #expect(run.rows.last == ["id": "9", "name": "Ida", "city": "Rye"])
    #expect(run.issues.map(\.code) == [.paddedFields])
    #expect(run.issues.first?.column == "fax")
  }

  @Test("case 4: else the row is set aside with both counts")
  func case4Rejected() throws {
    let run = try CSVRun("id,name,city,email\n1,a,b,c@d.example\n2,x\n3,a,b,c@d.example\n")
    #expect(run.codes == ["too_few_fields"])
    #expect(run.rejects.first?.message.hasPrefix("2 fields where the header has 4") == true)
    #expect(run.rejects.first?.recordNumber == 2 && run.rejects.first?.line == 3)
    #expect(run.records.map(\.number) == [1, 3])
  }

  @Test("case 5: an unquoted comma in the address is joined again when only one way fits")
  func case5Joined() throws {
    let full = (1...4).map { "\($0),Hill Rd \($0),Leeds,a\($0)@x.example" }
    let run = try CSVRun(
      "id,Mailing Street,city,email\n" + full.joined(separator: "\n") + "\n5,4 Hill Rd, Flat 2,York,e@x.example\n")
    #expect(run.rows.last?["Mailing Street"] == "4 Hill Rd, Flat 2")
    #expect(run.rows.last?["email"] == "e@x.example")
    #expect(run.issues.map(\.code) == [.rejoinedFields])
  }

  @Test("case 5: else the row is set aside; surplus empty cells do no harm")
  func case5Rejected() throws {
    let run = try CSVRun("id,name,city\n1,a,b,c\n2,a,b,,\n")
    #expect(run.codes == ["too_many_fields"])
    #expect(run.rows == [["id": "2", "name": "a", "city": "b"]])
  }

  @Test(
    "case 6: line ends may be mixed, or CR alone; in quotes they are data",
    arguments: [
      "id,name\r1,a\r2,b\r", "id,name\n1,a\r\n2,b\r", "id,name\r\n1,a\n2,b", "id,name\r1,a\r\n2,b\n",
    ])
  func case6(text: String) throws {
    let run = try CSVRun(text)
    #expect(run.rows == [["id": "1", "name": "a"], ["id": "2", "name": "b"]])
    #expect(run.records.map(\.line) == [2, 3])
    #expect(run.account.addsUp)
    #expect(try CSVRun("id,name\r\n1,\"a\rb\"\r\n").rows.first?["name"] == "a\rb")
  }

  @Test("case 7: UTF-16 without a mark and with an odd byte at the end", arguments: [false, true], [false, true])
  func case7(isBigEndian: Bool, hasMark: Bool) throws {
    let text = "id,name\r\n1,Zoë\r\n2,\"𝄞\nx\"\r\n"
    let bytes = ((hasMark ? "\u{FEFF}" : "") + text).utf16Bytes(bigEndian: isBigEndian) + [0x41]
    let run = try CSVRun(bytes)
    #expect(run.rows == [["id": "1", "name": "Zoë"], ["id": "2", "name": "𝄞\nx"]])
    #expect(run.codes == ["truncated"])
    #expect(run.rejects.first.map { [$0.byteStart, $0.byteEnd] } == [bytes.count - 1, bytes.count])
    let mark = hasMark ? 2 : 0
    #expect(run.records.map(\.byteStart) == [mark + 18, mark + 32])
    #expect(run.records.map(\.byteEnd) == [mark + 28, mark + 48])
    #expect(run.account.addsUp)
  }

  @Test("case 8: in a UTF-8 file a field in Windows-1252 is decoded as such, with an issue")
  func case8() throws {
    var bytes = Array("id,name\n1,Zoë\n2,Jos".utf8)
    bytes += [0xE9] + Array(",\n3,Ok".utf8) + [0x81, 0xE9] + Array("\n".utf8)
    let run = try CSVRun(bytes)
    #expect(run.rows.map { $0["name"] } == ["Zoë", "José", "Ok\u{FFFD}\u{FFFD}"])
    #expect(run.issues.map(\.code).contains(.encodingRepaired))
    #expect(run.issues.last?.code == .replacementCharacter)
    #expect(run.account.addsUp)
  }

  @Test(
    "case 9: overlong forms and surrogates never become slashes or zeros",
    arguments: [
      [0xC0, 0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func case9(bad: [UInt8]) throws {
    let run = try CSVRun(Array("id,name\n1,Zoë\n2,x".utf8) + bad + Array("\n".utf8))
    let value = try #require(run.rows.last?["name"])
    #expect(!value.contains("/") && !value.unicodeScalars.contains("\0"))
    #expect(value.unicodeScalars.count == 1 + bad.count)
    #expect(!run.issues.isEmpty)
  }

  @Test("case 10: zero bytes are taken out; a field of zeros alone is set aside; a hole is skipped as one piece")
  func case10() throws {
    let hole = [UInt8](repeating: 0, count: 300_000)
    let head = Array("id,name\n1,A\0da\n2,\0\0\0\n".utf8)
    let run = try CSVRun(head + hole + Array("3,Bob\n".utf8))
    #expect(run.rows == [["id": "1", "name": "Ada"], ["id": "3", "name": "Bob"]])
    #expect(run.issues.map(\.code) == [.nulRemoved])
    #expect(run.codes == ["nul_bytes"])
    #expect(run.account.skippedPieces["zero_bytes"] == 1)
    #expect(run.records.last?.byteStart == head.count + hole.count)
    #expect(run.account.addsUp)
  }

  @Test("case 11: appended exports in two encodings are both read; the mixture is told once")
  func case11() throws {
    let latin = Array("3,Jos".utf8) + [0xE9] + Array("\n4,M".utf8) + [0xFC] + Array("ller\n".utf8)
    for bytes in [Array("id,name\n1,Zoë\n2,Łukasz\n".utf8) + latin, Array("id,name\n".utf8) + latin + Array("1,Zoë\n".utf8)] {
      let run = try CSVRun(bytes)
      let names = Set(run.rows.compactMap { $0["name"] })
      #expect(names.isSuperset(of: ["José", "Müller", "Zoë"]))
      #expect(run.issues.map(\.code).filter { $0 == .mixedEncoding }.count == 1)
      #expect(run.rejects.isEmpty && run.account.addsUp)
    }
  }

  @Test("a file in Windows-1252 throughout is no cause for complaint")
  func windows1252() throws {
    let run = try CSVRun(
      Array("id;Straße\n1;".utf8).flatMap { $0 == 0xC3 ? [] : $0 == 0x9F ? [0xDF] : [$0] } + [0x80, 0xE4, 0x0A])
    #expect(run.columns == ["id", "Straße"])
    #expect(run.rows == [["id": "1", "Straße": "€ä"]])
    #expect(run.issues.isEmpty)
  }

  @Test("case 12: the second of two equal column names gets a number")
  func case12() throws {
    let run = try CSVRun("Email,UNSUB_CAMPAIGN_ID,UNSUB_CAMPAIGN_ID,,\na@x.example,1,2,3,4\n")
    #expect(run.columns == ["Email", "UNSUB_CAMPAIGN_ID", "UNSUB_CAMPAIGN_ID_2", "column_4", "column_5"])
  }

  @Test(
    "case 13: data in the first row instead of names is told, with what to write",
    arguments: [
      "1,Ada,ada@x.example\n2,Bob,bob@x.example\n", "Ada;+44 113 496 0001\nBob;0113 496 0002\n", "1,2\n3,4\n",
    ])
  func case13(text: String) throws {
    let error = try #require(throws: ExtractionError.self) { try CSVRun(text) }
    #expect(error.code == "missing_header")
    #expect(error.hint?.contains("header: false") == true)
    let told = try CSVRun(text, dialect: DialectDefinition(header: false))
    #expect(told.rows.count == 2 && told.columns.first == "column_1")
  }

  @Test("case 14: column names lose marks, no-break spaces and invisible characters")
  func case14() throws {
    let run = try CSVRun("\u{FEFF}\u{200B}Vorname ,NACHNAME\u{A0},E\u{200B}-Mail,Zeichen\u{A0}Satz\nAda,Byte,a@x.example,1\n")
    #expect(run.columns == ["Vorname", "NACHNAME", "E-Mail", "Zeichen Satz"])
  }

  @Test("case 16: repeated headers, totals and report footers are skipped and counted")
  func case16() throws {
    let run = try CSVRun(
      """
      "Name","Email","Amount","City"
      "Ada","a@x.example","5","Leeds"

      "Name","Email","Amount","City"
      Name,Email,Amount,City
      "Total SE","t@x.example","5","York"
      "Total",,"10",
      "Grand Totals (2 records)"

      "Confidential Information - Do Not Distribute"
      "Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."
      "Acme Inc"

      """)
    #expect(run.rows.map { $0["Name"] } == ["Ada", "Total SE"])
    #expect(run.rejects.isEmpty)
    #expect(
      run.account.skippedPieces == ["header": 1, "blank_line": 2, "repeated_header": 2, "total_row": 1, "footer": 4])
    #expect(run.account.addsUp)
  }

  @Test("case 17: a field of 200 MB is set aside, memory stays flat")
  func case17() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("big.csv", Array("id,name\n1,Ada\n2,".utf8))
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    let before = try ResidentMemory.peakBytes()
    try LargeFile.append(to: path, block, times: 200)
    try LargeFile.append(to: path, Array("\n3,Bob\n".utf8), times: 1)
    let run = try CSVRun(path: path)
    #expect(run.rows == [["id": "1", "name": "Ada"], ["id": "3", "name": "Bob"]])
    #expect(run.codes == ["field_too_large"])
    #expect(run.rejects.first.map { $0.byteEnd - $0.byteStart } == 2 + 200 << 20)
    #expect(run.rejects.first?.raw.count == RejectedRow.rawLimit)
    #expect(run.account.addsUp)
    #expect(try ResidentMemory.peakBytes() - before < 128 << 20)
  }

  @Test("case 18: too many columns in a row are set aside, in the header the file is refused")
  func case18() throws {
    let wide = String(repeating: ",", count: 100_000)
    let run = try CSVRun("id,name\n1,Ada\n\(wide)\n2,Bob\n")
    #expect(run.rows.count == 2 && run.codes == ["too_many_columns"])
    #expect(run.account.addsUp)
    let error = try #require(throws: ExtractionError.self) {
      try CSVRun((1...100_000).map { "c\($0)" }.joined(separator: ",") + "\n")
    }
    #expect(["too_many_columns", "no_header"].contains(error.code))
  }

  @Test(
    "case 19: half a row at the end without a line break is set aside as truncated",
    arguments: [
      "3,Car", "3,\"Car", "3",
    ])
  func case19(rest: String) throws {
    let run = try CSVRun("id,name,city\n1,Ada,Leeds\n2,Bob,York\n\(rest)")
    #expect(run.rows.count == 2 && run.codes == ["truncated"])
    #expect(run.account.rejectedBytes == rest.utf8.count && run.account.addsUp)
    #expect(try CSVRun("id,name\n1,Ada\n2,Bob").rejects.isEmpty)
  }

  @Test("case 21: formulas and error values stay text", arguments: ["=HYPERLINK(1)", "#REF!", "4.47E+11", "'+4411", "1E5"])
  func case21(value: String) throws {
    #expect(try CSVRun("id,name\n1,\(value)\n").rows.first?["name"] == value)
  }
}
