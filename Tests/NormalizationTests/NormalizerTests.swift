import Foundation
import PipelineConfig
import RecordModel
import Testing

@testable import Normalization

@Suite("Record keys")
struct RecordKeyTests {
  private let columns = ["Customer ID", "Email", "Modified On"]

  @Test("case 20: the same rows in a second file are the same records")
  func sameAgain() {
    let rows = [["1", "a@x.example", ""], ["2", "b@x.example", ""]]
    let result = Stage().run([rows, rows.reversed()], columns: columns)
    #expect(result.table.records.count == 2)
    #expect(result.repeated == [2])
    #expect((0..<2).map { RecordView(result, $0).key } == ["1", "2"])
    #expect(result.table.records.allSatisfy { $0.file == 1 })
  }

  @Test("case 22: carriers of an empty or doubled key are kept apart, with keys of their content")
  func doubled() {
    let rows = [
      ["1", "a@x.example", ""], ["1", "b@x.example", ""], ["", "c@x.example", ""], ["", "c@x.example", ""],
      ["2", "d@x.example", ""],
    ]
    let result = Stage().run(rows, columns: columns)
    let views = result.table.records.indices.map { RecordView(result, $0) }
    #expect(views.count == 5)
    #expect(views.count { $0.key.count >= 32 } == 4)
    #expect(Set(views.map(\.key)).count == 5)
    #expect(views.count { $0.key.hasSuffix("#2") } == 1)
    #expect(views.count { $0.issues == ["duplicate_key"] } == 4)
  }

  @Test("the newest record of a key stands, then the later file's")
  func newest() {
    let old = [["1", "old@x.example", "2020-01-01"], ["2", "first@x.example", ""]]
    let new = [["1", "new@x.example", "2024-01-01"], ["2", "second@x.example", ""]]
    for files in [[old, new], [new, old]] {
      let result = Stage().run(files, columns: columns)
      #expect(RecordView(result, 0).text(.email) == "new@x.example")
      #expect(result.superseded == [2])
    }
    #expect(RecordView(Stage().run([old, new], columns: columns), 1).text(.email) == "second@x.example")
  }

  @Test("without a key column rows are known by their content, equal ones counted, columns in any order")
  func byContent() {
    let result = Stage().run([["Ada Byte", "a@x.example"], ["Ada Byte", "a@x.example"]], columns: ["Name", "Email"])
    let turned = Stage().run([["a@x.example", "Ada Byte"]], columns: ["Email", "Name"])
    let keys = (0..<2).map { RecordView(result, $0).key }
    #expect(keys[1] == keys[0] + "#2")
    #expect(RecordView(turned, 0).key == keys[0])
    #expect(keys[0].count == 32)
  }

  @Test("the pipeline's key is transformed")
  func mapped() {
    var stage = Stage()
    stage.source.key = FieldMapping(target: .field(.externalID, label: ""), from: "KUNNR", transforms: [.stripZeros])
    #expect(stage.record(["0000004711", "x"], columns: ["KUNNR", "NAME1"]).key == "4711")
  }

  @Test("the result does not depend on the size of batches")
  func batches() {
    let rows = (0..<50).map { ["\($0 % 40)", "p\($0)@x.example", "0\($0 % 9 + 1)/1\($0 % 9)/2020"] }
    let whole = Stage().run([rows], columns: columns, batchSize: 50)
    let parts = Stage().run([rows], columns: columns, batchSize: 7)
    #expect(whole.table.records.map(\.updatedAt) == parts.table.records.map(\.updatedAt))
    #expect(
      whole.table.records.indices.map { RecordView(whole, $0).key }
        == parts.table.records.indices.map { RecordView(parts, $0).key })
    #expect(whole.table.values == parts.table.values)
  }
}

