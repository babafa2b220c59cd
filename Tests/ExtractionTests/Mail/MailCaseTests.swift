import Glibc
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: bad input, FORMATS.md §3")
struct MailCaseTests {
  private static let envelope = "From ada@nimbus.example Tue Mar 12 09:14:02 2024\n"

  private static func message(_ more: String = "", body: String = "Hello") -> String {
    "From: Ada Byte <ada@nimbus.example>\nTo: sales@acme.example\nDate: Tue, 12 Mar 2024 09:14:02 +0000\n\(more)\n\(body)\n"
  }

  @Test("case 23: a line that starts with From and is no envelope line stays in the body")
  func wrongSplit() throws {
    let body = """
      one

      From Russia with love
      Note: not a header

      From bob Tue Mar 12 09:14:02 2024
      Remember: this is prose

      From bob Tue Mar 12 09:14:02 2024

      two
      """
    let reading = try MailReading("\(Self.envelope)\(Self.message(body: body))\n\(Self.envelope)\(Self.message())")
    #expect(reading.records.count == 2)
    #expect(reading.records[0]["message.body"] == body)
    #expect(reading.account.addsUp)
  }

  @Test("case 24: a Content-Length that lies is ignored and noted", arguments: [0, 3, 100, 100_000, 99_999_999_999])
  func lyingLength(_ length: Int) throws {
    let text =
      Self.envelope + Self.message("Content-Length: \(length)\n", body: "first") + "\n" + Self.envelope + Self.message()
    let reading = try MailReading(text)
    #expect(reading.records.map { $0["message.body"] } == ["first", "Hello"])
    #expect(reading.issues.contains(.headerIgnored))
    #expect(reading.account.addsUp)
  }

  @Test("case 24: a Content-Length that an envelope line confirms ends the message there")
  func trueLength() throws {
    let body = "see\n\n\(Self.envelope)Subject: quoted\n\nend\n"
    let text = Self.envelope + Self.message("Content-Length: \(body.utf8.count)\n", body: body) + Self.envelope + Self.message()
    let reading = try MailReading(text)
    #expect(reading.records.count == 2)
    #expect(reading.records[0]["message.body"]?.hasSuffix("end") == true)
    #expect(!reading.issues.contains(.headerIgnored))
  }

  @Test("case 25: an mbox cut in the middle of a message gives what is there, marked")
  func cut() throws {
    let reading = try MailReading(
      Self.envelope + Self.message() + "\n" + Self.envelope + "From: Ada Byte <ada@nimbus.example>\nSubj")
    #expect(reading.records.count == 2)
    #expect(reading.issues == [.truncated])
    #expect(reading.account.addsUp)
  }

  @Test("case 26: headers without a blank line, 10,000 of them, one of 10 MB: the rest is ignored and noted")
  func headerFlood() throws {
    let plain = try MailReading("From: Ada <ada@nimbus.example>\nSubject: hi", name: "a.eml")
    #expect(plain.first["message.subject"] == "hi")
    let many = try MailReading(Self.message(String(repeating: "X-A: b\n", count: 10_000)), name: "a.eml")
    #expect(many.first["from.address"] == "ada@nimbus.example")
    #expect(many.first["message.body"] == "Hello")
    #expect(many.issues.contains(.truncated))
    let long = try MailReading(Self.message("Subject: \(String(repeating: "x", count: 10_000_000))\n"), name: "a.eml")
    #expect(long.first["message.subject"]?.utf8.count ?? 0 <= 65_536)
    #expect(long.first["message.body"] == "Hello")
    #expect(long.issues.contains(.truncated))
  }

