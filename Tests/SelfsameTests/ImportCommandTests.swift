import Foundation
import Testing

/// `selfsame import`: no pipeline file, the whole job.
@Suite(.serialized) struct ImportCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    #expect(try Invocation("generate", "company", "--customers", "60", "--seed", "12", in: folder).status == 0)
  }

  private let files = ["company/inbox/crm", "company/inbox/shop/customers.csv", "company/inbox/mail", "company/inbox/erp"]

  @Test("files become customers; the saved pipeline file gives the same database again")
  func wholeJob() throws {
    let at = ["--at", "2026-05-01T00:00:00Z"]
    let done = try Invocation(["import"] + files + ["--save", "pipelines-p.yaml"] + at, in: folder)
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.contains("FirstName") && done.output.contains("name.given") && done.output.contains("country GB"))
    for source in ["crm", "customers", "mail", "erp"] { #expect(done.output.contains("\(source): "), "\(source)") }
    let customers = "SELECT customer_id, full_name FROM customers ORDER BY customer_id"
    let found = try folder.rows(customers)
    #expect(found.count > 30)
    let saved = try folder.text("pipelines-p.yaml")
    #expect(saved.contains("version: 1") && saved.contains("#   name.given: FirstName   (header 'FirstName')"))
    #expect(try Invocation("check", "pipelines-p.yaml", in: folder).status == 0)
    #expect(try Invocation(["run", "pipelines-p.yaml", "--output", "again"] + at, in: folder).status == 0)
    #expect(try folder.bytes("again/customers.sqlite") == (try folder.bytes("out/customers.sqlite")))
  }

  @Test("a saved file is not written over; files that are not there are all told; nothing is run then")
  func refusals() throws {
    try folder.write("p.yaml", "mine\n")
    let kept = try Invocation(["import"] + files + ["--save", "p.yaml"], in: folder)
    #expect(kept.status == 73 && kept.errors.contains("error[W103]"))
    #expect(try folder.text("p.yaml") == "mine\n")
    let missing = try Invocation("import", "company/inbox/crm", "no.csv", "none.csv", in: folder)
    #expect(missing.status == 66 && missing.errors.contains("no.csv") && missing.errors.contains("none.csv"))
    #expect(!folder.exists("out"))
  }

  @Test("where nothing tells the country, it is asked for; --country is believed")
  func country() throws {
    try folder.write("plain.csv", "id,name,email\n1,Ada Byte,ada@post.example\n2,Ada Byte,ada@post.example\n")
    let asked = try Invocation("import", "plain.csv", in: folder)
    #expect(asked.status == 64 && asked.errors.contains("--country"))
    let told = try Invocation("import", "plain.csv", "--country", "de", "--output", "plain", in: folder)
    #expect(told.status == 0 && told.output.contains("country DE: given by --country"))
    #expect(try folder.rows("SELECT count(*) FROM customers", output: "plain") == ["1"])
    #expect(try Invocation("import", "plain.csv", "--country", "Atlantis", in: folder).status == 78)
  }

  @Test("odd names of files: quotes, spaces, a leading hash")
  func oddNames() throws {
    let name = "it's #1 \"list\": of {2026}.csv"
    try folder.write(
      name, "id,name,phone\n1,Ada Byte,+44 20 7946 0001\n2,Bo Chip,+44 20 7946 0002\n3,Cy Disk,+44 20 7946 0003\n")
    let done = try Invocation("import", name, "--output", "odd", in: folder)
    #expect(done.status == 0, "\(done.errors)")
    #expect(try folder.rows("SELECT count(*) FROM customers", output: "odd") == ["3"])
  }

  @Test("standard input is a file like any other, for import and in a pipeline, from a pipe and from a file")
  func standardInput() throws {
    let list =
      "id,first name,last name,phone\n1,Ada,Byte,+44 20 7946 0001\n2,Bo,Chip,+44 20 7946 0002\n3,Cy,Disk,+44 20 7946 0003\n"
    try folder.write("list.csv", list)
    try folder.write(
      "p.yaml", "version: 1\npipeline: c\ncountry: GB\nsources:\n  crm: { path: \"-\", key: id }\noutput: piped\n")
    let program = Invocation.executable.path
    for command in [
      "cat list.csv | \(program) import - --output out1", "\(program) import - --output out2 < list.csv",
      "cat list.csv | \(program) run p.yaml --output out3",
    ] {
      #expect(try Self.shell(command, in: folder) == 0)
    }
    for output in ["out1", "out2", "out3"] {
      #expect(try folder.rows("SELECT path, records FROM files", output: output) == ["stdin|3"])
      #expect(try folder.rows("SELECT DISTINCT file FROM crosswalk", output: output) == ["stdin"])
      #expect(try folder.rows("SELECT count(*) FROM customers", output: output) == ["3"])
    }
    #expect(try Self.shell("\(program) run p.yaml --output out4 < /dev/null", in: folder) == 66)
  }

  private static func shell(_ command: String, in folder: TemporaryFolder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
