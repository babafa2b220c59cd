/// The columns a mail archive yields, in their order.
package enum MailColumn: UInt16, CaseIterable, Sendable {
  case fromName, fromAddress, replyToAddress, messageID, messageDate, subject, direction, kind, body, role

  /// The column's name, as pipelines map it.
  package var name: String {
    switch self {
    case .fromName: "from.name"
    case .fromAddress: "from.address"
    case .replyToAddress: "reply_to.address"
    case .messageID: "message.id"
    case .messageDate: "message.date"
    case .subject: "message.subject"
    case .direction: "message.direction"
    case .kind: "message.kind"
    case .body: "message.body"
    case .role: "message.role"
    }
  }

  /// The names of all columns, by number.
  package static let names = allCases.map(\.name)
}
