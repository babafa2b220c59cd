import CUTF8Proc
import Glibc

/// Folds text to the form that is compared: NFKC, case-folded, without diacritics, control and invisible characters, words
/// separated by one space.
///
/// ASCII goes through a byte loop (about 10 ns a name), everything else through utf8proc (about 1 µs).
package enum TextFolder {
  /// The folded text; letters of other scripts stay letters of that script.
  package static func fold(_ text: some Collection<UInt8>) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return foldASCII(text) }
    return collapseSpaces(latinBase(mapped(Array(text))))
  }

  /// The text in NFC with control characters as spaces and outer and doubled spaces removed: the form that is shown.
  package static func displayed(_ text: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    if bytes.allSatisfy({ $0 < 0x80 }) { return collapseSpaces(bytes.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }) }
    return collapseSpaces(map(bytes, options: [UTF8PROC_STABLE, UTF8PROC_COMPOSE]) ?? bytes)
  }

  private static func foldASCII(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      switch byte {
      case 0x41...0x5A: result.append(byte | 0x20)
      case 0...0x20, 0x7F: if let last = result.last, last != 0x20 { result.append(0x20) }
      default: result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  private static func mapped(_ bytes: [UInt8]) -> [UInt8] {
    map(
      bytes,
      options: [
        UTF8PROC_STABLE, UTF8PROC_COMPAT, UTF8PROC_COMPOSE, UTF8PROC_CASEFOLD, UTF8PROC_STRIPMARK, UTF8PROC_IGNORE,
        UTF8PROC_STRIPCC,
      ]) ?? bytes
  }

  private static func map(_ bytes: [UInt8], options: [utf8proc_option_t]) -> [UInt8]? {
    let flags = options.reduce(UInt32(0)) { $0 | UInt32(truncatingIfNeeded: $1.rawValue) }
    var output: UnsafeMutablePointer<UInt8>?
    let valid = Array(String(decoding: bytes, as: UTF8.self).utf8)
    let length = utf8proc_map(valid, valid.count, &output, utf8proc_option_t(rawValue: flags))
    guard length >= 0, let output else { return nil }
    defer { free(output) }
    return Array(UnsafeBufferPointer(start: output, count: length))
  }

  /// Letters that have no decomposition: ł ø đ ħ ı æ œ þ ð.
  private static func latinBase(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if index + 1 < bytes.count, let base = undecomposed[UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])] {
        result += base
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static let undecomposed: [UInt16: [UInt8]] = [
    0xC582: Array("l".utf8), 0xC3B8: Array("o".utf8), 0xC491: Array("d".utf8), 0xC4A7: Array("h".utf8),
    0xC4B1: Array("i".utf8), 0xC3A6: Array("ae".utf8), 0xC593: Array("oe".utf8), 0xC3BE: Array("th".utf8),
    0xC3B0: Array("d".utf8), 0xC2A0: Array(" ".utf8),
  ]

  private static func collapseSpaces(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        if let last = result.last, last != 0x20 { result.append(0x20) }
      } else {
        result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }
}
