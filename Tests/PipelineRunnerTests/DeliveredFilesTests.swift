import Foundation
import Testing

/// How files arrive: packed, twice, under other names, in several versions.
@Suite struct DeliveredFilesTests {
  private static let rows = (1...40).map { "\($0),Ada\($0),Byte\($0),ada\($0)@nimbus.example,0113 496 \(1000 + $0)" }
  private static let list = (["Id,First Name,Last Name,Email,Phone"] + rows).joined(separator: "\n") + "\n"

  private static func pipeline(_ path: String, _ more: String = "") -> String {
    "version: 1\npipeline: c\ncountry: GB\nsources:\n  crm: { path: \(path), key: Id\(more) }\noutput: out\n"
  }

  private static let customers = "SELECT customer_id, full_name, email, phone, record_count FROM customers ORDER BY 1"
  private static let accounts = """
    SELECT path, records, rejected, bytes - record_bytes - separator_bytes - skipped_bytes - rejected_bytes FROM files ORDER BY 1
    """

  /// Packs files of the folder with the system's program.
  private static func zip(_ folder: TemporaryFolder, _ archive: String, _ files: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-m", "zipfile", "-c", archive] + files
    process.currentDirectoryURL = URL(filePath: folder.path)
    try process.run()
    process.waitUntilExit()
  }

  @Test(
    "an archive gives the same customers as the files in it",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "there is no program that packs archives"))
  func archive() async throws {
    let plain = try TemporaryFolder()
    try plain.write("pipeline.yaml", Self.pipeline("inbox/*"))
    try plain.write("inbox/list.csv", Self.list)
    try await plain.run()
    let packed = try TemporaryFolder()
    try packed.write("pipeline.yaml", Self.pipeline("inbox/*"))
    try packed.write("list.csv", Self.list)
    try packed.write("inbox/x", "")
    try Self.zip(packed, "inbox/export.zip", ["list.csv"])
    try FileManager.default.removeItem(atPath: packed.path("inbox/x"))
    try await packed.run()
    #expect(try plain.rows(Self.customers) == (try packed.rows(Self.customers)))
    #expect(try packed.rows(Self.accounts) == ["inbox/export.zip!list.csv|40|0|0"])
    #expect(try packed.rows("SELECT DISTINCT file FROM crosswalk") == ["inbox/export.zip!list.csv"])
    #expect(try plain.rows("SELECT sha256 FROM files") == (try packed.rows("SELECT sha256 FROM files")))
  }

  @Test("case 20: a file delivered twice, renamed or compressed, is read once and counted")
  func case20() async throws {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline("inbox/*"))
    try folder.write("inbox/a.csv", Self.list)
    try await folder.run(output: "once")
    try folder.write("inbox/b.csv", Self.list)
    try folder.write("inbox/c.csv", Self.list)
    try folder.gzip("inbox/c.csv")
    try folder.write("inbox/d.csv", Self.list.replacing("Ada7,", with: "Eva7,"))
    try await folder.run()
    #expect(
      try folder.rows(Self.accounts) == [
        "inbox/a.csv|40|0|0", "inbox/b.csv|0|0|0", "inbox/c.csv.gz|0|0|0", "inbox/d.csv|40|0|0",
      ])
    #expect(try folder.number("SELECT sum(pieces) FROM skipped_piece WHERE reason = 'repeated_file'") == 2)
    #expect(try folder.number("SELECT count(*) FROM crosswalk") == 40)
    #expect(try folder.number("SELECT count(*) FROM crosswalk WHERE file IN ('inbox/b.csv', 'inbox/c.csv.gz')") == 0)
  }

  @Test("case 20: the same file in two sources is read for both")
  func case20Sources() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "pipeline.yaml",
      "version: 1\npipeline: c\ncountry: GB\nsources:\n  crm: { path: a.csv, key: Id }\n  shop: { path: b.csv, key: Id }\noutput: out\n"
    )
    try folder.write("a.csv", Self.list)
    try folder.write("b.csv", Self.list)
    try await folder.run()
    #expect(try folder.number("SELECT count(*) FROM crosswalk") == 80)
  }

  @Test("case 19: a run warns of a file that is still being written; what is whole of it is read")
  func case19() async throws {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline("inbox/*"))
    try folder.write("inbox/a.csv", Self.list)
    try folder.write("inbox/growing.csv", Self.list.replacing("Ada", with: "Eve"))
    let path = folder.path("inbox/growing.csv")
    let writer = Task.detached {
      guard let file = FileHandle(forWritingAtPath: path) else { return }
      while !Task.isCancelled {
        do {
          try file.seekToEnd()
          try file.write(contentsOf: Data("41,Bob,Stone,bob@stone.example,\n".utf8))
        } catch { return }
        // Slower than any reader, so that no disk is filled.
        usleep(500)
      }
    }
    defer { writer.cancel() }
    let summary = try await folder.run()
    #expect(summary.diagnostics.contains { $0.code == "changed_while_read" && $0.severity == .warning })
    #expect(
      try folder.number("SELECT count(*) FROM rejects WHERE code = 'changed_while_read' AND file = 'inbox/growing.csv'") == 1)
    #expect(try folder.number("SELECT count(*) FROM crosswalk WHERE source_key = '1'") == 1)
  }

  @Test("pick: newest reads the last export alone; other files are not opened")
  func newest() async throws {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline("inbox/**/*.csv", ", pick: newest"))
    try folder.write("inbox/2023/crm-2023-12-31.csv", Self.list)
    try folder.write("inbox/2024/crm-2024-01-31.csv", "Id,First Name,Last Name,Email\n1,Ada,Byte,new@nimbus.example\n")
    try await folder.run()
    #expect(try folder.rows("SELECT path, records FROM files") == ["inbox/2024/crm-2024-01-31.csv|1"])
  }

  @Test("case 79: an unreadable file is refused and told, the others are read")
  func case79() async throws {
    let folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline("inbox/*"))
    try folder.write("inbox/a.csv", Self.list)
    try folder.write("inbox/b.csv", "%PDF-1.7\n")
    let summary = try await folder.run()
    #expect(summary.diagnostics.map(\.code) == ["looks_like_pdf"])
    #expect(try folder.rows(Self.accounts) == ["inbox/a.csv|40|0|0", "inbox/b.csv|0|1|0"])
  }
}
