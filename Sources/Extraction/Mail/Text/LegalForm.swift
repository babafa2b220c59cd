/// The legal form at the end of a company's name: what tells a company from any other line.
enum LegalForm {
  /// Where the name with its legal form ends, if `text` is one; short forms count in capitals and at the end only.
  static func end(in text: ArraySlice<UInt8>) -> Int? {
    let words = words(of: text)
    var best: Int?
    for (index, word) in words.enumerated() where index > 0 || words.count == 1 {
      let spelled = text[word].filter { $0 != 0x2E }
      let isLast = index == words.count - 1
      if isLast, capitals.contains(String(decoding: spelled, as: UTF8.self)) || always.contains(MailWords.folded(spelled)) {
        best = text.endIndex
      } else if always.contains(MailWords.folded(spelled)), best == nil || isJoint(text, words, index) {
        best = word.upperBound
      }
    }
    if let best, best < text.endIndex, text[best] == 0x2E { return best + 1 }
    return best
  }

  /// Whether there is nothing but a legal form.
  static func isAlone(_ text: ArraySlice<UInt8>) -> Bool {
    words(of: text).allSatisfy { word in
      let spelled = text[word].filter { $0 != 0x2E }
      return always.contains(MailWords.folded(spelled)) || capitals.contains(String(decoding: spelled, as: UTF8.self))
        || spelled.elementsEqual([0x26])
    }
  }

  /// `GmbH & Co. KG` is one form.
  private static func isJoint(_ text: ArraySlice<UInt8>, _ words: [Range<Int>], _ index: Int) -> Bool {
    words[..<index].suffix(2).contains { text[$0].elementsEqual([0x26]) || MailASCII.equal(text[$0], "co.") }
  }

  /// Words between spaces, without commas around them.
  private static func words(of text: ArraySlice<UInt8>) -> [Range<Int>] {
    text.split { MailASCII.isSpace($0) || $0 == MailASCII.comma || $0 == MailASCII.openParenthesis }.map {
      $0.startIndex..<$0.endIndex
    }
  }

  /// Full stops left out.
  private static let always = PhraseList(
    """
    gmbh,mbh,ggmbh,ltd,limited,llc,llp,inc,incorporated,corp,corporation,plc,sarl,sas,sasu,eurl,spa,srl,srls,slu,sau,bvba,\
    ohg,gbr,ug,eg,kgaa,aps,oyj,asa,pty,pvt,sro,kft,zrt,sp z oo,spzoo,lda,ltda,doo,dd,eood,ood,ооо,株式会社,co kg
    """)
  private static let capitals: Set<String> = [
    "AG", "SA", "SE", "AB", "AS", "A/S", "NV", "BV", "KG", "Oy", "OY", "SL", "SNC", "SCS", "eV", "eK", "eG", "Sàrl", "S/A",
    "KK",
  ]
}
