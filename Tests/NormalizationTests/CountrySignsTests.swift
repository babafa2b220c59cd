import Testing

@testable import Normalization

@Suite struct CountrySignsTests {
  @Test(
    "a phone tells its country where it is written with its calling code, also of those that share one",
    arguments: [
      ("+44 7700 900123", "GB"), ("0049 (0)30 123456", "DE"), ("'+351 21 123 4567", "PT"), ("+1 212 555 0100", "US"),
      ("+1 416 555 0100", "CA"),
      ("030 123456", nil), ("+44", nil), ("", nil), ("+999 1234 5678", nil),
    ] as [(String, String?)])
  func phones(_ text: String, _ country: String?) { #expect(CountrySigns.ofPhone(Array(text.utf8)) == country) }

  @Test(
    "a postcode tells its country where no other country's looks so",
    arguments: [
      ("LS28 1RU", "GB"), ("w1a1aa", "GB"), ("1234 AB", "NL"), ("K1A 0B1", "CA"), ("00-950", "PL"), ("10115", nil),
      ("1010", nil),
      ("90210-1234", "US"),
    ] as [(String, String?)])
  func postcodes(_ text: String, _ country: String?) { #expect(CountrySigns.ofPostcode(Array(text.utf8)) == country) }

  @Test(
    "a mail domain tells its country unless the world uses it; headers of one language tell the language",
    arguments: [("a@x.de", "DE"), ("a@x.co.uk", "GB"), ("a@x.io", nil), ("a@x.example", nil), ("a@x.zz", nil)]
      as [(String, String?)])
  func emails(_ text: String, _ country: String?) { #expect(CountrySigns.ofEmail(Array(text.utf8)) == country) }

  @Test(
    "a header of one language tells the language's country",
    arguments: [
      ("Vorname", "DE"), ("Code postal", "FR"), ("Apellidos", "ES"), ("Cognome", "IT"), ("Nazwisko", "PL"), ("Email", nil),
      ("Name", nil), ("nothing known", nil),
    ] as [(String, String?)])
  func headers(_ header: String, _ country: String?) { #expect(CountrySigns.ofHeader(header) == country) }
}
