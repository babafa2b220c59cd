/// The charset of a text, by its iconv name, and how it was found.
///
/// Found in this order: byte order mark, the zero bytes of UTF-16, strict UTF-8, the declared encoding, Windows-1252.
package struct TextEncoding: Sendable, Hashable {
  package enum Evidence: Sendable { case byteOrderMark, zeroBytes, validUTF8, declared, assumed }

  /// Lower-case, such as `utf-8`, `utf-16le`, `windows-1252`.
  package var name: String
  package var evidence: Evidence
  /// Bytes of the byte order mark at the start of the text.
  package var markLength: Int
  /// For a value that is not well-formed in a UTF-8 text: the declared encoding, else Windows-1252.
  package var fallback: String

  package init(name: String, evidence: Evidence = .declared, markLength: Int = 0, fallback: String = "windows-1252") {
    self.name = name
    self.evidence = evidence
    self.markLength = markLength
    self.fallback = fallback
  }

  /// Bytes of one code unit: 4 for UTF-32, 2 for UTF-16, else 1.
  package var unit: Int { name.hasPrefix("utf-32") ? 4 : name.hasPrefix("utf-16") ? 2 : 1 }

  package var isUTF8: Bool { name == "utf-8" }

  /// Whether a byte below 0x80 may be part of another character, so that delimiters cannot be searched before decoding.
  package var needsTranscoding: Bool { unit > 1 || Self.isStateful(name) }

  /// A head at least this long may be cut inside a character; a shorter one is the whole text.
  private static let sampleLength = 16_384

  /// Decides from the first bytes of a text (64 KiB are plenty); `declared` may be any spelling iconv knows.
  package static func detect(_ head: ArraySlice<UInt8>, declared: String? = nil) -> TextEncoding {
    let declared = declared.map(canonicalName)
    return head.withUnsafeBufferPointer { head in
      if let marked = byteOrderMark(head) { return marked }
      if let wide = zeroBytePattern(head) { return wide }
      let fallback = declared.flatMap { isSingleByteFallback($0) ? $0 : nil } ?? "windows-1252"
      var census = UTF8Validator.census(head)
      if census.endsInside, head.count < sampleLength { census.invalid += 1 }
      if census.invalid == 0 {
        if let declared, census.multibyte == 0, isStateful(declared) { return TextEncoding(name: declared) }
        return TextEncoding(name: "utf-8", evidence: .validUTF8, fallback: fallback)
      }
      if let declared { return TextEncoding(name: withByteOrder(declared), fallback: fallback) }
      // By chance hardly any letters of another charset form UTF-8 sequences.
      let mostlyUTF8 = census.multibyte > 0 && census.multibyte * 10 >= census.invalid
      return TextEncoding(name: mostlyUTF8 ? "utf-8" : "windows-1252", evidence: .assumed, fallback: fallback)
    }
  }

  /// Lower-case, the many spellings of UTF-8 and UTF-16 as one.
  package static func canonicalName(_ name: String) -> String {
    let lower = name.lowercased()
    return spellings[lower] ?? lower
  }

  private static let spellings = [
    "utf8": "utf-8", "utf-8-sig": "utf-8", "utf16": "utf-16", "utf16le": "utf-16le", "utf16be": "utf-16be",
    "ucs-2": "utf-16", "ucs-2le": "utf-16le", "ucs-2be": "utf-16be", "utf32": "utf-32", "cp1252": "windows-1252",
    "ansi": "windows-1252", "latin1": "iso-8859-1", "latin-1": "iso-8859-1", "ascii": "us-ascii",
  ]

  static func isStateful(_ name: String) -> Bool {
    name.hasPrefix("iso-2022") || name.hasPrefix("iso2022") || name.hasPrefix("hz") || name == "utf-7" || name == "utf7"
  }

  private static func isSingleByteFallback(_ name: String) -> Bool {
    let encoding = TextEncoding(name: name)
    return !encoding.isUTF8 && !encoding.needsTranscoding && name != "us-ascii"
  }

  /// Without a mark, UTF-16 and UTF-32 are little-endian: what Windows writes.
  private static func withByteOrder(_ name: String) -> String { name == "utf-16" || name == "utf-32" ? name + "le" : name }

  private static func byteOrderMark(_ head: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let marks: [(bytes: [UInt8], name: String)] = [
      ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32le"), ([0, 0, 0xFE, 0xFF], "utf-32be"),
      ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
    ]
    guard let mark = marks.first(where: { head.starts(with: $0.bytes) }) else { return nil }
    return TextEncoding(name: mark.name, evidence: .byteOrderMark, markLength: mark.bytes.count)
  }

  /// Text in UTF-16 has its delimiters, digits and line breaks as pairs with one zero byte, always on the same side.
  private static func zeroBytePattern(_ head: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let pairs = min(head.count, 8_192) / 2
    guard pairs >= 4 else { return nil }
    var first = 0
    var second = 0
    for pair in 0..<pairs {
      if head[2 * pair] == 0 { first += 1 }
      if head[2 * pair + 1] == 0 { second += 1 }
    }
    if second >= max(4, pairs / 10), first * 16 <= second { return TextEncoding(name: "utf-16le", evidence: .zeroBytes) }
    if first >= max(4, pairs / 10), second * 16 <= first { return TextEncoding(name: "utf-16be", evidence: .zeroBytes) }
    return nil
  }
}
