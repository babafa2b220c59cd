import Diagnostics
import PipelineConfig

/// A pipeline file: read, or refused with faults that stand in it.
struct PipelineTarget: FuzzTarget {
  func fault(on input: UnsafeRawBufferPointer, twice: Bool) -> String? {
    let bytes = Array(input)
    let told = Self.read(bytes)
    if twice, Self.read(bytes) != told { return "a second reading gives other messages" }
    if told.contains(where: \.isBadPlace) { return "a message about no place of the file" }
    return nil
  }

  private struct Told: Equatable {
    var text: String
    var isBadPlace = false
  }

  private static func read(_ bytes: [UInt8]) -> [Told] {
    do throws(DiagnosticsError) {
      let (definition, warnings) = try PipelineFile.read(bytes, path: "folder/pipeline.yaml") { $0 == "HOME" ? "home" : nil }
      return [Told(text: definition.contentHash)] + warnings.map { told($0, bytes) }
    } catch {
      return error.diagnostics.isEmpty
        ? [Told(text: "refused without a reason", isBadPlace: true)] : error.diagnostics.map { told($0, bytes) }
    }
  }

  private static func told(_ diagnostic: Diagnostic, _ bytes: [UInt8]) -> Told {
    Told(text: "\(diagnostic)", isBadPlace: (diagnostic.location?.line ?? 0) > bytes.count + 1)
  }
}
