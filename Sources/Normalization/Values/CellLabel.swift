import RecordModel

/// The label a cell names for its neighbour: `* Work` as `work`, `Handy` as `mobile`.
enum CellLabel {
  static func label(_ text: [UInt8]) -> String {
    let first = ByteText.split(text, on: Array(":::".utf8)).first ?? []
    let key = HeaderKey.compact(HeaderKey(ByteText.string(first.prefix(64))).words)
    if let known = HeaderAliases.qualifiers[key] { return known }
    let shown = ByteText.string(TextFolder.fold(first.filter { $0 != UInt8(ascii: "*") }.prefix(32)))
    return key.isEmpty || ignored.contains(key) ? "" : shown
  }

  private static let ignored: Set<String> = ["internet", "voice", "pref", "text", "none"]
}

/// Several values in one cell of a field that may have several.
enum CellSplitter {
  private static let limit = 64

  /// Other fields' cells are never split.
  static func parts(of text: [UInt8], in field: CanonicalField) -> [[UInt8]] {
    guard field == .email || field == .phone || field == .website else { return [text] }
    // The semicolons of a telephone URI (RFC 3966) stand before an extension.
    if field == .phone, NameCase.lowered(Array(text.prefix(4))).elementsEqual("tel:".utf8) { return [text] }
    guard
      text.contains(where: { $0 == 0x3B || $0 == 0x3A || $0 == 0x0A || $0 == 0x2C || $0 == 0x20 || $0 == 0x7C || $0 == 0x2F })
    else { return [text] }
    var parts = ByteText.split(text, on: Array(":::".utf8))
    if field != .website {
      parts = parts.flatMap { part in
        part.split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == 0x0A || $0 == 0x0D }.map(Array.init)
      }
    }
    if field == .email { parts = parts.flatMap(emails) }
    parts = parts.map { ByteText.trimmed($0) }.filter { !$0.isEmpty }
    return parts.isEmpty ? [text] : Array(parts.prefix(limit))
  }

  /// At commas, slashes, spaces and words like `und`, where every part is an address.
  private static func emails(_ text: [UInt8]) -> [[UInt8]] {
    guard text.count(where: { $0 == UInt8(ascii: "@") }) > 1 else { return [text] }
    let parts = text.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "/") || $0 == 0x20 }.map(Array.init)
      .filter { !NameWords.couples.contains(NameCase.lowered($0)) }
    return parts.count > 1 && parts.allSatisfy { $0.contains(UInt8(ascii: "@")) } ? parts : [text]
  }
}
