import RecordModel
import Testing

@testable import Extraction

@Suite struct JSONBadInputTests {
  @Test(
    "case 52: a bad value is set aside alone and reading goes on behind it",
    arguments: [
      "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}", "{\"a\":1 // no\n}", "{\"a\":[1,2}", "{\"a\":\"open}", "{\"a\":{\"b\":1}",
      "{\"a\" 1}", "{\"a\":+1}", "{\"a\":01}", "{\"a\":.5}", "{\"a\":tru}", "{a:1}", "{\"a\":\"\\x\"}", "nonsense",
      "// comment",
      "{\"a\":1,", "\"text\"", "12", "null", "}", "]", "{\n  \"a\": \"open\n  },\n  \"b\": 1\n}", "{\"a\":\"\u{1}\"}",
    ])
  func badValue(_ bad: String) throws {
    let reading = try FormFile.json("{\"id\":1}\n" + bad + "\n{\"id\":2}\n{\n \"id\":3\n}\n{\"id\":4}")
    #expect(reading.texts == [["id=1"], ["id=2"], ["id=3"], ["id=4"]])
    #expect(reading.rejects.count == 1)
    #expect(reading.rejects.first.map { String(decoding: $0.raw, as: UTF8.self) } == bad)
    #expect(reading.rejects.first?.byteStart == 9)
    #expect(reading.rejects.first?.line == 2)
  }

  @Test("case 52: one bad element of an array is set aside alone", arguments: [",", ",\n  "])
  func badElement(separator: String) throws {
    let reading = try FormFile.json(
      "[" + ["{\"id\":1}", "{'id':2}", "[{\"id\":0}]", "{\"id\":3,}", "7", "{\"id\":4}"].joined(separator: separator) + "]")
    #expect(reading.texts == [["id=1"], ["id=4"]])
    #expect(reading.codes == ["invalid_json", "not_an_object", "invalid_json", "not_an_object"])
  }

  @Test("case 52: an unclosed string in a pretty-printed array costs one element")
  func unclosedInArray() throws {
    let reading = try FormFile.json(
      """
      [
        {"id": 1},
        {
          "id": "2,
          "items": [
            {"id": 9}
          ]
        },
        {"id": 3}
      ]
      """)
    #expect(reading.texts == [["id=1"], ["id=3"]])
    #expect(reading.codes == ["invalid_json"])
  }

  @Test("case 53: depth beyond 64 is set aside", arguments: [65, 1000, 100_000])
  func depth(_ depth: Int) throws {
    let deep = "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    let reading = try FormFile.json("{\"id\":1}\n\(deep)\n{\"id\":2}")
    #expect(reading.texts == [["id=1"], ["id=2"]])
    #expect(reading.codes == ["too_deep"])
    let open = try FormFile.json("{\"id\":1}\n" + String(repeating: "{\"a\":[", count: depth))
    #expect(open.texts == [["id=1"]])
    #expect(open.codes == ["truncated"])
  }

  @Test("case 53: numbers keep their text")
  func numbers() throws {
    let huge = "1" + String(repeating: "0", count: 400)
    let reading = try FormFile.json("{\"id\":12345678901234567890,\"n\":\(huge),\"e\":1E400,\"f\":-0.10}")
    #expect(reading.texts == [["id=12345678901234567890", "n=\(huge)", "e=1E400", "f=-0.10"]])
  }

  @Test("case 53: of a key that appears twice the last value wins, with a note")
  func duplicateKeys() throws {
    let reading = try FormFile.json(#"{"a":1,"b":{"c":1,"d":2},"a":2,"b":{"c":3}}"# + "\n" + #"{"a":[{"x":1},{"x":2}]}"#)
    #expect(reading.texts == [["a=2", "b.c=3"], ["a.x=1", "a.x#1=2"]])
    #expect(reading.issues == ["1 b duplicate_json_key"])
  }

  @Test("case 54: lone surrogates become U+FFFD, escaped NULs go")
  func surrogates() throws {
    let reading = try FormFile.json(#"{"a":"x\ud83dy","b":"\ud83d\ude00","c":"p\u0000q","d":"\ude00\ud83d","e":"é\/\n"}"#)
    #expect(reading.texts == [["a=x\u{FFFD}y", "b=😀", "c=pq", "d=\u{FFFD}\u{FFFD}", "e=é/\n"]])
    #expect(reading.issues == ["1 a replacement_character", "1 c nul_removed", "1 d replacement_character"])
  }

  @Test("case 55: of a truncated array the complete elements are kept")
  func truncated() throws {
    for text in [
      "[{\"id\":1},{\"id\":2},{\"id\":3,\"n\":\"ha", "{\"submissions\":[{\"id\":1},\n{\"id\":2},\n{\"id\":3,\"n\":[1",
    ] {
      let reading = try FormFile.json(text)
      #expect(reading.texts == [["id=1"], ["id=2"]])
      #expect(reading.codes == ["truncated", "truncated"])
      #expect(reading.rejects.first?.byteEnd == text.utf8.count)
    }
    #expect(try FormFile.json("[{\"id\":1}").codes == ["truncated"])
  }

  @Test("case 55: a file that ends behind a key keeps what was read before", arguments: ["", " ", "\n\n\n"])
  func truncatedBehindKey(end: String) throws {
    let text = "{\"items\":[{\"id\":1}],\"meta\"" + end
    let reading = try FormFile.json(text) { $0.recordPath = "items" }
    #expect(reading.texts == [["id=1"]] && reading.codes == ["invalid_json", "truncated"])
    #expect(reading.rejects.first?.raw == Array("\"meta\"".utf8))
  }

  @Test("case 59: secrets leave by name and by check digit, and are counted")
  func secrets() throws {
    let reading = try FormFile.json(
      """
      {"user":{"password":"hunter2","Card-Number":"x"},"note":"4111 1111 1111 1111","cvv":737,"iban":"?","n":"Ada",
       "acct":"DE89 3704 0044 0532 0130 00","phone":"4915112345671","id":"4111111111111112",
       "extra":[{"name":"Passwort","value":"geheim"},{"name":"city","value":"Leeds"}]}
      """)
    #expect(
      reading.texts == [
        [
          "n=Ada", "phone=4915112345671", "id=4111111111111112", "extra.name=Passwort", "extra.name#1=city",
          "extra.value#1=Leeds",
        ]
      ])
    #expect(reading.account.skippedPieces["secret"] == 7)
    let arena = String(decoding: reading.arena, as: UTF8.self)
    for gone in ["hunter2", "4111 1111", "737", "DE89", "geheim"] { #expect(!arena.contains(gone)) }
  }

  @Test(
    "case 59: what is set aside has its secrets blanked",
    arguments: [
      #"{"password":"hunter2",}"#, #"{'password': 'hunter2'}"#, #"{"a":"4111-1111-1111-1111","pwd" : "hunter2"#,
      #"{"cvv":hunter2,"n":1}"#, #"{"x":"DE89370400440532013000","secret":{"k":"hunter2"}}}]"#,
      #"{"name":"password","value":"hunter2",}"#, #"{"card_number":"hunter2 hunter2\"","n":.1}"#,
    ])
  func blanking(_ text: String) throws {
    let reading = try FormFile.json(text)
    let shown = reading.rejects.map { String(decoding: $0.raw, as: UTF8.self) }.joined()
    for gone in ["hunter2", "4111", "DE89"] { #expect(!shown.contains(gone)) }
  }
}
