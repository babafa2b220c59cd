/// A JSON value written in one way only: keys sorted, two spaces a level, shortest numbers.
enum CanonicalJSON {
  case text(String)
  case number(Double)
  case integer(Int)
  case truth(Bool)
  case list([CanonicalJSON])
  case map([String: CanonicalJSON?])

  static func texts(_ texts: some Sequence<String>) -> CanonicalJSON { .list(texts.map { .text($0) }) }

  /// The text, without a final line break; entries of maps that are nil are left out.
  func rendered(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return NodeReader.shown(number)
    case .integer(let number): return "\(number)"
    case .truth(let truth): return truth ? "true" : "false"
    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      return "[\n" + items.map { inner + $0.rendered(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .map(let entries):
      let lines = entries.compactMapValues(\.self).sorted { $0.key < $1.key }
        .map { "\(inner)\(Self.quoted($0.key)): \($0.value.rendered(indent: inner))" }
      return lines.isEmpty ? "{}" : "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if isInvisible(scalar) {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Control, bidirectional and zero-width characters, which could make a terminal show something else.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
