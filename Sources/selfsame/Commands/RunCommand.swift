import ArgumentParser
import Diagnostics
import PipelineConfig
import PipelineRunner
import RecordModel

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read all sources, find who is whom, publish the database and the report.",
    discussion: "The published database is replaced only when the new one is complete; until then readers see the old one.")

  @OptionGroup var arguments: PipelineArguments

  @Flag(name: .customLong("dry-run"), help: "Do everything but publish.")
  var dryRun = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let messages = Messages(showValues: common.showValues)
    let (definition, warnings) = try PipelineFile.load(path: arguments.pipeline)
    messages.tell(warnings)
    let pipeline = Pipeline(definition, options: arguments.options(isDryRun: dryRun)) { Messages.note($0) }
    let interruption = Interruption(folder: pipeline.outputFolder)
    defer { withExtendedLifetime(interruption) {} }
    let summary = try await pipeline.run()
    messages.tell(summary.diagnostics)
    Messages.print(json ? summary.json : summary.text)
  }
}
