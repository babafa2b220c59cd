import Foundation
import RecordModel
import Testing

@testable import Extraction

@Suite("XML bad input")
struct XMLBadInputTests {
  static func feed(_ inner: String, head: String = "") -> String {
    "\(head)<cs>\n<c><n>first</n><m>1</m></c>\n<c><n>\(inner)</n><m>2</m></c>\n<c><n>last</n><m>3</m></c>\n</cs>\n"
  }

  static func expectTwoKept(_ reading: XMLReading, code: String, in text: String) throws {
    #expect(reading.error == nil)
    #expect(reading.records.compactMap { $0.first?.text } == ["first", "last"])
    #expect(reading.places.map(\.number) == [1, 3])
    #expect(reading.rejectCodes == [code])
    let row = try #require(reading.rejects.first)
    let bytes = Array(text.utf8)
    #expect(row.recordNumber == 2 && row.line == 1 + bytes[..<row.byteStart].count { $0 == 0x0A })
    let piece = bytes[row.byteStart..<row.byteEnd]
    let isRaw = row.raw == Array(piece.prefix(RejectedRow.rawLimit))
    #expect(isRaw && piece.starts(with: "<c>".utf8) && piece.suffix(4).elementsEqual("</c>".utf8))
    #expect(reading.account.addsUp && reading.account.rejected == 1)
  }

  @Test("case 41: an external entity is not opened, the record with the reference is set aside", arguments: [true, false])
  func externalEntity(inAttribute: Bool) throws {
    let secret = FileManager.default.temporaryDirectory.appendingPathComponent("selfsame-secret-\(UUID().uuidString)")
    try Data("TOPSECRET".utf8).write(to: secret)
    defer { try? FileManager.default.removeItem(at: secret) }
    let before = try secret.resourceValues(forKeys: [.contentAccessDateKey]).contentAccessDate
    let head = """
      <!DOCTYPE cs SYSTEM "\(secret.absoluteString)" [ <!ENTITY x SYSTEM "\(secret.absoluteString)"> <!ENTITY % p SYSTEM "\(secret.path)"> %p; <!-- ]> ' --> ]>

      """
    let text = Self.feed(inAttribute ? "<a b='&x;'/>" : "a &x; b", head: head)
    let reading = try XMLReading.of(text, record: "cs/c")
    try Self.expectTwoKept(reading, code: "undefined_entity", in: text)
    #expect(!"\(reading.records)\(reading.rejects)".contains("TOPSECRET"))
    #expect(try secret.resourceValues(forKeys: [.contentAccessDateKey]).contentAccessDate == before)
    #expect(reading.account.skippedPieces["doctype"] == 1)
  }

  @Test("case 42: entity bombs are not expanded, attribute defaults of the DTD are not taken")
  func bombs() throws {
    var head = "<!DOCTYPE cs [ <!ATTLIST c evil CDATA 'yes'> <!ENTITY a0 'lol'>"
    for i in 1...20 { head += "<!ENTITY a\(i) '\(String(repeating: "&a\(i - 1);", count: 10))'>" }
    let text = Self.feed("&a20;", head: head + "]>\n")
    let reading = try XMLReading.of(text, record: "cs/c")
    try Self.expectTwoKept(reading, code: "undefined_entity", in: text)
    #expect(reading.value(0, "@evil") == nil)
    let many = Self.feed(
      String(repeating: "&q;", count: 20_000), head: "<!DOCTYPE cs [<!ENTITY q '\(String(repeating: "x", count: 100_000))'>]>\n"
    )
    try Self.expectTwoKept(try XMLReading.of(many, record: "cs/c"), code: "undefined_entity", in: many)
  }

