import Diagnostics

/// Texts as a pipeline file holds them.
enum PlainYAML {
  /// In single quotes, whatever it is; without control characters.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// For a comment: on one line, nothing hidden in it.
  static func commented(_ text: String) -> String { TerminalText.escaped(text, limit: 120) }
}
