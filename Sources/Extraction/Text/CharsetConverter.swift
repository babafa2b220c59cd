import CCharset

/// iconv from one charset to UTF-8; a byte that means nothing costs one U+FFFD.
///
/// Used by one thread at a time.
package final class CharsetConverter {
  private let handle: UnsafeMutableRawPointer
  /// Bytes skipped for one replacement: a code unit.
  private let unit: Int
  private var scratch = [UInt8](repeating: 0, count: 4_096)

  /// Throws `unknown_charset` when iconv does not know `name`.
  package init(_ name: String, unit: Int = 1) throws(ExtractionError) {
    let isName = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    guard isName, let handle = ccharset_open("UTF-8", name) else {
      throw ExtractionError(
        code: "unknown_charset", message: "the encoding named in the pipeline file is not known",
        hint: "write a name such as utf-8, windows-1252, iso-8859-15 or utf-16le, or leave `encoding` out")
    }
    self.handle = handle
    self.unit = unit
  }

  deinit { ccharset_close(handle) }

  /// Converts `bytes`, appending to `output`; gives how many bytes were used and how many replacements were made.
  ///
  /// With `isLast` false an incomplete character at the end is left unused for the next call; else it is replaced byte by byte.
  package func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) -> (used: Int, replacements: Int) {
    guard let base = bytes.baseAddress else { return (0, 0) }
    var input: UnsafePointer<UInt8>? = base
    var left = bytes.count
    var replacements = 0
    while left > 0 {
      let status = step(&input, &left, into: &output)
      switch status {
      case ccharset_done, ccharset_output_full: continue
      case ccharset_incomplete where !isLast: return (bytes.count - left, replacements)
      default:
        let skipped = min(unit, left)
        input = input?.advanced(by: skipped)
        left -= skipped
        replacements += 1
        output += [0xEF, 0xBF, 0xBD]
      }
    }
    return (bytes.count, replacements)
  }

  /// Forgets a shift state; call between unrelated values.
  package func reset() { ccharset_reset(handle) }

  private func step(
    _ input: inout UnsafePointer<UInt8>?, _ left: inout Int, into output: inout [UInt8]
  ) -> ccharset_status {
    scratch.withUnsafeMutableBufferPointer { scratch in
      var place = scratch.baseAddress
      var room = scratch.count
      let status = ccharset_step(handle, &input, &left, &place, &room)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(scratch)[..<(scratch.count - room)]))
      return status
    }
  }
}

/// A charset of one byte a character, as a table.
package struct SingleByteTable: Sendable {
  /// Per byte its character, or nil where the charset defines none.
  private let scalars: [UInt32]
  private static let undefined = UInt32.max

  /// nil when `name` is unknown, or some byte below 0x80 is not ASCII, or characters take several bytes.
  package init?(_ name: String) {
    guard let converter = try? CharsetConverter(name) else { return nil }
    var scalars: [UInt32] = []
    for byte in UInt8.min...UInt8.max {
      var text: [UInt8] = []
      let result = withUnsafePointer(to: byte) {
        converter.convert(UnsafeBufferPointer(start: $0, count: 1), isLast: false, into: &text)
      }
      if result.used == 0 { return nil }
      converter.reset()
      let decoded = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
      guard decoded.count == 1, let scalar = decoded.first else { return nil }
      if byte < 0x80, scalar.value != UInt32(byte) { return nil }
      scalars.append(result.replacements > 0 ? Self.undefined : scalar.value)
    }
    self.scalars = scalars
  }

  package func defines(_ byte: UInt8) -> Bool { scalars[Int(byte)] != Self.undefined }

  /// Appends the characters as UTF-8; gives the number of bytes that became U+FFFD.
  package func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Int {
    var replacements = 0
    for byte in bytes {
      var value = scalars[Int(byte)]
      if value == Self.undefined {
        value = 0xFFFD
        replacements += 1
      }
      if value < 0x80 {
        output.append(UInt8(truncatingIfNeeded: value))
      } else if value < 0x800 {
        output.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
        output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
      } else {
        // No charset of one byte leaves the basic plane.
        output.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
        output.append(0x80 | UInt8(truncatingIfNeeded: (value >> 6) & 0x3F))
        output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
      }
    }
    return replacements
  }
}
