extension HeaderAliases {
  static let german: [HeaderAlias] = [
    HeaderAlias(
      .nameFull,
      "wie heißt du, wie heißen sie, wie ist dein name, vollständiger name, kundenname, kontaktname, vor- und nachname, vorname nachname"
    ),
    HeaderAlias(.nameFull, "name vorname, ihr name, kontaktperson, anzeigename, empfänger, name des kunden, vor und zuname"),
    HeaderAlias(.party, "kunde, ansprechpartner, mitglied, gast, mandant, debitor, kontakt"),
    HeaderAlias(.nameGiven, "vorname, rufname, vornamen, name vorname 1, kontakt vorname"),
    HeaderAlias(.nameMiddle, "zweiter vorname, weitere vornamen, mittelname, zweitname"),
    HeaderAlias(.nameLast, "nachname, familienname, zuname, hausname, kontakt nachname"),
    HeaderAlias(.namePrefix, "anrede, titel, akademischer titel, namenszusatz, anrede titel"),
    HeaderAlias(.namePrefix, "namenspräfix, anrede und titel, briefanrede kurz"),
    HeaderAlias(.jobTitle, "titel in der organisation, position im unternehmen, funktion im unternehmen"),
    HeaderAlias(.updatedAt(rank: 2), "registrierungsdatum, anmeldedatum, erstelldatum, mitglied seit"),
    HeaderAlias(.nameSuffix, "namenssuffix"),
    HeaderAlias(
      .organization,
      "kontoname, kontobezeichnung, name der organisation, name des unternehmens, name der firma, institution, einrichtung"),
    HeaderAlias(.phone, label: "mobile", "mobiltelefonnummer, mobilnr, mobil nr, mobilfunknr, handynr, mobile nummer"),
    HeaderAlias(.key(rank: 1), "mitglieds nr, mitgliedsnr, vertragsnummer kunde, partnernummer, gästenummer, patientennummer"),
    HeaderAlias(
      .lastActivity, "letzter auftrag, letzte rechnung, letzter einkauf, letzte aktion, letzter login, letzte anmeldung"),
    HeaderAlias(.externalID, label: "company_number", "handelsregisternummer, hr nummer, hrb, handelsregister nr"),
    HeaderAlias(.nameOrg, "firmierung, vereinsname"),
    HeaderAlias(
      .organization,
      "name der organisation 1, firma, firmenname, unternehmen, organisation, betrieb, arbeitgeber, unternehmensname, firma name"
    ),
    HeaderAlias(.email, "e-mail-adresse, emailadresse, mailadresse, e-mail adresse, elektronische post, e-post, email adresse"),
    HeaderAlias(.email, label: "work", "e-mail geschäftlich, geschäftliche e-mail, firmen e-mail"),
    HeaderAlias(.email, label: "home", "e-mail privat, private e-mail"),
    HeaderAlias(
      .phone, "telefon, telefonnummer, tel nr, telefon nr, rufnummer, tel, fon, telefonnr, rückrufnummer, festnetznummer"),
    HeaderAlias(
      .phone, label: "mobile", "handy, handynummer, mobil, mobiltelefon, mobilnummer, mobilfunk, mobilfunknummer, handy nr"),
    HeaderAlias(.phone, label: "work", "telefon geschäftlich, telefon firma, durchwahl, telefon dienstlich, telefon büro"),
    HeaderAlias(.phone, label: "home", "telefon privat, privattelefon"),
    HeaderAlias(.addressFull, "adresse, anschrift, postanschrift, postadresse, volle adresse, wohnadresse, rechnungsadresse"),
    HeaderAlias(.addressFull, label: "shipping", "lieferadresse, lieferanschrift, versandadresse"),
    HeaderAlias(
      .addressStreet,
      "str u hausnr, str und nr, str nr, straße u hausnummer, straße u nr, straße, strasse, str, straße und hausnummer, straße hausnummer, straße nr, strassenname, straße hnr"
    ),
    HeaderAlias(.addressStreet, "adresszeile 1, anschrift 1, adresse 1"),
    HeaderAlias(.streetNumber, "hausnummer, hausnr, haus nr, hnr, straßennummer"),
    HeaderAlias(.addressLine2, "adresszusatz, adresszeile 2, zusatz, anschrift 2, adresse 2, postfach, wohnung, straße 2"),
    HeaderAlias(
      .addressCity, "plz ort, plz und ort, plz stadt, ort plz, ort, stadt, wohnort, gemeinde, ortschaft, postleitzahl und ort"),
    HeaderAlias(.addressRegion, "bundesland, kanton, landkreis, provinz, region bundesland"),
    HeaderAlias(.addressPostcode, "plz, postleitzahl, post leitzahl"),
    HeaderAlias(.addressCountry, "land, staat, länderkennzeichen, länderkürzel, ländercode, lkz, land region, landeskennung"),
    HeaderAlias(.birthDate, "geburtsdatum, geburtstag, geb datum, geb, geboren, geboren am, gebdat"),
    HeaderAlias(.gender, "geschlecht"),
    HeaderAlias(.jobTitle, "position, funktion, beruf, stellung, berufsbezeichnung, stellenbezeichnung, jobtitel, rolle"),
    HeaderAlias(.website, "webseite, internetseite, internet, webadresse, internetadresse, homepage"),
    HeaderAlias(.tags, "schlagworte, kategorien, kategorie, gruppen, gruppe, stichworte, merkmale, etiketten"),
    HeaderAlias(
      .note, "bem, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, nachricht, ihre nachricht"),
    HeaderAlias(.language, "sprache, korrespondenzsprache, bevorzugte sprache"),
    HeaderAlias(
      .taxID, "ust idnr, umsatzsteuer id, steuernummer, ust id, ustid, ustidnr, ust id nr, uid nummer, umsatzsteuernummer"),
    HeaderAlias(.externalID, label: "social_security", "sozialversicherungsnummer, sv nummer, ahv nummer"),
    HeaderAlias(
      .lastActivity, "zuletzt aktiv, letzte aktivität, letzter kontakt, letzter kauf, letzte bestellung, letzter besuch"),
    HeaderAlias(.key(rank: 0), "datensatz id, datensatznummer, datensatz nr, interne id"),
    HeaderAlias(.key(rank: 1), "kundennummer, kunden nr, kdnr, kunden id, kundennr, kontakt id, mitgliedsnummer"),
    HeaderAlias(
      .key(rank: 1),
      "geschäftspartner, debitorennummer, debitor nr, adressnummer, kd nr, personennummer, mandantennummer, nr, nummer"),
    HeaderAlias(
      .updatedAt(rank: 0), "geändert am, letzte änderung, änderungsdatum, zuletzt geändert, aktualisiert am, bearbeitet am"),
    HeaderAlias(.updatedAt(rank: 0), "zuletzt aktualisiert, stand, datum der letzten änderung, letzte aktualisierung"),
    HeaderAlias(
      .updatedAt(rank: 1),
      "einsendedatum, einreichungsdatum, eintragsdatum, zeitstempel, eingegangen am, absendedatum, gesendet am, eingang"),
    HeaderAlias(
      .updatedAt(rank: 2),
      "erstellt am, erstellungsdatum, angelegt am, anlagedatum, erfasst am, kunde seit, registriert am, registrierung"),
    HeaderAlias(.updatedAt(rank: 3), "datum, datum uhrzeit, datum und uhrzeit, zeit"),
    HeaderAlias(.note, "ihre nachricht, mitteilung, ihre mitteilung, beschreibung, freitext, kommentar oder nachricht"),
    HeaderAlias(.interaction(.formName), "formular, formularname"),
    HeaderAlias(.interaction(.subject), "betreff"),
    HeaderAlias(.unused, "fax, telefax, faxnummer, kundenbetreuer, besitzer"),
  ]
}
