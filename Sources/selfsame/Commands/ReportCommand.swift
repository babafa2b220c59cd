import ArgumentParser
import PipelineRunner

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the data-quality report of a database again.")

  @OptionGroup var output: OutputArgument
  @OptionGroup var common: CommonOptions

  func run() throws {
    let path = try ReportFiles.write(databaseAt: output.databasePath, folder: output.output)
    Messages.print(path)
  }
}
