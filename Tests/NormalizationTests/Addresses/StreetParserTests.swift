import Testing

@testable import Normalization

@Suite struct StreetParserTests {
  private func parts(_ line: String, _ country: String) -> [String] {
    let text = AddressText(Array(line.utf8))
    let parts = StreetParser.parse(text, text.words.indices, country: CountryCode(country.utf8))
    return [parts.number, parts.name, parts.unit].map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "a line is taken apart into number, name and unit",
    arguments: [
      ("12 Main St", "US", ["12", "main st", ""]), ("12 Main Street Apt 4B", "US", ["12", "main st", "4b"]),
      ("Suite 900, 1450 N City Rd", "US", ["1450", "n city rd", "900"]),
      ("1450 North City Road #900", "US", ["1450", "n city rd", "900"]),
      ("144 second ave.", "US", ["144", "2nd ave", ""]), ("10 W 35TH ST 15TH FLOOR", "US", ["10", "w 35th st", "fl15"]),
      ("10001 South Woodlawn Avenue First Floor", "US", ["10001", "s woodlawn ave", "fl1"]),
      ("1106-1108 W. 63rd St.", "US", ["1106-1108", "w 63rd st", ""]),
      ("0378 Traci Extensions Apt. 050", "US", ["378", "traci extensions", "50"]),
      ("371 w. 46th st.  off 9th ave.", "US", ["371", "w 46th st", ""]), ("123 1/2 Main St", "US", ["123 1/2", "main st", ""]),
      ("12 a main st", "US", ["12a", "main st", ""]), ("12 E Main St", "US", ["12", "e main st", ""]),
      ("Highway 50", "US", ["", "hwy 50", ""]), ("1 Avenue of the Americas", "US", ["1", "ave of the americas", ""]),
      ("Chrysler Building, 405 Lexington Avenue", "US", ["405", "lexington ave", ""]),
      ("Adventura Aparments 638 Downey St", "US", ["638", "downey st", ""]), ("12Main St", "US", ["12", "main st", ""]),
      ("PO BOX 7091", "US", ["7091", "po box", ""]), ("P.O. Box 12987", "US", ["12987", "po box", ""]),
      ("1800 West 1st Street, P.O. Box 410", "US", ["1800", "w 1st st", "po410"]),
      ("Flat 2, 4 Hill Rd", "GB", ["4", "hill rd", "2"]), ("Rose Cottage, High Street", "GB", ["", "high st", ""]),
      ("3/45 Smith St", "AU", ["45", "smith st", "3"]), ("Unit 3/45 Smith St", "AU", ["45", "smith st", "3"]),
      ("120 Spencer St Level 4", "AU", ["120", "spencer st", "fl4"]),
      ("#01-11, HillV2, 4 Hillview Rise", "SG", ["4", "hillview rise", "01-11"]),
      ("Hauptstraße 12", "DE", ["12", "haupt st", ""]), ("Hauptstr. 12a", "DE", ["12a", "haupt st", ""]),
      ("Haupt Strasse 12 a", "DE", ["12a", "haupt st", ""]), ("Karl-Marx-Str. 12/3", "DE", ["12", "karl marx st", "3"]),
      ("Straße des 17. Juni 135", "DE", ["135", "st des 17 juni", ""]),
      ("Hauptstraße 12, 3. OG", "DE", ["12", "haupt st", "fl3"]),
      ("Am Markt 3, Wohnung 7", "DE", ["3", "am markt", "7"]), ("Postfach 12 34 56", "DE", ["123456", "po box", ""]),
      ("Schillerplatz 3", "DE", ["3", "schiller pl", ""]), ("23 Ansbacher Street", "DE", ["23", "ansbacher st", ""]),
      ("Ansbacher Strasse 23", "US", ["23", "ansbacher st", ""]), ("Q7, 12", "DE", ["12", "q7", ""]),
      ("ul. Długa 5/7", "PL", ["5", "dluga", "7"]), ("Długa 5 m. 7", "PL", ["5", "dluga", "7"]),
      ("C/ Mayor, 5", "ES", ["5", "calle mayor", ""]), ("Calle Mayor 5, 3º B", "ES", ["5", "calle mayor", "3b"]),
      ("12 bis rue de la Paix", "FR", ["12bis", "rue de la paix", ""]), ("12, avenue Foch", "FR", ["12", "ave foch", ""]),
      ("8 bd St-Germain", "FR", ["8", "blvd st germain", ""]), ("Keizersgracht 123-H", "NL", ["123h", "keizersgracht", ""]),
      ("Tolmacheva Ul., bld. 8, appt. 71", "RU", ["", "tolmacheva", "b8 71"]), ("Via Roma 12", "IT", ["12", "via roma", ""]),
      ("No 321, Street 128", "KH", ["321", "st 128", ""]), ("O'Connell St. 5", "IE", ["5", "oconnell st", ""]),
    ])
  func lines(line: String, country: String, expected: [String]) {
    #expect(parts(line, country) == expected)
  }

  @Test("words behind the kind of street are a city where none is given")
  func city() {
    let text = AddressText(Array("1248 West 69th Street Chicago".utf8))
    let parts = StreetParser.parse(text, text.words.indices, country: CountryCode("US".utf8), mayEndWithCity: true)
    #expect(parts.city.map(text.shownText) == Array("Chicago".utf8))
    #expect(parts.match == Array("1248 w 69th st".utf8))
  }

  @Test("the record's own city at the end of a street is no part of it")
  func repeatedCity() {
    let text = AddressText(Array("12 Broadway New York".utf8))
    let parts = StreetParser.parse(text, text.words.indices, country: CountryCode("US".utf8), city: Array("new york".utf8))
    #expect(parts.match == Array("12 broadway".utf8))
  }
}
