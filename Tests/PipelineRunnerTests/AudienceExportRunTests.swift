import Foundation
import Testing

/// Mailchimp's audience: three files, whose names say who may be written to.
@Suite struct AudienceExportRunTests {
  private static let header =
    "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LAST_CHANGED,LEID,EUID"

  private static func list(_ name: String, _ extra: (header: String, value: String) = ("", "")) -> String {
    let rows = (1...3).map {
      "\(name)\($0)@nimbus.example,\(name.capitalized)\($0),Byte,4,\"2024-01-15 10:30:00\",192.0.2.9,\"2024-01-16 10:30:00\",192.0.2.9,\"2024-02-01 10:30:00\",9\(name)\($0),\(name)\($0)"
        + extra.value
    }
    return ([header + extra.header] + rows).joined(separator: "\n") + "\n"
  }

  private static func run(_ files: [(name: String, text: String)], _ more: String = "") async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "pipeline.yaml", "version: 1\npipeline: c\ncountry: GB\nsources:\n  news: { path: inbox/*\(more) }\noutput: out\n")
    for file in files { try folder.write("inbox/\(file.name)", file.text) }
    try await folder.run()
    return folder
  }

  private static let consents = """
    SELECT c.channel, c.purpose, c.state, c.at, count(*) FROM consents c GROUP BY 1, 2, 3, 4 ORDER BY 3, 4
    """

  @Test("subscribed people gave their consent, unsubscribed ones refused, dead addresses say nothing")
  func statuses() async throws {
    let folder = try await Self.run([
      ("subscribed_members_export_ab12.csv", Self.list("ada")),
      ("unsubscribed_email_audience_export_ab12.csv", Self.list("bob", (",UNSUB_TIME", ",\"2024-03-01 08:00:00\""))),
      ("cleaned_members_export_ab12.csv", Self.list("eve")),
    ])
    #expect(
      try folder.rows(Self.consents) == [
        "email|newsletter|given|2024-01-16T10:30:00Z|3", "email|unspecified|refused|2024-03-01T08:00:00Z|3",
      ])
    #expect(
      try folder.rows("SELECT consent_email, count(*) FROM customers GROUP BY 1 ORDER BY 1") == [
        "given|3", "refused|3", "unknown|3",
      ])
    #expect(
      try folder.rows("SELECT code, field, count(*) FROM value_issue WHERE code = 'dead_address' GROUP BY 1, 2") == [
        "dead_address|email|3"
      ])
    #expect(try folder.number("SELECT count(*) FROM column_mapping WHERE evidence LIKE 'file name ''%subscribed_…'''") == 2)
  }

  @Test("a name alone, without the export's columns, says nothing; neither do the columns under another name")
  func others() async throws {
    let plain = "Email Address,First Name,Last Name\nada@nimbus.example,Ada,Byte\n"
    for (name, text) in [("subscribed_friends.csv", plain), ("members.csv", Self.list("ada"))] {
      let folder = try await Self.run([(name, text)])
      #expect(try folder.number("SELECT count(*) FROM consents") == 0)
    }
  }

  @Test("what the pipeline file maps to consent counts instead")
  func mapped() async throws {
    let fields = ", fields: { email: Email Address, consent.email: { from: OK, purpose: newsletter } }"
    let folder = try await Self.run([("subscribed_x.csv", Self.list("ada", (",OK", ",no")))], fields)
    #expect(try folder.rows("SELECT DISTINCT state FROM consents") == ["refused"])
  }

  @Test("Flamingo's warning and apostrophes are taken off, the raw cell stays")
  func armour() async throws {
    let sentence =
      "(Sicherheitswarnung: Verdächtiger Inhalt. Siehe https://contactform7.com/heads-up-about-spreadsheet-vulnerabilities für Details.) +44 113 496 0001"
    let folder = try await Self.run([
      (
        "inbound.csv",
        "your-name,your-email,your-phone\nAda Byte,ada@nimbus.example,\(sentence)\nBob Stone,bob@nimbus.example,'+44 113 496 0002\n"
      )
    ])
    #expect(try folder.rows("SELECT phone FROM customers ORDER BY 1") == ["+441134960001", "+441134960002"])
    #expect(
      try folder.rows("SELECT raw FROM customer_values WHERE field = 'phone' ORDER BY 1") == ["'+44 113 496 0002", sentence])
  }

  @Test("case 60: a question that was reworded between exports, and one that quotes an earlier answer, fill the same fields")
  func case60() async throws {
    let folder = try await Self.run([
      (
        "a.csv",
        "First name,Last name,\"{{field:01ab}}, what is your email address?\",Phone number\nAda,Byte,ada@nimbus.example,'+44 113 496 0001\n"
      ),
      ("b.csv", "First name,Last name,Email,Your phone\nBob,Stone,bob@nimbus.example,+44 113 496 0002\n"),
    ])
    #expect(
      try folder.rows("SELECT full_name, email, phone FROM customers ORDER BY 1") == [
        "Ada Byte|ada@nimbus.example|+441134960001", "Bob Stone|bob@nimbus.example|+441134960002",
      ])
  }
}
