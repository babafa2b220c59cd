/// What a column says about something that happened, rather than about who.
package enum InteractionPart: String, Sendable, Hashable, CaseIterable {
  case at, subject, reference, direction, amount, currency, status, refunded
  case cancelledAt = "cancelled_at"
  /// What one line of an order costs; the lines of an order are added up.
  case lineAmount = "line_amount"
  /// Which form was sent; stands for a missing subject.
  case formName = "form_name"
}

/// The `interaction:` block of a source: every record tells of an order, a ticket, an event.
package struct InteractionDefinition: Sendable, Hashable {
  /// `order`, `ticket`, … ; a lower-case word.
  package var kind: String
  /// `shop`, `support`, … ; nil: by the kind.
  package var channel: String?
  /// `inbound`, `outbound`; nil: by the column, if any.
  package var direction: String?
  /// ISO 4217, where no column says.
  package var currencyCode: String?
  /// Columns by what they say.
  package var columns: [InteractionPart: String]

  package init(
    kind: String = "order", channel: String? = nil, direction: String? = nil, currencyCode: String? = nil,
    columns: [InteractionPart: String] = [:]
  ) {
    self.kind = kind
    self.channel = channel
    self.direction = direction
    self.currencyCode = currencyCode
    self.columns = columns
  }
}
