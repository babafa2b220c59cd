import ArgumentParser
import Diagnostics
import Loading
import PipelineRunner

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the customers as a clean list.",
    discussion: ExportFormats.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))

  @OptionGroup var output: OutputArgument

  @Option(help: "One of: \(ExportFormats.all.map(\.name).joined(separator: ", ")).")
  var format = "csv"

  @Option(name: .customLong("to"), help: "The file to write; standard output when left out.")
  var file: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard ExportFormats.named(format) == nil else { return }
    let names = ExportFormats.all.map(\.name)
    let hint = NearestName.of(format, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw ValidationError("format '\(format)' is not known\(hint) (\(names.joined(separator: ", ")))")
  }

  func run() throws {
    guard let format = ExportFormats.named(format) else { return }
    let database = try output.open()
    guard let file else {
      return try format.export(database) { Messages.write($0) }
    }
    try PrivateFile.write(to: file) { write in try format.export(database, write) }
  }
}
