/// ISO 3166 countries by code and by name in five languages.
package enum CountryTable {
  /// The upper-case alpha-2 code of a country's name or code, in any case and spelling of ``CountryNames``; nil when unknown.
  package static func code(of text: some Collection<UInt8>) -> [UInt8]? {
    let key = key(of: TextFolder.fold(text), without: fillers)
    guard let packed = table[key] else { return nil }
    return [UInt8(truncatingIfNeeded: packed >> 8), UInt8(truncatingIfNeeded: packed)]
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

  private static let table: [[UInt8]: UInt16] = {
    var table: [[UInt8]: UInt16] = [:]
    for line in CountryNames.lines.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, let first = parts[0].utf8.first, let second = parts[0].utf8.last else { continue }
      let code = UInt16(first) << 8 | UInt16(second)
      for name in [parts[0].lowercased(), parts[1].lowercased()] + parts[2].split(separator: "|").map(String.init) {
        table[Array(name.utf8), default: code] = code
      }
    }
    return table
  }()
}
