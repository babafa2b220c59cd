import RecordModel
import Testing

@testable import Extraction

/// A card made up at random, and the ways programs write one.
private struct RandomCard {
  enum Version: String, CaseIterable { case old = "2.1", middle = "3.0", new = "4.0" }

  /// Property with its parameters, and its parts; what they are read as.
  struct Property {
    var name: String
    var parameters = ""
    var parts: [String]
    var columns: [String]
  }

  var version: Version
  var properties: [Property]

  init(_ random: inout SeededGenerator, letters: [Character]) {
    let version = Version.allCases.randomElement(using: &random) ?? .middle
    self.version = version
    func text() -> String {
      let count = Int.random(in: 1...24, using: &random)
      var text = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "x" })
      text = "A" + text.replacing("\r", with: "") + "z"
      return text
    }
    func parameter(_ type: String) -> String {
      let styles =
        version == .old
        ? [";\(type.uppercased())", ";TYPE=\(type)"] : [";TYPE=\(type),voice", ";type=\"\(type)\"", ";TYPE=VOICE;TYPE=\(type)"]
      return styles.randomElement(using: &random) ?? ""
    }
    properties = [
      Property(name: "FN", parts: ["F" + text()], columns: ["FN"]),
      Property(
        name: "N", parts: [text(), text(), text(), text(), text()],
        columns: ["N.family", "N.given", "N.additional", "N.prefix", "N.suffix"]),
      Property(name: "ORG", parts: ["O" + text(), text()], columns: ["ORG", "ORG.unit"]),
      Property(name: "TEL", parameters: parameter("cell"), parts: [text()], columns: ["TEL.cell"]),
      Property(name: "email", parameters: parameter("work"), parts: [text()], columns: ["EMAIL.work"]),
      Property(
        name: "ADR", parameters: parameter("home"), parts: ["", text(), text(), text(), text(), text(), text()],
        columns: [
          "", "ADR.home.extended", "ADR.home.street", "ADR.home.city", "ADR.home.region", "ADR.home.postcode",
          "ADR.home.country",
        ]),
      Property(name: "item\(Int.random(in: 1...9, using: &random)).NOTE", parts: [text()], columns: ["NOTE"]),
      Property(name: "UID", parts: [text()], columns: ["UID"]), Property(name: "X-OWN", parts: [text()], columns: ["X-OWN"]),
    ].filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    properties.append(Property(name: "TITLE", parts: [text()], columns: ["TITLE"]))
    properties.shuffle(using: &random)
  }

  /// What the reader is to make of it, sorted.
  var cells: [String] {
    properties.flatMap { property in zip(property.columns, property.parts).filter { !$1.isEmpty }.map { "\($0)=\($1)" } }
      .sorted()
  }

  func text(_ random: inout SeededGenerator, lineEnd: String, foldsBytes: Bool) -> [UInt8] {
    var lines = properties.map { line(of: $0, &random, lineEnd, foldsBytes) }
    lines.insert(Array("VERSION:\(version.rawValue)".utf8), at: Int.random(in: 0...lines.count, using: &random))
    if Bool.random(using: &random) { lines.insert(Array("PHOTO;ENCODING=b:AAAA\(lineEnd) BBBB".utf8), at: 0) }
    if Int.random(in: 0..<6, using: &random) == 0 { lines.insert([], at: Int.random(in: 0...lines.count, using: &random)) }
    let all = [Array("BEGIN:VCARD".utf8)] + lines + [Array("END:VCARD".utf8)]
    return all.flatMap { $0 + Array(lineEnd.utf8) }
  }

  private func line(of property: Property, _ random: inout SeededGenerator, _ lineEnd: String, _ foldsBytes: Bool) -> [UInt8] {
    let value = property.parts.map(Self.escaped).joined(separator: ";")
    guard version == .old else {
      return folded("\(property.name)\(property.parameters):\(value)", &random, lineEnd, foldsBytes)
    }
    let isQuoted = Bool.random(using: &random)
    guard isQuoted else { return Array("\(property.name)\(property.parameters):\(value)".utf8) }
    let quoted = property.parts.map { Self.quoted(Self.escaped($0), &random, lineEnd) }.joined(separator: ";")
    return Array("\(property.name)\(property.parameters);CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:\(quoted)".utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
  }

  private static func quoted(_ text: String, _ random: inout SeededGenerator, _ lineEnd: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if MailASCII.isLetter(byte), Bool.random(using: &random) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: Bool.random(using: &random))
      }
      if Int.random(in: 0..<12, using: &random) == 0 { result += "=" + lineEnd }
    }
    return result
  }

  /// Folded at any byte, or between any two characters, behind the name.
  private func folded(_ line: String, _ random: inout SeededGenerator, _ lineEnd: String, _ bytewise: Bool) -> [UInt8] {
    var result: [UInt8] = []
    let pieces = bytewise ? line.utf8.map { [$0] } : line.unicodeScalars.map { Array(String($0).utf8) }
    let name = line.prefix { $0 != ":" && $0 != ";" }.count
    for (index, piece) in pieces.enumerated() {
      if index > name, Int.random(in: 0..<9, using: &random) == 0 {
        result += Array(lineEnd.utf8) + [Bool.random(using: &random) ? 0x20 : 0x09]
      }
      result += piece
    }
    return result
  }
}

