/// The columns a mail archive yields, in their order; those of contact forms follow them, see ``FormColumns``.
package enum MailColumn: UInt16, CaseIterable, Sendable {
  case fromName, fromAddress, replyToAddress, messageID, messageDate, subject, direction, kind, body, role
  case signaturePhone, signatureMobile, signatureFax, signatureTitle, signatureCompany, signatureWebsite

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
    case .signaturePhone: "signature.phone"
    case .signatureMobile: "signature.mobile"
    case .signatureFax: "signature.fax"
    case .signatureTitle: "signature.title"
    case .signatureCompany: "signature.company"
    case .signatureWebsite: "signature.website"
    }
  }

  /// The names of all columns, by number.
  package static let names = allCases.map(\.name)
}

/// The columns of the contact forms in one file: `form.` and the label as written, in the order in which they were met.
struct FormColumns {
  /// Further labels of a file are left out.
  static let limit = 256

  private(set) var names = MailColumn.names
  private var numbers: [[UInt8]: UInt16] = [:]

  /// nil when there are too many.
  mutating func number(of label: [UInt8]) -> UInt16? {
    if let known = numbers[label] { return known }
    guard numbers.count < Self.limit else { return nil }
    let number = UInt16(truncatingIfNeeded: names.count)
    numbers[label] = number
    names.append("form." + String(decoding: label, as: UTF8.self))
    return number
  }
}
