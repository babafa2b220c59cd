import RecordModel

/// Turns the values of one file into UTF-8: by their own CHARSET, else by the file's encoding.
///
/// Used by one thread at a time.
final class VCardCharset {
  private let decoder: TextDecoder
  private let isTranscoded: Bool
  private var converters = ConverterCache()

  /// Throws `unknown_charset` when iconv does not know the encoding or its fallback.
  init(_ encoding: TextEncoding) throws(ExtractionError) {
    isTranscoded = encoding.needsTranscoding
    let fallback = TextEncoding(name: "utf-8", fallback: encoding.fallback)
    decoder = try TextDecoder(isTranscoded ? fallback : encoding)
  }

  /// A value as UTF-8. `isEncoded`: its bytes were written as ASCII, so that the file's encoding says nothing of them.
  func decode(
    _ value: ArraySlice<UInt8>, charset: [UInt8]?, isEncoded: Bool, note: (IssueCode) -> Void
  ) -> ArraySlice<UInt8> {
    let name = charset.map(Self.canonicalName)
    let isASCII = value.allSatisfy { $0 < 0x80 }
    if isASCII, name.map(TextEncoding.isStateful) != true { return value }
    let isUTF8 = value.withUnsafeBufferPointer(UTF8Validator.isValid)
    if isUTF8, name == "utf-8" || name == nil && (isEncoded || isTranscoded) { return value }
    if name == "utf-8" || name == nil && isEncoded, let mended = Self.mended(value) {
      note(.replacementCharacter)
      return mended
    }
    guard let name, name != "utf-8", isEncoded || !isTranscoded else { return decode(value, note: note) }
    guard let converter = converters.converter(for: name) else {
      note(.unknownCharset)
      return decode(value, note: note)
    }
    // Text in another charset is well-formed UTF-8 hardly ever by chance: then the parameter is wrong.
    if isUTF8, !isASCII, !isEncoded {
      note(.encodingRepaired)
      return value
    }
    converter.reset()
    var result: [UInt8] = []
    let outcome = value.withUnsafeBufferPointer { converter.convert($0, isLast: true, into: &result) }
    if outcome.replacements > 0 { note(.replacementCharacter) }
    return result[...]
  }

  /// UTF-8 with some bytes wrong, such as a character cut at the end; nil for text that is something else.
  private static func mended(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    value.withUnsafeBufferPointer { bytes in
      let census = UTF8Validator.census(bytes)
      guard census.multibyte > census.invalid else { return nil }
      var result: [UInt8] = []
      _ = TextDecoder.appendReplacing(bytes, to: &result)
      return result[...]
    }
  }

  private func decode(_ value: ArraySlice<UInt8>, note: (IssueCode) -> Void) -> ArraySlice<UInt8> {
    var result: [UInt8] = []
    let repairs = value.withUnsafeBufferPointer { decoder.decode($0, into: &result) }
    if repairs.contains(.fellBack) { note(.encodingRepaired) }
    if repairs.contains(.mixed) { note(.mixedEncoding) }
    if repairs.contains(.replaced) { note(.replacementCharacter) }
    return result[...]
  }

  private static func canonicalName(_ name: [UInt8]) -> String {
    let text = TextEncoding.canonicalName(String(decoding: MailASCII.trim(name).prefix(40), as: UTF8.self))
    return aliases[text] ?? text
  }

  /// Labels in use and what the text really is.
  private static let aliases = [
    "us-ascii": "utf-8", "iso-8859-1": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "x-mac-roman": "macintosh",
  ]
}
