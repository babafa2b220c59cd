/// Reads whole sentences that ask for permission: "May we send you our newsletter?", "Ich möchte keine Werbung erhalten".
///
/// Nothing is guessed: a sentence of two negations, one with a condition, or one that asks for something else as well gives nil.
enum ConsentQuestion {
  static func column(of words: [String]) -> ConsentColumn? {
    guard words.count >= 3 || isShort(words), !words.contains(where: unsure.contains) else { return nil }
    let isNewsletter = words.contains(where: newsletters.contains) || words.contains("lettre") && words.contains("information")
    let isAboutAdvertising = isNewsletter || words.contains(where: isTopic)
    let isAccepted = (isNewsletter || words.contains(where: isAdvertising)) && words.contains(where: acceptances.contains)
    let channels = Set(words.compactMap(channel))
    guard isAboutAdvertising || (words.contains(where: contacts.contains) || !channels.isEmpty),
      isAccepted || words.contains(where: wishes.contains) || negations(in: words) > 0
    else { return nil }
    let negations = negations(in: words)
    guard negations <= 1 else { return nil }
    let purpose = isNewsletter ? "newsletter" : "unspecified"
    let named = channels.count == 1 ? channels.first : channels.isEmpty && isAboutAdvertising ? "email" : nil
    return ConsentColumn(channel: named ?? "unspecified", purpose: purpose, isNegative: negations == 1)
  }

  /// `Accord newsletter`, `Keine Anrufe`; not `Letter No`.
  private static func isShort(_ words: [String]) -> Bool {
    guard words.count == 2 else { return false }
    if words.contains(where: isAdvertising) { return words.contains(where: acceptances.contains) || denials.contains(words[0]) }
    return denials.contains(words[0]) && plurals.contains(words[1])
  }

  /// Ways to be written to or called, as only refusals name them.
  private static let plurals = Set(
    words:
      "calls anrufe appels llamadas telefonate emails mails courriels correos sms letters briefe lettres cartas mailings post")

  private static func isTopic(_ word: String) -> Bool { topics.contains(word) || isAdvertising(word) }

  /// Nothing else is meant, as offers and news may be.
  private static func isAdvertising(_ word: String) -> Bool {
    advertising.contains(word) || newsletters.contains(word) || ["werbe", "promo", "marketing"].contains { word.hasPrefix($0) }
  }

  private static func channel(_ word: String) -> String? { channels.first { $0.words.contains(word) }?.channel }