@Suite("Dates by column")
struct ColumnDateTests {
  /// Takes birth dates in numbers, as the contract says.
  private struct NumberDates: FieldNormalizer {
    let fields: Set<CanonicalField> = [.birthDate]
    func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
      for cell in cells {
        let parts = ByteText.string(cell.text).split(separator: "/").compactMap { Int($0) }
        guard parts.count == 3 else { continue }
        if parts[0] > 12 || parts[1] > 12 {
          record.noteDateEvidence(column: cell.column, dayFirst: parts[0] > 12)
          record.add(.birthDate, from: cell, value: cell.text, match: cell.text)
        } else {
          record.addUndecidedDate(from: cell, first: parts[0], second: parts[1], year: parts[2])
        }
      }
    }
  }

  private func run(_ rows: [[String]], order: DateOrder? = nil) -> NormalizedRecords {
    var stage = Stage()
    stage.source.dateOrder = order
    let normalizer = Normalizer(pipeline: stage.pipeline, startedAt: Stage.startedAt, normalizers: [NumberDates()])
    let columns = ["Id", "DOB", "Modified On"]
    let file = NormalizedFile(source: 0, file: 0, kind: .csv)
    let batches = rows.map { Stage.batch([$0], columns: columns) }
    let plan = normalizer.plan(for: columns, of: file, sample: batches[0])
    return normalizer.assemble(batches.map { normalizer.normalize($0, of: file, plan: plan) })
  }

  @Test("one date above twelve settles the column, across batches")
  func evidence() {
    let result = run([["1", "03/04/1990", "03/04/2024"], ["2", "25/12/1980", "13/04/2024"]])
    #expect(RecordView(result, 0).text(.birthDate) == "1990-04-03")
    #expect(RecordView(result, 0).match(.birthDate) == "1990-04-03")
    #expect(RecordView(result, 0).raw(.birthDate) == "03/04/1990")
    #expect(TimestampParser.isoDate(of: result.table.records[0].updatedAt) == "2024-04-03")
  }

  @Test("without evidence the source's order counts")
  func order() {
    #expect(RecordView(run([["1", "03/04/1990", ""]], order: .mdy), 0).text(.birthDate) == "1990-03-04")
    #expect(
      RecordView(run([["1", "03/04/1990", ""], ["2", "25/12/1980", ""]], order: .mdy), 0).text(.birthDate) == "1990-04-03")
  }

  @Test("without either the date stays raw")
  func unknown() {
    let view = RecordView(run([["1", "03/04/1990", "03/04/2024"]]), 0)
    #expect(view.text(.birthDate) == "03/04/1990")
    #expect(view.match(.birthDate)?.isEmpty == true)
    #expect(view.flags(.birthDate) == [])
    #expect(view.issues == ["ambiguous_date", "ambiguous_date"])
    #expect(!view.record.updatedAt.isKnown)
  }
}

@Suite("Consent")
struct ConsentTests {
  @Test(
    "polarity by name and word",
    arguments: [
      ("HasOptedOutOfEmail", "true", "email unspecified refused"), ("HasOptedOutOfEmail", "0", "email unspecified given"),
      ("EMAIL_BLACKLISTED", "Yes", "email unspecified refused"), ("Unsubscribed", "x", "email unspecified refused"),
      ("Do Not Contact", "ja", "unspecified unspecified refused"),
      ("Accepts Email Marketing", "yes", "email unspecified given"),
      ("Accepts SMS Marketing", "no", "sms unspecified refused"), ("Newsletter", "on", "email newsletter given"),
      ("Newsletter", "nein", "email newsletter refused"), ("Do not allow Emails", "Do Not Allow", "email unspecified refused"),
      ("Do not allow Emails", "Allow", "email unspecified given"), ("Newsletter", "maybe", "email newsletter unknown"),
      ("Keine Werbung", "Ja", "email unspecified refused"), ("Email Opt Out", "TRUE", "email unspecified refused"),
      ("UNSUB_TIME", "2024-01-15 10:30:00", "email unspecified refused"),
      ("Zgoda na newsletter", "Tak", "email newsletter given"),
    ])
  func polarity(_ column: String, _ value: String, _ expected: String) {
    #expect(Stage().record(["Ada", value], columns: ["Name", column]).consents == [expected])
  }

  @Test("an empty cell is no event")
  func empty() { #expect(Stage().record(["Ada", ""], columns: ["Name", "Newsletter"]).consents.isEmpty) }

  @Test("an explicit mapping inverts only where it says so")
  func explicit() {
    var stage = Stage()
    let purpose = "newsletter"
    stage.source.fields = [FieldMapping(target: .consent(channel: "email"), from: "HasOptedOutOfEmail", purpose: purpose)]
    #expect(stage.record(["true"], columns: ["HasOptedOutOfEmail"]).consents == ["email newsletter given"])
    stage.source.fields[0].transforms = [.bool, .not]
    #expect(stage.record(["true"], columns: ["HasOptedOutOfEmail"]).consents == ["email newsletter refused"])
  }

  @Test("time and wording come from their columns")
  func timeAndWording() {
    var stage = Stage()
    stage.source.fields = [
      FieldMapping(target: .consent(channel: "email"), from: "ok", purpose: "newsletter", at: "when", wording: "text")
    ]
    let view = stage.record(["1", "2024-03-12T09:14:02Z", "I agree"], columns: ["ok", "when", "text"])
    let consent = view.table.consents[0]
    #expect(consent.at.milliseconds == 1_710_234_842_000)
    #expect(view.table.texts.string(consent.wording) == "I agree")
  }
}

@Suite("Mapping")
struct MappingTests {
  @Test("an unnamed column of emails is found by content, somebody else's is not")
  func content() {
    let rows = [["a@x.example", "jo@x.example"], ["b@x.example", "jo@x.example"]]
    let result = Stage().run(rows, columns: ["F7", "Account Manager"])
    #expect(
      result.mappings[0].map { "\($0.column) \($0.target) \($0.evidence)" } == [
        "Account Manager  ", "F7 email content: 100 % emails",
      ])
  }

