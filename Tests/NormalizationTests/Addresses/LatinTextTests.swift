import Testing

@testable import Normalization

@Suite struct LatinTextTests {
  @Test("folds and shows every text as TextFolder does")
  func twin() {
    var random = SeededGenerator(state: 31)
    let seeds = [
      "Müller Straße", "Łódź", "Ñandú  çà et là", "İstanbul ıspanak", "A\u{308}rger", " Æther\tœuvre ", "ŉ ſ × ÷", "東京 ü",
      "e\u{301}",
    ]
    for round in 0..<20_000 {
      let text = round % 4 == 0 ? random.bytes(upTo: 20) : random.mutation(of: seeds)
      if LatinText.fold(text) != TextFolder.fold(text) { Issue.record("fold \(text)") }
      if LatinText.displayed(text) != TextFolder.displayed(text) { Issue.record("displayed \(text)") }
    }
  }

  @Test("every letter from U+00C0 to U+017F folds as TextFolder folds it")
  func letters() {
    for scalar in 0xC0...0x17F {
      let text = Array("a\(Unicode.Scalar(scalar).map(String.init) ?? "")b".utf8)
      #expect(LatinText.fold(text) == TextFolder.fold(text))
      #expect(LatinText.displayed(text) == TextFolder.displayed(text))
    }
  }
}
