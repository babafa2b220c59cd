import Testing

@testable import Extraction

@Suite struct CSVRowParserTests {
  /// As libcsv takes them apart.
  @Test("records with simple quotes are cut as libcsv cuts them", arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09])
  func splitEqualsLibcsv(delimiter: UInt8) {
    var generator = SeededGenerator(seed: 0x5EED)
    var split = 0
    let parts = [
      "a", "é", " ", "\t", "\"", "\"", "\"\"", "x y", "\n", String(UnicodeScalar(delimiter)), String(UnicodeScalar(delimiter)),
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &generator)]
      }
      let bytes = Array(text.joined().utf8)
      bytes.withUnsafeBufferPointer { bytes in
        var scanner = CSVRecordScanner(delimiter: delimiter, quote: 0x22)
        guard case .record(let length, _) = scanner.advance(over: bytes, atEnd: true), !scanner.isBlank else { return }
        guard scanner.isPlainlyQuoted else { return }
        let record = UnsafeBufferPointer(rebasing: bytes[..<length])
        let fast = CSVRowParser(delimiter: delimiter, quote: 0x22)
        let plain = CSVRowParser(delimiter: delimiter, quote: 0x22)
        #expect(plain.parse(record, fields: scanner.fieldCount))
        #expect(fast.split(record, fields: scanner.fieldCount))
        #expect(cells(fast) == cells(plain), "\(Array(record))")
        split += 1
      }
    }
    #expect(split > 4_000)
  }

  private func cells(_ parser: CSVRowParser) -> [[UInt8]] {
    let sink = parser.sink.pointee
    var cells = [[UInt8]](repeating: [], count: sink.fieldCount)
    for cell in sink.record { cells[cell.index] = Array(sink.value(cell)) }
    return cells
  }
}
