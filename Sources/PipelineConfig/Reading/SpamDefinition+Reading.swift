/// Keys of `spam` in its long form.
enum SpamKey: String, BlockKey {
  case honeypot
  case maxURLs = "max_urls"

  static let place = "'spam'"
}

/// The short forms of `spam`.
private enum SpamSwitch: String, CaseIterable { case on, off }

extension SpamDefinition {
  /// `off`, `on`, or what to look for.
  static func read(_ reader: NodeReader) -> SpamDefinition {
    guard case .map = reader.node.content else {
      let state: SpamSwitch? = reader.choice()
      return SpamDefinition(isOn: state != .off, isExplicit: true)
    }
    var spam = SpamDefinition(isExplicit: true)
    guard let block = reader.map(SpamKey.self) else { return spam }
    spam.honeypots = block[.honeypot]?.texts() ?? []
    spam.maxURLs = block[.maxURLs]?.integer(in: 0...1000) ?? spam.maxURLs
    return spam
  }
}
