import Foundation
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

  @Test("agreement with the isemail collection", .enabled(if: SharedData.has(collection), "no shared data"))
  func isemail() throws {
    let tests = Self.cases(in: try String(contentsOf: SharedData.url(Self.collection), encoding: .utf8))
    var compared = 0
    var agreed = 0
    var accepted = 0
    for test in tests where ByteText.trimmed(Array(test.address.utf8)) == Array(test.address.utf8) {
      compared += 1
      let isValid = EmailSyntax.address(in: Array(test.address.utf8)).map { !$0.isRepaired } ?? false
      if isValid == test.isValid { agreed += 1 } else if isValid { accepted += 1 }
    }
    // White space around an address is ours to remove, quoted local parts are mail we can send to.
    print("isemail: \(agreed) of \(compared) agree; \(accepted) accepted against the verdict")
    #expect(agreed * 100 >= compared * 90)
  }

  private static let collection = "formats/email_isemail/test/tests.xml"

  /// Addresses with whether RFC 5321 calls them plainly valid.
  private static func cases(in text: String) -> [(address: String, isValid: Bool)] {
    text.components(separatedBy: "<test id=").dropFirst().map { test in
      let category = content(of: "category", in: test)
      return (unescaped(content(of: "address", in: test)), ["ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN"].contains(category))
    }
  }

  private static func content(of element: String, in text: String) -> String {
    guard let open = text.range(of: "<\(element)>"), let close = text.range(of: "</\(element)>") else { return "" }
    return String(text[open.upperBound..<close.lowerBound])
  }

  /// Predefined entities and character references; U+2400 and following stand for control characters.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    for (index, piece) in text.components(separatedBy: "&").enumerated() {
      guard index > 0, let end = piece.firstIndex(of: ";") else {
        result += piece
        continue
      }
      let name = piece[..<end]
      if name.hasPrefix("#x"), let code = UInt32(name.dropFirst(2), radix: 16) {
        let scalar = (0x2400...0x2421).contains(code) ? Unicode.Scalar(code - 0x2400) : Unicode.Scalar(code)
        result += scalar.map { String(Character($0)) } ?? ""
      } else {
        result += ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"][String(name)] ?? ""
      }
      result += piece[piece.index(after: end)...]
    }
    return result
  }
}
