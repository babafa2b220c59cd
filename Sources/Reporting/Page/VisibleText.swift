/// Makes a customer's text safe to look at: what would be invisible, reorder the line or hide from the template's escaping is
/// shown as a marker such as `⟦202E⟧`.
enum VisibleText {
  /// Whether a scalar has no picture of its own: controls, line separators, zero-width, direction and tag characters.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  static func marked(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    for character in text {
      // The template escapes whole characters; a quotation mark with an accent on it is another character and would pass.
      let hidesMarkup = character.unicodeScalars.count > 1 && character.unicodeScalars.contains { markup.contains($0) }
      for scalar in character.unicodeScalars {
        if isHidden(scalar) || (hidesMarkup && !markup.contains(scalar)) {
          result += marker(scalar)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// The text marked, and cut where it is longer than a cell should be.
  static func displayed(_ text: String) -> String {
    let marked = marked(text)
    guard marked.utf8.count > cellLength, marked.count > cellLength else { return marked }
    return marked.prefix(cellLength) + "… (\(marked.count) characters)"
  }

  /// At most about forty characters: a long hash keeps its ends, a path more of its end.
  static func shortened(_ text: String) -> String {
    let marked = marked(text)
    guard marked.utf8.count > longest, marked.count > longest else { return marked }
    let isHash = marked.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) }
    return isHash ? marked.prefix(8) + "…" + marked.suffix(4) : marked.prefix(12) + "…" + marked.suffix(24)
  }

  private static let longest = 38
  private static let cellLength = 300
  private static let markup: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

  private static func marker(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\n" { return "↵" }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "⟦" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + "⟧"
  }
}
