import Diagnostics
import Foundation
import Testing

@testable import PipelineConfig

@Suite struct HostileInputTests {
  private func codes(_ text: String) -> Set<String> { Set(complaints(about: text).map(\.code)) }

  @Test("case 68: a YAML bomb is refused before anything is expanded") func bomb() {
    var text = "version: 1\na0: &a0 [x, x]\n"
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) [\(alias), \(alias), \(alias)]\n? [\(alias), \(alias)]\n: x\n{\(alias): 1}: x\n"
    }
    #expect(codes(text).contains("C113"))
  }

  @Test(
    "case 68: deep nesting is refused without deep recursion",
    arguments: ["[", "{a: ", "- ", "? ", "[{b: ", "- - ? ", "a:\n ", "\"", "'"])
  func deepNesting(_ piece: String) {
    let text = "version: 1\nsources: \(String(repeating: piece, count: 30_000))"
    let told = complaints(about: text)
    #expect(!told.isEmpty && told.allSatisfy { $0.code.hasPrefix("C") })
  }

  @Test("case 68: ever deeper indentation is refused") func staircase() {
    let text = (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(codes(text) == ["C120"])
  }

  @Test("lists as deep as the limit are read") func depthLimit() {
    let opening = String(repeating: "[", count: SubsetScanner.depthLimit - 1)
    let closing = String(repeating: "]", count: SubsetScanner.depthLimit - 1)
    #expect(!codes("country: \(opening)\(closing)").contains("C120"))
    #expect(codes("country: [\(opening)\(closing)]").contains("C120"))
  }

  @Test(
    "long files of one piece end",
    arguments: ["a(", "a[", "x: {", "\"a\": ", "a: b\n", "#", "phone[", "'", "- a\n", "k\t", "${", "a[\"", ",", ": ", "\u{7}"])
  func repetition(_ piece: String) {
    let repeated = String(repeating: piece, count: 60_000 / piece.utf8.count)
    #expect(!complaints(about: repeated).isEmpty)
    #expect(!complaints(about: pipeline(source: "fields: {\(repeated)}")).isEmpty)
  }

  @Test("thousands of unknown keys cost suggestions for the first only") func manyUnknownKeys() {
    let told = complaints(about: pipeline(rest: (0..<5_000).map { "trsut\($0): 1\n" }.joined()))
    #expect(told.count == FaultCollector.shownLimit + 1)
    #expect(told.last?.code == "C302")
  }

  @Test("case 68: a file of 10 MB is refused by its size") func tooLarge() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("big.yaml")
      try Data(repeating: 0x23, count: 10_000_000).write(to: file)
      #expect(codeOfLoading(file.path) == "C119")
    }
  }

  @Test("a missing file, a folder and a pipe are refused, none is waited for") func unreadable() throws {
    try withTemporaryFolder { folder in
      #expect(codeOfLoading(folder.appendingPathComponent("none.yaml").path) == "C118")
      #expect(codeOfLoading(folder.path) == "C118")
      let pipe = folder.appendingPathComponent("pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(codeOfLoading(pipe) == "C118")
      #expect(codeOfLoading("a\0b") == "C118")
      #expect(codeOfLoading("") == "C118")
    }
  }

  private func codeOfLoading(_ path: String) -> String? {
    do throws(DiagnosticsError) {
      _ = try PipelineFile.load(path: path)
      return nil
    } catch {
      #expect(error.exitCode == .pipelineFile)
      return error.diagnostics.first?.code
    }
  }

  @Test("bytes that are no text are refused with their place")
  func notText() throws {
    var bytes = Array("version: 1\npipeline: M".utf8) + [0xFC] + Array("ller\n".utf8)
    let told = try #require(complaints(about: bytes).first { $0.code == "C121" })
    #expect(told.location == SourceLocation(path: "pipeline.yaml", line: 2, column: 12, byteOffset: 22))
    bytes = [0xFF, 0xFE] + Array("version: 1".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(complaints(about: bytes).map(\.code) == ["C121"])
    #expect(complaints(about: [0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF5]).contains { $0.code == "C121" })
  }

  @Test("NUL bytes and control characters are told, and the rest is still checked") func controlCharacters() {
    let told = complaints(about: pipeline(source: "trust: 9", rest: "# a\0b\u{202E}\u{2028}\u{10FF2A}\u{85}\n"))
    #expect(told.filter { $0.code == "C121" }.count == 4)
    #expect(told.contains { $0.code == "C108" })
  }

  @Test("case 71: no expression of the file is ever run, whatever it would cost: the step is refused by name and place")
  func regularExpressions() throws {
    let told = try #require(
      complaints(about: pipeline(source: "fields: { note: { from: N, use: [regex(\"(a+)+$\")] } }")).first)
    #expect(told.code == "C116" && told.summary.contains("'regex'") && told.location?.line != nil)
  }

  @Test("damaged files are refused or read, never trapped on") func mutations() throws {
    let file = packageRoot.appendingPathComponent("fixtures/pipelines/every-key/pipeline.yaml")
    let original = [UInt8](try Data(contentsOf: file))
    let pieces = Array("[]{}()\"'*&!?:-#|>%@`,\t\n\r\0\\ \u{FEFF}a1é".utf8)
    var state: UInt64 = 68
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<1_500 {
      var bytes = original
      for _ in 0...next(4) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = pieces[next(pieces.count)]
        case 1: bytes.insert(pieces[next(pieces.count)], at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(8)))
        }
      }
      for told in complaints(about: bytes) {
        #expect((told.location?.byteOffset ?? 0) <= bytes.count)
        #expect(FaultCode(rawValue: told.code) != nil)
      }
    }
  }
}
