/// Words beside a phone number that say what it is: `Tel.:`, `Mobil`, `(W)`, `Fax`.
enum PhoneLabel {
  /// The text without such words, ASCII digits for all digits, and the label they stand for.
  ///
  /// Words for "extension" become ` ext `. Letters that are part of a number (`1-800-FLOWERS`) stay.
  static func strip(_ part: [UInt8]) -> (label: String, text: [UInt8]) {
    let isASCII = part.allSatisfy { $0 < 0x80 }
    let text = isASCII ? part : TextFolder.fold(DecimalDigits.ascii(part))
    if !text.contains(where: isLetter) { return ("", text) }
    let digits = PhoneText.digitCount(text)
    var label = ""
    var result: [UInt8] = []
    var seen = 0
    var index = 0
    while index < text.count {
      guard isLetter(text[index]) else {
        if (0x30...0x39).contains(text[index]) { seen += 1 }
        result.append(text[index])
        index += 1
        continue
      }
      let start = index
      while index < text.count, isLetter(text[index]) { index += 1 }
      let word = text[start..<index]
      guard let code = meaning(of: word, in: text), seen == 0 || digits >= 6 else {
        result += word
        continue
      }
      if code == extensionCode {
        result += Array(" ext ".utf8)
      } else {
        result.append(0x20)
        if code == faxCode || label.isEmpty { label = names[Int(code)] }
      }
      while index < text.count, text[index] == 0x2E || text[index] == 0x3A { index += 1 }
    }
    return (label, result)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  private static func meaning(of word: ArraySlice<UInt8>, in text: [UInt8]) -> UInt32? {
    let before = word.startIndex > 0 ? text[word.startIndex - 1] : 0x20
    let after = word.endIndex < text.count ? text[word.endIndex] : 0x20
    let opens: [UInt8] = [0x20, 0x28, 0x2F, 0x2E, 0x2C, 0x3A, 0x3B, 0x09, 0x5B]
    let closes: [UInt8] = [0x20, 0x29, 0x2F, 0x2E, 0x2C, 0x3A, 0x3B, 0x09, 0x5D, 0x2B]
    let touchesDigit = word.count > 2 && (0x30...0x39).contains(after)
    guard opens.contains(before) || (0x30...0x39).contains(before) && word.count > 2, closes.contains(after) || touchesDigit
    else {
      return nil
    }
    guard let code = table.find(word.map { $0 < 0x80 ? $0 | 0x20 : $0 }[...]) else { return nil }
    if word.count == 1, code != extensionCode {
      let isBracketed = before == 0x28 && after == 0x29
      guard isBracketed || after == 0x3A || after == 0x2E || word.startIndex == 0 else { return nil }
    }
    return code
  }

  private static let names = ["", "mobile", "work", "home", "fax"]
  private static let faxCode: UInt32 = 4
  private static let extensionCode: UInt32 = 5

  private static let words = [
    """
    tel telephone telefon phone phon fon ph t number no nr num numero telefono telephon call direct direkt d whatsapp contact
    kontakt landline voice tf tlf tfn numer rufnummer
    """,
    "mobile mob cell cellular cellphone handy mobil mobiltelefon mobilfunk movil celular cel portable port kom komorka m c gsm",
    "work office business w o b buero buro geschaeftlich geschaftlich dienstlich firma bureau travail trabajo oficina praca biuro main",
    "home h privat private p maison domicile casa particular dom festnetz house",
    "fax telefax f faks telecopie facsimile telecopieur",
    "durchwahl dw nebenstelle nst klappe extension erweiterung",
  ]

  private static let table: WordTable = {
    var table = WordTable()
    for (code, list) in words.enumerated() {
      for word in list.split(whereSeparator: \.isWhitespace) { table.add(word, UInt32(code)) }
    }
    return table
  }()
}
