import Foundation
import RecordModel
import Testing

@testable import Extraction

@Suite("XML mutations")
struct XMLMutationTests {
  @Test("no mutation of a feed stops the reader, every byte is accounted for, ranges are in order", arguments: [1, 2, 3, 4])
  func mutations(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let extra = "<!DOCTYPE c [<!ENTITY a 'x'>]><x:cs xmlns:x='u'><x:c a='1>2'>&eacute;&amp;<![CDATA[<c>]]></x:c><?p q?></x:cs>"
    let seeds = [
      XMLRecordTests.feed, XMLBadInputTests.feed("é & <b/>"), extra, XMLCharsetTests.document(declared: "ISO-8859-1"),
    ]
    let pieces = [
      "<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "\"", "'", "</", "/>", "<customer>", "</customer>", "\0",
      "\u{FEFF}", "&#38;", "<!DOCTYPE", "[", "é", "\r", "=",
    ]
    for round in 0..<300 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0..<Int(random.next() % 6 + 1) {
        let at = Int(random.next() % UInt64(max(bytes.count, 1)))
        let end = min(bytes.count, at + Int(random.next() % 30))
        switch random.next() % 5 {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.insert(contentsOf: Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8), at: at)
        case 3: bytes.insert(contentsOf: bytes[at..<end], at: Int(random.next() % UInt64(bytes.count)))
        default: bytes = Array(bytes[..<at]) + (bytes.count - at > 40 ? bytes[(at + 20)...] : [])
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      let reading = try XMLReading.of(bytes, record: round % 3 == 0 ? nil : round % 3 == 1 ? "customer" : "c")
      if reading.error == nil {
        #expect(reading.account.addsUp && reading.account.bytes == bytes.count, "seed \(seed) round \(round)")
        #expect(reading.account.records == reading.records.count && reading.account.rejected == reading.rejects.count)
      }
      let ranges = (reading.places.map { ($0.byteStart, $0.byteEnd) } + reading.rejects.map { ($0.byteStart, $0.byteEnd) })
        .sorted { $0 < $1 }
      for (first, second) in zip(ranges, ranges.dropFirst()) { #expect(first.1 <= second.0, "seed \(seed) round \(round)") }
      for (index, place) in reading.places.enumerated() where reading.issues.allSatisfy({ $0.code == .entityReplaced }) {
        let cut = bytes[place.byteStart..<place.byteEnd].filter { $0 != 0 }
        #expect(cut.first == 0x3C && cut.last == 0x3E, "seed \(seed) round \(round) record \(index)")
      }
    }
  }

  @Test("random bytes stop nothing")
  func noise() throws {
    var random = SeededGenerator(seed: 99)
    for _ in 0..<300 {
      let bytes = (0..<Int(random.next() % 400)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      for head in [[], Array("<cs><c>".utf8), [0xFF, 0xFE], [0xFE, 0xFF, 0, 0x3C]] {
        let reading = try XMLReading.of(head + bytes, record: "c")
        if reading.error == nil { #expect(reading.account.addsUp) }
      }
    }
  }
}
