import Foundation
import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: containers")
struct MailContainerTests {
  private static let mail = "From: Ada Byte <ada@nimbus.example>\nTo: sales@acme.example\nSubject: hi\n\nHello\n"

  @Test("Takeout: numbers for senders, the offset before the year, labels in the user's language")
  func takeout() throws {
    let text =
      "From 1844347792267117879@xxx Tue Mar 12 09:14:02 +0000 2024\nX-GM-THRID: 1\nX-Gmail-Labels: Posteingang,Kunden\n"
      + Self.mail
      + "\nFrom 1844347792267117880@xxx Thu Apr 16 09:53:04 +0000 2015\nX-Gmail-Labels: =?UTF-8?Q?Corbeille,Ge=C3=B6ffnet?=\n"
      + Self.mail + "\nFrom 1844347792267117881@xxx Thu Apr 16 09:53:04 +0000 2015\nX-Gmail-Labels: Chat\n" + Self.mail
      + "\nFrom 1844347792267117882@xxx Thu Apr 16 09:53:04 +0000 2015\nX-Gmail-Labels: Borradores\n" + Self.mail
    let reading = try MailReading(text, name: "All mail Including Spam and Trash.mbox")
    #expect(reading.records.map { $0["message.date"] } == ["2024-03-12T09:14:02Z"])
    #expect(reading.account.skippedPieces == ["trash": 1, "chat": 1, "draft": 1])
    #expect(reading.account.addsUp)
  }

  @Test(
    "Thunderbird: deleted mails stand in the file until it is compacted, and are skipped", arguments: ["0009", "0008", "1009"])
  func thunderbird(_ status: String) throws {
    let text =
      "From - Tue Mar 12 09:14:02 2024\nX-Mozilla-Status: \(status)\n" + Self.mail
      + "\nFrom - Tue Mar 12 09:14:02 2024\nX-Mozilla-Status: 0001\n" + Self.mail
    let reading = try MailReading(text, name: "Inbox")
    #expect(reading.records.count == 1 && reading.account.skippedPieces == ["deleted": 1])
  }

  private static func emlx(flags: Int?, padding: String = "") -> String {
    let list = flags.map { "<plist version=\"1.0\"><dict><key>flags</key>\n\t<integer>\($0)</integer></dict></plist>\n" } ?? ""
    return "\(Self.mail.utf8.count)\(padding)\n" + Self.mail + list
  }

  @Test("an .emlx file's property list is skipped and counted; what it calls deleted or a draft is not read")
  func emlx() throws {
    let text = Self.emlx(flags: 8_590_195_713, padding: "      ")
    let reading = try MailReading(text, name: "1.emlx")
    #expect(reading.records.count == 1 && reading.first["message.body"] == "Hello")
    #expect(reading.account.recordBytes == Self.mail.utf8.count)
    #expect(reading.account.skippedPieces == ["emlx_trailer": 1])
    #expect(reading.account.skippedBytes == text.utf8.count - Self.mail.utf8.count - reading.account.separatorBytes)
    #expect(reading.account.addsUp && reading.places[0].line == 2)
    let deleted = try MailReading(Self.emlx(flags: 3), name: "2.partial.emlx")
    #expect(deleted.records.isEmpty && deleted.account.skippedPieces == ["deleted": 1, "emlx_trailer": 1])
    #expect(deleted.account.addsUp)
    let draft = try MailReading(Self.emlx(flags: 65), name: "3.emlx")
    #expect(draft.account.skippedPieces == ["draft": 1, "emlx_trailer": 1])
    #expect(try MailReading(Self.emlx(flags: nil), name: "4.emlx").account.skippedPieces.isEmpty)
  }

  @Test(
    "folders for spam, trash and drafts are passed over, whatever program made them",
    arguments: [
      ("Maildir/.Junk/cur/1:2,S", "spam"), ("Maildir/.INBOX.Papierkorb/new/1", "trash"), ("profile/Drafts", "draft"),
      ("Takeout/Spam.mbox", "spam"), ("out/Deleted Items/mbox", "trash"), ("mail/trash/7", "trash"),
      ("mail/inbox/,12", "deleted"),
      ("V10/Deleted Messages.mbox/Messages/1.emlx", "trash"), ("mail/inbox/12", nil), ("Maildir/.Sales.2024/cur/1:2,S", nil),
    ] as [(String, String?)])
  func folders(_ name: String, _ reason: String?) throws {
    let folder = try TemporaryFolder()
    let isMbox = name.hasSuffix("Drafts") || name.hasSuffix("mbox")
    let path = try folder.write(name, Array(((isMbox ? "From - Tue Mar 12 09:14:02 2024\n" : "") + Self.mail).utf8))
    let reading = try MailReading(path: path)
    #expect(reading.account.skippedPieces == (reason.map { [$0: 1] } ?? [:]))
    #expect(reading.records.count == (reason == nil ? 1 : 0))
    guard reason != nil, reason != "deleted" else { return }
    #expect(try MailReading(path: path, taking: MailDefinition(ignore: [])).records.count == 1)
  }

  @Test("case 39: a mail that moved while the run reads is found; one that is gone is told, not an abort")
  func moved() throws {
    let folder = try TemporaryFolder()
    let source = SourceDefinition(name: "mail", kind: .mail, paths: ["Maildir"], country: "GB")
    for name in ["cur/1710234842.M1.host:2,", "new/1710234843.M2.host", "tmp/1710234844.M3.host"] {
      try folder.write("Maildir/\(name)", Array(Self.mail.utf8))
    }
    let listed = InputListing(of: source, index: 0, folder: folder.path).files
    #expect(listed.map(\.shownPath) == ["Maildir/cur/1710234842.M1.host:2,", "Maildir/new/1710234843.M2.host"])
    try FileManager.default.moveItem(
      atPath: folder.path + "/Maildir/new/1710234843.M2.host", toPath: folder.path + "/Maildir/cur/1710234843.M2.host:2,S")
    try FileManager.default.removeItem(atPath: folder.path + "/Maildir/cur/1710234842.M1.host:2,")
    let context = ExtractionContext(startedAt: MailReading.startedAt)
    let opened = try ExtractorRegistry.open(listed[1], of: source, in: context)
    #expect(try opened.reader.nextBatch()?.records.count == 1)
    let gone = try #require(throws: ExtractionError.self) { try ExtractorRegistry.open(listed[0], of: source, in: context) }
    #expect(gone.code == "vanished")
  }
}