  @Test(
    "case 43: a damaged reference or character costs its record only",
    arguments: [
      ("&nosuch;", "undefined_entity"), ("a & b", "bare_ampersand"), ("a &b c", "bare_ampersand"), ("&;", "bare_ampersand"),
      ("&#0;", "invalid_character"), ("&#xD800;", "invalid_character"), ("a\u{1}b", "invalid_character"),
      ("a\0b", "invalid_character"), ("a < b", "not_well_formed"), ("<x y='&'/>", "bare_ampersand"),
      ("<x y='1' y='2'/>", "duplicate_attribute"), ("<x y=1/>", "not_well_formed"),
    ])
  func damagedReferences(inner: String, code: String) throws {
    let text = Self.feed(inner)
    try Self.expectTwoKept(try XMLReading.of(text, record: "cs/c"), code: code, in: text)
  }

  @Test("case 43: names of HTML are characters, with an issue, in text and attributes; CDATA stays as it is")
  func htmlEntities() throws {
    let text =
      "<cs><c a='caf&eacute;&nbsp;&amp;&#38;&lt;'><n>caf&eacute; &amp; &hearts;</n><m><![CDATA[&eacute;]]></m></c></cs>"
    let reading = try XMLReading.of(text, record: "c")
    #expect(reading.records.first?.map(\.text) == ["café\u{A0}&&<", "café & ♥", "&eacute;"])
    #expect(reading.issues.map(\.column) == ["@a", "n"])
    #expect(reading.issues.allSatisfy { $0.code == .entityReplaced && $0.record == 0 })
  }

  @Test("case 44: of a truncated file the closed records are kept and the open one is set aside")
  func truncated() throws {
    let text = Self.feed("x")
    let bytes = Array(text.utf8)
    for length in 4..<bytes.count - 1 {
      let reading = try XMLReading.of(Array(bytes[..<length]), record: "cs/c")
      #expect(reading.account.addsUp)
      #expect(reading.account.bytes == length)
      let closed = String(decoding: bytes[..<length], as: UTF8.self).components(separatedBy: "</c>").count - 1
      #expect(reading.records.count == closed)
      #expect(reading.rejectCodes == (length < bytes.count - 1 ? ["truncated"] : []), "at \(length)")
    }
  }

  @Test(
    "case 45: mis-nested tags are left behind at the next record",
    arguments: [
      "a</n></m><m>", "a</n><m>", "a<n>b", "a</n></c></c><c><n>", "<b>a", "</x>",
    ])
  func misNested(inner: String) throws {
    let text = Self.feed(inner)
    let reading = try XMLReading.of(text, record: "cs/c")
    #expect(reading.records.first?.first?.text == "first")
    #expect(reading.records.last?.first?.text == "last")
    #expect(reading.rejects.count == 1 && reading.account.addsUp)
  }

  @Test("case 45: a missing end tag costs one record, wrappers and namespaces stay in force")
  func missingEndTag() throws {
    let text = """
      <x:cs xmlns:x='urn:x'><list a='/'><x:c><n>1</n></x:c><x:c><n>2</n><x:c><n>3</n></x:c><x:c><n>4</n></x:c></list></x:cs>
      """
    let reading = try XMLReading.of(text, record: "/cs/list/{urn:x}c")
    #expect(reading.records.compactMap { $0.first?.text } == ["1", "3", "4"])
    #expect(reading.places.map(\.number) == [1, 3, 4])
    #expect(reading.rejectCodes == ["mis_nested"] && reading.account.addsUp)
  }

  @Test("case 45: a damaged record each time stays linear")
  func manyDamaged() throws {
    var text = "<cs>"
    for i in 0..<20_000 { text += i % 2 == 0 ? "<c><n>a & b</n></c>" : "<c><n>\(i)</n></c>" }
    let reading = try XMLReading.of(text + "</cs>", record: "c")
    #expect(reading.records.count == 10_000 && reading.rejects.count == 10_000 && reading.account.addsUp)
    let open = String(repeating: "<c><n>x", count: 30_000)
    let unclosed = try XMLReading.of("<cs>" + open, record: "c")
    #expect(unclosed.records.isEmpty && unclosed.account.addsUp && !unclosed.rejects.isEmpty)
  }

