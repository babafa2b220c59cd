/// What became of an order, by the word its source has for it.
enum InteractionStatus {
  /// Whether nothing was bought after all; states under way and refunds count as bought.
  static func isCancelled(_ text: [UInt8]) -> Bool { words.contains(TextFolder.fold(text)) }

  private static let words = Set(
    [
      "cancelled", "canceled", "voided", "void", "failed", "expired", "abandoned", "declined", "denied", "rejected",
      "incomplete",
      "payment failed", "uncaptured", "requires payment method", "wc cancelled", "wc failed", "trash", "draft",
      "checkout draft",
      "storniert", "abgebrochen", "fehlgeschlagen", "abgelehnt", "annulee", "annule", "echouee", "echoue", "refusee", "refuse",
      "cancelado", "cancelada", "anulado", "anulada", "fallido", "fallida", "rechazado", "rechazada", "annullato", "annullata",
      "fallito", "rifiutato", "geannuleerd", "mislukt", "anulowane", "nieudane",
    ].map { TextFolder.fold(Array($0.utf8)) })
}
