import PipelineConfig
import RecordModel

/// A file being normalized: which source it belongs to and what the run calls it.
package struct NormalizedFile: Sendable {
  /// Index into the pipeline's sources.
  package var source: Int
  /// Index into the run's files.
  package var file: UInt32
  package var kind: SourceKind
  /// As the run shows it.
  package var name: String

  package init(source: Int, file: UInt32, kind: SourceKind, name: String = "") {
    self.source = source
    self.file = file
    self.kind = kind
    self.name = name
  }
}

/// How one column of a source was understood.
package struct ColumnMapping: Sendable, Hashable {
  package var column: String
  /// `email`, `phone[mobile]`, `consent.email`, `key`, `updated_at`, or empty when the column is not used.
  package var target: String
  /// Why: `pipeline file`, `header 'E-Mail'`, `content: 97 % emails`; empty when not used.
  package var evidence: String

  package init(column: String, target: String, evidence: String) {
    self.column = column
    self.target = target
    self.evidence = evidence
  }
}

/// The normalization stage: source records in, customer records out.
///
/// One plan per file from its first batch, then any number of batches on any threads, then all batches together.
package struct Normalizer: Sendable {
  private let pipeline: PipelineDefinition
  private let startedAt: Timestamp
  private let normalizers: [any FieldNormalizer]
  private let placeholders: PlaceholderList
  private let sharedMailboxes: SharedMailboxes
  /// Which normalizer takes a field, by the field's raw value.
  private let slots: [Int]

  package init(pipeline: PipelineDefinition, startedAt: Timestamp) {
    self.init(pipeline: pipeline, startedAt: startedAt, normalizers: NormalizerRegistry.all)
  }

  /// With normalizers of the caller's choice; fields that none of them takes are kept as plain text.
  init(pipeline: PipelineDefinition, startedAt: Timestamp, normalizers: [any FieldNormalizer]) {
    self.pipeline = pipeline
    self.startedAt = startedAt
    self.normalizers = normalizers + [PlainTextNormalizer()]
    placeholders = PlaceholderList(extra: pipeline.normalize.extraPlaceholders)
    sharedMailboxes = SharedMailboxes(extra: pipeline.normalize.extraSharedMailboxes)
    slots = CanonicalField.allCases.map { field in
      normalizers.firstIndex { $0.fields.contains(field) } ?? normalizers.count
    }
  }

  /// How a file's columns are read, from its first batch.
  package func plan(for columns: [String], of file: NormalizedFile, sample: SourceRecordBatch) -> MappingPlan {
    var plan = planner(of: file).plan(for: columns, sample: sample)
    if file.kind.isTable { plan.take(AudienceExport(fileName: file.name, columns: columns)) }
    return plan
  }

  /// One batch; may run on several threads at once. Costs a few microseconds a record and never fails.
  package func normalize(_ batch: SourceRecordBatch, of file: NormalizedFile, plan: MappingPlan) -> NormalizedBatch {
    let source = pipeline.sources[file.source]
    let context = NormalizationContext(
      country: source.country.isEmpty ? pipeline.country : source.country,
      // Whether day or month stands first is settled over the whole column, where the source's order comes second.
      dateOrder: source.dateOrder == .ymd ? .ymd : nil, startedAt: startedAt, placeholders: placeholders,
      sharedMailboxes: sharedMailboxes)
    let full = planner(of: file).extended(plan, to: batch.columns)
    var pass = BatchPass(plan: full, file: file, context: context, normalizers: normalizers, ownDomains: pipeline.ownDomains)
    return pass.run(over: batch)
  }

  /// All batches as one table in canonical order: dates settled by their columns, records of one key made one.
  package func assemble(_ batches: [NormalizedBatch]) -> NormalizedRecords {
    RecordAssembler(sources: pipeline.sources, startedAt: startedAt).assemble(batches)
  }

  private func planner(of file: NormalizedFile) -> MappingPlanner {
    MappingPlanner(source: pipeline.sources[file.source], kind: file.kind, normalizers: slots)
  }
}
