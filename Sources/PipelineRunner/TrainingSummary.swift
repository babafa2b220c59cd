import Diagnostics
import RecordModel

/// What training found, for the person who started it.
package struct TrainingSummary: Sendable {
  package struct Files: Sendable {
    package var model: String
    package var page: String
  }

  package let outcome: TrainingOutcome
  package let records: Int
  package let diagnostics: [Diagnostic]
  /// nil after a trial.
  package let files: Files?

  init(_ outcome: TrainingOutcome, records: Int, diagnostics: [Diagnostic], files: Files?) {
    self.outcome = outcome
    self.records = records
    self.diagnostics = diagnostics
    self.files = files
  }

  package var text: String {
    let model = outcome.model
    let tables = model.kinds.filter { $0.records > 1 }.map(Self.text)
    let own = outcome.ownWeights
    let labels =
      model.labels.isEmpty
      ? ""
      : "labels: \(model.labels.same) pairs of one customer, \(model.labels.different) pairs of two\n"
    let end =
      files.map { "model:  \($0.model)\ncharts: \($0.page)" } ?? "trial: nothing was written"
    return """
      \(tables.joined(separator: "\n\n"))

      \(records) records, \(outcome.candidates) pairs compared; \(own.unlinkable) records say too little to be linked with anything
      \(labels)\(end)
      """
  }

  private static func text(_ kind: KindModel) -> String {
    var table = TextTable([
      ("FIELD", .left), ("BEST LEVEL", .left), ("BITS", .right), ("WORST LEVEL", .left), ("BITS", .right), ("PAIRS", .right),
      ("FROM", .left),
    ])
    for comparison in kind.comparisons where comparison.hasValues {
      guard let best = comparison.levels.first, let worst = comparison.levels.last else { continue }
      table.add([
        comparison.name, best.name, ModelFile.bits(best.weight), worst.name, ModelFile.bits(worst.weight),
        "\(Int(comparison.matchPairs.rounded()))",
        !comparison.isTrained ? "built in, hardly trained" : best.mFrom == "labels" ? "data and labels" : "data",
      ])
    }
    let rounds = kind.history.count
    let settled = kind.hasConverged ? "settled after \(rounds) rounds" : "stopped at the limit of \(rounds) rounds"
    let ended = rounds == 0 ? "no pair to learn from" : settled
    return """
      \(kind.kind)s: \(kind.records) different records; \(ended); a pair has \(ModelFile.bits(kind.prior)) bits before any field is looked at
      \(table.text)
      """
  }

  package var json: String {
    let model = outcome.model
    let kinds = model.kinds.map { kind in
      let comparisons = kind.comparisons.map { comparison in
        let levels = comparison.levels.map {
          "{\"level\":\"\($0.name)\",\"bits\":\($0.weight.bits),\"m\":\($0.m),\"u\":\($0.u),\"pairs\":\($0.pairs),"
            + "\"m_from\":\"\($0.mFrom)\",\"u_from\":\"\($0.uFrom)\"}"
        }
        return
          "{\"field\":\"\(comparison.name)\",\"pairs\":\(comparison.matchPairs),\"labelled_pairs\":\(comparison.labelledPairs),"
          + "\"random_pairs\":\(comparison.randomPairs),\"trained\":\(comparison.isTrained),\"levels\":[\(levels.joined(separator: ","))]}"
      }
      return "{\"kind\":\"\(kind.kind)\",\"records\":\(kind.records),\"rounds\":\(kind.history.count),"
        + "\"converged\":\(kind.hasConverged),\"prior_bits\":\(kind.prior.bits),\"comparisons\":[\(comparisons.joined(separator: ","))]}"
    }
    let places = files.map { "\(JSONText.quoted($0.model)),\"page\":\(JSONText.quoted($0.page))" } ?? "null,\"page\":null"
    return
      "{\"records\":\(records),\"pairs_compared\":\(outcome.candidates),\"unlinkable_records\":\(outcome.ownWeights.unlinkable),"
      + "\"labels\":{\"same\":\(model.labels.same),\"different\":\(model.labels.different)},\"model\":\(places),"
      + "\"kinds\":[\(kinds.joined(separator: ","))]}"
  }
}
