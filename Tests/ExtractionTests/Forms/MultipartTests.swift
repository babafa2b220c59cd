import Foundation
import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// Multipart bodies: fields are kept, files never.
@Suite struct MultipartTests {
  private static func part(_ name: String, _ value: String, _ more: String = "", headers: String = "") -> String {
    "--XbX\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n\(headers)\r\n\(value)\r\n"
  }

  private static let body =
    part("name", "Ada Byte") + part("email", "ada@nimbus.example") + part("tags[]", "a") + part("tags[]", "b\r\nc")
    + part(
      "cv", String(repeating: "%PDF", count: 100), "; filename=\"../../etc/cv.pdf\"",
      headers: "Content-Type: application/pdf\r\n")
    + "--XbX--\r\n"
  private static let fields = ["name=Ada Byte", "email=ada@nimbus.example", "tags=a", "tags#1=b\r\nc"]

  private static func read(_ text: String, _ change: (inout SourceDefinition) -> Void = { _ in }) throws -> FormReading {
    try FormFile.postLog(text, change)
  }

  @Test("case 57: fields of a body are kept, files are counted and not")
  func case57() throws {
    let reading = try Self.read(Self.body)
    #expect(reading.texts == [Self.fields])
    #expect(reading.account.skippedPieces["file_part"] == 1 && reading.rejects.isEmpty && reading.issues.isEmpty)
    #expect(!String(decoding: reading.arena, as: UTF8.self).contains("%PDF"))
    #expect(reading.places.map(\.line) == [1] && reading.places.map(\.byteStart) == [0])
  }

  @Test("case 57: a missing last boundary, bare line feeds and HTTP headers before the body")
  func case57Damaged() throws {
    let cut = try Self.read(String(Self.body.dropLast("--XbX--\r\n".count)))
    #expect(cut.texts == [Self.fields] && cut.issues.count == 1)
    let bare = try Self.read(Self.body.replacing("\r\n", with: "\n"))
    #expect(bare.texts == [Self.fields.map { $0.replacing("\r\n", with: "\n") }])
    let request = "POST /contact HTTP/1.1\r\nHost: x.example\r\nContent-Type: multipart/form-data; boundary=XbX\r\n\r\n"
    let sent = try Self.read(request + Self.body + "\r\n" + request + Self.body)
    #expect(sent.texts == [Self.fields, Self.fields] && sent.rejects.isEmpty)
    #expect(sent.account.skippedPieces["http_header"] == 6)
  }

