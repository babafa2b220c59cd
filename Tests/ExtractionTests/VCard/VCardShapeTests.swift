import RecordModel
import Testing

@testable import Extraction

/// How cards stand in a file: folding, line ends, what is missing, what is in between.
@Suite struct VCardShapeTests {
  @Test("folded lines are joined, at spaces and tabs, within parameters and within characters")
  func folding() throws {
    let bytes =
      Array("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada M".utf8) + [0xC3] + Array("\r\n ".utf8) + [0xBC]
      + Array("ller\r\nTEL;TYPE=wo\r\n\trk:1\r\n 2\r\nNOTE:a\r\n  b\r\nEND:VCARD\r\n".utf8)
    #expect(try VCardFile.read(bytes).records == [["FN=Ada Müller", "TEL.work=12", "NOTE=a b"]])
  }

  @Test("2.1 folds at a blank and keeps it, but for programs that cut by count")
  func oldFolding() throws {
    let long = String(repeating: "x", count: 70)
    let reading = try VCardFile.read(
      VCardFile.card("FN:Ada\r\n Byte", "NOTE:\(long)\r\n yz", "TITLE:Head\r\n\tof Sales", version: "2.1"))
    #expect(reading.records == [["FN=Ada Byte", "NOTE=\(long)yz", "TITLE=Head\tof Sales"]])
  }

  @Test("soft line breaks are joined; one that nothing follows ends the value")
  func softBreaks() throws {
    let reading = try VCardFile.read(
      VCardFile.card(
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=", "two =C3=A9= ", " three", "ORG;QUOTED-PRINTABLE:Nim=", "bus=", "",
        "TITLE;ENCODING=quoted-printable:Boss=", version: "2.1"))
    #expect(reading.records == [["ORG=Nimbus", "NOTE=one\ntwo é three", "TITLE=Boss"]])
  }

  @Test(
    "any line end is one", arguments: ["\n", "\r\n", "\r", "\r\r\n"])
  func lineEnds(_ end: String) throws {
    let text = [
      "BEGIN:VCARD", "VERSION:3.0", "FN:Ada", " Byte", "TEL:1", "END:VCARD", "", "BEGIN:VCARD", "FN:Bo", "END:VCARD", "",
    ]
    .joined(separator: end)
    let reading = try VCardFile.read(text)
    #expect(reading.records == [["FN=AdaByte", "TEL=1"], ["FN=Bo"]])
    #expect(reading.places.map(\.line) == [1, 8])
  }

  @Test("line ends may be mixed within one card")
  func mixedLineEnds() throws {
    let reading = try VCardFile.read("BEGIN:VCARD\rVERSION:3.0\nFN:Ada\r\nTEL:1\n\rEMAIL:a@x.example\r\r\nEND:VCARD")
    #expect(reading.records == [["FN=Ada", "TEL=1", "EMAIL=a@x.example"]])
  }

  @Test("bytes of a record reach from BEGIN to END, what is between cards is a separator")
  func places() throws {
    let card = "BEGIN:VCARD\nFN:Ada\nEND:VCARD"
    let reading = try VCardFile.read("\n\(card)\n\n\(card)\n")
    #expect(reading.places.map { [$0.number, $0.line, $0.byteStart, $0.byteEnd] } == [[1, 2, 1, 29], [2, 6, 31, 59]])
    #expect(reading.account.separatorBytes == 4)
  }

  @Test("lines between cards that say nothing are skipped, the cards are read")
  func between() throws {
    let card = VCardFile.card("FN:Ada")
    let reading = try VCardFile.read("'\r\n\(card)'\r\n\r\n---\r\n\(card)END:VCARD\r\n\(card)'")
    #expect(reading.records.count == 3)
    #expect(reading.account.skippedPieces == ["between_cards": 4])
  }

  @Test("a card without an end ends where the next begins")
  func missingEnd() throws {
    let reading = try VCardFile.read("BEGIN:VCARD\nFN:Ada\nTEL:1\n\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\nTEL:3\n")
    #expect(reading.records == [["FN=Ada", "TEL=1"], ["FN=Bo"], ["FN=Cy", "TEL=3"]])
    #expect(reading.issues == ["1 FN truncated", "3 FN truncated"])
    #expect(reading.places.map(\.byteEnd) == [24, 53, 77])
  }

