import Foundation
import RecordModel
import Testing

@testable import Extraction

/// Real cards of many programs.
@Suite(.enabled(if: SharedData.isPresent, "the shared test data is not there"))
struct VCardCorpusTests {
  @Test("cards cut anywhere, and with a bit flipped, never stop the reader") func damaged() throws {
    var random = SeededGenerator(seed: 3)
    for path in SharedData.files("formats/contacts_ezvcard") where path.hasSuffix(".vcf") {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      for _ in 0..<10 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        _ = try VCardFile.read(Array(bytes[..<place]))
        var flipped = bytes
        flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        _ = try VCardFile.read(flipped)
      }
    }
  }

  @Test("contacts as XML are read by the XML reader, one record a contact") func xCard() throws {
    let path = try #require(SharedData.files("formats/contacts_ezvcard").first { $0.hasSuffix("rfc6351-example.xml") })
    let reading = XMLReading.of(path: path, kind: nil)
    #expect(reading.records.count == 1)
    for column in [
      "fn/text", "n/surname", "n/given", "bday/date", "adr/street", "adr/code", "tel/uri", "email/text", "org/text",
    ] {
      #expect(reading.value(0, column) != nil, "\(column)")
    }
  }
}
