import Diagnostics
import PipelineConfig

/// Spreadsheets: XLSX and XLSM workbooks, OpenDocument tables, and the web pages and XML that old programs call `.xls`.
///
/// What a file is, its content decides. Hidden sheets are not read unless `sheet:` names them; of the others the first one
/// whose header has known names is, else the first one with rows. Nothing is unpacked to disk, no formula is computed, macros
/// and links to other files are left alone. A part is checked to its end before the first record is given out, so a damaged
/// workbook is refused whole.
enum SpreadsheetExtractor {
  static let extractor = Extractor(
    kind: .xlsx,
    summary: "spreadsheets: XLSX, XLSM, ODS, and HTML or XML named .xls; the first sheet with a header row, or `sheet`",
    recognise: recognise, open: open)

  static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let compoundMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// A ZIP by the name of its first entry, or by its own name; old Office files only to tell what they are.
  @Sendable
  private static func recognise(_ head: ArraySlice<UInt8>, _ path: String) -> Int {
    let name = path.lowercased()
    if head.starts(with: zipMark) {
      let isNamed = [".xlsx", ".xlsm", ".xltx", ".xltm", ".ods"].contains { name.hasSuffix($0) }
      return isNamed || isWorkbook(head) ? 100 : 0
    }
    if head.starts(with: compoundMark) { return name.hasSuffix(".msg") ? 0 : 90 }
    if SpreadsheetMLSheet.isWorkbook(head) { return 97 }
    guard HTMLTableSheet.isTable(head) else { return 0 }
    return name.hasSuffix(".xml") ? 50 : 96
  }

  /// Whether the first entry is one that workbooks begin with.
  private static func isWorkbook(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count > 30 else { return false }
    let bytes = Array(head.prefix(200))
    let length = Int(bytes[26]) | Int(bytes[27]) << 8
    let entry = bytes.dropFirst(30).prefix(length)
    if entry.elementsEqual("mimetype".utf8) {
      return bytes.dropFirst(38 + (Int(bytes[28]) | Int(bytes[29]) << 8)).starts(with: ODSSheet.mediaType.utf8)
    }
    return ["[Content_Types].xml", "_rels/", "docProps/", "xl/"].contains { entry.starts(with: $0.utf8) }
  }

  @Sendable
  private static func open(
    _ input: ByteSource, _ file: InputFile, _ source: SourceDefinition, _ context: ExtractionContext
  ) throws(ExtractionError) -> any RecordReader {
    let head = try input.peek()
    let sheet =
      if head.starts(with: zipMark) {
        try openArchive(input, source)
      } else if head.starts(with: compoundMark) {
        throw compoundFile(head)
      } else if SpreadsheetMLSheet.isWorkbook(head) {
        try openXML(input, head, file, source)
      } else if HTMLTableSheet.isTable(head) {
        try openPage(input, head, file, source)
      } else {
        throw FileSignature.mismatch(head)
          ?? ExtractionError(
            code: "not_a_spreadsheet", message: "the file is neither a workbook nor a page with a table",
            hint: "if it is text, write `kind: csv`")
      }
    return SpreadsheetReader(sheet, in: input, path: file.shownPath, filter: ColumnFilter(source))
  }

  /// An Office file of before 2007, or a newer one under a password.
  private static func compoundFile(_ head: ArraySlice<UInt8>) -> ExtractionError {
    let name = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
    let bytes = Array(head)
    let isEncrypted = bytes.indices.contains { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }
    if isEncrypted { return ZipDirectory.encrypted }
    return ExtractionError(
      code: "looks_like_xls", message: "this is an old binary Office file (.xls of Excel 97-2003), which is not read",
      hint: "open it and save it as .xlsx or CSV UTF-8")
  }

  // MARK: archives

  private static func openArchive(
    _ input: ByteSource, _ source: SourceDefinition
  ) throws(ExtractionError) -> SpreadsheetReader.OpenSheet {
    guard !input.isCompressed else {
      throw ExtractionError(
        code: "compressed_twice", message: "this is a workbook inside a gzip stream; workbooks are compressed already",
        hint: "unpack it once")
    }
    let archive = try ZipArchive(input)
    if archive.directory["content.xml"] != nil, archive.directory.part("xl/workbook.xml") == nil {
      return try openTable(of: archive, source)
    }
    guard let workbook = try XLSXWorkbook(archive) else {
      throw ExtractionError(
        code: "no_workbook", message: "this is a ZIP archive without a workbook inside",
        hint: "unpack it, and name the files it holds")
    }
    let candidates = workbook.sheets.map { SheetChoice.Candidate(name: $0.name, isHidden: $0.isHidden) }
    var choice = try SheetChoice(candidates, source) { (index) throws(ExtractionError) in
      let sheet = workbook.sheets[index]
      return (try XLSXSheet(sheet, of: workbook), try XLSXSheet.survey(sheet, of: workbook))
    }
    for (reason, count) in workbook.ignored { choice.skipped[reason] = count }
    return choice.opened(range: choice.index.map { workbook.sheets[$0].entry.range } ?? 0..<0)
  }

  private static func openTable(
    of archive: ZipArchive, _ source: SourceDefinition
  ) throws(ExtractionError) -> SpreadsheetReader.OpenSheet {
    let candidates = try ODSSheet.tables(of: archive).map { SheetChoice.Candidate(name: $0.name, isHidden: $0.isHidden) }
    let choice = try SheetChoice(candidates, source) { (index) throws(ExtractionError) in
      (try ODSSheet(index, of: archive), [])
    }
    return choice.opened(range: try ODSSheet.content(of: archive).range)
  }

  // MARK: text

  private static func openXML(
    _ input: ByteSource, _ head: ArraySlice<UInt8>, _ file: InputFile, _ source: SourceDefinition
  ) throws(ExtractionError) -> SpreadsheetReader.OpenSheet {
    let encoding = TextEncoding.detect(head, declared: source.dialect.encoding ?? XMLCharset.declared(in: head))
    let whole = try ByteSource(file)
    let sheets = try SpreadsheetMLSheet.worksheets(in: whole, encoding)
    let candidates = sheets.map { SheetChoice.Candidate(name: $0.name, isHidden: $0.isHidden) }
    if let damage = whole.damage { throw damage }
    let choice = try SheetChoice(candidates, source) { (index) throws(ExtractionError) in
      (try SpreadsheetMLSheet(index, in: try ByteSource(file), encoding), [])
    }
    return choice.opened(range: 0..<whole.position)
  }

  private static func openPage(
    _ input: ByteSource, _ head: ArraySlice<UInt8>, _ file: InputFile, _ source: SourceDefinition
  ) throws(ExtractionError) -> SpreadsheetReader.OpenSheet {
    let encoding = HTMLTableSheet.encoding(of: head, declared: source.dialect.encoding)
    let whole = try ByteSource(file)
    guard let table = try HTMLTableSheet.largestTable(in: whole, encoding) else {
      throw ExtractionError(
        code: "no_table", message: "the file is a web page without a table that has rows",
        hint: "check what the export wrote; it may be a page that asks for a login")
    }
    if let damage = whole.damage { throw damage }
    let candidate = SheetChoice.Candidate(name: source.sheet ?? "", isHidden: false)
    let choice = try SheetChoice([candidate], source) { (_) throws(ExtractionError) in
      (try HTMLTableSheet(table, in: input, encoding), [])
    }
    return choice.opened(range: 0..<whole.position)
  }
}
