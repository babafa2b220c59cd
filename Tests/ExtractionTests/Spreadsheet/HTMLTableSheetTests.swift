import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// Case 65: web pages under the name of a workbook.
@Suite struct HTMLTableSheetTests {
  private func page(_ table: String, head: String = "") -> String {
    "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>\(head)</head><body>\(table)</body></html>"
  }

  private func read(_ text: String, kind: SourceKind? = nil) throws -> CSVRun {
    let run = try readSheet(Array(text.utf8), name: "export.xls", kind: kind)
    #expect(run.account.addsUp && run.account.bytes == text.utf8.count && run.failure == nil)
    return run
  }

  @Test("case 65: a page's table is read under the name .xls", arguments: [nil, SourceKind.xlsx, .csv])
  func simple(kind: SourceKind?) throws {
    let table =
      "<table border=1><tr><th>Name</th><th>Email</th></tr><tr><td>Ada &amp; <b>Co</b></td><td>ada@x.example</td></tr>"
      + "<tr><td>&nbsp;</td><td></td></tr><tr><td>Jörg\n  Groß</td><td>4 Hill Rd<br>Leeds</td></tr></table>"
    let run = try read(page(table), kind: kind)
    #expect(run.rows == [["Name": "Ada & Co", "Email": "ada@x.example"], ["Name": "Jörg Groß", "Email": "4 Hill Rd\nLeeds"]])
    #expect(run.records.map(\.line) == [2, 4] && run.records.allSatisfy { $0.byteStart == 0 })
  }

  @Test("case 65: a bare table without end tags is read too; text in scripts and comments is none")
  func bare() throws {
    let run = try read(
      "<table><tr><td>Name<td>Email<tr><td>Ada<script>var x = \"<td>\"</script><td>a@x.example<!-- no --><tr><td>Bob<td>b@x.example"
    )
    #expect(run.rows == [["Name": "Ada", "Email": "a@x.example"], ["Name": "Bob", "Email": "b@x.example"]])
  }

  @Test("of several tables the one with the most rows is read; a table inside a cell is one of its own")
  func largest() throws {
    let inner =
      "<table><tr><td>Name</td><td>Email</td></tr><tr><td>Ada</td><td>a@x.example</td></tr><tr><td>Bob</td></tr></table>"
    let run = try read(page("<table><tr><td>menu</td><td>\(inner)</td></tr><tr><td>end</td></tr></table>"))
    #expect(run.rows.map { $0["Name"] } == ["Ada", "Bob"])
  }

  @Test("cells over several rows and columns keep the others in their places")
  func spans() throws {
    let run = try read(
      page(
        "<table><tr><td rowspan=2>Name<td colspan=2>Address</tr><tr><td>Street<td>City</tr>"
          + "<tr><td rowspan=2>Acme<td>4 Hill Rd<td>Leeds</tr><tr><td>Lane<td>York</tr><tr><td colspan=9999999>x</table>"))
    #expect(run.columns == ["Name", "Address / Street", "Address / City"])
    #expect(run.rows.map { $0["Name"] } == ["Acme", "Acme", "x"] && run.rows[1]["Address / City"] == "York")
  }

  @Test("a number shown with an exponent is the number behind it")
  func numbers() throws {
    let run = try read(
      page(
        "<table><tr><td>Name<td>Phone<tr><td>Ada<td x:num=\"447701000001\">4.48E+11<tr><td>Bob<td x:num=\"38000\">14.01.2004</table>"
      ))
    #expect(run.rows.map { $0["Phone"] } == ["447701000001", "14.01.2004"])
  }

  @Test("charsets: by mark, by zero bytes, by the page's own word, else Windows-1252")
  func charsets() throws {
    let text = page("<table><tr><td>Name<td>Ort<tr><td>Jörg<td>Köln<tr><td>Zoë<td>Bonn</table>", head: "<title>Ä</title>")
    let greek = page("<table><tr><td>Name<td>Email<tr><td>\u{E1}<td>x</table>", head: "<meta charset=\"windows-1253\">")
    let wide = [0xFF, 0xFE] + text.utf16Bytes()
    for bytes in [Array(text.utf8), text.unicodeScalars.map { UInt8($0.value) }, wide, text.utf16Bytes()] {
      let run = try readSheet(bytes, name: "export.xls")
      #expect(run.rows.map { $0["Name"] } == ["Jörg", "Zoë"] && run.account.bytes == bytes.count && run.account.addsUp)
    }
    #expect(try readSheet(greek.unicodeScalars.map { UInt8($0.value) }, name: "a.xls").rows.first?["Name"] == "α")
  }

  @Test("a page without rows, and one nested without end, are refused")
  func refused() throws {
    let empty = try #require(throws: ExtractionError.self) { try read(page("<table></table><!-- <tr> -->")) }
    #expect(empty.code == "no_table" && empty.hint?.contains("login") == true)
    let deep = page("<table><tr><td>" + String(repeating: "<div>", count: 5_000) + "</table>")
    let error = try #require(throws: ExtractionError.self) { try read(deep) }
    #expect(error.code == "too_deep")
  }

  @Test("a page where a feed is expected stays no feed")
  func feed() throws {
    let error = try #require(throws: ExtractionError.self) {
      try readSheet(Array(page("<table><tr><td>login</table>").utf8), name: "feed.xml")
    }
    #expect(error.code == "html_instead_of_feed")
  }

  @Test("a long page comes in batches")
  func long() throws {
    let rows = (1...9_000).map { "<tr><td>\($0)</td><td>name \($0)</td></tr>\n" }.joined()
    let run = try read(page("<table><tr><th>Id</th><th>Name</th></tr>\n\(rows)</table>"))
    #expect(run.batches > 1 && run.rows.map { $0["Id"] } == (1...9_000).map(String.init))
  }
}
