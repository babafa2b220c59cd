import RecordModel

/// Numbers that others gave a customer: tax numbers, social security numbers, ids of other systems.
package struct IdentifierNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.externalID, .taxID]

  package init() {}

  /// Compared by letters and digits only, letters in capitals.
  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells where !cell.text.isEmpty {
      if record.addIfPlaceholder(cell, context) { continue }
      let folded = TextFolder.fold(cell.text)
      let match = folded.filter { $0 >= 0x80 || ByteText.isDigit($0) || ByteText.isLetter($0) }
        .map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
      if match.count >= 4, match.allSatisfy({ $0 == match[0] }) {
        record.addUnusable(cell, flags: .placeholder, issue: .placeholder)
      } else {
        record.add(cell.field, from: cell, value: TextFolder.displayed(cell.text), match: match)
      }
    }
  }
}
