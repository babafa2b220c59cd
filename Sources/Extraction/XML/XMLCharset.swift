/// How the bytes of an XML file become characters.
enum XMLCharset {
  case utf8
  /// One code point per byte; U+FFFD where the charset has none.
  case table([UInt32])
  case utf16(bigEndian: Bool)
  case utf32(bigEndian: Bool)
  case converter(XMLConverter)

  static let replacement: UInt32 = 0xFFFD

  /// What the first bytes say beyond doubt: a byte-order mark, or the zeros of a two- or four-byte charset.
  static func sniff(_ head: ArraySlice<UInt8>) -> (charset: XMLCharset, mark: Int)? {
    let b = Array(head.prefix(4))
    if b.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if b == [0xFF, 0xFE, 0, 0] { return (.utf32(bigEndian: false), 4) }
    if b == [0, 0, 0xFE, 0xFF] { return (.utf32(bigEndian: true), 4) }
    if b.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
    if b.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
    guard b.count == 4 else { return nil }
    if b == [0x3C, 0, 0, 0] { return (.utf32(bigEndian: false), 0) }
    if b == [0, 0, 0, 0x3C] { return (.utf32(bigEndian: true), 0) }
    if b[0] == 0x3C, b[1] == 0, b[3] == 0 { return (.utf16(bigEndian: false), 0) }
    if b[0] == 0, b[1] == 0x3C, b[2] == 0 { return (.utf16(bigEndian: true), 0) }
    if b == [0x4C, 0x6F, 0xA7, 0x94] { return ebcdic(head).map { ($0, 0) } }
    return nil
  }

  /// The charset iconv knows as `name`; nil when it knows none, or the name could be more than a name.
  static func named(_ name: String) -> XMLCharset? {
    let lower = name.lowercased()
    if ["utf-8", "utf8", "us-ascii", "ascii"].contains(lower) { return .utf8 }
    let plain = lower.utf8.allSatisfy {
      $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || [0x2D, 0x2E, 0x3A, 0x5F].contains($0)
    }
    guard plain, (1...40).contains(lower.utf8.count), lower != "utf-7", let converter = XMLConverter(name: name) else {
      return nil
    }
    guard let table = converter.table() else { return .converter(converter) }
    return .table(table)
  }

  /// Whether the letters of XML's own markup are the bytes of ASCII.
  var keepsASCII: Bool {
    switch self {
    case .utf8: true
    case .table(let table): table[0x3C] == 0x3C && table[0x41] == 0x41
    case .utf16, .utf32: false
    case .converter(let converter): converter.keepsASCII
    }
  }

  /// The encoding an ASCII-compatible file declares, within its first kilobyte.
  static func declared(in head: ArraySlice<UInt8>) -> String? {
    let head = Array(head.prefix(1024))
    guard let opening = find("<?xml", in: head, from: 0), let end = find("?>", in: head, from: opening) else { return nil }
    guard let word = find("encoding", in: head, from: opening), word < end else { return nil }
    let rest = head[(word + 8)..<end].drop { XMLByte.isBlank($0) || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }

  private static func find(_ word: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      let window = XMLTextWindow(bytes: buffer, start: 0)
      return (start..<max(start, bytes.count)).first { window.matches(word, at: $0) == .yes }
    }
  }

  /// EBCDIC: the common code page reads the declaration, which names the right one.
  private static func ebcdic(_ head: ArraySlice<UInt8>) -> XMLCharset? {
    guard case .table(let table)? = named("IBM037") else { return nil }
    let text = head.prefix(256).map { UInt8(truncatingIfNeeded: table[Int($0)]) }
    guard let name = declared(in: text[...]), case .table(let own)? = named(name), own[0x4C] == 0x3C else {
      return .table(table)
    }
    return .table(own)
  }

  /// What a byte that is not UTF-8 stands for: Windows-1252, where it has a character.
  static func windows1252(_ byte: UInt8) -> UInt32 {
    byte >= 0x80 && byte < 0xA0 ? upperHalf[Int(byte) - 0x80] : UInt32(byte)
  }

  private static let upperHalf: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D,
    0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD,
    0x017E, 0x0178,
  ]

  /// Where strict UTF-8 without NUL ends: at a bad byte, a sequence the bytes are too few for, or the end.
  static func validPrefix(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, isCut: Bool) {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = start
    while i < bytes.count {
      if i + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let hasZero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if word & 0x8080_8080_8080_8080 == 0, hasZero == 0 {
          i += 8
          continue
        }
      }
      let length = sequenceLength(bytes, at: i)
      if length == 0 { return (i, false) }
      if length < 0 { return (i, true) }
      i += length
    }
    return (i, false)
  }

  /// 1…4 for a well-formed sequence, 0 for a bad byte, -1 when the bytes end within one.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    let lead = bytes[i]
    if lead < 0x80 { return lead == 0 ? 0 : 1 }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    if length == 0 { return 0 }
    for k in 1..<length {
      guard i + k < bytes.count else { return -1 }
      let byte = bytes[i + k]
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      if k == 1 {
        if lead == 0xE0 { low = 0xA0 }
        if lead == 0xED { high = 0x9F }
        if lead == 0xF0 { low = 0x90 }
        if lead == 0xF4 { high = 0x8F }
      }
      if byte < low || byte > high { return 0 }
    }
    return length
  }
}
