/// What is taken from a mail source, what is passed over, and which reports count as events.
package struct MailDefinition: Sendable, Hashable {
  /// Values of `take`.
  package enum Part: String, Sendable, CaseIterable {
    /// Who wrote to us.
    case sender
    /// Whom we wrote to.
    case recipient
    /// Phones, title, company and website under a sender's mail.
    case signature
    /// Who filled in a form that a web server mailed to us.
    case contactForm = "contact_form"
    /// Who wrote a mail that was forwarded to us or by us.
    case forwarded
  }

  /// Values of `ignore`.
  package enum Noise: String, Sendable, CaseIterable {
    case bulk
    case autoReply = "auto_reply"
    case spam, trash, drafts
  }

  /// Values of `events`.
  package enum Event: String, Sendable, CaseIterable { case bounce, unsubscribe, complaint }

  package var take: Set<Part>
  package var ignore: Set<Noise>
  package var events: Set<Event>

  package init(
    take: Set<Part> = Set(Part.allCases), ignore: Set<Noise> = Set(Noise.allCases), events: Set<Event> = Set(Event.allCases)
  ) {
    self.take = take
    self.ignore = ignore
    self.events = events
  }
}
