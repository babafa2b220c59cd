/// A value of the report: what `report.json` holds and what the page's templates read.
///
/// Objects keep their keys in the order written, so that the same database gives the same bytes.
package indirect enum ReportValue: Sendable, Equatable {
  case text(String)
  case number(Int)
  /// Written with at most four digits after the point.
  case fraction(Double)
  case flag(Bool)
  case missing
  case list([ReportValue])
  case object([(key: String, value: ReportValue)])

  package static func == (a: ReportValue, b: ReportValue) -> Bool { a.json == b.json }
}

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
    case .fraction(let value): text += Self.decimal(value)
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

  /// Four digits after the point, without trailing zeros, by integer arithmetic.
  package static func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "null" }
    let scaled = Int((abs(value) * 10_000).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let digits = String(10_000 + scaled % 10_000).dropFirst()
    var fraction = Substring(digits)
    while fraction.last == "0" { fraction = fraction.dropLast() }
    return sign + String(scaled / 10_000) + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func write(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0..<0x20, 0x7F, 0x2028, 0x2029, 0x3C:
        // "<" too, so that the JSON may stand inside a page.
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// For templates: dictionaries, arrays, strings and numbers.
  var templateContext: Any {
    switch self {
    case .text(let value): value
    case .number(let value): Self.grouped(value)
    case .fraction(let value): Self.decimal(value)
    case .flag(let value): value
    case .missing: ""
    case .list(let items): items.map(\.templateContext)
    case .object(let members):
      Dictionary(members.map { ($0.key, $0.value.templateContext) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// 1234567 as "1 234 567" with narrow spaces.
  static func grouped(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (value < 0 ? "-" : "") + groups.joined(separator: "\u{202F}")
  }
}
