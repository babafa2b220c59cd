import ArgumentParser
import Diagnostics
import Evaluation
import PipelineRunner

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure the customers against known truth.",
    discussion: """
      The truth is a CSV file: columns `key` (or `record_id`), `entity` (or `entity_id`), and `source` where a key occurs in
      several sources. Records missing in the database count as customers of their own. Or judged pairs: columns `a_key`,
      `b_key`, `expected` (match, no_match, possible_match), and `a_source`, `b_source` where needed.
      """)

  @OptionGroup var output: OutputArgument

  @Argument(help: "The truth file.", completion: .file(extensions: ["csv"]))
  var truth: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let database = try output.open()
    switch try TruthFile.read(truth) {
    case .entities(let entities):
      let result = try TruthComparison(database, entities)
      Messages.print(json ? result.json : result.text)
    case .pairs(let pairs):
      let result = try PairJudgement(database, pairs)
      Messages.print(json ? result.json : result.text)
    }
  }
}
