import PipelineConfig
import RecordModel

/// One message as records need it: who it is about, when, and what it says.
struct MailMessage {
  /// What a message is; the raw values stand in `message.kind`.
  enum Kind: String { case message, form, bounce, complaint, unsubscribe }

  /// Somebody who is not ours, and where the message names them.
  struct Counterparty {
    /// UTF-8, one line; empty when unknown.
    var name: [UInt8] = []
    var address: [UInt8]
    /// A further address of theirs, or empty.
    var replyTo: [UInt8] = []
    /// `from`, `to`, `cc`, `forwarded`, or `about` for whom a report names.
    var role: StaticString
    var notes = MailNotes()
    /// They wrote a mail that this one quotes.
    var isQuoted = false
    /// What the body tells of them.
    var cells: [MailCell] = []
  }

  enum Verdict {
    case keep(MailMessage)
    /// A report on mails of ours, whose body says whom it is about; `rule` is the reason to skip it when it does not.
    case report(MailMessage, rule: MailSkipRule)
    case skip(MailSkipRule)
    case reject(code: String, message: String)
  }

  var kind = Kind.message
  var counterparties: [Counterparty] = []
  var isInbound = true
  private(set) var id: [UInt8] = []
  /// ISO 8601 in UTC; empty when unknown.
  private(set) var date: [UInt8] = []
  private(set) var subject: [UInt8] = []
  var notes = MailNotes()
  private(set) var sender: MailAddress?
  /// To be answered instead of the sender, and not ours.
  private(set) var replyTo: MailAddress?
  /// The sender is a program that may mail what people filled in, or one of us.
  private(set) var mayBeForm = false
  /// Why the message is skipped unless its body holds a form or a forwarded mail.
  private(set) var unlessBody: MailSkipRule?

  /// Decides from the headers alone.
  static func judge(
    _ headers: MailHeaders, envelopeDate: MailDate?, charsets: MailCharset, context: ExtractionContext, mail: MailDefinition
  ) -> Verdict {
    let subjectWords = EncodedWords(charsets, column: .subject)
    var message = MailMessage()
    if headers.isCapped { message.notes.add(.truncated, to: .subject) }
    let subject = subjectWords.decode(headers.first(.subject) ?? [], notes: &message.notes)
    message.subject = MailText.singleLine(subject, column: .subject, notes: &message.notes)
    if let rule = MailSkipRule.byStorage(headers, words: subjectWords, ignore: mail.ignore) { return .skip(rule) }
    message.id = identifier(headers.first(.messageID) ?? [])
    message.takeDate(headers, envelopeDate: envelopeDate, notAfter: context.startedAt)

    let replyTo = headers.first(.replyTo).map(MailAddressList.parse)?.first
    // Several From fields: the first. None, or none with an address: whoever is to be answered.
    let from = headers.first(.from).map(MailAddressList.parse)?.first
    message.sender = from ?? replyTo ?? headers.first(.sender).map(MailAddressList.parse)?.first
    if let replyTo, !isOurs(replyTo, context), MailSkipRule.byAddress(replyTo) == nil { message.replyTo = replyTo }
    if mail.events.contains(.unsubscribe), message.takeUnsubscription(headers, context) { return .keep(message) }

    let rule = MailSkipRule.byAutomation(headers, sender: message.sender, subject: message.subject, ignore: mail.ignore)
    switch rule {
    case .bounce? where mail.events.contains(.bounce), .complaint? where mail.events.contains(.complaint):
      return .report(message, rule: rule ?? .bounce)
    default: break
    }
    guard let sender = message.sender else {
      if let rule { return .skip(rule) }
      return .reject(code: "no_counterparty", message: "no address in From, Reply-To or Sender")
    }
    return message.judge(sender, headers, charsets: charsets, context, mail, automation: rule)
  }

  /// Decides on a message whose sender is known; `automation` is why it should be skipped, if it is no form.
  private mutating func judge(
    _ sender: MailAddress, _ headers: MailHeaders, charsets: MailCharset, _ context: ExtractionContext, _ mail: MailDefinition,
    automation: MailSkipRule?
  ) -> Verdict {
    let words = EncodedWords(charsets, column: .fromName)
    isInbound = !Self.isOurs(sender, context)
    let byAddress = MailSkipRule.byAddress(sender)
    mayBeForm = mail.take.contains(.contactForm) && (!isInbound || byAddress == .noReply || FormSenders.contains(sender))
    if let automation {
      // Newsletters have these fields; what a web server mails is at most marked as automatic.
      let isList = headers.contains(.listUnsubscribe) || headers.contains(.listID)
      guard mayBeForm, automation == .autoReply || automation == .bulk && !isList else { return .skip(automation) }
      unlessBody = automation
    }
    var notes = MailNotes()
    let name = DisplayName(sender.name, address: sender.address, words: words, notes: &notes)
    if name.isRewritten || headers.contains(.xOriginalFrom) { return .skip(.listRewrite) }
    if let byAddress {
      guard mayBeForm else { return .skip(byAddress) }
      unlessBody = unlessBody ?? byAddress
    }
    if isInbound {
      var person = Counterparty(name: name.text, address: sender.address, role: "from", notes: notes)
      if let replyTo, replyTo.lowercased != sender.lowercased { person.replyTo = replyTo.address }
      counterparties = mail.take.contains(.sender) ? [person] : []
    } else if let rule = takeRecipients(headers, words: words, context) {
      guard mayBeForm || mail.take.contains(.forwarded) else { return .skip(rule) }
      unlessBody = unlessBody ?? rule
    } else if !mail.take.contains(.recipient) {
      counterparties = []
    }
    if counterparties.isEmpty { unlessBody = unlessBody ?? .notTaken }
    return .keep(self)
  }

