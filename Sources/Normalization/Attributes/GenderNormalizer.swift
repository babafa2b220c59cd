import RecordModel

/// Gender as `m`, `f` or `x`; other words are kept and not compared, `u` and `n` (vCard, HL7) stand for nothing known.
package struct GenderNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.gender]

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells where !cell.text.isEmpty {
      if record.addIfPlaceholder(cell, context) { continue }
      let word = ByteText.string(NameFolder.withoutPunctuation(TextFolder.fold(cell.text)))
      if word == "u" || word == "n" {
        record.addUnusable(cell, flags: .placeholder, issue: .placeholder)
      } else if let code = Self.codes[word] {
        record.add(.gender, from: cell, value: Array(code.utf8), match: Array(code.utf8))
      } else {
        record.add(.gender, from: cell, value: TextFolder.displayed(cell.text), match: [])
      }
    }
  }

  private static let codes: [String: String] = {
    var result: [String: String] = [:]
    for (code, words) in [
      (
        "m",
        "m male man men boy mannlich mann herr mr h homme masculin masculino hombre maschio maschile uomo mezczyzna k1 m1 1"
      ),
      (
        "f", "f female woman women girl w weiblich frau mrs ms femme feminin femenino mujer femmina femminile donna kobieta k 2"
      ),
      ("x", "x d o diverse divers nonbinary non-binary other andere autre otro altro inter genderqueer enby nb"),
    ] {
      for word in words.split(separator: " ") { result[String(word)] = code }
    }
    return result
  }()
}
