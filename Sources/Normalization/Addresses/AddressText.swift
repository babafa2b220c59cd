/// An address line as it is shown and as words that can be compared, each word knowing where it stands.
final class AddressText: Sendable {
  struct Word: Sendable {
    /// In ``AddressText/folded``.
    var start: Int
    var end: Int
    /// In ``AddressText/shown``: the written word it is part of.
    var shownStart: Int
    var shownEnd: Int
    /// A comma, semicolon or line break follows.
    var isBeforeBreak = false
    /// Written together with the word before: `D-80331`.
    var isGlued = false
    /// Begins with a digit.
    var isNumeric = false
    /// A single letter, or several with full stops between them.
    var isDottedLetters = false
  }

  /// NFC, one line; line breaks as commas.
  let shown: [UInt8]
  let folded: [UInt8]
  let words: [Word]

  /// Words beyond it are shown, not compared.
  static let wordLimit = 64

  init(_ text: [UInt8]) {
    shown = Self.shown(text)
    var cutter = AddressCutter()
    cutter.cut(shown)
    folded = cutter.folded
    words = cutter.words
  }

  /// The text as it is shown, without taking it apart.
  static func shown(_ text: [UInt8]) -> [UInt8] {
    LatinText.displayed(text.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? text : joinLines(text))
  }

  func bytes(_ word: Word) -> ArraySlice<UInt8> { folded[word.start..<word.end] }

  /// What is shown from the first to the last of the words, without punctuation at its end.
  func shownText(_ range: Range<Int>) -> [UInt8] {
    guard let first = range.first, let last = range.last else { return [] }
    var end = words[last].shownEnd
    // A full stop stays: it may belong to an abbreviation.
    while end > words[first].shownStart, shown[end - 1] == 0x2C || shown[end - 1] == 0x3B || shown[end - 1] == 0x20 { end -= 1 }
    return Array(shown[words[first].shownStart..<end])
  }

  /// The folded words joined by blanks.
  func joined(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    for index in range {
      if !result.isEmpty { result.append(0x20) }
      result += bytes(words[index])
    }
    return result
  }

  /// Lines as parts divided by commas; empty lines and doubled commas dropped.
  private static func joinLines(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if byte == 0x0A || byte == 0x0D {
        while result.last == 0x20 || result.last == 0x2C { result.removeLast() }
        if !result.isEmpty { result += [0x2C, 0x20] }
      } else {
        result.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte)
      }
    }
    while result.last == 0x20 || result.last == 0x2C { result.removeLast() }
    return result
  }
}
