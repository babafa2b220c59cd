import Diagnostics
import Extraction
import Normalization
import PipelineConfig
import RecordModel

/// The first records of a source: what stood in the file beside what became of it.
package struct RecordPreview: Sendable {
  /// A page for a terminal.
  package let text: String

  /// Throws `DiagnosticsError`: exit 64 for an unknown source, 66 when it has no readable file.
  package init(_ definition: PipelineDefinition, source name: String, records limit: Int, startedAt: Timestamp) throws {
    guard let index = definition.sources.firstIndex(where: { $0.name == name }) else {
      let names = definition.sources.map(\.name)
      let hint =
        NearestName.of(name, among: names).map { "did you mean '\($0)'?" } ?? "sources: \(names.joined(separator: ", "))"
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "P101", "no source '\(name)' in the pipeline", at: SourceLocation(path: definition.path), hints: [hint])
        ],
        exitCode: .usage)
    }
    let files = SourceFiles(definition, outputFolder: definition.resolved(definition.output.folder)).own(of: index)
    guard let first = files.first else {
      throw DiagnosticsError(
        [Diagnostic(.error, "P102", "source '\(name)' has no file", at: definition.sources[index].location)],
        exitCode: .noReadableInput)
    }
    let normalizer = Normalizer(pipeline: definition, startedAt: startedAt)
    do throws(ExtractionError) {
      guard var records = try FirstRecords(first, in: definition, normalizer, startedAt: startedAt) else {
        text = "\(TerminalText.escaped(first.shownPath)): no records"
        return
      }
      records.keep(limit)
      text = Self.page(records, records.normalized(by: normalizer))
    } catch {
      throw DiagnosticsError(
        [
          Diagnostic(
            .error, "P103", error.message, at: SourceLocation(path: first.shownPath), hints: error.hint.map { [$0] } ?? [])
        ], exitCode: .noReadableInput)
    }
  }

  private static func page(_ first: FirstRecords, _ table: CustomerRecordTable) -> String {
    let batch = first.batch
    var columns = TextTable([("COLUMN", .left), ("FILLS", .left), ("BECAUSE OF", .left)])
    for mapping in first.plan.mappings {
      columns.add([mapping.column, mapping.target.isEmpty ? "–" : mapping.target, mapping.evidence])
    }
    var parts = ["\(TerminalText.escaped(first.file.shownPath)) (\(first.kind.rawValue))\n" + columns.text]
    for record in batch.records {
      var raw = TextTable([("RAW", .left), ("", .left)])
      for field in batch.fields(of: record) { raw.add([batch.columns[Int(field.column)], batch.string(field)]) }
      parts.append("record \(record.number), line \(record.line), bytes \(record.byteStart)–\(record.byteEnd)\n" + raw.text)
      if let made = table.records.first(where: { $0.byteStart == record.byteStart && $0.number == record.number }) {
        parts.append(values(of: made, table))
      }
    }
    return parts.joined(separator: "\n\n")
  }

  private static func values(of record: CustomerRecord, _ table: CustomerRecordTable) -> String {
    var values = TextTable([("FIELD", .left), ("RAW", .left), ("VALUE", .left), ("COMPARED AS", .left), ("", .left)])
    for value in table.values(of: record) {
      let label = table.texts.string(value.label)
      values.add([
        label.isEmpty ? value.field.name : "\(value.field.name)[\(label)]", table.texts.string(value.raw),
        table.texts.string(value.value), table.texts.string(value.match), notes(value.flags),
      ])
    }
    return "key \(TerminalText.escaped(table.texts.string(record.key)))\n" + values.text
  }

  private static func notes(_ flags: FieldValue.Flags) -> String {
    let names: [(FieldValue.Flags, String)] = [
      (.placeholder, "placeholder"), (.invalid, "invalid"), (.repaired, "repaired"), (.derived, "derived"),
      (.inferred, "inferred"), (.dead, "dead"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1).joined(separator: ", ")
  }
}
