import Foundation
import Testing

/// `selfsame train` as a script sees it.
@Suite(.serialized) struct TrainCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("p.yaml", smallPipeline)
    try folder.write(
      "in/crm.csv", "id,first name,last name,email\nc1,Ada,Byte,ada@nimbus.example\nc2,Dora,Flint,dora@flint.example\n")
    try folder.write("in/shop.csv", "id,first name,last name,email\ns1,Ada,Byte,ada.b@nimbus.example\n")
  }

  @Test("0: the table on standard output, what was hardly trained on standard error, no customer's value anywhere")
  func trained() throws {
    let train = try Invocation("train", "p.yaml", "--at", night, in: folder)
    #expect(train.status == 0)
    #expect(train.output.contains("FIELD") && train.output.contains("out/model.json") && train.output.contains("training.html"))
    #expect(train.errors.contains("warning[T203]"))
    #expect(!folder.exists("out/customers.sqlite"))
    for text in [train.output, train.errors, try folder.text("out/model.json"), try folder.text("out/report/training.html")] {
      for value in ["Ada", "Byte", "nimbus", "flint"] { #expect(!text.localizedCaseInsensitiveContains(value)) }
    }
    let json = try Invocation("train", "p.yaml", "--json", "--dry-run", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["records"] as? Int == 3 && object["model"] is NSNull)
    #expect((object["kinds"] as? [Any])?.count == 2)
  }

  @Test("64: a truth file with other columns, threads or a time that are none")
  func usage() throws {
    for arguments in [
      ["train"], ["train", "p.yaml", "--threads", "0"], ["train", "p.yaml", "--at", "yesterday"],
      ["train", "p.yaml", "--labels", "in/crm.csv"],
    ] { #expect(try Invocation(arguments, in: folder).status == 64, "\(arguments)") }
    #expect(!folder.exists("out"))
  }

  @Test("66: no labels file, no input; 75: a run is at work; 78: a faulty pipeline file; 73: no place to write")
  func refused() throws {
    #expect(try Invocation("train", "p.yaml", "--labels", "missing.csv", in: folder).status == 66)
    #expect(try Invocation("train", "missing.yaml", in: folder).status == 78)
    try folder.write("plain", "a file")
    #expect(try Invocation("train", "p.yaml", "--output", "plain/out", in: folder).status == 73)
    _ = try Invocation("train", "p.yaml", in: folder)
    let descriptor = open(folder.path("out/run.lock"), O_RDWR)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(try Invocation("train", "p.yaml", in: folder).status == 75)
    close(descriptor)
    try FileManager.default.removeItem(atPath: folder.path("in"))
    #expect(try Invocation("train", "p.yaml", in: folder).status == 66)
    #expect(folder.exists("out/model.json"))
  }

  @Test("74: a damaged model is named with line and column; check tells it too")
  func damaged() throws {
    try folder.write("out/model.json", "{\n  \"version\": two\n}\n")
    let run = try Invocation("run", "p.yaml", in: folder)
    #expect(run.status == 74)
    #expect(run.errors.contains("out/model.json:2:14: error[T102]") && run.errors.contains("hint:"))
    #expect(try Invocation("check", "p.yaml", in: folder).errors.contains("error[T102]"))
  }
}
