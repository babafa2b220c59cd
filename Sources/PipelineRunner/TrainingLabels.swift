import Diagnostics
import Evaluation
import RecordModel

/// A truth file's rows, found again among the records of a run.
struct TrainingLabels: Sendable {
  private(set) var labels: MatchLabels
  /// Rows that name no record, and rows in all.
  private(set) var missing = 0
  private let rows: Int

  /// `sources`: names by number. A row without source means the first record with its key, as `selfsame evaluate` takes it.
  init(_ truth: TruthFile, _ table: CustomerRecordTable, sources: [String]) {
    let index = RecordKeys(table, sources: sources)
    labels = MatchLabels(entities: [Int32](repeating: -1, count: table.records.count))
    switch truth {
    case .entities(let entities):
      rows = entities.count
      var numbers: [String: Int32] = [:]
      for line in entities {
        guard let record = index.record(source: line.source, key: line.key) else {
          missing += 1
          continue
        }
        let number = numbers[line.entity] ?? Int32(truncatingIfNeeded: numbers.count)
        numbers[line.entity] = number
        labels.entities[record] = number
      }
    case .pairs, .plan:
      let pairs = truth.judgedPairs
      rows = pairs.count
      for pair in pairs {
        guard let a = index.record(source: pair.first.source, key: pair.first.key),
          let b = index.record(source: pair.second.source, key: pair.second.key)
        else {
          missing += 1
          continue
        }
        // A pair that may be either teaches nothing.
        guard a != b, pair.expected == "match" || pair.expected == "no_match" else { continue }
        labels.pairs.append(
          .init(
            first: Int32(truncatingIfNeeded: a), second: Int32(truncatingIfNeeded: b), isSame: pair.expected == "match"))
      }
    }
  }

  func warnings(path: String, used: SavedModel.LabelledPairs) -> [Diagnostic] {
    let place = SourceLocation(path: path)
    var result: [Diagnostic] = []
    if missing > 0 {
      result.append(
        Diagnostic(
          .warning, "T205", "\(missing) of \(rows) rows name no record of this pipeline", at: place,
          hints: ["keys are those of the view crosswalk; add a column `source` where sources share keys"]))
    }
    if used.isEmpty {
      result.append(
        Diagnostic(
          .warning, "T207", "the labels tell of no pair of records, so the model is trained without them", at: place,
          hints: ["a label helps where two records of one customer have one, or two records that were compared"]))
    }
    return result
  }
}

/// Records by source and key.
private struct RecordKeys {
  private struct Reference: Hashable {
    var source: String
    var key: String
  }

  private var bySource: [Reference: Int] = [:]
  private var byKey: [String: Int] = [:]

  init(_ table: CustomerRecordTable, sources: [String]) {
    for (index, record) in table.records.enumerated() {
      let key = table.texts.string(record.key)
      bySource[Reference(source: sources[Int(record.source)], key: key)] = index
      if byKey[key] == nil { byKey[key] = index }
    }
  }

  func record(source: String?, key: String) -> Int? {
    guard let source else { return byKey[key] }
    return bySource[Reference(source: source, key: key)]
  }
}
