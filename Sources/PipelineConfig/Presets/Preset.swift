import RecordModel

/// What is known of one system's export: by which columns it is recognised and what those columns mean that the header
/// dictionary would not know or would read wrongly.
///
/// A data file, one line each: `preset`, `title`, `kind`, `signature` (columns that must all be there, separated by `|`; several
/// lines are alternatives), `record` (an XML path; several lines too) and `interaction` (kind and channel), then `column = target`, or `column =`
/// for one of no use. Targets are those of the pipeline file, `key`, `updated_at`, `organization` (the customer's firm, or the
/// customer where no person is named), `street_number` (of the street beside it), `interaction.PART`, and
/// `consent.CHANNEL yes|no [time]`, where the word says what a plain yes means.
package struct Preset: Sendable {
  package enum Target: Sendable, Hashable {
    case unused, key, updatedAt, organization, streetNumber
    case field(CanonicalField, label: String)
    case consent(channel: String, isNegative: Bool, isTime: Bool)
    case interaction(InteractionPart)
  }

  /// `shopify.order`.
  package private(set) var name = ""
  /// For people.
  package private(set) var title = ""
  package private(set) var kinds: Set<SourceKind> = [.csv, .xlsx]
  package private(set) var signatures: [[String]] = []
  /// XML: the element that is one record; the first that a feed has.
  package private(set) var recordPaths: [String] = []
  package private(set) var interaction: InteractionDefinition?
  package private(set) var columns: [(name: String, target: Target)] = []
  /// Lines that could not be read; none in what is shipped, as a test sees to.
  package private(set) var faults: [String] = []

  package init(parsing bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      if let equals = line.ranges(of: " =").last, readColumn(line[..<equals.lowerBound], line[equals.upperBound...]) {
        continue
      }
      if let colon = line.firstIndex(of: ":"), readHead(line[..<colon], line[line.index(after: colon)...].trimmed) { continue }
      faults.append(String(line))
    }
  }

  private mutating func readHead(_ key: Substring, _ value: Substring) -> Bool {
    switch key {
    case "preset": name = String(value)
    case "title": title = String(value)
    case "kind": kinds = Set(value.split(separator: " ").compactMap { SourceKind(rawValue: String($0)) })
    case "signature": signatures.append(value.split(separator: "|").map { String($0.trimmed) })
    case "record": recordPaths.append(String(value))
    case "interaction":
      let words = value.split(separator: " ").map(String.init)
      guard let kind = words.first else { return false }
      interaction = InteractionDefinition(kind: kind, channel: words.dropFirst().first)
    default: return false
    }
    return true
  }

  private mutating func readColumn(_ column: Substring, _ target: Substring) -> Bool {
    let words = target.split(separator: " ").map(String.init)
    guard let target = Self.target(words) else { return false }
    columns.append((String(column), target))
    return true
  }

  private static func target(_ words: [String]) -> Target? {
    guard let word = words.first else { return .unused }
    if word == "key" { return .key }
    if word == "updated_at" { return .updatedAt }
    if word == "organization" { return .organization }
    if word == "street_number" { return .streetNumber }
    if word.hasPrefix("interaction.") {
      return InteractionPart(rawValue: String(word.dropFirst("interaction.".count))).map { .interaction($0) }
    }
    guard let parts = KeyParts(word) else { return nil }
    if parts.name.hasPrefix("consent.") {
      guard words.count >= 2, ["yes", "no"].contains(words[1]) else { return nil }
      return .consent(
        channel: String(parts.name.dropFirst("consent.".count)), isNegative: words[1] == "no", isTime: words.last == "time")
    }
    guard let field = CanonicalField(name: parts.name), field.isMappable else { return nil }
    guard let label = parts.label else { return .field(field, label: "") }
    return field.takesLabel ? .field(field, label: label.text) : nil
  }
}

extension StringProtocol {
  fileprivate var trimmed: SubSequence {
    var result = self[...]
    while let first = result.first, first == " " { result = result.dropFirst() }
    while let last = result.last, last == " " || last == "\r" { result = result.dropLast() }
    return result
  }
}
