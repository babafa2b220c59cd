import Testing

@testable import Reporting

@Suite struct ReportValueTests {
  @Test(
    "numbers in JSON keep four digits that mean something",
    arguments: [
      (0.0, "0"), (0.5, "0.5"), (-0.25, "-0.25"), (1.00004, "1"), (6.77388e-8, "6.774e-8"), (0.0005, "5e-4"),
      (-2.5e-5, "-2.5e-5"),
      (.nan, "null"), (.infinity, "null"), (.leastNonzeroMagnitude, "4.941e-324"),
    ])
  func decimals(_ value: Double, _ text: String) { #expect(ReportValue.fraction(value).json == text) }

  @Test(
    "probabilities are told as a percentage, small ones as one in so many",
    arguments: [
      (0.749, "74.9\u{202F}%"), (0.0057, "1 in 180"), (6.77388e-8, "1 in 15\u{202F}000\u{202F}000"), (0, "never seen"),
      (1e-300, "< 1 in 10¹⁵"), (0.99999, "99.9\u{202F}%"), (1, "100\u{202F}%"),
    ])
  func odds(_ value: Double, _ text: String) { #expect(ReportValue.odds(value).templateContext as? String == text) }

  @Test("weights have a sign and one digit", arguments: [(7.04, "+7.0"), (-6.53, "−6.5"), (0.04, "0.0"), (-0.04, "0.0")])
  func bits(_ value: Double, _ text: String) { #expect(ReportValue.bits(value).templateContext as? String == text) }

  @Test(
    "a share is never rounded to all or nothing",
    arguments: [(0.9999, "99.9\u{202F}%"), (0.0001, "< 0.1\u{202F}%"), (0, "0\u{202F}%"), (0.5, "50\u{202F}%")])
  func shares(_ value: Double, _ text: String) { #expect(ReportValue.share(value).templateContext as? String == text) }

  @Test(
    "integers are grouped",
    arguments: [
      (0, "0"), (1234, "1\u{202F}234"), (-1_234_567, "−1\u{202F}234\u{202F}567"),
      (Int.min, "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808"),
    ])
  func groups(_ value: Int, _ text: String) { #expect(ReportValue.grouped(value) == text) }

  @Test("a long hash keeps its ends, a path its end") func shortened() {
    #expect(VisibleText.shortened(String(repeating: "ab", count: 32)) == "abababab…abab")
    #expect(VisibleText.shortened("inbox/mail/sales/cur/1760000023.M23.host:2,S") == "inbox/mail/s…/1760000023.M23.host:2,S")
    #expect(VisibleText.shortened("crm-17") == "crm-17")
  }
}
