import Diagnostics
import RecordModel

/// Refuses a snapshot whose parts do not fit together, before anything is written.
struct SnapshotCheck {
  let snapshot: RunSnapshot
  let path: String

  func run() throws {
    let (table, merge) = (snapshot.records, snapshot.merge)
    let count = table.records.count
    guard merge.customerOfRecord.count == count, merge.recordFingerprints.count == count,
      merge.customerFingerprints.count == merge.customers.count
    else { throw fault("merging and records differ in number") }
    guard merge.customerOfRecord.allSatisfy({ merge.customers.indices.contains(Int($0)) }) else {
      throw fault("a record belongs to no customer")
    }
    guard merge.customers.allSatisfy({ $0.records.allSatisfy(isRecord) && $0.values.allSatisfy(isValue) }),
      snapshot.matches.scores.allSatisfy({ isRecord($0.pair.first) && isRecord($0.pair.second) }),
      snapshot.matches.refused.allSatisfy({ isRecord($0.first) && isRecord($0.second) }),
      snapshot.questions.allSatisfy({ isRecord($0.first) && isRecord($0.second) }),
      table.issues.allSatisfy({ table.records.indices.contains($0.record) })
    else { throw fault("something refers to a record that is not there") }
    guard
      table.records.allSatisfy({
        snapshot.sources.indices.contains(Int($0.source)) && snapshot.files.indices.contains(Int($0.file))
      }), snapshot.files.allSatisfy({ snapshot.sources.indices.contains($0.source) })
    else { throw fault("something refers to a source or file that is not there") }
    for (a, b) in zip(table.records, table.records.dropFirst()) {
      guard a.source < b.source || a.source == b.source && table.texts.precedes(a.key, b.key) else {
        throw fault("records are out of order, or two of a source share a key: see lines \(a.line) and \(b.line)")
      }
    }
    guard zip(merge.customers, merge.customers.dropFirst()).allSatisfy({ $0.id < $1.id }) else {
      throw fault("customers are out of order, or two share an id")
    }
  }

  private func isRecord(_ index: Int32) -> Bool { snapshot.records.records.indices.contains(Int(index)) }

  private func isValue(_ value: GoldenValue) -> Bool {
    isRecord(value.record) && snapshot.records.values.indices.contains(value.valueIndex)
  }

  private func fault(_ summary: String) -> DiagnosticsError { LoadingFault.ourBug(summary, path: path) }
}
