import Testing

@testable import Normalization

@Suite struct PostcodeTests {
  @Test(
    "a postcode is written and compared as its country does",
    arguments: [
      ("43004", "US", "43004", "43004"), ("43004-1234", "US", "43004-1234", "43004"),
      ("927230000", "US", "92723-0000", "92723"),
      ("ls14ab", "GB", "LS1 4AB", "ls14ab"), ("SW1A1AA", "GB", "SW1A 1AA", "sw1a1aa"), ("M1S1T4", "CA", "M1S 1T4", "m1s1t4"),
      ("D-80331", "DE", "80331", "80331"), ("01067.0", "DE", "01067", "01067"), ("F-75001", "FR", "75001", "75001"),
      ("28013", "ES", "28013", "28013"), ("00950", "PL", "00-950", "00950"), ("A-1010", "AT", "1010", "1010"),
      ("CH-8001", "CH", "8001", "8001"), ("1015cj", "NL", "1015 CJ", "1015cj"), ("20121", "IT", "20121", "20121"),
      ("3065", "AU", "3065", "3065"), ("059413", "SG", "059413", "059413"), ("110 001", "IN", "110001", "110001"),
      ("d02af30", "IE", "D02 AF30", "d02af30"), ("12345", "XX", "12345", "12345"), ("ab-1", "XX", "AB-1", "ab1"),
    ])
  func shapes(text: String, country: String, value: String, match: String) {
    let code = Postcode(Array(text.utf8), country: CountryCode(country.utf8))
    #expect(String(decoding: code.value, as: UTF8.self) == value)
    #expect(String(decoding: code.match, as: UTF8.self) == match)
    #expect(code.isValid)
    #expect(!code.zeroRestored)
  }

  @Test(
    "one lost leading zero is restored where codes may begin with one",
    arguments: [
      ("1067", "DE", "01067"), ("2134", "US", "02134"), ("800", "AU", "0800"), ("59413", "SG", "059413"),
      ("0950", "PL", "00-950"),
    ])
  func lostZero(text: String, country: String, expected: String) {
    let code = Postcode(Array(text.utf8), country: CountryCode(country.utf8))
    #expect(String(decoding: code.value, as: UTF8.self) == expected)
    #expect(code.zeroRestored)
  }

  @Test(
    "what does not fit is kept and still compared",
    arguments: [("106", "DE", "106"), ("901", "US", "901"), ("ABC 1", "DE", "abc1"), ("810", "AT", "810")])
  func misfits(text: String, country: String, match: String) {
    let code = Postcode(Array(text.utf8), country: CountryCode(country.utf8))
    #expect(String(decoding: code.match, as: UTF8.self) == match)
    #expect(!code.isValid)
    #expect(!code.zeroRestored)
  }
}
