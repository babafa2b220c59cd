import Glibc
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: files of other programs' tests")
struct MailCorpusTests {
  @Test(
    "every message and mailbox of the corpora is read to its end and its bytes add up",
    .enabled(if: MailCorpus.root != nil, "no shared data"),
    arguments: ["mail_enmime", "mail_mime4j", "mail_mimekit", "mail_talon", "mail_tika"])
  func corpus(_ name: String) throws {
    let root = try #require(MailCorpus.root)
    var files = 0
    var recognised = 0
    var records = 0
    var skipped: [String: Int] = [:]
    var rejected: [String: Int] = [:]
    var refused: [String: Int] = [:]
    for path in MailCorpus.files(below: "\(root)/\(name)") {
      files += 1
      do {
        let head = try ByteSource(path: path).peek()
        if MailExtractor.extractor.recognise(head, path) > 0 { recognised += 1 }
        let reading = try MailReading(path: path, ours: [])
        #expect(reading.account.addsUp, "\(path): \(reading.account)")
        #expect(reading.account.records == reading.records.count)
        #expect(reading.account.rejected == reading.rejects.count)
        records += reading.records.count
        skipped.merge(reading.account.skippedPieces, uniquingKeysWith: +)
        for reject in reading.rejects { rejected[reject.code, default: 0] += 1 }
        for record in reading.records { #expect(record["from.address"]?.contains("@") == true, "\(path)") }
      } catch let error as ExtractionError {
        refused[error.code, default: 0] += 1
      }
    }
    print(
      "\(name): \(files) files, \(recognised) recognised, \(records) records, skipped \(skipped.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }), rejected \(rejected), refused \(refused)"
    )
    #expect(files > 5)
  }

  @Test(
    "whole mailboxes come out with the messages they hold", .enabled(if: MailCorpus.root != nil, "no shared data"),
    arguments: [
      ("mail_tika/complex.mbox", 3), ("mail_tika/headers.mbox", 1), ("mail_tika/testMBOX_complex.mbox", 1),
      ("mail_mimekit/mbox/unmunged.mbox.txt", 2),
      ("mail_mimekit/mbox/issue1189.mbox.txt", 4), ("mail_mimekit/mbox/content-length.mbox.txt", 26),
    ])
  func mailboxes(_ path: String, _ messages: Int) throws {
    let root = try #require(MailCorpus.root)
    let reading = try MailReading(path: "\(root)/\(path)", ours: [])
    let whole = ["attachment", "calendar", "encrypted"]
    let skipped = reading.account.skippedPieces.filter { !whole.contains($0.key) }.values.reduce(0, +)
    #expect(Set(reading.places.map(\.number)).count + skipped + reading.rejects.count == messages)
  }
}
