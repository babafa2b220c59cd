import ArgumentParser
import Diagnostics
import SampleCompany

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a made-up company's exports in every format, with the truth.",
    discussion: "The folder gets inbox/, pipeline.yaml and truth.csv. The same seed gives the same bytes.")

  @Argument(help: "The folder to write to; made if missing.", completion: .directory)
  var folder: String

  @Option(help: "How many people there are.")
  var customers = 1000

  @Option(help: "The seed everything is drawn from.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...10_000_000).contains(customers) else { throw ValidationError("--customers must be 1 to 10000000") }
  }

  func run() throws {
    let summary = try SampleCompany(customers: customers, seed: seed).write(to: folder)
    let records = summary.records.map { "\($0.source) \($0.count)" }.joined(separator: ", ")
    Messages.print(
      """
      \(summary.people) people and \(summary.organizations) organizations, as \(records)
      pipeline: \(folder)/pipeline.yaml
      truth:    \(folder)/truth.csv
      """)
  }
}
