import RecordModel

/// The company a person works for.
package struct OrganizationNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.company]
  private let folder = NameFolder()

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells where !cell.text.isEmpty {
      if record.addIfPlaceholder(cell, context) { continue }
      let shown = TextFolder.displayed(cell.text)
      record.add(.company, from: cell, value: shown, match: OrganizationName.matchForm(folded: folder.fold(shown)))
    }
  }
}
