import RecordModel

/// Turns text of any charset named in a mail into UTF-8; what cannot be decoded costs one replacement character a byte.
///
/// Converters are kept; used by one reader at a time.
final class MailCharset {
  private var converters = ConverterCache()

  /// `bytes` as UTF-8; notes say what had to be guessed. `charset` is the name as the message gives it, nil or empty if none.
  func decode(
    _ bytes: some Collection<UInt8>, charset: [UInt8]?, column: MailColumn, notes: inout MailNotes
  ) -> [UInt8] {
    let name = Self.canonicalName(charset ?? [])
    if Self.sevenBit.contains(name), bytes.allSatisfy({ $0 < 0x80 }) { return Array(bytes) }
    switch name {
    case "utf-8": return utf8(bytes, column, &notes)
    case "": return guessed(bytes, column, &notes)
    default: break
    }
    guard let converter = converters.converter(for: name) else {
      notes.add(.unknownCharset, to: column)
      return guessed(bytes, column, &notes)
    }
    return convert(bytes, with: converter, column, &notes)
  }

  /// Valid UTF-8 as it is, anything else as Windows-1252.
  private func guessed(_ bytes: some Collection<UInt8>, _ column: MailColumn, _ notes: inout MailNotes) -> [UInt8] {
    if Self.isUTF8(bytes) { return Array(bytes) }
    notes.add(.encodingRepaired, to: column)
    guard let converter = converters.converter(for: "windows-1252") else { return utf8(bytes, column, &notes) }
    return convert(bytes, with: converter, column, &notes)
  }

  private func utf8(_ bytes: some Collection<UInt8>, _ column: MailColumn, _ notes: inout MailNotes) -> [UInt8] {
    if Self.isUTF8(bytes) { return Array(bytes) }
    // Text without any valid multi-byte sequence is another charset wrongly labelled.
    if !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: { $0.value >= 0x80 && $0 != "\u{FFFD}" }),
      let converter = converters.converter(for: "windows-1252")
    {
      notes.add(.encodingRepaired, to: column)
      return convert(bytes, with: converter, column, &notes)
    }
    notes.add(.replacementCharacter, to: column)
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func isUTF8(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  private func convert(
    _ bytes: some Collection<UInt8>, with converter: CharsetConverter, _ column: MailColumn, _ notes: inout MailNotes
  ) -> [UInt8] {
    var result: [UInt8] = []
    converter.reset()
    let outcome = Array(bytes).withUnsafeBufferPointer { converter.convert($0, isLast: true, into: &result) }
    if outcome.replacements > 0 { notes.add(.replacementCharacter, to: column) }
    return result
  }

  /// A name for iconv, `utf-8`, or empty when the message does not really say.
  private static func canonicalName(_ name: [UInt8]) -> String {
    let kept = MailASCII.lowercased(name).filter {
      MailASCII.isLetter($0) || MailASCII.isDigit($0) || $0 == MailASCII.hyphen || $0 == 0x5F || $0 == MailASCII.colon
        || $0 == 0x2E
    }
    guard kept.count <= 40 else { return "unknown-name" }
    let text = String(decoding: kept, as: UTF8.self)
    return aliases[text] ?? text
  }

  /// Charsets in which bytes below 0x80 are ASCII, so that plain text needs no converter.
  private static let sevenBit: Set<String> = [
    "", "utf-8", "windows-1252", "iso-8859-2", "iso-8859-15", "windows-1250", "windows-1251", "gb18030", "euc-jp", "cp949",
    "big5",
  ]

  /// Labels in use and what the text really is.
  private static let aliases: [String: String] = [
    "utf8": "utf-8", "utf_8": "utf-8", "unicode-1-1-utf-8": "utf-8", "us-ascii": "", "ascii": "", "ansi_x3.4-1968": "",
    "unknown-8bit": "", "x-unknown": "", "unknown": "", "x-user-defined": "", "8bit": "", "7bit": "", "default": "",
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252", "latin1": "windows-1252",
    "latin-1": "windows-1252", "cp1252": "windows-1252", "cp-1252": "windows-1252", "ansi": "windows-1252",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "euc-cn": "gb18030",
    "hz-gb-2312": "hz", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "x-windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "unicode-1-1-utf-7": "utf-7", "utf7": "utf-7",
    "win-1251": "windows-1251", "cp-850": "cp850", "x-mac-roman": "macintosh", "x-macintosh": "macintosh",
  ]
}
