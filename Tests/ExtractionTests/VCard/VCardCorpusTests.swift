import Foundation
import RecordModel
import Testing

@testable import Extraction

/// Real cards of many programs. What became of each file stands in `fixtures/vcard/outcomes.txt`; `SELFSAME_RECORD=1` writes it
/// anew, and such a run fails, so that nobody takes it for a passing one.
@Suite(.enabled(if: SharedData.isPresent, "the shared test data is not there"))
struct VCardCorpusTests {
  private static let outcomes = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../fixtures/vcard/outcomes.txt").standardized

  @Test("every card is read, or refused for a reason that is recorded") func corpus() throws {
    let files = SharedData.files("formats/contacts_ezvcard").filter { $0.hasSuffix(".vcf") }
    #expect(files.count > 15)
    let told = try files.map(Self.outcome).joined(separator: "\n")
    if ProcessInfo.processInfo.environment["SELFSAME_RECORD"] == "1" {
      try told.write(to: Self.outcomes, atomically: true, encoding: .utf8)
      Issue.record("recorded; run again without SELFSAME_RECORD")
    } else {
      #expect(told == (try String(contentsOf: Self.outcomes, encoding: .utf8)))
    }
  }

  private static func outcome(of path: String) throws -> String {
    let name = (path as NSString).lastPathComponent
    do {
      let reading = try VCardFile.read(path: path)
      let skipped = reading.account.skippedPieces.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return """
        \(name)
          cards \(reading.records.count), set aside \(reading.codes), skipped [\(skipped.joined(separator: ", "))]
          notes \(reading.issues)
          columns \(reading.columns.joined(separator: " "))

        """
    } catch let error as ExtractionError {
      return "\(name)\n  refused \(error.code)\n"
    }
  }

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
