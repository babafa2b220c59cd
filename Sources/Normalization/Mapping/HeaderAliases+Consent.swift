extension HeaderAliases {
  /// Permissions and refusals. The negative names are known to turn a yes into a refusal; no other name does.
  static let consent: [HeaderAlias] = [
    allowed(
      "email", "accepts marketing, accepts email marketing, email opt in, opt in, opted in, marketing opt in, email optin"),
    allowed("email", "email marketing consent, marketing consent, marketing emails, receive marketing emails, email consent"),
    allowed("email", "opt in to marketing, subscribe, subscribed, email subscribed, is subscribed, marketing permission"),
    allowed("email", "accept marketing, allow email, email permission, email subscription status, email marketing, marketing"),
    allowed("email", "werbung erlaubt, werbeeinwilligung, werbeerlaubnis, einwilligung werbung, einwilligung email"),
    allowed(
      "email", "consentement marketing, accepte les emails, acepta marketing, consentimiento marketing, acepta publicidad"),
    allowed("email", "consenso marketing, zgoda marketingowa, zgoda na marketing, accetta marketing, optin email"),
    allowed(
      "email", purpose: "newsletter", "newsletter, newsletter opt in, newsletter subscription, newsletter signup, boletin"),
    allowed(
      "email", purpose: "newsletter", "subscribe to newsletter, newsletter subscribed, newsletter consent, accept newsletter"),
    allowed(
      "email", purpose: "newsletter",
      "subscribe newsletter, newsletter abonniert, newsletter anmeldung, newsletter einwilligung"),
    allowed(
      "email", purpose: "newsletter", "inscription newsletter, abonne newsletter, lettre d'information, accepte la newsletter"),
    allowed(
      "email", purpose: "newsletter", "suscrito al boletin, iscritto newsletter, iscrizione newsletter, zgoda na newsletter"),
    allowed(
      "email", purpose: "newsletter",
      "i agree to receive the newsletter, agree to receive newsletter, receive newsletter, i want the newsletter, nieuwsbrief"),
    allowed("email", "i agree to receive marketing emails, agree to receive marketing, i agree to receive emails, nyhetsbrev"),
    allowed(
      "sms", "accepts sms marketing, sms opt in, sms consent, sms marketing consent, allow sms, sms marketing, text opt in"),
    allowed("phone", "phone opt in, phone consent, allow phone, may we call you, call consent, telefonwerbung erlaubt"),
    allowed("post", "post opt in, postal consent, mail opt in, allow mail, direct mail opt in, allow post"),
    allowed("unspecified", "consent, consent consent, gdpr consent, privacy consent, data consent, gdpr, einwilligung, dsgvo"),
    allowed("unspecified", "consentement, consentimiento, consenso, zgoda, consenso privacy, consentement rgpd, zgoda rodo"),

    allowed(
      "email", "werbung, mailing list, mailingliste, acceptance marketing, accept marketing emails, publicite, publicidad"),
    allowed(
      "email", purpose: "newsletter", "acceptance newsletter, newsletter yes no, newsletter ja nein, sign up for newsletter"),
    refused("email", "e-mail-abmeldung, email abmeldung, abmeldung, newsletter abmeldung, desabonnement, desinscription"),
    refused("unspecified", "ne pas demarcher, refus de demarchage, no molestar, non disturbare, kein kontakt, nicht werben"),

    refused("email", "has opted out of email, email opt out, email opted out, opt out, opted out, optout, email optout"),
    refused(
      "email",
      "email blacklisted, email blocklisted, blocklisted, blacklisted, unsubscribed, unsubscribe, unsubscribed from all email, do not email, do not allow emails"
    ),
    refused(
      "email", "do not allow bulk emails, donotemail, donotbulkemail, no email, no emails, no marketing, email unsubscribed"),
    refused(
      "email", "is unsubscribed, marketing opt out, do not send marketing, opted out of email, no newsletter, emailoptout"),
    refused("email", "unsubscribed from marketing, global unsubscribe, do not send marketing materials, suppress email"),
    refused(
      "email", "keine werbung, werbesperre, mailsperre, e-mail-sperre, abgemeldet, newsletter abgemeldet, email gesperrt"),
    refused(
      "email", "desabonne, desinscrit, ne pas envoyer d'email, refuse les emails, pas de publicite, no enviar publicidad"),
    refused("email", "dado de baja, baja, no enviar email, no quiere publicidad, disiscritto, non inviare email, wypisany"),
    refused("email", "do not email flag, is excluded from campaigns, no desea publicidad, no desea recibir publicidad"),
    refused("phone", "do not call flag, do not phone flag, no phone calls"),
    refused("post", "no mailings, no mailing, no post, do not mail flag, no postal mail"),
    refused(
      "sms",
      "sms blacklisted, sms blocklisted, sms opt out, do not sms, no sms, has opted out of sms, text opt out, sms unsubscribed"),
    refused(
      "phone",
      "do not call, phone opt out, do not phone, donotphone, do not allow phone calls, no calls, has opted out of phone"),
    refused("phone", "nicht anrufen, telefonsperre, ne pas appeler, no llamar, non chiamare, nie dzwonic, anrufsperre"),
    refused("post", "do not mail, do not post, do not allow mails, donotpostalmail, mail opt out, post opt out, no mail"),
    refused("fax", "has opted out of fax, fax opt out, do not fax, do not allow faxes, donotfax"),
    refused(
      "unspecified", "do not contact, no contact, do not contact me, nicht kontaktieren, kontaktsperre, ne pas contacter"),
    refused("unspecified", "no contactar, non contattare, nie kontaktowac, opt out of contact, contact opt out"),

    HeaderAlias(
      .consent(ConsentColumn(channel: "email", isNegative: true, isTime: true)),
      "unsub time, unsubscribed time, unsubscribed date"),
    HeaderAlias(.consent(ConsentColumn(channel: "email", isNegative: true, isTime: true)), "unsubscribed at, unsubscribe date"),
    HeaderAlias(
      .consent(ConsentColumn(channel: "email", isNegative: true, isTime: true)), "opt out date, opted out at, optout date"),
    HeaderAlias(
      .consent(ConsentColumn(channel: "email", isNegative: true, isTime: true)),
      "date unsubscribed, unsubscribed on, unsubscribe time, opted out on, opt out time, date de désabonnement, data di disiscrizione"
    ),
    HeaderAlias(.consent(ConsentColumn(channel: "email", isTime: true)), "opt in date, opted in at, consent given at"),
    HeaderAlias(.consentTime, "consent time, consent date, consent timestamp, consent at, gdpr consent date, einwilligung am"),
    HeaderAlias(.consentWording, "consent text, consent description, consent wording, einwilligungstext, consent statement"),
    HeaderAlias(.unused, "optin time, optin ip, confirm time, confirm ip, unsub reason, unsub campaign id, unsubscribed mode"),
    HeaderAlias(.unused, "fax blacklisted, email confirmed, email verified, email valid"),
  ]

  private static func allowed(_ channel: String, purpose: String = "unspecified", _ names: String) -> HeaderAlias {
    HeaderAlias(.consent(ConsentColumn(channel: channel, purpose: purpose)), names)
  }

  private static func refused(_ channel: String, _ names: String) -> HeaderAlias {
    HeaderAlias(.consent(ConsentColumn(channel: channel, isNegative: true)), names)
  }
}
