import ArgumentParser
import Diagnostics
import Glibc
import PipelineConfig
import PipelineRunner
import RecordModel

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read all sources, find who is whom, publish the database and the report.",
    discussion: "The published database is replaced only when the new one is complete; until then readers see the old one.")

  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(help: "The output folder, instead of the pipeline file's.", completion: .directory)
  var output: String?

  @Option(help: "The run's start as ISO 8601 in UTC, instead of now; the same --at gives the same bytes.")
  var at: String?

  @Option(help: "Worker threads, instead of one a processor; the result is the same.")
  var threads: Int?

  @Flag(name: .customLong("dry-run"), help: "Do everything but publish.")
  var dryRun = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws { try Self.validate(threads: threads, at: at) }

  static func validate(threads: Int?, at: String?) throws {
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads must be 1 to 256") }
    if let at, Timestamp(iso8601: at.utf8) == nil {
      throw ValidationError("--at must be a time such as 2026-03-12T02:30:00Z")
    }
  }

  func run() async throws {
    let messages = Messages(showValues: common.showValues)
    let (definition, warnings) = try PipelineFile.load(path: pipeline)
    messages.tell(warnings)
    let options = RunOptions(
      threads: threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      startedAt: at.flatMap { Timestamp(iso8601: $0.utf8) } ?? SystemClock.now, outputFolder: output, isDryRun: dryRun,
      toolVersion: Tool.version)
    let pipeline = Pipeline(definition, options: options) { Messages.note($0) }
    let interruption = Interruption(folder: pipeline.outputFolder)
    defer { withExtendedLifetime(interruption) {} }
    let summary = try await pipeline.run()
    messages.tell(summary.diagnostics)
    Messages.print(json ? summary.json : summary.text)
  }
}
