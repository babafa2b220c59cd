/// Recognises where a mail quotes another one, in the words of mail programs of many languages.
enum QuotedMail {
  enum Head {
    /// `On Tue, 12 Mar 2024 Ada Byte wrote:`
    case attribution
    /// `-----Original Message-----`, or the block of `From:`, `Sent:`, `To:` by itself.
    case original
    /// `---------- Forwarded message ---------`, `Begin forwarded message:`
    case forwarded
  }

  /// What kind of head starts at a line, if one does.
  static func head(at index: Int, in lines: BodyLines) -> Head? {
    let line = lines[lines.all[index]]
    guard let first = line.first, let last = line.last, line.count <= 512 else { return nil }
    if first == MailASCII.hyphen || last == MailASCII.colon || last == MailASCII.hyphen {
      let text = lines.folded(lines.all[index])
      if let marker = marker(text) { return marker }
      if last == MailASCII.colon, isAttribution(text) { return .attribution }
    }
    if block(at: index, in: lines) != nil { return .original }
    // `On Tue, 12 Mar 2024, Ada Byte <ada@nimbus.example>` whose `wrote:` stands on the next line.
    if index + 1 < lines.all.count, attributionStarts.mayStart(with: first) {
      let next = lines[lines.all[index + 1]]
      if next.last == MailASCII.colon, next.count <= 256 {
        let text = lines.folded(lines.all[index])
        if attributionStarts.prefixLength(of: text) != nil,
          isAttribution(text + [MailASCII.space] + lines.folded(lines.all[index + 1]))
        {
          return .attribution
        }
      }
    }
    return nil
  }

  /// Words for writing, beside a date or an address, or at the end.
  private static func isAttribution(_ text: [UInt8]) -> Bool {
    guard wrote.occurs(in: text) else { return false }
    if text.contains(MailASCII.at) || text.contains(where: MailASCII.isDigit) { return true }
    return wrote.hasSuffix(of: MailWords.withoutMarks(text))
  }

  /// The marker a line consists of: dashes around words, or words and a colon.
  private static func marker(_ text: [UInt8]) -> Head? {
    guard text.count <= 100 else { return nil }
    let isRuled = text.starts(with: [MailASCII.hyphen, MailASCII.hyphen])
    let words = MailWords.withoutMarks(text)
    if forwardedMarkers.contains(words) || isRuled && forwardedMarkers.prefixLength(of: words) != nil { return .forwarded }
    return isRuled && originalMarkers.contains(words) ? .original : nil
  }

  /// The block of header lines that a quoted mail starts with: what its From line says, and how many lines it has.
  struct Block {
    var from: ArraySlice<UInt8>
    /// It says to whom or when, as forms do not.
    var isOfMail: Bool
  }

  /// Reads a block of at least two known header lines of which the first names the sender.
  static func block(at index: Int, in lines: BodyLines) -> Block? {
    guard let from = value(of: fromLabels, lines[lines.all[index]]), !from.isEmpty else { return nil }
    var known = 0
    var subjects = 0
    for line in lines.all[(index + 1)...].prefix(6) {
      guard let byte = lines[line].first, MailWords.isWordByte(byte) || byte == asterisk else { break }
      if value(of: subjectLabels, lines[line]) != nil {
        subjects += 1
      } else if value(of: otherLabels, lines[line]) != nil {
        known += 1
      }
    }
    return known + subjects > 0 ? Block(from: from, isOfMail: known > 0) : nil
  }

  /// What stands behind one of the labels and a colon at the start of a line; stars around the label are marks of bold type.
  private static func value(of labels: PhraseList, _ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = line.first, first == asterisk || labels.mayStart(with: first),
      let colon = line.prefix(40).firstIndex(of: MailASCII.colon)
    else { return nil }
    let label = MailWords.folded(MailASCII.trim(line[..<colon].filter { $0 != asterisk }))
    guard labels.contains(label) else { return nil }
    return MailASCII.trim(line[(colon + 1)...].drop { $0 == asterisk })
  }

  private static let asterisk: UInt8 = 0x2A

