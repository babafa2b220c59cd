/// The sentence that Flamingo puts before cells which a spreadsheet would take for a formula, in the language of the site:
/// `(Security Alert: … See https://contactform7.com/… for details.) +44 113 …`.
enum AlertSentence {
  private static let lengthLimit = 600

  /// The cell without the sentence; nil when there is none.
  static func removed(from text: [UInt8]) -> [UInt8]? {
    guard text.first == UInt8(ascii: "(") else { return nil }
    let head = text.prefix(lengthLimit)
    for end in head.indices.dropLast(2) where text[end] == UInt8(ascii: ")") && text[end + 1] == 0x20 {
      guard "=+-@".utf8.contains(text[end + 2]) else { continue }
      let sentence = text[..<end]
      let isAlert = signs.contains { ByteText.find($0, in: sentence) != nil }
      if isAlert { return Array(text[(end + 2)...]) }
    }
    return nil
  }

  private static let signs = ["contactform7.com", "Security Alert"].map { Array($0.utf8) }
}
