import Foundation
import Testing

@Suite(.serialized) struct GenerateTests {
  @Test("the same seed gives the same bytes, another seed others")
  func deterministic() throws {
    let folder = try TemporaryFolder()
    for (name, seed) in [("a", "9"), ("b", "9"), ("c", "10")] {
      #expect(try Invocation("generate", name, "--customers", "40", "--seed", seed, in: folder).status == 0)
    }
    let files = try folder.names("a").filter { !isFolder(folder.path("a/" + $0)) }
    #expect(try folder.names("a") == (try folder.names("b")))
    #expect(files.contains("pipeline.yaml") && files.contains("truth.csv"))
    for file in files { #expect(try folder.bytes("a/" + file) == (try folder.bytes("b/" + file)), "\(file)") }
    #expect(try folder.bytes("a/truth.csv") != (try folder.bytes("c/truth.csv")))
  }

  @Test("the truth names every record of every source, and no other")
  func truthIsComplete() throws {
    let folder = try SharedCompany.folder.get()
    let truth = csvRows(try folder.text("sample/truth.csv").replacing("\n", with: "\r\n")).dropFirst()
    let named = truth.map { "\($0[0])|\($0[1])" }.sorted()
    let records = try folder.rows("SELECT source, source_key FROM crosswalk").sorted()
    #expect(Set(named).count == named.count)
    #expect(named == records)
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