  private static let fromLabels = PhraseList("from,von,de,da,van,od,från,fra,lähettäjä,от,kimden,feladó,差出人,发件人,寄件者,보낸 사람")
  private static let otherLabels = PhraseList(
    """
    sent,to,date,cc,reply-to,gesendet,an,datum,antwort an,envoyé,à,date d'envoi,enviado,enviado el,para,fecha,inviato,data,a,\
    verzonden,aan,wysłano,do,skickat,till,sendt,til,lähetetty,vastaanottaja,отправлено,дата,кому,gönderildi,kime,elküldve,\
    címzett,日時,宛先,发送时间,收件人
    """)
  private static let subjectLabels = PhraseList(
    "subject,betreff,objet,asunto,oggetto,onderwerp,assunto,temat,ämne,emne,aihe,тема,konu,tárgy,件名,主题")
  private static let wrote = PhraseList(
    """
    wrote,writes,schrieb,geschrieben,a écrit,écrivit,escribió,ha scritto,schreef,escreveu,skrev,napisał,napisała,napisał(a),\
    kirjoitti,пишет,написал,написала,писал,napsal,napsal(a),írta,a scris
    """)
  private static let attributionStarts = PhraseList("on,am,le,el,il,op,em,den,dnia,w dniu,от,dne")
  private static let originalMarkers = PhraseList(
    """
    original message,original-nachricht,ursprüngliche nachricht,originalnachricht,message d'origine,message original,\
    mensaje original,messaggio originale,oorspronkelijk bericht,mensagem original,ursprungligt meddelande,original meddelelse,\
    oprindelig meddelelse,wiadomość oryginalna,oryginalna wiadomość,alkuperäinen viesti,исходное сообщение
    """)
  private static let forwardedMarkers = PhraseList(
    """
    forwarded message,forwarded mail,begin forwarded message,weitergeleitete nachricht,weitergeleitete mail,\
    anfang der weitergeleiteten nachricht,anfang der weitergeleiteten e-mail,message transféré,message réexpédié,\
    début du message transféré,début du message réexpédié,mensaje reenviado,inicio del mensaje reenviado,messaggio inoltrato,\
    inizio messaggio inoltrato,inizio del messaggio inoltrato,doorgestuurd bericht,begin doorgestuurd bericht,\
    mensagem encaminhada,mensagem reencaminhada,início da mensagem reencaminhada,início da mensagem encaminhada,\
    vidarebefordrat meddelande,videresendt meddelelse,videresendt melding,przekazana wiadomość,wiadomość przekazana dalej,\
    välitetty viesti,пересылаемое сообщение,пересланное сообщение,iletilen ileti,továbbított üzenet,přeposlaná zpráva,\
    転送メッセージ,转发的邮件
    """)
}

/// The sender of a mail that another one forwards.
enum ForwardedMail {
  /// The sender's address as the first forwarded mail in the text names it.
  ///
  /// Blocks that answers have too count only with `subjectSaysForwarded`.
  static func sender(in lines: BodyLines, subjectSaysForwarded: Bool) -> MailAddress? {
    var isMarked = false
    var linesSinceMarker = 0
    for index in lines.all.indices where !lines.all[index].isEmpty {
      let line = lines[lines.all[index]]
      guard line.first != MailASCII.greater else { continue }
      linesSinceMarker += 1
      if isMarked, linesSinceMarker > 4 { isMarked = false }
      if let block = QuotedMail.block(at: index, in: lines) {
        return isMarked || subjectSaysForwarded ? address(block.from) : nil
      }
      if QuotedMail.head(at: index, in: lines) == .forwarded {
        isMarked = true
        linesSinceMarker = 0
      }
    }
    return nil
  }

  /// `Ada Byte <ada@nimbus.example>`, also as `Ada Byte [mailto:ada@nimbus.example]` and with a link behind it.
  private static func address(_ text: ArraySlice<UInt8>) -> MailAddress? {
    var text = Array(text.prefix(512).filter { $0 != 0x2A })
    if let open = text.firstIndex(of: 0x5B), let close = text[open...].firstIndex(of: 0x5D),
      MailASCII.starts(text[(open + 1)...], with: "mailto:")
    {
      text.replaceSubrange(open...close, with: [MailASCII.less] + text[(open + 8)..<close] + [MailASCII.greater])
    }
    return MailAddressList.parse(text).first
  }

  /// `Fwd:`, `WG:`, `TR:` and the like in front of a subject, also behind `Re:`.
  static func isForwarded(subject: [UInt8]) -> Bool {
    var rest = MailWords.folded(subject.prefix(200))[...]
    for _ in 0..<4 {
      rest = rest.drop { MailASCII.isSpace($0) || $0 == 0x5B }
      if forwardPrefixes.prefixLength(of: rest) != nil { return true }
      guard let length = answerPrefixes.prefixLength(of: rest) else { return false }
      rest = rest.dropFirst(length)
    }
    return false
  }

  private static let forwardPrefixes = PhraseList(
    "fwd:,fw:,wg:,tr:,rv:,i:,vb:,vl:,enc:,pd:,doorst:,továbbítás:,转发:,轉寄:,iletilen:,fs:")
  private static let answerPrefixes = PhraseList("re:,aw:,antw:,sv:,res:,r:,odp:")
}
