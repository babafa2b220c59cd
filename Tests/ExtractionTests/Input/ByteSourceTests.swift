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
}
