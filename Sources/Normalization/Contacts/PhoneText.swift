/// The text of a phone cell before the library sees it: several numbers told apart, labels taken off.
enum PhoneText {
  /// Longer texts are no phone numbers.
  static let lengthLimit = 250
  /// Longer cells are no lists of phone numbers.
  static let cellLimit = 2000
  /// More numbers in one cell are no list of numbers.
  static let partLimit = 16

  /// The numbers of a cell, in order; nil when there are too many or the text is too long.
  ///
  /// A line break, `;`, `|`, `:::` and words for "or" and "and" separate them, `,` and `/` only where both sides could be whole
  /// numbers. A piece of fewer than six digits is part of its neighbour: an area code or an extension.
  static func parts(_ text: [UInt8]) -> [ArraySlice<UInt8>]? {
    guard text.count <= cellLimit else { return nil }
    if !text.contains(where: { isSeparator($0) || $0 == 0x20 }) { return [text[...]] }
    var result: [ArraySlice<UInt8>] = []
    for piece in joined(cut(text[...], strongSeparator), of: text) {
      let weak = cut(piece, weakSeparator)
      if weak.count > 1, weak.allSatisfy({ digitCount($0) >= 7 }) { result += weak } else { result.append(piece) }
      if result.count > partLimit { return nil }
    }
    return result
  }

  static func digitCount(_ text: some Sequence<UInt8>) -> Int {
    text.reduce(0) { (0x30...0x39).contains($1) ? $0 + 1 : $0 }
  }

  /// `4.47701E+11`: a number a spreadsheet has cut; its digits are gone.
  static func isScientific(_ text: [UInt8]) -> Bool {
    guard let e = text.firstIndex(where: { $0 | 0x20 == 0x65 }), e > 0 else { return false }
    let mantissa = text[..<e]
    let digits = mantissa.filter { (0x30...0x39).contains($0) }.count
    let points = mantissa.filter { $0 == 0x2E || $0 == 0x2C }.count
    var exponent = text[(e + 1)...]
    if let sign = exponent.first, sign == 0x2B || sign == 0x2D { exponent = exponent.dropFirst() }
    return digits > 0 && points <= 1 && digits + points == mantissa.count && (1...3).contains(exponent.count)
      && exponent.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == 0x3B || byte == 0x7C || byte == 0x2C || byte == 0x2F
  }

  /// The length of a separator at the index, or 0.
  private typealias Separator = (_ text: ArraySlice<UInt8>, _ index: Int) -> Int

  private static func weakSeparator(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
    text[index] == 0x2C || text[index] == 0x2F ? 1 : 0
  }

  private static func strongSeparator(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
    switch text[index] {
    case 0x0A, 0x0D, 0x3B, 0x7C: return 1
    case 0x3A: return text[index...].starts(with: [0x3A, 0x3A, 0x3A]) ? 3 : 0
    case 0x20:
      for word in words where text[index...].count >= word.count {
        if zip(text[index...], word).allSatisfy({ ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }) { return word.count }
      }
      return 0
    default: return 0
    }
  }

  private static let words: [[UInt8]] = [
    " or ", " oder ", " and ", " und ", " ou ", " et ", " o ", " y ", " lub ", " i ", " & ",
  ]
  .map { Array($0.utf8) }

  private static func cut(_ text: ArraySlice<UInt8>, _ separator: Separator) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let length = separator(text, index)
      if length > 0 {
        result.append(text[start..<index])
        start = index + length
        index = start
      } else {
        index += 1
      }
    }
    result.append(text[start...])
    return result.filter { !$0.allSatisfy { $0 == 0x20 } }
  }

  /// Gives short pieces back to their neighbours: a join is the span of the text from the first to the last.
  private static func joined(_ pieces: [ArraySlice<UInt8>], of text: [UInt8]) -> [ArraySlice<UInt8>] {
    guard pieces.count > 1 else { return pieces }
    var result = Array(pieces.prefix(1))
    for piece in pieces.dropFirst() {
      let last = result[result.count - 1]
      let isShort = digitCount(last) < 6 || digitCount(piece) < 6 || piece.starts(with: Array("ext=".utf8))
      if isShort {
        result[result.count - 1] = text[last.startIndex..<piece.endIndex]
      } else {
        result.append(piece)
      }
    }
    return result
  }
}
