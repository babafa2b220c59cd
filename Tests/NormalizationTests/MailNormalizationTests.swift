import PipelineConfig
import RecordModel
import Testing

@testable import Normalization

@Suite("Mail: events, forms, signatures")
struct MailNormalizationTests {
  private static let columns = [
    "from.name", "from.address", "reply_to.address", "message.date", "message.subject", "message.direction", "message.kind",
    "message.role", "signature.phone", "signature.title", "signature.company", "form.Name", "form.E-Mail", "form.PLZ",
    "form.Newsletter", "form.Firma", "form.Adresse", "form.ID",
  ]

  private static func row(_ cells: [String: String]) -> [String] { columns.map { cells[$0] ?? "" } }

  private static func run(_ rows: [[String: String]]) -> NormalizedRecords {
    var stage = Stage()
    stage.kind = .mail
    stage.source = SourceDefinition(name: "mail", paths: [], country: "DE")
    return stage.run(rows.map(row), columns: columns)
  }

  private static func mail(_ address: String, at date: String = "2024-03-12T09:14:02Z", name: String = "Ada Byte") -> [String:
    String]
  {
    [
      "from.name": name, "from.address": address, "message.date": date, "message.direction": "inbound",
      "message.kind": "message",
      "message.role": "from",
    ]
  }

  private static func event(_ kind: String, _ address: String, at date: String = "2024-04-01T00:00:00Z") -> [String: String] {
    [
      "from.address": address, "message.date": date, "message.direction": "inbound", "message.kind": kind,
      "message.subject": "s",
    ]
  }

  private static func views(_ records: NormalizedRecords) -> [RecordView] {
    records.table.records.indices.map { RecordView(records, $0) }
  }

  @Test(
    "a bounce marks its address in every record that has it",
    arguments: [("2024-03-12T09:14:02Z", true), ("2024-05-01T00:00:00Z", false)])
  func bounce(_ lastMail: String, _ isDead: Bool) throws {
    let result = Self.run([Self.mail("Ada+shop@nimbus.example", at: lastMail), Self.event("bounce", "ada@nimbus.example")])
    let views = Self.views(result)
    #expect(views.count == 2)
    for view in views {
      #expect(view.flags(.email)?.contains(.dead) == isDead)
      #expect(view.match(.email) == "ada@nimbus.example")
      #expect(view.values(.email)[0].isUsable)
    }
    let kinds = views.compactMap(\.interactions.first).map { result.table.texts.string($0.kind) }
    #expect(kinds.sorted() == ["bounce", "message"])
  }

  @Test("who unsubscribes or complains refuses mail from then on", arguments: [("unsubscribe", "s"), ("complaint", "")])
  func refusal(_ kind: String, _ wording: String) throws {
    let result = Self.run([Self.mail("ada@nimbus.example"), Self.event(kind, "ada@nimbus.example")])
    let consent = try #require(result.table.consents.first)
    #expect(result.table.consents.count == 1)
    #expect(Self.views(result).flatMap(\.consents) == ["email unspecified refused"])
    #expect(consent.at == Timestamp(iso8601: "2024-04-01T00:00:00Z".utf8))
    #expect(result.table.texts.string(consent.wording) == wording)
  }

  @Test(
    "an event of an address that no other record has makes no customer, and is counted",
    arguments: ["bounce", "complaint", "unsubscribe"])
  func unknown(_ kind: String) {
    let result = Self.run([
      Self.mail("ada@nimbus.example"), Self.event(kind, "eve@other.example"), Self.event(kind, "eve@other.example", at: ""),
    ])
    #expect(Self.views(result).map { $0.text(.email) } == ["ada@nimbus.example"])
    #expect(result.unknownAddresses == [0: 2])
    #expect(Self.run([Self.mail("ada@nimbus.example")]).unknownAddresses == [:])
  }

  @Test("a form fills the fields its labels name, consent included")
  func form() throws {
    let view = Self.views(
      Self.run([
        [
          "message.kind": "form", "message.date": "2024-03-12T09:14:02Z", "message.direction": "inbound",
          "form.Name": "Ada Byte",
          "form.E-Mail": "ada@nimbus.example", "form.PLZ": "10115", "form.Newsletter": "ja", "form.Firma": "Nimbus GmbH",
          "form.Adresse": "Hauptstraße 1", "form.ID": "7", "reply_to.address": "ada@home.example",
        ]
      ]))[0]
    #expect(view.text(.nameLast) == "Byte")
    #expect(view.texts(.email).sorted() == ["ada@home.example", "ada@nimbus.example"])
    #expect(view.text(.addressPostcode) == "10115")
    #expect(view.text(.company) == "Nimbus GmbH")
    #expect(view.text(.addressStreet)?.contains("Hauptstraße 1") == true)
    #expect(view.consents == ["email newsletter given"])
    #expect(view.table.consents[0].at == view.record.updatedAt && view.record.updatedAt.isKnown)
    #expect(view.flags(.email) == [])
    let kind = try #require(view.interactions.first?.kind)
    #expect(view.table.texts.string(kind) == "form")
  }

  @Test("columns of forms that come with a later batch are read, also names")
  func laterForm() {
    var stage = Stage()
    stage.kind = .mail
    let normalizer = Normalizer(pipeline: stage.pipeline, startedAt: Stage.startedAt)
    let file = NormalizedFile(source: 0, file: 0, kind: .mail)
    let first = Stage.batch([["Ada Byte", "ada@nimbus.example"]], columns: ["from.name", "from.address"])
    let plan = normalizer.plan(for: first.columns, of: file, sample: first)
    let columns = first.columns + ["form.Vorname", "form.Nachname", "form.Email"]
    let second = Stage.batch([["", "", "Eve", "Other", "eve@other.example"]], columns: columns, firstNumber: 1)
    let result = normalizer.assemble([first, second].map { normalizer.normalize($0, of: file, plan: plan) })
    let eve = Self.views(result).first { $0.text(.email) == "eve@other.example" }
    #expect(eve?.text(.nameGiven) == "Eve" && eve?.text(.nameLast) == "Other")
  }

  @Test("what a signature says is inferred, and makes no organization of its sender")
  func signature() {
    var cells = Self.mail("ada@nimbus.example", name: "")
    cells["signature.phone"] = "+49 30 1234567"
    cells["signature.company"] = "Nimbus GmbH"
    cells["signature.title"] = "CTO"
    let view = Self.views(Self.run([cells]))[0]
    #expect(view.record.kind == .person && view.text(.nameOrg) == nil)
    for field in [CanonicalField.phone, .company, .jobTitle] { #expect(view.flags(field)?.contains(.inferred) == true) }
    #expect(view.flags(.email) == [])
    #expect(view.match(.phone) == "+49301234567")
  }

  @Test("all that a forwarded mail tells is inferred")
  func forwarded() {
    var cells = Self.mail("ada@nimbus.example")
    cells["message.role"] = "forwarded"
    let view = Self.views(Self.run([cells]))[0]
    #expect(view.table.values(of: view.record).allSatisfy { $0.flags.isSuperset(of: [.inferred, .quoted]) })
    #expect(!view.values(.email).isEmpty && !view.values(.nameLast).isEmpty)
  }
}
