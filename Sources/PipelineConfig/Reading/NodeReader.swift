/// Reads one value as the type the schema asks for, and reports what it is not. Every reading returns nil after a fault.
struct NodeReader {
  let node: ConfigNode
  /// `sources.crm.trust`, for messages.
  let path: String
  let faults: FaultCollector

  func report(_ code: FaultCode, _ summary: String, hints: [String] = []) {
    faults.report(code, summary, at: node.position, hints: hints)
  }

  /// Text, not empty.
  func text() -> String? {
    guard case .text(let text, _) = node.content else {
      wrongType("text")
      return nil
    }
    guard !text.isEmpty else {
      report(.empty, "\(path) has no value", hints: ["write one, or remove the key"])
      return nil
    }
    return text
  }

  /// Text that other YAML readers would read as text too; what they take for true or false must be quoted.
  func unambiguousText() -> String? {
    if case .text(let text, isPlain: true) = node.content, let truth = YAMLTruth.value(of: text) {
      report(.country, "\(path) must be text; YAML 1.1 reads \(text) as \(truth); write \"\(text)\" in quotes")
      return nil
    }
    return text()
  }

  /// The items of a list; a single text or map counts as a list of one.
  func items() -> [NodeReader]? {
    switch node.content {
    case .reported: return nil
    case .list(let items):
      guard !items.isEmpty else {
        report(.empty, "\(path) is an empty list", hints: ["write at least one item, or remove the key"])
        return nil
      }
      return items.map { NodeReader(node: $0, path: path, faults: faults) }
    case .text, .map: return [self]
    }
  }

  /// Texts, one or several; an item that is none is reported and left out.
  func texts() -> [String]? { items()?.compactMap { $0.text() } }

  /// A block with a fixed set of keys.
  func map<Key: BlockKey>(_: Key.Type) -> MapReader<Key>? {
    guard case .map(let entries) = node.content else {
      wrongType("a map of \(Key.names.prefix(3).joined(separator: ", "))\(Key.names.count > 3 ? ", …" : "")")
      return nil
    }
    return MapReader(entries, at: node.position, path: path, faults: faults)
  }

  /// A map whose keys the user chooses.
  func openMap(of what: String) -> [(key: String, position: Position, value: NodeReader)]? {
    guard case .map(let entries) = node.content else {
      wrongType("a map of \(what)")
      return nil
    }
    guard !entries.isEmpty else {
      report(.empty, "\(path) is empty", hints: ["write a map of \(what)"])
      return nil
    }
    return entries.map { entry in
      (entry.key, entry.keyPosition, NodeReader(node: entry.value, path: "\(path).\(entry.key)", faults: faults))
    }
  }

  /// One of the names of a closed list.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of _: Choice.Type = Choice.self, _ code: FaultCode = .unknownValue, notYet: [String: String] = [:]
  ) -> Choice? {
    guard let text = text() else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    if let instead = notYet[text] {
      report(.notSupportedYet, "\(path): '\(text)' is not supported yet", hints: [instead])
      return nil
    }
    let names = Choice.allCases.map(\.rawValue)
    unknown(text, code, among: names + notYet.keys, listing: names)
    return nil
  }

  /// Reports a name that is not in a closed list, with the nearest one that is.
  func unknown(_ text: String, _ code: FaultCode, among candidates: [String], listing names: [String]) {
    let near = faults.nearest(text, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
    report(code, "\(path): '\(text)' is not known\(near)", hints: ["known: \(names.joined(separator: ", "))"])
  }

  /// `true` or `false`.
  func truth() -> Bool? {
    guard let text = text() else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      let meant = YAMLTruth.value(of: text).map { "; did you mean \($0)?" } ?? ""
      report(.wrongType, "\(path) must be true or false\(meant)")
      return nil
    }
  }

  func wrongType(_ wanted: String) {
    if case .reported = node.content { return }
    report(.wrongType, "\(path) must be \(wanted), not \(node.kindDescription)")
  }
}

/// The words YAML 1.1 reads as truth values.
enum YAMLTruth {
  static func value(of text: String) -> Bool? {
    switch text.lowercased() {
    case "y", "yes", "on", "true": true
    case "n", "no", "off", "false": false
    default: nil
    }
  }
}
