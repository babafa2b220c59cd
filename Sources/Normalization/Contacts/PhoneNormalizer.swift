import RecordModel

/// Phone numbers as E.164, read by libphonenumber with the record's country as the place they are dialled from.
///
/// A number of possible length is accepted and compared by its E.164 form (`+441134960001`), an extension only shown
/// (`+441134960001;ext=12`). A number without its area code, or of a length its country does not have, is compared as `local:` and
/// its digits: within one country that is still evidence. Several numbers in one cell become several values.
package struct PhoneNormalizer: FieldNormalizer {
  private let cache = PhoneCache()

  package init() {}

  package var fields: Set<CanonicalField> { [.phone] }

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    let country = Array(context.country.utf8)
    for cell in cells where !cell.text.isEmpty {
      if PhoneText.isScientific(cell.text) {
        record.addUnusable(cell, flags: .invalid, issue: .scientificNotation)
        continue
      }
      if context.placeholders.contains(folded: TextFolder.fold(cell.text)) {
        record.addUnusable(cell, flags: .placeholder, issue: .placeholder)
        continue
      }
      let readings = cache.readings(of: cell.text, country: country) {
        (PhoneText.parts(cell.text) ?? []).map { PhoneReader.read($0, country: country) }
      }
      if readings.isEmpty { record.addUnusable(cell, flags: .invalid, issue: .invalidPhone) }
      for reading in readings { add(reading, from: cell, &record) }
    }
  }

  private func add(_ reading: PhoneReading, from cell: Cell, _ record: inout RecordBuilder) {
    record.add(
      .phone, from: cell, value: reading.value, match: reading.match, flags: reading.flags,
      label: cell.label.isEmpty ? reading.label : nil)
    for issue in reading.issues { record.note(.phone, issue) }
  }
}
