/// Decimal digits of other scripts as ASCII: full-width, Arabic-Indic, Persian, Devanagari, Bengali, Thai.
package enum DecimalDigits {
  /// The text with such digits replaced and full-width punctuation narrowed; the same array when it is ASCII.
  package static func ascii(_ text: [UInt8]) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let rest = text.count - index
      if rest >= 2, let digit = twoBytes(text[index], text[index + 1]) {
        result.append(digit)
        index += 2
      } else if rest >= 3, let byte = threeBytes(text[index], text[index + 1], text[index + 2]) {
        result.append(byte)
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static func twoBytes(_ a: UInt8, _ b: UInt8) -> UInt8? {
    switch (a, b) {
    case (0xD9, 0xA0...0xA9): 0x30 + (b - 0xA0)
    case (0xDB, 0xB0...0xB9): 0x30 + (b - 0xB0)
    case (0xC2, 0xA0): 0x20
    default: nil
    }
  }

  private static func threeBytes(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8? {
    switch (a, b, c) {
    case (0xEF, 0xBC, 0x81...0xBF): c - 0x60
    case (0xE0, 0xA5, 0xA6...0xAF), (0xE0, 0xA7, 0xA6...0xAF): 0x30 + (c - 0xA6)
    case (0xE0, 0xB9, 0x90...0x99): 0x30 + (c - 0x90)
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): 0x2D
    default: nil
    }
  }
}
