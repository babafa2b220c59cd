import Foundation
import RecordModel
import Testing

@testable import Extraction

@Suite("XML charsets")
struct XMLCharsetTests {
  static func document(declared: String?) -> String {
    let head = declared.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>\n" } ?? ""
    return head
      + "<kunden>\n<kunde><name>Jürgen</name><ort>Köln</ort></kunde>\n<kunde><name>Zoë</name><ort>ASCII</ort></kunde>\n</kunden>"
  }

  private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  static let variants: [(name: String, bytes: [UInt8], issues: [IssueCode])] = [
    ("utf-8", Array(document(declared: "UTF-8").utf8), []),
    ("utf-8 with mark", [0xEF, 0xBB, 0xBF] + Array(document(declared: nil).utf8), []),
    ("utf-8 declared latin-1", Array(document(declared: "ISO-8859-1").utf8), [.encodingRepaired]),
    (
      "utf-8 with mark declared 1252", [0xEF, 0xBB, 0xBF] + Array(document(declared: "windows-1252").utf8), [.encodingRepaired]
    ),
    ("utf-8 declared utf-16", Array(document(declared: "UTF-16").utf8), [.encodingRepaired]),
    ("latin-1", latin1(document(declared: "ISO-8859-1")), []),
    ("1252", latin1(document(declared: "Windows-1252")), []),
    ("utf-16 with mark", utf16(document(declared: "UTF-16"), bigEndian: false, mark: true), []),
    ("utf-16be with mark", utf16(document(declared: nil), bigEndian: true, mark: true), []),
    ("utf-16le without mark", utf16(document(declared: "UTF-16LE"), bigEndian: false, mark: false), []),
    ("utf-16be without mark", utf16(document(declared: "utf-8"), bigEndian: true, mark: false), []),
  ]

  @Test("case 47: mark, then strict UTF-8, then the declaration decide; places stay exact", arguments: variants)
  func decides(name: String, bytes: [UInt8], issues: [IssueCode]) throws {
    let reading = try XMLReading.of(bytes)
    #expect(reading.records.map { $0.map(\.text) } == [["Jürgen", "Köln"], ["Zoë", "ASCII"]])
    #expect(reading.issues.map(\.code) == issues)
    #expect(reading.account.addsUp && reading.account.bytes == bytes.count && reading.rejects.isEmpty)
    let open = reading.places.map { Array(bytes[$0.byteStart..<$0.byteEnd]).filter { $0 != 0 } }
    #expect(open.allSatisfy { $0.starts(with: "<kunde><name>".utf8) && $0.suffix(8).elementsEqual("</kunde>".utf8) })
    #expect(reading.places.last?.line == (reading.places.first?.line ?? 0) + 1)
  }

  @Test("case 47: bytes that are not UTF-8 in a UTF-8 file are read as Windows-1252 and noted")
  func repairs() throws {
    var bytes = Array("<?xml version='1.0' encoding='UTF-8'?><cs><c><n>Zoë</n></c><c><n>K".utf8)
    bytes += [0xF6] + Array("ln ".utf8) + [0x80] + Array("</n></c><c><n>ok</n></c></cs>".utf8)
    let reading = try XMLReading.of(bytes, record: "c")
    #expect(reading.records.compactMap { $0.first?.text } == ["Zoë", "Köln €", "ok"])
    #expect(
      reading.issues.map(\.code) == [.mixedEncoding, .encodingRepaired]
        || reading.issues.map(\.code) == [.encodingRepaired, .mixedEncoding])
    #expect(reading.issues.contains { $0.record == 1 && $0.code == .encodingRepaired })
    let cuts = reading.places.map { Array(bytes[$0.byteStart..<$0.byteEnd]) }
    #expect(cuts.allSatisfy { $0.starts(with: "<c>".utf8) && $0.suffix(4).elementsEqual("</c>".utf8) })
  }

  @Test("multi-byte charsets keep their places", arguments: ["SHIFT_JIS", "EUC-JP", "GB18030", "ISO-2022-JP"])
  func multiByte(name: String) throws {
    let text = "<?xml version='1.0' encoding='\(name)'?><cs><c><n>山田太郎</n></c>\n<c><n>東京</n></c></cs>"
    let bytes = try encode(text, as: name)
    let reading = try XMLReading.of(bytes, record: "c")
    #expect(reading.records.compactMap { $0.first?.text } == ["山田太郎", "東京"])
    let cuts = reading.places.map { Array(bytes[$0.byteStart..<$0.byteEnd]) }
    #expect(cuts.allSatisfy { $0.starts(with: "<c>".utf8) && $0.suffix(4).elementsEqual("</c>".utf8) })
    #expect(reading.account.addsUp && reading.account.bytes == bytes.count)
  }

  @Test("an unknown charset is read as UTF-8 or Windows-1252 and noted; a name with a slash is none")
  func unknown() throws {
    for name in ["x-nonsense", "../../etc/x", "utf-7", "latin1//TRANSLIT"] {
      let bytes = Self.latin1("<?xml version='1.0' encoding='\(name)'?><cs><c><n>K\u{F6}ln</n></c></cs>")
      let reading = try XMLReading.of(bytes, record: "c")
      #expect(reading.value(0, "n") == "Köln")
      #expect(reading.issues.map(\.code).contains(.unknownCharset))
    }
  }

  @Test("the encoding of the pipeline file goes before the declaration")
  func configured() throws {
    let bytes = Array("<?xml version='1.0' encoding='ISO-8859-1'?><cs><c><n>".utf8) + [0xB1] + Array("</n></c></cs>".utf8)
    #expect(try XMLReading.of(bytes, record: "c", encoding: "iso-8859-2").value(0, "n") == "ą")
    #expect(try XMLReading.of(bytes, record: "c").value(0, "n") == "±")
  }

  private func encode(_ text: String, as name: String) throws -> [UInt8] {
    let encodings: [String: String.Encoding] = ["SHIFT_JIS": .shiftJIS, "EUC-JP": .japaneseEUC, "ISO-2022-JP": .iso2022JP]
    if let encoding = encodings[name], let data = text.data(using: encoding) { return Array(data) }
    let known: [String: [String: [UInt8]]] = [
      "GB18030": ["山田太郎": [0xC9, 0xBD, 0xCC, 0xEF, 0xCC, 0xAB, 0xC0, 0xC9], "東京": [0x96, 0x7C, 0xBE, 0xA9]],
      "EUC-JP": ["山田太郎": [0xBB, 0xB3, 0xC5, 0xC4, 0xC2, 0xC0, 0xCF, 0xBA], "東京": [0xC5, 0xEC, 0xB5, 0xFE]],
      "SHIFT_JIS": ["山田太郎": [0x8E, 0x52, 0x93, 0x63, 0x91, 0xBE, 0x98, 0x59], "東京": [0x93, 0x8C, 0x8B, 0x9E]],
      "ISO-2022-JP": [
        "山田太郎": [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x42, 0x40, 0x4F, 0x3A, 0x1B, 0x28, 0x42],
        "東京": [0x1B, 0x24, 0x42, 0x45, 0x6C, 0x35, 0x7E, 0x1B, 0x28, 0x42],
      ],
    ]
    let words = try #require(known[name])
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      if let (word, code) = words.first(where: { rest.hasPrefix($0.key) }) {
        bytes += code
        rest = rest.dropFirst(word.count)
      } else {
        bytes += Array(String(rest.removeFirst()).utf8)
      }
    }
    return bytes
  }
}
