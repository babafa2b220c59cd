import Diagnostics
import Extraction
import Normalization
import PipelineConfig
import RecordModel

/// Checks a pipeline file against the data it names: which files each source has, what is in them, how columns are understood.
package struct PipelineCheck: Sendable {
  /// One source as it was found.
  package struct Source: Sendable {
    package var name: String
    package var files: Int
    /// Of its first file with records.
    package var kind: String
    package var mappings: [ColumnMapping]

    /// For a terminal: each column that is used, what it fills and why.
    package var table: String {
      var table = TextTable([("COLUMN", .left), ("FILLS", .left), ("BECAUSE OF", .left)])
      for mapping in mappings where !mapping.target.isEmpty { table.add([mapping.column, mapping.target, mapping.evidence]) }
      let files = files == 1 ? "1 file" : "\(files) files"
      return "\(name): \(files)\(kind.isEmpty ? "" : ", \(kind)")\n\(table.text)\n\n"
    }
  }

  package private(set) var sources: [Source] = []
  /// Sorted by place.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads the first batch of every source's first file with records; costs little whatever the size of the data.
  package init(_ definition: PipelineDefinition, startedAt: Timestamp) {
    let listed = SourceFiles(definition, outputFolder: definition.resolved(definition.output.folder))
    diagnostics = listed.warnings
    do throws(DiagnosticsError) {
      diagnostics += try ModelFile(definition, outputFolder: definition.resolved(definition.output.folder)).warnings
    } catch {
      diagnostics += error.diagnostics
    }
    let normalizer = Normalizer(pipeline: definition, startedAt: startedAt)
    for (index, source) in definition.sources.enumerated() {
      let files = listed.own(of: index)
      var found = Source(name: source.name, files: files.count, kind: source.kind?.rawValue ?? "", mappings: [])
      let first = FirstRecords.find(among: files, in: definition, normalizer, startedAt: startedAt) { file, error in
        diagnostics.append(
          Diagnostic(
            .warning, FaultCode.unreadableFile.rawValue, "\(file.shownPath): \(error.message)", at: source.location,
            hints: error.hint.map { [$0] } ?? []))
      }
      if let first {
        found.kind = first.kind.rawValue
        found.mappings = first.plan.mappings
        checkColumns(of: source, first)
      }
      sources.append(found)
    }
    diagnostics.sort(by: Diagnostic.precedes)
  }

  /// Columns that mappings name must exist where a header says which there are; unused ones are told.
  private mutating func checkColumns(of source: SourceDefinition, _ first: FirstRecords) {
    let (columns, mappings) = (first.batch.columns, first.plan.mappings)
    if first.kind.isTable, Set(mappings.map(\.column)).count == Set(columns).count {
      let told = (source.interaction?.columns ?? [:]).values.sorted().map { (name: $0, location: source.location) }
      for (name, location) in source.fields.map({ (name: $0.from, location: $0.location) }) + told
      where !columns.contains(name) && !source.drop.contains(name) {
        let hints = NearestName.of(name, among: columns).map { ["did you mean '\($0)'?"] } ?? []
        diagnostics.append(
          Diagnostic(
            .error, FaultCode.unknownColumn.rawValue, "column '\(name)' is not in \(first.file.shownPath)", at: location,
            hints: hints))
      }
    }
    let unused = mappings.filter { $0.target.isEmpty && !source.drop.contains($0.column) }.map(\.column)
    guard !unused.isEmpty else { return }
    let shown = unused.prefix(8).joined(separator: ", ") + (unused.count > 8 ? ", …" : "")
    diagnostics.append(
      Diagnostic(
        .note, FaultCode.unmappedColumns.rawValue,
        "\(unused.count) columns of source '\(source.name)' fill nothing: \(shown)", at: source.location,
        hints: ["map them under `fields`, or list them under `drop`"]))
  }
}
