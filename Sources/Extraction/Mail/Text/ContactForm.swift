/// What somebody filled in on a web page, as a web server mails it: lines of a label and a value, or a table of them.
struct ContactForm {
  struct Field {
    /// As written, without colon and marks of mandatory fields.
    var label: [UInt8]
    var value: [UInt8]
  }

  /// In the order of the mail, without the message.
  private(set) var fields: [Field] = []
  /// What the person wrote, and everything that is no field.
  private(set) var text: [UInt8] = []
  /// The address filled in, if it is one.
  private(set) var address: MailAddress?
  /// The known labels in order: what forms of one page have in common.
  private(set) var shape: [UInt8] = []
  private var known: Set<FormLabels.Role> = []
  private var knownCount = 0

  private static let fieldLimit = 64
  private static let labelLimit = 48
  private static let valueLimit = 2_048

  /// nil unless three known labels stand in it, a name, email or phone among them, each with its value.
  init?(_ lines: BodyLines) {
    var open: Open = .nothing
    for (index, line) in lines.all.enumerated() {
      let content = lines[line]
      if content.elementsEqual([MailASCII.hyphen, MailASCII.hyphen]) { break }
      if content.isEmpty {
        if case .message = open { addText([]) }
        continue
      }
      if let entry = Self.entry(content), entry.role != nil || open.takesUnknownLabels, fields.count < Self.fieldLimit {
        // The head of a mail that is quoted is no form.
        if entry.role == .sender, QuotedMail.block(at: index, in: lines)?.isOfMail ?? false { return nil }
        open = take(entry)
      } else if let role = FormLabels.role(of: content), content.count <= Self.labelLimit, index + 1 < lines.all.count {
        open = take(Entry(label: content, value: [], role: role))
      } else if case .label(let label, let role) = open {
        add(label, content, role)
        open = .fields
      } else {
        addText(content)
        if case .fields = open { open = .text }
      }
    }
    while text.last == MailASCII.lineFeed { text.removeLast() }
    let isPerson = known.contains(.email) && address != nil || known.contains(.phone) && known.contains(.name)
    guard knownCount >= 3, isPerson else { return nil }
  }

  /// Whether three of the first lines have a mark behind what may be a label, or with `thoroughly` are labels; cheap without.
  static func isLikely(_ lines: BodyLines, thoroughly: Bool) -> Bool {
    var count = 0
    for line in lines.all.prefix(60) where !line.isEmpty {
      let head = lines[line].prefix(labelLimit)
      let isMarked = head.contains { $0 == MailASCII.colon || $0 == MailASCII.tab }
      if isMarked || thoroughly && FormLabels.role(of: lines[line]) != nil { count += 1 }
      if count == 3 { return true }
    }
    return false
  }

  /// What the next line belongs to.
  private enum Open {
    case nothing, fields, text, message
    /// A label whose value stands on the next line.
    case label([UInt8], FormLabels.Role?)

    /// In running text a colon makes no field.
    var takesUnknownLabels: Bool {
      switch self {
      case .fields: true
      case .nothing, .text, .message, .label: false
      }
    }
  }

  private struct Entry {
    var label: ArraySlice<UInt8>
    var value: ArraySlice<UInt8>
    var role: FormLabels.Role?
  }

  /// `Label: value`, or two cells of a table.
  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    let head = line.prefix(labelLimit + 1)
    guard let mark = head.firstIndex(of: MailASCII.tab) ?? head.firstIndex(of: MailASCII.colon) else { return nil }
    let isCell = line[mark] == MailASCII.tab
    var label = MailASCII.trim(line[..<mark])
    let value = MailASCII.trim(line[(mark + 1)...].drop { $0 == MailASCII.colon || MailASCII.isSpace($0) })
    // `https://…` and `10:30` have a colon that parts nothing.
    if !isCell,
      line[(mark + 1)...].first.map({ $0 == 0x2F || MailASCII.isDigit($0) && label.last.map(MailASCII.isDigit) == true })
        ?? false
    {
      return nil
    }
    while let last = label.last, last == 0x2A || last == MailASCII.colon || MailASCII.isSpace(last) { label = label.dropLast() }
    while let first = label.first, first == 0x2A || MailASCII.isSpace(first) { label = label.dropFirst() }
    guard !label.isEmpty, !label.contains(MailASCII.at), !label.contains(MailASCII.less), !label.contains(MailASCII.tab),
      MailWords.words(label).count <= 6
    else { return nil }
    return Entry(label: label, value: value, role: FormLabels.role(of: label))
  }

  private mutating func take(_ entry: Entry) -> Open {
    if entry.role == .message {
      note(.message)
      if !entry.value.isEmpty { addText(entry.value) }
      return .message
    }
    guard entry.value.isEmpty else {
      add(Array(entry.label), entry.value, entry.role)
      return .fields
    }
    return .label(Array(entry.label), entry.role)
  }

  private mutating func add(_ label: [UInt8], _ value: ArraySlice<UInt8>, _ role: FormLabels.Role?) {
    let value = Array(value.prefix(Self.valueLimit))
    if let role {
      note(role)
      // `From: Ada Byte <ada@nimbus.example>` holds two things.
      if role == .sender, let both = MailAddressList.parse(value).first {
        address = address ?? both
        known.formUnion([.email, .name])
        if !both.name.isEmpty { fields.append(Field(label: Array("Name".utf8), value: both.name)) }
        fields.append(Field(label: Array("E-Mail".utf8), value: both.address))
        return
      }
      if role == .email { address = address ?? MailAddressList.parse(value).first }
    }
    fields.append(Field(label: label, value: value))
  }

  private mutating func note(_ role: FormLabels.Role) {
    known.insert(role)
    knownCount += 1
    shape.append(role.rawValue)
  }

  private mutating func addText(_ line: ArraySlice<UInt8>) {
    if !text.isEmpty { text.append(MailASCII.lineFeed) }
    text += line
  }
}