/// What was written comes back equal, whatever the version, folding and encoding.
@Suite struct VCardRoundTripTests {
  private static let latin = Array("abcXYZ 019;,:\\\"'=.-+@éüßö\n\t")
  private static let wide = latin + Array("Łжあ中🎈ﷺ")

  @Test("random cards come back as they were written", arguments: 0..<8)
  func roundTrip(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) &* 977 &+ 5)
    for _ in 0..<60 {
      let encoding = Int.random(in: 0..<4, using: &random)
      let cards = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        RandomCard(&random, letters: encoding == 3 ? Self.latin : Self.wide)
      }
      let lineEnd = ["\n", "\r\n", "\r", "\r\r\n"].randomElement(using: &random) ?? "\n"
      var bytes: [UInt8] = []
      for card in cards { bytes += card.text(&random, lineEnd: lineEnd, foldsBytes: encoding == 0) }
      let text = String(decoding: bytes, as: UTF8.self)
      switch encoding {
      case 1: bytes = [0xFF, 0xFE] + text.utf16Bytes()
      case 2: bytes = [0xFE, 0xFF] + text.utf16Bytes(bigEndian: true)
      case 3: bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      default: break
      }
      let reading = try VCardFile.read(bytes, encoding: encoding == 3 ? "windows-1252" : nil)
      let read = reading.records.map { $0.sorted() }
      #expect(read.count == cards.count, "seed \(seed), encoding \(encoding)")
      for (read, card) in zip(read, cards) {
        let missing = Set(card.cells).subtracting(read)
        let extra = Set(read).subtracting(card.cells)
        #expect(missing.isEmpty && extra.isEmpty, "\(missing) became \(extra) in \(card.version):\n\(text)")
      }
      #expect(reading.rejects.isEmpty)
    }
  }

  @Test("cards that lie across the blocks a file is read in come out whole, packed or not", arguments: [false, true])
  func blocks(wide: Bool) throws {
    var text = ""
    let count = 6_000
    for number in 0..<count {
      let note = String(repeating: "ü", count: number % 97)
      text += VCardFile.card(
        "FN:Ada \(number)", "N:Byte;Ada\(number)", "NOTE:\(note)",
        "PHOTO;ENCODING=b:\(String(repeating: "QUJD", count: number % 61))")
    }
    let reading = try VCardFile.read(wide ? [0xFF, 0xFE] + text.utf16Bytes() : Array(text.utf8))
    #expect(reading.records.count == count)
    for (number, record) in reading.records.enumerated() where record.first != "FN=Ada \(number)" {
      Issue.record("card \(number): \(record)")
    }
    #expect(reading.account.skippedPieces["photo"] == count)
    #expect(reading.places.map(\.line) == (0..<count).map { 7 * $0 + 1 })
  }
}
