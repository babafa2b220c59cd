import PipelineConfig

/// Which columns of a table leave the extractor: not those the source drops, and not passwords and numbers of payment cards, unless
/// the pipeline file names them.
struct ColumnFilter {
  enum Fate { case kept, dropped, secret }

  private let dropped: Set<String>
  private let named: Set<String>

  init(_ source: SourceDefinition) {
    dropped = source.drop
    named = Set((source.fields + (source.key.map { [$0] } ?? [])).map(\.from))
  }

  func fate(of column: String) -> Fate {
    if dropped.contains(column) { return .dropped }
    return SecretFilter.isSecretColumn(column.utf8) && !named.contains(column) ? .secret : .kept
  }
}
