/// Names of a customer's number as systems make them up: a word for the customer and one for a number, in any order and language.
enum KeyName {
  /// `ID du contact`, `Réf. client`, `CUST_ACCOUNT_NO`.
  static func isOne(_ words: [String]) -> Bool {
    let telling = words.filter { !links.contains($0) }
    guard (2...4).contains(telling.count) else { return false }
    return telling.allSatisfy { parties.contains($0) || numbers.contains($0) } && telling.contains(where: parties.contains)
      && telling.contains(where: numbers.contains)
  }

  private static func set(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  private static let parties = set(
    """
    contact contacts client customer cust person member subscriber record partner debtor kunde kunden kd kontakt person mitglied \
    adherent abonne enregistrement cliente contacto persona socio registro contatto klant relatie klient kontaktu datensatz debitor \
    debitoren adress eintrag eintrags einreichungs
    """)

  private static let numbers = set(
    """
    id ids nr no num number numero n ref reference code key kennung nummer identifiant identificador identificativo codigo codice \
    clave cle identifier uid uuid guid
    """)

  private static let links = set("de del du des der die das of the d l di da le la account unique internal interne interna")
}
