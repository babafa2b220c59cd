/// Names of a customer's number as systems make them up: a word for the customer and one for a number, in any order and language.
enum KeyName {
  /// How little a name such as `ID du contact`, `Réf. client`, `CUST_ACCOUNT_NO` tells, 1 for the least doubtful; nil for another name.
  static func rank(of words: [String]) -> Int? {
    let telling = words.filter { !links.contains($0) && !systems.contains($0) }
    // `Copper ID`: the system's own, unless another column tells more.
    if words.count == 2, systems.contains(words[0]), telling == ["id"] { return 4 }
    guard isOne(telling) else { return nil }
    // `Person Contact Id`: of a record beside this one.
    return telling.count(where: parties.contains) == 1 ? 1 : 3
  }

  private static func isOne(_ telling: [String]) -> Bool {
    guard (2...4).contains(telling.count) else { return false }
    return telling.allSatisfy { parties.contains($0) || numbers.contains($0) } && telling.contains(where: parties.contains)
      && telling.contains(where: numbers.contains)
  }

  private static let parties = Set(
    words:
      """
      contact contacts client customer cust person member subscriber record partner debtor kunde kunden kd kontakt person mitglied
      adherent abonne enregistrement cliente contacto persona socio registro contatto klant relatie klient kontaktu datensatz debitor
      debitoren adress eintrag eintrags einreichungs
      referente ubermittlungs einsendungs antwort entree saisie soumission entrada envio inscripcion invio iscrizione deelnemer
      participant teilnehmer gast patient patienten
      """)

  private static let numbers = Set(
    words:
      """
      id ids nr no num number numero n ref reference code key kennung nummer identifiant identificador identificativo codigo codice
      clave cle identifier uid uuid guid
      """)

  /// Systems that customers are exported from.
  private static let systems = Set(
    words:
      """
      salesforce hubspot zoho dynamics crm netsuite oracle siebel eloqua sap keap infusionsoft mailchimp shopify stripe woocommerce brevo
      sendinblue activecampaign convertkit kit xero quickbooks pipedrive zendesk intercom freshsales freshdesk freshworks copper
      insightly nimble capsule marketo pardot klaviyo braze iterable sendgrid mailjet magento prestashop bigcommerce squarespace wix
      odoo sugarcrm suitecrm vtiger close monday airtable bexio datev lexware sage eventbrite typeform jotform
      """)

  private static let links = Set(
    words:
      "de del du des der die das of the d l di da do dos el al van het le la account unique internal interne interna")
}
