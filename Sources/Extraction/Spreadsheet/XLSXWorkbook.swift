import CLibXML2

/// The parts of an XLSX or XLSM file that say which sheets it has and how their cells are to be read.
///
/// Macros and links to other files are never looked into. Memory is that of the shared texts.
final class XLSXWorkbook {
  struct Sheet {
    var name: String
    var isHidden: Bool
    var entry: ZipDirectory.Entry
  }

  private static let partLimit = 64 << 20

  let archive: ZipArchive
  private(set) var sheets: [Sheet] = []
  let styles: [SheetFormat]
  let dates: SheetDate
  let strings: XLSXSharedStrings
  /// Parts that are left out although they say something: macros, links to other workbooks.
  private(set) var ignored: [String: Int] = [:]

  /// nil when the archive holds no workbook.
  init?(_ archive: ZipArchive) throws(ExtractionError) {
    self.archive = archive
    let package = try Self.relations(of: "", in: archive)
    guard let main = package.first(where: { $0.type.hasSuffix("/officeDocument") }),
      let workbook = archive.directory.part(main.target)
    else { return nil }
    guard !workbook.name.hasSuffix(".bin") else {
      throw ExtractionError(
        code: "looks_like_xlsb", message: "this is a binary workbook (.xlsb), which is not read",
        hint: "open it and save it as .xlsx or CSV UTF-8")
    }
    let parts = try Self.relations(of: workbook.name, in: archive)
    guard parts.contains(where: { $0.type.hasSuffix("/worksheet") }) else { return nil }
    let list = XLSXSheetList()
    try SheetXMLParser.parse(workbook, of: archive, limit: Self.partLimit, list)
    dates = SheetDate(is1904: list.is1904)

    func entry(_ kind: String) -> ZipDirectory.Entry? {
      parts.first { $0.type.hasSuffix(kind) }.flatMap { archive.directory.part($0.target) }
    }
    let styleSheet = XLSXStyleSheet()
    if let entry = entry("/styles") { try SheetXMLParser.parse(entry, of: archive, limit: Self.partLimit, styleSheet) }
    styles = styleSheet.formats
    let table = XLSXStringTable()
    if let entry = entry("/sharedStrings") { try SheetXMLParser.parse(entry, of: archive, table) }
    strings = table.strings

    let byID = Dictionary(parts.map { ($0.id, $0) }) { first, _ in first }
    for item in list.items {
      guard let part = byID[item.relation], part.type.hasSuffix("/worksheet") else { continue }
      guard let entry = archive.directory.part(part.target) else {
        throw ZipDirectory.damaged("the sheet '\(item.name)' is missing")
      }
      sheets.append(Sheet(name: item.name, isHidden: item.isHidden, entry: entry))
    }
    let macros = parts.count { $0.type.hasSuffix("/vbaProject") || $0.type.hasSuffix("/xlMacrosheet") }
    if macros > 0 { ignored["macros"] = macros }
    let links = parts.count { $0.type.hasSuffix("/externalLink") }
    if links > 0 { ignored["external_links"] = links }
  }

  /// What a part of the package refers to, by the relations file beside it; targets as names of entries.
  private static func relations(
    of part: String, in archive: ZipArchive
  ) throws(ExtractionError) -> [XLSXRelations.Relation] {
    let folder = part.split(separator: "/").dropLast().map(String.init)
    let file = part.split(separator: "/").last.map(String.init) ?? ""
    let name = (folder + ["_rels", file + ".rels"]).joined(separator: "/")
    guard let entry = archive.directory.part(name) else { return [] }
    let relations = XLSXRelations(folder: folder)
    try SheetXMLParser.parse(entry, of: archive, limit: partLimit, relations)
    return relations.found
  }
}

/// A `.rels` part; relations that lead out of the package are left out.
private final class XLSXRelations: SheetXMLHandler {
  struct Relation {
    var id: String
    var type: String
    var target: String
  }

  private let folder: [String]
  private(set) var found: [Relation] = []

  init(folder: [String]) { self.folder = folder }

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    guard name.isNamed("Relationship"), found.count < ZipDirectory.mostEntries, let id = attributes.text("Id"),
      let type = attributes.text("Type"), let target = attributes.text("Target")
    else { return }
    let isExternal = attributes.text("TargetMode") == "External"
    found.append(Relation(id: id, type: type, target: isExternal ? "" : resolved(target)))
  }

  /// As a name in the package: from its root with a leading `/`, else from the part's folder.
  private func resolved(_ target: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
    }
    return steps.joined(separator: "/")
  }
}

/// The workbook part: its sheets in order, and which days its dates count from.
private final class XLSXSheetList: SheetXMLHandler {
  struct Item {
    var name: String
    var isHidden: Bool
    var relation: String
  }

  private(set) var items: [Item] = []
  private(set) var is1904 = false

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("workbookPr") {
      is1904 = attributes.text("date1904").map { $0 == "1" || $0 == "true" || $0 == "on" } ?? false
    } else if name.isNamed("sheet"), items.count < 10_000, let title = attributes.text("name"),
      let relation = attributes.text("id")
    {
      let state = attributes.text("state") ?? "visible"
      items.append(Item(name: title, isHidden: state != "visible", relation: relation))
    }
  }
}

/// The styles part: of each cell style, what its number format does.
private final class XLSXStyleSheet: SheetXMLHandler {
  private static let styleLimit = 1 << 20
  private var codes: [Int: SheetFormat] = [:]
  private var isInCells = false
  private(set) var formats: [SheetFormat] = []

  override func startElement(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
    if name.isNamed("numFmt"), let id = attributes.number("numFmtId", limit: 1 << 32) {
      codes[id] = SheetFormat(code: attributes.text("formatCode") ?? "")
    } else if name.isNamed("cellXfs") {
      isInCells = true
    } else if isInCells, name.isNamed("xf"), formats.count < Self.styleLimit {
      let id = attributes.number("numFmtId", limit: 1 << 32) ?? 0
      formats.append(codes[id] ?? SheetFormat.builtIn(id))
    }
  }

  override func endElement(_ name: UnsafePointer<xmlChar>) { if name.isNamed("cellXfs") { isInCells = false } }
}
