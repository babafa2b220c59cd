import RecordModel

/// A decimal number: `mantissa` by ten to the power of minus `scale`.
struct Decimal64: Sendable, Hashable {
  var mantissa: Int64
  var scale: Int

  /// In units of ten to the power of minus `digits`, half away from zero; nil beyond 64 bits.
  func units(digits: Int) -> Int64? {
    var value = mantissa
    var scale = scale
    while scale < digits {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      if isTooLarge { return nil }
      (value, scale) = (product, scale + 1)
    }
    guard scale > digits else { return value }
    var divisor: Int64 = 1
    for _ in digits..<scale {
      let (product, isTooLarge) = divisor.multipliedReportingOverflow(by: 10)
      if isTooLarge { return 0 }
      divisor = product
    }
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest.magnitude >= divisor.magnitude - rest.magnitude ? quotient + value.signum() : quotient
  }
}

/// Reads amounts of money as exports write them: `1.234,56 €`, `$1,234.50`, `CHF 1'234.50`, `(12.00)`, `12,00-`.
enum AmountReader {
  enum Reading: Sendable, Hashable {
    case none
    /// `isComma`: the decimal mark it shows, nil where it shows none.
    case certain(Decimal64, isComma: Bool?)
    /// `1.234`: thousands, or thousandths; the other cells of its column tell.
    case undecided(thousands: Decimal64, thousandths: Decimal64, isComma: Bool)
  }

  /// The number, and the currency the text names, if any.
  static func read(_ text: some Sequence<UInt8>) -> (amount: Reading, currency: String?) {
    var tokens = AmountTokens()
    for byte in text { tokens.take(byte) }
    return (tokens.reading, tokens.currency)
  }
}

/// The digits and marks of an amount, and the letters and signs around them.
private struct AmountTokens {
  private enum Mark { case point, comma, space }

  private var digits: [UInt8] = []
  private var marks: [(mark: Mark, at: Int)] = []
  private var letters: [UInt8] = []
  private var isNegative = false
  private var isBroken = false
  private var hasEnded = false

  private static let mostDigits = 18

  mutating func take(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39:
      if hasEnded || digits.count >= Self.mostDigits { isBroken = true } else { digits.append(byte) }
    case UInt8(ascii: "."): mark(.point)
    case UInt8(ascii: ","): mark(.comma)
    case UInt8(ascii: "'"), 0x20, 0x09: mark(.space)
    case UInt8(ascii: "-"), UInt8(ascii: "("):
      isNegative = true
      if !digits.isEmpty { hasEnded = true }
    case UInt8(ascii: "+"), UInt8(ascii: ")"): if !digits.isEmpty { hasEnded = true }
    default: letters.append(byte)
    }
  }

  private mutating func mark(_ mark: Mark) {
    if !digits.isEmpty { marks.append((mark, digits.count)) }
  }

  /// `Fr.`, `Rs.`, `kr.`: the point of a word before the number is none of it, as no digit stands before it.
  var reading: AmountReader.Reading {
    guard !digits.isEmpty, !isBroken, letters.count <= 12 else { return .none }
    // Blanks group digits or stand before a currency; a mark at the end says nothing.
    let separators = marks.filter { $0.at < digits.count && $0.mark != .space }
    let points = separators.filter { $0.mark == .point }
    let commas = separators.filter { $0.mark == .comma }
    if let last = separators.last, !points.isEmpty, !commas.isEmpty {
      let isComma = last.mark == .comma
      let groups = isComma ? points : commas
      guard (isComma ? commas : points).count == 1, areGroups(groups, before: last.at) else { return .none }
      return .certain(number(scale: digits.count - last.at), isComma: isComma)
    }
    guard let only = separators.first else { return .certain(number(scale: 0), isComma: nil) }
    if separators.count > 1 {
      return areGroups(separators, before: digits.count) ? .certain(number(scale: 0), isComma: only.mark == .point) : .none
    }
    let behind = digits.count - only.at
    let isComma = only.mark == .comma
    let isGrouped = marks.contains { $0.mark == .space && $0.at < only.at }
    if behind != 3 || only.at > 3 || digits.first == 0x30 || isGrouped {
      return .certain(number(scale: behind), isComma: isComma)
    }
    return .undecided(thousands: number(scale: 0), thousandths: number(scale: 3), isComma: isComma)
  }

  /// Whether the marks stand every three digits before a place.
  private func areGroups(_ marks: [(mark: Mark, at: Int)], before end: Int) -> Bool {
    var place = end
    for mark in marks.reversed() {
      guard place - mark.at == 3 else { return false }
      place = mark.at
    }
    return (1...3).contains(place)
  }

  private func number(scale: Int) -> Decimal64 {
    let magnitude = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    return Decimal64(mantissa: isNegative ? -magnitude : magnitude, scale: scale)
  }

  var currency: String? {
    let text = String(decoding: letters, as: UTF8.self)
    if let sign = Self.signs.first(where: { text.contains($0.sign) }) { return sign.code }
    let code = text.uppercased()
    return CurrencyCode.minorDigits(of: code) == nil ? nil : code
  }

  /// Signs of one currency only; the dollar's is of many.
  private static let signs: [(sign: String, code: String)] = [
    ("€", "EUR"), ("£", "GBP"), ("US$", "USD"), ("zł", "PLN"), ("Kč", "CZK"), ("₹", "INR"), ("₺", "TRY"), ("₽", "RUB"),
    ("₩", "KRW"), ("₪", "ILS"), ("₴", "UAH"), ("R$", "BRL"),
  ]
}
