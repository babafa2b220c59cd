import Diagnostics
import Foundation
import RecordModel
import Testing

@testable import PipelineConfig

@Suite struct PipelineFileTests {
  @Test("a file is read from disk with its hash and folder") func loads() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("nightly.yaml")
      let text = pipeline(source: "trust: 0.7")
      try text.write(to: file, atomically: true, encoding: .utf8)
      let (definition, warnings) = try PipelineFile.load(path: file.path)
      #expect(warnings.isEmpty)
      #expect(definition.contentHash == SHA256.hexDigest(of: Array(text.utf8)))
      #expect(definition.folder == folder.path)
      #expect(definition.path == file.path)
      #expect(definition.sources.first?.trust == 0.7)
    }
  }

  @Test("the folder of a path", arguments: [("p.yaml", "."), ("a/p.yaml", "a"), ("/p.yaml", "/"), ("../x/p.yaml", "../x")])
  func folder(_ path: String, _ folder: String) throws {
    #expect(try PipelineFile.read(Array(pipeline().utf8), path: path).0.folder == folder)
  }

  @Test("modes and unique sources are read; more than 64 unique ones are told instead of left out")
  func uniqueSources() throws {
    func file(_ count: Int) -> String {
      let sources = (0..<count).map { "  s\($0): { path: x\($0).csv, unique: true }\n" }.joined()
      return "version: 1\npipeline: p\ncountry: DE\nsources:\n\(sources)match: { mode: link }\noutput: out\n"
    }
    let read = try readPipeline(file(64)).match
    #expect(read.mode == .link && read.uniqueSources == Array(0..<64))
    #expect(complaints(about: file(65)).map(\.code) == ["C128"])
  }

  @Test("line breaks and a byte order mark change nothing but the hash", arguments: ["\r\n", "\r", "\n"])
  func lineBreaks(_ lineBreak: String) throws {
    let text = pipeline(source: "trust: 0.7", "fields: { note: N }").replacing("\n", with: lineBreak)
    let plain = try readPipeline(pipeline(source: "trust: 0.7", "fields: { note: N }"))
    var read = try readPipeline("\u{FEFF}" + text)
    read.contentHash = plain.contentHash
    #expect(read.jsonDescription == plain.jsonDescription)
  }

  @Test("places count characters and bytes, whatever the line break", arguments: ["\r\n", "\r", "\n"])
  func places(_ lineBreak: String) throws {
    let text = "\u{FEFF}# ü€😀\npipeline: {ü€😀: 1}\n".replacing("\n", with: lineBreak)
    let told = try #require(complaints(about: text).first { $0.code == "C123" })
    #expect(told.location?.line == 2)
    #expect(told.location?.column == 11)
    #expect(told.location?.byteOffset == 3 + 11 + lineBreak.utf8.count + 10)
    #expect(told.sourceLine == "pipeline: {ü€😀: 1}")
  }

  @Test("faults come sorted by place, warnings among them") func sorted() {
    let told = complaints(
      about: pipeline(source: "fields: { consent.email: N }", "trust: 9", "kind: cvs", rest: "country: AT\n"))
    #expect(told.map(\.code) == ["C201", "C108", "C102", "C106"])
    #expect(told.first?.severity == .warning)
  }

  @Test("several columns of one field and several fields of one column are kept in order") func severalColumns() throws {
    let read = try readPipeline(pipeline(source: "fields: { phone: [A, B], phone[mobile]: B, email: B }"))
    let fields = try #require(read.sources.first?.fields)
    #expect(fields.map { "\($0.target.name)=\($0.from)" } == ["phone=A", "phone=B", "phone[mobile]=B", "email=B"])
    #expect(fields.map(\.location.line) == [7, 7, 7, 7])
  }

  @Test("defaults reach the sources that do not set their own") func defaults() throws {
    let text = """
      version: 1
      pipeline: p
      country: DE
      sources: { a: x.csv, b: { path: y.csv, trust: 0.1, date_order: mdy, country: "NO" } }
      defaults: { trust: 0.9, date_order: dmy }
      output: out
      """
    let sources = try readPipeline(text).sources
    #expect(sources.map(\.trust) == [0.9, 0.1])
    #expect(sources.map(\.dateOrder) == [.dmy, .mdy])
    #expect(sources.map(\.country) == ["DE", "NO"])
  }

  @Test("brackets behind a name belong to it, in flow and in block style", arguments: ["{%}", "\n      %"])
  func brackets(_ style: String) throws {
    let mappings = ["address[work].street: Item[@type='a,b: c']/Name[2]", "phone[\"a, b\"]: Tel(alt, neu)"]
    for mapping in mappings {
      let read = try readPipeline(pipeline(source: "fields: " + style.replacing("%", with: mapping)))
      let field = try #require(read.sources.first?.fields.first)
      #expect("\(field.target.name): \(field.from)" == mapping)
    }
  }

  @Test(
    "text without quotes may go on in the next line, whatever that begins with", arguments: ["&x", "*x", "!x", "\"x", "'x"])
  func textOfSeveralLines(_ line: String) throws {
    for opening in ["note: N", "note:\n          N", "note: [N"] {
      let closing = opening.hasSuffix("[N") ? "]" : ""
      let read = try readPipeline(pipeline(source: "fields:", "  \(opening)", "    \(line)\(closing)"))
      #expect(read.sources.first?.fields.map(\.from) == ["N \(line)"])
    }
    #expect(complaints(about: pipeline(source: "drop:", "  - N", "   \(line)")).isEmpty)
    #expect(complaints(about: pipeline(source: "updated_at: N", rest: "normalize: &x {}\n")).map(\.code).contains("C113"))
  }

  @Test("transforms keep their arguments") func transforms() throws {
    let use = "[split(\", \"), join('#'), default(x y), {split: \": \"}, {map: {a: b}}, strip_zeros]"
    let read = try readPipeline(pipeline(source: "fields: { tags: { from: T, use: \(use) } }"))
    #expect(
      read.sources.first?.fields.first?.transforms
        == [.split(", "), .join("#"), .default("x y"), .split(": "), .map(["a": "b"]), .stripZeros])
  }

  @Test("a block rule is held against the fields only where every source names its own") func unfilledBlockField() {
    let block = "match: { block: [[birth_date]] }\n"
    #expect(complaints(about: pipeline(rest: block)).isEmpty)
    #expect(complaints(about: pipeline(source: "fields: { note: N }", rest: block)).map(\.code) == ["C110"])
    #expect(complaints(about: pipeline(source: "fields: { birth_date: N }", rest: block)).isEmpty)
    let derived = "match: { block: [[soundex(name.last), address.number]] }\n"
    #expect(complaints(about: pipeline(source: "fields: { name.full: N, address.street: S }", rest: derived)).isEmpty)
  }

  @Test("a dropped column cannot be used") func droppedColumn() {
    #expect(complaints(about: pipeline(source: "fields: { email: M }", "drop: [M]")).map(\.code) == ["C128"])
    #expect(complaints(about: pipeline(source: "key: M", "drop: [M]")).map(\.code) == ["C128"])
  }

  @Test("case 69: names that look like SQL stay names") func hostileNames() throws {
    let name = "x\"); DROP TABLE p;--"
    let read = try readPipeline(pipeline(source: "fields: { note: 'x\"); DROP TABLE p;--' }", "key: \"name' OR 1=1\""))
    #expect(read.sources.first?.fields.first?.from == name)
    #expect(read.sources.first?.key?.from == "name' OR 1=1")
  }

  @Test("every country, charset and label is read by its own name") func closedLists() throws {
    for code in ["DE", "AT", "CH", "GB", "US"] { #expect(CountryCode.isKnown(code)) }
    for name in CharsetName.known { #expect(CharsetName.iconvName(name.uppercased()) == name) }
    for label in FieldLabel.known {
      #expect(complaints(about: pipeline(source: "fields: { phone[\(label)]: X }")).isEmpty)
    }
    for field in FieldTarget.names where !field.hasPrefix("consent.") {
      #expect(complaints(about: pipeline(source: "fields: { \(field): X }")).isEmpty)
    }
  }
}

@Suite struct MailDefinitionTests {
  private func source(_ keys: String) -> String {
    "version: 1\npipeline: p\ncountry: DE\nsources:\n  box: { \(keys), path: x }\noutput: out\n"
  }

  @Test("what is taken from mail, passed over and told as events is read; everything is the default")
  func read() throws {
    let plain = try readPipeline(source("kind: mail")).sources[0].mail
    #expect(plain == MailDefinition())
    let mail = try readPipeline(source("kind: mail, take: [sender, contact_form], ignore: [spam], events: none")).sources[0]
      .mail
    #expect(mail == MailDefinition(take: [.sender, .contactForm], ignore: [.spam], events: []))
    #expect(try readPipeline(source("take: sender")).sources[0].mail.take == [.sender])
  }

  @Test(
    "faults name the nearest word, and what other kinds cannot have",
    arguments: [
      ("kind: mail, take: [sender, signatures]", "C124", "did you mean 'signature'?"),
      ("kind: mail, ignore: bulc", "C124", "did you mean 'bulk'?"),
      ("kind: mail, events: [bounced]", "C124", "did you mean 'bounce'?"),
      ("kind: csv, take: [sender]", "C128", "sources.box.take has no meaning for csv"),
      ("kind: mail, take: []", "C129", "is an empty list"),
      ("kind: vcard, events: none", "C128", "sources.box.events has no meaning for vcard"),
      ("kind: mail, evnts: none", "C101", "did you mean 'events'?"), ("kind: mail, take: { a: b }", "C123", "must be text"),
    ])
  func faults(_ keys: String, _ code: String, _ words: String) throws {
    let told = complaints(about: source(keys))
    #expect(told.map(\.code) == [code])
    #expect(told[0].summary.contains(words), "\(told[0].summary)")
    #expect(told[0].location?.line == 5)
  }
}
