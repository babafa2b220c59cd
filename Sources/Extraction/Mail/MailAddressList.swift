/// One address of a header field: the display name and the address, still encoded.
struct MailAddress {
  var name: [UInt8]
  /// As written, without brackets and route; UTF-8, may be no valid address.
  var address: [UInt8]

  /// Lower-case, after the last `@`, without a dot at the end.
  var domain: [UInt8] {
    guard let at = address.lastIndex(of: MailASCII.at) else { return [] }
    let domain = MailASCII.lowercased(address[(at + 1)...])
    return domain.last == 0x2E ? domain.dropLast() : domain
  }

  /// Lower-case, before the last `@`.
  var localPart: [UInt8] {
    address.lastIndex(of: MailASCII.at).map { MailASCII.lowercased(address[..<$0]) } ?? []
  }

  var lowercased: [UInt8] { MailASCII.lowercased(address) }
}

/// Reads the addresses of a `From`, `To`, `Cc`, `Sender` or `Reply-To` field as mail programs write them.
///
/// Understood beyond RFC 5322 §3.4: unquoted commas and brackets in names, semicolons between addresses, quotes and comments
/// that are not closed, `ada at nimbus.example`. GMime's own parser gives nothing for some of these and needs quadratic time for
/// lists of bare words. Linear; at most ``limit`` addresses.
struct MailAddressList {
  static let limit = 1_000

  private let bytes: [UInt8]
  private var addresses: [MailAddress] = []
  private var takesQuotes = true
  private var takesComments = true

  /// The addresses in order; what holds no `@` is left out.
  static func parse(_ value: [UInt8]) -> [MailAddress] {
    var list = MailAddressList(bytes: value)
    while !list.read() {}
    return list.addresses
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// What was collected of the address being read.
  private struct Piece {
    var display: [UInt8] = []
    var comment: [UInt8] = []
    var angle: [UInt8]?
    var hasAt = false
    /// Anything but white space was seen outside brackets and comments.
    var hasText = false
  }

  /// False when a quote or comment is not closed: then it is text, and everything is read once more.
  private mutating func read() -> Bool {
    addresses = []
    var piece = Piece()
    var index = 0
    var knowsNoEnd = false
    while index < bytes.count, addresses.count < Self.limit {
      let byte = bytes[index]
      switch byte {
      case MailASCII.equals:
        let end = EncodedWords.end(in: bytes, at: index, knowsNoEnd: &knowsNoEnd) ?? index + 1
        piece.display += bytes[index..<end]
        piece.hasText = true
        index = end
      case MailASCII.quote where takesQuotes:
        guard readQuoted(&index, into: &piece) else {
          takesQuotes = false
          return false
        }
      case MailASCII.openParenthesis where takesComments:
        guard readComment(&index, into: &piece) else {
          takesComments = false
          return false
        }
      case MailASCII.less: readAngle(&index, into: &piece)
      case MailASCII.semicolon, MailASCII.comma:
        index += 1
        if byte == MailASCII.semicolon || piece.hasAt || !piece.hasText || isObfuscated(piece.display) {
          finish(&piece)
        } else {
          piece.display.append(byte)
        }
      case MailASCII.colon where !piece.hasAt && piece.angle == nil:
        // The name of a group.
        index += 1
        piece = Piece()
      default:
        if byte == MailASCII.backslash, index + 1 < bytes.count { index += 1 }
        piece.hasAt = piece.hasAt || byte == MailASCII.at
        piece.hasText = piece.hasText || !MailASCII.isSpace(byte)
        piece.display.append(bytes[index])
        index += 1
      }
    }
    finish(&piece)
    return true
  }

  private func readQuoted(_ index: inout Int, into piece: inout Piece) -> Bool {
    var text: [UInt8] = []
    var position = index + 1
    while position < bytes.count, bytes[position] != MailASCII.quote {
      if bytes[position] == MailASCII.backslash, position + 1 < bytes.count { position += 1 }
      text.append(bytes[position])
      position += 1
    }
    guard position < bytes.count else { return false }
    index = position + 1
    piece.hasText = true
    // A quoted local part keeps its quotes.
    if index < bytes.count, bytes[index] == MailASCII.at, piece.angle == nil {
      piece.display += [MailASCII.quote] + text + [MailASCII.quote]
    } else {
      if let last = piece.display.last, !MailASCII.isSpace(last) { piece.display.append(MailASCII.space) }
      piece.display += text
    }
    return true
  }

  private func readComment(_ index: inout Int, into piece: inout Piece) -> Bool {
    var depth = 1
    var position = index + 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == MailASCII.backslash, position + 1 < bytes.count {
        position += 1
        text.append(bytes[position])
      } else if byte == MailASCII.openParenthesis {
        depth += 1
      } else if byte == MailASCII.closeParenthesis {
        depth -= 1
        if depth == 0 { break }
      } else {
        text.append(byte)
      }
      position += 1
    }
    guard depth == 0 else { return false }
    index = position + 1
    if piece.comment.isEmpty { piece.comment = text }
    return true
  }

