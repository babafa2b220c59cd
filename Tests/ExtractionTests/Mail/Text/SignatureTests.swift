import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: signatures")
struct SignatureTests {
  private static func read(
    _ body: String, from: String = "Ada Byte <ada.byte@nimbus.example>", to: String = "sales@acme.example",
    taking mail: MailDefinition = .init()
  ) throws -> [String: String] {
    let text = "From: \(from)\nTo: \(to)\nSubject: offer\nContent-Type: text/plain; charset=utf-8\n\n\(body)\n"
    let reading = try MailReading(text, name: "a.eml", taking: mail)
    #expect(reading.account.addsUp)
    return reading.first.filter { $0.key.hasPrefix("signature.") }
  }

  @Test("phones with labels, title, company and website of the sender are taken")
  func whole() throws {
    let found = try Self.read(
      """
      Hello,

      please call Bob on +44 20 7946 0999.

      Kind regards,
      Ada Byte
      Head of Sales
      Nimbus Ltd | 4 Hill Rd | Leeds LS1 4AB
      T: +44 113 496 0001  M: +44 7700 900123
      Fax +44 113 496 0002
      www.nimbus.example | ada.byte@nimbus.example
      """)
    #expect(
      found == [
        "signature.phone": "+44 113 496 0001", "signature.mobile": "+44 7700 900123", "signature.fax": "+44 113 496 0002",
        "signature.title": "Head of Sales", "signature.company": "Nimbus Ltd", "signature.website": "www.nimbus.example",
      ])
  }

  @Test(
    "closing phrases and labels of many languages",
    arguments: [
      (
        "Mit freundlichen Grüßen\nAda Byte\nVertriebsleiterin\nNimbus GmbH & Co. KG\nTel.: 030 1234567-0\nMobil: 0170 1234567",
        "Vertriebsleiterin", "Nimbus GmbH & Co. KG", "030 1234567-0", "0170 1234567"
      ),
      (
        "Cordialement,\nAda BYTE\nDirectrice commerciale\nNimbus SARL\nTél. : 01 42 68 53 00\nPortable : 06 12 34 56 78",
        "Directrice commerciale", "Nimbus SARL", "01 42 68 53 00", "06 12 34 56 78"
      ),
      (
        "Un saludo,\nAda Byte\nJefa de ventas\nNimbus, S.A.\nTeléfono: 91 123 45 67\nMóvil: 612 345 678", "Jefa de ventas",
        "Nimbus, S.A.", "91 123 45 67", "612 345 678"
      ),
      (
        "Cordiali saluti\nAda Byte\nResponsabile vendite\nNimbus S.p.A.\nTelefono: 02 1234 5678\nCell: 333 123 4567",
        "Responsabile vendite", "Nimbus S.p.A.", "02 1234 5678", "333 123 4567"
      ),
      (
        "Met vriendelijke groet,\nAda Byte\nVerkoper\nNimbus BV\nTelefoon: 020 123 4567\nMobiel: 06 12345678", "Verkoper",
        "Nimbus BV", "020 123 4567", "06 12345678"
      ),
      (
        "Med vänlig hälsning\nAda Byte\nFörsäljningschef\nNimbus AB\nTfn: 08-123 456 78\nMobil: 070-123 45 67",
        "Försäljningschef",
        "Nimbus AB", "08-123 456 78", "070-123 45 67"
      ),
      (
        "-- \nAda Byte, CTO\nNimbus Inc.\np: (212) 555-0100 x12 | c: 212-555-0101", "CTO", "Nimbus Inc.", "(212) 555-0100 x12",
        "212-555-0101"
      ),
    ])
  func languages(_ signature: String, _ title: String, _ company: String, _ phone: String, _ mobile: String) throws {
    let found = try Self.read("Text.\n\n\(signature)")
    #expect(found["signature.title"] == title)
    #expect(found["signature.company"] == company)
    #expect(found["signature.phone"] == phone)
    #expect(found["signature.mobile"] == mobile)
  }

  @Test(
    "what may be somebody else's is not taken",
    arguments: [
      // Another person's signature below a mail that was pasted in.
      "Hi,\n\nsee below.\n\nBest regards,\nBob Other\nTel: +44 113 496 0001",
      // Quoted with marks, with a head, and by Outlook.
      "Thanks, Ada\n\nOn 1 Mar 2024, Bob Byte wrote:\n> Regards\n> Bob Byte\n> Tel: +44 113 496 0001",
      "Yes.\n\n-----Original Message-----\nFrom: Bob Byte <bob@x.example>\n\nRegards\nBob Byte\nTel: +44 113 496 0001",
      "Yes.\n\nFrom: Bob Byte <bob@x.example>\nSent: Monday\nTo: Ada\n\nRegards\nBob Byte\nTel: +44 113 496 0001",
      // The team's or another person's address alone.
      "Regards\nByte family office\noffice@other.example\nTel: +44 113 496 0001",
      // No mark before it, and no label.
      "Ada Byte\nTel: +44 113 496 0001", "Regards,\nAda Byte\n0113 496 0001", "Regards,\nAda Byte\nOrder: 0113 496 0001",
      // A disclaimer.
      "Regards,\nAda Byte\n\nThis e-mail is confidential. Byte Ltd\nTel: +44 113 496 0001\nByte Holding Ltd",
      // Too long to be sure.
      "Regards,\nAda Byte\n" + (1...13).map { "line \($0)" }.joined(separator: "\n") + "\nTel: +44 113 496 0001",
    ])
  func foreign(_ body: String) throws {
    #expect(try Self.read(body) == [:])
  }

  @Test("numbers of registers and accounts are no phones, lines of law are no companies")
  func register() throws {
    let found = try Self.read(
      """
      Mit freundlichen Grüßen
      Ada Byte
      Nimbus Sp. z o.o.
      Amtsgericht Berlin HRB 1234567 Registergericht GmbH
      Geschäftsführer: Bob Other GmbH
      USt-IdNr. DE123456789
      IBAN DE02 1203 0000 0000 2020 51
      Web: https://www.other.example/
      """)
    #expect(found == [:] || found == ["signature.company": "Nimbus Sp. z o.o."])
  }

  @Test("only mail that came in is looked at, and only if signatures are wanted")
  func direction() throws {
    let body = "Regards,\nAda Byte\nTel: +44 113 496 0001"
    #expect(try Self.read(body)["signature.phone"] == "+44 113 496 0001")
    #expect(try Self.read(body, from: "Ada Byte <ada@acme.example>", to: "bob@x.example") == [:])
    #expect(try Self.read(body, taking: MailDefinition(take: [.sender])) == [:])
  }

  @Test("websites of mail providers are not the sender's")
  func provider() throws {
    let found = try Self.read("Regards,\nAda Byte\nwww.gmx.de", from: "Ada Byte <ada@gmx.de>")
    #expect(found == [:])
  }

  private static let corpus = "formats/mail_talon/talon/signature/data/train.data"

  @Test("hostile bodies take linear time and never trap")
  func hostile() throws {
    for piece in [
      "Regards\n", "--\n", "> ", "a: b\n", "+1 ", "Tel 1 ", "From: a@b\nTo: c\n", "\u{A0}", "|", "Ltd ", "é:\n", "(+", "(+ ",
    ] {
      _ = try Self.read(String(repeating: piece, count: 16_384 / piece.utf8.count) + "\nAda Byte")
    }
  }
}
