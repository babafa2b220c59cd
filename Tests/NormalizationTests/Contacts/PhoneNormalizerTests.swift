import RecordModel
import Testing

@testable import Normalization

@Suite struct PhoneNormalizerTests {
  private static let normalizer = PhoneNormalizer()

  private func phones(_ text: String, _ country: String, label: String = "") -> NormalizerProbe {
    NormalizerProbe(Self.normalizer, [(.phone, text)], country: country, labels: [label])
  }

  @Test(
    "a number in any dress is compared by its E.164 form",
    arguments: [
      ("0113 496 0001", "GB", "+441134960001"), ("+44 (0)113 496 0001", "DE", "+441134960001"),
      ("0044 113 4960001", "DE", "+441134960001"), ("(773) 483-0150", "US", "+17734830150"),
      ("(773)\n483-0150", "US", "+17734830150"), ("213/938-1447", "US", "+12139381447"), ("030/1234567", "DE", "+49301234567"),
      ("033731/123456", "DE", "+4933731123456"), ("Tel.: 030 901820", "DE", "+4930901820"),
      ("1-800-FLOWERS", "US", "+18003569377"), ("０１１３ ４９６ ０００１", "GB", "+441134960001"),
      ("٠٢٠ ٧٩٤٦ ٠٠٠٠", "GB", "+442079460000"), ("18188922818", "US", "+18188922818"),
      ("92-42-7925774", "US", "+92427925774"), ("+39 0352 6553537", "US", "+3903526553537"),
      ("tel:+49-30-901820", "US", "+4930901820"),
    ])
  func e164(text: String, country: String, expected: String) {
    let probe = phones(text, country)
    #expect(probe.outputs.map(\.match) == [expected])
    #expect(probe.outputs.map(\.value) == [expected])
  }

  @Test(
    "an extension is shown, not compared",
    arguments: ["0113 496 0001 ext 12", "+441134960001;ext=12", "0113 4960001 x12", "0113 496 0001 Durchwahl 12"])
  func extensions(text: String) {
    let probe = phones(text, "GB")
    #expect(probe.outputs.map(\.value) == ["+441134960001;ext=12"])
    #expect(probe.outputs.map(\.match) == ["+441134960001"])
  }

  @Test(
    "several numbers in one cell become several values",
    arguments: [
      "0113 496 0001 / 0113 496 0002", "0113 496 0001, 0113 496 0002", "0113 496 0001;0113 496 0002",
      "0113 4960001 or 01134960002",
      "0113 4960001 oder 0113/4960002", "0113 496 0001\n0113 496 0002", "0113 496 0001 ::: 0113 496 0002",
    ])
  func several(text: String) {
    #expect(phones(text, "GB").outputs.map(\.match) == ["+441134960001", "+441134960002"])
  }

  @Test("words beside the number are taken off and name it where the mapping does not")
  func labels() {
    #expect(phones("Fax 0113 496 0001", "GB").outputs.map(\.label) == ["fax"])
    #expect(phones("0113 496 0001 (W)", "GB").outputs.map(\.label) == ["work"])
    #expect(phones("Mobil: 0171 1234567", "DE").outputs.map(\.label) == ["mobile"])
    #expect(phones("Fax 0113 496 0001", "GB", label: "home").outputs.map(\.label) == ["home"])
    #expect(phones("Tel: 0113 496 0001 Fax: 0113 496 0002", "GB").outputs.count == 1)
    #expect(phones("0113 496 0001 (W)", "GB").outputs.map(\.match) == ["+441134960001"])
  }

  @Test("a lost leading zero is restored")
  func lostZero() {
    let probe = phones("7700900123", "GB")
    #expect(probe.outputs.map(\.match) == ["+447700900123"])
    #expect(probe.issues.contains(.zeroRestored) || probe.issues == [.unlikelyPhone])
    #expect(phones("1134960001", "GB").issues == [.zeroRestored])
    #expect(phones("1134960001", "GB").outputs.map(\.flags) == [.repaired])
  }

  @Test("a number without area code is compared by its digits")
  func local() {
    let probe = phones("840-4502", "US")
    #expect(probe.outputs.map(\.match) == ["local:8404502"])
    #expect(probe.outputs.map(\.value) == ["840-4502"])
    #expect(probe.issues == [.unlikelyPhone])
    #expect(phones("98765432", "US").outputs.map(\.match) == ["local:98765432"])
  }

