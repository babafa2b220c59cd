import RecordModel
import Testing

@testable import Normalization

@Suite("Email addresses")
struct EmailNormalizerTests {
  private func email(_ text: String) -> RecordView { Stage().record([text], columns: ["Email"]) }

  @Test(
    "addresses are shown in lower case and compared without tags",
    arguments: [
      ("Ada@Nimbus.Example", "ada@nimbus.example", "ada@nimbus.example"),
      ("  ada@x.example ", "ada@x.example", "ada@x.example"),
      ("mailto:ada@x.example?subject=Hi", "ada@x.example", "ada@x.example"),
      ("Ada <ada@x.example>", "ada@x.example", "ada@x.example"),
      ("ada@x.example.", "ada@x.example", "ada@x.example"), ("ada+news@x.example", "ada+news@x.example", "ada@x.example"),
      ("A.D.A+x@GoogleMail.com", "a.d.a+x@googlemail.com", "ada@gmail.com"),
      ("ada@gmail,com", "ada@gmail.com", "ada@gmail.com"),
      ("ada (at) x.example", "ada@x.example", "ada@x.example"), ("ada@x.example (Ada Byte)", "ada@x.example", "ada@x.example"),
      ("jörg@müller.example", "jörg@müller.example", "jörg@müller.example"),
    ])
  func reads(_ text: String, _ value: String, _ match: String) {
    #expect(email(text).text(.email) == value)
    #expect(email(text).match(.email) == match)
  }

  @Test(
    "mailboxes of a task or a household are marked for comparing",
    arguments: [
      ("info@x.example", true), ("Buchhaltung2@x.example", true), ("family.byte90@x.example", true),
      ("fam.byte@x.example", true), ("thebytesfamily@x.example", true), ("bytehome@x.example", true),
      ("jerome@x.example", false), ("famke@x.example", false), ("informatix@x.example", false), ("casado@x.example", false),
      ("theresa.house@x.example", true), ("ada@info.example", false),
    ])
  func sharedMailboxes(_ text: String, _ isShared: Bool) {
    let match = email(text).match(.email)
    #expect((match?.hasPrefix("task:") == true || match?.hasPrefix("household:") == true) == isShared)
    #expect(email(text).text(.email) == text.lowercased())
  }

  @Test("names of mailboxes come from the pipeline file too")
  func extraSharedMailboxes() {
    let mailboxes = SharedMailboxes(extra: ["Kundenforum"])
    #expect(mailboxes.mark(of: Array("kundenforum".utf8)) == MailboxMark.task)
    #expect(SharedMailboxes().mark(of: Array("kundenforum".utf8)).isEmpty)
  }

  @Test(
    "what is no address is kept and never compared",
    arguments: [
      "ada", "ada@", "@x.example", "ada@nimbus", "a..b@x.example", ".ada@x.example", "ada@-x.example", "ada@x.123",
      "/o=Nimbus/ou=Exchange/cn=Recipients/cn=ada", "ada byte@x.example", "http://x.example",
      String(repeating: "a", count: 300) + "@x.example",
    ])
  func refuses(_ text: String) {
    let view = email(text)
    #expect(view.flags(.email) == .invalid)
    #expect(view.text(.email) == text)
    #expect(view.match(.email)?.isEmpty == true)
    #expect(view.issues == ["invalid_email"])
  }

  @Test(
    "case 98: fillers are placeholders",
    arguments: ["none@none.com", "test@test.com", "noemail@nimbus.example", "keine E-Mail", "n/a", "none@none.de", "a@a.com"])
  func placeholders(_ text: String) {
    #expect(email(text).flags(.email) == .placeholder)
    #expect(email(text).issues == ["placeholder"])
  }

  @Test("several addresses in one cell are split, with the labels of the column beside")
  func multiple() {
    #expect(email("ada@x.example; ab@home.example").texts(.email) == ["ada@x.example", "ab@home.example"])
    #expect(email("ada@x.example und ab@home.example").texts(.email) == ["ada@x.example", "ab@home.example"])
    let google = Stage().record(
      ["* Work", "ada@x.example ::: ab@home.example"], columns: ["E-mail 1 - Label", "E-mail 1 - Value"])
    #expect(google.texts(.email) == ["ada@x.example", "ab@home.example"])
    #expect(google.labels(.email) == ["work", "work"])
  }
}
