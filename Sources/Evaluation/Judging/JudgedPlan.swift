import Diagnostics
import RecordModel

/// One line of a plan's file as it came back.
package struct JudgedRow: Sendable {
  package enum Answer: Sendable {
    case same, different, unjudged

    /// What a `same` cell says; nil for anything but yes, no and nothing.
    package init?(_ cell: String) {
      switch cell.lowercased().filter({ !$0.isWhitespace }) {
      case "yes", "y", "1", "true", "same", "x": self = .same
      case "no", "n", "0", "false", "different": self = .different
      case "", "?", "unsure": self = .unjudged
      default: return nil
      }
    }
  }

  package var stratum: String
  package var stratumPairs: Int
  package var answer: Answer
  /// The judged records, where the file names them and somebody answered.
  package var pair: JudgedPair?

  package init(stratum: String, stratumPairs: Int, answer: Answer, pair: JudgedPair? = nil) {
    self.pair = pair
    self.stratum = stratum
    self.stratumPairs = stratumPairs
    self.answer = answer
  }
}

/// A filled plan measured: precision and recall among compared pairs, with bounds.
package struct JudgedPlan: Sendable {
  private let samples: [StratifiedEstimate.Sample]
  private let estimate: StratifiedEstimate
  private let unjudged: Int

  package init(_ rows: [JudgedRow]) {
    var samples: [String: StratifiedEstimate.Sample] = [:]
    for row in rows {
      // What nobody judged is half right for all we know.
      let stratum = PairStratum(name: row.stratum, pairs: row.stratumPairs, expected: 0.5)
      samples[row.stratum, default: .init(stratum: stratum, judged: 0, same: 0)].judged +=
        row.answer == .unjudged ? 0 : 1
      samples[row.stratum]?.same += row.answer == .same ? 1 : 0
    }
    self.samples = samples.values.sorted { $0.stratum.name < $1.stratum.name }
    estimate = StratifiedEstimate(self.samples)
    unjudged = rows.count { $0.answer == .unjudged }
  }

  package var text: String {
    var table = TextTable([("STRATUM", .left), ("PAIRS", .right), ("JUDGED", .right), ("SAME", .right)])
    for sample in samples {
      table.add([sample.stratum.name, "\(sample.stratum.pairs)", "\(sample.judged)", "\(sample.same)"])
    }
    let judged = samples.reduce(0) { $0 + $1.judged }
    return """
      \(table.text)

      \(judged) pairs judged, \(unjudged) not
      precision                     \(Self.shown(estimate.precision))
      recall among compared pairs   \(Self.shown(estimate.recall))
      """
  }

  package var json: String {
    let strata = samples.map { sample in
      let name = sample.stratum.name.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "." || $0 == "-" }
      return "{\"stratum\":\"\(name)\",\"pairs\":\(sample.stratum.pairs),\"judged\":\(sample.judged),\"same\":\(sample.same)}"
    }
    return "{\"precision\":\(Self.json(estimate.precision)),\"recall_among_compared\":\(Self.json(estimate.recall)),"
      + "\"unjudged\":\(unjudged),\"strata\":[\(strata.joined(separator: ","))]}"
  }

  private static func shown(_ estimate: Estimate?) -> String {
    guard let estimate else { return "nothing to tell from" }
    let figure = TruthComparison.figure
    return "\(figure(estimate.value)) (\(figure(estimate.low))–\(figure(estimate.high)))"
  }

  private static func json(_ estimate: Estimate?) -> String {
    guard let estimate else { return "null" }
    let figure = TruthComparison.figure
    return "{\"value\":\(figure(estimate.value)),\"low\":\(figure(estimate.low)),\"high\":\(figure(estimate.high))}"
  }
}
