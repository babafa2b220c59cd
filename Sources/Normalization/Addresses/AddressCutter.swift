/// Makes the words of an ``AddressText``.
struct AddressCutter {
  private(set) var folded: [UInt8] = []
  private(set) var words: [AddressText.Word] = []

  /// Cuts the shown text at blanks, commas and semicolons.
  mutating func cut(_ shown: [UInt8]) {
    folded.reserveCapacity(shown.count)
    words.reserveCapacity(8)
    var index = 0
    while index < shown.count, words.count < AddressText.wordLimit {
      let byte = shown[index]
      if byte == 0x20 || byte == 0x2C || byte == 0x3B {
        if byte != 0x20, !words.isEmpty { words[words.count - 1].isBeforeBreak = true }
        index += 1
        continue
      }
      let start = index
      var isASCII = true
      while index < shown.count, shown[index] != 0x20, shown[index] != 0x2C, shown[index] != 0x3B {
        if shown[index] >= 0x80 { isASCII = false }
        index += 1
      }
      if isASCII {
        cut(shown[start..<index], start, index)
      } else {
        cut(LatinText.fold(DecimalDigits.ascii(Array(shown[start..<index])))[...], start, index)
      }
    }
  }

  /// Cuts one written word: at dashes between letters, full stops, and between letters and digits that do not belong together.
  private mutating func cut(_ token: ArraySlice<UInt8>, _ shownStart: Int, _ shownEnd: Int) {
    let firstWord = words.count
    var start = folded.count
    var isDotted = false
    func kind(_ byte: UInt8) -> Int {
      (0x30...0x39).contains(byte) ? 1 : (byte >= 0x80 || (0x61...0x7A).contains(byte)) ? 2 : 0
    }
    func close(_ text: inout AddressCutter) {
      guard text.folded.count > start else { return }
      let count = text.words.count
      // `p.o.`, `n.w.`: letters with full stops between them are one word.
      if isDotted, text.folded.count - start == 1, count > firstWord, text.words[count - 1].end == start,
        text.folded[text.words[count - 1].start] >= 0x61, text.folded[start] >= 0x61,
        text.words[count - 1].end - text.words[count - 1].start <= 3, text.words[count - 1].isDottedLetters
      {
        text.words[count - 1].end = text.folded.count
      } else {
        var word = AddressText.Word(start: start, end: text.folded.count, shownStart: shownStart, shownEnd: shownEnd)
        word.isGlued = count > firstWord
        word.isNumeric = kind(text.folded[start]) == 1
        word.isDottedLetters = text.folded.count - start == 1 && !word.isNumeric
        text.words.append(word)
      }
      start = text.folded.count
    }
    var index = token.startIndex
    while index < token.endIndex, words.count < AddressText.wordLimit {
      let byte = (0x41...0x5A).contains(token[index]) ? token[index] | 0x20 : token[index]
      let next = index + 1 < token.endIndex ? kind((0x41...0x5A).contains(token[index + 1]) ? 0x61 : token[index + 1]) : 0
      let run = folded.count - start
      switch byte {
      case 0x27, 0x60: break
      case 0x23:
        close(&self)
        folded.append(byte)
        close(&self)
      case 0x2D, 0x2F:
        if run > 0, kind(folded[start]) == 1, next != 0, byte == 0x2F || next == 1 {
          folded.append(byte)
        } else {
          close(&self)
          isDotted = false
        }
      default:
        let own = kind(byte)
        if own == 0 {
          close(&self)
          isDotted = byte == 0x2E
        } else {
          if run >= 3, own == 1, folded[start...].allSatisfy({ kind($0) == 2 }) { close(&self) }
          if run > 0, own == 2, kind(folded[folded.count - 1]) == 1, startsWord(token[index...]) { close(&self) }
          folded.append(byte)
        }
      }
      index += 1
    }
    close(&self)
    for index in firstWord..<words.count {
      words[index].shownStart = shownStart
      words[index].shownEnd = shownEnd
    }
  }

  /// Whether letters after a digit are a word of their own (`12Main`), not the number's end (`12bis`, `21st`).
  private func startsWord(_ rest: ArraySlice<UInt8>) -> Bool {
    let letters = rest.prefix { (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 }.map { $0 | 0x20 }
    return letters.count >= 3 && letters != Array("bis".utf8) && letters != Array("ter".utf8)
  }
}
