import RecordModel
import Testing

@testable import Extraction

/// The reader survives damaged files: every byte stays accounted for.
@Suite struct VCardMutationTests {
  private static let seed = Array(
    ("BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;Ada\r\nTEL;CELL:+447700900123\r\n"
      + "PHOTO;ENCODING=BASE64:\r\n AAAA\r\n\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë\r\nitem1.TEL;TYPE=\"work,voice\":1\r\n"
      + "item1.X-ABLabel:_$!<Mobile>!$_\r\nADR;LABEL=\"a^nb\":;;x\\, y\r\n  z;c\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\n"
      + "END:VCARD\r\n").utf8)
  private static let bites: [UInt8] = Array("BEGINVCARD:;,=\\\"\r\n \t\0._$<>ü\u{FEFF}".utf8) + [0xFF, 0xC3, 0xED]

  private static func damage(_ seed: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let bite = Self.bites.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.insert(bite, at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes[place] = bite
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 9))
      case 4 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: bytes.insert(contentsOf: seed[..<min(seed.count, place / 2)], at: place)
      }
    }
    return bytes
  }

  @Test("a file cut at any byte is read to its end, and no value but whole ones") func truncation() throws {
    let whole = Set(try VCardFile.read(Self.seed).records.joined())
    for count in 0..<Self.seed.count {
      let reading = try VCardFile.read(Array(Self.seed[..<count]))
      for cell in reading.records.joined() where !whole.contains(cell) {
        // A card whose version, labels or folded lines are cut off reads otherwise; a phone must never lose digits.
        #expect(!cell.hasPrefix("TEL") || cell.hasSuffix("=1") || cell.hasSuffix("=+447700900123"), "\(count): \(cell)")
      }
    }
  }

  @Test("damaged files never stop the reader and never lose a byte", arguments: 0..<4)
  func mutation(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 11)
    let wide = [0xFF, 0xFE] + String(decoding: Self.seed, as: UTF8.self).utf16Bytes()
    for _ in 0..<200 {
      let bytes = Self.damage(seed == 3 ? wide : Self.seed, &random)
      _ = try VCardFile.read(bytes)
      _ = VCardExtractor.recognise(bytes[...], "x.vcf")
    }
  }

  @Test("random bytes never stop the reader") func noise() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<150 {
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        Int.random(in: 0..<4, using: &random) > 0
          ? Self.bites.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      do { _ = try VCardFile.read(bytes) } catch let error as ExtractionError { #expect(error.code.hasPrefix("looks_like_")) }
    }
  }

  @Test("deep nesting, endless parameters and endless lines cost no more than their length") func hostile() throws {
    let agents = String(repeating: "AGENT:\nBEGIN:VCARD\n", count: 50_000)
    let parameters = "TEL" + String(repeating: ";TYPE=a", count: 50_000) + ":1\n"
    let quotes = "NOTE;X=\"" + String(repeating: "a:", count: 50_000) + "\n"
    let folds = "NOTE:" + String(repeating: "\n a", count: 50_000) + "\n"
    let headers = "NOTE;X=\"" + String(repeating: "\n :", count: 50_000) + "\n"
    let softs = "NOTE;QUOTED-PRINTABLE:" + String(repeating: "=\n", count: 50_000) + "\n"
    let escapes = "NOTE:" + String(repeating: "\\", count: 99_999) + "\n"
    let parts = "ADR:" + String(repeating: ";", count: 99_999) + "\n"
    for text in [agents, parameters, quotes, folds, headers, softs, escapes, parts] {
      let reading = try VCardFile.read("BEGIN:VCARD\nFN:Ada\n\(text)END:VCARD\n")
      #expect(reading.value("FN") == "Ada")
    }
  }
}