  @Test("case 27: nesting is read to depth 20 only, without recursion", arguments: [15, 500, 5_000])
  func nesting(_ depth: Int) throws {
    var text = "From: Ada <ada@nimbus.example>\nTo: b@acme.example\n"
    for level in 0..<depth { text += "Content-Type: multipart/mixed; boundary=\"b\(level)\"\n\n--b\(level)\n" }
    let reading = try MailReading(text + "Content-Type: text/plain\n\ndeep\n", name: "a.eml")
    #expect(reading.first["from.address"] == "ada@nimbus.example")
    #expect(reading.first["message.body"] == (depth <= 20 ? "deep" : nil))
    #expect(reading.issues.contains(.depthCapped) == (depth > 20))
  }

  @Test("case 27: parts and part headers without number are cut off")
  func partFlood() throws {
    let head = "From: Ada <ada@nimbus.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n"
    for flood in [
      String(repeating: "--b\n\n", count: 200_000), "--b\n" + String(repeating: "X:y\n", count: 300_000),
      "--b\nContent-Type: text/plain" + String(repeating: "; a=b", count: 500_000),
    ] {
      let reading = try MailReading(head + flood, name: "a.eml")
      #expect(reading.first["message.body"] == "first")
      #expect(reading.issues.contains(.depthCapped))
    }
  }

