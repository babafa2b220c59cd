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

  /// Files of a source that are opened until one of them has records.
  private static let mostFiles = 8

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
    let context = ExtractionContext(ownDomains: definition.ownDomains, startedAt: startedAt)
    for (index, source) in definition.sources.enumerated() {
      let files = listed.files.filter { $0.source == index }
      var found = Source(name: source.name, files: files.count, kind: source.kind?.rawValue ?? "", mappings: [])
      for first in files.prefix(Self.mostFiles) where found.mappings.isEmpty {
        do throws(ExtractionError) {
          let opened = try ExtractorRegistry.open(first, of: source, in: context)
          found.kind = opened.kind.rawValue
          if let batch = try opened.reader.nextBatch() {
            let file = NormalizedFile(source: index, file: 0, kind: opened.kind)
            found.mappings = normalizer.plan(for: batch.columns, of: file, sample: batch).mappings
            checkColumns(of: source, opened.kind, columns: batch.columns, found.mappings, in: first)
          }
        } catch {
          diagnostics.append(
            Diagnostic(
              .warning, FaultCode.unreadableFile.rawValue, "\(first.shownPath): \(error.message)", at: source.location,
              hints: error.hint.map { [$0] } ?? []))
        }
      }
      sources.append(found)
    }
    diagnostics.sort(by: Diagnostic.precedes)
  }

  /// Columns that mappings name must exist where a header says which there are; unused ones are told.
  private mutating func checkColumns(
    of source: SourceDefinition, _ kind: SourceKind, columns: [String], _ mappings: [ColumnMapping], in file: InputFile
  ) {
    if kind.isTable, mappings.count == columns.count {
      for mapping in source.fields where !columns.contains(mapping.from) && !source.drop.contains(mapping.from) {
        let hints = NearestName.of(mapping.from, among: columns).map { ["did you mean '\($0)'?"] } ?? []
        diagnostics.append(
          Diagnostic(
            .error, FaultCode.unknownColumn.rawValue, "column '\(mapping.from)' is not in \(file.shownPath)",
            at: mapping.location, hints: hints))
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
