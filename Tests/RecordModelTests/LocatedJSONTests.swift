import Foundation
import Testing

@testable import RecordModel

@Suite struct LocatedJSONTests {
  private func text(_ value: LocatedJSON) -> String {
    switch value.content {
    case .null: "null"
    case .truth(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): "'\(value)'"
    case .list(let items): "[" + items.map(text).joined(separator: " ") + "]"
    case .map(let members): "{" + members.map { "\($0.key)=\(text($0.value))" }.joined(separator: " ") + "}"
    }
  }

  @Test(
    "every kind of value",
    arguments: [
      ("{}", "{}"), (" [ ] ", "[]"), ("[1,-2.5e1 , 0]", "[1.0 -25.0 0.0]"),
      ("{\"a\":{\"b\":[true,false,null]}}", "{a={b=[true false null]}}"),
      ("\"\\u00e9\\n\\ud83d\\ude00\\/\"", "'é\n😀/'"), ("[[],[[1]],{}]", "[[] [[1.0]] {}]"), ("\u{FEFF}7", "7.0"),
    ])
  func values(_ json: String, _ expected: String) throws {
    #expect(text(try LocatedJSON(parsing: Array(json.utf8))) == expected)
  }

  @Test(
    "what is no JSON, with its place",
    arguments: [
      ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("{\n  \"ä\": 1,\n  \"ä\": 2\n}", 3, 3), ("[01]", 1, 2),
      ("[1.]", 1, 2), ("[+1]", 1, 2), ("[.5]", 1, 2), ("[NaN]", 1, 2), ("[1e400]", 1, 2), ("[Infinity]", 1, 2),
      ("{\"a\" 1}", 1, 6), ("{a:1}", 1, 2), ("[1] 2", 1, 5), ("\"a\nb\"", 1, 3), ("\"\\x\"", 1, 4), ("\"\\ud800\"", 1, 8),
      ("[tru]", 1, 2), ("[1 2]", 1, 4), ("]", 1, 1), ("[\"äö\" 1]", 1, 7), ("// no", 1, 1),
    ])
  func faults(_ json: String, _ line: Int, _ column: Int) {
    do {
      let value = try LocatedJSON(parsing: Array(json.utf8))
      Issue.record("\(json) was read as \(text(value))")
    } catch {
      #expect(error.line == line && error.column == column, "\(json): \(error)")
    }
  }

  @Test("deep nesting is refused, however deep")
  func depth() {
    for depth in [33, 1000, 1_000_000] {
      #expect(throws: LocatedJSON.Fault.self) { try LocatedJSON(parsing: [UInt8](repeating: 0x5B, count: depth)) }
    }
    let most = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(throws: Never.self) { try LocatedJSON(parsing: Array(most.utf8)) }
  }

  @Test("bytes that are no UTF-8 are refused")
  func notText() {
    #expect(throws: LocatedJSON.Fault.self) { try LocatedJSON(parsing: [0x22, 0xC3, 0x28, 0x22]) }
    #expect(throws: LocatedJSON.Fault.self) { try LocatedJSON(parsing: [0xFF, 0xFE, 0x7B, 0x00]) }
  }
}
