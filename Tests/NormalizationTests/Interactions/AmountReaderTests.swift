import Testing

@testable import Normalization

@Suite struct AmountReaderTests {
  private static func cents(_ text: String) -> Int64? {
    guard case .certain(let amount, _) = AmountReader.read(Array(text.utf8)).amount else { return nil }
    return amount.units(digits: 2)
  }

  @Test(
    "amounts are read as people write them",
    arguments: [
      ("12", 1200), ("12.5", 1250), ("12,50", 1250), ("1.234,56", 123_456), ("1,234.56", 123_456), ("1'234.50", 123_450),
      ("1 234,50", 123_450), ("$1,234.50", 123_450), ("1.234.567", 123_456_700), ("-3.20", -320), ("3.20-", -320),
      ("(3.20)", -320),
      ("0.500", 50), ("1234.567", 123_457), ("12,00 €", 1200), ("EUR 7", 700), ("Fr. 7.00", 700), ("0", 0), ("-0.005", -1),
    ])
  func reads(_ text: String, _ cents: Int64) { #expect(Self.cents(text) == cents) }

  @Test(
    "what is no amount is none",
    arguments: ["", "free", "1.2.3", "1,23,456", "12.34.567,8", "99999999999999999999", "one to two pieces"])
  func refuses(_ text: String) { #expect(AmountReader.read(Array(text.utf8)).amount == .none) }

  @Test("three digits behind a lone mark wait for their column", arguments: ["1.234", "12,500", "€ 1.299"])
  func waits(_ text: String) {
    guard case .undecided(let thousands, let thousandths, _) = AmountReader.read(Array(text.utf8)).amount else {
      Issue.record("\(text) was decided")
      return
    }
    #expect(thousands.units(digits: 3) == thousandths.units(digits: 3).map { $0 * 1000 })
  }

  @Test(
    "the currency is the one the cell names, and the dollar is nobody's",
    arguments: [
      ("12 €", "EUR"), ("£3", "GBP"), ("usd 3", "USD"), ("3 CHF", "CHF"), ("US$ 3", "USD"), ("$3", nil), ("3 pcs", nil),
    ])
  func currency(_ text: String, _ code: String?) { #expect(AmountReader.read(Array(text.utf8)).currency == code) }

  @Test("minor units of currencies without cents, and beyond 64 bits")
  func units() {
    #expect(Decimal64(mantissa: 59894, scale: 2).units(digits: 0) == 599)
    #expect(Decimal64(mantissa: 1, scale: 0).units(digits: 3) == 1000)
    #expect(Decimal64(mantissa: .max, scale: 0).units(digits: 2) == nil)
    #expect(Decimal64(mantissa: 5, scale: 60).units(digits: 2) == 0)
  }
}