  @Test("what the end of the file cuts off is left out, the rest is kept")
  func cut() throws {
    let reading = try VCardFile.read("BEGIN:VCARD\nFN:Ada\nEMAIL:ada@nimb")
    #expect(reading.records == [["FN=Ada"]])
    let nothing = try VCardFile.read("BEGIN:VCARD\nFN:Ad")
    #expect(nothing.codes == ["unterminated_card"])
    #expect(nothing.rejects.first?.raw == Array("BEGIN:VCARD\nFN:Ad".utf8))
  }

  @Test("a card without a beginning is read when it ends, else set aside")
  func missingBegin() throws {
    let reading = try VCardFile.read("VERSION:3.0\nFN:Ada\nEND:VCARD\nFN:Bo\nBEGIN:VCARD\nFN:Cy\nEND:VCARD\nTEL:1\n")
    #expect(reading.records == [["FN=Ada"], ["FN=Cy"]])
    #expect(reading.codes == ["outside_card", "outside_card"])
    #expect(reading.rejects.map(\.line) == [4, 8])
  }

  @Test("the version may stand anywhere, also last")
  func versionLast() throws {
    let text = "begin:vcard\nFN:Ada\n Byte\nversion:2.1\nEnd:vCard\n"
    #expect(try VCardFile.read(text).records == [["FN=Ada Byte"]])
  }

  @Test("an agent's card is no card of its own")
  func agents() throws {
    let inner = "BEGIN:VCARD\nFN:Inner\nAGENT:\nBEGIN:VCARD\nFN:Deep\nEND:VCARD\nTEL:9\nEND:VCARD"
    let reading = try VCardFile.read(
      "BEGIN:VCARD\nFN:Ada\nAGENT:\n\(inner)\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nAGENT:BEGIN:VCARD\nFN:In\nEND:VCARD\nTEL:2\nEND:VCARD\n"
        + VCardFile.card("FN:Cy", "AGENT:BEGIN:VCARD\\nFN:Susan\\nEND:VCARD\\n", "TEL:3"))
    #expect(reading.records == [["FN=Ada", "TEL=1"], ["FN=Bo", "TEL=2"], ["FN=Cy", "TEL=3"]])
    #expect(reading.account.skippedPieces["agent"] == 3)
  }

  @Test("an agent's card without an end does not swallow the cards behind it")
  func openAgent() throws {
    let reading = try VCardFile.read(
      "BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:In\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:Cy\nEND:VCARD\n"
    )
    #expect(reading.records.map(\.first) == ["FN=Ada", "FN=Bo", "FN=Cy"])
  }

  @Test("pictures, sounds and keys are passed over, however they are written")
  func binaries() throws {
    let reading = try VCardFile.read(
      VCardFile.card(
        "FN:Ada", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", " SkZJRg", "PHOTO;BASE64:", "  AAAA", "  BBBB", "",
        "KEY;X509;ENCODING=BASE64:",
        "MIIDITCC", "AoqgAwIB+/==", "", "TEL:1", "LOGO:data:image/png;base64,iVBORw0KGgo=",
        "X-PIC:data:image/png;base64,iVBORw0K",
        "SOUND;VALUE=uri:http://x.example/a.ogg", "TITLE:Boss"))
    #expect(reading.records == [["FN=Ada", "TEL=1", "TITLE=Boss"]])
    #expect(reading.account.skippedPieces == ["photo": 2, "key": 1, "logo": 1, "x-pic": 1, "sound": 1])
    #expect(reading.account.skippedBytes == 0)
  }

