/// Names of organizations: recognising them in a person's field, and their form for matching.
enum OrganizationName {
  /// Whether a name can only be an organization's: by its legal form or a word no person is called.
  static func isOrganization(_ text: [UInt8], folded: [UInt8]) -> Bool {
    let words = folded.split(separator: 0x20).map(Array.init)
    guard words.count >= 2, let last = words.last else { return false }
    if isLegalForm(last)
      || sureJoinedForms.contains(where: { words.count > $0.count && words.suffix($0.count).elementsEqual($0) })
    {
      return true
    }
    if text.suffix(4).elementsEqual(" A/S".utf8) { return true }
    if weakForms.contains(last), isCapitals(lastWord(of: text)) { return true }
    return words.contains { organizationWords.contains($0) }
  }

  /// Whether a name looks like a shop's or firm's rather than a person's; weaker than ``isOrganization(_:folded:)``, for judging
  /// a whole column.
  static func hasSigns(_ text: [UInt8]) -> Bool {
    let folded = TextFolder.fold(text)
    let words = NameFolder.withoutPunctuation(folded).split(separator: 0x20).map(Array.init)
    if isOrganization(text, folded: NameFolder.withoutPunctuation(folded)) { return true }
    if folded.contains(where: { ByteText.isDigit($0) || $0 == UInt8(ascii: "&") }) { return true }
    if ByteText.find(Array("'s ".utf8), in: folded[...]) != nil || folded.suffix(2).elementsEqual("'s".utf8) { return true }
    return words.contains { signWords.contains($0) } || words.count > 1 && words.first.map(articles.contains) == true
  }

  /// Whether a folded word is a legal form and no surname.
  static func isLegalForm(_ word: [UInt8]) -> Bool { strongForms.contains(word) }

  /// Folded, legal forms and punctuation out: `Nimbus GmbH & Co. KG` as `nimbus`.
  static func matchForm(folded: [UInt8]) -> [UInt8] {
    var words = folded.split(separator: 0x20).map(Array.init)
    if words.count > 1, words[0] == the { words.removeFirst() }
    let whole = words
    while words.count > 1, let last = words.last {
      if let length = joinedFormLength(words), words.count > length {
        words.removeLast(length)
      } else if strongForms.contains(last) || weakForms.contains(last) || connectors.contains(last) {
        words.removeLast()
      } else {
        break
      }
    }
    return Array((words.isEmpty ? whole : words).joined(separator: [0x20]))
  }

  private static func lastWord(of text: [UInt8]) -> [UInt8] {
    Array(text.split(separator: 0x20).last ?? []).filter(ByteText.isLetter)
  }

  private static func isCapitals(_ word: [UInt8]) -> Bool { word.allSatisfy { (0x41...0x5A).contains($0) } }

  private static func joinedFormLength(_ words: [[UInt8]]) -> Int? {
    joinedForms.first { words.count >= $0.count && Array(words.suffix($0.count)) == $0 }?.count
  }

  private static let the = Array("the".utf8)
  private static let connectors = ByteSet(words: "and und et y e & i")
  private static let strongForms = ByteSet(
    words:
      """
      gmbh mbh ohg ug gbr kgaa ev ltd limited llc llp plc inc incorporated corp corporation company sarl eurl sasu srl bv vof
      aps oy oyj spzoo pty pte ltda lda doo kft zrt uab eood ood jsc ooo zao pvt bhd gesmbh ggmbh stiftung spolka sro asbl vzw
      """)
  private static let weakForms = ByteSet(
    words: "ag kg se sa sas spa sl slu nv ab as co lp sc snc sci oo kk rt ou sia ad ek eg scs sca gp pc")
  /// Forms of several words; those of single letters could also be a person's initials.
  private static let joinedForms = sureJoinedForms + forms(["a s", "s a", "e v", "s l", "b v"])
  private static let sureJoinedForms = forms(["sp z oo", "sp zoo", "s r o", "sdn bhd", "private limited", "pty ltd"])

  private static func forms(_ names: [String]) -> [[[UInt8]]] { names.map { $0.split(separator: " ").map { Array($0.utf8) } } }

  private static let articles = ByteSet(words: "the le la les il el los das der die chez au cafe")
  private static let signWords = ByteSet(
    words: """
      of for and und et house room grill bar club kitchen garden gardens diner tavern inn deli market shop store bakery
      trattoria ristorante brasserie osteria sushi pizza steak seafood noodle bbq barbecue palace express coffee tea salon
      studio gallery theater theatre cinema church chapel parish farm farms ranch garage motors auto repair cleaners plaza
      """)

  private static let organizationWords = ByteSet(
    words:
      """
      gmbh ltd llc inc university universitat universite universidad hospital hospitals restaurant hotel foundation association
      institute institut ministry group holding holdings services solutions systems technologies technology consulting industries
      enterprises cafe bistro delicatessen pizzeria bakery clinic pharmacy verein verlag apotheke gemeinde stadtwerke academy
      society centre center school schools library museum department council partners partnership associates logistics
      software media energy insurance versicherung versicherungen bank sparkasse autohaus spedition rechtsanwalte kanzlei praxis
      societe fundacion asociacion ayuntamiento mairie azienda spolka przedsiebiorstwo international manufacturing
      laboratories pharmaceuticals steakhouse brewery inn daycare preschool headstart kindergarten ymca
      """)
}
