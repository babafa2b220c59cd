import Testing

@testable import Normalization

@Suite struct CountryTableTests {
  @Test("every country is found by its codes and all its names")
  func names() {
    var count = 0
    for line in CountryNames.lines.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      let code = CountryCode(parts[0].utf8)
      count += 1
      #expect(String(decoding: code.bytes, as: UTF8.self) == parts[0])
      for name in [parts[0], parts[1]] + parts[2].split(separator: "|") {
        #expect(CountryTable.code(of: name.utf8) == code, "\(name)")
      }
    }
    #expect(count > 245)
  }

  @Test("what is no code is no country", arguments: ["", "D", "DEU", "1A", "Ä"])
  func none(text: String) { #expect(CountryCode(text.utf8) == .none) }
}
