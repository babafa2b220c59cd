extension ReportValue {
  /// Compact JSON.
  package var json: String {
    var text = ""
    write(into: &text)
    return text
  }

  private func write(into text: inout String) {
    switch self {
    case .text(let value): Self.write(value, into: &text)
    case .number(let value): text += String(value)
    case .fraction(let value), .bits(let value), .share(let value), .odds(let value): text += Self.decimal(value)
    case .flag(let value): text += value ? "true" : "false"
    case .missing: text += "null"
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.write(into: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.key, into: &text)
        text += ":"
        member.value.write(into: &text)
      }
      text += "}"
    }
  }

  /// Four digits after the point, without trailing zeros; below a thousandth four digits and a power of ten: `6.774e-8`.
  package static func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "null" }
    guard value != 0, abs(value) < 0.001 else { return fixed(value, digits: 4, trimmed: true) }
    var mantissa = abs(value)
    var exponent = 0
    // The smallest double is 5e-324, so this ends.
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return (value < 0 ? "-" : "") + fixed(mantissa, digits: 3, trimmed: true) + "e\(exponent)"
  }

  /// A number below 1e12 in size with up to four digits after the point, by integer arithmetic.
  static func fixed(_ value: Double, digits: Int, trimmed: Bool = false) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    var fraction = String(scale + scaled % scale).dropFirst()
    while trimmed, fraction.last == "0" { fraction = fraction.dropLast() }
    return (value < 0 && scaled > 0 ? "-" : "") + String(scaled / scale) + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func write(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "<": text += "\\u003c"  // so that the JSON may stand inside a page
      default:
        if VisibleText.isHidden(scalar) {
          for unit in String(scalar).utf16 { text += "\\u" + String(0x10000 + Int(unit), radix: 16).dropFirst() }
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
