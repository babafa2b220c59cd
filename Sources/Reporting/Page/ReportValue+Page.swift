import Mustache

/// A value that is not there: nothing in the text, false as a section.
struct AbsentValue: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

extension ReportValue {
  /// For templates: dictionaries, arrays and texts. Each text member `x` has a shortened twin `x_short`, each integer an ungrouped
  /// `x_plain`, for line numbers and ids.
  var templateContext: Any {
    switch self {
    case .text(let value): value.isEmpty ? AbsentValue() as Any : VisibleText.displayed(value)
    case .number(let value): Self.grouped(value)
    case .fraction(let value): Self.decimal(value)
    case .bits(let value): Self.signed(value)
    case .share(let value): Self.percent(value)
    case .odds(let value): Self.chance(value)
    case .flag(let value): value
    case .missing: AbsentValue()
    case .list(let items): items.map(\.templateContext)
    case .object(let members): Self.dictionary(members)
    }
  }

  private static func dictionary(_ members: [(key: String, value: ReportValue)]) -> [String: Any] {
    var result: [String: Any] = [:]
    for (key, value) in members {
      result[key] = value.templateContext
      if case .text(let text) = value { result[key + "_short"] = VisibleText.shortened(text) }
      if case .number(let number) = value { result[key + "_plain"] = String(number) }
    }
    return result
  }

  /// 1234567 as "1 234 567" with narrow spaces.
  static func grouped(_ value: Int) -> String {
    var digits = Substring(String(value.magnitude))
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    groups.insert(digits, at: 0)
    return (value < 0 ? minus : "") + groups.joined(separator: "\u{202F}")
  }

  /// "+7.0", "−6.5", "0.0".
  static func signed(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "?" }
    let digits = fixed(abs(value), digits: 1)
    return digits == "0.0" ? digits : (value < 0 ? minus : "+") + digits
  }

  /// "99.9 %"; 100 % and 0 % are told only when they are exact.
  static func percent(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    var tenths = Int((min(1, max(0, value)) * 1000).rounded())
    if tenths == 1000 && value < 1 { tenths = 999 }
    if tenths == 0 && value > 0 { return "< 0.1\u{202F}%" }
    return (tenths % 10 == 0 ? String(tenths / 10) : fixed(Double(tenths) / 10, digits: 1)) + "\u{202F}%"
  }

  /// A percentage down to a hundredth, then "1 in 120 000" with two digits that mean something.
  static func chance(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "never seen" }
    if value >= 0.01 { return percent(value) }
    guard value > 1e-15 else { return "< 1 in 10¹⁵" }
    var count = Int((1 / value).rounded())
    var power = 1
    while count >= 100 {
      count = (count + 5) / 10
      power *= 10
    }
    return "1 in " + grouped(count * power)
  }

  private static let minus = "\u{2212}"
}
