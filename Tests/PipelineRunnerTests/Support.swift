import Diagnostics
import Foundation
import GRDB
import PipelineConfig
import PipelineRunner
import ProfileStore
import RecordModel
import SampleCompany

/// The folder of `Package.swift`.
let packageRoot = URL(filePath: #filePath).appending(path: "../../..").standardized.path

/// The public test data beside the package, for tests that are skipped without it.
enum SharedData {
  static let folder =
    ProcessInfo.processInfo.environment["SELFSAME_SHARED_DATA"]
    ?? URL(filePath: packageRoot).appending(path: "../shared/data").standardized.path

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder) }
}

/// A fresh folder, removed with its contents at the end.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "selfsame-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("cannot remove \(path): \(error)") }
  }

  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders above it.
  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ bytes: Data) throws {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name))) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func edit(_ name: String, _ change: (String) -> String) throws { try write(name, change(try text(name))) }

  /// Paths of all files below a folder, relative to it, sorted.
  func files(_ name: String = "") throws -> [String] {
    var isFolder: ObjCBool = false
    return try FileManager.default.subpathsOfDirectory(atPath: path(name)).filter {
      FileManager.default.fileExists(atPath: path(name) + "/" + $0, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// Compresses a file in place, as `gzip` does.
  func gzip(_ name: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-n", path(name)]
    try process.run()
    process.waitUntilExit()
  }
}

/// The night all test runs start at.
let firstNight = Timestamp(milliseconds: 1_773_282_600_000)

extension TemporaryFolder {
  /// Writes the made-up company's exports and pipeline file here.
  func generate(customers: Int, seed: UInt64) throws { _ = try SampleCompany(customers: customers, seed: seed).write(to: path) }

  /// Runs a pipeline file of this folder into a folder of this folder.
  @discardableResult
  func run(
    _ pipeline: String = "pipeline.yaml", output: String = "out", threads: Int = 2, isDryRun: Bool = false,
    at time: String? = nil
  ) async throws -> RunSummary {
    let (definition, _) = try PipelineFile.load(path: path(pipeline))
    let options = RunOptions(
      threads: threads, startedAt: time.flatMap { Timestamp(iso8601: $0.utf8) } ?? firstNight, outputFolder: path(output),
      isDryRun: isDryRun, toolVersion: "test")
    return try await Pipeline(definition, options: options).run()
  }

  /// What a run is refused with; nil when it goes through.
  func refusal(_ pipeline: String = "pipeline.yaml") async throws -> DiagnosticsError? {
    do {
      try await run(pipeline)
      return nil
    } catch let error as DiagnosticsError {
      return error
    }
  }

  func database(_ output: String = "out") throws -> ProfileDatabase {
    try ProfileDatabase(path: path(output) + "/customers.sqlite")
  }

  /// The rows of a query on a published database as text, cells joined by `|`.
  func rows(_ sql: String, output: String = "out") throws -> [String] {
    try database(output).read { db in
      try Row.fetchAll(db, sql: sql).map { row in row.map { cell($0.1) }.joined(separator: "|") }
    }
  }

  func number(_ sql: String, output: String = "out") throws -> Int {
    try database(output).read { try Int.fetchOne($0, sql: sql) ?? -1 }
  }

  func columns(of view: String, output: String = "out") throws -> [String] {
    try database(output).read { db in try db.columns(in: view).map(\.name) }
  }

  /// Which customer each source record is.
  func crosswalk(output: String = "out") throws -> [String] {
    try rows("SELECT source, source_key, customer_id FROM crosswalk ORDER BY source, source_key", output: output)
  }

  private func cell(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: ""
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}
