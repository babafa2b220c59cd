import ArgumentParser
import Diagnostics
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

  @OptionGroup var arguments: PipelineArguments

  @Option(help: "A truth file: columns key and entity, or a_key, b_key and expected.", completion: .file(extensions: ["csv"]))
  var labels: String?

  @Flag(name: .customLong("dry-run"), help: "Train and tell, but write nothing.")
  var dryRun = false

  @Flag(help: "Print the model as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let messages = Messages(showValues: common.showValues)
    let (definition, warnings) = try PipelineFile.load(path: arguments.pipeline)
    messages.tell(warnings)
    let training = TrainingRun(definition, options: arguments.options(isDryRun: dryRun), labels: labels) { Messages.note($0) }
    let interruption = Interruption(folder: training.outputFolder)
    defer { withExtendedLifetime(interruption) {} }
    let summary = try await training.run()
    messages.tell(summary.diagnostics)
    Messages.print(json ? summary.json : summary.text)
  }
}
