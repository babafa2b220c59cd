import Diagnostics
import Extraction
import Loading
import Matching
import Merging
import Normalization
import PipelineConfig
import ProfileStore
import RecordModel
import Steward

/// What a run may be told beyond its pipeline file.
package struct RunOptions: Sendable {
  /// Worker threads; the result does not depend on it.
  package var threads: Int
  /// The run's start: an input, so that a run can be repeated byte for byte.
  package var startedAt: Timestamp
  /// Instead of the pipeline file's output folder; relative to the working folder.
  package var outputFolder: String?
  /// Do everything but publish.
  package var isDryRun: Bool
  package var toolVersion: String

  package init(threads: Int, startedAt: Timestamp, outputFolder: String? = nil, isDryRun: Bool = false, toolVersion: String) {
    self.threads = threads
    self.startedAt = startedAt
    self.outputFolder = outputFolder
    self.isDryRun = isDryRun
    self.toolVersion = toolVersion
  }
}

/// One run of a pipeline: a record's way from file to golden record, stage by stage.
package struct Pipeline: Sendable {
  private let definition: PipelineDefinition
  private let options: RunOptions
  /// Told as stages begin, for a progress display.
  private let progress: @Sendable (String) -> Void

  package init(
    _ definition: PipelineDefinition, options: RunOptions, progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.definition = definition
    self.options = options
    self.progress = progress
  }

  /// Where the run publishes, as the working folder sees it.
  package var outputFolder: String { options.outputFolder ?? definition.resolved(definition.output.folder) }

  /// next database = run(previous database, input files, pipeline file).
  ///
  /// Throws `DiagnosticsError` with the exit code of what went wrong; whatever it is, the published database stays as it was.
  package func run() async throws -> RunSummary {
    let clock = StageClock()
    let folder = outputFolder
    let publisher = try Publisher(folder: folder)
    let previous = try publisher.previous().map(PreviousProfiles.load) ?? PreviousProfiles()
    let sources = SourceFiles(definition, outputFolder: folder)
    clock.lap("prepare", items: sources.files.count)

    progress("reading \(sources.files.count) files")
    let normalizer = Normalizer(pipeline: definition, startedAt: options.startedAt)
    let read = await reading(normalizer).read(sources.files)
    try checkReadable(read, warnings: sources.warnings)
    clock.lap("extract, normalize", items: read.reduce(0) { $0 + $1.file.account.records })
    let normalized = normalizer.assemble(read.flatMap(\.batches))
    let records = normalized.table
    clock.lap("assemble", items: records.records.count)
    let warnings = try sources.warnings + emptySources(of: records)

    progress("matching \(records.records.count) records")
    let matches = await Matcher(definition.match, threads: options.threads).match(records)
    clock.lap("match", items: matches.pairsScored)

    progress("merging \(matches.clusters.count) clusters")
    let number = previous.lastRun + 1
    let merge = try Merger(pipeline: definition, run: number, startedAt: options.startedAt)
      .merge(records, clusters: matches.clusters, previous: previous)
    let questions = ReviewQueue.questions(
      matches: matches, merge: merge, records: records, sources: definition.sources.map(\.name))
    clock.lap("merge", items: merge.customers.count)

    progress("loading \(merge.customers.count) customers")
    let snapshot = RunSnapshot(
      run: .init(
        number: number, startedAt: options.startedAt, pipeline: definition.name, configHash: definition.contentHash,
        toolVersion: options.toolVersion),
      sources: described(normalized), files: read.map(\.file), records: records, matches: matches, merge: merge,
      questions: questions)
    let building = try publisher.build(snapshot)
    clock.lap("load", items: records.values.count)
    let files = try publish(building, with: publisher, snapshot, clock)
    return RunSummary(snapshot, read, warnings: warnings, laps: clock.laps, files: files)
  }

  private func reading(_ normalizer: Normalizer) -> RecordReading {
    RecordReading(
      definition: definition, normalizer: normalizer,
      context: ExtractionContext(ownDomains: definition.ownDomains, startedAt: options.startedAt), threads: options.threads)
  }

  /// nil for a trial run, whose database is thrown away again.
  private func publish(
    _ building: Publisher.Building, with publisher: Publisher, _ snapshot: RunSnapshot, _ clock: StageClock
  ) throws -> RunSummary.Files? {
    guard !options.isDryRun else {
      try publisher.discard(building)
      return nil
    }
    try publisher.publish(building)
    progress("reporting")
    let report = try ReportFiles.write(databaseAt: publisher.databasePath, folder: publisher.folder)
    clock.lap("report", items: 1)
    try RunManifest.write(snapshot, laps: clock.laps, folder: publisher.folder)
    return RunSummary.Files(database: publisher.databasePath, report: report)
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

  private func described(_ normalized: NormalizedRecords) -> [RunSnapshot.Source] {
    definition.sources.enumerated().map { index, source in
      RunSnapshot.Source(
        name: source.name, trust: source.trust,
        mappings: normalized.mappings[index].map { (column: $0.column, target: $0.target, evidence: $0.evidence) })
    }
  }
}

extension PipelineDefinition {
  /// A path of the file as the working folder sees it.
  func resolved(_ path: String) -> String {
    path.hasPrefix("/") || folder.isEmpty || folder == "." ? path : folder + "/" + path
  }
}
