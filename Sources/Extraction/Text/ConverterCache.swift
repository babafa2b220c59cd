/// Converters of the charsets that one file's parts name, each made once; used by one reader at a time.
struct ConverterCache {
  private var converters: [String: CharsetConverter?] = [:]
  /// A file that names ever new charsets costs time, not memory.
  private static let limit = 32

  /// nil for a name that iconv does not know.
  mutating func converter(for name: String) -> CharsetConverter? {
    if let known = converters[name] { return known }
    if converters.count >= Self.limit { converters = [:] }
    let converter = try? CharsetConverter(name)
    converters.updateValue(converter, forKey: name)
    return converter
  }
}
