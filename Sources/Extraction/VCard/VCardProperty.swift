/// One property of a card: its group, name, parameters, and its value as it is encoded.
struct VCardProperty {
  enum Encoding { case none, quotedPrintable, base64 }

  /// `item1` of `item1.TEL`, or empty.
  private(set) var group: [UInt8] = []
  /// Upper-case.
  private(set) var name = ""
  /// Lower-case words of TYPE, or standing bare.
  private(set) var types: [String] = []
  private(set) var encoding = Encoding.none
  private(set) var charset: [UInt8]?
  /// 1 is most preferred; 101 where nothing is said.
  private(set) var preference = 101
  /// The whole address beside the parts of one (RFC 6350, 6.3.1).
  private(set) var addressLabel: [UInt8] = []
  /// Lower-case, such as `uri`, `text`.
  private(set) var valueType = ""
  /// The year that stands for an unknown one (Apple).
  private(set) var omittedYear: [UInt8] = []
  private(set) var value: ArraySlice<UInt8> = []

  /// nil when the line, unfolded, is no property.
  init?(_ line: ArraySlice<UInt8>) {
    guard let name = VCardSyntax.name(of: line), let start = VCardSyntax.valueStart(of: line) else { return nil }
    self.name = name
    value = line[start...]
    let header = Self.split(line[..<(start - 1)], at: MailASCII.semicolon)
    guard let first = header.first.map({ MailASCII.trim($0) }) else { return nil }
    if let dot = first.lastIndex(of: UInt8(ascii: ".")) { group = MailASCII.lowercased(first[..<dot]) }
    for parameter in header.dropFirst() { take(MailASCII.trim(parameter)) }
    if types.contains("pref") { preference = min(preference, 1) }
  }

  /// Whether one of the types is said.
  func has(_ types: Set<String>) -> Bool { self.types.contains { types.contains($0) } }

  private mutating func take(_ parameter: ArraySlice<UInt8>) {
    guard let equals = parameter.firstIndex(of: MailASCII.equals) else {
      return takeBare(String(decoding: MailASCII.lowercased(parameter), as: UTF8.self))
    }
    let key = String(decoding: MailASCII.lowercased(MailASCII.trim(parameter[..<equals])), as: UTF8.self)
    let text = MailASCII.trim(parameter[(equals + 1)...]).filter { $0 != MailASCII.quote }
    let word = String(decoding: MailASCII.lowercased(text), as: UTF8.self)
    switch key {
    case "type": types += word.split(separator: ",").map { String(decoding: MailASCII.trim(Array($0.utf8)), as: UTF8.self) }
    case "encoding": takeEncoding(word)
    case "charset": charset = text
    case "pref": if let number = Int(word), number > 0 { preference = min(number, 100) }
    case "value": valueType = word
    case "label": addressLabel = Self.withoutCarets(text)
    case "x-apple-omit-year": omittedYear = text
    default: break
    }
  }

  /// A parameter without a key says what it is by itself (vCard 2.1).
  private mutating func takeBare(_ word: String) {
    if Self.encodings.contains(word) { takeEncoding(word) } else if !word.isEmpty { types.append(word) }
  }

  private mutating func takeEncoding(_ word: String) {
    switch word {
    case "quoted-printable", "q": encoding = .quotedPrintable
    case "base64", "b": encoding = .base64
    default: break
    }
  }

  private static let encodings: Set<String> = ["quoted-printable", "base64", "b", "8bit", "7bit"]

  /// At a byte outside of double quotes.
  private static func split(_ text: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == MailASCII.quote { isQuoted.toggle() }
      if text[index] == separator, !isQuoted {
        parts.append(text[start..<index])
        start = index + 1
      }
    }
    return parts + [text[start...]]
  }

  /// `^n`, `^'` and `^^` as a line break, a double quote and a caret (RFC 6868).
  private static func withoutCarets(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let next = index + 1 < text.count ? text[index + 1] : 0
      let meant: UInt8? =
        switch (text[index], next) {
        case (0x5E, 0x6E), (0x5E, 0x4E), (0x5C, 0x6E), (0x5C, 0x4E): 0x0A
        case (0x5E, 0x27): 0x22
        case (0x5E, 0x5E): 0x5E
        default: nil
        }
      result.append(meant ?? text[index])
      index += meant == nil ? 1 : 2
    }
    return result
  }
}
