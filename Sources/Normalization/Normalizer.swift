import PipelineConfig
import RecordModel

/// A file being normalized: which source it belongs to and what the run calls it.
package struct NormalizedFile: Sendable {
  /// Index into the pipeline's sources.
  package var source: Int
  /// Index into the run's files.
  package var file: UInt32
  package var kind: SourceKind

  package init(source: Int, file: UInt32, kind: SourceKind) {
    self.source = source
    self.file = file
    self.kind = kind
  }
}

/// How one column of a source was understood.
package struct ColumnMapping: Sendable, Hashable {
  package var column: String
  /// `email`, `phone[mobile]`, `consent.email`, `key`, `updated_at`, or empty when the column is not used.
  package var target: String
  /// Why: `pipeline file`, `header`, `content`, `preset …`.
  package var evidence: String

  package init(column: String, target: String, evidence: String) {
    self.column = column
    self.target = target
    self.evidence = evidence
  }
}
