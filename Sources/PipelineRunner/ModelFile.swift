import Diagnostics
import Glibc
import Matching
import PipelineConfig
import RecordModel

/// The model a run scores with: the file `match.model` names, else `model.json` of the output folder.
struct ModelFile: Sendable {
  /// nil: there is none that can be used; one has to be trained.
  let model: SavedModel?
  /// Whether it is the output folder's own, which the run need not write again.
  let isOwn: Bool
  /// Files that were left aside, and why.
  let warnings: [Diagnostic]

  static let name = "model.json"
  /// Larger files are no models, in bytes.
  static let sizeLimit = 16 << 20

  /// Throws `DiagnosticsError`: exit 78 when the file the pipeline names is not there, 74 when a file cannot be read or is damaged.
  /// A model of another program is no error: it is told and left aside.
  init(_ definition: PipelineDefinition, outputFolder: String) throws(DiagnosticsError) {
    var warnings: [Diagnostic] = []
    if let reference = definition.match.model {
      let path = definition.resolved(reference.path)
      guard let bytes = try Self.bytes(of: path) else {
        throw DiagnosticsError(
          [
            Diagnostic(
              .error, "T101", "match.model names \(path), which is not there", at: reference.location,
              hints: ["check the path, which is relative to the pipeline file; `selfsame train` writes a model"])
          ], exitCode: .pipelineFile)
      }
      if let model = try Self.model(bytes, path: path, isNamed: true, &warnings) {
        self.init(model: model, isOwn: false, warnings: warnings)
        return
      }
    }
    let path = outputFolder + "/" + Self.name
    var model: SavedModel?
    if let bytes = try Self.bytes(of: path) { model = try Self.model(bytes, path: path, isNamed: false, &warnings) }
    self.init(model: model, isOwn: model != nil, warnings: warnings)
  }

  private init(model: SavedModel?, isOwn: Bool, warnings: [Diagnostic]) {
    self.model = model
    self.isOwn = isOwn
    self.warnings = warnings
  }

  /// nil for a model of a program with other comparisons.
  private static func model(
    _ bytes: [UInt8], path: String, isNamed: Bool, _ warnings: inout [Diagnostic]
  ) throws(DiagnosticsError) -> SavedModel? {
    do throws(SavedModel.ReadingError) {
      return try SavedModel(json: bytes, shape: Matcher.shape)
    } catch {
      switch error {
      case .otherProgram:
        let remedy =
          isNamed
          ? "run `selfsame train`, then copy the model.json it writes to this path, or take match.model out of the pipeline file"
          : "nothing to do: this run trains a new one and replaces it; customers may shift once"
        warnings.append(
          Diagnostic(
            .warning, "T201", "the model was made by a version of Selfsame with other comparisons; it is not used",
            at: SourceLocation(path: path), hints: [remedy]))
        return nil
      case .fault(let fault):
        let remedy =
          isNamed
          ? "put back a good copy, or take match.model out of the pipeline file"
          : "put back a good copy, or delete the file: the next run, or `selfsame train`, makes a new one"
        throw DiagnosticsError(
          [
            Diagnostic(
              .error, "T102", "the model is damaged: \(fault.summary)",
              at: SourceLocation(path: path, line: fault.line, column: fault.column), hints: [remedy])
          ], exitCode: .inputOutput)
      }
    }
  }

  /// nil where there is no file. A pipe or a device never blocks.
  private static func bytes(of path: String) throws(DiagnosticsError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw unreadable(path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw unreadable(path, "it is no regular file") }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= sizeLimit else { throw unreadable(path, "it is larger than \(sizeLimit >> 20) MiB, no model is") }
    }
  }

  private static func unreadable(_ path: String, _ reason: String) -> DiagnosticsError {
    DiagnosticsError(
      [
        Diagnostic(
          .error, "T103", "the model cannot be read: \(reason)", at: SourceLocation(path: path),
          hints: ["mend that, or move it away: the next run makes a new one"])
      ], exitCode: .inputOutput)
  }

  /// Weights that moved further than this since training are told, in bits.
  static let largeDrift = 2.0

  /// The message about data that has moved away from the model; nil while it has not moved far.
  static func warning(of drift: ModelDrift?, pipeline: String) -> Diagnostic? {
    guard let drift, drift.bits >= largeDrift else { return nil }
    return Diagnostic(
      .warning, "T202",
      "the data has moved away from the model: for \(drift.kind)s, \(drift.comparison) '\(drift.level)' would weigh "
        + "\(bits(drift.after)) bits now, not \(bits(drift.before))",
      at: SourceLocation(path: pipeline),
      hints: ["`selfsame train` makes a new model; it may shift customers, so look at `changes` after the next run"])
  }

  static func bits(_ weight: MatchWeight) -> String {
    let tenths = Int((abs(weight.bits) * 10).rounded())
    return (weight.bits < 0 && tenths > 0 ? "-" : "+") + "\(tenths / 10).\(tenths % 10)"
  }

  /// Puts a model in place, complete or not at all; throws like ``PrivateFile``.
  static func write(_ model: SavedModel, folder: String) throws {
    try PrivateFile.write(to: folder + "/" + name) { write in try write(model.json) }
  }
}
