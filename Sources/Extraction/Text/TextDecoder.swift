import RecordModel

/// Decodes one value after another of a text whose delimiters are ASCII bytes, so that byte offsets stay those of the file.
///
/// In a UTF-8 text each value that is not well-formed is decoded by the fallback charset: appended exports mix encodings.
/// Used by one thread at a time.
package final class TextDecoder {
  /// What had to be done to a value.
  package struct Repairs: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Not UTF-8 in a UTF-8 text; decoded by the fallback charset.
    package static let fellBack = Repairs(rawValue: 1)
    /// The first value that shows two encodings in one text.
    package static let mixed = Repairs(rawValue: 2)
    /// Some bytes became U+FFFD.
    package static let replaced = Repairs(rawValue: 4)
  }

  private enum Method {
    /// UTF-8 value by value, else the table.
    case utf8(fallback: SingleByteTable)
    case table(SingleByteTable)
    case converter(CharsetConverter)
  }

  package let encoding: TextEncoding
  /// U+FFFD written so far.
  package private(set) var replacements = 0
  private let method: Method
  private var sawUTF8: Bool
  private var sawOther: Bool
  private var toldMixed = false

  /// Throws `unknown_charset` when iconv does not know the encoding or its fallback.
  package init(_ encoding: TextEncoding) throws(ExtractionError) {
    self.encoding = encoding
    sawUTF8 = encoding.isUTF8 && encoding.evidence != .validUTF8
    sawOther = encoding.evidence == .assumed && !encoding.isUTF8
    if encoding.isUTF8 || encoding.evidence == .assumed {
      method = .utf8(fallback: try Self.table(encoding.fallback))
    } else if let table = SingleByteTable(encoding.name) {
      method = .table(table)
    } else {
      method = .converter(try CharsetConverter(encoding.name, unit: encoding.unit))
    }
  }

  /// Whether bytes beyond ASCII are well-formed UTF-8 in a UTF-8 text, so that they may be taken as they are.
  package func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard case .utf8 = method, !sawOther || toldMixed, UTF8Validator.isValid(bytes) else { return false }
    sawUTF8 = true
    return true
  }

  /// Appends one whole value as UTF-8 to `output`; says what had to be done.
  package func decode(_ value: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Repairs {
    if UTF8Validator.isASCII(value), case .utf8 = method {
      output.append(contentsOf: value)
      return []
    }
    switch method {
    case .utf8(let fallback): return decode(value, orBy: fallback, into: &output)
    case .table(let table): return count(table.decode(value, into: &output))
    case .converter(let converter):
      converter.reset()
      return count(converter.convert(value, isLast: true, into: &output).replacements)
    }
  }

  private func decode(
    _ value: UnsafeBufferPointer<UInt8>, orBy fallback: SingleByteTable, into output: inout [UInt8]
  ) -> Repairs {
    if UTF8Validator.isValid(value) {
      output.append(contentsOf: value)
      sawUTF8 = true
      return mixture()
    }
    var repairs: Repairs = sawUTF8 && encoding.isUTF8 ? .fellBack : []
    sawOther = true
    repairs.formUnion(mixture())
    if encoding.isUTF8, !value.allSatisfy({ fallback.defines($0) }) {
      return repairs.subtracting(.fellBack).union(count(Self.appendReplacing(value, to: &output)))
    }
    return repairs.union(count(fallback.decode(value, into: &output)))
  }

  /// Appends UTF-8 with one U+FFFD for each byte outside a well-formed sequence; gives their number.
  package static func appendReplacing(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Int {
    var replaced = 0
    var index = 0
    while index < value.count {
      let length = UTF8Validator.sequenceLength(value, at: index)
      if length > 0 {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: value[index..<index + length]))
        index += length
      } else {
        output += [0xEF, 0xBF, 0xBD]
        index += 1
        replaced += 1
      }
    }
    return replaced
  }

  private func mixture() -> Repairs {
    guard sawUTF8, sawOther, !toldMixed else { return [] }
    toldMixed = true
    return .mixed
  }

  private func count(_ replaced: Int) -> Repairs {
    replacements += replaced
    return replaced > 0 ? .replaced : []
  }

  private static let westernName = "windows-1252"

  /// Nearly every file's fallback: made once.
  private static let western = SingleByteTable(westernName)

  private static func table(_ name: String) throws(ExtractionError) -> SingleByteTable {
    if name != Self.westernName, let table = SingleByteTable(name) { return table }
    if name != Self.westernName { _ = try CharsetConverter(name) }
    guard let table = western else {
      throw ExtractionError(code: "unknown_charset", message: "this system's iconv does not know windows-1252")
    }
    return table
  }
}
