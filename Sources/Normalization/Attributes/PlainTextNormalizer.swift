import RecordModel

/// Text that is shown and, but for notes, compared word by word: job titles, and fields nobody else takes.
package struct PlainTextNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.jobTitle, .note]

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells where !cell.text.isEmpty {
      if record.addIfPlaceholder(cell, context) { continue }
      let match = cell.field == .jobTitle ? NameFolder.withoutPunctuation(TextFolder.fold(cell.text)) : []
      record.add(cell.field, from: cell, value: TextFolder.displayed(cell.text), match: match)
    }
  }
}