/// The labels of forms, in the languages of web pages.
enum FormLabels {
  enum Role: UInt8 { case sender, name, email, phone, company, address, subject, message, consent, other }

  /// nil for a label that is not known.
  static func role(of label: some Collection<UInt8>) -> Role? {
    guard label.count <= 60 else { return nil }
    var text = MailWords.folded(label)
    if let open = text.firstIndex(where: { $0 == MailASCII.openParenthesis || $0 == 0x5B }), open > 0 {
      text = Array(text[..<open])
    }
    text = MailWords.withoutMarks(text)
    if let length = possessives.prefixLength(of: text), length < text.count {
      text = MailWords.withoutMarks(Array(text[length...]))
    }
    return byRole.first { $0.labels.contains(text) }?.role
  }

  private static let possessives = PhraseList(
    "your,ihr,ihre,dein,deine,votre,ton,su,tu,il tuo,la tua,il vostro,uw,je,seu,sua,din,ditt,twoje,twój,váš,vaše,ваш,ваше,contact,customer,client,kunde,the,le,la"
  )

  private static let byRole: [(role: Role, labels: PhraseList)] = [
    (.sender, PhraseList("from,von,de,da,van,sender,absender,expéditeur,remitente,mittente,afzender,od,från,fra")),
    (
      .email,
      PhraseList(
        """
        email,e-mail,mail,email address,e-mail address,mail address,email-adresse,e-mail-adresse,e-mail adresse,emailadresse,\
        mailadresse,adresse e-mail,adresse email,adresse mail,adresse électronique,courriel,mél,correo,correo electrónico,\
        correo electronico,dirección de correo,dirección de correo electrónico,indirizzo email,indirizzo e-mail,posta elettronica,\
        e-mailadres,emailadres,mailadres,endereço de e-mail,endereço de email,e-postadress,e-post,epost,e-mailadresse,sähköposti,\
        adres e-mail,adres email,e-mailová adresa,e-posta,e-mail cím,адрес электронной почты,электронная почта,почта,\
        メールアドレス,メール,邮箱,电子邮件,電子郵件,이메일
        """)
    ),
    (
      .name,
      PhraseList(
        """
        name,full name,first name,last name,surname,given name,family name,firstname,lastname,forename,contact name,contact,\
        name of contact,vorname,nachname,familienname,vor- und nachname,vollständiger name,ansprechpartner,ansprechpartnerin,\
        kontaktperson,anrede,titel,nom,prénom,nom de famille,nom complet,nom et prénom,prénom et nom,civilité,nombre,apellido,\
        apellidos,nombre completo,nombre y apellidos,nome,cognome,nome e cognome,nome completo,sobrenome,apelido,naam,voornaam,\
        achternaam,volledige naam,namn,förnamn,efternamn,navn,fornavn,etternavn,efternavn,nimi,etunimi,sukunimi,imię,nazwisko,\
        imię i nazwisko,jméno,příjmení,jméno a příjmení,név,teljes név,keresztnév,vezetéknév,ad,soyad,ad soyad,adınız,имя,фамилия,\
        фио,salutation,title,名前,お名前,氏名,姓名,이름
        """)
    ),
    (
      .phone,
      PhraseList(
        """
        phone,telephone,phone number,telephone number,mobile,mobile phone,mobile number,cell,cell phone,tel,tel.,contact number,\
        telefon,telefonnummer,telefon-nr,tel.-nr,rufnummer,mobil,mobiltelefon,mobilnummer,handy,handynummer,rückrufnummer,\
        téléphone,numéro de téléphone,tél,portable,mobile/portable,teléfono,telefono,número de teléfono,móvil,celular,cellulare,\
        numero di telefono,recapito telefonico,telefoon,telefoonnummer,mobiel,telefone,telemóvel,número de telefone,puhelin,\
        puhelinnumero,telefonní číslo,numer telefonu,telefonszám,телефон,номер телефона,電話番号,電話,电话,手机,전화번호,fax
        """)
    ),
    (
      .company,
      PhraseList(
        """
        company,company name,organisation,organization,business,business name,firma,firmenname,unternehmen,société,entreprise,\
        raison sociale,empresa,nombre de la empresa,azienda,società,ragione sociale,bedrijf,bedrijfsnaam,organisatie,företag,\
        virksomhed,firmanavn,bedrift,yritys,nazwa firmy,společnost,cég,cégnév,şirket,компания,организация,会社名,公司,회사
        """)
    ),
    (
      .address,
      PhraseList(
        """
        address,street,street address,address line 1,address line 2,zip,zip code,postal code,postcode,post code,city,town,state,\
        county,country,region,adresse,anschrift,straße,strasse,straße und hausnummer,straße / hausnummer,hausnummer,plz,\
        postleitzahl,ort,stadt,wohnort,plz / ort,plz/ort,plz ort,land,rue,code postal,ville,pays,adresse postale,dirección,calle,\
        código postal,ciudad,localidad,provincia,población,país,indirizzo,via,cap,città,paese,adres,straat,straat en huisnummer,\
        plaats,woonplaats,endereço,morada,rua,cidade,estado,adress,gata,postnummer,postnr,adressepostnr,by,poststed,osoite,\
        postinumero,paikkakunta,ulica,kod pocztowy,miasto,kraj,adresa,ulice,psč,město,cím,irányítószám,város,адрес,город,индекс,住所,郵便番号
        """)
    ),
    (
      .subject,
      PhraseList(
        """
        subject,topic,regarding,reason,betreff,thema,anliegen,objet,sujet,asunto,tema,oggetto,onderwerp,assunto,ämne,emne,aihe,\
        temat,předmět,tárgy,konu,тема,件名,主题
        """)
    ),
    (
      .message,
      PhraseList(
        """
        message,message body,comment,comments,comments / questions,question,questions,enquiry,inquiry,details,description,notes,\
        additional information,how can we help,how can we help you,nachricht,mitteilung,ihre nachricht,anfrage,frage,fragen,\
        kommentar,bemerkung,bemerkungen,anmerkung,anmerkungen,text,commentaire,commentaires,demande,mensaje,comentario,comentarios,\
        consulta,messaggio,commento,commenti,richiesta,note,bericht,opmerking,opmerkingen,vraag,mensagem,comentário,comentários,\
        meddelande,besked,melding,viesti,wiadomość,treść wiadomości,zpráva,üzenet,mesaj,сообщение,комментарий,メッセージ,お問い合わせ内容,留言,메시지
        """)
    ),
    (
      .consent,
      PhraseList(
        """
        newsletter,subscribe,subscribe to newsletter,newsletter signup,newsletter abonnieren,newsletter-anmeldung,marketing consent,\
        consent,gdpr,datenschutz,einwilligung,abonnement newsletter,infolettre,suscribirse,boletín,nieuwsbrief,nyhedsbrev,nyhetsbrev,\
        iscrizione newsletter
        """)
    ),
    (
      .other,
      PhraseList(
        """
        date,datum,time,birthday,date of birth,geburtsdatum,date de naissance,fecha de nacimiento,data di nascita,website,webseite,\
        homepage,url,site web,sitio web,sito web,position,job title,beruf,funktion,fonction,cargo,language,sprache,langue,\
        customer number,kundennummer,order number,bestellnummer,numéro client,product,produkt,produit,budget,ip,ip address
        """)
    ),
  ]
}

/// Senders that are programs on a web server or services that mail forms.
enum FormSenders {
  static func contains(_ address: MailAddress) -> Bool {
    let local = address.localPart
    return mailboxes.contains(Array(local.prefix { $0 != 0x2B })) || services.contains(address.domain)
  }

  private static let mailboxes = PhraseList(
    """
    www-data,www,web,website,webserver,webmaster,wordpress,wp,apache,nginx,nobody,httpd,root,typo3,joomla,drupal,shopware,form,\
    forms,formular,formmail,formmailer,webform,webforms,contactform,contact-form,kontaktformular,kontakt-formular,formulaire,\
    formulario,notification,notifications,mailer,no-reply,noreply,server,cgi,php
    """)
  private static let services = PhraseList(
    """
    formspree.io,jotform.com,wufoo.com,typeform.com,followups.typeform.com,squarespace.info,squarespace.com,wixforms.com,\
    wix-forms.com,crm.wix.com,netlify.com,formsubmit.co,getform.io,formcarry.com,123formbuilder.com,cognitoforms.com,weebly.com,\
    webflow.com,formstack.com,formsite.com,paperform.co,tally.so,getform.org,formbackend.com,basin.com,usebasin.com
    """)
}
