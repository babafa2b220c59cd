import ArgumentParser
import Diagnostics
import Glibc
import PipelineRunner
import RecordModel

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Do the whole job for files without a pipeline file: recognise, map, merge, publish.",
    discussion: """
      Each file or folder is a source. Which column fills which field is printed with the reason; --save writes the pipeline file
      that was used, to be changed and run again. The country decides how phone numbers and addresses are read: it is guessed
      from the files, or named by --country.
      """)

  @Argument(help: "Files, folders and archives of any kind that is read; - for standard input.", completion: .file())
  var files: [String]

  @Option(help: "The output folder.", completion: .directory)
  var output = "out"

  @Option(help: "Write the pipeline file that was used here; a file that is there already stays.", completion: .file())
  var save: String?

  @Option(help: "The country most records come from, such as DE, instead of guessing it.")
  var country: String?

  @Flag(help: "Print the summary as JSON, without the mapping.")
  var json = false

  @OptionGroup var runArguments: RunArguments

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let messages = Messages(showValues: common.showValues)
    if let save, access(save, F_OK) == 0 {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "W103", "there is a file already", at: SourceLocation(path: save),
            hints: ["run it with `selfsame run`, or name another file"])
        ], exitCode: .cannotWrite)
    }
    let options = runArguments.options(output: output, isDryRun: false)
    let plan = try ImportPlan(
      files: files, country: country?.uppercased(), output: output, savedAt: save, startedAt: options.startedAt)
    messages.tell(plan.check.diagnostics.filter { $0.severity != .note })
    if !json {
      for source in plan.check.sources { Messages.print(source.table) }
      Messages.print("country \(plan.definition.country): \(plan.countryEvidence)\n")
    }
    if let save {
      try PrivateFile.write(to: save) { try $0(plan.text) }
      if !json { Messages.print("pipeline: \(save)\n") }
    }
    let pipeline = Pipeline(plan.definition, options: options) { Messages.note($0) }
    let interruption = Interruption(folder: pipeline.outputFolder)
    defer { withExtendedLifetime(interruption) {} }
    let summary = try await pipeline.run()
    messages.tell(summary.diagnostics)
    Messages.print(json ? summary.json : summary.text)
  }
}
