import Foundation
import RecordModel

@testable import Matching
@testable import Normalization

extension Expectations {
  /// National and international forms give the E.164 of the vectors; what is no number is noted as such.
  static func phones(_ corpus: Corpus) throws -> [Score] {
    var national = Score("national numbers")
    var international = Score("international numbers")
    var invalid = Score("invalid numbers noted")
    let normalizer = PhoneNormalizer()
    for row in AuditedFile(path: "\(corpus.path)/example_vectors.csv", kind: .csv).rows {
      let region = row["region", default: ""]
      func read(_ column: String) -> NormalizedCell {
        NormalizedCell(row[column, default: ""], .phone, by: normalizer, country: region)
      }
      let what = "\(region)/\(row["type", default: ""])"
      guard row["valid"] == "True" else {
        invalid.add(!read("input_national").issues.isDisjoint(with: [.invalidPhone, .unlikelyPhone, .placeholder]), what)
        continue
      }
      national.add(read("input_national").value == row["e164"], what)
      international.add(read("input_international").value == row["e164"], what)
    }
    return [national, international, invalid]
  }

  /// Addresses are accepted as the collection's verdict says: RFC 5321 calls them plainly valid, or only the domain is unknown.
  ///
  /// White space around an address is ours to remove; such cases are left out.
  static func emails(_ corpus: Corpus) throws -> Score {
    var score = Score("addresses")
    let text = try String(contentsOfFile: "\(corpus.path)/test/tests.xml", encoding: .utf8)
    for test in text.components(separatedBy: "<test id=").dropFirst() {
      let address = Array(unescaped(content(of: "address", in: test)).utf8)
      guard ByteText.trimmed(address) == address else { continue }
      let isValid = ["ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN"].contains(content(of: "category", in: test))
      let isAccepted = EmailSyntax.address(in: address).map { !$0.isRepaired } ?? false
      let number = test.split(separator: "\"", maxSplits: 1).first ?? ""
      score.add(isAccepted == isValid, "\(isAccepted ? "+" : "-")\(number)")
    }
    return score
  }

  /// Each given name is shown as it is written but for capitals, and the two names of a pair meet.
  static func nicknames(_ corpus: Corpus) throws -> [Score] {
    var names = Score("names")
    var pairs = Score("pairs of variants met")
    var pool = TextPool()
    var ids: [(TextID, TextID)] = []
    let normalizer = NameNormalizer()
    for row in AuditedFile(path: "\(corpus.path)/names.csv", kind: .csv).rows {
      let both = ["name1", "name2"].map { row[$0, default: ""] }
      let read = both.map { NormalizedCell($0, .nameGiven, by: normalizer, country: "US") }
      for (name, cell) in zip(both, read) { names.add(cell.value?.lowercased() == name) }
      ids.append((pool.intern(read[0].match ?? ""), pool.intern(read[1].match ?? "")))
    }
    let variants = NameVariants(pool)
    for (a, b) in ids { pairs.add(variants.areVariants(a.rawValue, b.rawValue)) }
    return [names, pairs]
  }

  private static func content(of element: String, in text: String) -> String {
    guard let open = text.range(of: "<\(element)>"), let close = text.range(of: "</\(element)>") else { return "" }
    return String(text[open.upperBound..<close.lowerBound])
  }

  /// Predefined entities and character references; U+2400 and following stand for control characters.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    for (index, piece) in text.components(separatedBy: "&").enumerated() {
      guard index > 0, let end = piece.firstIndex(of: ";") else {
        result += piece
        continue
      }
      let name = piece[..<end]
      if name.hasPrefix("#x"), let code = UInt32(name.dropFirst(2), radix: 16) {
        let scalar = (0x2400...0x2421).contains(code) ? Unicode.Scalar(code - 0x2400) : Unicode.Scalar(code)
        result += scalar.map { String(Character($0)) } ?? ""
      } else {
        result += ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"][String(name)] ?? ""
      }
      result += piece[piece.index(after: end)...]
    }
    return result
  }
}

/// The first value that a normalizer makes of one cell.
private struct NormalizedCell {
  private(set) var value: String?
  private(set) var match: String?
  private(set) var issues: Set<IssueCode> = []

  init(_ text: String, _ field: CanonicalField, by normalizer: some FieldNormalizer, country: String) {
    var builder = RecordBuilder()
    let bytes = Array(text.utf8)
    let cell = Cell(field: field, raw: builder.intern(bytes), text: bytes)
    let context = NormalizationContext(country: country, startedAt: Timestamp(milliseconds: 1_767_225_600_000))
    normalizer.normalize([cell], in: context, into: &builder)
    issues = Set(builder.table.issues.map(\.code))
    guard let first = builder.currentValues.first(where: { $0.field == field }) else { return }
    value = builder.table.texts.string(first.value)
    match = builder.table.texts.string(first.match)
  }
}
