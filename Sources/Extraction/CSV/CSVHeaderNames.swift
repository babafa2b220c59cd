/// Column names of the systems people export from, so that a header row is told from report titles and data.
enum CSVHeaderNames {
  /// The key names are compared by: lower-case letters and digits only, without marks, blanks and invisible characters.
  static func key(_ name: String) -> String {
    var key = ""
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: key.unicodeScalars.append(scalar)
      case 0x41...0x5A: key.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20))
      case ..<0x80: continue
      default:
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { key += properties.lowercaseMapping }
      }
    }
    return key
  }

  static func isKnown(_ name: String) -> Bool { known.contains(key(name)) }

  /// As a column name: without byte order mark, zero-width characters and outer blanks; no-break spaces become spaces.
  static func cleaned(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD, 0x00: continue
      case 0xA0, 0x202F, 0x09, 0x0A, 0x0D: result.append(" ")
      default: result.append(scalar)
      }
    }
    let text = String(result)
    guard let first = text.firstIndex(where: { $0 != " " }), let last = text.lastIndex(where: { $0 != " " }) else { return "" }
    return String(text[first...last])
  }

  /// The names made distinct: an empty one becomes `column_3`, the second `name` becomes `name_2`.
  static func distinct(_ names: [String]) -> [String] {
    var used = Set(names)
    var seen: Set<String> = []
    var next: [String: Int] = [:]
    return names.enumerated().map { index, name in
      let base = name.isEmpty ? "column_\(index + 1)" : name
      if !name.isEmpty, seen.insert(name).inserted { return name }
      if name.isEmpty, used.insert(base).inserted { return base }
      var number = next[base] ?? 2
      while !used.insert("\(base)_\(number)").inserted { number += 1 }
      next[base] = number + 1
      return "\(base)_\(number)"
    }
  }

  /// Whether a column holds the one-line or street part of an address, which people write with commas.
  static func isStreet(_ name: String) -> Bool {
    let key = key(name)
    return key.holds(anyOf: streetWords) && (key.holds("mailing") || !key.holds("mail"))
      && !key.hasPrefix("ip")
  }

  private static let streetWords = [
    "street", "address", "addr", "strasse", "straße", "anschrift", "adresse", "rue", "calle", "direccion", "dirección",
    "indirizzo", "adres", "endereco", "endereço",
  ]

  private static let known = Set(
    """
    id|recordid|contactid|customerid|accountid|leadid|userid|internalid|externalid|entryid|submissionid|personid|clientid
    kundennummer|kundennr|kdnr|nummer|customernumber|customerno|accountnumber|euid|leid|guid|uuid|key|code
    name|fullname|firstname|givenname|middlename|lastname|familyname|surname|secondname|maidenname|nickname|displayname|contactname
    vorname|nachname|familienname|zuname|vollständigername|prenom|prénom|nom|nomdefamille|nombre|apellido|apellidos|cognome
    nomecompleto|nome|sobrenome|voornaam|achternaam|naam|imię|nazwisko|förnamn|efternamn|fornavn|etternavn|имя|фамилия|名前|氏名
    prefix|suffix|title|salutation|anrede|titel|civilité|tratamiento|namesuffix|nameprefix
    email|emailaddress|emails|mail|mailaddress|epost|epostadresse|emailadresse|courriel|adresseemail|adressemail|correo
    correoelectrónico|correoelectronico|posta|indirizzoemail|primaryemail|workemail|homeemail|email2address|email1value|emailvalue
    phone|phonenumber|telephone|tel|mobile|mobilephone|mobilenumber|cell|cellphone|homephone|businessphone|workphone|fax|sms
    telefon|telefonnummer|handy|handynummer|mobil|mobiltelefon|rufnummer|téléphone|telephoneportable|teléfono|telefono|movil|móvil
    phone1|phone2|phone1value|telefoon|telefoonnummer|contactnumber|defaultaddressphone
    address|address1|address2|addressline1|addressline2|street|streetaddress|streetaddress1|street1|street2|mailingstreet
    billingstreet|othersreet|homestreet|businessstreet|strasse|straße|anschrift|adresse|hausnummer|rue|calle|direccion|dirección
    indirizzo|via|straat|poaddressline1|saaddressline1|defaultaddressaddress1|defaultaddresscompany|streetnumber|suburb
    city|town|mailingcity|billingcity|homecity|businesscity|ort|stadt|wohnort|ville|ciudad|città|citta|plaats|defaultaddresscity
    state|province|region|county|stateprovince|mailingstate|mailingstateprovince|bundesland|département|provincia|stato
    zip|zipcode|postcode|postalcode|mailingzip|mailingpostalcode|mailingzippostalcode|plz|postleitzahl|codepostal|códigopostal
    codigopostal|cap|postnummer|defaultaddresszip|zippostalcode|postalzipcode
    country|countryregion|countrycode|mailingcountry|land|pays|país|pais|paese|nation
    company|companyname|organization|organisation|organizationname|accountname|firma|unternehmen|société|entreprise|empresa|azienda
    business|businessname|employer|associatedcompany|bedrijf
    jobtitle|position|role|funktion|beruf|poste|puesto|department|abteilung
    birthday|birthdate|dateofbirth|dob|geburtsdatum|geburtstag|datedenaissance|fechadenacimiento|datadinascita|geboortedatum
    gender|sex|geschlecht|sexe|age|alter|language|sprache|langue|idioma|locale
    created|createdat|createddate|createdutc|createdate|dateadded|datecreated|updated|updatedat|lastmodified|lastmodifieddate
    modifiedtime|addedtime|lastactive|lastchanged|signup|timestamp|submissiondate|submitdateutc|date|datum|erstelltam|geändertam
    notes|note|comments|comment|description|bemerkung|notiz|tags|labels|status|source|leadsource|leadstatus|lifecyclestage|type
    website|url|web|webseite|homepage|taxnumber|taxid|vat|vatid|ustid|ustidnr|ssn|socsecid|soc_sec_id
    emailoptout|hasoptedoutofemail|acceptsmarketing|acceptsemailmarketing|optintime|optinip|emailblacklisted|smsblacklisted|newsletter
    orders|totalorders|totalspent|totalspend|amount|price|contactowner|owner|ownerid|isdeleted|username|login
    """
    .split { $0 == "|" || $0 == "\n" }.map { key(String($0)) })
}
