/// Reads one block with a fixed set of keys; keys outside it are reported when the reader is made.
struct MapReader<Key: BlockKey> {
  let position: Position
  /// `sources.crm`; empty at the top level.
  let path: String
  let faults: FaultCollector
  private var entries: [Key: ConfigNode.Entry] = [:]
  /// Keys an unknown one was probably meant as; that they are missing goes without saying.
  private var suggested: Set<String> = []

  init(_ list: [ConfigNode.Entry], at position: Position, path: String, faults: FaultCollector) {
    self.position = position
    self.path = path
    self.faults = faults
    for entry in list {
      if let key = Key(rawValue: entry.key) {
        entries[key] = entry
      } else {
        refuse(entry)
      }
    }
  }

  /// The value of a key, or nil where it is not written.
  subscript(key: Key) -> NodeReader? {
    guard let entry = entries[key] else { return nil }
    return NodeReader(node: entry.value, path: path(of: key), faults: faults)
  }

  func has(_ key: Key) -> Bool { entries[key] != nil }

  func keyPosition(_ key: Key) -> Position { entries[key]?.keyPosition ?? position }

  /// The value of a key that must be there; reports its absence.
  func required(_ key: Key, hint: String) -> NodeReader? {
    if let reader = self[key] { return reader }
    guard !suggested.contains(key.rawValue) else { return nil }
    let place = path.isEmpty ? "" : " in \(path)"
    faults.report(.missing, "'\(key.rawValue)' is missing\(place)", at: position, hints: [hint])
    return nil
  }

  /// Reports a key that has no meaning beside the others.
  func refuse(_ key: Key, because reason: String, hint: String) {
    guard let entry = entries[key] else { return }
    faults.report(.doesNotFit, "\(path(of: key)) \(reason)", at: entry.keyPosition, hints: [hint])
  }

  private func path(of key: Key) -> String { path.isEmpty ? key.rawValue : "\(path).\(key.rawValue)" }

  private mutating func refuse(_ entry: ConfigNode.Entry) {
    if case .reported = entry.value.content { return }
    let name = entry.key
    if let instead = Key.notYet[name] {
      faults.report(.notSupportedYet, "'\(name)' is not supported yet", at: entry.keyPosition, hints: [instead])
      return
    }
    let place = path.isEmpty ? "at the top level" : "in \(path)"
    var summary = "unknown key '\(name)' \(place)"
    var hints: [String] = []
    if let near = faults.nearest(name, among: Key.names + Key.notYet.keys) {
      summary += "; did you mean '\(near)'?"
      suggested.insert(near)
    } else if let other = PipelineVocabulary.place(of: name) {
      hints = ["'\(name)' belongs to \(other)"]
    } else {
      hints = ["known keys: \(Key.names.joined(separator: ", "))"]
    }
    faults.report(.unknownKey, summary, at: entry.keyPosition, hints: hints)
  }
}
