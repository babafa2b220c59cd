import ArgumentParser
import Diagnostics
import PipelineConfig
import PipelineRunner

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tell every fault of a pipeline file, and what its sources hold.",
    discussion: """
      Exit code 78 when there is a fault; warnings and notes alone do not change it. With --forecast all sources are read and
      blocked as in a run, but no pair is compared and nothing is written.
      """)

  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Flag(help: "Count the pairs each blocking rule brings, and tell about what comparing them takes.")
  var forecast = false

  @Flag(help: "Print the pipeline as it was understood, or the forecast, as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (definition, warnings) = try PipelineFile.load(path: pipeline)
    let check = PipelineCheck(definition, startedAt: SystemClock.now)
    let diagnostics = (warnings + check.diagnostics).sorted(by: Diagnostic.precedes)
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw DiagnosticsError(diagnostics, exitCode: .pipelineFile)
    }
    let messages = Messages(showValues: common.showValues)
    messages.tell(diagnostics)
    if forecast {
      let options = RunOptions(
        threads: RunArguments.processors, startedAt: SystemClock.now, isDryRun: true, toolVersion: Tool.version)
      let forecast = try await PipelineForecast(definition, options: options)
      messages.tell(forecast.diagnostics.filter { told in !diagnostics.contains { $0.summary == told.summary } })
      return Messages.print(json ? forecast.json : forecast.text)
    }
    if json { return Messages.print(definition.jsonDescription) }
    for source in check.sources { Messages.print(source.table) }
  }
}

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show the first records of a source: raw beside mapped and normalized.")

  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Argument(help: "A source's name in it.")
  var source: String

  @Option(name: .customShort("n"), help: "How many records.")
  var records = 10

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1000).contains(records) else { throw ValidationError("-n must be 1 to 1000") }
  }

  func run() throws {
    let (definition, warnings) = try PipelineFile.load(path: pipeline)
    Messages(showValues: common.showValues).tell(warnings)
    Messages.print(try RecordPreview(definition, source: source, records: records, startedAt: SystemClock.now).text)
  }
}