  @Test("text in base64 is read") func base64Text() throws {
    #expect(
      try VCardFile.read(VCardFile.card("FN;ENCODING=B;CHARSET=UTF-8:TcO8bGxlcg==")).records == [["FN=Müller"]])
  }

  @Test("a note whose line breaks were not protected stays whole, other stray lines are ignored")
  func strayLines() throws {
    let reading = try VCardFile.read(
      VCardFile.card("FN:Ada", "'", "NOTE:first", "second line", "Remember: third", "TEL:1", "garbage", "EMAIL:a@x.example"))
    #expect(
      reading.records == [["FN=Ada", "NOTE=first\nsecond line\nRemember: third", "TEL=1", "EMAIL=a@x.example"]])
  }

  @Test("lines that are neither of the standard nor begin with X- are counted, and make no columns")
  func unknownProperties() throws {
    let reading = try VCardFile.read(
      VCardFile.card("FN:Ada", "http://x.example", "Anna:a friend", " of hers", "NOTE:Data: 1.4.", "TEL:1"))
    #expect(reading.records == [["FN=Ada", "NOTE=Data: 1.4.", "TEL=1"]])
    #expect(reading.account.skippedPieces == ["unknown_property": 2])
  }

  @Test("a card that is indented as a whole is read") func indented() throws {
    let text = "  BEGIN:VCARD\n    VERSION:3.0\n    FN:Ada\n      Byte\n    TEL:1\n  END:VCARD\n"
    #expect(try VCardFile.read(text).records.map { $0.last } == ["TEL=1"])
    #expect(try VCardFile.read(text).value("FN")?.hasPrefix("Ada") == true)
  }

  @Test("a card without a name is a record") func nameless() throws {
    #expect(
      try VCardFile.read(VCardFile.card("EMAIL;PREF:ada@nimbus.example", version: "2.1")).records
        == [["EMAIL=ada@nimbus.example"]])
  }

  @Test("a card of too much text is set aside whole, its picture may be as large as it likes")
  func tooLarge() throws {
    let picture = String(repeating: "A", count: 3 << 20)
    let note = String(repeating: "n", count: 2 << 20)
    let reading = try VCardFile.read(
      VCardFile.card("FN:Ada", "PHOTO;ENCODING=b:\(picture)", "TEL:1") + VCardFile.card("FN:Bo", "NOTE:\(note)")
        + VCardFile.card("FN:Cy"))
    #expect(reading.records == [["FN=Ada", "TEL=1"], ["FN=Cy"]])
    #expect(reading.codes == ["card_too_large"])
    #expect(reading.places.map(\.number) == [1, 3])
  }

  @Test("a file without a card is told") func noCard() throws {
    #expect(try VCardFile.read("hello\nworld\n").codes == ["no_card"])
    #expect(try VCardFile.read("").records.isEmpty)
    #expect(try VCardFile.read("\r\n\r\n").account.separatorBytes == 4)
    #expect(throws: ExtractionError.self) { try VCardFile.read(Array("%PDF-1.7".utf8)) }
  }

  @Test(
    "cards are recognised by their beginning, whatever the file's name",
    arguments: [
      ("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n", "x.txt"), ("\u{FEFF}begin:vcard\r\nFN:Ada, Byte, x\r\nEND:VCARD", "list.csv"),
      ("\n'\nBEGIN:vCard\nFN:A\nEMAIL:a@x.example\nEND:VCARD\n", "mail.eml"), ("BEGIN : VCARD\rFN:A\rEND:VCARD", "x.mbox"),
      ("VERSION:3.0\nFN:Ada\nEND:VCARD\n", "x.vcf"), ("N:Byte;Ada\nBEGIN:VCARD\nFN:Ada\nEND:VCARD\n", "x.vcf"),
    ])
  func recognised(_ text: String, _ name: String) throws {
    #expect(try !VCardFile.read(Array(text.utf8), name: name, kind: nil).records.isEmpty)
    let wide = [0xFF, 0xFE] + text.replacing("\u{FEFF}", with: "").utf16Bytes()
    #expect(try !VCardFile.read(wide, name: name, kind: nil).records.isEmpty)
  }

  @Test("a mail that carries a card is a mail, and a list of cards' texts a list") func notRecognised() {
    let mail = "From: Ada <ada@nimbus.example>\nTo: x@acme.example\nSubject: card\n\nBEGIN:VCARD\nFN:Ada\nEND:VCARD\n"
    let list = "name,card\nAda,\"BEGIN:VCARD\nFN:Ada\nEND:VCARD\"\n"
    #expect(VCardExtractor.recognise(Array(mail.utf8)[...], "a.eml") == 0)
    #expect(VCardExtractor.recognise(Array(list.utf8)[...], "a.csv") == 0)
    #expect(VCardExtractor.recognise(Array("{\"a\":1}".utf8)[...], "a.json") == 0)
    #expect(MailExtractor.extractor.recognise(Array(VCardFile.card("FN:Ada", "EMAIL:a@x.example").utf8)[...], "a.vcf") == 0)
  }
}
