/// Names of cities as they are compared.
enum CityName {
  /// Folded, punctuation as blanks, `Saint`, `Sankt` and `St.` alike, a leading point of the compass as one letter.
  static func match(_ text: some Collection<UInt8>) -> [UInt8] {
    let folded = LatinText.fold(text)
    if folded.allSatisfy({ (0x61...0x7A).contains($0) }) { return folded }
    var result: [UInt8] = []
    result.reserveCapacity(folded.count)
    var start = 0
    for index in 0...folded.count {
      if index < folded.count,
        folded[index] >= 0x80 || (0x61...0x7A).contains(folded[index]) || (0x30...0x39).contains(folded[index])
          || folded[index] == 0x27
      {
        continue
      }
      let word = folded[start..<index].filter { $0 != 0x27 }
      start = index + 1
      if word.isEmpty { continue }
      if !result.isEmpty, isAside(word, folded, index) { continue }
      if !result.isEmpty { result.append(0x20) }
      let isFirst = result.isEmpty && index < folded.count
      result +=
        (isFirst ? leading.find(word[...]) : nil).map { forms[Int($0)] } ?? saints.find(word[...]).map { forms[Int($0)] }
        ?? word
    }
    return result
  }

  /// What follows a city's name without being part of it: `Cedex 02`, `12`, `(MI)`.
  private static func isAside(_ word: [UInt8], _ folded: [UInt8], _ end: Int) -> Bool {
    if word.elementsEqual("cedex".utf8) || word.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    return word.count == 2 && end < folded.count && folded[end] == 0x29 && folded[end - 3] == 0x28
  }

  private static let forms = ["st", "mount", "fort", "n", "s", "e", "w"].map { Array($0.utf8) }

  private static let saints = table(["saint": 0, "sankt": 0, "st": 0, "sint": 0, "sainte": 0, "ste": 0])

  private static let leading = table([
    "mt": 1, "mount": 1, "ft": 2, "fort": 2, "north": 3, "n": 3, "south": 4, "s": 4, "so": 4, "east": 5, "e": 5, "west": 6,
    "w": 6,
  ])

  private static func table(_ words: KeyValuePairs<String, UInt32>) -> WordTable {
    var table = WordTable()
    for (word, form) in words { table.add(word, form) }
    return table
  }
}
