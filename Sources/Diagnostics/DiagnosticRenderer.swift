/// Renders messages as `path:line:column: severity[code]: summary`, the line with a caret, then the hints.
package struct DiagnosticRenderer: Sendable {
  package var colour: Bool
  package var showValues: Bool

  package init(colour: Bool, showValues: Bool) {
    self.colour = colour
    self.showValues = showValues
  }

  package func render(_ diagnostic: Diagnostic) -> String {
    var text = ""
    if let location = diagnostic.location { text += "\(TerminalText.escaped(location.description)): " }
    text += painted("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", for: diagnostic.severity)
    text += ": \(TerminalText.escaped(diagnostic.summary))"
    if showValues, let quoted = diagnostic.quoted { text += " ‘\(TerminalText.escaped(quoted, limit: 80))’" }
    if let line = diagnostic.sourceLine, let column = diagnostic.location?.column, column > 0 {
      let shown = TerminalText.escaped(line, limit: 160)
      text += "\n  \(shown)\n  \(String(repeating: " ", count: min(column - 1, shown.count)))^"
    }
    for hint in diagnostic.hints { text += "\n  hint: \(TerminalText.escaped(hint))" }
    return text
  }

  private func painted(_ text: String, for severity: Severity) -> String {
    guard colour else { return text }
    let code =
      switch severity {
      case .note: "36"
      case .warning: "33"
      case .rejected: "35"
      case .error: "31"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// Makes text from outside safe to print on a terminal or in a log line.
package enum TerminalText {
  /// Control, bidirectional and invisible characters as `\x1b` or `\u{202e}`; cut after `limit` characters.
  package static func escaped(_ text: String, limit: Int = .max) -> String {
    var result = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count >= limit { return result + "…" }
      count += 1
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0:
        let hex = String(scalar.value, radix: 16)
        result += "\\x" + (hex.count < 2 ? "0" + hex : hex)
      case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE007F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
