/// Why a message is skipped by rule; the raw values are the reasons users see.
enum MailSkipRule: String {
  case spam, trash, draft, deleted, bounce, bulk, internalOnly = "internal"
  case autoReply = "auto_reply"
  case noReply = "no_reply"
  case listRewrite = "list_rewrite"
  case ticketSystem = "ticket_system"

  /// What the folders and flags of the mail program say, kept in the headers.
  static func byStorage(_ headers: MailHeaders, words: EncodedWords) -> MailSkipRule? {
    if let status = headers.first(.xMozillaStatus) {
      let digits = MailASCII.trim(status).prefix(4)
      if let bits = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), bits & 0x0008 != 0 { return .deleted }
    }
    guard let labels = headers.first(.xGmailLabels) else { return nil }
    var notes = MailNotes()
    // A label that is not ASCII encodes the whole value, commas included: decode first, then split.
    for label in words.decode(labels, notes: &notes).split(separator: MailASCII.comma) {
      let name = String(decoding: MailASCII.trim(label), as: UTF8.self).lowercased()
      if spamLabels.contains(name) { return .spam }
      if trashLabels.contains(name) { return .trash }
      if draftLabels.contains(name) { return .draft }
    }
    return nil
  }

  /// Whether a machine wrote the message; `sender` is nil when there is none.
  static func byAutomation(_ headers: MailHeaders, sender: MailAddress?, subject: [UInt8]) -> MailSkipRule? {
    let type = headers.first(.contentType) ?? []
    let local = sender?.localPart ?? []
    if MailASCII.starts(MailASCII.trim(type), with: "multipart/report") {
      return MailASCII.contains(type.prefix(1_024), "disposition-notification") ? .autoReply : .bounce
    }
    if daemons.contains(String(decoding: local, as: UTF8.self)) { return .bounce }
    if let value = headers.first(.autoSubmitted).map({ MailASCII.trim($0) }), !value.isEmpty,
      !MailASCII.equal(value.prefix { $0 != MailASCII.semicolon && !MailASCII.isSpace($0) }, "no")
    {
      return .autoReply
    }
    if let value = headers.first(.xAutoreply), !MailASCII.equal(MailASCII.trim(value), "no") { return .autoReply }
    if let value = headers.first(.xAutoResponseSuppress), !MailASCII.equal(MailASCII.trim(value), "none") { return .autoReply }
    if let path = headers.first(.returnPath), MailASCII.equal(MailASCII.trim(path), "<>") {
      let subject = String(decoding: subject, as: UTF8.self).lowercased()
      return autoReplySubjects.contains(where: subject.hasPrefix) ? .autoReply : .bounce
    }
    if let precedence = headers.first(.precedence).map({ MailASCII.trim($0) }) {
      if MailASCII.equal(precedence, "auto_reply") { return .autoReply }
      if ["bulk", "list", "junk"].contains(String(decoding: MailASCII.lowercased(precedence), as: UTF8.self)) { return .bulk }
    }
    let isBulk = headers.contains(.listID) || headers.contains(.listUnsubscribe) || headers.contains(.feedbackID)
    return isBulk ? .bulk : nil
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

  /// The flags at the end of a Maildir file's name (`…:2,ST`; `;` or `!` for the colon on other systems).
  static func byMaildirFlags(_ path: String) -> MailSkipRule? {
    let name = Array(path.utf8.suffix(64))
    guard
      let mark = name.indices.last(where: {
        $0 + 2 < name.count && (name[$0] == MailASCII.colon || name[$0] == MailASCII.semicolon || name[$0] == 0x21)
          && name[$0 + 1] == 0x32 && name[$0 + 2] == MailASCII.comma
      })
    else { return nil }
    let flags = name[(mark + 3)...].prefix(while: MailASCII.isLetter)
    if flags.contains(UInt8(ascii: "T")) { return .trash }
    return flags.contains(UInt8(ascii: "D")) ? .draft : nil
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
  /// The names of the system labels in the languages of the web mail.
  private static let spamLabels: Set<String> = [
    "spam", "junk", "junk-e-mail", "skräppost", "søppelpost", "спам", "迷惑メール", "垃圾邮件", "垃圾郵件", "스팸함",
  ]
  private static let trashLabels: Set<String> = [
    "trash", "bin", "deleted items", "papierkorb", "corbeille", "papelera", "cestino", "lixeira", "lixo", "prullenbak", "kosz",
    "papperskorgen", "papirkurv", "papirkurven", "roskakori", "koš", "çöp kutusu", "корзина", "ゴミ箱", "垃圾桶", "已删除邮件", "휴지통",
  ]
  private static let draftLabels: Set<String> = [
    "draft", "drafts", "entwurf", "entwürfe", "brouillons", "borradores", "bozze", "rascunhos", "concepten", "wersje robocze",
    "utkast", "kladder", "luonnokset", "koncepty", "taslaklar", "черновики", "下書き", "草稿", "임시보관함",
  ]
}
