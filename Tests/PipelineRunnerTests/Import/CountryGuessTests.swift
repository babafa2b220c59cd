import Testing

@testable import PipelineRunner

@Suite struct CountryGuessTests {
  @Test("few signs, or signs of several countries, are no guess")
  func doubt() {
    var guess = CountryGuess()
    #expect(guess.best == nil)
    guess.read(headers: ["Vorname", "Nachname"])
    #expect(guess.best == nil)
    guess.read(headers: ["PLZ", "Ort", "E-Mail"])
    #expect(guess.best?.country == "DE")
    guess.read(headers: ["Prénom", "Nom", "Ville", "Pays", "Code postal", "Téléphone portable"])
    #expect(guess.best == nil)
  }
}
