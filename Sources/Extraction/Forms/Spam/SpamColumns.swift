import PipelineConfig

/// What the columns of a form hold, as far as it tells bots from people; found by the last part of their names.
struct SpamColumns {
  enum Role: UInt8 {
    case honeypot, name, email, message, ip, time, startTime
    /// How long filling in took, in seconds or milliseconds.
    case seconds, milliseconds
  }

  private let honeypots: Set<String>
  /// By column; nil for a column that tells nothing.
  private(set) var roles: [Role?] = []
  private var formSigns = 0

  init(_ source: SourceDefinition) { honeypots = Set(source.spam.honeypots) }

  /// Takes in columns that were added.
  mutating func extend(to names: [String]) {
    for name in names.dropFirst(roles.count) {
      roles.append(role(of: name))
      if Self.formKeys.contains(Self.key(name)) { formSigns += 1 }
    }
  }

  /// Whether a table with these columns is an export of a form: a column for bots, or the sender's address beside what only forms record.
  var areOfForm: Bool { roles.contains(.honeypot) || roles.contains(.ip) && formSigns > 0 }

  /// Whether one tells when filling in began.
  var tellStart: Bool { roles.contains(.startTime) }

  /// Whether a header with a column of internet addresses may stand in this text: a quick look, so that most tables are read once.
  static func mayNameAddress(_ text: ArraySlice<UInt8>) -> Bool {
    // UTF-16 is not looked into.
    if text.contains(0) { return true }
    var word: [UInt8] = []
    for byte in text {
      let lower = byte | 0x20
      if lower >= 0x61, lower <= 0x7A {
        word.append(lower)
        continue
      }
      let endsIn = word.suffix(3)
      if word.starts(with: "ip".utf8) || endsIn.suffix(2).elementsEqual("ip".utf8) && !endsIn.elementsEqual("zip".utf8) {
        return true
      }
      word.removeAll(keepingCapacity: true)
    }
    return word.starts(with: "ip".utf8)
  }

  private func role(of name: String) -> Role? {
    let last = Self.lastPart(name)
    if honeypots.contains(name) || honeypots.contains(last) || Self.isHoneypot(last.lowercased()) { return .honeypot }
    let key = Self.key(name)
    if Self.ipKeys.contains(key) { return .ip }
    if Self.startKeys.contains(key) { return .startTime }
    if Self.timeKeys.contains(key) { return .time }
    if Self.durationKeys.contains(key) { return .seconds }
    if Self.durationKeys.contains(where: { key == $0 + "ms" || key == $0 + "millis" }) { return .milliseconds }
    if key.holds(anyOf: Self.emailParts) { return .email }
    if key.holds(anyOf: Self.messageParts) { return .message }
    if key.holds(anyOf: Self.nameParts), !key.holds(anyOf: Self.otherNames) { return .name }
    return nil
  }

  /// `data.fields[0].Your Name` → `Your Name`
  private static func lastPart(_ name: String) -> String {
    // A header of words may hold a full stop, a path has no blank around it.
    guard let dot = name.lastIndex(of: "."), name.index(after: dot) < name.endIndex, name[name.index(after: dot)] != " " else {
      return name
    }
    return String(name[name.index(after: dot)...])
  }

  private static func key(_ name: String) -> String { CSVHeaderNames.key(lastPart(name)) }

  /// Columns that form services and plug-ins hide from people.
  private static func isHoneypot(_ name: String) -> Bool {
    if honeypotNames.contains(name) || name.holds("honeypot") || name.hasPrefix("_wpcf7_ak_hp") || name.hasPrefix("ak_hp_") {
      return true
    }
    // Mailchimp: b_<list>_<form>
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "b" && parts[1...].allSatisfy { $0.count >= 6 && $0.allSatisfy(\.isHexDigit) }
  }

  private static let honeypotNames: Set<String> = [
    "bot-field", "bot_field", "botfield", "_gotcha", "gotcha", "_honey", "_hp", "hp_email", "hp_name", "hp_url", "hp_field",
    "url_hp", "website_hp", "email_hp", "leave_blank", "leave_this_blank", "leave_this_blank_url", "contact_me_by_fax_only",
    "frm_verify", "antispam_trap", "spam_trap", "spamtrap",
  ]
  private static let ipKeys: Set<String> = [
    "ip", "userip", "ipaddress", "remoteip", "remoteaddr", "clientip", "senderip", "visitorip",
  ]
  private static let startKeys: Set<String> = [
    "startdate", "startdateutc", "starttime", "landedat", "startedat", "formloadedat",
  ]
  private static let timeKeys: Set<String> = [
    "createdat", "created", "date", "entrydate", "time", "submittedat", "submitdate", "submitdateutc", "submissiondate",
    "timestamp",
    "ts", "receivedat", "datum", "datecreated",
  ]
  private static let durationKeys: Set<String> = [
    "elapsed", "elapsedseconds", "elapsedtime", "timetosubmit", "timetocomplete", "timetaken", "filltime", "formtime",
    "secondstosubmit", "submitseconds", "completiontime",
  ]
  private static let emailParts = ["email", "mail", "correo", "courriel", "posta", "replyto"]
  private static let messageParts = [
    "message", "nachricht", "comment", "kommentar", "mensaje", "commentaire", "messaggio", "bericht", "inquiry", "enquiry",
    "anfrage",
    "question", "frage", "body", "feedback", "сообщение", "comentario",
  ]
  private static let nameParts = ["name", "nombre", "prenom", "prénom", "cognome", "apellido", "имя", "naam"]
  private static let otherNames = [
    "company", "username", "form", "filename", "hostname", "domain", "page", "event", "product", "utm", "campaign", "site",
    "field",
    "firma", "organi",
  ]
  /// What only exports of forms have.
  private static let formKeys: Set<String> = [
    "useragent", "sourceurl", "entryid", "entrydate", "submissiondate", "submissionid", "formname", "formid", "formtitle",
    "referrer",
    "pageurl", "referer", "formurl",
  ]
}
