import RecordModel
import Testing

@testable import Normalization

/// The columns of vCards fill the canonical fields by themselves.
@Suite struct VCardColumnsTests {
  private static let stage: Stage = {
    var stage = Stage()
    stage.kind = .vcard
    return stage
  }()

  @Test(
    "each column has its field",
    arguments: [
      ("FN", "name.full"), ("FN.org", "name.org"), ("N.family", "name.last"), ("N.given", "name.given"),
      ("N.additional", "name.middle"), ("N.prefix", "name.prefix"), ("N.suffix", "name.suffix"), ("ORG", "company"),
      ("TITLE", "job_title"), ("ROLE", "job_title"), ("TEL", "phone"), ("TEL.cell", "phone[mobile]"), ("TEL.fax", "phone[fax]"),
      ("TEL.assistant", "phone[assistant]"), ("EMAIL", "email"), ("EMAIL.work", "email[work]"), ("ADR", "address.full"),
      ("ADR.home", "address[home].full"), ("ADR.street", "address.street"), ("ADR.work.city", "address[work].city"),
      ("ADR.shipping.postcode", "address[shipping].postcode"), ("ADR.extended", "address.line2"), ("BDAY", "birth_date"),
      ("GENDER", "gender"), ("URL", "website"), ("NOTE", "note"), ("CATEGORIES", "tags"), ("UID", "key"),
      ("REV", "updated_at"), ("LANG", "language"), ("CONTACT.given", ""), ("ORG.unit", ""), ("NICKNAME", ""),
      ("X-PHONETIC-FIRST-NAME", ""), ("X-MS-IMADDRESS", ""), ("X-SOCIALPROFILE", ""), ("X-ANDROID-CUSTOM", ""),
      ("X-EVOLUTION-SPOUSE", ""), ("X-EMAIL", ""), ("SORT-STRING", ""), ("GENDER.text", ""), ("TEL.label", ""), ("LABEL", ""),
      ("TEL.boat", ""), ("ADR.home.boat", ""), ("EMAIL.work.x", ""), ("ADR.home.street.x", ""),
    ])
  func target(_ column: String, _ target: String) {
    let sample = Stage.batch([["a@b.example"]], columns: [column])
    let plan = Normalizer(pipeline: Self.stage.pipeline, startedAt: Stage.startedAt)
      .plan(for: [column], of: NormalizedFile(source: 0, file: 0, kind: .vcard), sample: sample)
    #expect(plan.mappings.map(\.target) == [target])
  }

  @Test("the id is the key where there is one, and its absence is no fault")
  func key() {
    let records = Self.stage.run(
      [["a-1", "20210314T092838Z", "Ada Byte"], ["", "2021-03-14T09:28:38Z", "Bo Ray"]], columns: ["UID", "REV", "FN"])
    let views = records.table.records.indices.map { RecordView(records, $0) }
    #expect(views.contains { $0.key == "a-1" })
    #expect(views.allSatisfy { $0.issues.isEmpty })
    #expect(Set(records.table.records.map(\.updatedAt)) == [Timestamp(milliseconds: 1_615_714_118_000)])
  }

  @Test("a label of one's own stands for its value, and for all parts of its address")
  func ownLabels() {
    let record = Self.stage.record(
      ["0113 496 0001", "Ferienhaus", "1 High St", "Leeds", "Boot"],
      columns: ["TEL", "TEL.label", "ADR.street", "ADR.city", "ADR.label"])
    #expect(record.labels(.phone) == ["ferienhaus"])
    #expect(record.labels(.addressStreet) == ["boot"])
    #expect(record.labels(.addressCity) == ["boot"])
  }

  @Test("a telephone link is one number with its extension")
  func telephoneLink() {
    let record = Self.stage.record(["Tel:+44-113-496-0001;ext=102"], columns: ["TEL.work"])
    #expect(record.texts(.phone) == ["+441134960001;ext=102"])
    #expect(record.match(.phone) == "+441134960001")
    #expect(record.labels(.phone) == ["work"])
  }

  @Test(
    "genders of contacts", arguments: [("M", "m"), ("F", "f"), ("O", "x"), ("N", ""), ("U", "")])
  func gender(_ written: String, _ match: String) {
    let record = Self.stage.record([written], columns: ["GENDER"])
    #expect(record.match(.gender) == match)
    #expect(record.flags(.gender) == (match.isEmpty ? .placeholder : []))
  }

  @Test(
    "birth dates in all their forms",
    arguments: [
      ("19960415", "1996-04-15", true), ("1996-04-15", "1996-04-15", true), ("--0415", "--04-15", false),
      ("--04-15", "--04-15", false), ("1996-04", "1996-04", true), ("1996", "1996", true),
      ("1996-10-22T14:00:00Z", "1996-10-22", true), ("19961022T140000", "1996-10-22", true),
      ("circa 1800", "circa 1800", false),
      ("---15", "---15", false),
    ])
  func birthDate(_ written: String, _ shown: String, _ isCompared: Bool) {
    let record = Self.stage.record([written], columns: ["BDAY"])
    #expect(record.text(.birthDate) == shown)
    #expect(record.match(.birthDate)?.isEmpty == !isCompared)
  }

  @Test("a card with an organization and no person is the organization's")
  func organization() {
    let records = Self.stage.run(
      [["Nimbus GmbH", "", ""], ["", "", "Nimbus GmbH"], ["", "Ada Byte", "Nimbus GmbH"]], columns: ["FN.org", "FN", "ORG"])
    #expect(records.table.records.filter { $0.kind == .organization }.count == 2)
    #expect(records.table.records.filter { $0.kind == .person }.count == 1)
  }

  @Test("columns of a later batch are mapped as those of the first") func lateColumns() {
    let normalizer = Normalizer(pipeline: Self.stage.pipeline, startedAt: Stage.startedAt)
    let file = NormalizedFile(source: 0, file: 0, kind: .vcard)
    let plan = normalizer.plan(for: ["UID", "REV", "FN"], of: file, sample: Stage.batch([], columns: ["UID", "REV", "FN"]))
    let columns = ["UID", "REV", "FN", "N.given", "TEL.cell", "ADR.work.city", "X-A"]
    let batch = Stage.batch([["", "", "Ada Byte", "Ada", "0113 496 0001", "Leeds", "x"]], columns: columns)
    let record = RecordView(normalizer.assemble([normalizer.normalize(batch, of: file, plan: plan)]), 0)
    #expect(record.text(.nameGiven) == "Ada")
    #expect(record.labels(.phone) == ["mobile"])
    #expect(record.labels(.addressCity) == ["work"])
  }

  @Test("names of properties in the pipeline file are compared without case")
  func explicit() {
    var stage = Self.stage
    stage.source.fields = [
      .init(target: .field(.phone, label: "mobile"), from: "tel.CELL"), .init(target: .field(.nameFull, label: ""), from: "fn"),
    ]
    let record = stage.record(["Ada Byte", "0113 496 0001"], columns: ["FN", "TEL.cell"])
    #expect(record.text(.nameFull) == "Ada Byte")
    #expect(record.labels(.phone) == ["mobile"])
  }
}
