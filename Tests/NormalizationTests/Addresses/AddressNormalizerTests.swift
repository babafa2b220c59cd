import RecordModel
import Testing

@testable import Normalization

@Suite struct AddressNormalizerTests {
  private static let normalizer = AddressNormalizer()

  private func address(_ cells: [(CanonicalField, String)], _ country: String) -> NormalizerProbe {
    NormalizerProbe(Self.normalizer, cells, country: country)
  }

  private struct Whole: CustomTestStringConvertible {
    var text: String
    var country: String
    /// Street, city, region, postcode, country as they are compared; nil when absent.
    var expected: [String?]
    var testDescription: String { text }

    init(_ text: String, _ country: String, _ expected: [String?]) {
      self.text = text
      self.country = country
      self.expected = expected
    }
  }

  private static let wholes = [
    Whole(
      "Hughes Plaza, 100 Howard Hughes Way, Las Vegas, NV 89111", "US",
      ["100 howard hughes way", "las vegas", "nv", "89111", nil]),
    Whole("80 Delaware Ave SE Washington DC 40040", "US", ["80 delaware ave se", "washington", "dc", "40040", nil]),
    Whole("3212 W. 32nd St Palm Harbor, FL 60527", "US", ["3212 w 32nd st", "palm harbor", "fl", "60527", nil]),
    Whole(
      "1304 Poppy Hills Dr, Blacklick, OH, 43004-1234, USA", "US", ["1304 poppy hills dr", "blacklick", "oh", "43004", "us"]),
    Whole("1515 Adela Ln, LV, NV", "US", ["1515 adela ln", "lv", "nv", nil, nil]),
    Whole("PO Box 12, Chicago IL 60611", "US", ["12 po box", "chicago", "il", "60611", nil]),
    Whole("705 Sheppard Ave, Toronto, ON M1S 1T4, Canada", "US", ["705 sheppard ave", "toronto", "on", "m1s1t4", "ca"]),
    Whole("4 Hill Rd\nFlat 2\nLeeds\nLS1 4AB", "GB", ["4 hill rd", "leeds", nil, "ls14ab", nil]),
    Whole("4 Hill Rd  Leeds  LS1 4AB  GB", "GB", ["4 hill rd", "leeds", nil, "ls14ab", "gb"]),
    Whole(
      "18 Danver Place, Loughborough, Leicestershire, LE11 1UU, United Kingdom", "US",
      ["18 danver pl", "loughborough", "leicestershire", "le111uu", "gb"]),
    Whole(
      "18 Danver Place, Loughborough, Leicestershire, United Kingdom, LE11 1UU", "US",
      ["18 danver pl", "loughborough", "leicestershire", "le111uu", "gb"]),
    Whole("Hauptstr. 5, 80331 München", "DE", ["5 haupt st", "munchen", nil, "80331", nil]),
    Whole("Hauptstr. 5\n80331 München\nDeutschland", "FR", ["5 haupt st", "munchen", nil, "80331", "de"]),
    Whole("Hauptstr. 5 D-80331 München", "US", ["5 haupt st", "munchen", nil, "80331", "de"]),
    Whole("12 rue de la Paix 75002 Paris CEDEX 02", "FR", ["12 rue de la paix", "paris", nil, "75002", nil]),
    Whole("Calle Mayor 5, 3º B, 28013 Madrid, España", "ES", ["5 calle mayor", "madrid", nil, "28013", "es"]),
    Whole("ul. Długa 5/7, 00-950 Warszawa", "PL", ["5 dluga", "warszawa", nil, "00950", nil]),
    Whole("Mariahilfer Straße 12/3/4, 1060 Wien", "AT", ["12 mariahilfer st", "wien", nil, "1060", nil]),
    Whole("Bahnhofstrasse 1, 8001 Zürich", "CH", ["1 bahnhof st", "zurich", nil, "8001", nil]),
    Whole("Fieldstrasse 10, FL-2198 Triesen, Lichtenstein", "US", ["10 field st", "triesen", nil, "2198", "li"]),
    Whole("Keizersgracht 123, 1015 CJ Amsterdam", "NL", ["123 keizersgracht", "amsterdam", nil, "1015cj", nil]),
    Whole("Via Roma 12, 20121 Milano (MI)", "IT", ["12 via roma", "milano", nil, "20121", nil]),
    Whole("45 Smith St, Fitzroy VIC 3065", "AU", ["45 smith st", "fitzroy", "vic", "3065", nil]),
    Whole("133 New Bridge Road, Chinatown Point, Singapore 059413", "US", ["133 new br rd", "singapore", nil, "059413", "sg"]),
    Whole("Chinatown Point, 133 New Bridge Road, 059413 singapore", "SG", ["133 new br rd", "singapore", nil, "059413", "sg"]),
    Whole("12 MG Road, Bengaluru, Karnataka 560001", "IN", ["12 mg rd", "bengaluru", "ka", "560001", nil]),
    Whole("123 Main St, Springfield", "US", ["123 main st", "springfield", nil, nil, nil]),
    Whole("10115 Berlin", "DE", [nil, "berlin", nil, "10115", nil]),
  ]

