import PipelineConfig

/// Why a message is skipped by rule; the raw values are the reasons users see.
enum MailSkipRule: String {
  case spam, trash, draft, deleted, chat, bounce, complaint, bulk, internalOnly = "internal"
  /// A delivery report about a mail that may still arrive, or that was refused for what was in it.
  case bounceTemporary = "bounce_temporary"
  case autoReply = "auto_reply"
  case noReply = "no_reply"
  case listRewrite = "list_rewrite"
  case ticketSystem = "ticket_system"
  /// `take` leaves out everybody the message is about.
  case notTaken = "not_taken"

  /// What the folders and flags of the mail program say, kept in the headers.
  static func byStorage(_ headers: MailHeaders, words: EncodedWords, ignore: Set<MailDefinition.Noise>) -> MailSkipRule? {
    if let status = headers.first(.xMozillaStatus) {
      let digits = MailASCII.trim(status).prefix(4)
      if let bits = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), bits & 0x0008 != 0 { return .deleted }
    }
    guard let labels = headers.first(.xGmailLabels) else { return nil }
    var notes = MailNotes()
    // A label that is not ASCII encodes the whole value, commas included: decode first, then split.
    for label in words.decode(labels, notes: &notes).split(separator: MailASCII.comma) {
      let name = String(decoding: MailASCII.trim(label), as: UTF8.self).lowercased()
      if let rule = MailFolderNames.rule(for: name) ?? (name == "bin" ? .trash : nil), rule.isIn(ignore) { return rule }
    }
    return nil
  }

  /// Whether the pipeline lets the rule skip mails; those it does not name always do.
  func isIn(_ ignore: Set<MailDefinition.Noise>) -> Bool {
    switch self {
    case .bulk: ignore.contains(.bulk)
    case .autoReply: ignore.contains(.autoReply)
    case .spam: ignore.contains(.spam)
    case .trash: ignore.contains(.trash)
    case .draft: ignore.contains(.drafts)
    default: true
    }
  }

  /// Whether a machine wrote the message; `sender` is nil when there is none.
  static func byAutomation(
    _ headers: MailHeaders, sender: MailAddress?, subject: [UInt8], ignore: Set<MailDefinition.Noise>
  ) -> MailSkipRule? {
    let type = headers.first(.contentType) ?? []
    if MailASCII.starts(MailASCII.trim(type), with: "multipart/report") {
      if MailASCII.contains(type.prefix(1_024), "feedback-report") { return .complaint }
      return MailASCII.contains(type.prefix(1_024), "disposition-notification") ? .autoReply : .bounce
    }
    if daemons.contains(String(decoding: sender?.localPart ?? [], as: UTF8.self)) || headers.contains(.xFailedRecipients) {
      return .bounce
    }
    if isAutomatic(headers) { return ignore.contains(.autoReply) ? .autoReply : nil }
    if let path = headers.first(.returnPath), MailASCII.equal(MailASCII.trim(path), "<>") {
      let subject = String(decoding: subject, as: UTF8.self).lowercased()
      guard autoReplySubjects.contains(where: subject.hasPrefix) else { return .bounce }
      return ignore.contains(.autoReply) ? .autoReply : nil
    }
    return ignore.contains(.bulk) && isBulk(headers) ? .bulk : nil
  }

  private static func isAutomatic(_ headers: MailHeaders) -> Bool {
    if let value = headers.first(.autoSubmitted).map({ MailASCII.trim($0) }), !value.isEmpty,
      !MailASCII.equal(value.prefix { $0 != MailASCII.semicolon && !MailASCII.isSpace($0) }, "no")
    {
      return true
    }
    if let value = headers.first(.xAutoreply), !MailASCII.equal(MailASCII.trim(value), "no") { return true }
    if let value = headers.first(.xAutoResponseSuppress), !MailASCII.equal(MailASCII.trim(value), "none") { return true }
    return headers.first(.precedence).map { MailASCII.equal(MailASCII.trim($0), "auto_reply") } ?? false
  }

  private static func isBulk(_ headers: MailHeaders) -> Bool {
    let precedence = headers.first(.precedence).map { MailASCII.lowercased(MailASCII.trim($0)) } ?? []
    return ["bulk", "list", "junk"].contains(String(decoding: precedence, as: UTF8.self)) || headers.contains(.listID)
      || headers.contains(.listUnsubscribe) || headers.contains(.feedbackID)
  }

  /// An address nobody answers at, or that stands for a case and not for a person.
  static func byAddress(_ address: MailAddress) -> MailSkipRule? {
    let local = address.localPart
    let letters = local.filter(MailASCII.isLetter)
    if noReplyNames.contains(where: { MailASCII.contains(letters, $0) }) { return .noReply }
    if let plus = local.firstIndex(of: 0x2B) {
      let role = String(decoding: local[..<plus], as: UTF8.self)
      let tag = local[(plus + 1)...]
      if ticketRoles.contains(role), tag.count >= 2, tag.contains(where: MailASCII.isDigit) { return .ticketSystem }
    }
    return nil
  }

  private static let daemons: Set<String> = ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"]
  private static let noReplyNames: [StaticString] = ["noreply", "donotreply", "dontreply", "nepasrepondre", "nichtantworten"]
  private static let ticketRoles: Set<String> = [
    "support", "help", "helpdesk", "servicedesk", "ticket", "tickets", "request", "requests", "case", "cases", "reply",
  ]
  private static let autoReplySubjects = [
    "auto:", "automatic reply", "autoreply", "auto-reply", "auto reply", "autoresponse", "out of office", "out of the office",
    "vacation", "abwesenheit", "automatische antwort", "réponse automatique", "absence du bureau", "respuesta automática",
    "fuera de la oficina", "risposta automatica", "fuori sede", "automatisch antwoord", "afwezig", "resposta automática",
    "autosvar", "automatiskt svar",
  ]
}
