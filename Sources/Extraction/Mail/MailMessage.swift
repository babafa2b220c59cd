import RecordModel

/// One message as records need it: who it is about, when, and what it says.
struct MailMessage {
  /// Somebody who is not ours, and where the message names them.
  struct Counterparty {
    /// UTF-8, one line; empty when unknown.
    var name: [UInt8]
    var address: [UInt8]
    /// A further address of theirs, or empty.
    var replyTo: [UInt8] = []
    /// `from`, `to` or `cc`.
    var role: StaticString
    var notes = MailNotes()
  }

  enum Verdict {
    case keep(MailMessage)
    case skip(MailSkipRule)
    case reject(code: String, message: String)
  }

  private(set) var counterparties: [Counterparty] = []
  private(set) var isInbound = true
  private(set) var id: [UInt8] = []
  /// ISO 8601 in UTC; empty when unknown.
  private(set) var date: [UInt8] = []
  private(set) var subject: [UInt8] = []
  private(set) var notes = MailNotes()

  /// Decides from the headers alone.
  static func judge(_ headers: MailHeaders, envelopeDate: MailDate?, charsets: MailCharset, context: ExtractionContext)
    -> Verdict
  {
    let subjectWords = EncodedWords(charsets, column: .subject)
    let nameWords = EncodedWords(charsets, column: .fromName)
    var message = MailMessage()
    if headers.isCapped { message.notes.add(.truncated, to: .subject) }
    let subject = subjectWords.decode(headers.first(.subject) ?? [], notes: &message.notes)
    message.subject = MailText.singleLine(subject, column: .subject, notes: &message.notes)
    if let rule = MailSkipRule.byStorage(headers, words: subjectWords) { return .skip(rule) }

    let replyTo = headers.first(.replyTo).map(MailAddressList.parse)?.first
    // Several From fields: the first. None, or none with an address: whoever is to be answered.
    let from = headers.first(.from).map(MailAddressList.parse)?.first
    let sender = from ?? replyTo ?? headers.first(.sender).map(MailAddressList.parse)?.first
    if let rule = MailSkipRule.byAutomation(headers, sender: sender, subject: message.subject) { return .skip(rule) }
    guard let sender else {
      return .reject(code: "no_counterparty", message: "no address in From, Reply-To or Sender")
    }
    var notes = MailNotes()
    let name = DisplayName(sender.name, address: sender.address, words: nameWords, notes: &notes)
    if name.isRewritten || headers.contains(.xOriginalFrom) { return .skip(.listRewrite) }
    if let rule = MailSkipRule.byAddress(sender) { return .skip(rule) }

    message.isInbound = !isOurs(sender, context)
    if message.isInbound {
      var person = Counterparty(name: name.text, address: sender.address, role: "from", notes: notes)
      if let replyTo, replyTo.lowercased != sender.lowercased, !isOurs(replyTo, context), MailSkipRule.byAddress(replyTo) == nil
      {
        person.replyTo = replyTo.address
      }
      message.counterparties = [person]
    } else if let rule = message.takeRecipients(headers, words: nameWords, context) {
      return .skip(rule)
    }
    message.id = identifier(headers.first(.messageID) ?? [])
    message.takeDate(headers, envelopeDate: envelopeDate, notAfter: context.startedAt)
    return .keep(message)
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
  private static func isOurs(_ address: MailAddress, _ context: ExtractionContext) -> Bool {
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
