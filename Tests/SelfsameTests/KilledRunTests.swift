import Foundation
import Testing

/// A run that dies leaves the published database as it was, and the next run cleans up.
@Suite(.serialized) struct KilledRunTests {
  @Test("case 74: killed at many moments, the old or the new database stands; the next run ends as an uninterrupted one")
  func killed() throws {
    let folder = try TemporaryFolder()
    _ = try Invocation("generate", "sample", "--customers", "60", "--seed", "21", in: folder)
    let arguments = { (output: String) in ["run", "sample/pipeline.yaml", "--output", output, "--at", night] }
    #expect(try Invocation(arguments("base"), in: folder).status == 0)
    let old = try folder.bytes("base/customers.sqlite")
    // The next night brings one more row.
    try folder.write(
      "sample/inbox/shop/more.csv", "Customer ID,First Name,Last Name,Email\n'9999,Ada,Byte,ada@nimbus.example\n")
    try folder.copy("base", to: "whole")
    let begun = Date()
    #expect(try Invocation(arguments("whole"), in: folder).status == 0)
    let duration = Date().timeIntervalSince(begun)
    let new = try folder.bytes("whole/customers.sqlite")
    #expect(old != new)

    var dead = 0
    for moment in 1...14 {
      let output = "killed-\(moment)"
      try folder.copy("base", to: output)
      let run = try Invocation.Running(arguments(output), in: folder)
      Thread.sleep(forTimeInterval: duration * Double(moment) / 13)
      if run.process.isRunning { kill(run.process.processIdentifier, SIGKILL) }
      run.process.waitUntilExit()
      if run.process.terminationReason == .uncaughtSignal { dead += 1 }
      let left = try folder.bytes("\(output)/customers.sqlite")
      #expect(left == old || left == new, "killed at moment \(moment): neither the old nor the new database")
      #expect(try Invocation(arguments(output), in: folder).status == 0)
      let litter = try folder.names(output).filter {
        $0.contains(".building-") || $0.hasSuffix("-journal") || $0.hasSuffix("-wal")
      }
      #expect(litter == [], "litter after moment \(moment)")
      if left == old { #expect(try folder.bytes("\(output)/customers.sqlite") == new) }
      let sql = "SELECT source, source_key, customer_id FROM crosswalk ORDER BY 1, 2"
      #expect(try folder.rows(sql, output: output) == (try folder.rows(sql, output: "whole")))
      try FileManager.default.removeItem(atPath: folder.path(output))
    }
    #expect(dead >= 5, "most runs died before their end")
  }

  @Test("case 74: whatever a dead run left half written is gone after the next")
  func litter() throws {
    let folder = try TemporaryFolder()
    try folder.write("p.yaml", smallPipeline)
    for name in ["crm", "shop"] { try folder.write("in/\(name).csv", "id,first name,last name\n1,Ada,Byte\n") }
    #expect(try Invocation("run", "p.yaml", in: folder).status == 0)
    let clean = try folder.names("out")
    for name in [
      "customers.sqlite.building-4242", "customers.sqlite.building-4242-journal", "model.json.building-4242",
      "report/index.html.building-4242", "report/report.json.building-4242",
    ] { try folder.write("out/" + name, "half") }
    #expect(try Invocation("run", "p.yaml", in: folder).status == 0)
    #expect(try folder.names("out") == (clean + ["generations", "generations/run-1.sqlite"]).sorted())
  }

  @Test("of several runs started at once exactly one publishes, the others end with 75")
  func oneAtATime() throws {
    let folder = try TemporaryFolder()
    _ = try Invocation("generate", "sample", "--customers", "60", "--seed", "22", in: folder)
    let runs = try (0..<4).map { _ in
      try Invocation.Running(["run", "sample/pipeline.yaml", "--output", "out", "--at", night], in: folder)
    }
    for run in runs { run.process.waitUntilExit() }
    let codes = runs.map(\.process.terminationStatus).sorted()
    #expect(codes.allSatisfy { $0 == 0 || $0 == 75 })
    #expect(codes.first == 0)
    #expect(try folder.rows("SELECT count(*) FROM runs") == ["\(codes.filter { $0 == 0 }.count)"])
  }

  @Test("case 86: a run told to stop ends with 130, without litter, and the old database stands")
  func interrupted() throws {
    let folder = try TemporaryFolder()
    _ = try Invocation("generate", "sample", "--customers", "300", "--seed", "22", in: folder)
    let arguments = ["run", "sample/pipeline.yaml", "--output", "out", "--at", night]
    #expect(try Invocation(arguments, in: folder).status == 0)
    let old = try folder.bytes("out/customers.sqlite")
    let run = try Invocation.Running(arguments, in: folder)
    Thread.sleep(forTimeInterval: 0.3)
    kill(run.process.processIdentifier, SIGTERM)
    run.process.waitUntilExit()
    #expect(run.process.terminationReason == .exit && run.process.terminationStatus == 130)
    #expect(try folder.bytes("out/customers.sqlite") == old)
    #expect(try folder.names("out").filter { $0.contains(".building-") } == [])
  }
}
