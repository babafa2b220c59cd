import PipelineConfig
import RecordModel

/// What the records of a file tell of beside their customers, and in which columns.
struct InteractionPlan: Sendable {
  /// `message`, `submission`, `order`, …
  var kind: String
  /// `email`, `web_form`, `shop`, …
  var channel: String
  /// Where no column says.
  var direction = ""
  /// ISO 4217, where no column says.
  var currency: String?
  var columns: [InteractionPart: Int]

  /// Whether the rows of a file that share a reference are the lines of one order.
  var hasLines: Bool { columns[.reference] != nil && (columns[.amount] != nil || columns[.lineAmount] != nil) }

  /// The channel of a kind that does not say.
  static func channel(of kind: String) -> String {
    switch kind {
    case "ticket", "case", "complaint": "support"
    case "call": "phone"
    case "submission": "web_form"
    case "message": "email"
    case "order", "payment", "purchase", "invoice", "subscription": "shop"
    default: kind
    }
  }

  /// ISO 4217 as a header names it: `Total (EUR)`, `Betrag in CHF`.
  static func currency(inHeader header: String) -> String? {
    header.split { !$0.isLetter }.map(String.init).first { $0.utf8.count == 3 && CurrencyCode.minorDigits(of: $0) != nil }
  }
}
