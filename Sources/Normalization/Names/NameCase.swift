/// Repairs the case of names written in one case only; mixed case is the writer's own and stays.
enum NameCase {
  enum Writing { case upper, lower, mixed }

  /// How the letters of a text are written; texts of one letter are mixed.
  static func writing(of text: [UInt8]) -> Writing {
    var upper = 0
    var lower = 0
    if text.allSatisfy({ $0 < 0x80 }) {
      for byte in text {
        if (0x41...0x5A).contains(byte) { upper += 1 } else if (0x61...0x7A).contains(byte) { lower += 1 }
        if upper > 0, lower > 0 { return .mixed }
      }
    } else {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if scalar.properties.isUppercase { upper += 1 } else if scalar.properties.isLowercase { lower += 1 }
        if upper > 0, lower > 0 { return .mixed }
      }
    }
    if upper + lower < 2 { return lower == 1 ? .lower : .mixed }
    return upper > 0 ? .upper : .lower
  }

  /// Whether the parts together are written in one case, which is then not the writer's choice. Initials do not count.
  static func isOneCase(_ parts: [UInt8]...) -> Bool {
    var found: Writing?
    for part in parts where part.count > 2 {
      let writing = writing(of: part)
      if let found, found != writing { return false }
      found = writing
      if writing == .mixed { return false }
    }
    return found != nil
  }

  /// `MCDONALD-O'NEIL` as `McDonald-O'Neil`; particles between names in lower case, also at the front of a family name.
  static func titled(_ text: [UInt8], isFamilyName: Bool = false) -> [UInt8] {
    let words = text.split(separator: 0x20)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (index, word) in words.enumerated() {
      if index > 0 { result.append(0x20) }
      result += titledWord(Array(word), isParticle: index < words.count - 1 && (index > 0 || isFamilyName))
    }
    return result
  }

  private static func titledWord(_ word: [UInt8], isParticle: Bool) -> [UInt8] {
    let lower = lowered(word)
    if isParticle, NameWords.lowerParticles.contains(lower) { return lower }
    if NameWords.numerals.contains(lower) { return lower.map { $0 & 0xDF } }
    var result: [UInt8] = []
    var part: [UInt8] = []
    for byte in lower {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") {
        result += capitalized(part)
        result.append(byte)
        part.removeAll(keepingCapacity: true)
      } else {
        part.append(byte)
      }
    }
    // The s of a genitive is no name of its own.
    result += result.last == UInt8(ascii: "'") && part.count == 1 ? part : capitalized(part)
    return result
  }

  private static func capitalized(_ part: [UInt8]) -> [UInt8] {
    guard let first = part.first else { return part }
    guard first < 0x80 else {
      let text = String(decoding: part, as: UTF8.self)
      // Around an apostrophe of its own kind, both sides are names.
      if let mark = text.firstIndex(of: "\u{2019}"), mark < text.index(before: text.endIndex) {
        let rest = text[text.index(after: mark)...]
        return Array((text[..<mark].capitalizedFirst + "\u{2019}" + rest.capitalizedFirst).utf8)
      }
      return Array(text[...].capitalizedFirst.utf8)
    }
    var result = part
    result[0] = ByteText.isLetter(first) ? first & 0xDF : first
    let isMc = part.count >= 4 && part.starts(with: [0x6D, 0x63])
    if isMc, ByteText.isLetter(part[2]) { result[2] = part[2] & 0xDF }
    if NameWords.macNames.contains(part), part.count > 3 { result[3] = part[3] & 0xDF }
    return result
  }

  static func lowered(_ text: [UInt8]) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
    return Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }
}

extension Substring {
  fileprivate var capitalizedFirst: String {
    guard let first = unicodeScalars.first else { return "" }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }
}
