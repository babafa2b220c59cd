/// Words and phrases in the texts of mails, compared in lower case.
enum MailWords {
  /// In lower case, of all scripts; independent of the machine's language.
  static func folded(_ text: some Collection<UInt8>) -> [UInt8] {
    var result = [UInt8](text)
    var isASCII = true
    for index in result.indices {
      if result[index] >= 0x80 { isASCII = false }
      result[index] = MailASCII.lower(result[index])
    }
    return isASCII ? result : Array(String(decoding: result, as: UTF8.self).lowercased().utf8)
  }

  /// Whether a byte belongs to a word: a letter of any script or a digit.
  static func isWordByte(_ byte: UInt8) -> Bool { MailASCII.isLetter(byte) || MailASCII.isDigit(byte) || byte >= 0x80 }

  /// The words of a text: letters, digits, and nothing else.
  static func words(_ text: some Collection<UInt8>) -> [[UInt8]] {
    text.split { !isWordByte($0) }.map { Array($0) }
  }

  /// Whether `word` stands in `text` with nothing of a word before and behind it. Both in lower case.
  static func contains(_ text: [UInt8], word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) where text[start] == first {
      guard text[start..<start + word.count].elementsEqual(word) else { continue }
      let end = start + word.count
      if start > 0, isWordByte(text[start - 1]), isWordByte(first) { continue }
      if end < text.count, isWordByte(text[end]), word.last.map(isWordByte) ?? false { continue }
      return true
    }
    return false
  }

  /// Without what is neither letter nor digit at both ends.
  static func withoutMarks(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: isWordByte), let last = text.lastIndex(where: isWordByte) else { return [] }
    return Array(text[first...last])
  }
}

extension MailWords {
  /// Without white space and punctuation at both ends; what belongs to a number or an abbreviation stays.
  static func withoutOuterMarks(_ text: some Collection<UInt8>) -> [UInt8] {
    func isKept(_ byte: UInt8) -> Bool { isWordByte(byte) || byte == 0x2B || byte == MailASCII.openParenthesis }
    let text = Array(text)
    guard let first = text.firstIndex(where: isKept),
      let last = text.lastIndex(where: { isWordByte($0) || $0 == MailASCII.closeParenthesis || $0 == 0x2E })
    else { return [] }
    return first <= last ? Array(text[first...last]) : []
  }
}

/// Phrases to look for, folded once; looking one up costs little where the first byte does not fit.
struct PhraseList: Sendable {
  /// By first byte, the longest first.
  private let byFirst: [[[UInt8]]]

  /// Phrases with commas between them.
  init(_ list: String) {
    let phrases = list.split(separator: ",").map { phrase in
      MailWords.folded(phrase.utf8.drop { $0 == MailASCII.space || $0 == MailASCII.lineFeed })
    }
    var table = [[[UInt8]]](repeating: [], count: 256)
    for phrase in phrases { if let first = phrase.first { table[Int(first)].append(phrase) } }
    byFirst = table.map { $0.sorted { $0.count > $1.count } }
  }

  /// `text` is folded.
  func contains(_ text: [UInt8]) -> Bool { text.first.map { byFirst[Int($0)].contains(text) } ?? false }

  /// Whether some phrase starts with that byte, in either case.
  func mayStart(with byte: UInt8) -> Bool { byte >= 0x80 || !byFirst[Int(MailASCII.lower(byte))].isEmpty }

  /// The length of the longest phrase that `text`, folded, starts with, at the end of a word.
  func prefixLength(of text: some RandomAccessCollection<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    return byFirst[Int(first)].first { phrase in
      guard text.starts(with: phrase) else { return false }
      guard let next = text.dropFirst(phrase.count).first, let last = phrase.last else { return true }
      return !(MailWords.isWordByte(next) && MailWords.isWordByte(last))
    }?.count
  }

  /// Whether `text`, folded, ends with a phrase, from the start of a word.
  func hasSuffix(of text: [UInt8]) -> Bool {
    words(of: text).contains { start in
      guard let length = prefixLength(of: text[start...]) else { return false }
      return start + length == text.count
    }
  }

  /// Whether a phrase stands anywhere in `text`, folded, as whole words.
  func occurs(in text: [UInt8]) -> Bool { words(of: text).contains { prefixLength(of: text[$0...]) != nil } }

  /// Where words start.
  private func words(of text: [UInt8]) -> some Sequence<Int> {
    text.indices.lazy.filter { index in
      index == 0 || !MailWords.isWordByte(text[index - 1])
    }
  }
}
