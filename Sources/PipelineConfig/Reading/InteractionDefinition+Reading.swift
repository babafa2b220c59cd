import RecordModel

/// Keys of a source's `interaction` block.
enum InteractionKey: String, BlockKey {
  case kind, channel, direction, at, amount, currency, reference, subject, status, refunded
  case cancelledAt = "cancelled_at"
  case lineAmount = "line_amount"

  static let place = "a source's `interaction`"

  /// The part whose column the key names.
  var part: InteractionPart? { InteractionPart(rawValue: rawValue) }
}

/// Values of `interaction.direction`.
private enum Direction: String, CaseIterable { case inbound, outbound }

extension InteractionDefinition {
  /// A kind alone (`interaction: order`), or a map of the kind and the columns that tell of it.
  static func read(_ reader: NodeReader) -> InteractionDefinition? {
    guard case .map = reader.node.content else { return word(reader).map { InteractionDefinition(kind: $0) } }
    guard let block = reader.map(InteractionKey.self) else { return nil }
    var result = InteractionDefinition()
    result.kind = block[.kind].flatMap(word) ?? result.kind
    result.channel = block[.channel].flatMap(word)
    let direction: Direction? = block[.direction]?.choice()
    result.direction = direction?.rawValue
    for key in InteractionKey.allCases where ![.kind, .channel, .direction].contains(key) {
      guard let part = key.part, let column = block[key]?.text() else { continue }
      if part == .currency, CurrencyCode.minorDigits(of: column) != nil {
        result.currencyCode = column
      } else {
        result.columns[part] = column
      }
    }
    return result
  }

  /// Kinds and channels are words of the database, not texts of the user's.
  private static func word(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    let isWord = text.utf8.count <= 32 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
    if isWord { return text }
    reader.report(.malformed, "\(reader.path): '\(text)' is not a word", hints: ["use up to 32 of a-z and _, such as order"])
    return nil
  }
}
