import PipelineConfig

/// What the place of a file says about the mails in it: flags in its name, and folders for spam, trash and drafts.
enum MailFolderNames {
  /// nil where the place says nothing, or `ignore` does not name it.
  static func rule(forFileAt path: String, isMbox: Bool, ignore: Set<MailDefinition.Noise>) -> MailSkipRule? {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return nil }
    // MH marks deleted messages by a comma before their number.
    if !isMbox, name.first == ",", name.dropFirst().allSatisfy(\.isWholeNumber), name.count > 1 { return .deleted }
    let isInMaildir = parts.count > 2 && (parts[parts.count - 2] == "cur" || parts[parts.count - 2] == "new")
    if !isMbox, let rule = byFlags(name), rule.isIn(ignore) { return rule }
    guard let rule = rule(for: folder(parts, isMbox: isMbox, isInMaildir: isInMaildir)), rule.isIn(ignore) else { return nil }
    return rule
  }

  /// The name of the folder of the mail program that a file is, or lies in; lower-case.
  private static func folder(_ parts: [Substring], isMbox: Bool, isInMaildir: Bool) -> String {
    if isInMaildir { return parts[parts.count - 3].split(separator: ".").last?.lowercased() ?? "" }
    if isMbox {
      let own = plain(parts[parts.count - 1])
      return own == "mbox" && parts.count > 1 ? plain(parts[parts.count - 2]) : own
    }
    // Apple Mail keeps the messages of a folder some levels below it.
    if let mailbox = parts.dropLast().last(where: { $0.hasSuffix(".mbox") }) { return plain(mailbox) }
    return parts.count > 1 ? plain(parts[parts.count - 2]) : ""
  }

  private static func plain(_ name: Substring) -> String {
    var name = name.lowercased()
    for ending in [".gz", ".mbox", ".mbx", ".sbd"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
    return name
  }

  /// What a label or folder of that name is for; `name` is in lower case.
  static func rule(for name: String) -> MailSkipRule? {
    if spam.contains(name) { return .spam }
    if trash.contains(name) { return .trash }
    if drafts.contains(name) { return .draft }
    return chats.contains(name) ? .chat : nil
  }

  /// The flags at the end of a Maildir file's name (`…:2,ST`; `;` or `!` for the colon on other systems).
  private static func byFlags(_ name: Substring) -> MailSkipRule? {
    let name = Array(name.utf8.suffix(64))
    guard
      let mark = name.indices.last(where: {
        $0 + 2 < name.count && (name[$0] == MailASCII.colon || name[$0] == MailASCII.semicolon || name[$0] == 0x21)
          && name[$0 + 1] == 0x32 && name[$0 + 2] == MailASCII.comma
      })
    else { return nil }
    let flags = name[(mark + 3)...].prefix(while: MailASCII.isLetter)
    if flags.contains(UInt8(ascii: "T")) { return .trash }
    return flags.contains(UInt8(ascii: "D")) ? .draft : nil
  }

  // The names that web mail and mail programs give these folders, by language.
  private static let spam: Set<String> = [
    "spam", "junk", "junk-e-mail", "junk e-mail", "junk email", "bulk mail", "spamverdacht", "unerwünscht",
    "courrier indésirable",
    "indésirables", "correo no deseado", "posta indesiderata", "ongewenste e-mail", "lixo eletrônico", "lixo eletrónico",
    "skräppost", "søppelpost", "uønsket e-mail", "wiadomości-śmieci", "roskaposti", "nevyžádaná pošta", "спам", "迷惑メール",
    "垃圾邮件", "垃圾郵件", "스팸함",
  ]
  private static let trash: Set<String> = [
    "trash", "deleted items", "deleted messages", "papierkorb", "gelöschte elemente", "gelöschte objekte", "corbeille",
    "éléments supprimés", "messages supprimés", "papelera", "elementos eliminados", "cestino", "posta eliminata", "lixeira",
    "lixo", "itens excluídos", "prullenbak", "verwijderde items", "kosz", "elementy usunięte", "papperskorgen",
    "borttagna objekt",
    "papirkurv", "papirkurven", "slettet post", "roskakori", "koš", "çöp kutusu", "корзина", "удаленные", "ゴミ箱", "垃圾桶",
    "已删除邮件", "휴지통",
  ]
  private static let drafts: Set<String> = [
    "draft", "drafts", "entwurf", "entwürfe", "brouillons", "borradores", "bozze", "rascunhos", "concepten", "wersje robocze",
    "szkice", "utkast", "kladder", "luonnokset", "koncepty", "taslaklar", "черновики", "下書き", "草稿", "임시보관함",
  ]
  private static let chats: Set<String> = ["chat", "chats", "чаты", "чат", "チャット", "聊天", "채팅"]
}
