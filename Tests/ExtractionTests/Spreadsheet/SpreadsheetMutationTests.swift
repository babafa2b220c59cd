import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite struct SpreadsheetMutationTests {
  private static func seed(_ number: Int) throws -> [UInt8] {
    let rows: [[TestWorkbook.Cell]] = [
      ["Name", "Email", "Born"], ["Ada", "ada@x.example", .number("45352.5", style: 1)], ["Bob", .inline("b"), .error("#N/A")],
      ["Total", "", .number("4.4E+3")],
    ]
    switch number % 5 {
    case 0: return try TestWorkbook(rows, formats: ["0", "14"]).xlsx()
    case 1: return try TestWorkbook(rows, formats: ["0", "yyyy-mm-dd"]).xlsx(packed: false)
    case 2:
      let cell = "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-01\"/>"
      return try TestWorkbook.ods([
        (
          "T", "",
          TestWorkbook.odsRow(["Name", "Email", "Born"]) + TestWorkbook.odsRow(["Ada", "a@x.example"])
            + "<table:table-row table:number-rows-repeated=\"2\">\(cell)</table:table-row>"
        )
      ])
    case 3:
      let text =
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet Name=\"S\"><Table>"
        + "<Row><Cell><Data>Name</Data></Cell><Cell><Data>Email</Data></Cell></Row><Row Index=\"3\"><Cell MergeDown=\"1\"><Data "
        + "Type=\"Number\">1E3</Data></Cell></Row><Row><Cell Index=\"2\"><Data Type=\"DateTime\">2024-03-01T09:15:00.000</Data>"
        + "</Cell></Row></Table></Worksheet></Workbook>"
      return Array(text.utf8)
    default:
      let text =
        "<html><body><table><tr><th>Name<th>Email<tr><td rowspan=2>Ada<td>a@x.example<tr><td>b<br>c</table>"
        + "<table><tr><td>x</table></body></html>"
      return Array(text.utf8)
    }
  }

  @Test("whatever is done to a file, reading ends, and every byte is accounted for or the file refused", arguments: 0..<10)
  func mutated(number: Int) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: UInt64(number))
    let seed = try Self.seed(number)
    for round in 0..<120 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&bytes, &random) }
      let path = try folder.write("list.xls", bytes)
      do {
        let run = try CSVRun(path: path, kind: round % 2 == 0 ? nil : .xlsx)
        #expect(run.account.addsUp && run.account.bytes == bytes.count, "\(bytes)")
        #expect(run.account.records == run.records.count && run.account.rejected == run.rejects.count, "\(bytes)")
      } catch let error as ExtractionError {
        #expect(!error.code.isEmpty)
      }
    }
  }

  @Test("the same holds where the damage is inside the parts", arguments: 0..<6)
  func mutatedParts(number: Int) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: UInt64(100 + number))
    var workbook = TestWorkbook(
      [
        ["Name", "Address", ""], ["", "Street", "City"], ["Ada", "Hill", .number("45352.5", style: 1)],
        [.truth(true), .error("#N/A")],
      ],
      formats: ["0", "14"])
    workbook.sheets[0].merges = ["A1:A2", "B1:C1", "A3:A4"]
    for _ in 0..<200 {
      var parts = workbook.entries.map { (name: $0.name, bytes: Array($0.text.utf8)) }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let part = Int.random(in: 1..<parts.count, using: &random)
        Self.damage(&parts[part].bytes, &random)
      }
      let bytes = try ZipWriter.zip(parts, packed: false)
      do {
        let run = try CSVRun(path: try folder.write("list.xlsx", bytes), kind: .xlsx)
        #expect(run.account.addsUp && run.account.bytes == bytes.count)
      } catch let error as ExtractionError {
        #expect(!error.code.isEmpty)
      }
    }
  }

  @Test("every cut and every flipped bit of a small workbook is survived; a flipped bit in a used part is never read over")
  func flipped() throws {
    let folder = try TemporaryFolder()
    let bytes = try TestWorkbook([["Name", "Email"], ["Ada", "ada@x.example"]]).xlsx()
    let intact = try CSVRun(path: try folder.write("list.xlsx", bytes), kind: .xlsx)
    let range = try #require(intact.records.first).byteStart..<(try #require(intact.records.first)).byteEnd
    for place in stride(from: 0, to: bytes.count, by: 3) {
      var flipped = bytes
      flipped[place] ^= 1 << UInt8(place % 8)
      do {
        let run = try CSVRun(path: try folder.write("list.xlsx", flipped), kind: .xlsx)
        #expect(run.account.addsUp && run.account.bytes == bytes.count && !range.contains(place))
      } catch let error as ExtractionError {
        #expect(!error.code.isEmpty)
      }
      let cut = try folder.write("list.xlsx", Array(bytes[..<place]))
      do {
        let run = try CSVRun(path: cut, kind: .xlsx)
        #expect(run.records.isEmpty && run.account.addsUp)
      } catch let error as ExtractionError {
        #expect(!error.code.isEmpty)
      }
    }
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 20))
    case 3: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
    case 4: bytes.insert(0, at: place)
    default: bytes.removeLast(min(bytes.count - place, 200))
    }
  }
}
