import Diagnostics
import Foundation

@testable import PipelineConfig

/// The package's own folder.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// Reads a pipeline file from text.
func readPipeline(_ text: String) throws(DiagnosticsError) -> PipelineDefinition {
  try PipelineFile.read(Array(text.utf8), path: "pipeline.yaml").0
}

/// Everything that is said about a pipeline file; empty when nothing.
func complaints(about bytes: [UInt8]) -> [Diagnostic] {
  do throws(DiagnosticsError) {
    return try PipelineFile.read(bytes, path: "pipeline.yaml").warnings
  } catch {
    return error.diagnostics
  }
}

func complaints(about text: String) -> [Diagnostic] { complaints(about: Array(text.utf8)) }

/// A pipeline with the given lines in one source.
func pipeline(source lines: String..., rest: String = "") -> String {
  let inner = lines.map { "    \($0)\n" }.joined()
  return "version: 1\npipeline: p\ncountry: DE\nsources:\n  crm:\n    path: x.csv\n\(inner)output: out\n\(rest)"
}

/// A fresh folder that is removed after `body`.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfsame-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
