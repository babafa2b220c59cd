import PipelineConfig

@testable import Extraction

/// A workbook to be written as XLSX or ODS.
struct TestWorkbook {
  enum Cell: ExpressibleByStringLiteral {
    case empty
    /// By number into the shared texts; the writer keeps the table.
    case shared(String)
    case inline(String)
    /// A formula with its cached text.
    case formula(String)
    case number(String, style: Int = 0)
    case truth(Bool)
    case error(String)
    /// A cell element as it stands; `REF` becomes its reference.
    case raw(String)

    init(stringLiteral value: String) { self = value.isEmpty ? .empty : .shared(value) }
  }

  struct Sheet {
    var name = "Sheet1"
    var rows: [[Cell]] = []
    var state = ""
    var merges: [String] = []
    /// Numbers of the rows, if not 1, 2, 3, ….
    var numbers: [Int]?
    /// In front of the rows and behind them.
    var before = ""
    var after = ""
  }

  var sheets: [Sheet] = []
  /// Number formats of the cell styles; a number is a built-in format.
  var formats: [String] = ["0"]
  var is1904 = false
  var sharedTail = ""
  var hasShared = true
  var parts: [(name: String, text: String)] = []
  var relations = ""

  init(_ rows: [[Cell]], formats: [String] = ["0"]) {
    sheets = [Sheet(rows: rows)]
    self.formats = formats
  }

  init(sheets: [Sheet]) { self.sheets = sheets }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
      .replacing("\r", with: "&#13;")
  }

  /// `A`, `Z`, `AA`.
  static func column(_ index: Int) -> String {
    var rest = index
    var name = ""
    repeat {
      name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }

  // MARK: XLSX

  func xlsx(packed: Bool = true) throws -> [UInt8] { try ZipWriter.zip(entries, packed: packed) }

  var entries: [(name: String, text: String)] {
    var texts: [String] = []
    let sheetParts = sheets.enumerated().map { index, sheet in
      ("xl/worksheets/sheet\(index + 1).xml", xml(sheet, &texts))
    }
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    var result: [(name: String, text: String)] = [
      ("[Content_Types].xml", head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      (
        "_rels/.rels",
        head + "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(kind)/officeDocument\""
          + " Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(kind)\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>"
          + sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\" "
              + (sheet.state.isEmpty ? "" : "state=\"\(sheet.state)\" ") + "r:id=\"s\(index + 1)\"/>"
          }.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        head + "<Relationships xmlns=\"\(package)\">"
          + sheets.indices.map {
            "<Relationship Id=\"s\($0 + 1)\" Type=\"\(kind)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
          }.joined() + "<Relationship Id=\"a\" Type=\"\(kind)/styles\" Target=\"/xl/styles.xml\"/>"
          + (hasShared ? "<Relationship Id=\"b\" Type=\"\(kind)/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")
          + relations
          + "</Relationships>"
      ),
      ("xl/styles.xml", head + styles(main)),
    ]
    result += sheetParts
    if hasShared {
      let items = texts.map {
        $0.hasPrefix("<") ? "<si>\($0)</si>" : "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>"
      }
      result.append(("xl/sharedStrings.xml", head + "<sst xmlns=\"\(main)\">\(items.joined())\(sharedTail)</sst>"))
    }
    return result + parts
  }

  private func styles(_ main: String) -> String {
    var own = ""
    var cells = ""
    for (index, format) in formats.enumerated() {
      if Int(format) == nil || format.hasPrefix("00") {
        own += "<numFmt numFmtId=\"\(200 + index)\" formatCode=\"\(Self.escaped(format))\"/>"
        cells += "<xf numFmtId=\"\(200 + index)\"/>"
      } else {
        cells += "<xf numFmtId=\"\(format)\"/>"
      }
    }
    return "<styleSheet xmlns=\"\(main)\"><numFmts>\(own)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs>\(cells)</cellXfs></styleSheet>"
  }

  private func xml(_ sheet: Sheet, _ texts: inout [String]) -> String {
    var rows = ""
    for (index, row) in sheet.rows.enumerated() {
      let number = sheet.numbers?[index] ?? index + 1
      rows += "<row r=\"\(number)\">"
      for (column, cell) in row.enumerated() { rows += xml(cell, "\(Self.column(column))\(number)", &texts) }
      rows += "</row>"
    }
    let merges =
      sheet.merges.isEmpty
      ? "" : "<mergeCells>" + sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>"
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(sheet.before)<worksheet xmlns="
      + "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData>\(rows)"
      + "</sheetData>\(merges)\(sheet.after)</worksheet>"
  }

  private func xml(_ cell: Cell, _ reference: String, _ texts: inout [String]) -> String {
    switch cell {
    case .empty: return ""
    case .shared(let text):
      texts.append(text)
      return "<c r=\"\(reference)\" t=\"s\"><v>\(texts.count - 1)</v></c>"
    case .inline(let text):
      return "<c r=\"\(reference)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Self.escaped(text))</t></is></c>"
    case .formula(let text): return "<c r=\"\(reference)\" t=\"str\"><f>A1&amp;B1</f><v>\(Self.escaped(text))</v></c>"
    case .number(let text, let style): return "<c r=\"\(reference)\" s=\"\(style)\"><v>\(text)</v></c>"
    case .truth(let truth): return "<c r=\"\(reference)\" t=\"b\"><v>\(truth ? 1 : 0)</v></c>"
    case .error(let text): return "<c r=\"\(reference)\" t=\"e\"><v>\(text)</v></c>"
    case .raw(let text): return text.replacing("REF", with: reference)
    }
  }

  // MARK: ODS

  /// An OpenDocument spreadsheet with these tables, each the elements inside `table:table`.
  static func ods(
    _ tables: [(name: String, style: String, rows: String)], manifest: String = "", head: String = ""
  ) throws -> [UInt8] {
    let office = "urn:oasis:names:tc:opendocument:xmlns"
    let content =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(head)<office:document-content xmlns:office=\"\(office):office:1.0\""
      + " xmlns:table=\"\(office):table:1.0\" xmlns:text=\"\(office):text:1.0\" xmlns:style=\"\(office):style:1.0\""
      + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"><office:automatic-styles>"
      + "<style:style style:name=\"gone\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
      + "</office:automatic-styles><office:body><office:spreadsheet>"
      + tables.map { "<table:table table:name=\"\($0.name)\" table:style-name=\"\($0.style)\">\($0.rows)</table:table>" }
      .joined()
      + "</office:spreadsheet></office:body></office:document-content>"
    return try ZipWriter.zip([
      ("mimetype", ODSSheet.mediaType), ("content.xml", content),
      ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"\(office):manifest:1.0\">\(manifest)</manifest:manifest>"),
    ])
  }

  /// A row of texts.
  static func odsRow(_ cells: [String], attributes: String = "") -> String {
    "<table:table-row\(attributes)>"
      + cells.map {
        $0.isEmpty
          ? "<table:table-cell/>"
          : "<table:table-cell office:value-type=\"string\"><text:p>\(escaped($0))</text:p></table:table-cell>"
      }.joined() + "</table:table-row>"
  }
}

/// Reads bytes as a file of a source.
func readSheet(
  _ bytes: [UInt8], name: String = "list.xlsx", kind: SourceKind? = nil, sheet: String? = nil,
  dialect: DialectDefinition = .init(), drop: Set<String> = []
) throws -> CSVRun {
  let folder = try TemporaryFolder()
  return try CSVRun(path: try folder.write(name, bytes), kind: kind, dialect: dialect, sheet: sheet, drop: drop)
}
