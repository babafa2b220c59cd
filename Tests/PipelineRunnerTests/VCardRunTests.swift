import Diagnostics
import Foundation
import Testing

@testable import PipelineRunner

/// A run over contacts needs no mapping.
@Suite(.serialized) struct VCardRunTests {
  private static let phone = """
    BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB M=C3=BC=\r
    ller\r\nTEL;CELL:0170 1234567\r\nEMAIL;HOME:zoe.mueller@post.example\r\nBDAY:19850412\r\nEND:VCARD\r
    BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Nimbus GmbH\r\nORG:Nimbus GmbH\r\nTEL;WORK:030 1234560\r\nEND:VCARD\r\n
    """
  private static let cloud = """
    BEGIN:VCARD
    VERSION:4.0
    UID:urn:uuid:1
    REV:20240312T091402Z
    FN:Dr. Zoë Müller
    N:Müller;Zoë;;Dr.;
    GENDER:F
    BDAY:1985-04-12
    ORG:Nimbus GmbH;Vertrieb
    TITLE:Leiterin
    TEL;VALUE=uri;TYPE="cell,voice":tel:+49-170-1234567
    EMAIL;TYPE=home:zoe.mueller@post.example
    EMAIL;TYPE=work;PREF=1:z.mueller@nimbus.example
    item1.ADR:;;Hauptstraße 1;Berlin;;10115;Deutschland
    item1.X-ABLabel:_$!<Home>!$_
    PHOTO:data:image/png;base64,iVBORw0KGgo=
    END:VCARD
    BEGIN:VCARD
    VERSION:4.0
    UID:urn:uuid:2
    KIND:group
    FN:Chor
    MEMBER:urn:uuid:1
    END:VCARD

    """

  @Test("cards of a phone and of an address book become the customers one expects")
  func run() async throws {
    let folder = try TemporaryFolder()
    try folder.write("inbox/phone.vcf", Self.phone)
    try folder.write("inbox/cloud.vcf", Self.cloud)
    try folder.write(
      "pipeline.yaml",
      "version: 1\npipeline: contacts\ncountry: DE\nsources:\n  contacts: inbox/*.vcf\n  again: {path: inbox/cloud.vcf, kind: vcard}\noutput: out\n"
    )
    try await folder.run()
    #expect(
      try folder.rows(
        "SELECT kind, coalesce(given_name, ''), coalesce(family_name, organization), phone, coalesce(birth_date, ''), record_count FROM customers ORDER BY kind"
      ) == ["organization||Nimbus GmbH|+49301234560||1", "person|Zoë|Müller|+491701234567|1985-04-12|3"])
    #expect(
      try folder.rows(
        "SELECT DISTINCT field, label, value FROM customer_values WHERE field IN ('email', 'phone', 'address.street', 'address.country', 'gender', 'job_title', 'company') ORDER BY 1, 2, 3"
      ) == [
        "address.country|home|DE", "address.street|home|Hauptstraße 1", "company||Nimbus GmbH",
        "email|home|zoe.mueller@post.example",
        "email|work|z.mueller@nimbus.example", "gender||f", "job_title||Leiterin", "phone|mobile|+491701234567",
        "phone|work|+49301234560",
      ])
    #expect(
      try folder.rows("SELECT source_key FROM crosswalk WHERE source_key LIKE 'urn:%' ORDER BY source") == [
        "urn:uuid:1", "urn:uuid:1",
      ])
    #expect(try folder.number("SELECT sum(records) FROM files") == 4)
    #expect(
      try folder.rows("SELECT path FROM files WHERE bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes")
        == [])
    #expect(try folder.rows("SELECT DISTINCT path FROM files WHERE skipped_bytes > 0") == ["inbox/cloud.vcf"])
  }

  @Test("a card that changed is the same record, the newer one stands")
  func newer() async throws {
    let folder = try TemporaryFolder()
    try folder.write("inbox/b.vcf", Self.cloud)
    try folder.write("inbox/c.vcf", Self.cloud.replacing("20240312", with: "20230312").replacing("Leiterin", with: "Azubi"))
    try folder.write(
      "pipeline.yaml", "version: 1\npipeline: contacts\ncountry: DE\nsources:\n  contacts: inbox/*.vcf\noutput: out\n")
    try await folder.run()
    #expect(try folder.rows("SELECT job_title, record_count FROM customers") == ["Leiterin|1"])
  }
}
