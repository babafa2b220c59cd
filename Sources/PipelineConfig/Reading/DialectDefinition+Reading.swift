/// Keys under `dialect`.
enum DialectKey: String, BlockKey {
  case encoding, delimiter, quote, header, columns

  static let place = "'dialect'"
  static let notYet = ["footer": "remove it; known report footers are recognised by themselves"]
}

extension DialectDefinition {
  /// `auto` counts as not written.
  static func read(_ reader: NodeReader, kind: SourceKind?) -> DialectDefinition {
    guard let block = reader.map(DialectKey.self) else { return DialectDefinition() }
    if let kind, kind != .csv {
      for key in [DialectKey.delimiter, .quote] {
        block.refuse(key, because: "has no meaning for \(kind.rawValue)", hint: "remove it; only csv has it")
      }
    }
    if let kind, !kind.isTable {
      for key in [DialectKey.header, .columns] {
        block.refuse(key, because: "has no meaning for \(kind.rawValue)", hint: "remove it; only csv and xlsx have it")
      }
    }
    var dialect = DialectDefinition(
      encoding: block[.encoding].flatMap(encoding), delimiter: block[.delimiter].flatMap(separator),
      quote: block[.quote].flatMap(separator), header: block[.header].flatMap { isAuto($0) ? nil : $0.truth() })
    dialect.columns = columns(block, header: dialect.header)
    if let quote = dialect.quote, quote == dialect.delimiter {
      block.refuse(.quote, because: "is the delimiter too", hint: "one of the two must differ")
    }
    return dialect
  }

  private static func isAuto(_ reader: NodeReader) -> Bool {
    if case .text("auto", _) = reader.node.content { return true }
    return false
  }

  private static func encoding(_ reader: NodeReader) -> String? {
    guard !isAuto(reader), let text = reader.text() else { return nil }
    if let name = CharsetName.iconvName(text) { return name }
    let near = reader.faults.nearest(text, among: CharsetName.known).map { "; did you mean '\($0)'?" } ?? ""
    reader.report(
      .unknownValue, "\(reader.path): charset '\(text)' is not known\(near)",
      hints: ["utf-8, utf-16le, windows-1252 and iso-8859-15 are the usual ones; without it the charset is found out"])
    return nil
  }

  /// One ASCII character, or its name.
  private static func separator(_ reader: NodeReader) -> UInt8? {
    guard !isAuto(reader), let text = reader.text() else { return nil }
    let names = ["comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|", "colon": ":", "space": " "]
    let character = names[text] ?? text
    if character.utf8.count == 1, let byte = character.utf8.first, byte < 0x7F, byte >= 0x20 || byte == 0x09 { return byte }
    reader.report(
      .malformed, "\(reader.path) must be one ASCII character, not '\(text)'",
      hints: ["write it in quotes, such as \";\", or as comma, semicolon, tab, pipe"])
    return nil
  }

  /// Names of the columns of a file that has no header row.
  private static func columns(_ block: MapReader<DialectKey>, header: Bool?) -> [String]? {
    guard header == false else {
      block.refuse(
        .columns, because: "is for files without a header row", hint: "add `header: false`, or remove `columns`")
      return nil
    }
    if !block.has(.columns) {
      block.refuse(.header, because: "false leaves the columns without names", hint: "add `columns: [first, second]`")
    }
    return block[.columns]?.texts()
  }
}
