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

  /// next database = run(previous database and model, input files, pipeline file).
  ///
  /// Throws `DiagnosticsError` with the exit code of what went wrong; whatever it is, the published database stays as it was.
  package func run() async throws -> RunSummary {
    let clock = StageClock()
    let folder = outputFolder
    let publisher = try Publisher(folder: folder)
    let previous = try publisher.previous().map(PreviousProfiles.load) ?? PreviousProfiles()
    let file = try ModelFile(definition, outputFolder: folder)
    let intake = RecordIntake(
      definition: definition, options: options, outputFolder: folder, clock: clock, progress: progress)
    let read = try await intake.read()
    let records = read.normalized.table

    progress("matching \(records.records.count) records")
    var matches = await Matcher(definition.match, threads: options.threads, saved: file.model).match(records)
    if !matches.isModelReused { matches.trained.trainedAt = options.startedAt.iso8601 }
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
      sources: described(read.normalized), files: read.files.map(\.file), records: records, matches: matches, merge: merge,
      questions: questions)
    let building = try publisher.build(snapshot)
    clock.lap("load", items: records.values.count)
    let files = try publish(building, with: publisher, snapshot, clock, hasModel: file.isOwn)
    let drift = ModelFile.warning(of: matches.drift, pipeline: definition.path)
    return RunSummary(
      snapshot, read.files, warnings: file.warnings + read.warnings + [drift].compactMap { $0 }, laps: clock.laps, files: files)
  }

  /// nil for a trial run, whose database is thrown away again. `hasModel`: the folder's model is the one in use.
  private func publish(
    _ building: Publisher.Building, with publisher: Publisher, _ snapshot: RunSnapshot, _ clock: StageClock, hasModel: Bool
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
    if !hasModel { try ModelFile.write(snapshot.matches.trained, folder: publisher.folder) }
    return RunSummary.Files(database: publisher.databasePath, report: report)
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