  @Test("explicit fields are the only ones")
  func explicit() {
    var stage = Stage()
    stage.source.fields = [
      FieldMapping(target: .field(.email, label: "work"), from: "Mail 2"),
      FieldMapping(target: .field(.nameFull, label: ""), from: "Wer"),
    ]
    let result = stage.run([["1", "Ada Byte", "a@x.example", "b@x.example"]], columns: ["Id", "Wer", "E-Mail", "Mail 2"])
    let view = RecordView(result, 0)
    #expect(view.texts(.email) == ["b@x.example"])
    #expect(view.labels(.email) == ["work"])
    #expect(view.key == "1")
    #expect(result.mappings[0].map(\.target) == ["", "key", "email[work]", "name.full"])
  }

  @Test("house numbers join their street, in the order of the columns")
  func streets() {
    #expect(
      Stage().record(["7", "boswell crescent"], columns: ["street_number", "address_1"]).text(.addressStreet)
        == "7 boswell crescent")
    #expect(Stage().record(["Hauptstr.", "5"], columns: ["Straße", "Hausnummer"]).text(.addressStreet) == "Hauptstr. 5")
  }

  @Test("columns that come with a later batch are mapped by name")
  func growing() {
    let normalizer = Normalizer(pipeline: Stage().pipeline, startedAt: Stage.startedAt)
    let file = NormalizedFile(source: 0, file: 0, kind: .json)
    let first = Stage.batch([["Ada Byte"]], columns: ["data.name"])
    let second = Stage.batch([["Bob Byte", "b@x.example", "x"]], columns: ["data.name", "data.email", "data.city"])
    let plan = normalizer.plan(for: first.columns, of: file, sample: first)
    let result = normalizer.assemble([first, second].map { normalizer.normalize($0, of: file, plan: plan) })
    let views = result.table.records.indices.map { RecordView(result, $0) }
    #expect(views.contains { $0.text(.email) == "b@x.example" && $0.text(.addressCity) == "x" })
    #expect(result.mappings[0].map(\.target) == ["address.city", "email", "name.full"])
  }

  @Test("a list of places is a list of organizations")
  func places() {
    let rows = [["art's deli", "x"], ["cafe bizou", "y"], ["campanile", "z"], ["the ivy", "y"]]
    let result = Stage().run(rows + rows + rows, columns: ["name", "city"])
    #expect(result.table.records.allSatisfy { $0.kind == .organization })
    #expect(result.mappings[0].last?.evidence == "content: 75 % organizations")
    #expect(
      Stage().run([["Ada Byte", "x"], ["Bob Byte", "y"]], columns: ["name", "city"]).table.records.allSatisfy {
        $0.kind == .person
      })
  }

  @Test("repeated elements keep their addresses apart")
  func occurrences() {
    var batch = SourceRecordBatch(columns: ["id", "addresses.city", "addresses.zip"])
    for (column, occurrence, text) in [(0, 0, "1"), (1, 0, "Leeds"), (2, 0, "LS1"), (1, 1, "Bonn"), (2, 1, "53111")] {
      batch.fields.append(
        .init(
          column: UInt16(column), occurrence: UInt16(occurrence), start: UInt32(batch.bytes.count),
          count: UInt32(text.utf8.count)))
      batch.bytes += Array(text.utf8)
    }
    batch.records.append(.init(firstField: 0, fieldCount: 5, number: 1, line: 1, byteStart: 0, byteEnd: 9))
    let normalizer = Normalizer(pipeline: Stage().pipeline, startedAt: Stage.startedAt)
    let file = NormalizedFile(source: 0, file: 0, kind: .json)
    let plan = normalizer.plan(for: batch.columns, of: file, sample: batch)
    let view = RecordView(normalizer.assemble([normalizer.normalize(batch, of: file, plan: plan)]), 0)
    #expect(view.values(.addressCity).map(\.group) == view.values(.addressPostcode).map(\.group))
    #expect(Set(view.values(.addressCity).map(\.group)).count == 2)
    #expect(view.key == "1")
  }

  @Test("attributes are normalized")
  func attributes() {
    let view = Stage().record(
      ["Ada", "Frau", "de_DE", "https://www.Nimbus.example/", "vip, b2b", "DE 123.456-789"],
      columns: ["Name", "Gender", "Language", "Website", "Tags", "VAT"])
    #expect(view.text(.gender) == "f")
    #expect(view.text(.language) == "de")
    #expect(view.match(.website) == "nimbus.example")
    #expect(view.texts(.tags) == ["vip", "b2b"])
    #expect(view.match(.taxID) == "DE123456789")
    #expect(Stage().record(["javascript:alert(1)"], columns: ["Website"]).issues == ["invalid_url"])
  }
}

