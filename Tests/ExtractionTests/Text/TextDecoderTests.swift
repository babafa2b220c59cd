import Foundation
import Testing

@testable import Extraction

@Suite struct TextDecoderTests {
  @Test(
    "the charset is found by mark, zero bytes, strict UTF-8, declaration, then Windows-1252",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], nil, "utf-8"), ([0xFF, 0xFE, 0x61, 0], nil, "utf-16le"),
      ([0xFE, 0xFF, 0, 0x61], nil, "utf-16be"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], nil, "utf-32le"), (Array("Zoë".utf8), "windows-1250", "utf-8"),
      ([0x5A, 0x6F, 0xEB], "windows-1250", "windows-1250"), ([0x5A, 0x6F, 0xEB], nil, "windows-1252"),
      ([0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0, 0x31], nil, "utf-16le"), ([0, 0x61, 0, 0x2C, 0, 0x62, 0, 0x0A], nil, "utf-16be"),
      (Array("plain".utf8), "iso-2022-jp", "iso-2022-jp"), ([], nil, "utf-8"),
    ] as [([UInt8], String?, String)])
  func detection(bytes: [UInt8], declared: String?, name: String) {
    #expect(TextEncoding.detect(bytes[...], declared: declared).name == name)
  }

  @Test("one bad byte costs one replacement character, counted")
  func replacements() throws {
    let decoder = try TextDecoder(TextEncoding(name: "utf-8"))
    var output: [UInt8] = []
    let repairs = [0x61, 0x81, 0x62, 0xC3].withUnsafeBufferPointer { decoder.decode($0, into: &output) }
    #expect(String(decoding: output, as: UTF8.self) == "a\u{FFFD}b\u{FFFD}")
    #expect(repairs.contains(.replaced) && decoder.replacements == 2)
    let single = try TextDecoder(TextEncoding(name: "windows-1252"))
    output = []
    _ = [0x80, 0x81, 0x41].withUnsafeBufferPointer { single.decode($0, into: &output) }
    #expect(String(decoding: output, as: UTF8.self) == "€\u{FFFD}A")
    #expect(single.replacements == 1)
  }

  @Test("a UTF-16 stream cut anywhere gives the same text and knows each line's offset", arguments: 1...9)
  func streaming(step: Int) throws {
    let text = "ab\r\nZoë 𝄞\nend"
    let bytes = ("\u{FEFF}" + text).utf16Bytes()
    let secondLine = "Zoë 𝄞\n"
    var stream = try TranscodingStream(TextEncoding.detect(bytes[...]))
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      stream.append(bytes[start..<min(start + step, bytes.count)], to: &output)
    }
    #expect(String(decoding: output, as: UTF8.self) == "\u{FEFF}" + text)
    #expect(stream.originalOffset(of: 3) == 2)
    #expect(stream.originalOffset(of: 7) == 10)
    let (decodedEnd, originalEnd) = (7 + secondLine.utf8.count, 10 + secondLine.utf16.count * 2)
    #expect(stream.originalOffset(of: decodedEnd) == originalEnd)
    #expect(stream.originalOffset(of: output.count) == bytes.count)
    #expect(stream.incompleteTail == 0 && stream.replacements == 0)
  }

  @Test("a lone surrogate costs one replacement, a cut character is left over")
  func loneSurrogate() throws {
    var stream = try TranscodingStream(TextEncoding(name: "utf-16le"))
    var output: [UInt8] = []
    stream.append([0x61, 0, 0x00, 0xD8, 0x62, 0, 0x63], to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "a\u{FFFD}b")
    #expect(stream.replacements == 1 && stream.incompleteTail == 1)
  }

  @Test("ISO-2022-JP is decoded as a stream")
  func stateful() throws {
    let bytes: [UInt8] = [0x61, 0x2C, 0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x0A, 0x62]
    var stream = try TranscodingStream(TextEncoding(name: "iso-2022-jp"))
    var output: [UInt8] = []
    stream.append(bytes[...], to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "a,日本\nb")
    #expect(stream.originalOffset(of: 9) == 13)
  }

  @Test("the strict validator agrees with the standard library on random bytes")
  func validator() {
    var random = SeededGenerator(seed: 5)
    let alphabet: [UInt8] = [
      0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 1...5, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let isValid = bytes.withUnsafeBufferPointer { UTF8Validator.isValid($0) }
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test(
    "real texts decode without loss by the charset they are in",
    .enabled(if: SharedData.isPresent, "needs the public test data"),
    arguments: [
      ("arabic-1", "windows-1256"), ("arabic", nil), ("bulgarian", nil), ("chinese", "big5"), ("english.bom", nil),
      ("french-1", "windows-1252"), ("french", nil), ("greek-2", "windows-1253"), ("greek", "windows-1253"),
      ("hebrew-2", "windows-1255"), ("hebrew-3", "windows-1255"), ("korean", "cp949"), ("polish", nil), ("russian-2", nil),
      ("russian-3", nil), ("russian", "mac-cyrillic"), ("spanish", nil), ("turkish", "windows-1254"),
    ] as [(String, String?)])
  func realTexts(name: String, declared: String?) throws {
    let folder = try #require(SharedData.folder)
    let data = try Data(contentsOf: URL(filePath: "\(folder)/formats/enc_charset_normalizer/data/sample-\(name).txt"))
    let encoding = TextEncoding.detect(Array(data)[...], declared: declared)
    #expect(encoding.name == declared ?? "utf-8")
    let decoder = try TextDecoder(encoding)
    var output: [UInt8] = []
    _ = Array(data).withUnsafeBufferPointer { decoder.decode($0, into: &output) }
    #expect(decoder.replacements == 0)
    #expect(String(validating: output, as: UTF8.self) != nil)
  }
}