  @Test("a whole address is taken apart by its country's customs", arguments: wholes)
  private func whole(_ item: Whole) {
    let probe = address([(.addressFull, item.text)], item.country)
    let fields: [CanonicalField] = [.addressStreet, .addressCity, .addressRegion, .addressPostcode, .addressCountry]
    #expect(fields.map { probe.match($0) } == item.expected)
    #expect(probe.match(.addressFull) == nil)
  }

  @Test("a whole address that cannot be taken apart stays whole, with its street for comparing")
  func unparsed() {
    let probe = address([(.addressFull, "12 Long Acre Road")], "GB")
    #expect(probe.value(.addressFull) == "12 Long Acre Road")
    #expect(probe.match(.addressStreetName) == "long acre rd")
    #expect(probe.issues == [.unparsedAddress])
  }

  @Test("a number in a cell of its own belongs to the street beside it, where the country writes it")
  func numberCell() {
    #expect(address([(.addressStreet, "86"), (.addressStreet, "boas place")], "AU").value(.addressStreet) == "86 boas place")
    let german = address([(.addressStreet, "Hauptstr."), (.addressStreet, "5a")], "DE")
    #expect(german.value(.addressStreet) == "Hauptstr. 5a")
    #expect(german.match(.addressNumber) == "5a")
    #expect(address([(.addressStreet, "86")], "AU").match(.addressNumber) == "86")
  }

  @Test("the record's own country decides how its postcode is read")
  func ownCountry() {
    let probe = address([(.addressPostcode, "1067"), (.addressCountry, "Deutschland")], "US")
    #expect(probe.value(.addressPostcode) == "01067")
    #expect(probe.value(.addressCountry) == "DE")
    #expect(probe.issues == [.zeroRestored])
  }

  @Test("further lines of a street become second lines")
  func lines() {
    let probe = address([(.addressStreet, "4 Hill Rd\nFlat 2"), (.addressCity, "Leeds")], "GB")
    #expect(probe.value(.addressStreet) == "4 Hill Rd")
    #expect(probe.value(.addressLine2) == "Flat 2")
    #expect(probe.match(.addressUnit) == "2")
  }

  @Test("a street cell that holds a whole address gives its places where they have no cells")
  func wholeInStreet() {
    let alone = address([(.addressStreet, "123 Main Street, Las Vegas NV 89132")], "US")
    #expect(alone.match(.addressStreet) == "123 main st")
    #expect(alone.match(.addressCity) == "las vegas")
    #expect(alone.outputs.first { $0.field == .addressCity }?.flags == .derived)
    let beside = address(
      [
        (.addressStreet, "1602 Brenville Pl, San Francisco, CA 94105"), (.addressCity, "San Francisco"),
        (.addressPostcode, "94105"),
      ], "US")
    #expect(beside.outputs.filter { $0.field == .addressCity }.count == 1)
    #expect(beside.match(.addressStreet) == "1602 brenville pl")
    #expect(beside.match(.addressRegion) == "ca")
  }

