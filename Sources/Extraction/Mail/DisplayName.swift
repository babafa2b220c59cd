/// A display name freed of what mail programs and lists put around it.
struct DisplayName {
  /// UTF-8, one line; empty when it names nobody.
  private(set) var text: [UInt8]
  /// A list or relay wrote its own address under somebody's name: `'a@x' via Sales`.
  private(set) var isRewritten: Bool

  init(_ raw: [UInt8], address: [UInt8], words: EncodedWords, notes: inout MailNotes) {
    let decoded = words.decode(raw, notes: &notes)
    var name = MailText.singleLine(decoded, column: .fromName, notes: &notes)[...]
    isRewritten = Self.hasVia(name)
    name = Self.unquoted(name)
    name = Self.withoutTail(name, open: UInt8(ascii: "["), close: UInt8(ascii: "]")) { _ in true }
    name = Self.withoutTail(name, open: MailASCII.openParenthesis, close: MailASCII.closeParenthesis) {
      $0.contains(MailASCII.at)
    }
    name = Self.withoutTail(name, open: MailASCII.less, close: MailASCII.greater) { $0.contains(MailASCII.at) }
    let isAddress = name.contains(MailASCII.at) && !name.contains(MailASCII.space)
    let namesNobody = isRewritten || isAddress || MailASCII.lowercased(name) == MailASCII.lowercased(address)
    text = namesNobody ? [] : Array(name)
  }

  private static func hasVia(_ name: ArraySlice<UInt8>) -> Bool {
    MailASCII.contains(name, " via ") || MailASCII.starts(name, with: "via ")
  }

  /// Without quotes around all of it, several layers of them.
  private static func unquoted(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name
    while name.count >= 2, let first = name.first, first == MailASCII.quote || first == MailASCII.apostrophe, name.last == first
    {
      name = MailASCII.trim(name.dropFirst().dropLast())
    }
    return name
  }

  /// Without a bracketed remark at the end, if something stands before it.
  private static func withoutTail(
    _ name: ArraySlice<UInt8>, open: UInt8, close: UInt8, where isRemark: (ArraySlice<UInt8>) -> Bool
  ) -> ArraySlice<UInt8> {
    guard name.last == close, let start = name.lastIndex(of: open), start > name.startIndex, isRemark(name[start...]) else {
      return name
    }
    let rest = MailASCII.trim(name[..<start])
    return rest.isEmpty ? name : rest
  }
}
