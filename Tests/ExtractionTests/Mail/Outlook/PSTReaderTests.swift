import Foundation
import Glibc
import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: Outlook data files")
struct PSTReaderTests {
  private static let content = Array("!BDN and what only readpst understands".utf8)

  /// A stand-in for the helper program: a script that does what `body` says, in a folder for `PATH`.
  private static func program(_ folder: TemporaryFolder, _ body: String) throws -> String {
    let path = try folder.write("bin/readpst", Array("#!/bin/sh\n\(body)\n".utf8))
    #expect(chmod(path, 0o700) == 0)
    return folder.path + "/bin"
  }

  private static func open(_ file: String, searchPath: String?) throws -> PSTReader {
    let source = SourceDefinition(name: "mail", kind: .mail, paths: [], country: "GB")
    return try PSTReader(
      ByteSource(path: file), InputFile(source: 0, shownPath: "a.pst", path: file), source,
      in: ExtractionContext(ownDomains: ["acme.example"], startedAt: MailReading.startedAt), searchPath: searchPath)
  }

  private static let mailbox = """
    for last; do :; done
    printf '%s\\n' "$@" > "$(dirname "$0")/arguments"
    while [ "$1" != -o ]; do shift; done
    stat -c %a "$2" > "$(dirname "$0")/mode"
    echo "$2" > "$(dirname "$0")/folder"
    mkdir -p "$2/Inbox" "$2/Deleted Items"
    printf 'From "ada" Tue Mar 12 09:14:02 2024\\nFrom: Ada Byte <ada@nimbus.example>\\nTo: jo@acme.example\\n\\nHello\\n\\nFrom "x" Tue Mar 12 09:14:02 2024\\nSubject: nobody\\n\\nx\\n\\n' > "$2/Inbox/mbox"
    printf 'From "bob" Tue Mar 12 09:14:02 2024\\nFrom: bob@nimbus.example\\nTo: jo@acme.example\\n\\nOld\\n' > "$2/Deleted Items/mbox"
    """

  @Test("the mails that readpst writes are read, the file is accounted for as a whole, and nothing is left behind")
  func reads() throws {
    let folder = try TemporaryFolder()
    let search = try Self.program(folder, Self.mailbox)
    let file = try folder.write("-o evil; $(touch x).pst", Self.content)
    var reader: PSTReader? = try Self.open(file, searchPath: "relative:" + search)
    let batch = try #require(try reader?.nextBatch())
    #expect(batch.records.map { [$0.number, $0.line, $0.byteStart, $0.byteEnd] } == [[2, 1, 0, Self.content.count]])
    #expect(batch.fields(of: batch.records[0]).contains { batch.string($0) == "ada@nimbus.example" })
    #expect(try reader?.nextBatch() == nil)
    let account = try #require(reader?.account)
    #expect(account.addsUp && account.recordBytes == Self.content.count && account.records == 1)
    #expect(account.sha256 == SHA256.hexDigest(of: Self.content))
    #expect(account.skippedPieces == ["trash": 1])
    #expect(account.rejected == 1)
    let rejects = reader?.takeRejects() ?? []
    #expect(rejects.map(\.code) == ["no_counterparty"] && rejects[0].recordNumber == 3)
    reader = nil
    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(search)/\(name)", encoding: .utf8) }
    #expect(try text("mode") == "700\n")
    let arguments = try text("arguments").split(separator: "\n")
    #expect(arguments.last?.hasPrefix("/") == true && arguments.last?.hasSuffix("/-o evil; $(touch x).pst") == true)
    let temporary = try text("folder").trimmingCharacters(in: .newlines)
    #expect(!temporary.isEmpty && access(temporary, F_OK) != 0)
  }

  @Test("without readpst the file is refused with what to install")
  func missing() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.pst", Self.content)
    for search in [nil, "", "bin:.", folder.path] {
      let error = try #require(throws: ExtractionError.self) { try Self.open(file, searchPath: search) }
      #expect(error.code == "pst_needs_readpst" && error.hint?.contains("apt-get install pst-utils") == true)
    }
  }

  @Test(
    "a program that fails is told; what it wrote before is read",
    arguments: [("exit 3", "pst_failed"), ("kill -9 $$", "pst_failed")])
  func fails(_ end: String, _ code: String) throws {
    let folder = try TemporaryFolder()
    let search = try Self.program(folder, Self.mailbox + "\n" + end)
    let reader = try Self.open(folder.write("a.pst", Self.content), searchPath: search)
    #expect(try reader.nextBatch()?.records.count == 1)
    let error = try #require(throws: ExtractionError.self) { try reader.nextBatch() }
    #expect(error.code == code)
    #expect(reader.account.addsUp)
    let silent = try Self.open(
      folder.write("b.pst", Self.content), searchPath: try Self.program(folder, "exit 1"))
    #expect(throws: ExtractionError.self) { try silent.nextBatch() }
    #expect(silent.account.addsUp && silent.account.rejectedBytes == Self.content.count)
  }

  @Test("a program that does not end is ended")
  func hangs() throws {
    let folder = try TemporaryFolder()
    let program = try #require(ReadpstProgram(searchPath: try Self.program(folder, "exec sleep 600")))
    let error = #expect(throws: ReadpstProgram.Failure.self) {
      try program.run(file: Array("/dev/null".utf8), into: folder.path, seconds: 1)
    }
    guard case .tookTooLong? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("an Outlook data file is recognised by its signature")
  func recognised() {
    #expect(MailExtractor.extractor.recognise(Self.content[...], "export.bin") == 100)
  }
}
