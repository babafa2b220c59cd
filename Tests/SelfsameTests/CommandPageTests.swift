import Foundation
import Testing

/// `docs/commands.md` against the program's own description of itself.
@Suite(.serialized) struct CommandPageTests {
  private struct Dump: Decodable {
    struct Command: Decodable {
      var commandName: String
      var abstract: String?
      var shouldDisplay: Bool?
      var arguments: [Argument]?
      var subcommands: [Command]?
    }
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }
      var kind: String
      var names: [Name]?
      var valueName: String?
      var shouldDisplay: Bool?
    }
    var command: Command
  }

  private let folder: TemporaryFolder
  private let commands: [Dump.Command]
  private let page: String

  init() throws {
    folder = try TemporaryFolder()
    let dump = try Invocation("--experimental-dump-help", in: folder)
    let described = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command.subcommands ?? []
    commands = described.filter { $0.commandName != "help" && $0.shouldDisplay != false }
    page = try String(contentsOfFile: packageRoot + "/docs/commands.md", encoding: .utf8)
  }

  private func section(_ command: String) -> String? {
    page.components(separatedBy: "\n## ").dropFirst().first { $0.hasPrefix("selfsame \(command)\n") }
  }

  @Test("every command has a section that names every argument and option")
  func everythingIsDocumented() throws {
    #expect(commands.count >= 10)
    for command in commands {
      guard let section = section(command.commandName) else {
        Issue.record("docs/commands.md has no section 'selfsame \(command.commandName)'")
        continue
      }
      for argument in command.arguments ?? [] where argument.shouldDisplay != false {
        let names = (argument.names ?? []).map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" }
        if names.contains("--help") || names.contains("--version") { continue }
        if argument.kind == "positional" {
          let name = (argument.valueName ?? "").uppercased()
          #expect(section.contains(name), "argument \(name) of \(command.commandName)")
        } else {
          #expect(names.contains { section.contains("`\($0)") }, "option \(names) of \(command.commandName)")
        }
      }
    }
  }

  @Test("no section and no option is left over from an older version")
  func nothingIsStale() throws {
    let known = Set(commands.map(\.commandName))
    for title in page.components(separatedBy: "\n## selfsame ").dropFirst() {
      let name = String(title.prefix { !$0.isNewline })
      #expect(known.contains(name), "section 'selfsame \(name)'")
      let options = commands.filter { $0.commandName == name }.flatMap { $0.arguments ?? [] }.flatMap { $0.names ?? [] }
      let names = Set(options.map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" })
      for row in title.split(separator: "\n") where row.hasPrefix("| `-") {
        let option = String(row.dropFirst(3).prefix { $0 != "`" && $0 != " " })
        #expect(names.contains(option), "option \(option) of \(name)")
      }
    }
  }

  @Test("every exit code is explained") func exitCodes() {
    for code in [0, 64, 65, 66, 70, 73, 74, 75, 78, 130] { #expect(page.contains("| \(code) |"), "exit code \(code)") }
  }

  @Test("each command's --help says what it is for and names its options")
  func help() throws {
    for command in commands {
      let help = try Invocation(command.commandName, "--help", in: folder)
      #expect(help.status == 0)
      #expect(help.output.contains("USAGE: selfsame \(command.commandName)"))
      #expect(help.output.contains("OVERVIEW:"))
      let wanted = command.commandName == "generate" ? "--seed" : "--show-values"
      #expect(help.output.contains(wanted))
    }
    let overview = try Invocation("--help", in: folder)
    for command in commands { #expect(overview.output.contains("  \(command.commandName) ")) }
    #expect(overview.output.contains("78 pipeline"))
    #expect(try Invocation("--version", in: folder).output.split(separator: ".").count == 3)
  }
}
