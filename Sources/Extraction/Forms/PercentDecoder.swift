import RecordModel

/// What had to be mended in a decoded value.
struct FormRepairs: OptionSet {
  let rawValue: UInt8
  static let invalidEscape = FormRepairs(rawValue: 1)
  static let nulRemoved = FormRepairs(rawValue: 2)
  static let encodingRepaired = FormRepairs(rawValue: 4)
  static let replacementCharacter = FormRepairs(rawValue: 8)

  var codes: [IssueCode] {
    var codes: [IssueCode] = []
    if contains(.invalidEscape) { codes.append(.invalidEscape) }
    if contains(.nulRemoved) { codes.append(.nulRemoved) }
    if contains(.encodingRepaired) { codes.append(.encodingRepaired) }
    if contains(.replacementCharacter) { codes.append(.replacementCharacter) }
    return codes
  }
}

/// Decodes `application/x-www-form-urlencoded` text: `+` is a space, `%XX` a byte.
enum PercentDecoder {
  /// Appends the text as well-formed UTF-8 without NULs. A `%` that two hexadecimal digits do not follow stays as it is.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> FormRepairs {
    let start = bytes.count
    var repairs: FormRepairs = []
    var index = 0
    var hasNUL = false
    var allBits: UInt8 = 0
    while index < text.count {
      var byte = text[index]
      index &+= 1
      if byte == 0x2B {
        byte = 0x20
      } else if byte == 0x25 {
        if index + 1 < text.count, let high = hexDigit(text[index]), let low = hexDigit(text[index + 1]) {
          byte = high << 4 | low
          index &+= 2
        } else {
          repairs.insert(.invalidEscape)
        }
      }
      hasNUL = hasNUL || byte == 0
      allBits |= byte
      bytes.append(byte)
    }
    if hasNUL || allBits >= 0x80 { repairs.formUnion(mend(&bytes, from: start)) }
    return repairs
  }

  /// The decoded text alone.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = text.withUnsafeBufferPointer { append($0, to: &bytes) }
    return bytes
  }

  private static func mend(_ bytes: inout [UInt8], from start: Int) -> FormRepairs {
    var repairs: FormRepairs = []
    var value = Array(bytes[start...])
    if value.contains(0) {
      value.removeAll { $0 == 0 }
      repairs.insert(.nulRemoved)
    }
    if let repaired = value.withUnsafeBufferPointer({ FormTextRepair.repair($0) }) {
      value = repaired.bytes
      repairs.insert(repaired.hadUndefined ? .replacementCharacter : .encodingRepaired)
    }
    bytes.replaceSubrange(start..., with: value)
    return repairs
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
