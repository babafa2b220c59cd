import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite struct JSONRecordReaderTests {
  @Test(
    "every shape of file gives the same records",
    arguments: [
      "{\"id\":1}\n{\"id\":2}\n", "[{\"id\":1},{\"id\":2}]", "[\n  {\"id\":1},\n  {\"id\":2}\n]\n",
      "{\n  \"id\": 1\n}\n{\n  \"id\": 2\n}", "{\"id\":1}{\"id\":2}", "{\"id\":1},\r\n{\"id\":2},\r\n",
      "{\"ok\":true,\"submissions\":[{\"id\":1},{\"id\":2}]}",
      "{\"meta\":{\"n\":[1,2]},\"result\":{\"a\":{\"rows\":[\n{\"id\":1},\n{\"id\":2}]}}}", "\u{FEFF}[{\"id\":1},{\"id\":2}]",
      "\u{1E}{\"id\":1}\n\u{1E}{\"id\":2}\n", "[{\"id\":1}]\n[{\"id\":2}]",
    ])
  func shapes(_ text: String) throws {
    let reading = try FormFile.json(text)
    #expect(reading.texts == [["id=1"], ["id=2"]])
    #expect(reading.rejects.isEmpty)
    #expect(reading.places.map(\.number) == [1, 2])
    let bytes = Array(text.utf8)
    #expect(
      reading.places.map { String(decoding: bytes[$0.byteStart..<$0.byteEnd], as: UTF8.self).filter { !$0.isWhitespace } }
        == ["{\"id\":1}", "{\"id\":2}"])
  }

  @Test("a configured record path leads into members and arrays, at every top-level value")
  func recordPath() throws {
    let text = "{\"a\":{\"b\":[{\"id\":1}],\"c\":[{\"id\":9}]},\"x\":\"]\"}\n{\"a\":{\"b\":[{\"id\":2}]}}"
    let reading = try FormFile.json(text) { $0.recordPath = "$.a.b[*]" }
    #expect(reading.texts == [["id=1"], ["id=2"]])
    #expect(reading.rejects.isEmpty)
    #expect(reading.account.skippedBytes > 0)
    let missed = try FormFile.json(text) { $0.recordPath = "$.nothing[*]" }
    #expect(missed.codes == ["record_path_not_found"])
    #expect(throws: ExtractionError.self) { try FormFile.json(text) { $0.recordPath = "$.a[" } }
  }

  @Test("one submission with an array inside is a record, not a wrapper")
  func submission() throws {
    let reading = try FormFile.json(
      """
      {"id":"f1","created_at":"2024-03-12T09:14:02Z","data":{"name":"Ada Byte","email":"ada@nimbus.example"},
       "ordered_human_fields":[{"title":"Name","name":"name","value":"Ada Byte"},{"title":"Mail","name":"email","value":"x"}]}
      """)
    #expect(
      reading.texts == [
        [
          "id=f1", "created_at=2024-03-12T09:14:02Z", "data.name=Ada Byte", "data.email=ada@nimbus.example",
          "ordered_human_fields.title=Name", "ordered_human_fields.name=name", "ordered_human_fields.value=Ada Byte",
          "ordered_human_fields.title#1=Mail", "ordered_human_fields.name#1=email", "ordered_human_fields.value#1=x",
        ]
      ])
  }

  @Test("columns are dotted paths; arrays repeat them; null gives no field")
  func columns() throws {
    let reading = try FormFile.json(
      #"{"a":{"b":"x","n":null},"t":["u",null,"v"],"items":[{"s":1},{},{"s":3}],"yes":true,"no":false,"e":""}"#)
    #expect(
      reading.texts == [["a.b=x", "t=u", "t#2=v", "items.s=1", "items.s#2=3", "yes=true", "no=false", "e="]])
  }

  @Test("a mapping with an index has a column named like it")
  func expressions() throws {
    let reading = try FormFile.json(#"{"mails":["a","b"],"name":"n","p":[{"q":[{"r":1},{"r":2}]},{"q":[{"r":3}]}]}"#) {
      $0.fields = ["mails[1]", "p[1].q[0].r", "$.mails[*]", "mails[7]"].map(FormFile.mapping)
    }
    #expect(
      reading.texts == [
        [
          "mails=a", "$.mails[*]=a", "mails#1=b", "$.mails[*]#1=b", "mails[1]=b", "name=n", "p.q.r=1", "p.q.r#1=2", "p.q.r#2=3",
          "p[1].q[0].r=3",
        ]
      ])
  }

  @Test("dropped columns never leave the reader")
  func drop() throws {
    let reading = try FormFile.json(#"{"a":"one","b":{"c":"two","d":"three"},"e":["four","five"]}"#) {
      $0.drop = ["a", "b", "e[1]"]
    }
    #expect(reading.texts == [["e=four"]])
    let arena = String(decoding: reading.arena, as: UTF8.self)
    for gone in ["one", "two", "three", "five"] { #expect(!arena.contains(gone)) }
  }

  @Test("UTF-16 is decoded; places are those of the file", arguments: [true, false], [true, false])
  func utf16(bigEndian: Bool, mark: Bool) throws {
    let text = "{\"n\":\"Jürgen 😀\"}\n{\"n\":\"b\"}\n"
    var bytes: [UInt8] = []
    for unit in (mark ? "\u{FEFF}" : "").utf16 + Array(text.utf16) {
      bytes += bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    let reading = try FormFile.read(bytes, as: JSONExtractor.extractor)
    #expect(reading.texts == [["n=Jürgen 😀"], ["n=b"]])
    #expect(reading.places.map(\.line) == [1, 2])
    #expect(reading.places.map(\.byteStart) == [mark ? 2 : 0, (mark ? 2 : 0) + 2 * ("{\"n\":\"Jürgen 😀\"}\n".utf16.count)])
    let odd = try FormFile.read(bytes + [0x7B], as: JSONExtractor.extractor)
    #expect(odd.codes == ["incomplete_character"])
  }

  @Test("a declared charset of one byte a character is decoded; others are refused")
  func declaredCharset() throws {
    let bytes = Array("{\"n\":\"M".utf8) + [0xFC] + Array("ller\"}".utf8)
    let reading = try FormFile.read(bytes, as: JSONExtractor.extractor) { $0.dialect.encoding = "windows-1252" }
    #expect(reading.texts == [["n=Müller"]])
    #expect(reading.places.map(\.byteEnd) == [bytes.count])
    #expect(throws: ExtractionError.self) {
      try FormFile.read(bytes, as: JSONExtractor.extractor) { $0.dialect.encoding = "shift_jis" }
    }
  }

  @Test("bytes that are not UTF-8 are read as Windows-1252 where they stand")
  func repair() throws {
    let bytes = Array("{\"a\":\"x\",\"n\":\"M".utf8) + [0xFC] + Array("ller\"}\n{\"a\":\"y\"}".utf8)
    let reading = try FormFile.read(bytes, as: JSONExtractor.extractor)
    #expect(reading.texts == [["a=x", "n=Müller"], ["a=y"]])
    #expect(reading.issues == ["1 n encoding_repaired"])
  }

  @Test("a repair in what is left out is a note about no column")
  func repairOfSecret() throws {
    let bytes =
      Array("{\"securityCode".utf8) + [0xFF] + Array("\":6}\n{\"a\":1,\"password\":\"\u{F6}".utf8) + [0xF6] + Array("\"}".utf8)
    let reading = try FormFile.read(bytes, as: JSONExtractor.extractor)
    #expect(reading.texts == [[], ["a=1"]])
    #expect(reading.issues == [])
  }

  @Test("a hole of zeros is skipped as one range")
  func zeros() throws {
    let bytes = Array("{\"a\":1}\n".utf8) + [UInt8](repeating: 0, count: 3_000_000) + Array("\n{\"a\":2}".utf8)
    let reading = try FormFile.read(bytes, as: JSONExtractor.extractor)
    #expect(reading.texts == [["a=1"], ["a=2"]])
    #expect(reading.account.skippedPieces == ["nul_bytes": 1])
    #expect(reading.account.skippedBytes == 3_000_000)
  }

  @Test("a value over 16 MiB is set aside, the next is read")
  func tooLarge() throws {
    let large = "{\"a\":\"" + String(repeating: "x", count: 17 << 20) + "\"}"
    let reading = try FormFile.json("[" + large + ",{\"a\":2}]")
    #expect(reading.texts == [["a=2"]])
    #expect(reading.codes == ["value_too_large"])
    #expect(reading.rejects.first?.raw.count == RejectedRow.rawLimit)
    #expect(reading.rejects.first?.byteEnd == large.utf8.count + 1)
  }

  @Test("an object of a thousand new keys does not use up the columns of the others")
  func columnFlood() throws {
    let flood = "{" + (0..<5000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}\n"
    let reading = try FormFile.json("{\"a\":1}\n" + flood + "{\"b\":2}\n" + flood)
    #expect(reading.texts == [["a=1"], ["b=2"]])
    #expect(reading.codes == ["too_many_columns", "too_many_columns"])
  }

  @Test("a value of many small batches keeps its columns' numbers")
  func batches() throws {
    let text = (0..<40_000).map { "{\"id\":\($0),\"c\($0 % 7)\":\"\(String(repeating: "v", count: 60))\"}\n" }.joined()
    let reading = try FormFile.json(text)
    #expect(reading.records.count == 40_000)
    #expect(reading.records.enumerated().allSatisfy { $1[0].value == "\($0)" && $1[1].column == "c\($0 % 7)" })
    #expect(reading.places.last?.line == 40_000)
  }

  @Test("a file is recognised by its first value")
  func recognition() {
    let rate = { (text: String, path: String) in JSONExtractor.recognise(Array(text.utf8)[...], path) }
    #expect(rate("{\"a\":1}\n", "x") == 95)
    #expect(rate(" [ {\"a\":1}]", "x") == 95)
    #expect(rate("{\"a\":\"" + String(repeating: "x", count: 70_000), "x") == 70)
    #expect(rate("{a:1}", "x.txt") < 10)
    #expect(rate("name,email\n", "x") == 0)
    #expect(rate("[section]\nkey=value\n", "x.ini") == 0)
    #expect(rate("", "x.json") == 0)
  }

  @Test(
    "of all readers, the right one recognises a form dump",
    arguments: [
      ("{\"id\":1,\"name\":\"Ada\"}\n{\"id\":2}\n", SourceKind.json), ("[\n {\"name\": \"Ada, Byte\"}\n]\n", .json),
      ("name=Ada&email=a%40b.example\nname=Bo&email=b%40b.example\n", .postLog),
      ("2024-03-12T09:14:02Z 192.0.2.9 \"POST /c\" name=Ada+B,+C&x=1\n", .postLog),
    ])
  func registry(_ text: String, _ kind: SourceKind) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("dump.txt", Array(text.utf8))
    let opened = try ExtractorRegistry.open(
      InputFile(source: 0, shownPath: "dump.txt", path: path),
      of: SourceDefinition(name: "s", paths: [path], country: "DE"),
      in: ExtractionContext(startedAt: Timestamp(milliseconds: 0)))
    #expect(opened.kind == kind)
  }
}
