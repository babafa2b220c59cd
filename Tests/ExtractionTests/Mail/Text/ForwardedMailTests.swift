import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: forwarded mails")
struct ForwardedMailTests {
  private static func read(_ body: String, from: String, to: String, subject: String, taking mail: MailDefinition = .init())
    throws
    -> MailReading
  {
    try MailReading(
      "From: \(from)\nTo: \(to)\nSubject: \(subject)\nContent-Type: text/plain; charset=utf-8\n\n\(body)\n", name: "a.eml",
      taking: mail)
  }

  private static let gmail = """
    FYI

    ---------- Forwarded message ---------
    From: Ada Byte <ada@nimbus.example>
    Date: Tue, 12 Mar 2024 at 09:14
    Subject: order
    To: Jo Roe <jo@acme.example>

    Hello
    """

  @Test(
    "the sender of a mail that was forwarded is a further record",
    arguments: [
      gmail,
      "Begin forwarded message:\n\nFrom: Ada Byte <ada@nimbus.example>\nSubject: order\nDate: 12 March 2024\nTo: jo@acme.example\n\nHi",
      "-------- Weitergeleitete Nachricht --------\nBetreff: \tBestellung\nDatum: \tTue, 12 Mar 2024\nVon: \tAda Byte <ada@nimbus.example>\nAn: \tjo@acme.example\n\nHallo",
      "Début du message réexpédié :\n\nDe: Ada Byte <ada@nimbus.example>\nObjet: commande\n\nBonjour",
      "-----Original Message-----\nFrom: Ada Byte [mailto:ada@nimbus.example]\nSent: Tuesday\nTo: Jo\nSubject: order\n\nHi",
      "*From:* Ada Byte <ada@nimbus.example>\n*Sent:* Tuesday\n*To:* Jo Roe\n*Subject:* order\n\nHi",
      "________________________________\nVon: Ada Byte <ada@nimbus.example>\nGesendet: Dienstag, 12. März 2024 09:14\nAn: Jo Roe\nBetreff: Bestellung\n\nHallo",
    ])
  func shapes(_ body: String) throws {
    let inside = try Self.read(body, from: "Jo Roe <jo@acme.example>", to: "sales@acme.example", subject: "WG: Bestellung")
    #expect(inside.records.map { $0["from.address"] } == ["ada@nimbus.example"])
    #expect(inside.first["from.name"] == "Ada Byte")
    #expect(inside.first["message.role"] == "forwarded" && inside.first["message.direction"] == "inbound")
    let outside = try Self.read(body, from: "Bob <bob@other.example>", to: "sales@acme.example", subject: "Fwd: order")
    #expect(outside.records.map { $0["from.address"] } == ["bob@other.example", "ada@nimbus.example"])
    #expect(outside.records.map { $0["message.role"] } == ["from", "forwarded"])
    #expect(Set(outside.hashes).count == 2 && outside.account.addsUp)
  }

  @Test(
    "a mail quoted in an answer is nobody new",
    arguments: [
      "Yes.\n\nFrom: Ada Byte <ada@nimbus.example>\nSent: Tuesday\nTo: Jo\nSubject: order\n\nHi",
      "Yes.\n\n-----Original Message-----\nFrom: Ada Byte <ada@nimbus.example>\nSent: Tuesday\n\nHi",
      "Yes.\n\nOn Tue, Ada Byte <ada@nimbus.example> wrote:\n> Hi",
    ])
  func answers(_ body: String) throws {
    let ours = try Self.read(body, from: "Jo Roe <jo@acme.example>", to: "sales@acme.example", subject: "Re: order")
    #expect(ours.records.isEmpty && ours.account.skippedPieces == ["internal": 1])
    let theirs = try Self.read(body, from: "Bob <bob@other.example>", to: "sales@acme.example", subject: "Re: order")
    #expect(theirs.records.map { $0["from.address"] } == ["bob@other.example"])
  }

  @Test("somebody of ours, a robot or the sender himself is not added; nor is anybody if it is not wanted")
  func nobody() throws {
    for address in ["jo@acme.example", "noreply@shop.example", "bob@other.example"] {
      let body = Self.gmail.replacing("ada@nimbus.example", with: address)
      let reading = try Self.read(body, from: "Bob <bob@other.example>", to: "sales@acme.example", subject: "Fwd: order")
      #expect(reading.records.map { $0["from.address"] } == ["bob@other.example"])
    }
    let off = try Self.read(
      Self.gmail, from: "Bob <bob@other.example>", to: "sales@acme.example", subject: "Fwd: order",
      taking: MailDefinition(take: [.sender]))
    #expect(off.records.count == 1)
  }
}