  @Test("what is set aside is handed out in pieces too, so that memory stays bounded")
  func onlyRejects() throws {
    let reading = try XMLReading.of("<cs>" + String(repeating: "<c><n>a & b</n></c>", count: 40_000) + "</cs>", record: "c")
    #expect(reading.rejects.count == 40_000 && reading.batchSizes.count > 1 && reading.account.addsUp)
  }

  @Test(
    "case 46: every document of a file is read",
    arguments: [
      "", "\n", "\n<?xml version='1.0'?>\n", "\u{FEFF}<?xml version='1.0'?>", "<!-- c -->\n<!DOCTYPE cs [<!ENTITY a ']>'>]>",
    ])
  func documents(between: String) throws {
    let one = "<cs><c><n>1</n><m>x</m></c></cs>"
    let text = between + one + between + one
    let reading = try XMLReading.of(text)
    #expect(reading.records.count == 2 && reading.rejects.isEmpty && reading.error == nil && reading.account.addsUp)
    #expect(reading.places.map { Array(text.utf8)[$0.byteStart..<$0.byteEnd].count } == [23, 23])
  }

  @Test("case 46: text between documents is set aside")
  func textBetween() throws {
    let reading = try XMLReading.of("PHP notice\n<cs><c><n>1</n></c></cs> oops </x> <cs><c><n>2</n></c></cs>tail", record: "c")
    #expect(reading.records.count == 2)
    #expect(reading.rejects.map { String(decoding: $0.raw, as: UTF8.self) } == ["PHP notice\n", "oops </x> ", "tail"])
    #expect(reading.rejectCodes == ["text_outside_root", "text_outside_root", "text_outside_root"] && reading.account.addsUp)
  }

  @Test("case 48: depth, attributes and text are capped, without recursion and in linear time")
  func caps() throws {
    let deep = Self.feed(String(repeating: "<d>", count: 200_000) + String(repeating: "</d>", count: 200_000))
    try Self.expectTwoKept(try XMLReading.of(deep, record: "cs/c"), code: "too_deep", in: deep)
    let attributes = (0..<20_000).map { " a\($0)='>'" }.joined()
    let wide = Self.feed("<w\(attributes)/>")
    try Self.expectTwoKept(try XMLReading.of(wide, record: "cs/c"), code: "too_many_attributes", in: wide)
    let long = Self.feed(String(repeating: "lang ", count: 250_000))
    let reading = try XMLReading.of(long, record: "cs/c")
    #expect(reading.rejectCodes == ["field_too_large"] && reading.rejects.first?.field == "n")
    #expect(reading.rejects.first?.raw.count == RejectedRow.rawLimit)
    #expect(reading.records.count == 2 && reading.account.addsUp)
    let data = Self.feed("<![CDATA[" + String(repeating: "x", count: 3_000_000) + "]]>")
    #expect(try XMLReading.of(data, record: "cs/c").rejectCodes == ["field_too_large"])
    let huge = Self.feed(String(repeating: "<k>0123456789</k>", count: 1_200_000))
    let tooLarge = try XMLReading.of(huge, record: "cs/c")
    #expect(tooLarge.rejectCodes == ["record_too_large"] && tooLarge.records.count == 2 && tooLarge.account.addsUp)
  }

  @Test("case 48: too many columns cost the record that brings them")
  func manyColumns() throws {
    let wide = (0..<5_000).map { "<f\($0)>x</f\($0)>" }.joined()
    let text = "<cs><c><n>1</n></c><c>\(wide)</c><c><n>3</n></c></cs>"
    let reading = try XMLReading.of(text, record: "c")
    #expect(reading.rejectCodes == ["too_many_columns"] && reading.records.count == 2 && reading.account.addsUp)
  }

