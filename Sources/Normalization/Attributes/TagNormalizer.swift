import RecordModel

/// Lists of tags in one cell: `vip, b2b`, `"VIP","Blog"`, `* myContacts ::: VIP`.
package struct TagNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.tags]
  /// Tags taken of one cell.
  private static let limit = 256

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    var seen: Set<[UInt8]> = []
    for cell in cells {
      for tag in Self.tags(in: cell.text).prefix(Self.limit) {
        let folded = TextFolder.fold(tag)
        if context.placeholders.contains(folded: folded) || !seen.insert(folded).inserted { continue }
        record.add(.tags, from: cell, value: TextFolder.displayed(tag), match: folded)
      }
    }
  }

  static func tags(in text: [UInt8]) -> [[UInt8]] {
    var parts = ByteText.split(text, on: Array(":::".utf8))
    if parts.count == 1 {
      parts = text.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == 0x0A }.map(
        Array.init)
    }
    return parts.map { ByteText.trimmed(ByteText.trimmed($0).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "*") }) }
      .filter { !$0.isEmpty }
  }
}
