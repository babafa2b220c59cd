import Diagnostics
import RecordModel

/// Reads a pipeline file: a strict subset of YAML, a closed vocabulary, every fault told at once.
package struct PipelineFile {
  /// Largest file that is read, in bytes.
  package static let sizeLimit = 1 << 20

  /// Reads the pipeline at `path`, with its warnings and notes.
  ///
  /// Throws all faults, sorted by place and at most fifty, with exit code 78. `environment` gives the values of `${NAME}` in
  /// paths. Linear in the file's size.
  package static func load(
    path: String, environment: EnvironmentLookup = EnvironmentVariables.value
  ) throws(DiagnosticsError) -> (PipelineDefinition, warnings: [Diagnostic]) {
    let bytes = try RegularFile.read(path: path, limit: sizeLimit)
    return try read(bytes, path: path, environment: environment)
  }

  /// The same for bytes at hand; `path` is what messages name and what relative paths resolve against.
  package static func read(
    _ bytes: [UInt8], path: String, environment: EnvironmentLookup = { _ in nil }
  ) throws(DiagnosticsError) -> (PipelineDefinition, warnings: [Diagnostic]) {
    let faults = FaultCollector()
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      throw RegularFile.failure(.notText, "the file is not UTF-8 text; it looks like UTF-16", path, hint: "save it as UTF-8")
    }
    let text = SourceText(bytes: bytes, path: path, faults: faults)
    guard let root = root(of: text, faults: faults) else {
      throw DiagnosticsError(faults.diagnostics(in: text), exitCode: .pipelineFile)
    }
    let definition = PipelineDefinition.read(
      root, text: text, folder: folder(of: path), contentHash: SHA256.hexDigest(of: bytes), environment: environment)
    let diagnostics = faults.diagnostics(in: text)
    guard faults.errorCount == 0 else { throw DiagnosticsError(diagnostics, exitCode: .pipelineFile) }
    return (definition, diagnostics)
  }

  private static func root(of text: SourceText, faults: FaultCollector) -> MapReader<PipelineKey>? {
    var scanner = SubsetScanner(text, faults: faults)
    scanner.scan()
    guard scanner.isStructureKnown else { return nil }
    let tree = TreeComposer.compose(scanner.scalars, of: text, faults: faults)
    guard let tree else {
      if faults.errorCount == 0 {
        faults.report(
          .empty, "the pipeline file is empty", at: .wholeFile,
          hints: ["it needs version, pipeline, country, sources and output"])
      }
      return nil
    }
    return NodeReader(node: tree, path: "", faults: faults).root()
  }

  /// Everything before the last slash; `.` without one.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension NodeReader {
  fileprivate func root() -> MapReader<PipelineKey>? {
    guard case .map(let entries) = node.content else {
      report(
        .wrongType, "a pipeline file is a map of keys, not \(node.kindDescription)", hints: ["begin it with `version: 1`"])
      return nil
    }
    return MapReader(entries, at: node.position, path: "", faults: faults)
  }
}
