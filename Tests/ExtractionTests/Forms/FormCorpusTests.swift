import CSimdjsonShim
import Foundation
import RecordModel
import Testing

@testable import Extraction

@Suite(.enabled(if: SharedData.isPresent, "the shared test data is not there"))
struct FormCorpusTests {
  @Test("the value parser accepts what is JSON and refuses what is not")
  func conformance() throws {
    let parser = try JSONDocumentParser()
    var score: [String: (right: Int, all: Int)] = [:]
    for file in SharedData.files("formats/json_testsuite/test_parsing") {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      let document = bytes.withUnsafeBufferPointer { parser.parse($0) }
      let rest = bytes.dropFirst(Int(document.consumed))
      let isAccepted = document.error == 0 && rest.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      let kind = String((file as NSString).lastPathComponent.prefix(2))
      let isRight = kind == "i_" || isAccepted == (kind == "y_")
      #expect(isRight, "\((file as NSString).lastPathComponent)")
      let before = score[kind] ?? (0, 0)
      score[kind] = (before.right + (isRight ? 1 : 0), before.all + 1)
    }
    print("JSON values:", score.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.right)/\($0.value.all)" })
    #expect((score["y_"]?.all ?? 0) > 90)
  }

  /// Not JSON as one text, but good as a file of records: empty, or several values one after the other.
  private static let goodAsRecords: Set<String> = [
    "n_structure_no_data.json", "n_structure_UTF8_BOM_no_data.json", "n_single_space.json", "n_structure_double_array.json",
  ]

  @Test("as files of records, JSON leaves nothing but scalars aside, and what is no JSON leaves something aside")
  func files() throws {
    for file in SharedData.files("formats/json_testsuite/test_parsing") {
      let name = (file as NSString).lastPathComponent
      let reading = try FormFile.read([UInt8](try Data(contentsOf: URL(filePath: file))), as: JSONExtractor.extractor)
      if name.hasPrefix("y_") { #expect(reading.codes.allSatisfy { $0 == "not_an_object" }, "\(name) \(reading.codes)") }
      if name.hasPrefix("n_"), !Self.goodAsRecords.contains(name) {
        #expect(!reading.rejects.isEmpty, "\(name)")
      }
    }
    for file in SharedData.files("formats/json_testsuite/test_transform") {
      _ = try FormFile.read([UInt8](try Data(contentsOf: URL(filePath: file))), as: JSONExtractor.extractor)
    }
  }

  @Test("urlencoded test cases are decoded as the standard says, but for Latin-1 bytes")
  func urlencoded() throws {
    let file = try #require(SharedData.files("formats/form_urlencoded").first { $0.hasSuffix(".json") })
    let cases = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file))) as? [[String: Any]])
    var exact = 0
    for test in cases {
      let input = try #require(test["input"] as? String)
      let reading = try FormFile.postLog(input)
      let expected = test["output"] as? [[String]] ?? []
      let isOneToOne = input.contains("=") && !input.contains("[") && expected.allSatisfy { $0[0] != "" }
      guard isOneToOne, input.first != "\u{FEFF}", reading.issues.isEmpty else { continue }
      #expect((reading.records.first ?? []).map { [$0.column, $0.value] } == expected, "\(input)")
      exact += 1
    }
    print("urlencoded cases compared: \(exact) of \(cases.count)")
    #expect(exact > 10)
  }

  @Test("multipart bodies and web-form corpora never stop a reader")
  func multipart() throws {
    for file in SharedData.files("formats/form_multipart/http") + SharedData.files("formats/form_urlencoded") {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      _ = try FormFile.read(bytes, as: PostLogExtractor.extractor)
      _ = try FormFile.read(bytes, as: JSONExtractor.extractor)
    }
  }

  @Test("hostile strings come back as they were, through JSON and through a form")
  func naughtyStrings() throws {
    let file = try #require(SharedData.files("formats/text_blns").first { $0.hasSuffix("/blns.json") })
    let strings = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file))) as? [String])
    let lines = try strings.map { String(decoding: try JSONEncoder().encode(["v": $0]), as: UTF8.self) }
    let reading = try FormFile.json(lines.joined(separator: "\n"))
    #expect(reading.records.count == strings.count)
    for (string, record) in zip(strings, reading.records) where !record.isEmpty {
      #expect(Array((record.first?.value ?? "").utf8) == Array(string.utf8))
    }
    #expect(reading.records.filter(\.isEmpty).count == reading.account.skippedPieces["secret", default: 0])
    let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyz")
    let bodies = strings.map { "v=" + ($0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "") }
    let forms = try FormFile.postLog(bodies.joined(separator: "\n"))
    #expect(forms.records.count == strings.count)
    for (string, record) in zip(strings, forms.records) where !record.isEmpty {
      #expect(Array((record.first?.value ?? "").utf8) == Array(string.utf8))
    }
  }
}