  /// Makes it an unsubscription if it is a mail to a mailbox of ours for them, or its subject says nothing else.
  private mutating func takeUnsubscription(_ headers: MailHeaders, _ context: ExtractionContext) -> Bool {
    guard let sender, !Self.isOurs(sender, context), MailSkipRule.byAddress(sender) == nil,
      !headers.contains(.listUnsubscribe), !headers.contains(.listID)
    else { return false }
    let toMailbox = headers.fields.contains { field in
      field.name == .to
        && MailAddressList.parse(field.value).contains { Self.isOurs($0, context) && UnsubscribeMail.isMailbox($0) }
    }
    guard toMailbox || UnsubscribeMail.isSubject(subject) else { return false }
    becomeEvent(.unsubscribe, about: [sender.address], role: "from")
    return true
  }

  /// Leaves of the message only what happened to which addresses.
  mutating func becomeEvent(_ kind: Kind, about addresses: [[UInt8]], role: StaticString) {
    self.kind = kind
    isInbound = true
    counterparties = addresses.map { Counterparty(address: $0, role: role) }
    unlessBody = nil
  }

  /// Makes it what somebody filled in on a web page: the sender is a program, the person stands in the form.
  mutating func become(_ form: ContactForm) {
    kind = .form
    isInbound = true
    unlessBody = nil
    var person = Counterparty(address: [], role: "from")
    if let replyTo, replyTo.lowercased != form.address?.lowercased, replyTo.lowercased != sender?.lowercased {
      person.replyTo = replyTo.address
    }
    person.cells = form.fields.map { MailCell(column: .form($0.label), value: $0.value) }
    counterparties = [person]
  }

  /// Takes everybody in To and Cc who is not ours, in the order of the header; gives the reason when nobody is left.
  private mutating func takeRecipients(_ headers: MailHeaders, words: EncodedWords, _ context: ExtractionContext)
    -> MailSkipRule?
  {
    var seen: Set<[UInt8]> = []
    var lastRule: MailSkipRule?
    for field in headers.fields where field.name == .to || field.name == .cc {
      for address in MailAddressList.parse(field.value) where counterparties.count < MailAddressList.limit {
        guard !Self.isOurs(address, context), seen.insert(address.lowercased).inserted else { continue }
        if let rule = MailSkipRule.byAddress(address) {
          lastRule = rule
          continue
        }
        var notes = MailNotes()
        let name = DisplayName(address.name, address: address.address, words: words, notes: &notes)
        counterparties.append(
          Counterparty(name: name.text, address: address.address, role: field.name == .to ? "to" : "cc", notes: notes))
      }
    }
    return counterparties.isEmpty ? lastRule ?? .internalOnly : nil
  }

  /// Whether the address is of one of our domains or below it.
  static func isOurs(_ address: MailAddress, _ context: ExtractionContext) -> Bool {
    let domain = address.domain
    return context.ownDomains.contains { own in
      let own = Array(own.utf8)
      guard domain.count >= own.count, domain.suffix(own.count).elementsEqual(own) else { return false }
      return domain.count == own.count || domain[domain.count - own.count - 1] == 0x2E
    }
  }

  private static func identifier(_ value: [UInt8]) -> [UInt8] {
    var notes = MailNotes()
    var text = MailASCII.trim(value)[...]
    if let open = text.firstIndex(of: MailASCII.less) {
      let rest = text[(open + 1)...]
      text = rest.prefix { $0 != MailASCII.greater }
    }
    let valid = Array(String(decoding: text.prefix(998), as: UTF8.self).utf8)
    return MailText.singleLine(valid, column: .messageID, notes: &notes)
  }

  /// The first believable of Date, the newest Received, and the envelope line.
  private mutating func takeDate(_ headers: MailHeaders, envelopeDate: MailDate?, notAfter start: Timestamp) {
    let received = headers.first(.received).flatMap { value in
      value.lastIndex(of: MailASCII.semicolon).flatMap { MailDate(value[($0 + 1)...]) }
    }
    let written = headers.first(.date)
    let candidates = [written.flatMap { MailDate($0) }, received, envelopeDate]
    let latest = start.isKnown ? start.milliseconds &+ 2 * 86_400_000 : .max
    let believed = candidates.compactMap(\.?.timestamp).first { $0.milliseconds >= Self.earliest && $0.milliseconds <= latest }
    if let believed { date = Array(believed.iso8601.utf8) }
    guard let written else { return }
    if let own = candidates[0]?.timestamp {
      if own != believed { notes.add(.implausibleDate, to: .messageDate) }
    } else if !MailASCII.trim(written).isEmpty {
      notes.add(.invalidDate, to: .messageDate)
    }
  }

  /// 1980-01-01.
  private static let earliest: Int64 = 315_532_800_000
}

/// A cell that the body gave: of a form, or of a signature.
struct MailCell {
  enum Column {
    case known(MailColumn)
    /// A label of a form, as written.
    case form([UInt8])
  }

  var column: Column
  var value: [UInt8]
}
