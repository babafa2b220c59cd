import Foundation
import Testing

/// Customers' values stay out of messages, and cannot steer a terminal.
@Suite(.serialized) struct PrivacyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("p.yaml", smallPipeline)
    try folder.write("in/shop.csv", "id,first name,last name\ns1,Dora,Flint\n")
  }

  @Test("messages name the place and mask the value, unless --show-values")
  func masked() throws {
    try folder.write(
      "in/crm.csv",
      "id,first name,last name,email\nc1,Secret,Person,secret@person.example,surplus,cells,here\nc2,A,B,a@b.example\n")
    let run = try Invocation("run", "p.yaml", in: folder)
    #expect(run.status == 0)
    for text in [run.errors, run.output] { #expect(!text.lowercased().contains("secret")) }
    let masked = try Invocation("rejects", "out", in: folder)
    #expect(masked.output.contains("in/crm.csv:2") && masked.output.contains("1 rows set aside"))
    #expect(!masked.output.lowercased().contains("secret"))
    #expect(try Invocation("rejects", "out", "--show-values", in: folder).output.contains("secret@person.example"))
    let unknown = try Invocation("show", "out", "secret@person.example", in: folder)
    #expect(!unknown.errors.contains("secret@"))
    #expect(try Invocation("show", "out", "secret@person.example", "--show-values", in: folder).errors.contains("secret@"))
  }

  @Test(
    "case 91: escape sequences in values are shown, not obeyed", arguments: ["\u{1B}]0;owned\u{7}", "\u{1B}[2J", "\u{9B}31m"])
  func terminalEscapes(_ escape: String) throws {
    let rows =
      "c1,Ada\(escape),Byte\(escape),ada@nimbus.example,\(escape)x\nc2\(escape),Ada,Byte,ada@nimbus.example,a,b,c\(escape)\n"
    try folder.write("in/crm.csv", "id,first name,last name,email,job title\n" + rows)
    #expect(try Invocation("run", "p.yaml", in: folder).status == 0)
    for arguments in [
      ["show", "out", "crm:c1"], ["explain", "out", "crm:c1"], ["explain", "out", "crm:c1", "shop:s1"],
      ["rejects", "out", "--show-values"], ["preview", "p.yaml", "crm"], ["check", "p.yaml"],
      ["show", "out", "x\(escape)", "--show-values"],
    ] {
      let called = try Invocation(arguments, in: folder)
      for text in [called.output, called.errors] {
        let hostile = text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) }
        #expect(!hostile, "\(arguments[0]) prints a control character")
      }
    }
  }

  @Test("no colour where nobody looks: output into a file has no escape codes")
  func noColour() throws {
    try folder.write("p.yaml", smallPipeline.replacing("country", with: "contry"))
    #expect(!(try Invocation("check", "p.yaml", in: folder).errors.contains("\u{1B}")))
  }
}
