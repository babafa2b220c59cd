import CCharset
import Glibc

/// How a form dump is written: UTF-8, UTF-16 or a charset of one byte a character.
///
/// These are the charsets in which the place of every character in the file follows from the decoded text alone.
enum FormEncoding {
  case utf8
  case utf16(bigEndian: Bool)
  /// The UTF-8 of each of the 256 bytes.
  case singleByte([[UInt8]])

  /// The encoding and the length of its byte order mark, from the file's first bytes and the declared charset; a mark wins.
  static func detect(_ head: ArraySlice<UInt8>, declared: String?) throws(ExtractionError) -> (FormEncoding, mark: Int) {
    let head = Array(head.prefix(4))
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) { throw unsupported("UTF-32") }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
    if let declared { return (try named(declared), 0) }
    if head.count >= 2, head[0] != 0, head[1] == 0, head.count < 4 || head[3] == 0 { return (.utf16(bigEndian: false), 0) }
    if head.count >= 2, head[0] == 0, head[1] != 0, head.count < 4 || head[2] == 0 { return (.utf16(bigEndian: true), 0) }
    return (.utf8, 0)
  }

  private static func named(_ name: String) throws(ExtractionError) -> FormEncoding {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8", "usascii", "ascii": return .utf8
    case "utf16", "utf16le": return .utf16(bigEndian: false)
    case "utf16be": return .utf16(bigEndian: true)
    default: return .singleByte(try table(of: name))
    }
  }

  /// Asks iconv for every byte alone; a charset of several bytes a character answers "incomplete" to some.
  private static func table(of name: String) throws(ExtractionError) -> [[UInt8]] {
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { throw unsupported(name) }
    defer { iconv_close(converter) }
    var table: [[UInt8]] = []
    for byte in UInt8.min...UInt8.max {
      var output = [UInt8](repeating: 0, count: 8)
      let (failed, written) = convert(byte, with: converter, into: &output)
      if failed, errno == EINVAL { throw unsupported(name) }
      table.append(failed || written == 0 ? [0xEF, 0xBF, 0xBD] : Array(output[..<written]))
    }
    return table
  }

  /// One byte through iconv: whether it failed, for a reason that `errno` names, and how many bytes it wrote.
  private static func convert(_ byte: UInt8, with converter: iconv_t?, into output: inout [UInt8]) -> (Bool, Int) {
    _ = iconv(converter, nil, nil, nil, nil)
    var input = CChar(bitPattern: byte)
    var left = output.count
    let failed = withUnsafeMutablePointer(to: &input) { input in
      output.withUnsafeMutableBytes { output in
        var source: UnsafeMutablePointer<CChar>? = input
        var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var count = 1
        return iconv(converter, &source, &count, &target, &left) == -1
      }
    }
    return (failed, output.count - left)
  }

  private static func unsupported(_ name: String) -> ExtractionError {
    ExtractionError(
      code: "unsupported_encoding", message: "form dumps in this charset are not read: \(name)",
      hint: "convert the file to UTF-8, or name a charset of one byte a character under `dialect.encoding`")
  }
}

extension FormEncoding {
  /// Appends the UTF-8 of `input`; gives how many bytes at its end wait for more.
  func decode(_ input: [UInt8], into output: inout [UInt8], atEnd: Bool) -> Int {
    switch self {
    case .utf8:
      output += input
      return 0
    case .singleByte(let table):
      for byte in input { output += table[Int(byte)] }
      return 0
    case .utf16(let bigEndian):
      return Self.decodeUTF16(input, bigEndian: bigEndian, into: &output, atEnd: atEnd)
    }
  }

  private static func decodeUTF16(_ input: [UInt8], bigEndian: Bool, into output: inout [UInt8], atEnd: Bool) -> Int {
    func unit(_ index: Int) -> UInt32 {
      let (a, b) = (UInt32(input[index]), UInt32(input[index + 1]))
      return bigEndian ? a << 8 | b : b << 8 | a
    }
    var index = 0
    while index + 1 < input.count {
      let first = unit(index)
      index += 2
      if first < 0x80 {
        output.append(UInt8(first))
        continue
      }
      var scalar = Unicode.Scalar(first) ?? "\u{FFFD}"
      if first & 0xFC00 == 0xD800 {
        if index + 1 >= input.count, !atEnd { return input.count - index + 2 }
        if index + 1 < input.count, unit(index) & 0xFC00 == 0xDC00 {
          scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + unit(index) & 0x3FF) ?? scalar
          index += 2
        }
      }
      output += UTF8.encode(scalar).map(Array.init) ?? []
    }
    return input.count - index
  }

  /// How many bytes of the file the decoded bytes stand for.
  func fileBytes(of decoded: UnsafeBufferPointer<UInt8>) -> Int {
    switch self {
    case .utf8: return decoded.count
    case .singleByte: return decoded.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
    case .utf16: return decoded.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 4 : 2) }
    }
  }

  /// The decoded bytes as they stood in the file; what could not be decoded comes back as the charset's replacement.
  func encode(_ decoded: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8: return decoded
    case .singleByte(let table):
      return String(decoding: decoded, as: UTF8.self).unicodeScalars.map { scalar in
        let bytes = UTF8.encode(scalar).map(Array.init) ?? []
        return table.firstIndex(of: bytes).map { UInt8($0) } ?? 0x3F
      }
    case .utf16(let bigEndian):
      return String(decoding: decoded, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return bigEndian ? bytes.reversed() : bytes
      }
    }
  }
}