  @Test(
    "case 28: missing, repeated and prefix boundaries end a part at its parent or the end",
    arguments: [
      ("Content-Type: multipart/mixed\n", "plain text", nil),
      ("Content-Type: multipart/mixed; boundary=b\n", "--b\n\nfirst\n--bb\n\nsecond\n", "first"),
      (
        "Content-Type: multipart/mixed; boundary=b\n",
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst\n--b--\n", "first"
      ),
      ("Content-Type: multipart/mixed; boundary=b\n", "--b\n\nnever closed", "never closed"),
    ] as [(String, String, String?)])
  func boundaries(_ header: String, _ body: String, _ expected: String?) throws {
    let reading = try MailReading(Self.message(header, body: body), name: "a.eml")
    #expect(reading.records.count == 1)
    if let expected { #expect(reading.first["message.body"]?.hasPrefix(expected) == true) }
    #expect(reading.account.addsUp)
  }

  @Test(
    "case 29: junk in base64 and quoted-printable is decoded as far as it goes and noted",
    arguments: [
      ("quoted-printable", "caf=C3=A9 =ZZ end", "café =ZZ end", true), ("base64", "SGVs!!bG8g\n**d29ybGQ", "Hello world", true),
      ("quoted-printable", "a=\nb =3D", "ab =", false), ("base64", "SGVsbG8=", "Hello", false),
    ])
  func transferJunk(_ encoding: String, _ body: String, _ expected: String, _ isNoted: Bool) throws {
    let header = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: \(encoding)\n"
    let reading = try MailReading(Self.message(header, body: body), name: "a.eml")
    #expect(reading.first["message.body"] == expected)
    #expect(reading.issues.contains(.invalidEscape) == isNoted)
  }

  @Test("case 30: 5,000 encoded words, an unknown charset and a character split between words")
  func encodedWords() throws {
    let many = String(repeating: "=?utf-8?Q?=C3=BC?= ", count: 3_000)
    let reading = try MailReading(
      "From: =?x-klingon?Q?Ada?= <ada@nimbus.example>\nSubject: =?utf-8?B?ww?= =?utf-8?B?vA==?= \(many)\n\nx\n", name: "a.eml")
    #expect(reading.first["from.name"] == "Ada")
    #expect(reading.issues.contains(.unknownCharset))
    #expect(reading.first["message.subject"]?.hasPrefix("üüü") == true)
    let flood = try MailReading(
      "From: a@b.example\nSubject: \(String(repeating: "=?a?Q? ", count: 9_000))\n\nx\n", name: "a.eml")
    #expect(flood.records.count == 1)
  }

  @Test("case 31: control characters in a decoded name become spaces")
  func headerInjection() throws {
    let reading = try MailReading("From: =?UTF-8?Q?Ada=0D=0ABcc:_eve=40x.example?= <ada@nimbus.example>\n\nx\n", name: "a.eml")
    #expect(reading.first["from.name"] == "Ada Bcc: eve@x.example")
    #expect(reading.issues.contains(.controlCharacters))
  }

  @Test(
    "case 32: no From, several, groups and empty addresses",
    arguments: [
      ("Reply-To: ada@nimbus.example", "ada@nimbus.example"), ("Sender: ada@nimbus.example", "ada@nimbus.example"),
      ("From: Ada <>\nReply-To: ada@nimbus.example", "ada@nimbus.example"),
      ("From: a@x.example\nFrom: b@x.example", "a@x.example"), ("From: Team: a@x.example, b@x.example;", "a@x.example"),
      ("From: undisclosed-recipients:;", nil), ("From: Ada Byte", nil), ("From: <>", nil), ("Subject: x", nil),
    ] as [(String, String?)])
  func senders(_ header: String, _ expected: String?) throws {
    let reading = try MailReading("\(header)\nDate: Tue, 12 Mar 2024 09:14:02 +0000\n\nx\n", name: "a.eml")
    #expect(reading.first["from.address"] == expected)
    #expect(reading.rejects.map(\.code) == (expected == nil ? ["no_counterparty"] : []))
    #expect(reading.account.addsUp)
  }

  @Test("case 33: an address in another charset is a value all the same")
  func addressInOtherCharset() throws {
    let name: [UInt8] = [0x4A, 0x6F, 0x73, 0xE9]
    let reading = try MailReading(Array("From: ".utf8) + name + Array(" <".utf8) + name + Array("@x.example>\n\nHello\n".utf8))
    #expect(reading.first["from.address"] == "Jos\u{FFFD}@x.example" && reading.first["from.name"] == "José")
  }

  @Test(
    "case 33: odd addresses pass as they are",
    arguments: [
      "a@b", "\"a b\"@c.example", "a@b.example.", "ada@xn--bcher-kva.example", "jörg@bücher.example",
      String(repeating: "x", count: 300) + "@b.example",
    ])
  func oddAddresses(_ address: String) throws {
    let reading = try MailReading("From: Ada <\(address)>\n\nx\n", name: "a.eml")
    #expect(reading.first["from.address"] == address)
  }

  @Test(
    "case 34: list rewriting and ticket systems are no evidence of a person",
    arguments: [
      ("From: \"'ada@nimbus.example' via Sales\" <sales@lists.example>", "list_rewrite"),
      ("From: 'Ada Byte' via Sales <sales@acme.example>\nReply-To: ada@nimbus.example", "list_rewrite"),
      ("From: Help <support+id123@desk.example>", "ticket_system"),
    ])
  func rewriting(_ header: String, _ reason: String) throws {
    let reading = try MailReading("\(header)\nTo: x@acme.example\n\nx\n", name: "a.eml")
    #expect(reading.records.isEmpty)
    #expect(reading.account.skippedPieces == [reason: 1])
    #expect(reading.account.addsUp)
  }

  @Test("case 35: identity is the hash of the bytes, whatever the Message-ID says")
  func identity() throws {
    let first = Self.message("Message-ID: <1@x>\n", body: "one")
    let second = Self.message("Message-ID: <1@x>\n", body: "two")
    let reading = try MailReading(Self.envelope + first + "\n" + Self.envelope + second + "\n" + Self.envelope + Self.message())
    #expect(Set(reading.hashes).count == 3)
    #expect(reading.hashes[0] == SHA256.hexDigest(of: Array(first.utf8)))
    #expect(reading.records.map { $0["message.id"] } == ["1@x", "1@x", nil])
    let alone = try MailReading(first, name: "a.eml")
    #expect(alone.hashes == [reading.hashes[0]])
  }

  @Test(
    "case 36: an unbelievable date falls back to Received, then to the envelope line, else stays unknown",
    arguments: [
      ("Date: Tue, 12 Mar 2099 09:14:02 +0000", "2024-03-12T09:14:02Z"),
      ("Date: Thu, 1 Jan 1970 00:00:00 +0000", "2024-03-12T09:14:02Z"),
      ("Date: Tue, 12 Mar 2024 11:00:00 +0200", "2024-03-12T09:00:00Z"), ("Subject: none", "2024-03-12T09:14:02Z"),
      ("Received: by x; Mon, 11 Mar 2024 08:00:00 +0000\nDate: rubbish", "2024-03-11T08:00:00Z"),
    ])
  func dates(_ header: String, _ expected: String) throws {
    let reading = try MailReading("\(Self.envelope)\(header)\nFrom: ada@nimbus.example\n\nx\n")
    #expect(reading.first["message.date"] == expected)
    let single = try MailReading("Date: Tue, 12 Mar 2099 09:14:02 +0000\nFrom: ada@nimbus.example\n\nx\n", name: "a.eml")
    #expect(single.records.count == 1)
    #expect(single.first["message.date"] == nil)
    #expect(single.issues == [.implausibleDate])
  }

  @Test("case 37: a report that names nobody is no customer")
  func deliveryReport() throws {
    let report = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n"
    for header in [
      report + "From: Mail Delivery Subsystem <x@isp.example>\n", "From: MAILER-DAEMON@isp.example\n",
      "Return-Path: <>\nFrom: a@isp.example\n",
    ] {
      let reading = try MailReading("\(header)To: sales@acme.example\n\n--b\n\nfailed\n--b--\n", name: "a.eml")
      #expect(reading.records.isEmpty)
      #expect(reading.account.skippedPieces == ["bounce": 1])
    }
  }

  @Test("case 38: attachments, invitations and encrypted bodies are counted and not unpacked")
  func attachments() throws {
    let body = """
      --b
      Content-Type: application/zip; name=a.zip
      Content-Disposition: attachment

      xx
      --b
      Content-Type: text/calendar

      BEGIN:VCALENDAR
      --b
      Content-Type: text/plain; charset=utf-8

      the text
      --b
      Content-Type: text/plain
      Content-Disposition: attachment; filename=notes.txt

      notes
      --b--
      """
    let reading = try MailReading(Self.message("Content-Type: multipart/mixed; boundary=b\n", body: body), name: "a.eml")
    #expect(reading.first["message.body"] == "the text")
    #expect(reading.account.skippedPieces == ["attachment": 2, "calendar": 1])
    let sealed = try MailReading(
      Self.message("Content-Type: application/pkcs7-mime; name=smime.p7m\n", body: "MIAG"), name: "a.eml")
    #expect(sealed.first["message.body"] == nil)
    #expect(sealed.account.skippedPieces == ["encrypted": 1])
    let armoured = try MailReading(Self.message(body: "-----BEGIN PGP MESSAGE-----\nabc"), name: "a.eml")
    #expect(armoured.first["message.body"] == nil)
    #expect(armoured.account.skippedPieces == ["encrypted": 1])
  }

  @Test("case 39: a Maildir file that another program renamed is found again by its unique part")
  func vanished() throws {
    let folder = try MailFolder()
    mkdir("\(folder.path)/cur", 0o700)
    mkdir("\(folder.path)/new", 0o700)
    defer {
      unlink("\(folder.path)/cur/1710234842.M1P1.host:2,S")
      rmdir("\(folder.path)/cur")
      rmdir("\(folder.path)/new")
    }
    _ = try folder.write(Array(Self.message().utf8), "cur/1710234842.M1P1.host:2,S")
    let listed = "\(folder.path)/new/1710234842.M1P1.host"
    let found = try #require(MaildirName.relocated(listed))
    #expect(found == "\(folder.path)/cur/1710234842.M1P1.host:2,S")
    #expect(try MailReading(path: found).records.count == 1)
    #expect(MaildirName.relocated("\(folder.path)/new/1710234843.M1P1.host") == nil)
    #expect(throws: ExtractionError.self) { try MailReading(path: listed) }
  }
}