  @Test("case 49: a mapped column in two namespaces is an error naming both, an unmapped one is not")
  func namespaces() throws {
    let text = "<cs xmlns:a='urn:a' xmlns:b='urn:b'><c><a:n>1</a:n><m>x</m></c><c><b:n>2</b:n></c></cs>"
    let error = try #require(try XMLReading.of(text, record: "c", fields: ["n"]).error)
    #expect(error.code == "ambiguous_namespace")
    #expect(error.message.contains("'urn:a'") && error.message.contains("'urn:b'"))
    #expect(try XMLReading.of(text, record: "c", fields: ["m"]).records.count == 2)
    let named = try XMLReading.of(text, record: "c", fields: ["{urn:b}n"])
    #expect(named.error == nil && named.value(0, "{urn:b}n") == nil && named.value(1, "{urn:b}n") == "2")
    let same = "<cs><c><n xmlns='urn:a'>1</n></c><c><x:n xmlns:x='urn:a'>2</x:n></c></cs>"
    #expect(try XMLReading.of(same, record: "c", fields: ["n"]).records.count == 2)
  }

  @Test(
    "case 50: what is no feed is refused with its own words",
    arguments: [
      ("<!DOCTYPE html><html><head><meta charset=utf-8><title>Log in</title>", "html_instead_of_feed", "Log in"),
      ("\n<HTML><body><br></body></HTML>", "html_instead_of_feed", "web page"),
      (
        "<s:Envelope xmlns:s='urn:s'><s:Body><s:Fault><faultcode>x</faultcode><faultstring>INVALID_SESSION_ID: no</faultstring></s:Fault></s:Body></s:Envelope>",
        "soap_fault", "INVALID_SESSION_ID: no"
      ),
      ("<e><Body><Fault><Reason><Text>later</Text></Reason></Fault></Body></e>", "soap_fault", "later"),
      ("<r><done>false</done><records><Id>1</Id><Name>a</Name></records></r>", "incomplete_page", "one page"),
      ("{\"a\": 1}", "not_xml", "no XML"), ("<error>no access</error>", "no_record_element", "error (1)"),
    ])
  func noFeed(text: String, code: String, words: String) throws {
    let error = try #require(try XMLReading.of(text).error)
    #expect(error.code == code && error.message.contains(words))
  }

  @Test(
    "case 44: a file that ends in the first tag below a short root keeps what was read before",
    arguments: ["<a><c '", "<a><c>"])
  func endsInFirstTag(end: String) throws {
    let whole = "<a><c><b>1</b></c><c><b>2</b></c></a>"
    let reading = try XMLReading.of(whole + end, record: "c")
    #expect(reading.records.count == 2 && reading.rejectCodes.count == 1)
    #expect(reading.account.addsUp && reading.account.bytes == whole.utf8.count + end.utf8.count)
  }

  @Test("case 50: a page that says so only at its end is refused there")
  func lateDone() throws {
    let records = String(
      repeating: "<records><Id>1</Id><Name>\(String(repeating: "n", count: 500))</Name></records>", count: 3_000)
    let reading = try XMLReading.of("<r>\(records)<done>false</done></r>")
    #expect(reading.error?.code == "incomplete_page")
    #expect(try XMLReading.of("<r>\(records)<done>true</done></r>").records.count == 3_000)
    let own = "<r><c><Name>a</Name><done>false</done></c><c><Name>b</Name><done>true</done></c></r>"
    #expect(try XMLReading.of(own).records.count == 2)
  }

  @Test("case 51: a record path that matches nothing lists the most frequent paths")
  func noMatch() throws {
    let error = try #require(try XMLReading.of(Self.feed("x"), record: "customers/customer").error)
    #expect(error.code == "record_path_matches_nothing")
    #expect(error.message.contains("cs/c (3), cs/c/n (3), cs/c/m (3), cs (1)"))
    #expect(try XMLReading.of("<customers></customers>", record: "customers/customer").error == nil)
    #expect(try XMLReading.of(Self.feed("x"), record: "c[1]").error?.code == "invalid_path")
  }
}
