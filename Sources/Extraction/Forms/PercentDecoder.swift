/// Decodes `application/x-www-form-urlencoded` text: `+` is a space, `%XX` a byte.
enum PercentDecoder {
  /// The bytes, not yet checked to be UTF-8, and whether a `%` was not followed by two hexadecimal digits; such stay as they are.
  static func decode(_ text: some Sequence<UInt8>) -> (bytes: [UInt8], hadInvalidEscape: Bool) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.underestimatedCount)
    var pending: [UInt8] = []
    var hadInvalidEscape = false
    for byte in text {
      var byte: UInt8? = byte
      if !pending.isEmpty, let next = byte {
        if hexDigit(next) != nil {
          pending.append(next)
          guard pending.count == 3, let high = hexDigit(pending[1]), let low = hexDigit(pending[2]) else { continue }
          bytes.append(high << 4 | low)
          pending.removeAll(keepingCapacity: true)
          byte = nil
        } else {
          hadInvalidEscape = true
          bytes += pending
          pending.removeAll(keepingCapacity: true)
        }
      }
      guard let byte else { continue }
      switch byte {
      case 0x25: pending.append(byte)
      case 0x2B: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return (bytes + pending, hadInvalidEscape || !pending.isEmpty)
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
