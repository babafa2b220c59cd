import Diagnostics
import Evaluation
import Foundation
import PipelineConfig
import PipelineRunner
import RecordModel
import Testing

/// The model between runs: trained by the first, reused by later ones, trained anew on request.
@Suite(.serialized) struct ModelRunTests {
  private let company: TemporaryFolder

  init() throws {
    company = try TemporaryFolder()
    try company.generate(customers: 60, seed: 21)
  }

  @Test("a second run on the same input reuses the model and finds the same customers, bit for bit; the file stays")
  func reuse() async throws {
    let first = try await company.run()
    let model = try company.bytes("out/model.json")
    let found = try (company.crosswalk(), company.rows(Self.links))
    let second = try await company.run(threads: 1)
    #expect(try company.crosswalk() == found.0)
    #expect(try company.rows(Self.links) == found.1)
    #expect(try company.rows("SELECT DISTINCT model FROM run").count == 1)
    #expect(try company.bytes("out/model.json") == model)
    let reused = "SELECT run_id, name, value FROM metrics WHERE name LIKE 'model%' ORDER BY 1, 2"
    #expect(try company.rows(reused).first == "1|model_reused|0.0")
    #expect(try company.rows(reused).last == "2|model_reused|1.0")
    #expect(first.text.contains("model:    trained by this run"))
    #expect(second.text.contains("model:    trained on 2026-03-12 on"))
  }

