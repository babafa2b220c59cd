import Foundation
import Testing

@testable import PipelineConfig

@Suite struct PresetTests {
  @Test("every preset is read to its last line", arguments: PresetRegistry.all.map(\.name))
  func reads(_ name: String) throws {
    let preset = try #require(PresetRegistry.named(name))
    #expect(preset.faults.isEmpty)
    #expect(!preset.title.isEmpty && !preset.kinds.isEmpty && !preset.columns.isEmpty && !preset.signatures.isEmpty)
    #expect(preset.signatures.allSatisfy { !$0.isEmpty && !$0.contains("") })
  }

  @Test("every data file has its line in the registry, and every preset its line in the documentation")
  func isComplete() throws {
    let folder = packageRoot.appendingPathComponent("Sources/PipelineConfig/Presets/Systems").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == PresetRegistry.all.count)
    #expect(Set(PresetRegistry.names).count == PresetRegistry.all.count)
    let page = try String(contentsOf: packageRoot.appendingPathComponent("docs/pipeline-file.md"), encoding: .utf8)
    for preset in PresetRegistry.all { #expect(page.contains("| `\(preset.name)` | \(preset.title) |")) }
  }

  @Test("a preset not known is told with the nearest one")
  func unknown() {
    let told = complaints(about: pipeline(source: "preset: shopify.odrer"))
    #expect(told.first?.summary.contains("did you mean 'shopify.order'?") == true)
  }

  @Test(
    "lines that mean nothing are faults",
    arguments: ["Name = nmae.full", "signature", "consent = consent.email maybe", "size: 3"])
  func faults(_ line: String) { #expect(Preset(parsing: Array("preset: x\n\(line)\n".utf8)).faults == [line]) }
}