@Suite("Interactions")
struct InteractionTests {
  private let mailColumns = [
    "from.name", "from.address", "reply_to.address", "message.id", "message.date", "message.subject", "message.direction",
  ]

  private func mail(_ row: [String]) -> RecordView {
    var stage = Stage()
    stage.kind = .mail
    stage.ownDomains = ["acme.example"]
    return stage.record(row, columns: mailColumns)
  }

  @Test("a mail is a message of its sender")
  func mail() throws {
    let view = mail(["Ada Byte", "ada@x.example", "", "m1@x.example", "2024-03-12T09:14:02Z", "Hello", "inbound"])
    let message = try #require(view.interactions.first)
    #expect(view.text(.nameLast) == "Byte")
    #expect(view.table.texts.string(message.channel) == "email")
    #expect(view.table.texts.string(message.kind) == "message")
    #expect(view.table.texts.string(message.subject) == "Hello")
    #expect(view.table.texts.string(message.reference) == "m1@x.example")
    #expect(view.table.texts.string(message.direction) == "inbound")
    #expect(message.at.milliseconds == 1_710_234_842_000)
    #expect(view.record.updatedAt == message.at)
  }

  @Test("a mail from our own web server is its Reply-To's")
  func ownSender() {
    let view = mail(["Website", "noreply@acme.example", "ada@x.example", "m2", "", "", "inbound"])
    #expect(view.texts(.email) == ["ada@x.example"])
    #expect(view.text(.nameFull) == nil)
  }

  @Test("a submitted form is an interaction, with its form's name and id")
  func form() throws {
    var stage = Stage()
    stage.kind = .json
    let view = stage.record(
      ["f1", "contact", "2024-03-12T09:14:02Z", "Ada Byte", "on"],
      columns: ["id", "form_name", "created_at", "data.name", "data.newsletter"])
    let form = try #require(view.interactions.first)
    #expect(view.table.texts.string(form.channel) == "web_form")
    #expect(view.table.texts.string(form.subject) == "contact")
    #expect(view.table.texts.string(form.reference) == "f1")
    #expect(view.consents == ["email newsletter given"])
    #expect(view.table.consents[0].at == form.at)
  }
}

@Suite("Hostile values")
struct HostileValueTests {
  private static let collection = "formats/text_blns/blns.txt"

  @Test("hostile strings in every column are kept", .enabled(if: SharedData.has(collection), "no shared data"))
  func naughtyStrings() throws {
    let bytes = try Array(Data(contentsOf: SharedData.url(Self.collection)))
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }.filter { !$0.hasPrefix("#") }
    let columns = [
      "Id", "Full Name", "First Name", "Last Name", "Company", "Email", "SSN", "Website", "Tags", "Language", "Gender",
      "Job Title",
      "Notes", "Modified On", "Newsletter", "DOB", "Phone", "City",
    ]
    let result = Stage().run(lines.map { line in columns.map { _ in line } }, columns: columns)
    #expect(result.table.records.count + result.repeated[0] == lines.count)
  }

  @Test("random bytes never trap, whatever the column")
  func randomBytes() {
    var seed: UInt64 = 42
    func next(_ limit: UInt64) -> UInt64 {
      seed = ByteHash.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
      return seed % limit
    }
    let alphabet = Array("aA1@.,;:='\"<>()+-/# \u{C3}\u{A9}\u{2019}\n".utf8) + [0x00, 0xC3, 0xE2, 0x80, 0xFF, 0xF0, 0x9F]
    let columns = HeaderSet.all.prefix(16).flatMap(\.names) + ["DOB", "SSN"]
    var batch = SourceRecordBatch(columns: columns)
    for number in 0..<60 {
      let first = batch.fields.count
      for column in columns.indices {
        let start = batch.bytes.count
        for _ in 0..<next(24) { batch.bytes.append(alphabet[Int(next(UInt64(alphabet.count)))]) }
        batch.fields.append(.init(column: UInt16(column), start: UInt32(start), count: UInt32(batch.bytes.count - start)))
      }
      batch.records.append(
        .init(
          firstField: first, fieldCount: columns.count, number: number, line: number, byteStart: number, byteEnd: number + 1))
    }
    let normalizer = Normalizer(pipeline: Stage().pipeline, startedAt: Stage.startedAt)
    for kind in SourceKind.allCases {
      let file = NormalizedFile(source: 0, file: 0, kind: kind)
      let plan = normalizer.plan(for: columns, of: file, sample: batch)
      let result = normalizer.assemble([normalizer.normalize(batch, of: file, plan: plan)])
      #expect(result.table.records.count + result.repeated[0] + result.superseded[0] == 60)
    }
  }
}
