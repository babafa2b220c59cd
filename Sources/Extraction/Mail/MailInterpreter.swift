import PipelineConfig

/// Makes of a message's headers and body what its records say: reads reports, forms, forwarded mails and signatures.
///
/// Used by one reader at a time; remembers the forms it has seen, so that the second of one look is known.
final class MailInterpreter {
  enum Outcome {
    case keep(MailMessage, body: [UInt8], pieces: [String: Int])
    case skip(MailSkipRule)
    case reject(code: String, message: String)
  }

  private let context: ExtractionContext
  private let mail: MailDefinition
  private let charsets = MailCharset()
  private let bodies: MailBodyReader
  /// Senders and the labels of forms they mailed.
  private var formsSeen: Set<[UInt8]> = []
  private static let formsRemembered = 10_000

  init(_ mail: MailDefinition, in context: ExtractionContext) {
    self.context = context
    self.mail = mail
    bodies = MailBodyReader(charsets)
  }

  /// `notes` has what the file says of the message; `charset` overrides that of its parts.
  func read(
    _ text: UnsafeBufferPointer<UInt8>, envelopeDate: MailDate?, charset: [UInt8]?, notes: MailNotes
  ) -> Outcome {
    let headers = MailHeaders(text)
    let verdict = MailMessage.judge(headers, envelopeDate: envelopeDate, charsets: charsets, context: context, mail: mail)
    switch verdict {
    case .skip(let rule): return .skip(rule)
    case .reject(let code, let message): return .reject(code: code, message: message)
    case .report(let message, let rule): return report(message, rule, text, headers)
    case .keep(var message):
      for note in notes.entries { message.notes.add(note.code, to: note.column) }
      if message.kind != .message { return .keep(message, body: [], pieces: [:]) }
      var body = bodies.read(text, headers, charset: charset, notes: &message.notes)
      if let rule = interpret(&message, &body) { return .skip(rule) }
      return .keep(message, body: body.text, pieces: body.pieces)
    }
  }

  // MARK: Reports

  private func report(
    _ message: MailMessage, _ rule: MailSkipRule, _ text: UnsafeBufferPointer<UInt8>, _ headers: MailHeaders
  ) -> Outcome {
    var message = message
    var addresses: [[UInt8]] = []
    if rule == .complaint {
      let found = FeedbackReport.complainer(in: text, headers) { MailMessage.isOurs($0, context) }
      addresses = found.map { [$0] } ?? []
    } else {
      var notes = MailNotes()
      let finding = DeliveryReport.read(text, headers) { bodies.read(text, headers, charset: nil, notes: &notes).text }
      if finding == .temporary { return .skip(.bounceTemporary) }
      if case .failed(let failed) = finding { addresses = failed }
    }
    addresses.removeAll { MailMessage.isOurs(MailAddress(name: [], address: $0), context) }
    guard !addresses.isEmpty else { return .skip(rule) }
    message.becomeEvent(rule == .complaint ? .complaint : .bounce, about: addresses, role: "about")
    return .keep(message, body: [], pieces: [:])
  }

  // MARK: Bodies

  /// Gives the reason when nothing of the message is to be kept.
  private func interpret(_ message: inout MailMessage, _ body: inout MailBodyReader.Body) -> MailSkipRule? {
    let lines = BodyLines(body.text)
    if takeForm(&message, &body, lines) { return nil }
    let forwarded = forwardedSender(message, lines)
    if let rule = message.unlessBody {
      guard let forwarded, [.internalOnly, .notTaken].contains(rule) else { return rule }
      message.counterparties = [forwarded]
      return nil
    }
    if message.isInbound, mail.events.contains(.unsubscribe), let sender = message.sender, UnsubscribeMail.isBody(lines) {
      message.becomeEvent(.unsubscribe, about: [sender.address], role: "from")
      body.text = []
      return nil
    }
    if message.isInbound, mail.take.contains(.signature) { takeSignature(&message, lines) }
    if let forwarded { message.counterparties.append(forwarded) }
    return nil
  }

  private func takeForm(_ message: inout MailMessage, _ body: inout MailBodyReader.Body, _ lines: BodyLines) -> Bool {
    // What we send to people outside is a copy for them, not a form that came in.
    guard mail.take.contains(.contactForm), message.isInbound || message.counterparties.isEmpty, let sender = message.sender
    else { return false }
    var lines = lines
    if !body.markup.isEmpty {
      var notes = MailNotes()
      let limit = MailBodyReader.textLimit
      lines = BodyLines(
        MailText.lines(HTMLText.strip(body.markup, limit: limit, marksCells: true), limit: limit, notes: &notes))
    }
    guard ContactForm.isLikely(lines, thoroughly: message.mayBeForm), let form = ContactForm(lines) else { return false }
    if let address = form.address, MailMessage.isOurs(address, context) { return false }
    let look = sender.lowercased + [0] + form.shape
    let isKnown = formsSeen.contains(look)
    if !isKnown, formsSeen.count < Self.formsRemembered { formsSeen.insert(look) }
    let isAnswered =
      message.replyTo.map { $0.lowercased == form.address?.lowercased && $0.lowercased != sender.lowercased } ?? false
    guard message.mayBeForm || isAnswered || isKnown else { return false }
    message.become(form)
    body.text = form.text
    return true
  }

  /// Who wrote the mail that this one forwards; only from our own people, or where the subject says that it was forwarded.
  private func forwardedSender(_ message: MailMessage, _ lines: BodyLines) -> MailMessage.Counterparty? {
    guard mail.take.contains(.forwarded) else { return nil }
    let saysForwarded = ForwardedMail.isForwarded(subject: message.subject)
    guard saysForwarded || !message.isInbound,
      let sender = ForwardedMail.sender(in: lines, subjectSaysForwarded: saysForwarded),
      !MailMessage.isOurs(sender, context), MailSkipRule.byAddress(sender) == nil,
      !message.counterparties.contains(where: { MailASCII.lowercased($0.address) == sender.lowercased })
    else { return nil }
    var notes = MailNotes()
    let name = DisplayName(
      sender.name, address: sender.address, words: EncodedWords(charsets, column: .fromName), notes: &notes)
    if name.isRewritten { return nil }
    return MailMessage.Counterparty(name: name.text, address: sender.address, role: "forwarded", notes: notes, isQuoted: true)
  }

  private func takeSignature(_ message: inout MailMessage, _ lines: BodyLines) {
    guard let address = message.sender, let person = message.counterparties.first else { return }
    let sender = SignatureSender(name: person.name, address: address)
    guard let block = SignatureBlock(lines.own, of: lines, sender: sender) else { return }
    message.counterparties[0].cells = SignatureFields(block, sender: sender).cells.map {
      MailCell(column: .known($0.column), value: $0.value)
    }
  }
}
