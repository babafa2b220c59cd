/// What happens next because of a message.
package enum Severity: String, Sendable, CaseIterable, Codable {
  /// Nothing to do.
  case note
  /// The record or setting is kept as it is.
  case warning
  /// The record is set aside; the run goes on.
  case rejected
  /// The run stops, or does not start.
  case error
}

/// One message to a user: where, how bad, a stable code, what is wrong and what to do.
///
/// Summary and hints never hold a customer's value; what may hold one goes into ``quoted``, which is shown only when the user
/// asked for values.
package struct Diagnostic: Hashable, Sendable {
  package var location: SourceLocation?
  package var severity: Severity
  /// Stable and documented, such as `C101`.
  package var code: String
  package var summary: String
  /// What to write or do instead; one sentence each.
  package var hints: [String]
  /// The line of the user's file the caret points into; a pipeline file's line, never a data file's.
  package var sourceLine: String?
  /// A customer's value this is about.
  package var quoted: String?

  package init(
    _ severity: Severity, _ code: String, _ summary: String, at location: SourceLocation? = nil, hints: [String] = [],
    sourceLine: String? = nil, quoted: String? = nil
  ) {
    self.location = location
    self.severity = severity
    self.code = code
    self.summary = summary
    self.hints = hints
    self.sourceLine = sourceLine
    self.quoted = quoted
  }
}

extension Diagnostic {
  /// The order messages are told in: by place, then worst first, then code.
  package static func precedes(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    let first = a.location ?? SourceLocation(path: "")
    let second = b.location ?? SourceLocation(path: "")
    if first != second { return first < second }
    if a.code != b.code { return a.code < b.code }
    return a.summary < b.summary
  }
}

/// A command cannot go on; carries everything that was found, to be told at once.
package struct DiagnosticsError: Error, Sendable {
  package var diagnostics: [Diagnostic]
  package var exitCode: ExitCode

  package init(_ diagnostics: [Diagnostic], exitCode: ExitCode) {
    self.diagnostics = diagnostics
    self.exitCode = exitCode
  }
}

/// The exit codes of the command line (sysexits).
package enum ExitCode: Int32, Sendable {
  case published = 0
  case usage = 64
  case gateRefused = 65
  case noReadableInput = 66
  case ourBug = 70
  case cannotWrite = 73
  case inputOutput = 74
  case lockHeld = 75
  case pipelineFile = 78
  case interrupted = 130
}
