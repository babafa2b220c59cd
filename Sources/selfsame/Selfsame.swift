import ArgumentParser
import Diagnostics
import Glibc

@main
struct Selfsame: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selfsame",
    abstract: "One customer from many exports, and why.",
    discussion: """
      Reads CSV files, spreadsheets, mail archives, web-form dumps, XML feeds and vCards, finds the records that are the same
      customer, and publishes one SQLite database of unified customers with a data-quality report.

      Exit codes: 0 published, 64 usage, 65 the quality gate refused, 66 no readable input, 70 our bug, 73 cannot write,
      74 input or output error, 75 another run holds the lock, 78 pipeline file, 130 interrupted.
      """,
    version: Tool.version,
    subcommands: [
      RunCommand.self, ImportCommand.self, CheckCommand.self, PreviewCommand.self, TrainCommand.self, ShowCommand.self,
      ExplainCommand.self,
      RejectsCommand.self, ExportCommand.self, EvaluateCommand.self, ReportCommand.self, GenerateCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as DiagnosticsError {
      Messages(showValues: CommandLine.arguments.contains("--show-values")).tell(error.diagnostics)
      Glibc.exit(error.exitCode.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}

/// What the tool calls itself in databases and manifests.
enum Tool {
  static let version = "0.1.0"
}
