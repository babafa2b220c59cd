import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: events, not people")
struct MailEventTests {
  /// A report as RFC 3464 has it.
  static func report(
    _ recipients: String, from sender: String = "MAILER-DAEMON@isp.example", encoding: String = "",
    type: String = "delivery-status"
  ) -> String {
    """
    Return-Path: <>
    From: Mail Delivery Subsystem <\(sender)>
    To: sales@acme.example
    Date: Tue, 12 Mar 2024 09:14:02 +0000
    Message-ID: <dsn1@isp.example>
    Subject: Undelivered Mail Returned to Sender
    Content-Type: multipart/report; report-type=\(type);
      boundary="=_b"

    --=_b
    Content-Type: text/plain

    Sorry.
    --=_b
    Content-Type: message/delivery-status
    \(encoding)
    \(recipients)

    --=_b
    Content-Type: message/rfc822

    From: sales@acme.example
    To: eve@other.example

    Hello
    --=_b--

    """
  }

  private static func block(_ address: String, _ action: String = "failed", _ status: String = "5.1.1") -> String {
    "Reporting-MTA: dns; mx.isp.example\n\nFinal-Recipient: rfc822; \(address)\nAction: \(action)\nStatus: \(status)"
  }

  @Test("case 37: a delivery report is an event of the address it names, not a customer called after the mail system")
  func bounce() throws {
    let text = Self.report(Self.block("ada@nimbus.example"))
    let reading = try MailReading(text, name: "a.eml")
    #expect(
      reading.records == [
        [
          "from.address": "ada@nimbus.example", "message.id": "dsn1@isp.example", "message.date": "2024-03-12T09:14:02Z",
          "message.subject": "Undelivered Mail Returned to Sender", "message.direction": "inbound", "message.kind": "bounce",
          "message.role": "about",
        ]
      ])
    #expect(reading.places.map { [$0.line, $0.byteStart, $0.byteEnd] } == [[1, 0, text.utf8.count]])
    #expect(reading.account.addsUp && reading.account.recordBytes == text.utf8.count)
  }

  @Test(
    "case 37: what is not final, or not about the address, is skipped and counted",
    arguments: [
      ("failed", "4.4.7", "bounce_temporary"), ("delayed", "4.0.0", "bounce_temporary"),
      ("delayed", "5.1.1", "bounce_temporary"),
      ("delivered", "2.0.0", "bounce_temporary"), ("failed", "5.2.2", "bounce_temporary"),
      ("failed", "5.7.1", "bounce_temporary"),
    ])
  func temporary(_ action: String, _ status: String, _ reason: String) throws {
    let reading = try MailReading(Self.report(Self.block("ada@nimbus.example", action, status)), name: "a.eml")
    #expect(reading.records.isEmpty)
    #expect(reading.account.skippedPieces == [reason: 1])
    #expect(reading.account.addsUp)
  }

  @Test("several recipients, the address we wrote to before the one it was forwarded to, base64 around it all")
  func recipients() throws {
    let blocks =
      "Reporting-MTA: dns; x\n\n"
      + "Original-Recipient: rfc822;ada@nimbus.example\nFinal-Recipient: rfc822;ada@hidden.example\nAction: failed\nStatus: 5.1.1 (no such user)\n\n"
      + "Final-Recipient: RFC822; <bob@nimbus.example>\nAction: Failed\nStatus:\n 5.1.10\n\n"
      + "Final-Recipient: rfc822; eve@nimbus.example\nAction: delayed\nStatus: 4.2.0\n\n"
      + "Final-Recipient: rfc822; jo@acme.example\nAction: failed\nStatus: 5.1.1"
    for (encoding, content) in [("", blocks), ("Content-Transfer-Encoding: base64\n", Self.base64(blocks))] {
      let reading = try MailReading(Self.report(content, encoding: encoding), name: "a.eml")
      #expect(reading.records.map { $0["from.address"] } == ["ada@nimbus.example", "bob@nimbus.example"])
      #expect(Set(reading.hashes).count == 2)
    }
  }

  private static func base64(_ text: String) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 { result.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : "=") }
      if result.count % 72 == 0 { result += "\n" }
    }
    return result
  }

  @Test(
    "bounces of other forms: X-Failed-Recipients, qmail",
    arguments: [
      (
        "From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: ada@nimbus.example\nAuto-Submitted: auto-replied\n",
        "A message that you sent could not be delivered", ["ada@nimbus.example"]
      ),
      (
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\n",
        """
        Hi. This is the qmail-send program at mx.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.

        <ada@nimbus.example>:
        192.0.2.1 does not like recipient. 550 5.1.1 unknown

        <late@nimbus.example>:
        Connected but connection died. (#4.4.2)

        --- Below this line is a copy of the message.

        <eve@other.example>:
        """, ["ada@nimbus.example"]
      ), ("From: MAILER-DAEMON@isp.example\n", "Something went wrong with ada@nimbus.example", []),
      ("Return-Path: <>\nFrom: a@isp.example\n", "failed", []),
    ])
  func otherForms(_ header: String, _ body: String, _ expected: [String]) throws {
    let reading = try MailReading("\(header)To: sales@acme.example\nSubject: failure\n\n\(body)\n", name: "a.eml")
    #expect(reading.records.map { $0["from.address"] } == expected)
    #expect(reading.account.skippedPieces == (expected.isEmpty ? ["bounce": 1] : [:]))
    #expect(reading.account.addsUp)
  }

  private static func complaint(_ fields: String, to: String = "ada@nimbus.example") -> String {
    """
    From: feedback@isp.example
    To: abuse@acme.example
    Subject: FW: Earn money
    Date: Tue, 12 Mar 2024 09:14:02 +0000
    Content-Type: multipart/report; report-type=feedback-report; boundary=b

    --b
    Content-Type: text/plain

    This is an abuse report.
    --b
    Content-Type: message/feedback-report

    \(fields)
    Version: 1
    --b
    Content-Type: message/rfc822

    From: news@acme.example
    To: \(to)
    Subject: Earn money

    Spam
    --b--
    """
  }

  @Test(
    "a feedback report is a complaint of whom it names",
    arguments: [
      ("Feedback-Type: abuse\nOriginal-Rcpt-To: <bob@nimbus.example>", "ada@nimbus.example", "bob@nimbus.example"),
      ("Feedback-Type: abuse", "Ada <ada@nimbus.example>, jo@acme.example", "ada@nimbus.example"),
      ("Feedback-Type: abuse", "ada@nimbus.example, bob@nimbus.example", nil),
      ("Feedback-Type: not-spam\nOriginal-Rcpt-To: <bob@nimbus.example>", "ada@nimbus.example", nil),
    ] as [(String, String, String?)])
  func complaints(_ fields: String, _ to: String, _ expected: String?) throws {
    let reading = try MailReading(Self.complaint(fields, to: to), name: "a.eml")
    #expect(reading.first["from.address"] == expected)
    #expect(reading.first["message.kind"] == (expected == nil ? nil : "complaint"))
    #expect(reading.account.skippedPieces == (expected == nil ? ["complaint": 1] : [:]))
  }

  @Test(
    "mails that say nothing but unsubscribe",
    arguments: [
      ("Subject: Unsubscribe", "", "sales@acme.example", true), ("Subject: abmelden!", "x", "sales@acme.example", true),
      ("Subject: Re: your offer", "Désinscription\n", "sales@acme.example", true),
      ("Subject: Newsletter", "BAJA\n\n-- \nAda Byte\n", "sales@acme.example", true),
      ("Subject: Re: News", "please unsubscribe me.\n\nOn 1 Mar 2024, Acme wrote:\n> Buy\n> now", "sales@acme.example", true),
      ("Subject: hi", "whatever this is", "unsubscribe@acme.example", true),
      ("Subject: unsubscribe abc123", "", "unsubscribe+7@news.acme.example", true),
      ("Subject: How do I unsubscribe my colleague", "Hello,\nhow?", "sales@acme.example", false),
      ("Subject: hi", "unsubscribe\nand call me about the order please", "sales@acme.example", false),
      ("Subject: hi", "x", "unsubscribe@other.example", false),
    ])
  func unsubscribe(_ header: String, _ body: String, _ to: String, _ isEvent: Bool) throws {
    let text = "From: Ada Byte <ada@nimbus.example>\nTo: \(to)\n\(header)\n\n\(body)\n"
    let reading = try MailReading(text, name: "a.eml")
    #expect(reading.first["message.kind"] == (isEvent ? "unsubscribe" : "message"))
    #expect(reading.first["from.address"] == "ada@nimbus.example")
    #expect(reading.first["from.name"] == (isEvent ? nil : "Ada Byte"))
    let without = try MailReading(text, name: "a.eml", taking: MailDefinition(events: []))
    #expect(without.first["message.kind"] == "message")
  }

  @Test("events that are not wanted are skipped as before")
  func unwanted() throws {
    let off = MailDefinition(events: [])
    let bounce = try MailReading(Self.report(Self.block("ada@nimbus.example")), name: "a.eml", taking: off)
    #expect(bounce.records.isEmpty && bounce.account.skippedPieces == ["bounce": 1])
    let complaint = try MailReading(Self.complaint("Feedback-Type: abuse"), name: "a.eml", taking: off)
    #expect(complaint.records.isEmpty && complaint.account.skippedPieces == ["complaint": 1])
  }

  @Test(
    "what `ignore` leaves out is read",
    arguments: [
      ("List-Id: <x.example>", MailDefinition.Noise.bulk, "bulk"), ("Auto-Submitted: auto-generated", .autoReply, "auto_reply"),
      ("X-Gmail-Labels: Spam", .spam, "spam"), ("X-Gmail-Labels: Papierkorb", .trash, "trash"),
      ("X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=", .drafts, "draft"),
    ])
  func ignore(_ header: String, _ noise: MailDefinition.Noise, _ reason: String) throws {
    let text = "From: ada@nimbus.example\nTo: sales@acme.example\n\(header)\n\nHello\n"
    let ignored = try MailReading(text, name: "a.eml")
    #expect(ignored.records.isEmpty && ignored.account.skippedPieces == [reason: 1])
    let all = Set(MailDefinition.Noise.allCases)
    let read = try MailReading(text, name: "a.eml", taking: MailDefinition(ignore: all.subtracting([noise])))
    #expect(read.records.count == 1 && read.account.skippedPieces.isEmpty)
  }

  @Test("what `take` leaves out gives no record")
  func take() throws {
    let inbound = "From: Ada <ada@nimbus.example>\nTo: sales@acme.example\n\nHi\n"
    let outbound = "From: Jo <jo@acme.example>\nTo: ada@nimbus.example\n\nHi\n"
    for (text, part) in [(inbound, MailDefinition.Part.sender), (outbound, .recipient)] {
      let all = Set(MailDefinition.Part.allCases)
      let reading = try MailReading(text, name: "a.eml", taking: MailDefinition(take: all.subtracting([part])))
      #expect(reading.records.isEmpty && reading.account.skippedPieces == ["not_taken": 1])
      #expect(reading.account.addsUp)
      #expect(try MailReading(text, name: "a.eml", taking: MailDefinition(take: [part])).records.count == 1)
    }
  }
}
