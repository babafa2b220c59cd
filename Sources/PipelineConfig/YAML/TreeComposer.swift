import Yams

/// Parses scanned text into nodes, telling the parser's own complaints in words of this project.
struct TreeComposer {
  private let text: SourceText
  private let faults: FaultCollector
  private var scalars: [Unicode.Scalar]
  /// Keys that were renamed because a second one of their name follows in the same map, with their names.
  private var renamed: [Position: String] = [:]

  /// Composes what the scanner left; nil after a reported fault, or when the file is empty.
  static func compose(_ scalars: [Unicode.Scalar], of text: SourceText, faults: FaultCollector) -> ConfigNode? {
    var composer = TreeComposer(text: text, faults: faults, scalars: scalars)
    guard let root = composer.parse() else { return nil }
    let tree = composer.node(root)
    guard composer.nodesLeft > 0 else {
      faults.report(.anchor, "anchors and aliases are switched off", at: .wholeFile, hints: ["repeat the value"])
      return nil
    }
    return tree
  }

  /// A text holds fewer nodes than characters, unless an alias multiplies them.
  private var nodesLeft: Int

  private init(text: SourceText, faults: FaultCollector, scalars: [Unicode.Scalar]) {
    self.text = text
    self.faults = faults
    self.scalars = scalars
    nodesLeft = 2 * scalars.count + 16
  }

  /// Parses again as long as a map holds one key twice, each time with the first of the two renamed: the parser gives up at
  /// such a map, and all faults are to be told at once.
  private mutating func parse() -> Node? {
    while true {
      do {
        let yaml = String(String.UnicodeScalarView(scalars))
        return try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard rename(names.first ?? "", at: Position(context.mark)) else { return nil }
      } catch {
        report(error)
        return nil
      }
    }
  }

  private mutating func rename(_ name: String, at position: Position) -> Bool {
    guard renamed[position] == nil, renamed.count < FaultCollector.shownLimit, !name.isEmpty,
      let first = text.index(of: position), first + 1 < scalars.count
    else {
      faults.report(.duplicateKey, "duplicate key '\(ProtectedScalar.restored(name))'", at: position)
      return false
    }
    let isQuoted = scalars[first] == "\"" || scalars[first] == "'"
    scalars[isQuoted ? first + 1 : first] = ProtectedScalar.renamed(renamed.count)
    renamed[position] = name
    return true
  }

  // MARK: Nodes

  /// Recursion is bounded by ``SubsetScanner/depthLimit``.
  private mutating func node(_ node: Node) -> ConfigNode {
    let position = node.mark.map(Position.init) ?? .wholeFile
    nodesLeft -= 1
    guard nodesLeft > 0 else { return ConfigNode(content: .reported, position: position) }
    switch node {
    case .scalar(let scalar):
      if scalar.string.unicodeScalars.first == ProtectedScalar.alias, scalar.style == .plain {
        return ConfigNode(content: .reported, position: position)
      }
      let text = ProtectedScalar.restored(scalar.string)
      return ConfigNode(content: .text(text, isPlain: scalar.style == .plain), position: position)
    case .sequence(let items): return ConfigNode(content: .list(items.map { self.node($0) }), position: position)
    case .mapping(let mapping): return ConfigNode(content: .map(entries(mapping)), position: position)
    case .alias: return ConfigNode(content: .reported, position: position)
    }
  }

  private mutating func entries(_ mapping: Node.Mapping) -> [ConfigNode.Entry] {
    var entries: [ConfigNode.Entry] = []
    var first: [String: Position] = [:]
    for (key, value) in mapping {
      let position = key.mark.map(Position.init) ?? .wholeFile
      guard case .scalar(let scalar) = key else {
        faults.report(.outsideSubset, "a key must be text, not a list or map", at: position)
        continue
      }
      let written = renamed[position] ?? scalar.string
      if written.unicodeScalars.first == ProtectedScalar.alias { continue }
      let name = ProtectedScalar.restored(written)
      if let earlier = first[name] {
        faults.report(
          .duplicateKey, "duplicate key '\(name)' (first at \(earlier.line):\(earlier.column))", at: position,
          hints: ["keep one of the two"])
        continue
      }
      first[name] = position
      entries.append(ConfigNode.Entry(key: name, keyPosition: position, value: node(value)))
    }
    return entries
  }

  // MARK: The parser's complaints

  private func report(_ error: any Error) {
    guard let error = error as? YamlError else {
      return faults.report(.syntax, "the file cannot be parsed as YAML", at: .wholeFile)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let complaint = SyntaxComplaint(problem: problem, context: context?.text ?? "")
      let place = complaint.pointsToContext ? (context?.mark ?? mark) : mark
      faults.report(.syntax, complaint.summary, at: inText(Position(place)), hints: complaint.hints)
    default: faults.report(.syntax, "the file cannot be parsed as YAML", at: .wholeFile)
    }
  }

  /// The end of the text stands behind its last line; the caret needs a line there is.
  private func inText(_ position: Position) -> Position {
    Position(line: min(position.line, text.lineStarts.count), column: position.column)
  }
}

extension Position {
  fileprivate init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
