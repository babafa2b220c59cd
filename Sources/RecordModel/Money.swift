/// An amount as people read it.
package enum Money {
  /// `120.50 EUR`; minor units of a currency unknown are hundredths.
  package static func text(_ amount: Int64, currency: String) -> String {
    let digits = CurrencyCode.minorDigits(of: currency) ?? 2
    var text = String(amount.magnitude)
    if digits > 0 {
      if text.count <= digits { text = String(repeating: "0", count: digits + 1 - text.count) + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return (amount < 0 ? "-" : "") + text + (currency.isEmpty ? "" : " \(currency)")
  }
}
