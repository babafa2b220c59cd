import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("MailReader")
struct MailReaderTests {
  private static let envelope = "From ada@nimbus.example Tue Mar 12 09:14:02 2024\n"

  @Test("an inbound mail gives one record of its sender, all columns filled")
  func inbound() throws {
    let text = """
      Message-ID: <abc@mail.nimbus.example>
      From: "Byte, Ada" <ada@nimbus.example>
      Reply-To: Ada <ada@home.example>
      To: Sales <sales@acme.example>
      Subject: =?UTF-8?B?R3LDvMOfZQ==?=
      Date: Tue, 12 Mar 2024 10:14:02 +0100

      Hello there

      """
    let reading = try MailReading(text, name: "a.eml")
    #expect(
      reading.records == [
        [
          "from.name": "Byte, Ada", "from.address": "ada@nimbus.example", "reply_to.address": "ada@home.example",
          "message.id": "abc@mail.nimbus.example", "message.date": "2024-03-12T09:14:02Z", "message.subject": "Grüße",
          "message.direction": "inbound", "message.kind": "message", "message.body": "Hello there", "message.role": "from",
        ]
      ])
    #expect(reading.account.recordBytes == text.utf8.count)
    #expect(MailColumn.names.count == 16)
  }

  @Test("an outbound mail gives one record per recipient who is not ours, each with its own hash")
  func outbound() throws {
    let text = """
      From: Jo <jo@acme.example>
      Cc: cc@x.example
      To: Ada <ada@nimbus.example>, boss@acme.example, ADA@nimbus.example, "bob@y.example" <bob@y.example>

      Hi

      """
    let reading = try MailReading(text, name: "a.eml")
    #expect(reading.records.map { $0["from.address"] } == ["cc@x.example", "ada@nimbus.example", "bob@y.example"])
    #expect(reading.records.map { $0["message.role"] } == ["cc", "to", "to"])
    #expect(reading.records.map { $0["from.name"] } == [nil, "Ada", nil])
    #expect(reading.records.allSatisfy { $0["message.direction"] == "outbound" && $0["message.body"] == "Hi" })
    let bytes = Array(text.utf8)
    #expect(reading.hashes == [bytes, bytes + Array("#2".utf8), bytes + Array("#3".utf8)].map(SHA256.hexDigest))
    #expect(reading.account.records == 3)
    #expect(reading.account.recordBytes == bytes.count)
    #expect(Set(reading.places.map(\.byteStart)) == [0])
  }

  @Test("an mbox gives its messages with line and byte range; envelope and blank lines are separators")
  func mbox() throws {
    let first = "From: a@x.example\n\none\n"
    let second = "From: b@x.example\r\n\r\ntwo\r\n"
    let text = "\n\(Self.envelope)\(first)\n\(Self.envelope)\(second)\r\n"
    let reading = try MailReading(text)
    #expect(reading.records.map { $0["message.body"] } == ["one", "two"])
    #expect(reading.places.map(\.line) == [3, 8])
    let starts = [1 + Self.envelope.utf8.count, 2 + 2 * Self.envelope.utf8.count + first.utf8.count]
    #expect(reading.places.map(\.byteStart) == starts)
    #expect(reading.places.map(\.byteEnd) == [starts[0] + first.utf8.count, starts[1] + second.utf8.count])
    #expect(reading.account.separatorBytes == 4 + 2 * Self.envelope.utf8.count)
    #expect(reading.account.addsUp)
  }

  @Test("quoting of From lines is undone in mboxrd and left in mboxo")
  func fromQuoting() throws {
    let text =
      "\(Self.envelope)From: a@x.example\n\n>From here\n>>From there\n\n\(Self.envelope)From: b@x.example\n\n>From here\n"
    let reading = try MailReading(text)
    #expect(reading.records.map { $0["message.body"] } == ["From here\n>From there", ">From here"])
  }

  @Test(
    "messages of machines, lists and folders nobody wants are skipped with a reason",
    arguments: [
      ("List-Id: <l.x.example>", "bulk"), ("Precedence: bulk", "bulk"), ("List-Unsubscribe: <mailto:u@x.example>", "bulk"),
      ("Feedback-ID: 1:2", "bulk"), ("Auto-Submitted: auto-replied", "auto_reply"), ("X-Autoreply: yes", "auto_reply"),
      ("X-Auto-Response-Suppress: All", "auto_reply"), ("Return-Path: <>\nSubject: Out of office: hi", "auto_reply"),
      ("Return-Path: <>", "bounce"), ("X-Gmail-Labels: Opened,Spam", "spam"), ("X-Mozilla-Status: 0009", "deleted"),
      ("X-Gmail-Labels: =?UTF-8?Q?Ge=C3=B6ffnet,Papierkorb?=", "trash"),
      ("X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe,Wichtig?=", "draft"),
    ])
  func skipped(_ header: String, _ reason: String) throws {
    let reading = try MailReading("\(header)\nFrom: ada@nimbus.example\nTo: sales@acme.example\n\nx\n", name: "a.eml")
    #expect(reading.records.isEmpty)
    #expect(reading.account.skippedPieces == [reason: 1])
    #expect(reading.account.skippedBytes == reading.account.bytes)
  }

  @Test("harmless values of the same headers skip nothing")
  func notSkipped() throws {
    let headers =
      "Auto-Submitted: no\nPrecedence: normal\nX-Mozilla-Status: 0001\nReturn-Path: <ada@nimbus.example>\nSubject: Out of office\n"
    #expect(try MailReading("\(headers)From: ada@nimbus.example\n\nx\n", name: "a.eml").records.count == 1)
  }

  @Test(
    "senders nobody can answer and mail among ourselves are skipped",
    arguments: [
      ("no-reply@shop.example", "no_reply"), ("NoReply@shop.example", "no_reply"), ("do_not_reply@shop.example", "no_reply"),
      ("jo@acme.example", "internal"), ("jo@mail.acme.example", "internal"), ("postmaster@x.example", "bounce"),
    ])
  func senders(_ address: String, _ reason: String) throws {
    let reading = try MailReading("From: \(address)\nTo: sales@acme.example\n\nx\n", name: "a.eml")
    #expect(reading.account.skippedPieces == [reason: 1])
    #expect(reading.account.addsUp)
  }

  @Test(
    "Maildir flags T and D skip the file",
    arguments: [("1.h:2,ST", "trash"), ("1.h;2,D", "draft"), ("1.h!2,FT", "trash"), ("1.h:2,S", nil)] as [(String, String?)])
  func maildir(_ name: String, _ reason: String?) throws {
    let reading = try MailReading("From: a@x.example\n\nx\n", name: name)
    #expect(reading.account.skippedPieces == (reason.map { [$0: 1] } ?? [:]))
    #expect(reading.records.count == (reason == nil ? 1 : 0))
  }

  @Test("UTF-16, a byte order mark and blank lines before a message are tolerated")
  func encodings() throws {
    let text = "From: Jörg <j@x.example>\nSubject: Grüße\nContent-Type: text/plain; charset=iso-8859-1\n\nÄpfel\n"
    let units = Array(text.utf16)
    let mark: [UInt8] = [0xFF, 0xFE]
    let little = mark + units.map { [UInt8($0 & 255), UInt8($0 >> 8)] }.joined()
    let big = Array(units.map { [UInt8($0 >> 8), UInt8($0 & 255)] }.joined())
    for content in [little, big] {
      let reading = try MailReading(content, name: "a.eml")
      #expect(reading.first["from.name"] == "Jörg")
      #expect(reading.first["message.body"] == "Äpfel")
      #expect(reading.account.recordBytes == content.count)
      #expect(reading.hashes == [SHA256.hexDigest(of: content)])
    }
    let marked = try MailReading("\u{FEFF}\r\n\nFrom: a@x.example\n\nx\n", name: "a.eml")
    #expect(marked.first["from.address"] == "a@x.example")
    #expect(marked.account.separatorBytes == 6)
    #expect(marked.places.map(\.line) == [3])
  }

  @Test("an .emlx file's message is what its first line counts")
  func emlx() throws {
    let message = "From: a@x.example\n\nx\n"
    let reading = try MailReading("\(message.utf8.count)      \n\(message)<plist></plist>\n", name: "1.emlx")
    #expect(reading.first["message.body"] == "x")
    #expect(reading.hashes == [SHA256.hexDigest(of: Array(message.utf8))])
    #expect(reading.account.addsUp)
  }

  @Test("plain text is preferred, HTML is stripped otherwise, and both end at 16 KiB")
  func bodies() throws {
    let html =
      "<html><head><style>p{}</style></head><p>Gr&uuml;&szlig;e,<br>A&amp;B&nbsp;&#8364;</p><script>x</script><!-- c --></html>"
    let both = "--b\nContent-Type: text/html\n\n\(html)\n--b\nContent-Type: text/plain\n\nplain\n--b--\n"
    let multipart = "From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n"
    #expect(try MailReading(multipart + both, name: "a.eml").first["message.body"] == "plain")
    let only = try MailReading("From: a@x.example\nContent-Type: text/html; charset=utf-8\n\n\(html)", name: "a.eml")
    #expect(only.first["message.body"] == "Grüße,\nA&B €")
    let long = try MailReading("From: a@x.example\n\n\(String(repeating: "ü", count: 20_000))", name: "a.eml")
    #expect(long.first["message.body"]?.utf8.count == 16_384)
  }

  @Test(
    "charsets are what they are in practice, whatever their label",
    arguments: [
      ("us-ascii", [0x66, 0xFC], "fü"), ("us-ascii", [0xC3, 0xBC], "ü"), ("unknown-8bit", [0xFC], "ü"),
      ("x-unknown", [0xC3, 0xBC], "ü"),
      ("gb2312", [0xD6, 0xD0, 0xB9, 0xFA, 0x81, 0x30, 0x81, 0x30], "中国\u{80}"), ("iso-8859-1", [0x80], "€"),
      ("ks_c_5601-1987", [0xB0, 0xCB], "검"), ("iso-8859-8-i", [0xE0], "א"), ("utf-7", Array("+APw-".utf8), "ü"),
      ("utf-8", [0x66, 0xFC, 0x72], "für"), ("koi8-r", [0xC1], "а"),
    ] as [(String, [UInt8], String)])
  func charsets(_ label: String, _ bytes: [UInt8], _ expected: String) throws {
    var notes = MailNotes()
    let decoded = MailCharset().decode(bytes, charset: Array(label.utf8), column: .body, notes: &notes)
    #expect(String(decoding: decoded, as: UTF8.self) == expected)
  }

  @Test("a message over 64 MiB is set aside and the one after it is read")
  func tooLarge() throws {
    var content = Array("\(Self.envelope)From: a@x.example\n\n".utf8)
    let line = Array(repeating: UInt8(ascii: "x"), count: 1_023) + [0x0A]
    for _ in 0..<(65 * 1_024) { content += line }
    content += Array("\n\(Self.envelope)From: b@x.example\n\nnext\n".utf8)
    let reading = try MailReading(content)
    #expect(reading.rejects.map(\.code) == ["message_too_large"])
    #expect(reading.rejects.map(\.raw.count) == [RejectedRow.rawLimit])
    #expect(reading.rejects.first?.byteEnd ?? 0 > 65 << 20)
    #expect(reading.records.map { $0["message.body"] } == ["next"])
    #expect(reading.places.first?.line == 3 + 65 * 1_024 + 3)
    #expect(reading.account.addsUp)
    let single = try MailReading(Array("From: a@x.example\n\n".utf8) + content, name: "a.eml")
    #expect(single.rejects.map(\.code) == ["message_too_large"])
    #expect(single.account.addsUp)
  }

  @Test("files without any message", arguments: ["", "\n\n", "\u{FEFF}"])
  func empty(_ content: String) throws {
    let reading = try MailReading(content)
    #expect(reading.records.isEmpty && reading.rejects.isEmpty)
    #expect(reading.account.addsUp)
  }

  @Test(
    "mail is recognised by content",
    arguments: [
      ("From a@x.example Tue Mar 12 09:14:02 2024\nFrom: a@x.example\n", "x", 95), ("From - \nSubject: x\n", "Inbox", 95),
      ("From ada at nimbus.example  Tue Mar 12 09:14:02 2024\nFrom: ada at nimbus.example\n", "x", 95),
      ("From 17823@xxx Thu Apr 16 09:53:04 +0000 2015\nX-GM-THRID: 1\n", "x", 95),
      ("From: a@x.example\nSubject: x\n\n", "1", 85), ("name,email\nAda,a@x.example\n", "a.csv", 0),
      ("{\"a\": 1}", "a.json", 0),
      ("From here on: nothing\n", "a.txt", 0), ("garbage", "a.eml", 40),
    ])
  func recognition(_ content: String, _ path: String, _ score: Int) throws {
    #expect(MailExtractor.extractor.recognise(Array(content.utf8)[...], path) == score)
  }

  @Test("Outlook's .msg is refused with advice")
  func outlook() throws {
    let content: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
    #expect(MailExtractor.extractor.recognise(content[...], "a.msg") == 60)
    let error = try #require(throws: ExtractionError.self) { try MailReading(content, name: "a.msg") }
    #expect(error.code == "outlook_msg" && error.hint != nil)
  }

  @Test("a pipermail archive, whose addresses are written with at, runs through")
  func listArchive() throws {
    let text =
      "From ada at nimbus.example  Tue Mar 12 09:14:02 2024\nFrom: ada at nimbus.example (Ada Byte)\nSubject: [list] hi\n\nx\n"
    let reading = try MailReading(text)
    #expect(reading.first["from.address"] == "ada@nimbus.example")
    #expect(reading.first["from.name"] == "Ada Byte")
  }

  /// Two messages as an mbox in gzip, in hexadecimal.
  private static let zipped = [
    "1f8b0800000000000203732bcacf554874a8d04bad48cc2dc8495508294d55f04d2c5230345230b0b43234b132305230323032e17203aa",
    "b44256cac5959f0724dc48342109d98492f27c2e0059f455e583000000",
  ].joined()

  @Test("a gzip file is read like the file in it; cut off, it gives what is there and then fails")
  func gzip() throws {
    let digits = Array(Self.zipped.utf8)
    let content = stride(from: 0, to: digits.count, by: 2).map {
      (MailASCII.hexValue(digits[$0]) ?? 0) << 4 | (MailASCII.hexValue(digits[$0 + 1]) ?? 0)
    }
    let whole = try MailReading(content, name: "inbox.gz")
    #expect(whole.records.map { $0["message.body"] } == ["one", "two"])
    #expect(whole.account.addsUp && whole.account.bytes == 131)

    let folder = try MailFolder()
    let path = try folder.write(Array(content.dropLast(4)), "cut.gz")
    let context = ExtractionContext(startedAt: MailReading.startedAt)
    let reader = MailReader(
      try ByteSource(path: path), InputFile(source: 0, shownPath: path, path: path), isMbox: true, taking: MailDefinition(),
      in: context)
    #expect(try reader.nextBatch()?.records.count == 2)
    let error = try #require(throws: ExtractionError.self) { try reader.nextBatch() }
    #expect(error.code == "gzip_truncated")
    #expect(reader.account.addsUp)
  }
}