  /// How often the words deny; both halves of the French `ne … pas` and of `opt out` count once.
  private static func negations(in words: [String]) -> Int {
    var count = 0
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      if denials.contains(word) { count += 1 }
      if (word == "don" || word == "doesn") && next == "t" { count += 1 }
      if word.hasPrefix("opt"), next == "out" { count += 1 }
      if word == "pas" || word == "plus" && words[..<index].contains("ne") || word == "aucune" { count += 1 }
    }
    return count
  }

  private static let newsletters = Set(
    words:
      "newsletter newsletters boletin boletines infolettre nieuwsbrief nyhetsbrev nyhedsbrev newslettera biuletyn rundbrief")

  private static let topics = Set(
    words:
      """
      promotions promotional offers advertising advertisement advertisements communications news updates mailings mailing emails
      werbung angebote angeboten angebot neuigkeiten produktinformationen informationsmails publicite publicites publicitaires
      offres nouvelles actualites communications promotionnelles commerciales publicidad publicitario publicitarios publicitaria publicitarias ofertas comercial comerciales
      promociones comunicaciones novedades pubblicita offerte promozioni promozionali commerciali novita comunicazioni
      aanbiedingen reclame reklama reklamy oferty reklame erbjudanden
      """)

  private static let contacts = Set(
    words:
      """
      contact contacted contacting kontaktieren kontaktiert contacter contacte contactee contactado contactada contacten
      contactar contattare contattato contattata kontaktowac contacteren
      """)

  private static let channels: [(channel: String, words: Set<String>)] = [
    (
      "phone",
      Set(
        words:
          """
          phone call calls called telephone telefon telefonisch anrufen anruf anrufe angerufen rufen appeler appels appele telephonique
          llamar llamen llame llamadas telefono telefonicamente telefonisch bellen gebeld telefonate telefonu dzwonic
          """)
    ),
    ("sms", Set(words: "sms texts")),
    ("whatsapp", Set(words: "whatsapp")),
    ("post", Set(words: "post letter letters brief briefe briefpost courrier postalmente postale postweg")),
    ("email", Set(words: "email emails mail mails courriel courriels correo correos emailing")),
  ]

  private static let wishes = Set(
    words:
      """
      agree agreed accept consent receive receiving subscribe sign signup like want wish may can allow allowed send happy keep please yes
      interested permission opt opted subscribed
      erhalten bekommen empfangen mochte mochten moechte moechten stimme einverstanden einwilligen willige abonnieren anmelden
      durfen duerfen darf zustimmen bitte wunsche wuensche
      recevoir accepte acceptez souhaite souhaitez consens abonner inscrire autorise autorisez voulez veux
      recibir deseo desea quiero quiere acepto acepta autorizo autoriza suscribirme suscribir suscribirse
      ricevere accetto desidero voglio acconsento autorizzo iscrivermi iscriversi
      ontvangen wil akkoord toestemming chce zgadzam wyrazam otrzymywac onska onsker
      """)

  /// Words of a yes to advertising; an offer, an order or a contract may be accepted too.
  private static let acceptances = Set(
    words:
      """
      accepted accepts granted authorized authorised agreed agrees allowed permission consent
      akzeptiert akzeptiere erlaubt gestattet zugestimmt eingewilligt gewunscht gewuenscht einwilligung zustimmung
      accord autorisation consentement accepte accepter permitido permitida consentimiento acuerdo autorizado acepta
      consenso consentito autorizzato accetta aceita aceito accepteert toegestaan gewenst
      """)

  private static let advertising = Set(
    words:
      """
      advertising advertisement advertisements mailings mailing werbung publicite publicites publicidad pubblicita reclame reklama
      reklamy reklame
      """)

  /// Words that refuse. `no` and `non` deny in all languages they belong to.
  private static let denials = Set(
    words:
      """
      not no never without stop unsubscribe unsubscribed optout object decline remove exclude excluded suppress
      nicht kein keine keinen keinerlei niemals abgemeldet abmelden widerspreche widersprechen widersprochen verboten untersagt gesperrt
      rifiuto rifiuta abmeldung annullata annullato cancelou cancelado cancelada desuscrito desuscripcion desabonnement desinscription
      uitschrijving avregistrerad frameldt avmeldt
      denied declined revoked withdrawn widerrufen interdit interdite refus oppose opposition prohibido vietato afgemeld uitgeschreven
      desinscrit desinscrite desabonne desabonnee desabonner desinscrire refuse refusez
      sin nunca baja rechazo non senza niet geen uitschrijven nie nigdy inte ikke
      """)

  /// Words of conditions and of questions that want more than a yes; and what people agree to besides being written to.
  private static let unsure = Set(
    words:
      """
      unless except uncheck untick deselect if only which what how why when who often until
      sofern wenn falls ausser welche welcher welches wie wann warum abwahlen sauf si lequel laquelle quel quelle quels quelles comment
      pourquoi quand salvo excepto cual cuales como cuando menos tranne quale quali come quando tenzij als hoe welke chyba
      terms conditions policy privacy datenschutz datenschutzerklarung datenschutzerklaerung agb nutzungsbedingungen cookies
      confidentialite cgv cgu privacidad terminos condiciones termini condizioni informativa voorwaarden regulamin
      reason count number rate time date ip primary secondary principal alternate order orders payment card invoice booking
      appointment contract bestellung zahlung rechnung vertrag buchung commande paiement facture pedido pedidos pago factura ordine pagamento
      """)
}
