import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: contact forms")
struct ContactFormTests {
  private static let body = """
    New message from your website:

    Name: Ada Byte
    E-Mail-Adresse: ada@nimbus.example
    Telefon (optional): 0113 496 0001
    Newsletter: ja
    Wie haben Sie uns gefunden?: Messe
    Nachricht: Bitte rufen Sie an.
    Zeit: egal

    Danke
    """

  private static func mail(
    _ body: String, from: String = "Website <noreply@acme.example>", more: String = "", type: String = "text/plain"
  ) -> String {
    """
    From: \(from)
    To: sales@acme.example
    Subject: New contact form message
    Date: Tue, 12 Mar 2024 09:14:02 +0000
    Content-Type: \(type); charset=utf-8
    \(more)
    \(body)
    """
  }

  @Test("the person who filled it in stands in the body; the web server is nobody")
  func plain() throws {
    let reading = try MailReading(Self.mail(Self.body, more: "Auto-Submitted: auto-generated\n"), name: "a.eml")
    #expect(
      reading.records == [
        [
          "message.date": "2024-03-12T09:14:02Z", "message.subject": "New contact form message", "message.direction": "inbound",
          "message.kind": "form", "message.role": "from",
          "message.body": "New message from your website:\nBitte rufen Sie an.\nZeit: egal\n\nDanke", "form.Name": "Ada Byte",
          "form.E-Mail-Adresse": "ada@nimbus.example", "form.Telefon (optional)": "0113 496 0001", "form.Newsletter": "ja",
          "form.Wie haben Sie uns gefunden?": "Messe",
        ]
      ])
    #expect(reading.account.addsUp && reading.account.records == 1)
  }

  @Test(
    "web servers, form services and our own domain are known as senders; a person who lists data is not",
    arguments: [
      ("WordPress <wordpress@shop.example>", "", true), ("www-data@host.example", "", true), ("x@formspree.io", "", true),
      ("Jo Roe <jo@acme.example>", "", true), ("Bob <bob@other.example>", "", false),
      ("Bob <bob@other.example>", "Reply-To: ada@nimbus.example\n", true),
      ("news@shop.example", "List-Unsubscribe: <mailto:x@shop.example>\nReply-To: ada@nimbus.example\n", false),
    ])
  func senders(_ from: String, _ more: String, _ isForm: Bool) throws {
    let reading = try MailReading(Self.mail(Self.body, from: from, more: more), name: "a.eml")
    #expect((reading.first["message.kind"] == "form") == isForm)
    #expect((reading.first["form.Name"] == "Ada Byte") == isForm)
  }

  @Test("a sender whose mails look alike is a form from the second on")
  func repeated() throws {
    let envelope = "From x@y.example Tue Mar 12 09:14:02 2024\n"
    let mails = ["ada@nimbus.example", "bob@nimbus.example", "eve@nimbus.example"].map { address in
      envelope + Self.mail(Self.body.replacing("ada@nimbus.example", with: address), from: "Orders <orders@shop.example>")
        + "\n\n"
    }
    let reading = try MailReading(mails.joined())
    #expect(reading.records.map { $0["message.kind"] } == ["message", "form", "form"])
    #expect(
      reading.records.map { $0["form.E-Mail-Adresse"] ?? $0["from.address"] } == [
        "orders@shop.example", "bob@nimbus.example", "eve@nimbus.example",
      ])
  }

  @Test(
    "tables, values on the next line, a sender line, other languages",
    arguments: [
      (
        "text/html",
        "<table><tr><td><b>Name:</b></td><td><p>Ada Byte</p></td></tr><tr><td>Email</td><td><a href=x>ada@nimbus.example</a></td></tr><tr><td>Phone</td><td>0113 496 0001</td></tr></table>",
        ["form.Name": "Ada Byte", "form.Email": "ada@nimbus.example", "form.Phone": "0113 496 0001"]
      ),
      (
        "text/html",
        "<table><tr><td colspan=2><strong>Nom</strong></td></tr><tr><td>&nbsp;</td><td>Ada Byte</td></tr><tr><td colspan=2>Courriel</td></tr><tr><td></td><td>ada@nimbus.example</td></tr><tr><td colspan=2>Ville</td></tr><tr><td></td><td>Lyon</td></tr></table>",
        ["form.Nom": "Ada Byte", "form.Courriel": "ada@nimbus.example", "form.Ville": "Lyon"]
      ),
      (
        "text/plain", "Nombre:\nAda Byte\n\nCorreo electrónico:\nada@nimbus.example\n\nTeléfono:\n91 123 45 67\n",
        ["form.Nombre": "Ada Byte", "form.Correo electrónico": "ada@nimbus.example", "form.Teléfono": "91 123 45 67"]
      ),
      (
        "text/plain",
        "From: Ada Byte <ada@nimbus.example>\nSubject: Question\n\nMessage Body:\nHello\n\n-- \nThis e-mail was sent from x",
        ["form.Name": "Ada Byte", "form.E-Mail": "ada@nimbus.example", "form.Subject": "Question"]
      ),
      (
        "text/plain", "*名前*: 山田 太郎\nメールアドレス: ada@nimbus.example\n電話番号: 03-1234-5678\n",
        ["form.名前": "山田 太郎", "form.メールアドレス": "ada@nimbus.example", "form.電話番号": "03-1234-5678"]
      ),
    ] as [(String, String, [String: String])])
  func shapes(_ type: String, _ body: String, _ expected: [String: String]) throws {
    let reading = try MailReading(Self.mail(body, type: type), name: "a.eml")
    #expect(reading.first.filter { $0.key.hasPrefix("form.") } == expected)
  }

  @Test(
    "what is no form is not read as one",
    arguments: [
      "Name: Ada Byte\nEmail: ada@nimbus.example\n", "Date: today\nTime: 10:30\nSubject: lunch\nName: the usual\n",
      "Hello Jo,\n\nplease note: we close at 5.\nAlso: bring cake.\nBye: Bob",
      "Name: Jo\nEmail: jo@acme.example\nPhone: 1\nCity: x",
    ])
  func noForm(_ body: String) throws {
    let reading = try MailReading(Self.mail(body), name: "a.eml")
    #expect(reading.records.isEmpty)
    #expect(reading.account.skippedPieces == ["no_reply": 1] || reading.account.skippedPieces == ["internal": 1])
  }

  @Test("a reply address that the form does not name is kept beside it")
  func replyTo() throws {
    let reading = try MailReading(Self.mail(Self.body, more: "Reply-To: ada@home.example\n"), name: "a.eml")
    #expect(reading.first["reply_to.address"] == "ada@home.example")
    #expect(reading.first["from.address"] == nil && reading.first["from.name"] == nil)
  }

  @Test("without contact_form such mails are skipped as before")
  func off() throws {
    let reading = try MailReading(Self.mail(Self.body), name: "a.eml", taking: MailDefinition(take: [.sender, .recipient]))
    #expect(reading.records.isEmpty && reading.account.skippedPieces == ["no_reply": 1])
  }

  @Test("a file has at most 256 columns of forms, and says when there are more")
  func columns() throws {
    let envelope = "From x@y.example Tue Mar 12 09:14:02 2024\n"
    let mails = (0..<10).map { number in
      let fields = (0..<30).map { "Frage \(number * 30 + $0): x" }.joined(separator: "\n")
      return envelope + Self.mail("Name: Ada\nEmail: ada@nimbus.example\nPhone: 0113 496 0001\n\(fields)\n") + "\n\n"
    }
    let reading = try MailReading(mails.joined())
    #expect(reading.records.count == 10)
    #expect(Set(reading.records.flatMap(\.keys).filter { $0.hasPrefix("form.") }).count == 256)
    #expect(reading.issues.contains(.truncated))
  }
}
