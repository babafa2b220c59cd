import Foundation
import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// ZIP archives that are no workbook: every entry is an input file.
@Suite struct ArchiveListingTests {
  private static let csv = "Id,First Name,Email\n1,Ada,ada@nimbus.example\n2,Bob,bob@stone.example\n"

  private struct Reading {
    var shown: [String]
    var texts: [String] = []
    var codes: [String] = []
  }

  /// Lists `bytes` as the file `name`, and reads what is listed: the first names and the codes of what is refused.
  private static func read(_ bytes: [UInt8], as name: String = "in/export.zip") throws -> Reading {
    let folder = try TemporaryFolder()
    try folder.write(name, bytes)
    let source = SourceDefinition(name: "crm", paths: ["in"], country: "GB")
    let files = InputListing(of: source, index: 0, folder: folder.path).files
    var result = Reading(shown: files.map(\.shownPath))
    for file in files {
      do throws(ExtractionError) {
        let opened = try ExtractorRegistry.open(
          file, of: source, in: ExtractionContext(startedAt: Timestamp(milliseconds: 1_700_000_000_000)))
        while let batch = try opened.reader.nextBatch() {
          for record in batch.records { result.texts.append(batch.fields(of: record).map(batch.string).joined(separator: "|")) }
        }
        #expect(opened.reader.account.addsUp)
        #expect(opened.reader.account.bytes == file.entry?.size)
      } catch {
        result.codes.append(error.code)
      }
    }
    return result
  }

  @Test(
    "the entries of an archive are files of their own, by their names, without folders and hidden files",
    arguments: [true, false])
  func entries(packed: Bool) throws {
    let zip = try ZipWriter.zip(
      [
        ("b/second.csv", Self.csv), ("a.csv", "Id,First Name,Email\n3,Zoe,zoe@post.example\n"), ("b/", ""),
        ("__MACOSX/._a.csv", "junk"), (".DS_Store", "junk"),
      ], packed: packed)
    let reading = try Self.read(zip)
    #expect(reading.shown == ["in/export.zip!a.csv", "in/export.zip!b/second.csv"])
    #expect(reading.texts == ["3|Zoe|zoe@post.example", "1|Ada|ada@nimbus.example", "2|Bob|bob@stone.example"])
    #expect(reading.codes.isEmpty)
  }

  @Test("a workbook and a gzip stream inside an archive are read as what they are")
  func nestedFormats() throws {
    let workbook = TestWorkbook([["Id", "First Name", "Email"], ["4", "Eve", "eve@post.example"]])
    let book = try ZipWriter.zip([(name: "book.xlsx", bytes: try workbook.xlsx())])
    let reading = try Self.read(book)
    #expect(reading.texts == ["4|Eve|eve@post.example"])
    #expect(reading.shown == ["in/export.zip!book.xlsx"] && reading.codes.isEmpty)
  }

  @Test("a name that is not UTF-8 is listed and read")
  func oldNames() throws {
    let zip = try ZipWriter.zip([("Mxller.csv", Self.csv)])
    let renamed = ZipWriter.replacing(Array("Mxller".utf8), by: [0x4D, 0x81] + Array("ller".utf8), in: zip)
    let reading = try Self.read(renamed)
    #expect(reading.shown == ["in/export.zip!M\\x81ller.csv"] && reading.texts.count == 2)
  }

  @Test("case 61: an entry that unpacks to hundreds of times its size is stopped while it unpacks, others are read")
  func case61() throws {
    let bomb = [UInt8](repeating: 0x41, count: 24 << 20)
    let reading = try Self.read(
      try ZipWriter.zip([(name: "bomb.csv", bytes: bomb), (name: "good.csv", bytes: Array(Self.csv.utf8))]))
    #expect(reading.codes == ["zip_bomb"])
    #expect(reading.texts.count == 2)
  }

  @Test("case 61: an archive inside an archive is not unpacked")
  func case61Nested() throws {
    let inner = try ZipWriter.zip([("list.csv", Self.csv)])
    let reading = try Self.read(try ZipWriter.zip([(name: "inner.zip", bytes: inner)]))
    #expect(reading.shown == ["in/export.zip!inner.zip"] && reading.codes == ["nested_archive"])
  }

  @Test("case 61: an entry that claims more than 2 GiB refuses the archive unread")
  func case61Claim() throws {
    let zip = try ZipWriter.zip([("list.csv", Self.csv)])
    let size = Self.littleEndian(UInt32(Self.csv.utf8.count))
    let lying = ZipWriter.replacing(size, by: Self.littleEndian(0x9000_0000), in: zip)
    #expect(lying != zip)
    #expect(try Self.read(lying).codes == ["zip_too_large"])
  }

  @Test(
    "case 62: a name that leads out of the archive refuses it",
    arguments: ["../evil1.csv", "a/../../x.csv", "C:/evil12.csv", "/etc/evil1.c", "a\\evil123.csv"])
  func case62(name: String) throws {
    let plain = "x" + String(repeating: "y", count: name.utf8.count - 1)
    let zip = try ZipWriter.zip([(plain, Self.csv)])
    let reading = try Self.read(ZipWriter.replacing(Array(plain.utf8), by: Array(name.utf8), in: zip))
    #expect(reading.shown == ["in/export.zip"] && reading.codes == ["unsafe_entry_name"] && reading.texts.isEmpty)
  }

  @Test("case 63: a wrong checksum refuses the entry before any record of it is given out")
  func case63Checksum() throws {
    let zip = try ZipWriter.zip([("list.csv", Self.csv), ("other.csv", Self.csv)], packed: false)
    var damaged = zip
    let place = try #require(zip.indices.first { zip[$0...].starts(with: Array("ada@".utf8)) })
    damaged[place] = UInt8(ascii: "x")
    let reading = try Self.read(damaged)
    #expect(reading.codes == ["zip_damaged"] && reading.texts.count == 2)
  }

  @Test("case 63: a cut-off archive is refused with the reason, as one file")
  func case63Cut() throws {
    let zip = try ZipWriter.zip([("list.csv", Self.csv)])
    for count in [zip.count - 5, zip.count / 2, 40] {
      let reading = try Self.read(Array(zip.prefix(count)))
      #expect(reading.shown == ["in/export.zip"])
      #expect(reading.codes.count == 1 && reading.codes.allSatisfy { $0.hasPrefix("zip_") }, "\(count) \(reading.codes)")
    }
  }

  @Test("case 63: what is protected by a password says so; an archive without files says that")
  func case63Encrypted() throws {
    let zip = try ZipWriter.zip([("list.csv", Self.csv)])
    var locked = zip
    for place in zip.indices where zip[place...].starts(with: [0x50, 0x4B, 3, 4]) { locked[place + 6] |= 1 }
    for place in zip.indices where zip[place...].starts(with: [0x50, 0x4B, 1, 2]) { locked[place + 8] |= 1 }
    #expect(try Self.read(locked).codes == ["encrypted"])
    #expect(try Self.read([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)).codes == ["empty_archive"])
  }

  @Test("case 65: an archive under another name says that its name should tell")
  func otherName() throws {
    let reading = try Self.read(try ZipWriter.zip([("list.csv", Self.csv)]), as: "in/export.csv")
    #expect(reading.shown == ["in/export.csv"] && reading.codes == ["looks_like_zip"])
  }

  @Test("any byte of an archive may be wrong: it is read or refused, and nothing stops")
  func mutations() throws {
    let zip = try ZipWriter.zip([("list.csv", Self.csv), ("b.csv", Self.csv)])
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var changed = zip
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        changed[Int.random(in: 0..<zip.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try Self.read(changed)
    }
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
