import Diagnostics

/// Collects every fault of one pipeline file, so that all are told at once.
final class FaultCollector {
  /// Most messages told of one file.
  static let shownLimit = 50
  /// Beyond these a hostile file costs nothing more.
  private static let collectedLimit = 2_000
  private static let suggestionLimit = 500

  private struct Fault {
    var position: Position
    var code: FaultCode
    var summary: String
    var hints: [String]
  }

  private var faults: [Fault] = []
  private var suggestionsLeft = FaultCollector.suggestionLimit
  private(set) var errorCount = 0

  func report(_ code: FaultCode, _ summary: String, at position: Position, hints: [String] = []) {
    if code.severity == .error { errorCount += 1 }
    guard faults.count < Self.collectedLimit else { return }
    faults.append(Fault(position: position, code: code, summary: summary, hints: hints))
  }

  /// The candidate a user probably meant by `name`.
  func nearest(_ name: String, among candidates: some Sequence<String>) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName.of(name, among: candidates)
  }

  /// The first fifty messages by place, each with its line of `text`; a note counts the rest.
  func diagnostics(in text: SourceText) -> [Diagnostic] {
    let all = faults.sorted { a, b in
      (a.position.line, a.position.column, a.code.rawValue, a.summary)
        < (b.position.line, b.position.column, b.code.rawValue, b.summary)
    }
    var told = all.prefix(Self.shownLimit).map { fault in
      Diagnostic(
        fault.code.severity, fault.code.rawValue, fault.summary, at: text.location(of: fault.position), hints: fault.hints,
        sourceLine: fault.position.column > 0 ? text.line(fault.position.line) : nil)
    }
    if all.count > told.count {
      let rest = all.count - told.count
      told.append(
        Diagnostic(
          .note, FaultCode.moreFaults.rawValue, "\(rest) more \(rest == 1 ? "message is" : "messages are") not shown",
          at: SourceLocation(path: text.path)))
    }
    return told
  }
}
