import ArgumentParser
import Diagnostics
import Evaluation
import Loading
import PipelineRunner
import ProfileStore

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure the customers against known truth.",
    discussion: """
      The truth is a CSV file: columns `key` (or `record_id`), `entity` (or `entity_id`), and `source` where a key occurs in
      several sources. Records missing in the database count as customers of their own. Or judged pairs: columns `a_key`,
      `b_key`, `expected` (match, no_match, possible_match), and `a_source`, `b_source` where needed.
      Without truth, --plan writes pairs to judge: fill the column `same` with yes or no and give the file back as TRUTH.
      """)

  @OptionGroup var output: OutputArgument

  @Argument(help: "The truth file, or a plan with its answers.", completion: .file(extensions: ["csv"]))
  var truth: String?

  @Option(help: "Draw this many pairs to judge, so that precision becomes known, and write them to --to.")
  var plan: Int?

  @Option(name: .customLong("to"), help: "The file to write the plan to, for its owner alone.")
  var file: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let plan {
      guard (10...100_000).contains(plan) else { throw ValidationError("--plan must be 10 to 100000") }
      guard truth == nil else { throw ValidationError("--plan draws new pairs: leave the truth file out") }
      guard file != nil else { throw ValidationError("--plan needs --to FILE") }
    } else {
      guard truth != nil else { throw ValidationError("name a truth file, or --plan N to judge pairs") }
      guard file == nil else { throw ValidationError("--to goes with --plan") }
    }
  }

  func run() throws {
    let database = try output.open()
    if let plan, let file { return try write(JudgementPlan(database, count: plan), to: file) }
    switch try TruthFile.read(truth ?? "") {
    case .entities(let entities):
      let result = try TruthComparison(database, entities)
      Messages.print(json ? result.json : result.text)
    case .pairs(let pairs):
      let result = try PairJudgement(database, pairs)
      Messages.print(json ? result.json : result.text)
    case .plan(let rows):
      let result = JudgedPlan(rows)
      Messages.print(json ? result.json : result.text)
    }
  }

  private func write(_ plan: JudgementPlan, to file: String) throws {
    try PrivateFile.write(to: file) { write in
      try write(GuardedCSV.row(plan.columns))
      for row in plan.rows { try write(GuardedCSV.row(row)) }
    }
    Messages.print(json ? plan.json : plan.text)
  }
}
