import CPhoneShim
import RecordModel

/// What a single text says of the country it comes from, before it is known: upper-case ISO 3166 alpha-2, nil for nothing.
package enum CountrySigns {
  /// Of a phone number written with its calling code.
  package static func ofPhone(_ text: [UInt8]) -> String? {
    let digits = Array(text.drop { $0 == 0x27 || $0 == 0x20 })
    // Two zeros are what most countries dial for the plus.
    let dialled = digits.starts(with: [0x30, 0x30]) ? [0x2B] + digits.dropFirst(2) : digits
    guard dialled.first == 0x2B || dialled.first == 0x28, dialled.count <= 40 else { return nil }
    let region = dialled.withUnsafeBytes { cphone_region_of($0.bindMemory(to: CChar.self).baseAddress, $0.count) }
    return withUnsafeBytes(of: region.code) { code in
      let code = code.prefix { $0 != 0 }
      return code.isEmpty ? nil : String(decoding: code, as: UTF8.self)
    }
  }

  /// Of a postcode as no other country writes it.
  package static func ofPostcode(_ text: [UInt8]) -> String? {
    PostcodeRules.onlyCountry(writing: text).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Of an email address at a national domain that only its country uses.
  package static func ofEmail(_ text: [UInt8]) -> String? {
    let top = text.split(separator: 0x2E).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard top.utf8.count == 2, !worldwide.contains(top) else { return nil }
    return top == "uk" ? "GB" : CountryTable.code(of: top.utf8).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// National domains that the world uses for what they spell.
  private static let worldwide: Set<String> = [
    "ag", "ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "tk", "to", "tv", "vc", "ws",
  ]

  /// Of a header that is a column's name in one language alone, and not in English: the language's largest country.
  package static func ofHeader(_ header: String) -> String? {
    let key = HeaderKey.compact(HeaderKey(header).words)
    guard let countries = languages[key], countries.count == 1 else { return nil }
    return countries.first
  }

  /// By compact header: the countries of the languages that have it, `""` for English and the systems' own names.
  private static let languages: [String: Set<String>] = {
    let lists: [(String, [HeaderAlias])] = [
      ("DE", HeaderAliases.german), ("FR", HeaderAliases.french), ("ES", HeaderAliases.spanish), ("IT", HeaderAliases.italian),
      ("PL", HeaderAliases.polish),
    ]
    var result: [String: Set<String>] = [:]
    for (country, list) in lists {
      for key in list.flatMap(\.keys) { result[key, default: []].insert(country) }
    }
    for key in (HeaderAliases.english + HeaderAliases.systems + HeaderAliases.otherLanguages).flatMap(\.keys) {
      result[key] = nil
    }
    return result
  }()
}
