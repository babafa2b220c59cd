import PipelineConfig
import RecordModel

/// XML feeds: each record element becomes a record, its columns the paths below it (`name/given`, `@id`, `mail/@typ`, `.`).
///
/// Which element that is says `record:` in the pipeline file, a path of local names: from the root with a leading `/`, else at
/// any depth by its end (`IDOC/E1KNA1M`); the outermost match counts. Without it, the head of the file decides.
enum XMLExtractor {
  static let extractor = Extractor(
    kind: .xml, summary: "XML feeds: one record an element, columns are the paths below it", recognise: recognise, open: open)

  /// A declaration is a signature; any tag will do a little, for other formats begin with one too.
  @Sendable
  private static func recognise(_ head: ArraySlice<UInt8>, _ path: String) -> Int {
    let isNamed = path.lowercased().hasSuffix(".xml") || path.lowercased().hasSuffix(".xml.gz")
    if let sniffed = XMLCharset.sniff(head) {
      if case .utf8 = sniffed.charset {} else { return head.prefix(4).contains(0x3C) || sniffed.mark == 0 || isNamed ? 80 : 0 }
    }
    let marked = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    let text = marked.drop(while: XMLByte.isBlank)
    if text.starts(with: "<?xml".utf8) { return 95 }
    guard text.first == XMLByte.lessThan, let second = text.dropFirst().first else { return isNamed ? 5 : 0 }
    guard XMLByte.startsName(second) || second == UInt8(ascii: "!") || second == UInt8(ascii: "?") else { return 0 }
    return isNamed ? 85 : 60
  }

  @Sendable
  private static func open(
    _ input: ByteSource, _ file: InputFile, _ source: SourceDefinition, _ context: ExtractionContext
  ) throws(ExtractionError) -> any RecordReader {
    let head = try input.peek(XMLPathSurvey.headBytes)
    let encoding = source.dialect.encoding
    try refuseHTML(head)
    let survey = try XMLPathSurvey.of(head, encoding: encoding)
    try refuse(survey, head: head)
    let path = try recordPath(of: source, survey)
    let names = mappedNames(of: source)
    var expressions: [XMLPath] = []
    for name in names where XMLPath.isExpression(name) { expressions.append(try XMLPath(parsing: name)) }
    let tree = XMLColumnTree(mapped: Set(names), dropped: source.drop)
    let builder = XMLRecordBuilder(
      path: path, tree: tree, expressions: XMLExpressionSet(expressions.filter { !source.drop.contains($0.text) }))
    return XMLRecordReader(
      input, file: file, encoding: encoding, builder: builder, survey: survey, isPathGiven: source.recordPath != nil)
  }

  /// The element path of the records; nil for a feed without any.
  private static func recordPath(of source: SourceDefinition, _ survey: XMLPathSurvey) throws(ExtractionError) -> XMLPath? {
    if let text = source.recordPath {
      let path = try XMLPath(parsing: text)
      guard path.steps.allSatisfy({ !$0.isAttribute && $0.position == nil }) else {
        throw ExtractionError(
          code: "invalid_path", message: "the record path '\(text)' names an attribute or a position",
          hint: "name the element that is one customer, as in customers/customer")
      }
      return path
    }
    if let path = XMLPresetPath.first(in: survey, of: source.preset) { return try XMLPath(parsing: path) }
    if let names = survey.recordPath { return XMLPath(names: names) }
    if survey.isEmpty || survey.isBareRoot { return nil }
    throw ExtractionError(
      code: "no_record_element",
      message: "no element looks like a record; most frequent are \(survey.mostFrequent.joined(separator: ", "))",
      hint: "name the element that is one customer: `record: customers/customer`")
  }

  /// All the source's mappings name, each once, in the order of the file.
  private static func mappedNames(of source: SourceDefinition) -> [String] {
    var names: [String] = []
    for mapping in source.fields + [source.key].compactMap(\.self) {
      names += [mapping.from] + [mapping.at, mapping.wording].compactMap(\.self)
    }
    if let updatedAt = source.updatedAt { names.append(updatedAt) }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  // MARK: What is no feed

  private static func refuseHTML(_ head: ArraySlice<UInt8>) throws(ExtractionError) {
    let text = head.prefix(65_536).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    try text.withUnsafeBufferPointer { (buffer) throws(ExtractionError) in
      let window = XMLTextWindow(bytes: buffer, start: 0)
      let start = buffer.firstIndex { !XMLByte.isBlank($0) && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } ?? 0
      guard window.matches("<!doctype html", at: start) == .yes || window.matches("<html", at: start) == .yes else { return }
      throw htmlPage(title: title(in: window, of: head))
    }
  }

  private static func refuse(_ survey: XMLPathSurvey, head: ArraySlice<UInt8>) throws(ExtractionError) {
    if survey.rootName?.lowercased() == "html" { throw htmlPage(title: nil) }
    if let fault = survey.soapFault {
      throw ExtractionError(
        code: "soap_fault", message: "the file is an error reply: \(fault)",
        hint: "mend the export job and fetch the feed again")
    }
    if survey.isEmpty, !head.allSatisfy({ XMLByte.isBlank($0) || [0xEF, 0xBB, 0xBF].contains($0) }) {
      throw ExtractionError(code: "not_xml", message: "the file holds no XML element", hint: "check what the export wrote")
    }
  }

  private static func htmlPage(title: String?) -> ExtractionError {
    ExtractionError(
      code: "html_instead_of_feed",
      message: "the file is a web page" + (title.map { ": \($0)" } ?? "") + ", not a feed",
      hint: "log the export job in again and fetch the feed anew")
  }

  private static func title(in text: XMLTextWindow, of head: ArraySlice<UInt8>) -> String? {
    guard let tag = text.end(of: "<title", from: 0), let start = text.first(XMLByte.greaterThan, from: tag),
      let end = text.first(XMLByte.lessThan, from: start), end > start + 1
    else { return nil }
    let bytes = head[(head.startIndex + start + 1)..<min(head.startIndex + end, head.startIndex + start + 201)]
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
