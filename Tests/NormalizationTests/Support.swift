import Foundation
import PipelineConfig
import RecordModel

@testable import Normalization

/// Public test data beside the package, or where SELFSAME_SHARED_DATA says.
enum SharedData {
  static func url(_ path: String) -> URL {
    if let folder = ProcessInfo.processInfo.environment["SELFSAME_SHARED_DATA"] {
      return URL(fileURLWithPath: folder).appendingPathComponent(path)
    }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("shared/data").appendingPathComponent(path)
  }

  static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }
}

/// Runs tables of text through the whole stage.
struct Stage {
  /// 2026-01-01T00:00:00Z.
  static let startedAt = Timestamp(milliseconds: 1_767_225_600_000)

  var source = SourceDefinition(name: "crm", paths: [], country: "GB")
  var kind = SourceKind.csv
  var ownDomains: [String] = []

  /// One file per table, in order; `batchSize` rows a batch.
  func run(_ tables: [[[String]]], columns: [String], batchSize: Int = 1000) -> NormalizedRecords {
    let normalizer = Normalizer(pipeline: pipeline, startedAt: Self.startedAt)
    var batches: [NormalizedBatch] = []
    for (index, rows) in tables.enumerated() {
      let file = NormalizedFile(source: 0, file: UInt32(index), kind: kind)
      var plan: MappingPlan?
      for start in stride(from: 0, to: max(rows.count, 1), by: batchSize) {
        let part = Array(rows[start..<min(start + batchSize, rows.count)])
        let batch = Self.batch(part, columns: columns, firstNumber: start)
        let made = plan ?? normalizer.plan(for: columns, of: file, sample: batch)
        plan = made
        batches.append(normalizer.normalize(batch, of: file, plan: made))
      }
    }
    return normalizer.assemble(batches)
  }

  func run(_ rows: [[String]], columns: [String]) -> NormalizedRecords { run([rows], columns: columns) }

  /// The one record of a row.
  func record(_ row: [String], columns: [String]) -> RecordView { RecordView(run([[row]], columns: columns), 0) }

  var pipeline: PipelineDefinition {
    PipelineDefinition(
      path: "p.yaml", folder: "", contentHash: "", name: "test", country: "GB", ownDomains: ownDomains, sources: [source])
  }

  static func batch(_ rows: [[String]], columns: [String], firstNumber: Int = 0) -> SourceRecordBatch {
    var batch = SourceRecordBatch(columns: columns)
    for (index, row) in rows.enumerated() {
      let first = batch.fields.count
      for (column, value) in row.enumerated() {
        batch.fields.append(.init(column: UInt16(column), start: UInt32(batch.bytes.count), count: UInt32(value.utf8.count)))
        batch.bytes += Array(value.utf8)
      }
      let number = firstNumber + index + 1
      batch.records.append(
        .init(
          firstField: first, fieldCount: row.count, number: number, line: number + 1, byteStart: number * 100,
          byteEnd: number * 100 + 99))
    }
    return batch
  }
}

/// One record of a result, as text.
struct RecordView {
  let table: CustomerRecordTable
  let record: CustomerRecord
  private let index: Int

  init(_ records: NormalizedRecords, _ index: Int) {
    table = records.table
    record = records.table.records[index]
    self.index = index
  }

  var key: String { table.texts.string(record.key) }
  var issues: [String] { table.issues.filter { $0.record == index }.map(\.code.name).sorted() }

  func values(_ field: CanonicalField) -> [FieldValue] { table.values(of: record).filter { $0.field == field } }
  func texts(_ field: CanonicalField) -> [String] { values(field).map { table.texts.string($0.value) } }
  func text(_ field: CanonicalField) -> String? { texts(field).first }
  func match(_ field: CanonicalField) -> String? { values(field).first.map { table.texts.string($0.match) } }
  func raw(_ field: CanonicalField) -> String? { values(field).first.map { table.texts.string($0.raw) } }
  func labels(_ field: CanonicalField) -> [String] { values(field).map { table.texts.string($0.label) } }
  func flags(_ field: CanonicalField) -> FieldValue.Flags? { values(field).first?.flags }

  /// `channel purpose state`.
  var consents: [String] {
    table.consents[record.consents].map { "\(table.texts.string($0.channel)) \(table.texts.string($0.purpose)) \($0.state)" }
  }
  var interactions: ArraySlice<Interaction> { table.interactions[record.interactions] }
}
