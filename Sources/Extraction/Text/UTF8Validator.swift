import RecordModel

/// Strict UTF-8 as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
package enum UTF8Validator {
  /// What a stretch of bytes looks like as UTF-8.
  package struct Census: Sendable, Equatable {
    /// Well-formed sequences of two to four bytes.
    package var multibyte = 0
    /// Bytes that belong to no well-formed sequence.
    package var invalid = 0
    /// Whether the bytes end inside a sequence that is well-formed so far; its bytes are not counted as invalid.
    package var endsInside = false
  }

  package static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index &+ 8 <= bytes.count {
      if raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      index &+= 8
    }
    while index < bytes.count {
      if base[index] >= 0x80 { return false }
      index &+= 1
    }
    return true
  }

  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index &+= 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      guard length > 0 else { return false }
      index &+= length
    }
    return true
  }

  package static func census(_ bytes: UnsafeBufferPointer<UInt8>) -> Census {
    var census = Census()
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index &+= 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      if length > 0 {
        census.multibyte &+= 1
        index &+= length
      } else if length < 0 {
        census.endsInside = true
        return census
      } else {
        census.invalid &+= 1
        index &+= 1
      }
    }
    return census
  }

  /// Bytes of the well-formed sequence at `index`; 0 when there is none, -1 when the bytes end inside one.
  package static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    for offset in 1..<length {
      guard index &+ offset < bytes.count else { return -1 }
      let byte = bytes[index &+ offset]
      guard offset == 1 ? second.contains(byte) : (0x80...0xBF).contains(byte) else { return 0 }
    }
    return length
  }
}
