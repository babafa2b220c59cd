extension MailDefinition {
  /// Reads `take`, `ignore` and `events`, which only mail has.
  static func read(_ block: MapReader<SourceKey>, kind: SourceKind?) -> MailDefinition {
    var mail = MailDefinition()
    if let kind, kind != .mail {
      for key in [SourceKey.take, .ignore, .events] {
        block.refuse(
          key, because: "has no meaning for \(kind.rawValue)", hint: "remove it; `\(key.rawValue)` is for mail")
      }
      return mail
    }
    mail.take = block[.take].map(choices) ?? mail.take
    mail.ignore = block[.ignore].map(choices) ?? mail.ignore
    mail.events = block[.events].map(choices) ?? mail.events
    return mail
  }

  /// Some of a closed list, or `none` alone.
  private static func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable>(_ reader: NodeReader) -> Set<Choice> {
    if case .text("none", _) = reader.node.content { return [] }
    return Set((reader.items() ?? []).compactMap { $0.choice() })
  }
}
