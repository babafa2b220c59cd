import RecordModel

/// The columns of mail: who wrote, to whom, when and what about.
enum MailColumns {
  static func meaning(of column: String) -> HeaderMeaning? {
    if let target = targets[column] { return HeaderMeaning(target: target) }
    let parts = column.split(separator: ".")
    guard parts.count > 1, let first = parts.first, !envelope.contains(String(first)) else { return nil }
    return HeaderResolver.meaning(of: column)
  }

  static let targets: [String: HeaderTarget] = [
    "from.name": .field(.nameFull), "from.address": .field(.email), "reply_to.address": .field(.email),
    "message.id": .interaction(.reference), "message.date": .updatedAt(rank: 0), "message.subject": .interaction(.subject),
    "subject": .interaction(.subject), "message.direction": .interaction(.direction), "direction": .interaction(.direction),
  ]

  /// Parents whose parts name other people or describe the message.
  private static let envelope: Set<String> = ["message", "to", "cc", "bcc", "sender", "list", "reply_to", "from"]

  static let senderAddress = "from.address"

  static func isSender(_ column: String) -> Bool { column.hasPrefix("from.") }
}
