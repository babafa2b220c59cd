/// What a line of a vCard looks like.
enum VCardSyntax {
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Without a byte order mark, which files joined to one have in their middle.
  static func withoutMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.starts(with: mark) ? line.dropFirst(mark.count) : line
  }

  /// Whether a line without blanks around it is `BEGIN:VCARD` or `END:VCARD`; `word` is lower-case.
  static func isMarker(_ line: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    guard MailASCII.starts(line, with: word) else { return false }
    let rest = MailASCII.trim(line.dropFirst(word.utf8CodeUnitCount))
    return rest.first == MailASCII.colon && MailASCII.equal(MailASCII.trim(rest.dropFirst()), "vcard")
  }

  /// The upper-case name of the property a line begins with, without its group; nil when it begins with none.
  static func name(of line: ArraySlice<UInt8>) -> String? {
    guard let end = line.firstIndex(where: { $0 == MailASCII.colon || $0 == MailASCII.semicolon }) else { return nil }
    let token = MailASCII.trim(line[..<end])
    guard !token.isEmpty, token.count <= 128, token.allSatisfy(isNameByte) else { return nil }
    let start = token.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? token.startIndex
    return start < token.endIndex ? String(decoding: token[start...].map(upper), as: UTF8.self) : nil
  }

  /// Where the value of a property begins, after the first colon outside of quotes; nil without one.
  static func valueStart(of line: ArraySlice<UInt8>) -> Int? {
    var isQuoted = false
    for index in line.indices {
      if line[index] == MailASCII.quote { isQuoted.toggle() }
      if line[index] == MailASCII.colon, !isQuoted { return index + 1 }
    }
    // A quote that is never closed is an inch or a typing error.
    return isQuoted ? line.firstIndex(of: MailASCII.colon).map { $0 + 1 } : nil
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    MailASCII.isLetter(byte) || MailASCII.isDigit(byte) || byte == MailASCII.hyphen || byte == 0x2E || byte == 0x5F
      || byte == 0x2F
  }

  static func upper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & 0xDF : byte }

  /// Whether it is a property of the standards, or of a program's own.
  static func isKnown(_ name: String) -> Bool { name.hasPrefix("X-") || names.contains(name) }

  /// What is never read: pictures, sounds, keys, and cards within cards.
  static let skipped: Set<String> = ["PHOTO", "LOGO", "SOUND", "KEY", "AGENT", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN"]

  /// Of vCard 2.1, RFC 2426, RFC 6350 and its extensions.
  private static let names: Set<String> = [
    "ADR", "AGENT", "ANNIVERSARY", "BDAY", "BIRTHPLACE", "CALADRURI", "CALURI", "CATEGORIES", "CLASS", "CLIENTPIDMAP",
    "CONTACT-URI", "CREATED", "DEATHDATE", "DEATHPLACE", "EMAIL", "EXPERTISE", "FBURL", "FN", "GENDER", "GEO", "GRAMGENDER",
    "HOBBY", "IMPP", "INTEREST", "JSPROP", "KEY", "KIND", "LABEL", "LANG", "LANGUAGE", "LOGO", "MAILER", "MEMBER", "N", "NAME",
    "NICKNAME", "NOTE", "ORG", "ORG-DIRECTORY", "PHOTO", "PRODID", "PROFILE", "PRONOUNS", "RELATED", "REV", "ROLE",
    "SOCIALPROFILE", "SORT-STRING", "SOUND", "SOURCE", "TEL", "TITLE", "TZ", "UID", "URL", "VERSION", "XML",
  ]
}
