/// The header dictionary: every name a column is known by, in all languages, by its compact key.
enum HeaderAliases {
  /// In the order of precedence: where two lists know a name, the first decides.
  static let lists: [[HeaderAlias]] = [
    orders, systems, consent, english, german, french, spanish, italian, polish, otherLanguages,
  ]

  static let byKey: [String: HeaderTarget] = {
    var result: [String: HeaderTarget] = [:]
    for list in lists {
      for alias in list {
        for key in alias.keys where result[key] == nil { result[key] = alias.target }
      }
    }
    return result
  }()

  /// Words before or after a name that tell which of several it is: the label they give, empty for none.
  static let qualifiers: [String: String] = {
    var result: [String: String] = [:]
    for (label, names) in qualifierNames {
      for name in names.split(separator: ",") { result[HeaderKey.compact(HeaderKey(String(name)).words)] = label }
    }
    return result
  }()

  private static let qualifierNames: [(label: String, names: String)] = [
    ("", "contact, customer, client, person, user, member, buyer, guest, subscriber, patient, lead, applicant, payer"),
    ("", "primary, main, default, default address, current, preferred, principal, party, your, kunde, kunden, ansprechpartner"),
    ("", "client, contact principal, cliente, contacto, contatto, klient, kontakt, kontakta, haupt, postanschrift, anschrift"),
    ("", "first, 1st, individual, account, profile, reply to, respondent, participant, attendee, donor, student, residential"),
    ("", "standardadresse, hauptadresse, adresse par defaut, direccion predeterminada, indirizzo predefinito, standaardadres"),
    ("", "hello, hi, res, resident, residence, voter, full, account holder, tenant, pupil"),
    ("work", "business, work, office, company, firm, geschaftlich, firma, buro, dienstlich, professionnel, bureau, travail"),
    ("work", "trabajo, oficina, empresa, lavoro, ufficio, sluzbowy, sluzbowa, employer, job, bus, arbeit, uff, gesch, pro"),
    ("work", "werk, zakelijk, zakelijke, kantoor, trabalho, comercial, arbete, arbejde, arbeid"),
    ("home", "prive, thuis, priv, perso, abitazione, residencial, hem, hjem"),
    (
      "home",
      "home, private, personal, privat, domicile, domicilio, personnel, casa, particular, personale, domowy, prywatny, house"
    ),
    (
      "mobile",
      "mobile, cell, cellular, mobil, handy, movil, portable, cellulare, komorkowy, gsm, whatsapp, mobiele, mobiel, celular"
    ),
    ("billing", "rechnungsadresse, rechnungsanschrift, adresse de facturation, direccion de facturacion, factuuradres"),
    ("billing", "indirizzo di fatturazione, factuur, faturacao, cobranca, faktura"),
    ("shipping", "lieferadresse, lieferanschrift, versandadresse, adresse de livraison, direccion de envio, afleveradres"),
    ("shipping", "indirizzo di spedizione, aflever, bezorg, verzend, leverans, levering"),
    ("billing", "billing, bill to, invoice, invoicing, rechnungs, rechnung, facturation, facturacion, fatturazione, bill"),
    (
      "shipping",
      "shipping, ship to, delivery, liefer, lieferung, versand, livraison, envio, entrega, spedizione, wysylki, ship"
    ),
    ("mailing", "mailing, mail, postal, postale, post, correspondence, po, correo, corrispondenza, indirizzo postale"),
    ("other", "additional, zusatzliche, zusatzlicher, sekundare, sekundarer, zweite, secundario, secundaria, secondario"),
    ("other", "secondaria, secondaire, deuxieme, tweede, supplementaire, adicional, aggiuntivo"),
    ("other", "other, alternate, alternative, secondary, second, autre, andere, weitere, otro, altro, inny, alt, sa"),
    ("landline", "landline, fixed, festnetz, fixe, fijo, fisso, stacjonarny"),
  ]

  /// Words of a form's question around the name of what it asks for.
  static let fillers: Set<String> = Set(
    words:
      """
      what whats what's is s are your you the a an please enter tell us we i m may have can at of our provide which do reach
      best give wie lautet ihre ihr ihren dein deine bitte geben sie ein an der die das ist quel quelle est
      optional required mandatory
      votre vos veuillez indiquer saisir cual es su tu por favor indique ingrese qual e il tuo la tua sua jaki jest twoj twoja
      """)

  /// Words of a question to the one who fills the form in.
  static let addressing: Set<String> = Set(
    words:
      """
      your you ihr ihre ihren ihrem sie dein deine du votre vos vous ton ta su sus usted tu tus suo sua tuo tua lei uw je jouw te ti
      trabajas trabaja vives vive lavori lavora vivi seu sua voce
      """)

  /// Words of questions that ask for something else than who one is.
  static let otherQuestions: Set<String> = Set(
    words:
      """
      about hear heard our us like liked interested interest why when how many often budget favorite favourite prefer friend help
      describe experience rate recommend learn find found need looking questions question happy goal goals use using
      uns unser unsere warum wann wieviel wie gehort oft interessieren interesse thema anliegen frage fragen nous notre comment pourquoi quand
      combien besoin nosotros nuestra nuestro como cuando cuanto cuantos interesa conocio noi nostro quando quanto
      """)

  /// Words at a header's end that say what kind of cell it is and nothing else.
  static let kindEndings: Set<String> = ["cd", "code", "desc", "lbl", "nm", "nbr", "num", "no", "txt", "val", "text"]

  /// Path components that hold the customer and say nothing more.
  static let neutralParents: Set<String> = Set(
    words:
      """
      data fields field answers answer customers customer contacts contact persons person people records record clients client
      kunden kunde submission submissions form formdata formresponse payload attributes properties items item entry entries
      result results sobject party vcards vcard profile profiles user users subscriber subscribers lead leads member members
      buyer values body signature attribute text uri value notification root rows row list details info personal
      personalinfo contactinfo contactdetails names emails phones addresses emailaddresses phonenumbers individual accountingcustomerparty
      ordered buyercustomerparty postaladdress counterparty
      """)

  /// Words that make a column somebody else's.
  static let foreignWords: Set<String> = Set(
    words:
      """
      owner manager agent rep representative referrer referred referral created modified assigned assignee assistant spouse
      emergency partner parent supervisor sender vendor supplier seller human ordered staff employee advisor recruiter
      besitzer betreuer erstellt geandert responsable propietario product campaign source site website page url form file
      utm browser device image photo avatar logo event ticket plan legal rep director doctor lawyer child children
      """)

  /// Words whose number tells one group of columns from the next: `Address 1: Street 2`.
  static let numberedWords: Set<String> = ["address", "adresse", "addr", "direccion", "indirizzo", "organization", "anschrift"]

  /// Names that mean something only beside a parent that says what.
  static let ambiguousLeaves: Set<String> = [
    "name", "id", "value", "number", "title", "code", "type", "label", "date", "time", "key", "state", "status", "subject",
    "description", "text", "line", "first", "last", "note", "notes", "created", "updated", "tag", "language", "url", "nr",
  ]
}
