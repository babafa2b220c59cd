/// An address as `local@domain`, in lower case.
struct EmailAddress: Sendable, Hashable {
  var local: [UInt8]
  var domain: [UInt8]
  /// Wrapped text, spaces or signs around it were removed or mended.
  var isRepaired = false

  var bytes: [UInt8] { local + [UInt8(ascii: "@")] + domain }
}

/// Reads addresses by the practical part of RFC 5321: dot-atoms and quoted strings at a domain of two labels or more.
///
/// Internationalized addresses (RFC 6531) are accepted; comments, address literals and obsolete forms are not.
enum EmailSyntax {
  /// The address written in a cell, without display name, brackets, `mailto:` and a trailing dot; nil when there is none.
  static func address(in cell: [UInt8]) -> EmailAddress? {
    if let plain = plainASCII(cell) { return plain }
    let text = ByteText.trimmed(cell)
    guard text.count <= 1024, text.contains(UInt8(ascii: "@")) || obfuscated(text) != nil else { return nil }
    if let exact = parse(lower(text)) { return exact }
    guard var mended = core(of: text).flatMap({ parse(lower($0)) }) else { return nil }
    mended.isRepaired = true
    return mended
  }

  /// The common shape in one pass: letters, digits and `._-+` only.
  private static func plainASCII(_ text: [UInt8]) -> EmailAddress? {
    guard text.count >= 6, text.count <= 254 else { return nil }
    var at = -1
    var lastDot = -1
    var previous: UInt8 = UInt8(ascii: ".")
    var lowered = text
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case 0x61...0x7A, 0x30...0x39: break
      case 0x41...0x5A: lowered[index] = byte | 0x20
      case UInt8(ascii: "_"), UInt8(ascii: "+"): if at >= 0 { return nil }
      case UInt8(ascii: "-"): if at >= 0, !isAlphanumeric(previous) && previous != UInt8(ascii: "-") { return nil }
      case UInt8(ascii: "."):
        if previous == UInt8(ascii: ".") || previous == UInt8(ascii: "@") || (at >= 0 && previous == UInt8(ascii: "-")) {
          return nil
        }
        lastDot = index
      case UInt8(ascii: "@"):
        if at >= 0 || previous == UInt8(ascii: ".") || index > 64 { return nil }
        at = index
      default: return nil
      }
      previous = byte
    }
    guard at > 0, lastDot > at + 1, text.count - lastDot >= 3, ByteText.isLetter(previous),
      ByteText.isLetter(text[lastDot + 1]),
      lastDot - at <= 63
    else { return nil }
    return EmailAddress(local: Array(lowered[..<at]), domain: Array(lowered[(at + 1)...]))
  }

  /// A whole lower-case text as an address.
  private static func parse(_ text: [UInt8]) -> EmailAddress? {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")), text.count <= 254 else { return nil }
    let local = Array(text[..<at])
    let domain = Array(text[(at + 1)...])
    guard isLocal(local), isDomain(domain) else { return nil }
    return EmailAddress(local: local, domain: domain)
  }

  private static func isLocal(_ text: [UInt8]) -> Bool {
    guard !text.isEmpty, text.count <= 64 else { return false }
    if text.first == UInt8(ascii: "\"") { return isQuoted(text) }
    guard text.first != UInt8(ascii: "."), text.last != UInt8(ascii: ".") else { return false }
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "."), previous == byte { return false }
      guard isAlphanumeric(byte) || byte >= 0x80 || ".!#$%&'*+-/=?^_`{|}~".utf8.contains(byte) else { return false }
      previous = byte
    }
    return !hasInvisible(text)
  }

  private static func isQuoted(_ text: [UInt8]) -> Bool {
    guard text.count >= 2, text.last == UInt8(ascii: "\"") else { return false }
    var isEscaped = false
    for byte in text[1..<(text.count - 1)] {
      if byte < 0x20 || byte == 0x7F { return false }
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        return false
      }
    }
    return !isEscaped
  }

  private static func isDomain(_ text: [UInt8]) -> Bool {
    let labels = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, text.count <= 253, let top = labels.last else { return false }
    for label in labels {
      guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
      if first == UInt8(ascii: "-") || last == UInt8(ascii: "-") { return false }
      if !label.allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 }) { return false }
    }
    return top.count >= 2 && !top.allSatisfy(ByteText.isDigit) && !hasInvisible(text)
  }

  /// Control characters and spaces written beyond ASCII.
  private static func hasInvisible(_ text: [UInt8]) -> Bool {
    guard text.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned: true
      default: scalar.value == 0xFFFD || (0x2400...0x243F).contains(scalar.value)
      }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { ByteText.isLetter(byte) || ByteText.isDigit(byte) }

  private static func lower(_ text: [UInt8]) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
    return Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }

  /// What is left of `Ada <a@x>`, `mailto:a@x?subject=…`, `a@x (Ada)`, `a @ x`, `a(at)x`, `a@x,com`, `a@x.`.
  private static func core(of cell: [UInt8]) -> [UInt8]? {
    var text = obfuscated(cell) ?? cell
    if let open = text.lastIndex(of: UInt8(ascii: "<")), let close = text[open...].firstIndex(of: UInt8(ascii: ">")) {
      text = Array(text[(open + 1)..<close])
    }
    if lower(text).starts(with: Array("mailto:".utf8)) { text.removeFirst(7) }
    if let query = text.firstIndex(of: UInt8(ascii: "?")), let at = text.firstIndex(of: UInt8(ascii: "@")), query > at {
      text = Array(text[..<query])
    }
    if let comment = ByteText.find(Array(" (".utf8), in: text[...]), comment > 0 { text = Array(text[..<comment]) }
    text = withoutSpacesAroundAt(ByteText.trimmed(text))
    while let first = text.first, "'\"<([{".utf8.contains(first), text.count > 1,
      first != UInt8(ascii: "\"") || text.last == first
    {
      text.removeFirst()
    }
    while let last = text.last, "'\">)]};,.:".utf8.contains(last) { text.removeLast() }
    if let comma = text.firstIndex(of: UInt8(ascii: ",")), let at = text.firstIndex(of: UInt8(ascii: "@")), comma > at {
      text[comma] = UInt8(ascii: ".")
    }
    return text.isEmpty ? nil : text
  }

  private static func withoutSpacesAroundAt(_ text: [UInt8]) -> [UInt8] {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")) else { return text }
    return ByteText.trimmed(Array(text[..<at])) + [UInt8(ascii: "@")] + ByteText.trimmed(Array(text[(at + 1)...]))
  }

  private static func obfuscated(_ text: [UInt8]) -> [UInt8]? {
    for mark in ["(at)", "[at]", " at "] {
      guard let index = ByteText.find(Array(mark.utf8), in: lower(text)[...]), lower(text).count == text.count else { continue }
      return Array(text[..<index]) + [UInt8(ascii: "@")] + Array(text[(index + mark.utf8.count)...])
    }
    return nil
  }
}
