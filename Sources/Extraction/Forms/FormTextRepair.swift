/// Turns bytes that should be UTF-8 into well-formed UTF-8: other bytes are read as Windows-1252.
enum FormTextRepair {
  /// nil when nothing is to be repaired. `places` are the offsets in the result where bytes were replaced.
  static func repair(_ input: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], places: [Int], hadUndefined: Bool)? {
    var index = wellFormedPrefix(input, from: 0)
    if index == input.count { return nil }
    var bytes = Array(input[..<index])
    var places: [Int] = []
    var hadUndefined = false
    while index < input.count {
      places.append(bytes.count)
      let scalar = windows1252(input[index])
      if scalar == "\u{FFFD}" { hadUndefined = true }
      bytes += UTF8.encode(scalar).map(Array.init) ?? []
      let end = wellFormedPrefix(input, from: index + 1)
      bytes += input[(index + 1)..<end]
      index = end
    }
    return (bytes, places, hadUndefined)
  }

  /// The index of the first ill-formed byte at or after `start`. Overlong forms and surrogates are ill-formed (RFC 3629).
  private static func wellFormedPrefix(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < input.count {
      let byte = input[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let (length, second): (Int, ClosedRange<UInt8>) =
        switch byte {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0x80...0xBF)
        }
      guard length > 0, index + length <= input.count, second.contains(input[index + 1]) else { return index }
      for place in index + 2..<max(index + 2, index + length) where input[place] & 0xC0 != 0x80 { return index }
      index += length
    }
    return index
  }

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80, byte < 0xA0 else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }

  /// Windows-1252 from 0x80 to 0x9F (Unicode, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT).
  private static let upper: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D,
    0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD,
    0x017E, 0x0178,
  ]
}
