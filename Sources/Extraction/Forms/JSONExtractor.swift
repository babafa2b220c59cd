import CSimdjsonShim
import PipelineConfig

/// JSON of web forms and APIs: JSON Lines, arrays, objects that wrap an array, and objects one after the other.
package enum JSONExtractor {
  package static let extractor = Extractor(
    kind: .json, summary: "JSON and JSON Lines: web forms, API exports", recognise: recognise
  ) { (input, file, source, _) throws(ExtractionError) in
    try JSONRecordReader(input, file, source)
  }

  /// 95 when the first object parses, less when it is cut off or broken, 0 when the file does not start like JSON.
  @Sendable static func recognise(_ head: ArraySlice<UInt8>, _ path: String) -> Int {
    let named = hasJSONName(path)
    guard let text = text(of: head) else { return 0 }
    let start = text.drop { isSpace($0) }
    switch start.first {
    case 0x7B: return rate(start, named)
    case 0x5B:
      let element = start.dropFirst().drop { isSpace($0) }
      if element.first == 0x7B { return rate(element, named) }
      return named ? 60 : element.first == 0x5D || element.isEmpty ? 40 : 0
    default: return named && !start.isEmpty ? 15 : 0
    }
  }

  private static func rate(_ object: ArraySlice<UInt8>, _ named: Bool) -> Int {
    let first = object.dropFirst().first { !isSpace($0) }
    let opensWell = first == 0x22 || first == 0x7D
    let poor = named ? 50 : opensWell ? 30 : 5
    return object.withUnsafeBufferPointer { bytes in
      var scanner = JSONValueScanner(indent: 0, linewise: false)
      switch scanner.scan(bytes, from: 0) {
      case .needsMore: return opensWell ? 70 : poor
      case .broken, .overrun: return poor
      case .end(let end):
        guard let parser = try? JSONDocumentParser() else { return poor }
        let document = parser.parse(UnsafeBufferPointer(rebasing: bytes[..<end]))
        return document.error == Int32(CSIMDJSON_OK.rawValue) ? 95 : poor
      }
    }
  }

  /// The head as UTF-8; nil in an encoding this reader does not know.
  private static func text(of head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let (encoding, mark) = try? FormEncoding.detect(head, declared: nil) else { return nil }
    if case .utf8 = encoding { return head.dropFirst(mark) }
    var text: [UInt8] = []
    _ = encoding.decode(Array(head.dropFirst(mark)), into: &text, atEnd: false)
    return text[...]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D || byte == 0x1E }

  private static func hasJSONName(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"].contains { name.hasSuffix($0) }
  }
}
