import RecordModel

/// What a consent cell says.
enum ConsentWords {
  enum Answer {
    /// Yes or no to whatever the column asks.
    case yes, no
    /// Allowed or refused, whatever the column asks.
    case allowed, denied
  }

  /// nil where the words do not say.
  static func answer(to text: [UInt8]) -> Answer? {
    let folded = ByteText.string(TextFolder.fold(text).filter { !"'\".!".utf8.contains($0) })
    return answers[folded]
  }

  /// The state an answer stands for in a column of this kind; unknown where it does not say.
  static func state(of text: [UInt8], isNegative: Bool) -> ConsentEvent.State {
    switch answer(to: text) {
    case .yes: isNegative ? .refused : .given
    case .no: isNegative ? .given : .refused
    case .allowed: .given
    case .denied: .refused
    case nil: .unknown
    }
  }

  private static let answers: [String: Answer] = {
    var result: [String: Answer] = [:]
    for (answer, words) in lists {
      for word in words.split(separator: ",") {
        result[ByteText.string(TextFolder.fold(Array(word.utf8[...])))] = answer
      }
    }
    return result
  }()

  private static let lists: [(Answer, String)] = [
    (
      .yes,
      "yes,y,true,t,1,1.0,on,x,checked,✓,✔,☑,[x],ja,j,wahr,oui,o,vrai,si,s,sí,verdadero,vero,tak,prawda,sim,да,はい,selected"
    ),
    (.no, "no,n,false,f,0,0.0,off,unchecked,☐,✗,✘,[ ],nein,falsch,non,faux,falso,nie,fałsz,nao,não,нет,いいえ,not selected"),
    (
      .allowed,
      "allow,allowed,do allow,subscribed,opted in,opted-in,opt in,opt-in,optin,accepted,accept,agreed,agree,granted,given"
    ),
    (.allowed, "consented,i agree,i accept,erlaubt,zugestimmt,einverstanden,abonniert,eingewilligt,accepté,j'accepte,autorisé"),
    (.allowed, "aceptado,acepto,autorizado,suscrito,accettato,acconsento,iscritto,zgoda,zgadzam sie,abonné,confirmed opt-in"),
    (
      .denied,
      "do not allow,not allowed,disallow,unsubscribed,opted out,opted-out,opt out,opt-out,optout,declined,denied,refused"
    ),
    (
      .denied,
      "withdrawn,revoked,disagree,not subscribed,non-subscribed,nonsubscribed,blacklisted,blocked,do not contact,rejected"
    ),
    (
      .denied,
      "abgelehnt,widerrufen,nicht erlaubt,abgemeldet,gesperrt,refusé,désabonné,non autorisé,rechazado,no acepto,dado de baja"
    ),
    (.denied, "no autorizado,rifiutato,disiscritto,brak zgody,odmowa,wypisany,nie zgadzam sie,i do not agree,suppressed"),
  ]
}
