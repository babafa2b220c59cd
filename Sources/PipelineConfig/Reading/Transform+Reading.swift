extension Transform {
  /// Steps that take no argument, by the name users write.
  static let plain: [(name: String, transform: Transform)] = [
    ("trim", .trim), ("lower", .lower), ("upper", .upper), ("title", .title), ("digits", .digits), ("bool", .bool),
    ("not", .not), ("lines", .lines), ("date", .date), ("number", .number), ("country", .country),
    ("strip_zeros", .stripZeros), ("strip_html", .stripHTML), ("de_armour", .deArmour),
  ]

  /// Steps that take a text, by the name users write.
  static let withText: [(name: String, make: @Sendable (String) -> Transform)] = [
    ("split", Transform.split), ("join", Transform.join), ("default", Transform.default),
  ]

  /// Every step's name, as documented.
  package static let names = plain.map(\.name) + withText.map(\.name) + ["map"]

  private static let notYet = ["regex": "remove it; clean the column before the run"]

  /// The steps of a `use:`, in order.
  static func readAll(_ reader: NodeReader) -> [Transform] {
    (reader.items() ?? []).compactMap { item in
      if case .map = item.node.content { return readLong(item) }
      return item.text().flatMap { readShort($0, item) }
    }
  }

  /// `trim`, `split(";")`.
  private static func readShort(_ text: String, _ reader: NodeReader) -> Transform? {
    guard let call = FunctionCall(text) else {
      if let step = plain.first(where: { $0.name == text }) { return step.transform }
      if withText.contains(where: { $0.name == text }) || text == "map" {
        let example = text == "map" ? "{ map: { M: male, F: female } }" : "\(text)(\";\")"
        reader.report(.unknownTransform, "'\(text)' needs an argument", hints: ["write \(example)"])
      } else {
        reportUnknown(text, reader)
      }
      return nil
    }
    if let step = withText.first(where: { $0.name == call.name }) {
      guard !call.argument.isEmpty else {
        reader.report(.unknownTransform, "'\(call.name)' needs an argument", hints: ["write \(call.name)(\";\")"])
        return nil
      }
      return step.make(call.argument)
    }
    if plain.contains(where: { $0.name == call.name }) {
      reader.report(.unknownTransform, "'\(call.name)' takes no argument", hints: ["write \(call.name)"])
    } else if call.name == "map" {
      reader.report(.unknownTransform, "'map' takes a map", hints: ["write { map: { M: male, F: female } }"])
    } else {
      reportUnknown(call.name, reader)
    }
    return nil
  }

  /// `{split: ";"}`, `{map: {M: male}}`.
  private static func readLong(_ reader: NodeReader) -> Transform? {
    guard let entries = reader.openMap(of: "one step and its argument"), let entry = entries.first else { return nil }
    guard entries.count == 1 else {
      reader.report(
        .malformed, "a step of \(reader.path) has one name and one argument", hints: ["write [trim, {split: \";\"}]"])
      return nil
    }
    if entry.key == "map" {
      let pairs = entry.value.openMap(of: "values, such as `M: male`") ?? []
      let table = pairs.compactMap { pair in pair.value.text().map { (pair.key, $0) } }
      return table.isEmpty ? nil : .map(Dictionary(table) { first, _ in first })
    }
    if let step = withText.first(where: { $0.name == entry.key }) { return entry.value.text().map(step.make) }
    if plain.contains(where: { $0.name == entry.key }) {
      reader.report(.unknownTransform, "'\(entry.key)' takes no argument", hints: ["write \(entry.key)"])
    } else {
      reportUnknown(entry.key, reader)
    }
    return nil
  }

  private static func reportUnknown(_ name: String, _ reader: NodeReader) {
    if let instead = notYet[name] {
      return reader.report(.notSupportedYet, "'\(name)' is not supported yet", hints: [instead])
    }
    let near = reader.faults.nearest(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
    reader.report(
      .unknownTransform, "transform '\(name)' is not known\(near)", hints: ["known: \(names.joined(separator: ", "))"])
  }
}

/// `name(argument)`, the argument with or without quotes.
struct FunctionCall {
  var name: String
  var argument: String

  init?(_ text: String) {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
    name = String(text[..<open])
    var inner = text[text.index(after: open)...].dropLast()
    if inner.count >= 2, let quote = inner.first, quote == inner.last, quote == "\"" || quote == "'" {
      inner = inner.dropFirst().dropLast()
    }
    argument = String(inner)
  }
}
