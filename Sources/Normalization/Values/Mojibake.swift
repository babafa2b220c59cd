/// UTF-8 that was once decoded as Windows-1252 and encoded again: `JosÃ©` for `José`.
enum Mojibake {
  /// The text decoded back, once or twice, or nil when it is not of this kind.
  static func repaired(_ text: [UInt8]) -> [UInt8]? {
    guard let once = decodedBack(text) else { return nil }
    return decodedBack(once) ?? once
  }

  /// The characters as Windows-1252 bytes, if these are UTF-8 with at least one longer character.
  private static func decodedBack(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
        bytes.append(UInt8(scalar.value))
      } else if let byte = windows1252[scalar.value] {
        bytes.append(byte)
      } else if (0x80...0x9F).contains(scalar.value) {
        bytes.append(UInt8(scalar.value))
      } else {
        return nil
      }
    }
    guard bytes.count < text.count, bytes.contains(where: { $0 >= 0x80 }),
      let decoded = String(validating: bytes, as: UTF8.self)
    else { return nil }
    // Control characters from C1 are no text anybody wrote.
    if decoded.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) && $0.value != 0x85 }) { return nil }
    return bytes
  }

  private static let windows1252: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88,
    0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
    0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
