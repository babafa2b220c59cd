import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// Case 65: XML spreadsheets of 2003 under the name of a workbook.
@Suite struct SpreadsheetMLSheetTests {
  private func workbook(_ sheets: [(name: String, rows: String)], hidden: Int? = nil, encoding: String = "UTF-8") -> String {
    "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
      + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
      + sheets.enumerated().map { index, sheet in
        "<Worksheet ss:Name=\"\(sheet.name)\"><Table>\(sheet.rows)</Table><WorksheetOptions>"
          + (hidden == index ? "<Visible>SheetHidden</Visible>" : "") + "</WorksheetOptions></Worksheet>"
      }.joined() + "</Workbook>"
  }

  private func row(_ cells: [String], _ attributes: String = "") -> String {
    "<Row \(attributes)>" + cells.map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined() + "</Row>"
  }

  @Test("case 65: values by their types; rows and cells by their places", arguments: [nil, SourceKind.xlsx, .csv])
  func values(kind: SourceKind?) throws {
    let data =
      "<Row ss:Index=\"4\"><Cell><Data ss:Type=\"String\">Zoë<B>!</B></Data><Comment><Data>no</Data></Comment></Cell>"
      + "<Cell ss:Index=\"3\"><Data ss:Type=\"Number\">447701000001</Data></Cell>"
      + "<Cell><Data ss:Type=\"DateTime\">2024-03-01T00:00:00.000</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell></Row>"
    let text = workbook([("S", row(["Name", "Email", "Phone", "Born", "Notes"]) + data)])
    let run = try readSheet(Array(text.utf8), name: "export.xls", kind: kind)
    #expect(run.rows == [["Name": "Zoë!", "Phone": "447701000001", "Born": "2024-03-01"]])
    #expect(run.records.map(\.line) == [4] && run.issues.map(\.column) == ["Notes"])
    #expect(run.account.addsUp && run.account.bytes == text.utf8.count)
    #expect(run.account.sha256 == SHA256.hexDigest(of: Array(text.utf8)))
  }

  @Test("case 65: hidden sheets are counted; `sheet` names one; merged cells hold for what they cover")
  func sheets() throws {
    let merged =
      "<Row><Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">Acme</Data></Cell><Cell><Data ss:Type=\"String\">a@x.example</Data>"
      + "</Cell></Row><Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\">b@x.example</Data></Cell></Row>"
    let text = workbook(
      [("Old", row(["Name", "Email"]) + row(["Bob"])), ("New", row(["Name", "Email"]) + merged), ("More", "")], hidden: 0)
    let run = try readSheet(Array(text.utf8), name: "export.xls")
    #expect(run.rows == [["Name": "Acme", "Email": "a@x.example"], ["Email": "b@x.example", "Name": "Acme"]])
    #expect(run.account.skippedPieces == ["header": 1, "hidden_sheet": 1, "other_sheet": 1] && run.account.addsUp)
    #expect(try readSheet(Array(text.utf8), name: "export.xls", sheet: "Old").rows == [["Name": "Bob"]])
  }

  @Test("case 65: the declared charset is read; a cut file and a document type are refused")
  func charsetAndDamage() throws {
    let text = workbook([("S", row(["Name", "Email"]) + row(["Jörg"]))], encoding: "ISO-8859-1")
    let run = try readSheet(text.unicodeScalars.map { UInt8($0.value) }, name: "export.xls")
    #expect(run.rows == [["Name": "Jörg"]] && run.account.addsUp)
    let cut = try #require(throws: ExtractionError.self) { try readSheet(Array(text.utf8.dropLast(20)), name: "export.xls") }
    #expect(cut.code == "not_well_formed")
    let doctype = text.replacing("<Workbook", with: "<!DOCTYPE Workbook [<!ENTITY a \"b\">]><Workbook")
    let refused = try #require(throws: ExtractionError.self) { try readSheet(Array(doctype.utf8), name: "export.xls") }
    #expect(refused.code == "doctype")
  }
}
