import RecordModel

/// The columns of mail: who wrote, to whom, when and what about; what a signature says; what was filled into a form.
enum MailColumns {
  static func meaning(of column: String) -> HeaderMeaning? {
    if let target = targets[column] { return HeaderMeaning(target: target) }
    if column.hasPrefix(formPrefix) { return meaning(ofLabel: String(column.dropFirst(formPrefix.count))) }
    let parts = column.split(separator: ".")
    guard parts.count > 1, let first = parts.first, !envelope.contains(String(first)) else { return nil }
    return HeaderResolver.meaning(of: column)
  }

  /// Labels say who the person is and what they allow; when and what about, the mail says itself.
  private static func meaning(ofLabel label: String) -> HeaderMeaning? {
    guard let found = HeaderResolver.meaning(of: label) else { return nil }
    switch found.target {
    case .key, .updatedAt, .interaction: return nil
    default: return found
    }
  }

  static let targets: [String: HeaderTarget] = [
    "from.name": .field(.nameFull), "from.address": .field(.email), "reply_to.address": .field(.email),
    "message.id": .interaction(.reference), "message.date": .updatedAt(rank: 0), "message.subject": .interaction(.subject),
    "subject": .interaction(.subject), "message.direction": .interaction(.direction), "direction": .interaction(.direction),
    "signature.phone": .field(.phone), "signature.mobile": .field(.phone, label: "mobile"),
    "signature.fax": .field(.phone, label: "fax"), "signature.title": .field(.jobTitle), "signature.company": .field(.company),
    "signature.website": .field(.website),
  ]

  /// Parents whose parts name other people or describe the message.
  private static let envelope: Set<String> = ["message", "to", "cc", "bcc", "sender", "list", "reply_to", "from", "signature"]

  static let senderAddress = "from.address"
  static let kind = "message.kind"
  static let role = "message.role"
  private static let formPrefix = "form."

  static func isSender(_ column: String) -> Bool { column.hasPrefix("from.") }

  /// Whether the column holds what was read out of running text.
  static func isInferred(_ column: String) -> Bool { column.hasPrefix("signature.") }
}

/// What a mail is, as `message.kind` says; others are ordinary.
enum MailKind {
  case bounce, complaint, unsubscribe, other

  init(_ text: some Collection<UInt8>) {
    self =
      text.elementsEqual("bounce".utf8)
      ? .bounce
      : text.elementsEqual("complaint".utf8) ? .complaint : text.elementsEqual("unsubscribe".utf8) ? .unsubscribe : .other
  }

  /// It tells what happened to an address, and of nobody new.
  var isEvent: Bool { self != .other }

  /// Its address wants no more mail.
  var isRefusal: Bool { self == .complaint || self == .unsubscribe }
}
