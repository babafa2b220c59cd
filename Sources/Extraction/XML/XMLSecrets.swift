/// Passwords and card data in markup that is set aside.
enum XMLSecrets {
  /// Blanks what elements and attributes with the names of secrets hold, in a text whose ASCII is one byte a character.
  static func blank(_ bytes: inout [UInt8]) {
    var index = 0
    while let open = bytes[index...].firstIndex(of: XMLByte.lessThan) {
      let (end, isSecret) = readTag(&bytes, from: open + 1)
      index = end
      if isSecret { index = blankText(&bytes, from: end) }
    }
  }

  /// Blanks the secret attributes of a tag; where it ends, and whether what follows is a secret.
  private static func readTag(_ bytes: inout [UInt8], from start: Int) -> (end: Int, isSecret: Bool) {
    var index = start
    while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
    var isSecret = SecretFilter.isSecretColumn(localName(bytes[start..<index]))
    var name = index..<index
    while index < bytes.count, bytes[index] != XMLByte.greaterThan, bytes[index] != XMLByte.lessThan {
      let byte = bytes[index]
      if byte == 0x22 || byte == 0x27 {
        // A value holds no `<`: what lies behind one is a tag again, where a quote was never closed.
        let end = bytes[(index + 1)...].firstIndex { $0 == byte || $0 == XMLByte.lessThan } ?? bytes.count
        let isClosed = end < bytes.count && bytes[end] == byte
        let word = isClosed ? bytes[index + 1..<end] : bytes[index + 1..<end].prefix(while: isNameByte)
        if SecretFilter.isSecretColumn(localName(bytes[name])) {
          for place in index + 1..<end { bytes[place] = 0x2A }
        } else if word.count <= XMLNamedField.longestName, SecretFilter.isSecretColumn(word) {
          // `<field name="password">`
          isSecret = true
        }
        index = isClosed ? end + 1 : word.endIndex
      } else if isNameByte(byte) {
        let first = index
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        name = first..<index
      } else {
        index += 1
      }
    }
    let isClosed = index > start && bytes[index - 1] == UInt8(ascii: "/")
    return (index, isSecret && !isClosed && start < bytes.count && bytes[start] != UInt8(ascii: "/"))
  }

  /// Blanks up to the end of the element; its end.
  private static func blankText(_ bytes: inout [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == XMLByte.lessThan, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") { return index }
      if bytes[index] > 0x20, bytes[index] != XMLByte.lessThan, bytes[index] != XMLByte.greaterThan { bytes[index] = 0x2A }
      index += 1
    }
    return index
  }

  private static func localName(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F, 0x80...: true
    default: false
    }
  }
}
