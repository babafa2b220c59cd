import RecordModel

/// American Soundex over folded Latin text: the first letter and three digits in one number; 0 when there is no letter.
///
/// The National Archives' rules: h and w do not separate equal codes, vowels do.
enum Soundex {
  static func code(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var first: UInt8 = 0
    var digits: UInt64 = 0
    var count = 0
    var lastDigit: UInt8 = 0
    for byte in text {
      guard byte >= 0x61, byte <= 0x7A else { continue }
      let digit = digitOfLetter[Int(byte - 0x61)]
      if first == 0 {
        first = byte
        lastDigit = digit
        continue
      }
      if digit == hOrW { continue }
      if digit != 0, digit != lastDigit {
        digits = digits * 10 + UInt64(digit)
        count += 1
        if count == 3 { break }
      }
      lastDigit = digit
    }
    if first == 0 { return 0 }
    while count < 3 {
      digits *= 10
      count += 1
    }
    return UInt64(first) << 16 | digits
  }

  private static let hOrW: UInt8 = 9
  /// a…z
  private static let digitOfLetter: [UInt8] = [
    0, 1, 2, 3, 0, 1, 2, 9, 0, 2, 2, 4, 5, 5, 0, 1, 2, 6, 2, 3, 0, 1, 9, 2, 0, 2,
  ]
}
