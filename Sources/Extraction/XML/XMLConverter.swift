import CCharset
import Glibc

/// iconv, one character at a time, so that the bytes of each are known.
final class XMLConverter {
  private let handle: iconv_t

  /// nil when iconv does not know `name`.
  init?(name: String) {
    guard let handle = iconv_open("UTF-32LE", name), handle != UnsafeMutableRawPointer(bitPattern: -1) else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  enum Step {
    /// What the next `bytes` bytes say: mostly one character, none for a shift sequence.
    case characters([UInt32], bytes: Int)
    case invalid
    /// The bytes end within a character.
    case cut
  }

  /// The next character of `bytes`.
  func step(_ bytes: UnsafeBufferPointer<UInt8>) -> Step {
    for length in 1...Self.longest where length <= bytes.count {
      var output = [UInt8](repeating: 0, count: 16)
      var left = length
      var room = output.count
      let code = output.withUnsafeMutableBytes { output in
        var from = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        errno = 0
        _ = iconv(handle, &from, &left, &to, &room)
        return errno
      }
      if left < length {
        let characters = stride(from: 0, to: output.count - room, by: 4).map { i in
          UInt32(output[i]) | UInt32(output[i + 1]) << 8 | UInt32(output[i + 2]) << 16 | UInt32(output[i + 3]) << 24
        }
        return .characters(characters, bytes: length - left)
      }
      if code == EILSEQ { return .invalid }
    }
    return bytes.count < Self.longest ? .cut : .invalid
  }

  /// The charset as a table, if each byte is one character by itself.
  func table() -> [UInt32]? {
    var table = [UInt32](repeating: XMLCharset.replacement, count: 256)
    for byte in UInt8.min...UInt8.max {
      reset()
      switch [byte].withUnsafeBufferPointer({ step($0) }) {
      case .characters(let characters, _):
        guard characters.count == 1 else { return nil }
        table[Int(byte)] = characters[0]
      case .invalid: continue
      case .cut: return nil
      }
    }
    reset()
    return table
  }

  /// Whether the letters of XML's own markup are the bytes of ASCII.
  private(set) lazy var keepsASCII: Bool = {
    defer { reset() }
    return [UInt8(ascii: "<"), UInt8(ascii: "A")].allSatisfy { byte in
      reset()
      guard case .characters(let characters, 1) = [byte].withUnsafeBufferPointer({ step($0) }) else { return false }
      return characters == [UInt32(byte)]
    }
  }()

  private func reset() { _ = iconv(handle, nil, nil, nil, nil) }

  /// No charset takes more bytes for a character.
  private static let longest = 8
}
