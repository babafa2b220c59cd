import RecordModel

/// Web addresses, compared by host and path without scheme and `www`.
package struct WebsiteNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.website]

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells where !cell.text.isEmpty {
      if record.addIfPlaceholder(cell, context) { continue }
      guard let match = Self.matchForm(of: cell.text) else {
        record.addUnusable(cell, flags: .invalid, issue: .invalidURL)
        continue
      }
      record.add(.website, from: cell, value: TextFolder.displayed(cell.text), match: match)
    }
  }

  /// nil for anything but a host of two labels, with http, https or no scheme.
  static func matchForm(of text: [UInt8]) -> [UInt8]? {
    var rest = NameCase.lowered(text)[...]
    if let scheme = ByteText.find(Array("://".utf8), in: rest) {
      guard ["http", "https"].contains(ByteText.string(rest[..<scheme])) else { return nil }
      rest = rest[(scheme + 3)...]
    }
    if rest.starts(with: Array("www.".utf8)) { rest = rest.dropFirst(4) }
    rest = rest.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    while rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
    let host = rest.prefix { $0 != UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: ":") }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), !rest.contains(where: { $0 <= 0x20 }) else { return nil }
    let isHost = host.allSatisfy { ByteText.isLetter($0) || ByteText.isDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 >= 0x80 }
    return isHost ? Array(rest) : nil
  }
}
