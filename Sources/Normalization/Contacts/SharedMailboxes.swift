import RecordModel

/// Names before the @ that belong to nobody alone: a task (`info`, `buchhaltung`), a household (`familie.byte`).
package struct SharedMailboxes: Sendable {
  private let names: ByteSet

  /// - Parameter extra: further names, as in `normalize.shared_mailboxes`.
  package init(extra: [String] = []) {
    names = ByteSet((Self.tasks + extra.map { $0.lowercased() }).map { Array($0.utf8) })
  }

  /// The mark of a mailbox that several people read, going by its name in lower case; numbers behind it are not looked at.
  func mark(of local: [UInt8]) -> [UInt8] {
    var name = local[...]
    while let last = name.last, Self.isDigit(last) || Self.isSeparator(last) { name.removeLast() }
    if name.isEmpty { return [] }
    if names.contains(Array(name)) { return MailboxMark.task }
    return Self.isHousehold(name) ? MailboxMark.household : []
  }

  private static func isHousehold(_ name: ArraySlice<UInt8>) -> Bool {
    if name.count > 40 { return false }
    if families.contains(where: { name.starts(with: $0) || endsWith(name, $0) }) { return true }
    let words = name.split(whereSeparator: { isSeparator($0) || Self.isDigit($0) })
    return words.contains { word in households.contains { word.elementsEqual($0) } }
      || homes.contains { endsWith(name, $0) && name.count >= $0.count + 3 }
  }

  private static func endsWith(_ name: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    name.count > word.count && name.suffix(word.count).elementsEqual(word)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static let families = ["family", "familie", "famille", "familia", "famiglia", "rodzina"].map { Array($0.utf8) }
  private static let households = [
    "fam", "home", "house", "household", "haushalt", "haus", "zuhause", "casa", "hogar", "foyer", "maison", "dom",
  ].map { Array($0.utf8) }
  private static let homes = ["home", "household"].map { Array($0.utf8) }

  private static let tasks = [
    "info", "office", "sales", "contact", "contactus", "kontakt", "mail", "email", "admin", "administrator", "support",
    "service", "services", "customerservice", "kundenservice", "kundendienst", "hello", "hallo", "bonjour", "team", "post",
    "buchhaltung", "rechnung", "rechnungen", "accounting", "accounts", "accountspayable", "billing", "invoice", "invoices",
    "finance", "order", "orders", "bestellung", "bestellungen", "shop", "store", "marketing", "enquiries", "enquiry",
    "inquiries", "inquiry", "webmaster", "postmaster", "hostmaster", "biuro", "contacto", "contato", "contatti", "ventas",
    "compras", "administracion", "administracao", "recepcion", "comercial", "gerencia", "accueil", "secretariat",
    "comptabilite", "compta", "commercial", "direction", "commande", "commandes", "segreteria", "amministrazione",
    "commerciale", "acquisti", "vendite", "ufficio", "sekretariat", "verwaltung", "zentrale", "empfang", "einkauf", "vertrieb",
    "verkauf", "personal", "bewerbung", "help", "helpdesk", "hr", "jobs", "careers", "recruiting", "reception", "purchasing",
    "procurement", "general", "press", "presse", "media", "news", "newsletter", "noreply", "no-reply", "donotreply", "privacy",
    "datenschutz", "legal", "security", "sekretariaat", "administratie", "verkoop", "inkoop", "bestuur", "sklep", "zamowienia",
    "ksiegowosc", "handlowy",
  ]
}
