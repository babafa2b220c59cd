import PipelineConfig
import RecordModel

/// Delimited text: comma, semicolon, tab or bar; any charset; quotes, titles and footers as reports and spreadsheets write them.
enum CSVExtractor {
  static let extractor = Extractor(
    kind: .csv, summary: "CSV and other delimited text; delimiter, charset and header row are found out",
    recognise: recognise, open: open)

  /// 1 for known binary formats, so that opening tells what the file is.
  @Sendable
  private static func recognise(_ head: ArraySlice<UInt8>, _ path: String) -> Int {
    if FileSignature.mismatch(head) != nil { return 1 }
    let name = path.lowercased()
    let isNamed = [".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz"].contains { name.hasSuffix($0) }
    guard !head.isEmpty else { return isNamed ? 20 : 1 }
    if isOtherText(head) { return 0 }
    guard let text = try? sample(Array(head), TextEncoding.detect(head)) else { return 0 }
    let isWhole = head.count < CSVSniffer.sampleLimit / 4
    guard let found = CSVSniffer.delimiter(of: text, isWhole: isWhole) else { return isNamed ? 30 : 0 }
    // Prose has commas too, and numbers of a program's own file may look like them.
    if !isNamed, !found.isTable || text.contains(0) { return 0 }
    return Int(found.regularity * 50) + (isNamed ? 30 : 5)
  }

  @Sendable
  private static func open(
    _ input: ByteSource, _ file: InputFile, _ source: SourceDefinition, _ context: ExtractionContext
  ) throws(ExtractionError) -> any RecordReader {
    let head = try input.peek(CSVSniffer.sampleLimit)
    if let mismatch = FileSignature.mismatch(head) { throw mismatch }
    let encoding = TextEncoding.detect(head, declared: source.dialect.encoding)
    let text = try sample(Array(head), encoding)
    let decoder = try TextDecoder(encoding.needsTranscoding ? TextEncoding(name: "utf-8") : encoding)
    let layout = try CSVSniffer.layout(of: text, isWhole: head.count < CSVSniffer.sampleLimit, dialect: source.dialect) {
      name in
      var decoded: [UInt8] = []
      _ = name.withUnsafeBufferPointer { decoder.decode($0, into: &decoded) }
      return String(decoding: decoded, as: UTF8.self)
    }
    return try CSVReader(input, path: file.shownPath, encoding: encoding, layout: layout, filter: ColumnFilter(source))
  }

  /// What the delimiters are searched in: the bytes themselves, or UTF-8.
  private static func sample(_ head: [UInt8], _ encoding: TextEncoding) throws(ExtractionError) -> [UInt8] {
    guard encoding.needsTranscoding else { return head }
    var text: [UInt8] = []
    var stream = try TranscodingStream(encoding)
    stream.append(head[...], to: &text)
    return text
  }

  /// JSON, XML, HTML, mail and contacts, which may hold many commas.
  private static func isOtherText(_ head: ArraySlice<UInt8>) -> Bool {
    let start = head.prefix(512).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 >= 0xBB }
    let markers = ["<", "{", "[{", "[\n", "[\r", "[ ", "From ", "BEGIN:VC", "Received:", "Return-Path:", "MIME-Version:"]
    return markers.contains { start.starts(with: $0.utf8) }
  }
}
