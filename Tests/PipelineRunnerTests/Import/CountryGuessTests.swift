import Testing

@testable import PipelineRunner

@Suite struct CountryGuessTests {
  @Test(
    "a phone tells its country where it is written with a calling code that one country has",
    arguments: [
      ("+44 7700 900123", "GB"), ("0049 (0)30 123456", "DE"), ("'+351 21 123 4567", "PT"), ("+1 212 555 0100", nil),
      ("030 123456", nil), ("+44", nil), ("", nil), ("+999 1234 5678", nil),
    ] as [(String, String?)])
  func phones(_ text: String, _ country: String?) { #expect(CountryGuess.country(ofPhone: text) == country) }

  @Test(
    "a postcode tells its country where no other country's looks so",
    arguments: [
      ("LS28 1RU", "GB"), ("w1a1aa", "GB"), ("1234 AB", "NL"), ("K1A 0B1", "CA"), ("00-950", "PL"), ("10115", nil),
      ("1010", nil),
      ("90210-1234", "US"),
    ] as [(String, String?)])
  func postcodes(_ text: String, _ country: String?) { #expect(CountryGuess.country(ofPostcode: text) == country) }

  @Test("few signs, or signs of several countries, are no guess")
  func doubt() {
    var guess = CountryGuess()
    #expect(guess.best == nil)
    guess.read(headers: ["Vorname", "Nachname"])
    #expect(guess.best == nil)
    guess.read(headers: ["PLZ", "Ort", "E-Mail"])
    #expect(guess.best?.country == "DE")
    guess.read(headers: ["Prénom", "Nom", "Ville", "Pays"])
    #expect(guess.best == nil)
  }
}
