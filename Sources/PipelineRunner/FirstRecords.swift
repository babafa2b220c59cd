import Extraction
import Normalization
import PipelineConfig
import RecordModel

/// The first records of a source and how their columns are read: what `check`, `preview` and `import` look at.
struct FirstRecords {
  let file: InputFile
  let kind: SourceKind
  private(set) var batch: SourceRecordBatch
  let plan: MappingPlan
  private let place: NormalizedFile

  /// Of one file; nil for a file without records.
  init?(_ file: InputFile, in definition: PipelineDefinition, _ normalizer: Normalizer, startedAt: Timestamp)
    throws(ExtractionError)
  {
    let context = ExtractionContext(ownDomains: definition.ownDomains, startedAt: startedAt)
    let opened = try ExtractorRegistry.open(file, of: definition.sources[file.source], in: context)
    guard let batch = try opened.reader.nextBatch() else { return nil }
    self.file = file
    self.batch = batch
    kind = opened.kind
    place = NormalizedFile(source: file.source, file: 0, kind: opened.kind, name: file.shownPath)
    plan = normalizer.plan(for: batch.columns, of: place, sample: batch)
  }

  /// Files of a source that are opened until one of them has records.
  private static let mostFiles = 8

  /// Of the source's first file that has any; `failed` is told of those that cannot be read before it.
  static func find(
    among files: some Collection<InputFile>, in definition: PipelineDefinition, _ normalizer: Normalizer, startedAt: Timestamp,
    failed: (InputFile, ExtractionError) -> Void = { _, _ in }
  ) -> FirstRecords? {
    for file in files.prefix(mostFiles) {
      do throws(ExtractionError) {
        if let found = try FirstRecords(file, in: definition, normalizer, startedAt: startedAt) { return found }
      } catch {
        failed(file, error)
      }
    }
    return nil
  }

  /// Leaves the first `count` records.
  mutating func keep(_ count: Int) {
    batch.records = Array(batch.records.prefix(max(1, count)))
    batch.issues.removeAll { $0.record >= batch.records.count }
  }

  func normalized(by normalizer: Normalizer) -> CustomerRecordTable {
    normalizer.assemble([normalizer.normalize(batch, of: place, plan: plan)]).table
  }
}
