/// Names of the time a record was changed or made, of words in any order and language: `Geändert um`, `Date de modification`.
enum TimeName {
  /// 0 for the last change, 2 for the making; nil where a word says anything else, such as by whom.
  static func rank(of words: [String]) -> Int? {
    guard (2...6).contains(words.count) else { return nil }
    let telling = words.filter { !links.contains($0) }
    guard telling.count == 1, let word = telling.first else { return nil }
    return changed.contains(word) ? 0 : made.contains(word) ? 2 : nil
  }

  private static let changed = Set(
    words:
      """
      modified updated changed edited modification update geandert anderung aktualisiert aktualisierung bearbeitet bearbeitung modifie
      modifiee maj modificado modificacion actualizado actualizacion modificato modifica aggiornato aggiornamento gewijzigd wijziging
      bijgewerkt modificada atualizado atualizacao andrad andrat uppdaterad endret oppdatert aendret opdateret
      """)

  private static let made = Set(
    words:
      """
      created registered creation registration erstellt erstellung angelegt anlage erfasst cree creee inscription creado creacion alta
      creato creazione registrazione registrato aangemaakt aanmaak criado criacao skapad opprettet oprettet entree saisie eintrags entrada envio soumission invio einsendung ubermittlung
      """)

  private static let links = Set(
    words:
      """
      last on at time date datetime timestamp utc gmt in the of record contact customer letzte letzten letzter zuletzt am um der des datum
      zeit uhrzeit zeitpunkt kontakt derniere dernier le la l de du d heure client ultima ultimo el fecha hora del cliente contacto data
      ora di della il laatste laatst op tijd tijdstip datum senast sist sidst den i
      """)
}