  @Test(
    "what is no number is kept and not compared", arguments: ["call me", "12", "+1 23", "ask Jo, 3 pm", "77352211561150999"])
  func invalid(text: String) {
    let probe = phones(text, "US")
    #expect(probe.outputs.map(\.flags) == [.invalid])
    #expect(probe.outputs.map(\.match) == [""])
    #expect(probe.issues == [.invalidPhone])
  }

  @Test("case 21: a number cut by a spreadsheet is never expanded", arguments: ["4.47701E+11", "7.73E+016", "4,5e11"])
  func scientific(text: String) {
    let probe = phones(text, "GB")
    #expect(probe.outputs.map(\.flags) == [.invalid])
    #expect(probe.outputs.map(\.match) == [""])
    #expect(probe.issues == [.scientificNotation])
  }

  @Test(
    "case 98: placeholder numbers are missing",
    arguments: [
      "000-000-0000", "+49 111 1111111", "1234567890", "111 111 1111", "555-5555", "0000", "+1 000 000 0000", "n/a", "12345",
    ])
  func placeholders(text: String) {
    let probe = phones(text, "US")
    #expect(probe.outputs.map(\.flags) == [.placeholder])
    #expect(probe.outputs.map(\.match) == [""])
    #expect(probe.issues == [.placeholder])
  }

  @Test(
    "example numbers of every country agree with their published E.164 form",
    .enabled(if: ValueData.folder != nil, "no shared data"))
  func vectors() throws {
    let lines = ValueData.lines("formats/phone_phonenumbers/example_vectors.csv").dropFirst()
    var total = 0
    var national = 0
    var international = 0
    var misses: [String] = []
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 7, cells[6] == "True", cells[0] != "001" else { continue }
      total += 1
      // A number that is mobile for certain says so in its form to compare.
      func matches(_ text: String, _ country: String) -> Bool {
        phones(text, country).outputs.map { $0.match.replacing("mobile:", with: "") } == [cells[4]]
      }
      let fromNational = matches(cells[2], cells[0])
      let fromInternational = matches(cells[3], "US")
      national += fromNational ? 1 : 0
      international += fromInternational ? 1 : 0
      if !fromNational || !fromInternational {
        misses.append("\(cells[0]) \(cells[2]) -> \(phones(cells[2], cells[0]).outputs.map(\.match))")
      }
    }
    print("E.164 agreement of \(total): national \(national), international \(international)")
    for miss in misses { print("  ", miss) }
    try #require(total > 900)
    #expect(Double(national) / Double(total) > 0.98)
    #expect(Double(international) / Double(total) > 0.98)
  }

  @Test("mobile numbers are told from landlines where the country's plan does")
  func mobiles() {
    #expect(phones("07911 123456", "GB").outputs.map(\.match) == ["mobile:+447911123456"])
    #expect(phones("0113 496 0001", "GB").outputs.map(\.match) == ["+441134960001"])
    #expect(phones("0151 23456789", "DE").outputs.map(\.match) == ["mobile:+4915123456789"])
    #expect(phones("773-483-0150", "US").outputs.map(\.match) == ["+17734830150"])
  }

  @Test("any bytes are read without a trap, and a normalized value stays as it is")
  func anyBytes() {
    var random = SeededGenerator(state: 11)
    let seeds = [
      "0113 496 0001", "+44 113 496 0001", "Tel.: 030/1234567", "1-800-FLOWERS", "(773) 483-0150 x12", "٠٢٠ ٧٩٤٦ ٠٠٠٠",
      "8404502",
      "0113 496 0001 / 0113 496 0002; Fax 0113", "4.47701E+11", "+441134960001;ext=12", "0000000000",
    ]
    for round in 0..<20_000 {
      let text = round % 5 == 0 ? random.bytes(upTo: 60) : random.mutation(of: seeds)
      let country = ["US", "GB", "DE", "", "IT"][round % 5]
      let first = NormalizerProbe(Self.normalizer, bytes: [(.phone, text)], country: country)
      for output in first.outputs where output.match.hasPrefix("+") {
        let again = NormalizerProbe(Self.normalizer, [(.phone, output.value)], country: country)
        if again.outputs.map(\.value) != [output.value] || again.outputs.map(\.match) != [output.match] {
          Issue.record("\(text) \(country): \(output.value) became \(again.outputs.map(\.value))")
        }
      }
    }
  }

  @Test("a long cell costs no more than its length", arguments: [";", "/", "0 or ", "x", "(", "1;"])
  func long(piece: String) {
    let probe = phones(String(repeating: piece, count: 200_000), "US")
    #expect(probe.outputs.count == 1)
  }
}
