import RecordModel

/// Domains that hand out mailboxes for minutes.
enum DisposableDomains {
  /// Whether an address or domain is of one, or below one.
  static func contains(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    guard address.count <= 320 else { return false }
    var start = address.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? 0
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: address.count) { lower in
      for (index, byte) in address.enumerated() { lower[index] = MailASCII.lower(byte) }
      let count = address.last == UInt8(ascii: ".") ? address.count - 1 : address.count
      guard start < count else { return false }
      while let dot = lower[start..<count].firstIndex(of: UInt8(ascii: ".")) {
        let domain = UnsafeBufferPointer(rebasing: lower[start..<count])
        if mayBeKnown[slot(domain)], known.contains(String(decoding: domain, as: UTF8.self)) { return true }
        start = dot + 1
      }
      return false
    }
  }

  /// Most addresses are told from the known ones by their slot, without a string.
  private static let mayBeKnown = known.reduce(into: [Bool](repeating: false, count: 4096)) { slots, domain in
    var domain = domain
    slots[domain.withUTF8(slot)] = true
  }

  private static func slot(_ domain: UnsafeBufferPointer<UInt8>) -> Int { Int(ByteHash.hash(domain) & 4095) }

  private static let known = Set(
    """
    0-mail.com 0815.ru 10mail.org 10minutemail.com 10minutemail.net 10minutemail.co.uk 1secmail.com 1secmail.net 1secmail.org
    20minutemail.com 33mail.com anonbox.net armyspy.com binkmail.com bobmail.info bugmenot.com burnermail.io byom.de cock.li
    cuvox.de dayrep.com deadaddress.com discard.email discardmail.com discardmail.de disposablemail.com dispostable.com
    dodgit.com dropmail.me e4ward.com einrot.com emailondeck.com emailsensei.com emailtemporario.com.br fakeinbox.com
    fakemail.net fakemailgenerator.com fleckens.hu generator.email getairmail.com getnada.com grr.la guerrillamail.biz
    guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net guerrillamail.org guerrillamailblock.com
    gustr.com harakirimail.com inboxalias.com inboxbear.com inboxkitten.com incognitomail.org jetable.com jetable.net
    jetable.org jourrapide.com kasmail.com klzlk.com kurzepost.de linshiyouxiang.net mail-temp.com mail-temporaire.fr
    mail.tm mailcatch.com maildrop.cc maileater.com mailexpire.com mailinator.com mailinator.net mailinator.org
    mailinator2.com mailmetrash.com mailmoat.com mailnesia.com mailnull.com mailpoof.com mailsac.com mailshell.com
    mailtemp.info mailtothis.com meltmail.com mintemail.com moakt.com mohmal.com mt2015.com mytemp.email mytrashmail.com
    nada.email no-spam.ws nospamfor.us nowmymail.com objectmail.com odaymail.com oneoffemail.com pokemail.net
    proxymail.eu punkass.com rcpt.at rhyta.com rmqkr.net sendspamhere.com sharklasers.com shortmail.net sneakemail.com
    sofort-mail.de spam4.me spamavert.com spambog.com spambog.de spambog.ru spambox.us spamcannon.com spamcowboy.com
    spamday.com spamex.com spamfree24.org spamgourmet.com spamherelots.com spamhole.com spamify.com spaml.com spamspot.com
    superrito.com suremail.info teleworm.us temp-mail.io temp-mail.org tempail.com tempinbox.com tempmail.dev tempmail.eu
    tempmail.net tempmail.plus tempmailaddress.com tempmailo.com tempomail.fr temporaryinbox.com tempr.email
    throwawaymail.com tmail.ws tmailinator.com tmpmail.net tmpmail.org trash-mail.at trash-mail.com trash-mail.de trash2009.com
    trashmail.at trashmail.com trashmail.de trashmail.io trashmail.me trashmail.net trashmail.org trashmail.ws trbvm.com
    wegwerfmail.de wegwerfmail.net wegwerfmail.org wegwerf-email.de wegwerfadresse.de wh4f.org yopmail.com yopmail.fr
    yopmail.net zoemail.org zippymail.info
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
