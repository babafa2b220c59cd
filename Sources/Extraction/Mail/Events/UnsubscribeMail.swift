/// Whether a mail says nothing but that its sender wants no more mail.
enum UnsubscribeMail {
  private static let longest = 80

  /// By mailbox: `unsubscribe@` and the like, of ours.
  static func isMailbox(_ address: MailAddress) -> Bool {
    let name = address.localPart.prefix { $0 != 0x2B && $0 != equals }
    return mailboxes.contains(Array(name))
  }

  /// By subject: a phrase, and at most one word with a digit in it behind, as links to unsubscribe make it.
  static func isSubject(_ subject: [UInt8]) -> Bool {
    guard !subject.isEmpty, subject.count <= longest else { return false }
    let text = MailWords.withoutMarks(MailWords.folded(subject))
    if phrases.contains(text) { return true }
    guard let length = phrases.prefixLength(of: text) else { return false }
    let rest = MailWords.words(text.dropFirst(length))
    return rest.count == 1 && rest[0].contains(where: MailASCII.isDigit)
  }

  /// By body: one line of the sender's own, which is a phrase; a signature may follow it.
  static func isBody(_ lines: BodyLines) -> Bool {
    guard let first = lines.all.first(where: { !$0.isEmpty }), first.count <= longest,
      phrases.contains(MailWords.withoutMarks(lines.folded(first)))
    else { return false }
    var own = lines.own.filter { !$0.isEmpty }.dropFirst()
    if let next = own.first {
      let isMark = lines[next].elementsEqual([MailASCII.hyphen, MailASCII.hyphen])
      if isMark || SignatureWords.closings.prefixLength(of: lines.folded(next)) != nil { own = [] }
    }
    own = own.filter { SignatureWords.devices.prefixLength(of: MailWords.withoutMarks(lines.folded($0))) == nil }[...]
    return own.isEmpty
  }

  private static let equals: UInt8 = 0x3D
  private static let mailboxes = PhraseList(
    "unsubscribe,unsub,optout,opt-out,abmelden,abmeldung,austragen,desinscription,desabonnement,desabonner,baja,bajas,cancellami,uitschrijven,afmelden,list-unsubscribe,remove"
  )
  private static let phrases = PhraseList(
    """
    unsubscribe,unsubscribe me,please unsubscribe,please unsubscribe me,please unsubscribe me from this list,\
    please unsubscribe me from your mailing list,unsubscribe please,unsubscribe from list,opt out,opt-out,optout,remove me,\
    please remove me,please remove me from your mailing list,remove me from your list,take me off your list,\
    abmelden,bitte abmelden,newsletter abmelden,newsletter abbestellen,abbestellen,bitte abbestellen,newsletter-abmeldung,\
    newsletter abmeldung,abmeldung newsletter,abmeldung vom newsletter,austragen,bitte austragen,bitte aus dem verteiler nehmen,\
    désinscription,désinscrire,me désinscrire,désinscrivez-moi,désabonnement,désabonner,me désabonner,desinscription,\
    baja,darme de baja,dar de baja,cancelar suscripción,baja newsletter,\
    cancellami,cancellazione newsletter,disiscrizione,disiscrivimi,disiscriviti,annulla iscrizione,\
    afmelden,uitschrijven,nieuwsbrief afmelden,cancelar inscrição,cancelar subscrição,descadastrar,remover inscrição,\
    avregistrera,avprenumerera,avsluta prenumeration,afmeld,afmeld nyhedsbrev,avmeld,meld meg av,peruuta tilaus,\
    wypisz,wypisz mnie,rezygnacja z subskrypcji,odhlásit,odhlásit odběr,leiratkozás,dezabonare,отписаться,abonelikten çık
    """)
}
