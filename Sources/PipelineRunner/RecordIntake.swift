import Diagnostics
import Extraction
import Normalization
import PipelineConfig
import RecordModel

/// The way from a pipeline's files to its table of records, for every command that needs all of them.
struct RecordIntake: Sendable {
  let definition: PipelineDefinition
  let options: RunOptions
  let outputFolder: String
  let clock: StageClock
  let progress: @Sendable (String) -> Void

  /// What was read.
  struct Records: Sendable {
    var files: [RecordReading.ReadFile]
    var normalized: NormalizedRecords
    var warnings: [Diagnostic]
  }

  /// Throws `DiagnosticsError` with exit 66 when there is no readable file, or no record in any.
  func read() async throws -> Records {
    let sources = SourceFiles(definition, outputFolder: outputFolder)
    clock.lap("prepare", items: sources.files.count)
    progress("reading \(sources.files.count) files")
    let normalizer = Normalizer(pipeline: definition, startedAt: options.startedAt)
    let reading = RecordReading(
      definition: definition, normalizer: normalizer,
      context: ExtractionContext(ownDomains: definition.ownDomains, startedAt: options.startedAt), threads: options.threads)
    var read = await reading.read(sources.files)
    try checkReadable(read, warnings: sources.warnings)
    clock.lap("extract, normalize", items: read.reduce(0) { $0 + $1.file.account.records })
    let normalized = normalizer.assemble(read.flatMap(\.batches))
    for (file, count) in normalized.unknownAddresses {
      read[Int(file)].file.account.skippedPieces["unknown_address", default: 0] += count
    }
    clock.lap("assemble", items: normalized.table.records.count)
    let warnings = try sources.warnings + ChangedFiles.warnings(read) + emptySources(of: normalized.table)
    return Records(files: read, normalized: normalized, warnings: warnings)
  }

  private func checkReadable(_ read: [RecordReading.ReadFile], warnings: [Diagnostic]) throws {
    guard !read.contains(where: { $0.failure == nil }) else { return }
    let refused = read.compactMap(RunSummary.refusal)
    let summary = Diagnostic(
      .error, "R101", read.isEmpty ? "no source has a file" : "no input file can be read",
      at: SourceLocation(path: definition.path), hints: ["`selfsame check` shows what each source's paths match"])
    throw DiagnosticsError(warnings + refused + [summary], exitCode: .noReadableInput)
  }

  /// A source without a record is told; a run without any must not replace a database that has some.
  private func emptySources(of records: CustomerRecordTable) throws -> [Diagnostic] {
    let filled = Set(records.records.map(\.source))
    let warnings = definition.sources.enumerated().filter { !filled.contains(UInt16(truncatingIfNeeded: $0.offset)) }.map {
      Diagnostic(.warning, "empty_source", "source '\($0.element.name)' has no record", at: $0.element.location)
    }
    guard filled.isEmpty else { return warnings }
    let refusal = Diagnostic(
      .error, "R102", "no source has a record; the published database stays as it is",
      at: SourceLocation(path: definition.path),
      hints: ["`selfsame rejects` and `selfsame check` show what became of the files"])
    throw DiagnosticsError(warnings + [refusal], exitCode: .noReadableInput)
  }
}
