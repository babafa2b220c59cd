extension SecretFilter {
  /// Overwrites with `*` what looks like a secret in a piece of a dump that is set aside: values after a secret name and `=`
  /// or `:`, and runs that are card or account numbers. Keeps the length; one pass.
  static func blank(_ bytes: inout [UInt8]) {
    var index = 0
    var name = 0..<0
    // The value before was a secret name: `{"name": "password", "value": …}`.
    var named = false
    while index < bytes.count {
      switch bytes[index] {
      case let byte where isNameByte(byte):
        let start = index
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        name = start..<index
      case 0x3D, 0x3A:
        index += 1
        let text = PercentDecoder.decode(bytes[name.suffix(128)])
        if isSecretName(text) || named && isValueName(text) { index = blankValue(in: &bytes, from: index) }
        name = 0..<0
      case 0x2C:
        index += 1
        named = named || isSecretName(bytes[name.suffix(128)])
        name = 0..<0
      case 0x22, 0x27, 0x20, 0x09: index += 1
      default:
        if bytes[index] == 0x7D { named = false }
        index += 1
        name = 0..<0
      }
    }
    blankNumbers(in: &bytes)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x5B, 0x5D, 0x25, 0x80...: true
    default: false
    }
  }

  /// Blanks a quoted value up to its quote, or a bare one up to the next separator.
  private static func blankValue(in bytes: inout [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.count else { return index }
    let quote = bytes[index]
    if quote == 0x22 || quote == 0x27 {
      index += 1
      while index < bytes.count, bytes[index] != quote {
        if bytes[index] == 0x5C, index + 1 < bytes.count {
          bytes[index] = 0x2A
          index += 1
        }
        if bytes[index] != 0x0A { bytes[index] = 0x2A }
        index += 1
      }
      return index
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0x26, 0x2C, 0x7D, 0x5D, 0x0A, 0x0D, 0x20, 0x3B: return index
      default: bytes[index] = 0x2A
      }
      index += 1
    }
    return index
  }

  /// Blanks runs of digits and letters, with `+`, `%20`, spaces or hyphens between them, that are card or account numbers.
  private static func blankNumbers(in bytes: inout [UInt8]) {
    var index = 0
    var atBoundary = true
    while index < bytes.count {
      if isEscape(bytes, at: index) {
        index += 3
        atBoundary = true
      } else if atBoundary, isAlphanumeric(bytes[index]) {
        index = blankNumber(in: &bytes, at: index) ?? index + 1
        atBoundary = false
      } else {
        atBoundary = !isAlphanumeric(bytes[index])
        index += 1
      }
    }
  }

  /// The end of the number that starts here and was blanked: of at most ten groups, the longest reading wins.
  private static func blankNumber(in bytes: inout [UInt8], at start: Int) -> Int? {
    var text: [UInt8] = []
    var ends: [(text: Int, source: Int)] = []
    var index = start
    while index < bytes.count, text.count < 48, ends.count < 10 {
      if isAlphanumeric(bytes[index]) {
        text.append(bytes[index])
        index += 1
        if index == bytes.count || !isAlphanumeric(bytes[index]) { ends.append((text.count, index)) }
      } else if isEscape(bytes, at: index) {
        guard bytes[index + 1] == 0x32, bytes[index + 2] == 0x30 else { break }
        text.append(0x20)
        index += 3
      } else if bytes[index] == 0x20 || bytes[index] == 0x2B || bytes[index] == 0x2D {
        text.append(0x20)
        index += 1
      } else {
        break
      }
    }
    let end = text.withUnsafeBufferPointer { text in
      ends.last { isSecretValue(UnsafeBufferPointer(rebasing: text[..<$0.text])) }?.source
    }
    guard let end else { return nil }
    for place in start..<end where isAlphanumeric(bytes[place]) { bytes[place] = 0x2A }
    return end
  }

  private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0x25 && isAlphanumeric(bytes[index + 1]) && isAlphanumeric(bytes[index + 2])
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
