import Diagnostics
import Foundation
import RecordModel
import Testing

@testable import PipelineConfig

@Suite struct DocumentationTests {
  let page: String

  init() throws {
    page = try String(contentsOf: packageRoot.appendingPathComponent("docs/pipeline-file.md"), encoding: .utf8)
  }

  /// The names and codes that stand between backticks, alone or with an argument.
  private func mentions(_ name: String) -> Bool {
    ["`\(name)`", "`\(name)(", "`{ \(name):", ".\(name)`", "`\(name):"].contains { page.contains($0) }
  }

  @Test("every example is read without a message") func examplesAreRead() throws {
    let examples = page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(examples.count == 2)
    for example in examples {
      let read = try PipelineFile.read(Array(example.utf8), path: "x.yaml", environment: { _ in "/exports" })
      #expect(read.warnings.isEmpty)
    }
  }

  @Test("every code is explained", arguments: FaultCode.allCases)
  func codeIsExplained(_ code: FaultCode) { #expect(page.contains("| \(code.rawValue) |")) }

  @Test("every code explained is one that exists") func noStaleCodes() {
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| C") && $0.dropFirst(3).first?.isNumber == true }
    #expect(rows.map { String($0.dropFirst(2).prefix(4)) } == FaultCode.allCases.map(\.rawValue))
  }

  @Test("every key is described") func keysAreDescribed() {
    for block in PipelineVocabulary.blocks {
      for key in block.names { #expect(mentions(key), "\(block.place): \(key)") }
    }
  }

  @Test("every field, label, channel, step, rule, kind and function is described") func namesAreDescribed() {
    let names =
      CanonicalField.allCases.map(\.name) + FieldLabel.known + ConsentChannel.known + Transform.names
      + SurvivorshipRuleName.allCases.map(\.rawValue) + SourceKind.allCases.map(\.rawValue)
      + DateOrder.allCases.map(\.rawValue) + MatchDefinition.blockFunctions + SurvivorshipDefinition.groups
    for name in names { #expect(mentions(name), "\(name)") }
  }

  @Test("every step can be read by its documented name") func stepsAreRead() throws {
    for name in Transform.names {
      let step = name == "map" ? "{ map: { a: b } }" : Transform.withText.contains { $0.name == name } ? "\(name)(\",\")" : name
      let source = try #require(
        try readPipeline(pipeline(source: "fields: { note: { from: N, use: [\(step)] } }")).sources.first)
      #expect(source.fields.first?.transforms.count == 1)
    }
  }
}
