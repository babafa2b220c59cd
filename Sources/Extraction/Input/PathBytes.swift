/// File names are bytes; a `String` holds only Unicode. Bytes that are not well-formed UTF-8 travel inside a path as the private
/// characters U+10FF80…U+10FFFF, one a byte, and are turned back when the file is opened.
package enum PathBytes {
  private static let carrier: UInt32 = 0x10FF00

  /// The path as a string that ``bytes(of:)`` turns back exactly.
  package static func string(_ bytes: some Collection<UInt8>) -> String {
    var result = String.UnicodeScalarView()
    scan(bytes) { unit in
      switch unit {
      case .scalar(let scalar) where scalar.value < carrier: result.append(scalar)
      case .scalar(let scalar): for byte in Unicode.UTF8.encode(scalar) ?? .init() { append(byte, to: &result) }
      case .byte(let byte): append(byte, to: &result)
      }
    }
    return String(result)
  }

  /// The bytes to give to the system.
  package static func bytes(of path: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in path.unicodeScalars {
      if scalar.value >= carrier | 0x80 {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        result += Unicode.UTF8.encode(scalar) ?? .init()
      }
    }
    return result
  }

  /// For people: ill-formed bytes as `\xHH`.
  package static func shown(_ bytes: some Collection<UInt8>) -> String {
    var result = ""
    scan(bytes) { unit in
      switch unit {
      case .scalar(let scalar): result.unicodeScalars.append(scalar)
      case .byte(let byte): result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return result
  }

  /// The characters of a name, and its ill-formed bytes as numbers beyond Unicode.
  static func units(_ bytes: some Collection<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    scan(bytes) { unit in
      switch unit {
      case .scalar(let scalar): result.append(scalar.value)
      case .byte(let byte): result.append(0x11_0000 + UInt32(byte))
      }
    }
    return result
  }

  private enum Unit {
    case scalar(Unicode.Scalar)
    case byte(UInt8)
  }

  private static func scan(_ bytes: some Collection<UInt8>, _ body: (Unit) -> Void) {
    let bytes = Array(bytes)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let length = max(UTF8Validator.sequenceLength(bytes, at: index), 0)
        let piece = String(decoding: bytes[index..<index + max(length, 1)], as: UTF8.self)
        if length > 0, let scalar = piece.unicodeScalars.first {
          body(.scalar(scalar))
          index += length
        } else {
          body(.byte(bytes[index]))
          index += 1
        }
      }
    }
  }

  private static func append(_ byte: UInt8, to view: inout String.UnicodeScalarView) {
    if let scalar = Unicode.Scalar(carrier | UInt32(byte)) { view.append(scalar) }
  }
}
