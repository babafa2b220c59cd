import Diagnostics
import Foundation
import Testing

@testable import PipelineRunner

/// What mail does to customers that other sources know.
@Suite(.serialized) struct MailRunTests {
  private static let crm = """
    Id,First Name,Last Name,Company,Email,Other Email,Phone,Updated
    1,Ada,Byte,,old@nimbus.example,ada@nimbus.example,,2023-01-01
    2,Bob,Other,,bob@other.example,,,2023-01-01
    3,,,Nimbus Ltd,info@nimbus.example,,0113 496 0000,2023-01-01
    4,Eve,Third,,eve@third.example,,0113 496 0009,2023-01-01

    """

  private static func mail(_ header: String, _ body: String = "") -> String {
    "From x@y.example Tue Mar 12 09:14:02 2024\n\(header)\nTo: sales@acme.example\nDate: Tue, 12 Mar 2024 09:14:02 +0000\n\n\(body)\n\n"
  }

  private static func bounce(_ address: String) -> String {
    mail(
      "From: MAILER-DAEMON@isp.example\nSubject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
      "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; \(address)\nAction: failed\nStatus: 5.1.1\n--b--"
    )
  }

  private static let mailbox =
    bounce("old@nimbus.example") + bounce("nobody@else.example")
    + mail("From: Bob Other <bob@other.example>\nSubject: unsubscribe") + mail("From: info@nimbus.example\nSubject: abmelden")
    + mail(
      "From: Eve Third <eve@third.example>\nSubject: order",
      "Hello.\n\nRegards,\nEve Third\nHead of Sales\nTel: +44 113 496 0010")
    + mail(
      "From: Website <noreply@acme.example>\nSubject: Contact",
      "Name: Ada Byte\nEmail: ada@nimbus.example\nPhone: 0113 496 0001\nNewsletter: yes\nMessage: hi")
    + mail(
      "From: Jo Roe <jo@acme.example>\nSubject: Fwd: offer",
      "---------- Forwarded message ---------\nFrom: Zoe Fourth <zoe@fourth.example>\nTo: jo@acme.example\nSubject: offer\n\nHi"
    )

  private static func write(_ folder: TemporaryFolder, _ keys: String = "") throws {
    try folder.write("crm.csv", crm)
    try folder.write("box.mbox", mailbox)
    try folder.write(
      "pipeline.yaml",
      "version: 1\npipeline: mail\ncountry: GB\nown_domains: [acme.example]\nsources:\n  crm: {path: crm.csv, trust: 0.2}\n  box: {kind: mail, path: box.mbox, trust: 0.9\(keys)}\noutput: out\n"
    )
  }

  @Test("events, forms, signatures and forwarded mails end where they belong")
  func run() async throws {
    let folder = try TemporaryFolder()
    try Self.write(folder)
    let summary = try await folder.run()
    #expect(
      try folder.rows(
        "SELECT coalesce(full_name, organization), email, coalesce(phone, ''), coalesce(job_title, '') FROM customers ORDER BY 1"
      ) == [
        "Ada Byte|ada@nimbus.example|+441134960001|", "Bob Other|bob@other.example||",
        "Eve Third|eve@third.example|+441134960009|Head of Sales", "Nimbus Ltd|info@nimbus.example|+441134960000|",
        "Zoe Fourth|zoe@fourth.example||",
      ])
    #expect(
      try folder.rows("SELECT value, rule, role FROM customer_values WHERE role = 'dead' AND source = 'crm'") == [
        "old@nimbus.example|dead|dead"
      ])
    #expect(
      try folder.rows("SELECT DISTINCT value, rule FROM customer_values WHERE rule IN ('signature', 'forwarded') ORDER BY 1")
        == [
          "+441134960010|signature", "Fourth|forwarded", "Head of Sales|signature", "Zoe|forwarded", "Zoe Fourth|forwarded",
          "zoe@fourth.example|forwarded",
        ])
    #expect(
      try folder.rows(
        "SELECT coalesce(c.full_name, c.organization), i.kind FROM interactions i JOIN customers c USING (customer_id) ORDER BY 1, 2"
      ) == [
        "Ada Byte|bounce", "Ada Byte|form", "Bob Other|unsubscribe", "Eve Third|message", "Nimbus Ltd|unsubscribe",
        "Zoe Fourth|message",
      ])
    #expect(
      try folder.rows(
        "SELECT coalesce(c.full_name, c.organization), s.purpose, s.state, s.at FROM consents s JOIN customers c USING (customer_id) ORDER BY 1"
      ) == [
        "Ada Byte|newsletter|given|2024-03-12T09:14:02Z", "Bob Other|unspecified|refused|2024-03-12T09:14:02Z",
        "Nimbus Ltd|unspecified|refused|2024-03-12T09:14:02Z",
      ])
    #expect(
      try folder.rows("SELECT coalesce(full_name, organization) FROM customers WHERE consent_email = 'refused' ORDER BY 1") == [
        "Bob Other", "Nimbus Ltd",
      ])
    #expect(summary.sources.first { $0.name == "box" }?.skipped == 1)
    #expect(
      try folder.rows("SELECT path FROM files WHERE bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes")
        == [])
  }

  @Test("who unsubscribes a mailbox that several customers have refuses for all of them")
  func sharedMailbox() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "crm.csv",
      "Id,First Name,Last Name,Company,Email,Birth Date,Newsletter\n1,Ada,Byte,,info@nimbus.example,1970-01-01,yes\n2,Zoe,Other,,info@nimbus.example,1985-05-05,yes\n3,Eve,Third,,eve@third.example,1990-01-01,yes\n"
    )
    try folder.write("box.mbox", Self.mail("From: info@nimbus.example\nSubject: abmelden"))
    try folder.write(
      "pipeline.yaml", "version: 1\npipeline: mail\ncountry: GB\nsources:\n  crm: crm.csv\n  box: box.mbox\noutput: out\n")
    try await folder.run()
    #expect(
      try folder.rows("SELECT given_name, consent_email FROM customers ORDER BY 1") == [
        "Ada|refused", "Eve|given", "Zoe|refused",
      ])
  }

  @Test("nothing but senders, and no events")
  func less() async throws {
    let folder = try TemporaryFolder()
    try Self.write(folder, ", take: sender, events: none")
    try await folder.run()
    #expect(try folder.rows("SELECT DISTINCT kind FROM interactions") == ["message"])
    #expect(
      try folder.number("SELECT count(*) FROM customer_values WHERE role = 'dead' OR rule IN ('signature', 'forwarded')") == 0)
    #expect(try folder.number("SELECT count(*) FROM customers") == 5)
  }

  @Test("one mail under two names of a Maildir is one record; one that is gone is a warning")
  func maildir() async throws {
    let folder = try TemporaryFolder()
    let mail = "From: Ada Byte <ada@nimbus.example>\nTo: sales@acme.example\n\nHello\n"
    for name in ["cur/1.host:2,S", "new/2.host", ".Sales.2024/cur/3.host:2,", ".Sales.2024/new/4.host", "tmp/5.host"] {
      try folder.write("mail/\(name)", name.hasPrefix("tmp") ? mail.replacing("ada", with: "tmp") : mail)
    }
    try folder.write(
      "pipeline.yaml",
      "version: 1\npipeline: mail\ncountry: GB\nown_domains: [acme.example]\nsources:\n  box: mail/\noutput: out\n")
    try await folder.run()
    #expect(try folder.rows("SELECT email, record_count FROM customers") == ["ada@nimbus.example|1"])
    #expect(try folder.number("SELECT count(*) FROM files") == 4)
  }
}
