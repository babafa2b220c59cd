import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite struct ODSSheetTests {
  private static let header = TestWorkbook.odsRow(["Name", "Email", "v"])

  private func value(_ cell: String) throws -> String? {
    let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Ada</text:p></table:table-cell>"
    let bytes = try TestWorkbook.ods([("T", "", Self.header + row + "<table:table-cell/>\(cell)</table:table-row>")])
    let run = try readSheet(bytes, name: "list.ods")
    #expect(run.account.addsUp && run.account.bytes == bytes.count && run.rows.count == 1)
    return run.rows.first?["v"]
  }

  @Test(
    "values come from the attributes, texts from the paragraphs",
    arguments: [
      ("office:value-type=\"float\" office:value=\"447701000001\"", "<text:p>4.48E+11</text:p>", "447701000001"),
      ("office:value-type=\"float\" office:value=\"0.1\"", "<text:p>0</text:p>", "0.1"),
      ("office:value-type=\"float\" office:value=\"1067\"", "<text:p>01067</text:p>", "01067"),
      ("office:value-type=\"currency\" office:value=\"12.50\"", "<text:p>12,50 €</text:p>", "12.5"),
      ("office:value-type=\"date\" office:date-value=\"2024-03-01\"", "<text:p>01.03.24</text:p>", "2024-03-01"),
      (
        "office:value-type=\"date\" office:date-value=\"2024-03-01T09:15:00\"", "<text:p>heute</text:p>", "2024-03-01T09:15:00"
      ),
      ("office:value-type=\"time\" office:time-value=\"PT09H05M07S\"", "<text:p>9:05</text:p>", "09:05:07"),
      ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>WAHR</text:p>", "TRUE"),
      ("office:value-type=\"string\"", "<text:p>a</text:p><text:p>b<text:s text:c=\"2\"/>c<text:tab/>d</text:p>", "a\nb  c\td"),
      ("office:value-type=\"string\"", "<text:p>A<text:span>d</text:span><text:a>a</text:a></text:p>", "Ada"),
      (
        "office:value-type=\"string\"",
        "<office:annotation xmlns:dc=\"d\"><dc:creator>Eve</dc:creator><text:p>note</text:p></office:annotation><text:p>x</text:p>",
        "x"
      ),
    ])
  func values(attributes: String, content: String, expected: String) throws {
    #expect(try value("<table:table-cell \(attributes)>\(content)</table:table-cell>") == expected)
  }

  @Test("an error value is nothing, and noted")
  func errors() throws {
    let cell =
      "<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>"
    let rows = Self.header + TestWorkbook.odsRow(["Ada"]).replacing("</table:table-row>", with: cell + "</table:table-row>")
    let run = try readSheet(try TestWorkbook.ods([("T", "", rows)]), name: "list.ods")
    #expect(run.rows == [["Name": "Ada"]] && run.issues.map(\.column) == ["Email"])
  }

  @Test("hidden tables are counted; repeated cells and rows keep their places")
  func tables() throws {
    let rows =
      Self.header + "<table:table-row table:number-rows-repeated=\"4\"><table:table-cell/></table:table-row>"
      + "<table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>"
      + "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>"
    let bytes = try TestWorkbook.ods([
      ("Old", "gone", Self.header + TestWorkbook.odsRow(["Bob"])), ("T", "", rows), ("Empty", "", ""),
    ])
    let run = try readSheet(bytes, name: "list.ods")
    #expect(run.rows == [["v": "x"]] && run.records.map(\.line) == [6])
    #expect(run.account.skippedPieces == ["hidden_sheet": 1, "other_sheet": 1, "header": 1])
    #expect(try readSheet(bytes, name: "list.ods", sheet: "Old").rows == [["Name": "Bob"]])
  }

  @Test("merged cells name the columns they cover and fill the rows they cover")
  func merged() throws {
    func cell(_ text: String, _ attributes: String = "") -> String {
      "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(text)</text:p></table:table-cell>"
    }
    let covered = "<table:covered-table-cell/>"
    let rows = [
      cell("Name", "table:number-rows-spanned=\"2\"") + cell("Address", "table:number-columns-spanned=\"2\"") + covered,
      covered + cell("Street") + cell("City"),
      cell("Acme", "table:number-rows-spanned=\"2\"") + cell("4 Hill Rd") + cell("Leeds"),
      covered + cell("Lane") + cell("York"),
    ].map { "<table:table-row>\($0)</table:table-row>" }.joined()
    let run = try readSheet(try TestWorkbook.ods([("T", "", rows)]), name: "list.ods")
    #expect(run.columns == ["Name", "Address / Street", "Address / City"])
    #expect(run.rows.map { $0["Name"] } == ["Acme", "Acme"] && run.rows.last?["Address / City"] == "York")
  }
}
