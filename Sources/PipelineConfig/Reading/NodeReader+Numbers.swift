extension NodeReader {
  /// A decimal number such as `0.9` within bounds, which are named as `0…1` in the message.
  func number(in range: ClosedRange<Double>) -> Double? {
    guard let text = text() else { return nil }
    guard let value = Self.decimal(text) else {
      report(.wrongType, "\(path) must be a number, not '\(text)'", hints: Self.meantNumber(text).map { ["write \($0)"] } ?? [])
      return nil
    }
    guard range.contains(value) else {
      let bounds = "\(Self.shown(range.lowerBound))…\(Self.shown(range.upperBound))"
      let meant = Self.scaled(value, into: range).map { "; did you mean \(Self.shown($0))?" } ?? ""
      report(.outOfRange, "\(path) \(text) is outside \(bounds)\(meant)")
      return nil
    }
    return value
  }

  /// A whole number within bounds.
  func integer(in range: ClosedRange<Int>) -> Int? {
    guard let text = text() else { return nil }
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), text.utf8.count <= 12, let value = Int(text) else {
      report(.wrongType, "\(path) must be a whole number, not '\(text)'", hints: ["write digits only"])
      return nil
    }
    guard range.contains(value) else {
      report(.outOfRange, "\(path) \(text) is outside \(range.lowerBound)…\(range.upperBound)")
      return nil
    }
    return value
  }

  /// Digits with at most one point, an optional sign before them; nothing else that `Double` would take.
  static func decimal(_ text: String) -> Double? {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : Substring(text)
    guard !digits.isEmpty, digits.utf8.count <= 20, digits.utf8.filter({ $0 == 0x2E }).count <= 1,
      digits.utf8.allSatisfy({ $0 == 0x2E || ($0 >= 0x30 && $0 <= 0x39) }), digits != "."
    else { return nil }
    return Double(text)
  }

  /// `0,9` and `90%` as they should be written.
  private static func meantNumber(_ text: String) -> String? {
    if text.hasSuffix("%"), let percent = decimal(String(text.dropLast())) { return shown(percent / 100) }
    let pointed = String(text.map { $0 == "," ? "." : $0 })
    return decimal(pointed).map(shown)
  }

  /// 9 and 90, meant as 0.9.
  private static func scaled(_ value: Double, into range: ClosedRange<Double>) -> Double? {
    guard range == 0...1, value > 1, value <= 100 else { return nil }
    return value <= 10 ? value / 10 : value / 100
  }

  /// A number without a needless `.0`.
  static func shown(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
