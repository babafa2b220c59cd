import RecordModel

/// An audience export of Mailchimp, which tells by the name of its file whether everybody in it is subscribed, in whatever archive or
/// folder it lies: `subscribed_members_export_ab12.csv`, `unsubscribed_email_audience_export_ab12.csv`, `cleaned_….csv`.
struct AudienceExport: Sendable {
  enum Status: Sendable {
    case subscribed, unsubscribed
    /// Mail to these addresses came back too often.
    case cleaned
  }

  let status: Status
  /// The column of the moment it became so.
  let time: Int?

  /// nil for another export, or one whose name says nothing.
  init?(fileName: String, columns: [String]) {
    let names = columns.map { $0.uppercased() }
    // The other columns are named in the user's language.
    guard Self.marks.count(where: names.contains) >= (names.contains("EMAIL ADDRESS") ? 3 : 5) else { return nil }
    let name = fileName.split { $0 == "/" || $0 == "!" }.last?.lowercased() ?? ""
    guard let status = Self.statuses.first(where: { name.hasPrefix($0.name) })?.status else { return nil }
    self.status = status
    switch status {
    case .subscribed: time = names.firstIndex(of: "CONFIRM_TIME") ?? names.firstIndex(of: "OPTIN_TIME")
    case .unsubscribed: time = names.firstIndex(of: "UNSUB_TIME")
    case .cleaned: time = nil
    }
  }

  private static let marks = [
    "MEMBER_RATING", "OPTIN_TIME", "OPTIN_IP", "CONFIRM_TIME", "CONFIRM_IP", "LAST_CHANGED", "LEID", "EUID",
  ]
  private static let statuses: [(name: String, status: Status)] = [
    ("subscribed_", .subscribed), ("unsubscribed_", .unsubscribed), ("cleaned_", .cleaned),
  ]

  /// What the file says of each of its records; nil where it says nothing of permission.
  var state: ConsentEvent.State? {
    switch status {
    case .subscribed: .given
    case .unsubscribed: .refused
    case .cleaned: nil
    }
  }

  /// For the list of how columns are read.
  var evidence: String { "file name '\(Self.statuses.first { $0.status == status }?.name ?? "")…'" }
}

extension MappingPlan {
  /// Takes in what the file's name says, unless the pipeline file maps permission to mail itself. Its columns of times say no more then.
  mutating func take(_ audience: AudienceExport?) {
    guard let audience, !(isExplicit && consents.contains { $0.kind.channel == "email" }) else { return }
    consents.removeAll { $0.kind.channel == "email" && $0.kind.isTime }
    mappings.removeAll { $0.target == "consent.email" }
    if audience.state != nil {
      let column = audience.time.map { columns[$0] } ?? "(file name)"
      mappings.removeAll { $0.column == column && $0.target.isEmpty }
      mappings.append(ColumnMapping(column: column, target: "consent.email", evidence: audience.evidence))
    }
    self.audience = audience
  }
}
