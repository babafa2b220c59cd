import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite struct CSVExtractorTests {
  @Test("every record knows its line and its bytes, quoted line breaks included")
  func placesOfRecords() throws {
    let text = "Name,Street\r\nAda,\"4 Hill Rd\r\nFlat 2\"\r\nBob,Lane 3\n"
    let run = try CSVRun(text)
    #expect(run.rows == [["Name": "Ada", "Street": "4 Hill Rd\r\nFlat 2"], ["Name": "Bob", "Street": "Lane 3"]])
    #expect(run.records.map(\.line) == [2, 4])
    #expect(run.records.map(\.number) == [1, 2])
    #expect(run.texts(in: Array(text.utf8)) == ["Ada,\"4 Hill Rd\r\nFlat 2\"", "Bob,Lane 3"])
    #expect(run.account.separatorBytes == 3)
    #expect(run.account.skippedPieces == ["header": 1])
    #expect(run.account.addsUp)
    #expect(run.account.sha256.count == 64)
  }

  @Test(
    "delimiters are found out",
    arguments: [
      (",", "id,\"Na;me\",x\n1,\"a;b;c\",2\n"), (";", "id;name;price\n1;a;2,5\n2;b;3,5\n"),
      ("\t", "id\tname, first\n1\ta, b\n"),
      ("|", "id|name\n1|a\n"),
    ])
  func delimiters(delimiter: String, text: String) throws {
    let run = try CSVRun(text)
    #expect(run.columns.count == text.prefix { $0 != "\n" }.split(separator: Character(delimiter)).count)
    #expect(run.rejects.isEmpty && run.account.addsUp)
  }

  @Test("a first line sep= names the delimiter")
  func separatorLine() throws {
    let run = try CSVRun("sep=;\r\nname;city, land\r\nAda;\"Leeds;UK\"\r\n")
    #expect(run.rows == [["name": "Ada", "city, land": "Leeds;UK"]])
    #expect(run.records.map(\.line) == [3])
    #expect(run.account.skippedPieces == ["separator_line": 1, "header": 1])
    #expect(run.account.addsUp)
  }

  @Test("what the pipeline file says of the dialect comes first")
  func dialect() throws {
    let told = DialectDefinition(
      delimiter: UInt8(ascii: "/"), quote: UInt8(ascii: "'"), header: false, columns: ["id", "name"])
    let run = try CSVRun("1/'a/b'\n2/c\n", dialect: told)
    #expect(run.rows == [["id": "1", "name": "a/b"], ["id": "2", "name": "c"]])
  }

  @Test("apostrophes quote where no double quote stands")
  func apostropheQuotes() throws {
    let run = try CSVRun("'id','name'\n'1','Byte, Ada'\n'2','Bob'\n")
    #expect(run.rows.first == ["id": "1", "name": "Byte, Ada"])
  }

  @Test("title lines above the header of a report are skipped")
  func titles() throws {
    let run = try CSVRun("Customers of Acme\nAs of 2024-03-01\n\nFirst Name,Last Name,Email\nAda,Byte,ada@x.example\n")
    #expect(run.rows == [["First Name": "Ada", "Last Name": "Byte", "Email": "ada@x.example"]])
    #expect(run.records.map(\.line) == [5])
    #expect(run.account.skippedPieces == ["title": 2, "blank_line": 1, "header": 1])
    #expect(run.account.addsUp)
  }

  @Test("a dropped column gives no cells")
  func droppedColumn() throws {
    let run = try CSVRun("name,salary,city\nAda,100,Leeds\n", drop: ["salary"])
    #expect(run.rows == [["name": "Ada", "city": "Leeds"]])
  }

  @Test("a row of empty cells is skipped")
  func emptyRow() throws {
    let run = try CSVRun("name,city\nAda,Leeds\n,\n \"\" , \nBob,York\n")
    #expect(run.rows.count == 2)
    #expect(run.account.skippedPieces["empty_row"] == 2)
    #expect(run.account.addsUp)
  }

  @Test("a new header row in the middle starts a block with columns of its own order")
  func newBlock() throws {
    let run = try CSVRun("Name,Email,City\nAda,a@x.example,Leeds\n\nEmail,Name,Phone\nb@x.example,Bob,123\n")
    #expect(run.columns == ["Name", "Email", "City", "Phone"])
    #expect(run.rows.last == ["Name": "Bob", "Email": "b@x.example", "Phone": "123"])
    #expect(run.account.addsUp)
  }

  @Test("records come in batches and keep their order")
  func batches() throws {
    let rows = (1...10_000).map { "\($0),name \($0)" }
    let run = try CSVRun("id,name\n" + rows.joined(separator: "\n"))
    #expect(run.batches > 1)
    #expect(run.rows.map { $0["id"] } == (1...10_000).map(String.init))
    #expect(run.records.map(\.line) == Array(2...10_001))
    #expect(run.account.addsUp)
  }

  @Test(
    "files that are no text say what they are",
    arguments: [
      ("looks_like_pdf", Array("%PDF-1.7\n".utf8)), ("looks_like_zip", [0x50, 0x4B, 3, 4, 20, 0]),
      ("looks_like_sqlite", Array("SQLite format 3\0".utf8)), ("looks_like_png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0]),
    ])
  func case65Signatures(code: String, bytes: [UInt8]) throws {
    let error = try #require(throws: ExtractionError.self) { try CSVRun(bytes) }
    #expect(error.code == code && error.hint != nil)
    let folder = try TemporaryFolder()
    let guessed = try #require(throws: ExtractionError.self) {
      try CSVRun(path: try folder.write("export.bin", bytes), kind: nil)
    }
    #expect(guessed.code == code)
  }

  @Test(
    "other formats are not taken for CSV",
    arguments: [
      "<a><b x=\"1,2\"/></a>", "{\"a\": 1, \"b\": 2}\n{\"a\": 1, \"b\": 2}", "From a@b Tue\nTo: a, b\n", "plain text",
      "Dear all, I am late.\nThe train stands still, it rains, and\nnobody knows why.\n\nYours, Ada\n", "one, two\n",
      "numbers,\0\0\n1,\0\0\n",
    ])
  func notRecognised(text: String) throws {
    let rate = CSVExtractor.extractor.recognise
    #expect(rate(Array(text.utf8)[...], "data.txt") == 0)
    #expect(rate(Array("a,b\n1,2\n".utf8)[...], "data.txt") >= 50)
    #expect(rate(Array("Report of May\n\nName;E-Mail\nAda;a@x.example\n".utf8)[...], "data.txt") > 0)
    #expect(rate([], "data.csv") > 0)
  }

  @Test("an encoding nobody knows is told")
  func unknownCharset() throws {
    let error = try #require(throws: ExtractionError.self) {
      try CSVRun([0x61, 0x2C, 0x62, 0x0A, 0xFF, 0x2C, 0x62, 0x0A], dialect: DialectDefinition(encoding: "klingon-8"))
    }
    #expect(error.code == "unknown_charset")
  }
}
