/// Numbers of spreadsheet cells as people see them: without exponent, without the noise of binary fractions.
enum SheetNumber {
  /// A double holds 15 decimal digits for sure; what stands behind them in a fraction is noise.
  private static let digitLimit = 15
  private static let lengthLimit = 400

  /// `4.47701000001E+11` as `447701000001`, `1.1000000000000001` as `1.1`; nil when the text is no number.
  ///
  /// Works on the digits, so that nothing is lost that a double would lose. Digits before the point are always kept.
  static func plain(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard var number = Digits(text) else { return nil }
    number.round(to: digitLimit)
    return number.plain(upTo: lengthLimit)
  }

  /// With zeros in front up to `width`, where it is a whole number that is not negative.
  static func padded(_ plain: [UInt8], to width: Int) -> [UInt8] {
    guard plain.count < width, plain.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return plain }
    return [UInt8](repeating: 0x30, count: width - plain.count) + plain
  }

  /// A decimal number: its digits without zeros at either end, and how many of them stand before the point.
  private struct Digits {
    private var isNegative = false
    private var digits: [UInt8] = []
    private var point = 0

    init?(_ text: some Collection<UInt8>) {
      guard text.count <= SheetNumber.lengthLimit else { return nil }
      var rest = Array(text)[...]
      while rest.first == 0x20 { rest.removeFirst() }
      while rest.last == 0x20 { rest.removeLast() }
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
        isNegative = rest.removeFirst() == UInt8(ascii: "-")
      }
      var hasPoint = false
      var hasDigits = false
      while let byte = rest.first, byte != UInt8(ascii: "E"), byte != UInt8(ascii: "e") {
        rest.removeFirst()
        if byte == UInt8(ascii: "."), !hasPoint {
          hasPoint = true
          continue
        }
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        hasDigits = true
        digits.append(byte)
        if !hasPoint { point += 1 }
      }
      guard hasDigits else { return nil }
      if !rest.isEmpty {
        guard let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(exponent) <= 1_000 else { return nil }
        point += exponent
      }
      trim()
    }

    private mutating func trim() {
      let zeros = digits.prefix { $0 == 0x30 }.count
      digits.removeFirst(zeros)
      point -= zeros
      while digits.last == 0x30 { digits.removeLast() }
      if digits.isEmpty { point = 0 }
    }

    /// Rounds half up to `limit` digits, but never before the point.
    mutating func round(to limit: Int) {
      let kept = max(limit, point)
      guard digits.count > kept else { return }
      let up = digits[kept] >= 0x35
      digits.removeLast(digits.count - kept)
      if up {
        var index = kept - 1
        while index >= 0, digits[index] == 0x39 {
          digits[index] = 0x30
          index -= 1
        }
        if index >= 0 {
          digits[index] += 1
        } else {
          digits.insert(0x31, at: 0)
          point += 1
        }
      }
      trim()
    }

    func plain(upTo limit: Int) -> [UInt8]? {
      guard !digits.isEmpty else { return [0x30] }
      guard max(point, digits.count) - min(point, 0) <= limit else { return nil }
      var result: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
      if point <= 0 {
        result += Array("0.".utf8) + [UInt8](repeating: 0x30, count: -point) + digits
      } else if point >= digits.count {
        result += digits + [UInt8](repeating: 0x30, count: point - digits.count)
      } else {
        result += digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
      }
      return result
    }
  }
}
