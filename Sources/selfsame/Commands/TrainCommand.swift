import ArgumentParser
import Diagnostics
import Glibc
import PipelineConfig
import PipelineRunner
import RecordModel

struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Learn the match weights anew from all sources, and draw them.",
    discussion: """
      Writes model.json, which later runs score with, and report/training.html into the output folder. Publishes nothing: the
      customers change with the next `selfsame run`. Labels sharpen the weights; they are a truth file as `selfsame evaluate` takes
      it, and need not know every record.
      """)

  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(help: "A truth file: columns key and entity, or a_key, b_key and expected.", completion: .file(extensions: ["csv"]))
  var labels: String?

  @Option(help: "The output folder, instead of the pipeline file's.", completion: .directory)
  var output: String?

  @Option(help: "The run's start as ISO 8601 in UTC, instead of now; the same --at gives the same bytes.")
  var at: String?

  @Option(help: "Worker threads, instead of one a processor; the result is the same.")
  var threads: Int?

  @Flag(name: .customLong("dry-run"), help: "Train and tell, but write nothing.")
  var dryRun = false

  @Flag(help: "Print the model as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws { try RunCommand.validate(threads: threads, at: at) }

  func run() async throws {
    let messages = Messages(showValues: common.showValues)
    let (definition, warnings) = try PipelineFile.load(path: pipeline)
    messages.tell(warnings)
    let options = RunOptions(
      threads: threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      startedAt: at.flatMap { Timestamp(iso8601: $0.utf8) } ?? SystemClock.now, outputFolder: output, isDryRun: dryRun,
      toolVersion: Tool.version)
    let training = TrainingRun(definition, options: options, labels: labels) { Messages.note($0) }
    let interruption = Interruption(folder: training.outputFolder)
    defer { withExtendedLifetime(interruption) {} }
    let summary = try await training.run()
    messages.tell(summary.diagnostics)
    Messages.print(json ? summary.json : summary.text)
  }
}