  @Test("a run without the file, into another folder, gives what a run with it gives")
  func copy() async throws {
    try await company.run(output: "one")
    try FileManager.default.createDirectory(atPath: company.path("two"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: company.path("one/model.json"), toPath: company.path("two/model.json"))
    try await company.run(output: "two")
    #expect(try company.crosswalk(output: "one") == company.crosswalk(output: "two"))
    #expect(try company.rows(Self.links, output: "one") == company.rows(Self.links, output: "two"))
  }

  @Test("train writes what the first run wrote, publishes nothing, and a run takes it over; threads do not matter")
  func train() async throws {
    try await company.run(output: "run")
    for threads in [1, 4] { try await training(output: "trained\(threads)", threads: threads) }
    #expect(try company.bytes("trained1/model.json") == company.bytes("run/model.json"))
    #expect(try company.bytes("trained4/model.json") == company.bytes("run/model.json"))
    #expect(try company.bytes("trained1/report/training.html") == company.bytes("trained4/report/training.html"))
    #expect(try company.files("trained1") == ["model.json", "report/training.html", "run.lock"])
    #expect(try mode("trained1/model.json") == 0o600 && mode("trained1/report/training.html") == 0o600)
    try await company.run(output: "trained1")
    #expect(try company.crosswalk(output: "trained1") == company.crosswalk(output: "run"))
    #expect(try company.number("SELECT value FROM metrics WHERE name = 'model_reused'", output: "trained1") == 1)
  }

  @Test("a trial of training, and a trial run, write no model")
  func dryRun() async throws {
    let summary = try await training(isDryRun: true)
    #expect(summary.files == nil && summary.text.contains("nothing was written"))
    try await company.run(isDryRun: true)
    #expect(!company.exists("out/model.json") && !company.exists("out/report/training.html"))
  }

  @Test("labels from a truth file count, rows that name no record are told, and a run with the sharpened model is no worse")
  func labels() async throws {
    try company.edit("truth.csv") { $0 + "crm,nobody,e1\n" }
    let summary = try await training(labels: "truth.csv")
    #expect(summary.outcome.model.labels.same > 50 && summary.outcome.model.labels.different > 50)
    #expect(summary.diagnostics.contains { $0.code == "T205" && $0.summary.hasPrefix("1 of ") })
    #expect(summary.text.contains("data and labels"))
    try await company.run()
    try await company.run(output: "plain")
    #expect(try f1("out") >= f1("plain") - 0.02)
  }

  @Test("judged pairs are labels too; a pair that may be either teaches nothing")
  func judgedPairs() async throws {
    let keys = try await {
      try await company.run(output: "look"); return try company.rows(Self.links, output: "look")
    }()
    let parts = try #require(keys.first).split(separator: "|").map(String.init)
    let pair = parts[..<4].joined(separator: ",")
    try company.write("pairs.csv", "a_source,a_key,b_source,b_key,expected\n\(pair),match\n\(pair),possible_match\n")
    let labels = try await training(labels: "pairs.csv").outcome.model.labels
    #expect(labels.same + labels.different <= 1)
    try company.write("none.csv", "a_source,a_key,b_source,b_key,expected\n\(pair),possible_match\n")
    #expect(try await training(labels: "none.csv").diagnostics.contains { $0.code == "T207" })
  }

  @Test("a model of another program is told and replaced by a new one")
  func otherProgram() async throws {
    try await company.run(output: "fresh")
    for text in ["{\"version\": 1}", "{\"version\": 2, \"built_in\": \"0\", \"kinds\": 7}"] {
      try company.write("out/model.json", text)
      let summary = try await company.run()
      #expect(summary.diagnostics.contains { $0.code == "T201" && $0.severity == .warning })
      #expect(try company.bytes("out/model.json") == company.bytes("fresh/model.json"))
    }
  }

  @Test(
    "a damaged model stops the run before anything is touched, with place and remedy",
    arguments: [
      "", "{", "[]", "{\"version\": 2, \"version\": 2}", "{\"version\": NaN}", "{\"version\": 1e999}", "\u{0}", "null",
    ])
  func damaged(_ text: String) async throws {
    try company.write("out/model.json", text)
    let refusal = try #require(try await company.refusal())
    #expect(refusal.exitCode == .inputOutput)
    let diagnostic = try #require(refusal.diagnostics.first)
    #expect(diagnostic.code == "T102" && (diagnostic.location?.line ?? 0) > 0 && !diagnostic.hints.isEmpty)
    #expect(try company.text("out/model.json") == text)
    #expect(!company.exists("out/customers.sqlite"))
    try await training()
    try await company.run()
  }

  @Test("numbers no model can hold are damage; a folder in its place cannot be read")
  func hostile() async throws {
    try await company.run(output: "good")
    let good = try company.text("good/model.json")
    for (old, new) in [
      ("\"m\": 0.", "\"m\": -0."), ("\"m\": 0.", "\"m\": 7."), ("\"u\": 0.", "\"u\": 1e-300"),
      ("\"same\": 0.", "\"same\": 9e300"),
    ] {
      let range = try #require(good.range(of: old))
      try company.write("out/model.json", good.replacingCharacters(in: range, with: new))
      #expect(try await company.refusal()?.diagnostics.first?.code == "T102", "\(new)")
    }
    try FileManager.default.removeItem(atPath: company.path("out/model.json"))
    try company.write("out/model.json/x", "")
    #expect(try await company.refusal()?.diagnostics.first?.code == "T103")
  }

  @Test("a run that fails leaves the earlier model")
  func failedRun() async throws {
    try company.write("out/model.json", "{\"version\": 1}")
    try FileManager.default.removeItem(atPath: company.path("inbox"))
    #expect(try await company.refusal()?.exitCode == .noReadableInput)
    await #expect(throws: DiagnosticsError.self) { try await training() }
    #expect(try company.text("out/model.json") == "{\"version\": 1}")
  }

  @Test(
    "match.model names a file to use instead; a missing one is a fault of the pipeline file; train tells that runs go on with it"
  )
  func namedModel() async throws {
    try company.edit("pipeline.yaml") { $0 + "\nmatch: { model: models/mine.json }\n" }
    let refusal = try #require(try await company.refusal())
    #expect(refusal.exitCode == .pipelineFile)
    #expect(refusal.diagnostics.first?.code == "T101" && (refusal.diagnostics.first?.location?.line ?? 0) > 1)
    let summary = try await training(output: "models-of-mine")
    #expect(summary.diagnostics.contains { $0.code == "T206" })
    try company.write("models/mine.json", try company.bytes("models-of-mine/model.json"))
    let run = try await company.run()
    #expect(run.text.contains("model:    trained on"))
    #expect(try company.bytes("out/model.json") == company.bytes("models/mine.json"))
    try company.write("models/mine.json", "{\"version\": 1}")
    #expect(
      try await company.run().diagnostics.contains { $0.code == "T201" && $0.hints.contains { $0.contains("match.model") } })
    #expect(try company.text("models/mine.json") == "{\"version\": 1}")
  }

  private static let links =
    "SELECT a_source, a_key, b_source, b_key, weight, probability, levels FROM matches ORDER BY 1, 2, 3, 4"

  @discardableResult
  private func training(
    output: String = "out", threads: Int = 2, labels: String? = nil, isDryRun: Bool = false
  ) async throws -> TrainingSummary {
    let (definition, _) = try PipelineFile.load(path: company.path("pipeline.yaml"))
    let options = RunOptions(
      threads: threads, startedAt: firstNight, outputFolder: company.path(output), isDryRun: isDryRun, toolVersion: "test")
    return try await TrainingRun(definition, options: options, labels: labels.map(company.path)).run()
  }

  private func mode(_ name: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: company.path(name))[.posixPermissions] as? Int ?? 0
  }

  private func f1(_ output: String) throws -> Double {
    guard case .entities(let truth) = try TruthFile.read(company.path("truth.csv")) else { return 0 }
    return try TruthComparison(company.database(output), truth).accuracy.f1
  }
}
