import Diagnostics
import Evaluation
import Loading
import Matching
import Normalization
import PipelineConfig
import RecordModel

/// Estimates a pipeline's match model anew and puts it, with its charts, into the output folder.
package struct TrainingRun: Sendable {
  private let definition: PipelineDefinition
  private let options: RunOptions
  /// A truth file, or nil.
  private let labels: String?
  private let progress: @Sendable (String) -> Void

  package init(
    _ definition: PipelineDefinition, options: RunOptions, labels: String? = nil,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.definition = definition
    self.options = options
    self.labels = labels
    self.progress = progress
  }

  /// Where the model is put, as the working folder sees it.
  package var outputFolder: String { options.outputFolder ?? definition.resolved(definition.output.folder) }

  /// Throws `DiagnosticsError` with the exit code of what went wrong; whatever it is, the earlier model stays.
  package func run() async throws -> TrainingSummary {
    let clock = StageClock()
    let truth = try labels.map(TruthFile.read)
    let publisher = try Publisher(folder: outputFolder)
    let intake = RecordIntake(
      definition: definition, options: options, outputFolder: publisher.folder, clock: clock, progress: progress)
    let read = try await intake.read()
    let records = read.normalized.table
    let known = truth.map { TrainingLabels($0, records, sources: definition.sources.map(\.name)) }

    progress("training on \(records.records.count) records")
    var outcome = await Matcher(definition.match, threads: options.threads).train(records, labels: known?.labels)
    outcome.model.trainedAt = options.startedAt.iso8601
    var warnings = read.warnings + read.files.compactMap(RunSummary.refusal)
    if let known, let labels { warnings += known.warnings(path: labels, used: outcome.model.labels) }
    warnings += Self.warnings(of: outcome.model, at: definition.path)
    var files: TrainingSummary.Files?
    if !options.isDryRun {
      let page = try ReportFiles.write(outcome, pipeline: definition.name, folder: publisher.folder)
      try ModelFile.write(outcome.model, folder: publisher.folder)
      files = TrainingSummary.Files(model: publisher.folder + "/" + ModelFile.name, page: page)
      if let named = definition.match.model { warnings.append(Self.namedModel(named, written: files?.model ?? "")) }
    }
    return TrainingSummary(outcome, records: records.records.count, diagnostics: warnings, files: files)
  }

  private static func namedModel(_ named: MatchDefinition.ModelReference, written: String) -> Diagnostic {
    Diagnostic(
      .warning, "T206", "the pipeline file names a model of its own, which runs go on using", at: named.location,
      hints: ["copy \(written) over it once the charts look right, or take match.model out"])
  }

  /// What people must know before they trust the weights.
  private static func warnings(of model: SavedModel, at path: String) -> [Diagnostic] {
    let place = SourceLocation(path: path)
    var result: [Diagnostic] = []
    for kind in model.kinds {
      let untrained = kind.untrained.map { "\($0.name) (\(Int($0.matchPairs.rounded())))" }
      if !untrained.isEmpty {
        result.append(
          Diagnostic(
            .warning, "T203",
            "\(kind.kind)s, hardly trained for want of pairs of one customer: \(untrained.joined(separator: ", "))",
            at: place, hints: ["their weights stay near the built-in ones; more records, or --labels, would move them"]))
      }
      let levels = kind.comparisons.filter { $0.isTrained && !$0.levelsWithoutPairs.isEmpty }.map { comparison in
        "\(comparison.name): \(comparison.levelsWithoutPairs.map(\.name).joined(separator: ", "))"
      }
      if !levels.isEmpty {
        result.append(
          Diagnostic(
            .note, "T301",
            "\(kind.kind)s, not trained, because no pair of one customer came out so: \(levels.joined(separator: "; "))",
            at: place, hints: ["their weights are the built-in ones, scaled to this data"]))
      }
      if !kind.hasConverged {
        result.append(
          Diagnostic(
            .warning, "T204",
            "\(kind.kind)s: training stopped at its limit of \(kind.history.count) rounds before the estimates settled",
            at: place,
            hints: ["the weights can be used; look at the history chart, and try again with more records or --labels"]))
      }
    }
    return result
  }
}