  @Test("a city cell gives up its postcode and region")
  func cityCell() {
    let german = address([(.addressCity, "80331 München")], "DE")
    #expect(german.value(.addressCity) == "München")
    #expect(german.value(.addressPostcode) == "80331")
    let american = address([(.addressCity, "Las Vegas, NV")], "US")
    #expect(american.match(.addressCity) == "las vegas")
    #expect(american.match(.addressRegion) == "nv")
  }

  @Test("cells of two addresses are kept apart by label and group")
  func groups() {
    let probe = NormalizerProbe(
      Self.normalizer,
      [
        (.addressStreet, "1 A St"), (.addressStreet, "2"), (.addressStreet, "B St"), (.addressPostcode, "1234"),
        (.addressCountry, "AT"),
      ],
      country: "US", labels: ["home", "work", "work", "home", "home"])
    #expect(probe.outputs.filter { $0.field == .addressStreet }.map(\.value) == ["1 A St", "2 B St"])
    #expect(probe.outputs.filter { $0.field == .addressNumber }.map(\.label) == ["home", "work"])
    #expect(probe.issues.isEmpty)
  }

  @Test(
    "names and codes of countries are known in five languages",
    arguments: [
      ("Germany", "DE"), ("ALLEMAGNE", "DE"), ("Alemania", "DE"), ("Niemcy", "DE"), ("u.s.a.", "US"), ("The Netherlands", "NL"),
      ("Vereinigtes Königreich", "GB"), ("uk", "GB"), ("CAN", "CA"), ("Oesterreich", "AT"), ("Österreich", "AT"),
      ("Trinidad and Tobago", "TT"),
      ("Hong Kong", "HK"), ("Côte d'Ivoire", "CI"), ("D", "DE"), ("fr", "FR"), ("España", "ES"), ("Wielka Brytania", "GB"),
    ])
  func countries(text: String, code: String) {
    #expect(address([(.addressCountry, text)], "US").value(.addressCountry) == code)
  }

  @Test("an unknown country is kept and noted")
  func unknownCountry() {
    let probe = address([(.addressCountry, "Atlantis")], "US")
    #expect(probe.value(.addressCountry) == "Atlantis")
    #expect(probe.issues == [.unknownCountry])
  }

  @Test(
    "codes and names of regions have one form",
    arguments: [
      ("Nevada", "US", "nv"), ("NV", "US", "nv"), ("N.Y.", "US", "ny"), ("Québec", "CA", "qc"),
      ("New South Wales", "AU", "nsw"), ("Bayern", "DE", "by"), ("Bavaria", "DE", "by"), ("DE-BY", "DE", "by"),
      ("Thüringen", "DE", "th"), ("Kent", "GB", "kent"),
    ])
  func regions(text: String, country: String, match: String) {
    #expect(address([(.addressRegion, text)], country).match(.addressRegion) == match)
  }

  @Test(
    "spellings of a city have one form",
    arguments: [
      ("St. Louis", "Saint Louis"), ("Sankt Gallen", "St.Gallen"), ("w. hollywood", "West Hollywood"), ("O'Fallon", "OFallon"),
      ("Saint-Denis", "ST DENIS"), ("Paris 12", "Paris Cedex 12"),
    ])
  func cities(one: String, other: String) {
    #expect(CityName.match(one.utf8) == CityName.match(other.utf8))
  }

  @Test(
    "case 98: placeholder addresses are missing",
    arguments: [
      (CanonicalField.addressPostcode, "00000"), (.addressPostcode, "99999"), (.addressStreet, "n/a"),
      (.addressCity, "Unknown"), (.addressFull, "-"),
    ])
  func placeholders(field: CanonicalField, text: String) {
    let probe = address([(field, text)], "DE")
    #expect(probe.outputs.map(\.flags) == [.placeholder])
    #expect(probe.outputs.map(\.match) == [""])
    #expect(probe.issues == [.placeholder])
  }

