import RecordModel

/// Languages as ISO 639-1 codes, from codes, locales and names.
package struct LanguageNormalizer: FieldNormalizer {
  package let fields: Set<CanonicalField> = [.language]

  package init() {}

  package func normalize(_ cells: [Cell], in context: NormalizationContext, into record: inout RecordBuilder) {
    for cell in cells where !cell.text.isEmpty {
      if record.addIfPlaceholder(cell, context) { continue }
      if let code = Self.code(for: cell.text) {
        record.add(.language, from: cell, value: code, match: code)
      } else {
        record.add(.language, from: cell, value: TextFolder.displayed(cell.text), match: [])
      }
    }
  }

  /// `de` of `de_DE`, `Deutsch`, `German`, `ger`, SAP's `D`.
  static func code(for text: [UInt8]) -> [UInt8]? {
    let folded = TextFolder.fold(text)
    if let known = names[ByteText.string(folded)] { return Array(known.utf8) }
    let first = folded.prefix(while: ByteText.isLetter)
    let isLocale = first.count == folded.count || "-_".utf8.contains(folded[first.count])
    guard isLocale else { return nil }
    if let known = names[ByteText.string(first)] { return Array(known.utf8) }
    return first.count == 2 ? Array(first) : nil
  }

  private static let names: [String: String] = {
    var result: [String: String] = [:]
    for (code, words) in [
      ("en", "english,englisch,anglais,ingles,inglese,angielski,eng,e"),
      ("de", "german,deutsch,allemand,aleman,tedesco,ger,deu,d"),
      ("fr", "french,franzosisch,francais,frances,francese,francuski,fre,fra,f"),
      ("pl", "polish,polnisch,polonais,polski,pol,l"),
      ("es", "spanish,spanisch,espagnol,espanol,spagnolo,hiszpanski,castellano,spa,s"), ("pt", "portuguese,portugues,por,p"),
      ("it", "italian,italienisch,italien,italiano,wloski,ita,i"),
      ("nl", "dutch,niederlandisch,neerlandais,nederlands,dut,nld,n"),
      ("sv", "swedish,schwedisch,svenska,swe,v"), ("da", "danish,danisch,dansk,dan,k"), ("nb", "norwegian,norsk,nor,o"),
      ("fi", "finnish,suomi,fin,u"), ("cs", "czech,tschechisch,cestina,cze,ces,c"), ("hu", "hungarian,ungarisch,magyar,hun,h"),
      ("ru", "russian,russisch,russe,русский,rus,r"), ("tr", "turkish,turkisch,turkce,tur,t"), ("ja", "japanese,日本語,jpn,j"),
      ("zh", "chinese,chinesisch,中文,zho,chi"), ("ko", "korean,한국어,kor"), ("ar", "arabic,arabisch,arabe,ara"),
      ("el", "greek,griechisch,gre,ell,g"), ("uk", "ukrainian,ukrainisch,ukr"), ("ro", "romanian,rumanisch,romana,ron"),
    ] {
      for word in words.split(separator: ",") { result[String(word)] = code }
    }
    return result
  }()
}
