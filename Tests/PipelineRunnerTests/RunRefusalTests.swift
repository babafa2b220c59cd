import Diagnostics
import Foundation
import PipelineConfig
import Testing

@testable import PipelineRunner

/// Runs that publish nothing, and runs that go on without a part of their input.
@Suite(.serialized) struct RunRefusalTests {
  private static let pipeline = """
    version: 1
    pipeline: small
    country: GB
    sources:
      crm: {path: in/, kind: csv, key: id}
    output: out

    """
  private static let rows = """
    id,first name,last name,email
    c1,Ada,Byte,ada@nimbus.example
    c2,Brian,Cole,brian.cole@mail.example

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline)
    try folder.write("in/crm.csv", Self.rows)
  }

  @Test("a trial run counts everything and publishes nothing")
  func dryRun() async throws {
    let summary = try await folder.run(isDryRun: true)
    #expect(summary.records == 2)
    #expect(summary.files == nil)
    #expect(try folder.files("out").filter { $0 != "run.lock" } == [])

    try await folder.run()
    let published = try folder.bytes("out/customers.sqlite")
    try folder.write("in/more.csv", "id,first name,last name,email\nc3,Dora,Flint,dora@flint.example\n")
    let trial = try await folder.run(isDryRun: true)
    #expect(trial.records == 3)
    #expect(try folder.bytes("out/customers.sqlite") == published)
    #expect(try folder.text("out/runs.jsonl").split(separator: "\n").count == 1)
  }

  @Test("without any readable input the run ends with 66 and the old database stays", arguments: ["missing", "unreadable"])
  func noReadableInput(_ how: String) async throws {
    try await folder.run()
    let published = try folder.bytes("out/customers.sqlite")
    try FileManager.default.removeItem(atPath: folder.path("in/crm.csv"))
    if how == "unreadable" {
      try folder.write("in/crm.csv", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]))
    }
    let refusal = try #require(try await folder.refusal())
    #expect(refusal.exitCode == .noReadableInput)
    #expect(refusal.diagnostics.contains { $0.severity == .error })
    #expect(try folder.bytes("out/customers.sqlite") == published)
    #expect(!(try folder.files("out").contains { $0.contains(".building-") }))
  }

  @Test("the first run without input leaves no database")
  func nothingAtAll() async throws {
    try FileManager.default.removeItem(atPath: folder.path("in"))
    #expect(try await folder.refusal()?.exitCode == .noReadableInput)
    #expect(!folder.exists("out/customers.sqlite"))
  }

  @Test("a faulty pipeline file is refused with 78 before anything is touched")
  func faultyPipeline() async throws {
    try folder.edit("pipeline.yaml") { $0.replacing("country: GB", with: "contry: GB\ncountry: Gondor") }
    let refusal = try #require(try await folder.refusal())
    #expect(refusal.exitCode == .pipelineFile)
    #expect(refusal.diagnostics.count >= 2, "all faults are told at once")
    #expect(!folder.exists("out"))
  }

  @Test("case 77: while another run holds the lock, a run ends with 75 and touches nothing")
  func lockHeld() async throws {
    try await folder.run()
    let published = try folder.bytes("out/customers.sqlite")
    let descriptor = open(folder.path("out/run.lock"), O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(try await folder.refusal()?.exitCode == .lockHeld)
    #expect(try folder.bytes("out/customers.sqlite") == published)
    #expect(flock(descriptor, LOCK_UN) == 0)
    #expect(try await folder.refusal() == nil, "the lock ends with its holder")
  }

  @Test("a file that cannot be read is told and accounted for; the run goes on with the others")
  func unreadableAmongReadable() async throws {
    try folder.write("in/more.csv", (0..<400).map { "x\($0),Name\($0),Other\($0),a\($0)@b.example\n" }.joined())
    try folder.gzip("in/more.csv")
    let whole = try folder.bytes("in/more.csv.gz")
    try folder.write("in/more.csv.gz", whole.prefix(whole.count / 2))
    let summary = try await folder.run()
    #expect(summary.files != nil)
    #expect(summary.diagnostics.contains { $0.location?.path == "in/more.csv.gz" && $0.severity == .rejected })
    #expect(try folder.rows("SELECT full_name FROM customers WHERE full_name = 'Ada Byte'").count == 1)
    #expect(try folder.number("SELECT count(*) FROM rejects WHERE file = 'in/more.csv.gz'") >= 1)
    #expect(
      try folder.rows("SELECT path FROM files WHERE bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes")
        == [])
  }

  @Test("a gzipped export is read as the export in it")
  func gzippedInput() async throws {
    try await folder.run(output: "plain")
    try folder.gzip("in/crm.csv")
    try await folder.run(output: "packed")
    let sql = "SELECT source_key, customer_id, line, byte_start, byte_end FROM crosswalk ORDER BY 1"
    #expect(try folder.rows(sql, output: "plain") == (try folder.rows(sql, output: "packed")))
    #expect(try folder.rows("SELECT path FROM files", output: "packed") == ["in/crm.csv.gz"])
  }

  @Test("an output folder inside an input folder is not read as input")
  func outputInsideInput() async throws {
    for night in 1...2 {
      let summary = try await folder.run(output: "in/out")
      #expect(summary.run == night)
      #expect(summary.sources.map(\.files) == [1])
      #expect(try folder.rows("SELECT path FROM files", output: "in/out") == ["in/crm.csv"])
    }
  }

  @Test("case 15: columns in another order change nothing; without the key column the file is refused")
  func headerOrder() async throws {
    _ = try await folder.run()
    try folder.write(
      "in/crm.csv",
      "email,last name,id,first name\nada@nimbus.example,Byte,c1,Ada\nbrian.cole@mail.example,Cole,c2,Brian\n")
    #expect(try await folder.run().changes == 0)
    let published = try folder.bytes("out/customers.sqlite")
    try folder.write("in/crm.csv", "first name,last name,email\nAda,Byte,ada@nimbus.example\n")
    do {
      _ = try await folder.run()
      Issue.record("a list without its key column was published")
    } catch let error as DiagnosticsError {
      #expect(error.exitCode == .noReadableInput)
      #expect(error.diagnostics.contains { $0.code == "key_column_missing" })
    }
    #expect(try folder.bytes("out/customers.sqlite") == published)
  }

  @Test("case 1: exports without a single row do not replace a database that has some")
  func emptyInput() async throws {
    _ = try await folder.run()
    let published = try folder.bytes("out/customers.sqlite")
    try folder.write("in/crm.csv", "id,first name,last name,email\n")
    do {
      _ = try await folder.run()
      Issue.record("an empty database was published")
    } catch let error as DiagnosticsError {
      #expect(error.exitCode == .noReadableInput)
      #expect(error.diagnostics.contains { $0.code == "empty_source" })
    }
    #expect(try folder.bytes("out/customers.sqlite") == published)
  }

  @Test("case 78: a reader that has the database open keeps it through the next run")
  func openReader() async throws {
    _ = try await folder.run()
    let reader = try FileHandle(forReadingFrom: URL(filePath: folder.path("out/customers.sqlite")))
    let old = try folder.bytes("out/customers.sqlite")
    try folder.edit("in/crm.csv") { $0 + "c3,Cleo,Dunn,cleo@mail.example\n" }
    _ = try await folder.run()
    #expect(try reader.readToEnd() == old)
    #expect(try folder.bytes("out/customers.sqlite") != old)
  }

  @Test("cases 73 and 84: run numbers go up though the clock jumps back, and each run names the pipeline file it had")
  func runHistory() async throws {
    _ = try await folder.run(at: "2026-03-29T01:30:00Z")
    try folder.edit("pipeline.yaml") { $0 + "# another night\n" }
    _ = try await folder.run(at: "2020-01-01T00:00:00Z")
    let runs = try folder.rows("SELECT run_id, started_at FROM runs ORDER BY run_id")
    #expect(runs == ["1|2026-03-29T01:30:00Z", "2|2020-01-01T00:00:00Z"])
    #expect(try folder.rows("SELECT count(DISTINCT config_hash) FROM runs") == ["2"])
  }

  @Test("case 87: an output folder that is the input folder is refused with a word why, and the input stays as it is")
  func outputIsInput() async throws {
    do {
      _ = try await folder.run(output: "in")
      Issue.record("a run published into its own input")
    } catch let error as DiagnosticsError {
      #expect(error.exitCode == .noReadableInput)
      #expect(error.diagnostics.contains { $0.code == "inside_output" && !$0.summary.isEmpty })
    }
    #expect(try folder.text("in/crm.csv") == Self.rows)
  }
}
