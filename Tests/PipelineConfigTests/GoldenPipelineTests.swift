import Diagnostics
import Foundation
import Testing

@testable import PipelineConfig

/// Every folder under `fixtures/pipelines` is a case: what is said about its `pipeline.yaml`, and what was read, stand in its
/// `expected.txt`. `SELFSAME_RECORD=1` writes these anew; such a run fails, so that nobody takes it for a passing one.
@Suite struct GoldenPipelineTests {
  static let folder = packageRoot.appendingPathComponent("fixtures/pipelines")
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  static let isRecording = ProcessInfo.processInfo.environment["SELFSAME_RECORD"] == "1"

  @Test("a pipeline file is read or refused as recorded", arguments: cases)
  func matchesRecording(_ name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("pipeline.yaml")))
    let told = Self.rendered(bytes)
    let expected = folder.appendingPathComponent("expected.txt")
    if Self.isRecording {
      try told.write(to: expected, atomically: true, encoding: .utf8)
      Issue.record("recorded; run again without SELFSAME_RECORD")
    } else {
      #expect(told == (try String(contentsOf: expected, encoding: .utf8)))
    }
  }

  @Test("there are cases") func casesAreFound() { #expect(Self.cases.count >= 30) }

  private static func rendered(_ bytes: [UInt8]) -> String {
    let renderer = DiagnosticRenderer(colour: false, showValues: false)
    let environment = ["DATA": "/srv/data"]
    do throws(DiagnosticsError) {
      let (definition, warnings) = try PipelineFile.read(bytes, path: "pipelines/x.yaml", environment: { environment[$0] })
      return (warnings.map(renderer.render) + [definition.jsonDescription]).joined(separator: "\n") + "\n"
    } catch {
      let exit = "exit \(error.exitCode.rawValue)"
      return (error.diagnostics.map(renderer.render) + [exit]).joined(separator: "\n") + "\n"
    }
  }
}
