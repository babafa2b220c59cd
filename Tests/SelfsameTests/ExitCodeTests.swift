import Foundation
import Testing

/// What a script sees: exit codes, and where messages and results go.
@Suite(.serialized) struct ExitCodeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("p.yaml", smallPipeline)
    try folder.write("in/crm.csv", "id,first name,last name,email\nc1,Ada,Byte,ada@nimbus.example\n")
    try folder.write("in/shop.csv", "id,first name,last name,email\ns1,Ada,Byte,ada@nimbus.example\n")
  }

  @Test("0: a published run; results on standard output, progress on standard error")
  func published() throws {
    let run = try Invocation("run", "p.yaml", in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("2 records are 1 customers") && run.output.contains("out/customers.sqlite"))
    #expect(!run.output.contains("selfsame:"))
    #expect(folder.exists("out/customers.sqlite") && folder.exists("out/report/index.html"))
  }

  @Test("0: rows set aside do not make a run fail")
  func publishedWithRejects() throws {
    try folder.write("in/crm.csv", "id,first name,last name,email\nc1,Ada,Byte,ada@nimbus.example,x,y,z\nc2,B,C,b@c.example\n")
    let run = try Invocation("run", "p.yaml", "--json", in: folder)
    #expect(run.status == 0)
    let summary = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(summary["published"] as? Bool == true)
    let sources = try #require(summary["sources"] as? [[String: Any]])
    #expect(sources.map { $0["rejected"] as? Int } == [1, 0])
  }

  @Test(
    "64: a wrong use of the command line",
    arguments: [
      ["bogus"], ["run"], ["run", "p.yaml", "--threads", "0"], ["run", "p.yaml", "--at", "yesterday"],
      ["run", "p.yaml", "--bogus"], ["export", "out", "--format", "cvs"], ["preview", "p.yaml", "crn"],
      ["preview", "p.yaml", "crm", "-n", "0"], ["generate", "x", "--customers", "0"], ["evaluate", "out", "p.yaml"],
      ["show", "out", "nobody@nowhere.example"], ["explain", "out", "crm:nobody"],
    ])
  func usage(_ arguments: [String]) throws {
    _ = try Invocation("run", "p.yaml", in: folder)
    let called = try Invocation(arguments, in: folder)
    #expect(called.status == 64)
    #expect(called.output.isEmpty && !called.errors.isEmpty)
  }

  @Test("66: no readable input, and no database where one is asked for")
  func noInput() throws {
    #expect(try Invocation("show", "nowhere", "x", in: folder).status == 66)
    try FileManager.default.removeItem(atPath: folder.path("in"))
    let run = try Invocation("run", "p.yaml", in: folder)
    #expect(run.status == 66)
    #expect(run.errors.contains("p.yaml") && run.errors.contains("hint:"))
    #expect(!folder.exists("out/customers.sqlite"))
  }

  @Test("73: a place that cannot be written to is named with the reason")
  func cannotWrite() throws {
    try folder.write("plain", "a file")
    for arguments in [["run", "p.yaml", "--output", "plain/out"], ["generate", "plain/x", "--customers", "5"]] {
      let called = try Invocation(arguments, in: folder)
      #expect(called.status == 73)
      #expect(called.errors.contains("Not a directory"))
    }
    _ = try Invocation("run", "p.yaml", in: folder)
    let export = try Invocation("export", "out", "--to", "missing/customers.csv", in: folder)
    #expect(export.status == 73)
    #expect(export.errors.contains("No such file or directory"))
  }

  @Test("74: a damaged database is neither read nor replaced")
  func damaged() throws {
    _ = try Invocation("run", "p.yaml", in: folder)
    var bytes = try folder.bytes("out/customers.sqlite")
    for index in 4096..<min(bytes.count, 40_960) { bytes[index] = 0xA5 }
    try folder.write("out/customers.sqlite", bytes)
    let run = try Invocation("run", "p.yaml", in: folder)
    #expect(run.status == 74)
    #expect(try folder.bytes("out/customers.sqlite") == bytes)
  }

  @Test("75: another run holds the lock")
  func lockHeld() throws {
    _ = try Invocation("run", "p.yaml", in: folder)
    let descriptor = open(folder.path("out/run.lock"), O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let run = try Invocation("run", "p.yaml", in: folder)
    #expect(run.status == 75)
    #expect(run.errors.contains("another run"))
  }

  @Test("78: a faulty pipeline file; every fault with line and column, nothing touched")
  func faultyPipeline() throws {
    try folder.write("p.yaml", smallPipeline.replacing("country: GB", with: "contry: GB\nquality: x: y"))
    for command in ["run", "check"] {
      let called = try Invocation(command, "p.yaml", in: folder)
      #expect(called.status == 78)
      #expect(called.errors.contains("p.yaml:"))
      #expect(called.output.isEmpty)
    }
    #expect(try Invocation("run", "missing.yaml", in: folder).status == 78)
    #expect(!folder.exists("out"))
  }

  @Test("70 is never seen: an output folder with a foreign database is refused and left alone")
  func foreignDatabase() throws {
    try folder.write("out/customers.sqlite", "this is a text file\n")
    let run = try Invocation("run", "p.yaml", in: folder)
    #expect(run.status != 0 && run.status != 70)
    #expect(try folder.text("out/customers.sqlite") == "this is a text file\n")
  }

  @Test(
    "an output folder inside an input folder is not read as input, from whatever working folder",
    arguments: ["p.yaml", "../x/p.yaml"])
  func outputInsideInput(_ path: String) throws {
    try folder.write(
      "x/p.yaml", smallPipeline.replacing("in/shop.csv", with: "in/").replacing("output: out", with: "output: in/out"))
    try folder.write("x/in/crm.csv", "id,first name,last name\nc1,Ada,Byte\n")
    try folder.write("x/in/shop.csv", "id,first name,last name\ns1,Dora,Flint\n")
    let shell = path == "p.yaml" ? "x" : "in"
    let other = path == "p.yaml" ? "in/other" : "../x/in/other"
    for (arguments, output) in [(["run", path], "out"), (["run", path, "--output", other], "other")] {
      for _ in 1...2 {
        let run = try Invocation(arguments, in: folder, at: shell)
        #expect(run.status == 0)
        #expect(!run.errors.contains("customers.sqlite"))
      }
      let listed = ["in/crm.csv", "in/crm.csv", "in/shop.csv"]
      #expect(try folder.rows("SELECT path FROM files ORDER BY 1", output: "x/in/\(output)") == listed)
      try FileManager.default.removeItem(atPath: folder.path("x/in/\(output)"))
    }
  }
}
