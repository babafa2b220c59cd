import Diagnostics
import Foundation
import ProfileStore
import RecordModel
import Testing

@testable import Loading

@Suite struct PublisherTests {
  private func publish(_ run: Int, in folder: String) throws {
    let publisher = try Publisher(folder: folder)
    var snapshot = TestSnapshot()
    snapshot.run = run
    try publisher.publish(publisher.build(snapshot.make()))
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("the first run creates the folder for its owner alone")
  func firstRun() throws {
    try withTemporaryFolder { (parent: String) throws in
      let folder = parent + "/deep/out"
      try publish(1, in: folder)
      #expect(try names(folder) == ["customers.sqlite", "run.lock"])
      #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
      let publisher = try Publisher(folder: folder)
      #expect(try publisher.previous()?.lastRun() == 1)
    }
  }

  @Test("the last three published databases are kept")
  func generations() throws {
    try withTemporaryFolder { (folder: String) throws in
      for run in 1...6 { try publish(run, in: folder) }
      #expect(try names(folder + "/generations") == ["run-3.sqlite", "run-4.sqlite", "run-5.sqlite"])
      #expect(try ProfileDatabase(path: folder + "/generations/run-4.sqlite").lastRun() == 4)
      #expect(try ProfileDatabase(path: folder + "/customers.sqlite").lastRun() == 6)
    }
  }

  @Test("a reader keeps the state it opened while a new one is published")
  func readers() throws {
    try withTemporaryFolder { (folder: String) throws in
      try publish(1, in: folder)
      let reader = try ProfileDatabase(path: folder + "/customers.sqlite")
      try publish(2, in: folder)
      #expect(try reader.lastRun() == 1)
      #expect(try ProfileDatabase(path: folder + "/customers.sqlite").lastRun() == 2)
    }
  }

  @Test("case 74: after a kill the live database is untouched, and the next run equals an uninterrupted one")
  func leftovers() throws {
    try withTemporaryFolder { (parent: String) throws in
      let (killed, calm) = (parent + "/killed", parent + "/calm")
      for folder in [killed, calm] { try publish(1, in: folder) }
      let before = try bytes(killed + "/customers.sqlite")
      // Killed while building, and killed between keeping the generation and the rename.
      try before.prefix(5000).write(to: URL(fileURLWithPath: killed + "/customers.sqlite.building-4711"))
      try Data("half".utf8).write(to: URL(fileURLWithPath: killed + "/report.building-4711"))
      try FileManager.default.createDirectory(atPath: killed + "/generations", withIntermediateDirectories: false)
      try FileManager.default.linkItem(atPath: killed + "/customers.sqlite", toPath: killed + "/generations/run-1.sqlite")
      #expect(try bytes(killed + "/customers.sqlite") == before)

      for folder in [killed, calm] { try publish(2, in: folder) }
      #expect(try names(killed) == names(calm))
      for name in ["customers.sqlite", "generations/run-1.sqlite"] {
        #expect(try bytes("\(killed)/\(name)") == bytes("\(calm)/\(name)"))
      }
      #expect(try bytes(killed + "/generations/run-1.sqlite") == before)
    }
  }

  @Test("case 77: a second run is turned away at once and told who is at work; the lock ends with its holder")
  func lock() throws {
    try withTemporaryFolder { (folder: String) throws in
      let error: DiagnosticsError? = try {
        let first = try Publisher(folder: folder)
        return withExtendedLifetime(first) { #expect(throws: DiagnosticsError.self) { try Publisher(folder: folder) } }
      }()
      #expect(error?.exitCode == .lockHeld)
      #expect(error?.diagnostics.first?.summary.contains("process \(getpid())") == true)
      _ = try Publisher(folder: folder)
    }
  }

  @Test("case 77: the lock file of a dead process is no lock")
  func staleLock() throws {
    try withTemporaryFolder { (folder: String) throws in
      try Data("999999\n".utf8).write(to: URL(fileURLWithPath: folder + "/run.lock"))
      _ = try Publisher(folder: folder)
    }
  }

  @Test("a refused database is thrown away and the published one stays")
  func discard() throws {
    try withTemporaryFolder { (folder: String) throws in
      try publish(1, in: folder)
      let before = try bytes(folder + "/customers.sqlite")
      let publisher = try Publisher(folder: folder)
      var snapshot = TestSnapshot()
      snapshot.run = 2
      try publisher.discard(publisher.build(snapshot.make()))
      #expect(try names(folder) == ["customers.sqlite", "run.lock"])
      #expect(try bytes(folder + "/customers.sqlite") == before)
    }
  }

  @Test("case 76: a build that fails leaves the old database and nothing else")
  func failedBuild() throws {
    try withTemporaryFolder { (folder: String) throws in
      try publish(1, in: folder)
      let before = try bytes(folder + "/customers.sqlite")
      let publisher = try Publisher(folder: folder)
      var broken = TestSnapshot().make()
      broken.merge.redirects = [Redirect(from: ProfileID(text: "CX"), to: ProfileID(text: "CY"), run: 1, why: "merged")]
      #expect(throws: DiagnosticsError.self) { try publisher.build(broken) }
      #expect(try names(folder) == ["customers.sqlite", "run.lock"])
      #expect(try bytes(folder + "/customers.sqlite") == before)
    }
  }

  @Test("case 76: a full disk ends with exit code 74 and says how much is free", arguments: [Int32(13), Int32(269)])
  func fullDisk(_ code: Int32) {
    let error = LoadingFault.sqlite(code, connection: nil, path: "out/x")
    #expect(error.exitCode == .inputOutput)
    #expect(error.diagnostics.first?.code == "L101")
    #expect(error.diagnostics.first?.summary.hasSuffix("are free") == true)
    #expect(LoadingFault.system("write", "out/x", errno: ENOSPC).exitCode == .inputOutput)
    #expect(LoadingFault.system("write", "out/x", errno: EIO).exitCode == .inputOutput)
    #expect(LoadingFault.system("write", "out/x", errno: EACCES).exitCode == .cannotWrite)
  }

  @Test("case 72: a foreign file in the database's place is neither read nor replaced")
  func foreign() throws {
    try withTemporaryFolder { (folder: String) throws in
      let path = folder + "/customers.sqlite"
      try Data("my notes".utf8).write(to: URL(fileURLWithPath: path))
      let publisher = try Publisher(folder: folder)
      let error = #expect(throws: DiagnosticsError.self) { try publisher.previous() }
      #expect(error?.diagnostics.first?.code == "D102")
      #expect(throws: DiagnosticsError.self) { try publisher.build(TestSnapshot().make()) }
      #expect(try bytes(path) == Data("my notes".utf8))
      #expect(try names(folder) == ["customers.sqlite", "run.lock"])
    }
  }

  @Test("case 82: a damaged page is found at the start, and the last good generation is named")
  func damaged() throws {
    try withTemporaryFolder { (folder: String) throws in
      for run in 1...3 { try publish(run, in: folder) }
      let path = folder + "/customers.sqlite"
      for (file, damage) in [("customers.sqlite", 5), ("generations/run-2.sqlite", 3)] {
        var content = try bytes("\(folder)/\(file)")
        for page in damage..<damage + 4 {
          content.replaceSubrange(page * 4096..<page * 4096 + 200, with: Data(repeating: 0xA5, count: 200))
        }
        try content.write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
      }
      let before = try bytes(path)
      let publisher = try Publisher(folder: folder)
      let error = #expect(throws: DiagnosticsError.self) { try publisher.previous() }
      #expect(error?.exitCode == .inputOutput)
      #expect(error?.diagnostics.first?.hints.first?.contains("generations/run-1.sqlite") == true)
      #expect(try bytes(path) == before)
    }
  }

  @Test("a file in the folder's place cannot be written")
  func noFolder() throws {
    try withTemporaryFolder { (folder: String) throws in
      try Data().write(to: URL(fileURLWithPath: folder + "/out"))
      let error = #expect(throws: DiagnosticsError.self) { try Publisher(folder: folder + "/out") }
      #expect(error?.exitCode == .cannotWrite)
    }
  }
}
