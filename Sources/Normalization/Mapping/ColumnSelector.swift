import PipelineConfig

/// The `from` of a mapping: a column name, with `[n]` and `[@attribute='value']` as conditions on the cell.
struct ColumnSelector: Sendable, Hashable {
  /// As written.
  let text: String
  /// Without conditions.
  let path: String
  /// Which of the repeated elements, from 0.
  private(set) var occurrence: Int?
  /// Column of the same element and the value it must have.
  private(set) var condition: (column: String, value: String)?

  init(_ from: String, kind: SourceKind) {
    text = from
    var path = ""
    var rest = Substring(from)
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      path += rest[..<open]
      let inner = rest[rest.index(after: open)..<close]
      if let number = Int(inner) {
        occurrence = kind == .xml ? max(0, number &- 1) : number
      } else if inner.first == "@", let equals = inner.firstIndex(of: "=") {
        let value = inner[inner.index(after: equals)...].filter { $0 != "'" && $0 != "\"" }
        condition = ("\(path)/\(inner[..<equals])", String(value))
      } else if inner != "*" && !inner.isEmpty {
        path += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    self.path = path + rest
  }

  /// The number of the column meant: the same text, else the same path, else (tables and vCards) the same words.
  func column(in columns: [String], kind: SourceKind) -> (column: Int, isExact: Bool)? {
    if let exact = columns.firstIndex(of: text) { return (exact, true) }
    if path != text, let found = columns.firstIndex(of: path) { return (found, false) }
    guard kind.isTable || kind == .vcard else { return nil }
    let wanted = HeaderKey.compact(HeaderKey(text).words)
    let found = columns.indices.filter { HeaderKey.compact(HeaderKey(columns[$0]).words) == wanted }
    return found.count == 1 ? (found[0], true) : nil
  }

  static func == (a: ColumnSelector, b: ColumnSelector) -> Bool { a.text == b.text && a.occurrence == b.occurrence }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