  private func readAngle(_ index: inout Int, into piece: inout Piece) {
    var text: [UInt8] = []
    var position = index + 1
    var inQuotes = false
    var hasAt = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == MailASCII.quote { inQuotes.toggle() }
      if byte == MailASCII.greater, !inQuotes { break }
      // An address that is never closed ends where the next one may start.
      if hasAt, text.first != MailASCII.at,
        byte == MailASCII.less || (!inQuotes && (byte == MailASCII.comma || byte == MailASCII.semicolon))
      {
        position -= 1
        break
      }
      hasAt = hasAt || byte == MailASCII.at
      text.append(byte)
      position += 1
    }
    index = min(position + 1, bytes.count)
    let isBetter = piece.angle == nil || (piece.angle.map { !$0.contains(MailASCII.at) } ?? false)
    if isBetter { piece.angle = text }
    piece.hasAt = piece.hasAt || hasAt
  }

  private mutating func finish(_ piece: inout Piece) {
    defer { piece = Piece() }
    var name = Array(MailASCII.trim(piece.display))
    var address: [UInt8]
    if let angle = piece.angle {
      address = Self.bare(angle)
      if name.isEmpty { name = Array(MailASCII.trim(piece.comment)) }
    } else {
      address = Self.bare(name)
      if !address.contains(MailASCII.at), isObfuscated(address) { address = Self.deobfuscated(address) }
      name = Array(MailASCII.trim(piece.comment))
    }
    // `Ada Byte ada@nimbus.example`: the last word with an @ is the address.
    if piece.angle == nil, address.first != MailASCII.quote, address.contains(where: MailASCII.isSpace) {
      let words = address.split(whereSeparator: MailASCII.isSpace)
      guard let found = words.lastIndex(where: { $0.contains(MailASCII.at) }) else { return }
      if name.isEmpty { name = Array(words[..<found].joined(separator: [MailASCII.space])) }
      address = Array(words[found])
    }
    guard let at = address.lastIndex(of: MailASCII.at), at > 0, at + 1 < address.count else { return }
    addresses.append(MailAddress(name: name, address: Self.wellFormed(address)))
  }

  /// A value is UTF-8; an address in another charset is none, so its bytes may go.
  private static func wellFormed(_ address: [UInt8]) -> [UInt8] {
    address.withUnsafeBufferPointer { bytes in
      if UTF8Validator.isValid(bytes) { return address }
      var result: [UInt8] = []
      _ = TextDecoder.appendReplacing(bytes, to: &result)
      return result
    }
  }

  /// Without white space at the ends, quotes around it, `mailto:` and a source route.
  private static func bare(_ text: [UInt8]) -> [UInt8] {
    var text = MailASCII.trim(text)[...]
    if MailASCII.starts(text, with: "mailto:") { text = text.dropFirst(7) }
    if text.first == MailASCII.at, let colon = text.lastIndex(of: MailASCII.colon) { text = text[(colon + 1)...] }
    if let first = text.first, first == MailASCII.apostrophe, text.last == first, text.count > 2 {
      text = text.dropFirst().dropLast()
    }
    return text.filter { $0 > 0x20 || $0 == MailASCII.space }
  }

  /// `ada at nimbus.example`, as list archives write addresses.
  private func isObfuscated(_ text: [UInt8]) -> Bool {
    guard text.count <= 320 else { return false }
    let words = text.split(whereSeparator: MailASCII.isSpace)
    guard words.count == 3, MailASCII.equal(words[1], "at") else { return false }
    return words[2].contains(0x2E)
  }

  private static func deobfuscated(_ text: [UInt8]) -> [UInt8] {
    let words = text.split(whereSeparator: MailASCII.isSpace)
    return words.count == 3 ? words[0] + [MailASCII.at] + words[2] : text
  }
}
