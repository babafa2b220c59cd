import Foundation
import Testing

@testable import Extraction

@Suite struct CSVGzipTests {
  /// `id,name` and rows as one gzip member, by the system's gzip.
  private static func gzip(_ text: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = try folder.write("data", Array(text.utf8))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/gzip")
    process.arguments = ["-n", path]
    if !FileManager.default.fileExists(atPath: "/usr/bin/gzip") { process.executableURL = URL(filePath: "/bin/gzip") }
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: URL(filePath: path + ".gz")))
  }

  @Test("case 67: gzip members are read as one; offsets count after decompression")
  func members() throws {
    let run = try CSVRun(try Self.gzip("id,name\n1,Ada\n") + Self.gzip("2,Bob\n"), name: "data.csv.gz")
    #expect(run.rows.map { $0["name"] } == ["Ada", "Bob"])
    #expect(run.account.bytes == 20 && run.account.addsUp)
    #expect(run.records.map(\.byteStart) == [8, 14])
  }

  @Test("case 67: garbage behind the members is set aside")
  func garbage() throws {
    let run = try CSVRun(try Self.gzip("id,name\n1,Ada\n") + Array("garbage".utf8), name: "data.csv.gz")
    #expect(run.rows.count == 1 && run.failure == nil)
    #expect(run.codes == ["gzip_trailing_garbage"])
    #expect(run.account.addsUp)
  }

  @Test("case 67: a damaged or cut stream ends the file early; the records before stay", arguments: [false, true])
  func damage(isCut: Bool) throws {
    var bytes = try Self.gzip("id,name\n" + (1...20_000).map { "\($0),name \($0 &* 7_919)\n" }.joined())
    if isCut { bytes.removeLast(bytes.count / 2) } else { bytes[bytes.count - 6] ^= 0xFF }
    let run = try CSVRun(bytes, name: "data.csv.gz")
    #expect(run.rows.count > 1_000)
    #expect(run.failure?.code == (isCut ? "gzip_truncated" : "gzip_corrupt"))
    #expect(run.account.addsUp)
  }
}
