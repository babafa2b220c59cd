import Foundation
import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite struct ByteSourceTests {
  @Test("peeked bytes stay to be read, and the digest is that of the file")
  func peeking() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let source = try ByteSource(path: try folder.write("data", bytes))
    #expect(Array(try source.peek(300_000)) == Array(bytes.prefix(300_000)))
    #expect(source.position == 0)
    var read: [UInt8] = []
    while try source.read(into: &read) {}
    #expect(read == bytes && source.position == bytes.count && source.damage == nil)
    let empty = try ByteSource(path: try folder.write("empty"))
    #expect(try empty.peek().isEmpty)
    #expect(try empty.sha256() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("case 79: what cannot be opened is an error that says why", arguments: ["missing", ""])
  func unreadable(name: String) throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: ExtractionError.self) { try ByteSource(path: "\(folder.path)/\(name)") }
    #expect(error.code == "unreadable" && error.hint != nil)
  }

  @Test("case 19: a file that grows while it is read is known as changed; one that is left alone is not")
  func case19() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("data", [UInt8](repeating: 0x61, count: 600_000))
    for isWritten in [false, true] {
      let source = try ByteSource(path: path)
      var read: [UInt8] = []
      #expect(try source.read(into: &read) && !source.hasChanged)
      if isWritten { try Self.append("more", to: path) }
      while try source.read(into: &read) {}
      #expect(source.hasChanged == isWritten)
      #expect(read.count == 600_000)
    }
  }

  @Test("case 19: the row that a growing file ends in is set aside, also where it has all its cells")
  func case19Row() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<20_000).map { "\($0),Ada,ada\($0)@nimbus.example" }.joined(separator: "\n")
    let path = try folder.write("list.csv", Array("Id,First Name,Email\n\(rows)\n20000,Bob,bob@stone.exam".utf8))
    let source = SourceDefinition(name: "crm", paths: [path], country: "GB")
    let opened = try ExtractorRegistry.open(
      InputFile(source: 0, shownPath: "list.csv", path: path), of: source,
      in: ExtractionContext(startedAt: Timestamp(milliseconds: 0)))
    var records = try #require(try opened.reader.nextBatch()).records.count
    try Self.append("ple\n20001,Eve,eve@post.example\n", to: path)
    while let batch = try opened.reader.nextBatch() { records += batch.records.count }
    #expect(records == 20_000)
    #expect(opened.reader.takeRejects().map(\.code) == ["truncated"])
    #expect(opened.input.hasChanged && opened.reader.account.addsUp)
  }

  private static func append(_ text: String, to path: String) throws {
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
