/// ISO 3166 countries by code and by name in five languages.
package enum CountryTable {
  /// The country a name or code stands for, in any case and spelling of ``CountryNames``; nil when unknown.
  package static func code(of text: some Collection<UInt8>) -> CountryCode? {
    table.find(key(of: LatinText.fold(text), without: fillers)[...]).map {
      CountryCode([UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)])
    }
  }

  /// The folded text as words of letters and digits, without those given.
  static func key(of folded: [UInt8], without fillers: [[UInt8]]) -> [UInt8] {
    if folded.allSatisfy({ (0x61...0x7A).contains($0) }) { return folded }
    var result: [UInt8] = []
    var word: [UInt8] = []
    for byte in folded + [0x20] {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: word.append(byte)
      case 0x27: break
      default:
        if !word.isEmpty, !fillers.contains(word) {
          if !result.isEmpty { result.append(0x20) }
          result += word
        }
        word.removeAll(keepingCapacity: true)
      }
    }
    return result
  }

  private static let fillers = ["and", "und", "et", "y", "i", "the"].map { Array($0.utf8) }

  private static let table: WordTable = {
    var table = WordTable()
    for line in CountryNames.lines.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, let first = parts[0].utf8.first, let second = parts[0].utf8.last else { continue }
      let code = UInt32(first) << 8 | UInt32(second)
      for name in [parts[0].lowercased(), parts[1].lowercased()] + parts[2].split(separator: "|").map(String.init) {
        table.add(name, code)
      }
    }
    return table
  }()
}
