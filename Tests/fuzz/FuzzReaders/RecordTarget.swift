import Normalization
import PipelineConfig
import RecordModel

/// Records through the whole normalization: each line is the cell of the next of many columns, with transforms on some.
struct RecordTarget: FuzzTarget {
  private static let startedAt = Timestamp(milliseconds: 1_767_225_600_000)
  private static let columns = [
    "Full Name", "E-mail", "Phone", "Street", "City", "Zip", "Country", "Birthday", "Company", "Job Title", "Website", "Tags",
    "Newsletter", "Last Modified", "Notes", "Gender", "Language", "Mobile", "E-mail 1 - Label", "E-mail 1 - Value", "Address",
    "VAT ID", "Customer ID",
  ]

  private let normalizer: Normalizer
  private let plan: MappingPlan
  private let file = NormalizedFile(source: 0, file: 0, kind: .csv)

  init() {
    let source = SourceDefinition(name: "fuzzed", kind: .csv, paths: [], country: "DE")
    let pipeline = PipelineDefinition(
      path: "p.yaml", folder: "", contentHash: "", name: "fuzzed", country: "DE", ownDomains: ["acme.example"],
      sources: [source])
    normalizer = Normalizer(pipeline: pipeline, startedAt: Self.startedAt)
    plan = normalizer.plan(for: Self.columns, of: file, sample: SourceRecordBatch(columns: Self.columns))
  }

  func fault(on input: UnsafeRawBufferPointer, twice: Bool) -> String? {
    let batch = Self.batch(input)
    let result = normalizer.assemble([normalizer.normalize(batch, of: file, plan: plan)])
    if result.table.records.count + result.repeated.reduce(0, +) + result.superseded.reduce(0, +) != batch.records.count {
      return "records that are neither kept nor told as repeated"
    }
    if twice, result.table.values != normalizer.assemble([normalizer.normalize(batch, of: file, plan: plan)]).table.values {
      return "the same records give other values"
    }
    return nil
  }

  /// A line is a cell, as many records as there are cells for.
  private static func batch(_ input: UnsafeRawBufferPointer) -> SourceRecordBatch {
    var batch = SourceRecordBatch(columns: columns)
    // What a reader gives is UTF-8.
    batch.bytes = Array(String(decoding: input, as: UTF8.self).utf8)
    var start = 0
    var first = 0
    for (index, line) in batch.bytes.split(separator: 0x0A, maxSplits: 200, omittingEmptySubsequences: false).enumerated() {
      let column = index % columns.count
      batch.fields.append(.init(column: UInt16(column), start: UInt32(line.startIndex), count: UInt32(line.count)))
      guard column == columns.count - 1 || line.endIndex == batch.bytes.count else { continue }
      let number = batch.records.count + 1
      batch.records.append(
        .init(
          firstField: first, fieldCount: batch.fields.count - first, number: number, line: number, byteStart: start,
          byteEnd: line.endIndex))
      first = batch.fields.count
      start = line.endIndex
    }
    return batch
  }
}
