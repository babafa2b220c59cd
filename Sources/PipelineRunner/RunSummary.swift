import Diagnostics
import Extraction
import RecordModel

/// What a run did, for the person or the job that started it.
package struct RunSummary: Sendable {
  package struct Files: Sendable {
    package var database: String
    package var report: String
  }

  package struct Source: Sendable {
    package var name: String
    package var files = 0
    package var records = 0
    package var rejected = 0
    package var skipped = 0
    package var customers = 0
  }

  package private(set) var sources: [Source]
  package let run: Int
  package let records: Int
  package let customers: Int
  package let questions: Int
  package let changes: Int
  /// Where the match weights came from, for people.
  private let model: String
  private let isModelReused: Bool
  private let drift: ModelDrift?
  package let quality: MatchQuality
  package let laps: [StageClock.Lap]
  /// nil after a trial run.
  package let files: Files?
  /// Warnings, and files that could not be read.
  package let diagnostics: [Diagnostic]

  init(
    _ snapshot: RunSnapshot, _ read: [RecordReading.ReadFile], warnings: [Diagnostic], laps: [StageClock.Lap], files: Files?
  ) {
    sources = snapshot.sources.map { Source(name: $0.name) }
    for file in snapshot.files {
      sources[file.source].files += 1
      sources[file.source].rejected += file.rejects.count
      sources[file.source].skipped += file.account.skippedPieces.values.reduce(0, +)
    }
    var seen = [Set<Int32>](repeating: [], count: sources.count)
    for (record, customer) in zip(snapshot.records.records, snapshot.merge.customerOfRecord) {
      sources[Int(record.source)].records += 1
      seen[Int(record.source)].insert(customer)
    }
    for index in sources.indices { sources[index].customers = seen[index].count }
    run = snapshot.run.number
    records = snapshot.records.records.count
    customers = snapshot.merge.customers.count
    questions = snapshot.questions.count
    changes = snapshot.merge.changes.count
    isModelReused = snapshot.matches.isModelReused
    drift = snapshot.matches.drift
    model = Self.told(snapshot.matches)
    quality = snapshot.matches.quality
    self.laps = laps
    self.files = files
    diagnostics = warnings + read.compactMap(Self.refusal)
  }

  private static func told(_ matches: MatchResult) -> String {
    let records = "\(matches.trained.records) different records"
    guard matches.isModelReused else { return "trained by this run on \(records)" }
    let day = matches.trained.trainedAt.prefix { $0 != "T" }
    let drift = matches.drift.map { ", weights would move by \(tenths($0.bits)) bits at most now" } ?? ""
    return "trained\(day.isEmpty ? "" : " on \(day)") on \(records)\(drift)"
  }

  /// The message about a file that could not be read, or not to its end.
  static func refusal(_ file: RecordReading.ReadFile) -> Diagnostic? {
    file.failure.map { failure in
      Diagnostic(
        failure.code == ExtractionError.vanished ? .warning : .rejected, failure.code, failure.message,
        at: SourceLocation(path: file.file.account.path),
        hints: failure.hint.map { [$0] } ?? [])
    }
  }

  package var text: String {
    var bySource = TextTable([
      ("SOURCE", .left), ("FILES", .right), ("RECORDS", .right), ("SET ASIDE", .right), ("SKIPPED", .right),
      ("CUSTOMERS", .right),
    ])
    for source in sources {
      bySource.add([
        source.name, "\(source.files)", "\(source.records)", "\(source.rejected)", "\(source.skipped)", "\(source.customers)",
      ])
    }
    bySource.add([
      "all", "\(sources.reduce(0) { $0 + $1.files })", "\(records)", "\(sources.reduce(0) { $0 + $1.rejected })",
      "\(sources.reduce(0) { $0 + $1.skipped })", "\(customers)",
    ])
    var stages = TextTable([("STAGE", .left), ("SECONDS", .right), ("ITEMS", .right), ("PEAK MB", .right)])
    for lap in laps { stages.add([lap.stage, Self.seconds(lap.seconds), "\(lap.items)", "\(lap.peakBytes >> 20)"]) }
    let total = laps.reduce(0) { $0 + $1.seconds }
    stages.add(["all", Self.seconds(total), "\(records)", "\((laps.map(\.peakBytes).max() ?? 0) >> 20)"])
    return """
      \(bySource.text)

      run \(run): \(records) records are \(customers) customers, \(records - customers) merged away; \(questions) questions for review, \
      \(changes) changes since the last run
      \(expectation)

      \(stages.text)

      \(outcome)
      """
  }

  /// The same as one JSON object.
  package var json: String {
    let bySource = sources.map { source in
      "{\"source\":\"\(source.name)\",\"files\":\(source.files),\"records\":\(source.records),\"rejected\":\(source.rejected),"
        + "\"skipped\":\(source.skipped),\"customers\":\(source.customers)}"
    }
    let stages = laps.map {
      "{\"stage\":\"\($0.stage)\",\"seconds\":\(Self.seconds($0.seconds)),\"items\":\($0.items),\"peak_bytes\":\($0.peakBytes)}"
    }
    return
      "{\"run_id\":\(run),\"records\":\(records),\"customers\":\(customers),\"questions\":\(questions),\"changes\":\(changes),"
      + "\"model_reused\":\(isModelReused),\"model_drift_bits\":\(drift.map { "\($0.bits)" } ?? "null"),"
      + "\(ExpectedAccuracy.json(quality)),"
      + "\"published\":\(files != nil),\"sources\":[\(bySource.joined(separator: ","))],\"stages\":[\(stages.joined(separator: ","))]}"
  }

  private var expectation: String {
    quality.mergedPairs == 0
      ? "nothing was merged, so nothing was merged wrongly" : "expected of the merges: \(ExpectedAccuracy.text(quality))"
  }

  private var outcome: String {
    guard let files else { return "trial run: nothing was published" }
    return "database: \(files.database)\nreport:   \(files.report)\nmodel:    \(model)"
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func seconds(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(String(100 + hundredths % 100).dropFirst())"
  }
}