  @Test("codes of regions that mean nothing elsewhere are regions", arguments: [("NC", "US"), ("KA", "IN"), ("NA", "IT")])
  func regionCodes(text: String, country: String) {
    let probe = address([(.addressRegion, text)], country)
    #expect(probe.outputs.map(\.flags) == [[]] && probe.issues.isEmpty)
  }

  @Test("any bytes are read without a trap")
  func anyBytes() {
    var random = SeededGenerator(state: 23)
    let seeds =
      Self.wholes.map(\.text) + ["86", "boas place", "Flat 2", "NV", "LS1 4AB", "#5", "1234", "Apt", ",,;", "12/3/4", "U.S.A."]
    let fields = [
      CanonicalField.addressFull, .addressStreet, .addressLine2, .addressCity, .addressRegion, .addressPostcode,
      .addressCountry,
    ]
    for round in 0..<4_000 {
      let country = ["US", "DE", "GB", "AU", "", "PL", "ES"][round % 7]
      let cells = (0..<Int.random(in: 1...4, using: &random)).map { index in
        (fields[(round + index * 3) % 7], round % 6 == 0 ? random.bytes(upTo: 40) : random.mutation(of: seeds))
      }
      let probe = NormalizerProbe(Self.normalizer, bytes: cells, country: country)
      if probe.outputs.isEmpty, cells.contains(where: { !$0.1.isEmpty }) { Issue.record("nothing left of \(cells)") }
    }
  }

  @Test("a normalized address stays as it is")
  func secondPass() {
    var random = SeededGenerator(state: 29)
    let seeds: [(CanonicalField, [String])] = [
      (
        .addressStreet,
        ["86", "boas place", "12 Main St Apt 4B", "Hauptstr. 5", "4 Hill Rd\nFlat 2", "PO Box 12", "Suite 900, 1450 N City Rd"]
      ),
      (.addressLine2, ["Flat 2", "Rose House", "3. OG", "c/o Jo Roe"]),
      (.addressCity, ["Leeds", "80331 München", "Las Vegas, NV", "St. Louis"]),
      (.addressRegion, ["NV", "Bayern", "Kent"]), (.addressPostcode, ["1067", "LS1 4AB", "43004-1234", "D-80331"]),
      (.addressCountry, ["GB", "Deutschland", "USA", "Atlantis"]),
    ]
    for round in 0..<3_000 {
      let country = ["US", "DE", "GB", "AU", "PL", "ES"][round % 6]
      var cells: [(CanonicalField, String)] = []
      if round % 2 == 0 {
        cells = [(.addressFull, Self.wholes.randomElement(using: &random)?.text ?? "")]
      } else {
        for (field, texts) in seeds where Bool.random(using: &random) {
          cells.append((field, texts.randomElement(using: &random) ?? ""))
        }
      }
      let first = address(cells, country)
      let shown = first.outputs.filter { $0.field.isMappable && $0.flags.isDisjoint(with: .placeholder) }
      let again = address(shown.map { ($0.field, $0.value) }, country).outputs.filter { $0.field.isMappable }
      let lost = shown.filter { output in
        !again.contains { $0.field == output.field && $0.value == output.value && $0.match == output.match }
      }
      if !lost.isEmpty { Issue.record("\(country) \(cells): \(lost) became \(again)") }
    }
  }

  @Test("a long cell costs no more than its length", arguments: ["a ", "1-", "a.", ",", "St ", "12/", "ß", "#", "\n"])
  func long(piece: String) {
    for field in [CanonicalField.addressFull, .addressStreet, .addressCity, .addressPostcode, .addressCountry, .addressRegion] {
      _ = address([(field, String(repeating: piece, count: 100_000))], "DE")
    }
  }
}