  @Test("case 57: a body in a line of a log, its line breaks escaped in either way")
  func case57Log() throws {
    for (newline, quote) in [("\\r\\n", "\\\""), ("\\x0D\\x0A", "\\x22"), ("\\u000d\\u000a", "\\\"")] {
      let escaped = Self.body.replacing("\r\n", with: newline).replacing("\"", with: quote)
      let reading = try Self.read("2024-03-12T09:14:02Z 192.0.2.9 \"POST /contact\" \(escaped)\nname=Bob&email=b%40c.example\n")
      #expect(
        reading.texts.first == ["log.time=2024-03-12T09:14:02Z", "log.ip=192.0.2.9", "log.path=/contact"] + Self.fields)
      #expect(reading.texts.last == ["name=Bob", "email=b@c.example"] && reading.rejects.isEmpty)
    }
  }

  @Test("case 57: each part has its charset and its encoding")
  func case57Charset() throws {
    let latin = Array(Self.part("a", "M", headers: "Content-Type: text/plain; charset=iso-8859-1\r\n").utf8)
    var bytes: [UInt8] = Array(latin.dropLast(2))
    bytes += [0xFC, 0x6C, 0x0D, 0x0A]
    bytes += Self.part("b", "TcO8bA==", headers: "Content-Transfer-Encoding: base64\r\n").utf8
    bytes += Self.part("c", "M=C3=BCl", headers: "Content-Transfer-Encoding: quoted-printable\r\n").utf8
    bytes += (Self.part("d", "Mül") + "--XbX--\r\n").utf8
    let reading = try FormFile.read(bytes, as: PostLogExtractor.extractor)
    #expect(reading.texts == [["a=Mül", "b=Mül", "c=Mül", "d=Mül"]])
  }

  @Test("case 59: secrets of a body leave by name and check digit")
  func case59() throws {
    let reading = try Self.read(
      Self.part("name", "Ada") + Self.part("password", "hunter2") + Self.part("note", "4111 1111 1111 1111") + "--XbX--")
    #expect(reading.texts == [["name=Ada"]] && reading.account.skippedPieces["secret"] == 2)
    #expect(!String(decoding: reading.arena, as: UTF8.self).contains("hunter2"))
  }

  @Test("case 57: a file of 40 MB in a body costs no memory for itself, whatever stands in it")
  func case57Large() throws {
    let file = [UInt8](repeating: 0x41, count: 40 << 20)
    var bytes = Array("--XbX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n".utf8)
    bytes += file
    bytes += ("\r\n" + Self.part("name", "Ada") + "--XbX--\r\n").utf8
    let reading = try FormFile.read(bytes, as: PostLogExtractor.extractor)
    #expect(reading.texts == [["name=Ada"]] && reading.arena.count < 100)
  }

  @Test("dumps are recognised, mail and urlencoded logs are not taken for them")
  func recognised() {
    #expect(PostLogExtractor.recognise(Array(Self.body.utf8)[...], "dump.bin") == 85)
    #expect(!MultipartMark.isDump(Array("name=Ada&x=Content-Disposition: form-data\n".utf8)[...]))
  }

  @Test("any byte of a body may be wrong: every byte is accounted for, and nothing stops")
  func mutations() throws {
    var generator = SeededGenerator(seed: 11)
    let bytes = Array((Self.body + Self.body).utf8)
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        changed[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try FormFile.read(changed, as: PostLogExtractor.extractor)
    }
  }

  // MARK: public cases

  private struct Expected {
    var name = ""
    var isFile = false
    var data: [UInt8] = []
  }

  /// The `.yaml` beside a case, as far as these files use it; nil where an error is expected.
  private static func expectation(_ text: String) -> [Expected]? {
    var parts: [Expected] = []
    var base64: String?
    func close() {
      if let text = base64, let data = Data(base64Encoded: text), !parts.isEmpty { parts[parts.count - 1].data = [UInt8](data) }
      base64 = nil
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.hasPrefix("error:") { return nil }
      if let value = trimmed.split(separator: ":", maxSplits: 1).last.map({ $0.trimmingCharacters(in: .whitespaces) }),
        trimmed.contains(":")
      {
        close()
        if trimmed.hasPrefix("- name:") { parts.append(Expected(name: value)) }
        if trimmed.hasPrefix("type:"), !parts.isEmpty { parts[parts.count - 1].isFile = value == "file" }
        if trimmed.hasPrefix("data:") { base64 = "" }
      } else {
        base64? += trimmed
      }
    }
    close()
    return parts
  }

  @Test(
    "public multipart cases give the fields they should",
    .enabled(if: SharedData.isPresent, "the shared test data is not there"))
  func corpus() throws {
    var (right, all) = (0, 0)
    var wrong: [String] = []
    for file in SharedData.files("formats/form_multipart/http") where file.hasSuffix(".http") {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      let reading = try FormFile.read(bytes, as: PostLogExtractor.extractor)
      guard MultipartMark.isDump(bytes[...]),
        let expected = Self.expectation(try String(contentsOfFile: file.dropLast(5) + ".yaml", encoding: .utf8))
      else { continue }
      let fields = expected.filter { !$0.isFile }
      let found = reading.records.joined().map { [$0.column, $0.value] }
      all += 1
      if found == fields.map({ [$0.name, String(decoding: $0.data, as: UTF8.self)] }) {
        right += 1
      } else {
        wrong.append((file as NSString).lastPathComponent)
      }
      #expect(reading.account.skippedPieces["file_part", default: 0] == expected.count { $0.isFile } || reading.records.isEmpty)
    }
    print("multipart cases: \(right) of \(all) right; wrong: \(wrong)")
    #expect(all > 12 && right * 10 >= all * 9)
  }
}
