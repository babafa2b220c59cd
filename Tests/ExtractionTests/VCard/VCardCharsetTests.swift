import RecordModel
import Testing

@testable import Extraction

/// Cards in other charsets than UTF-8.
@Suite struct VCardCharsetTests {
  private static let card =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nADR;TYPE=home:;;Straße 1;Köln;;50667;\r\nEND:VCARD\r\n"
  private static let record = ["FN=Zoë Müller", "ADR.home.street=Straße 1", "ADR.home.city=Köln", "ADR.home.postcode=50667"]

  @Test("UTF-16 of either order, with a mark and without, keeps its places", arguments: [false, true], [false, true])
  func utf16(bigEndian: Bool, marked: Bool) throws {
    let mark: [UInt8] = marked ? (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) : []
    let reading = try VCardFile.read(mark + (Self.card + Self.card).utf16Bytes(bigEndian: bigEndian))
    #expect(reading.records == [Self.record, Self.record])
    let length = Self.card.utf16.count * 2
    #expect(reading.places.map(\.byteStart) == [mark.count, mark.count + length])
    #expect(reading.places.map(\.byteEnd) == [mark.count + length - 4, mark.count + 2 * length - 4])
    #expect(reading.account.skippedPieces == (marked ? ["byte_order_mark": 1] : [:]))
  }

  @Test("UTF-16 that begins with a blank line keeps its places", arguments: ["\n", "\r\n", "\r\r\n", "\u{FEFF}\n"])
  func utf16AfterBlankLine(lead: String) throws {
    let reading = try VCardFile.read((lead + Self.card).utf16Bytes())
    #expect(reading.records == [Self.record])
    #expect(reading.places.map(\.byteStart) == [lead.utf16.count * 2])
    #expect(reading.places.map(\.byteEnd) == [(lead + Self.card).utf16.count * 2 - 4])
  }

  @Test("a UTF-16 file cut inside a character is told") func halfCharacter() throws {
    let reading = try VCardFile.read([0xFF, 0xFE] + Self.card.utf16Bytes() + [0x0D])
    #expect(reading.records == [Self.record])
    #expect(reading.codes == ["incomplete_character"])
  }

  @Test("Windows-1252 is found out, or declared") func windows1252() throws {
    let bytes = Self.card.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(try VCardFile.read(bytes).records == [Self.record])
    #expect(try VCardFile.read(bytes, encoding: "windows-1252").records == [Self.record])
    let polish = Array("BEGIN:VCARD\nFN:".utf8) + [0xA3, 0xF3, 0x64, 0xBC] + Array("\nEND:VCARD\n".utf8)
    #expect(try VCardFile.read(polish, encoding: "iso-8859-2").records == [["FN=Łódź"]])
  }

  @Test("each value may be in a charset of its own, raw and quoted-printable")
  func charsetParameters() throws {
    var bytes = Array("BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=ISO-8859-1:M".utf8) + [0xFC]
    bytes += Array("ller\r\nORG;CHARSET=SHIFT_JIS:".utf8) + [0x94, 0x5C, 0x97, 0xCD]
    bytes += Array("\r\nTITLE;CHARSET=WINDOWS-1251;ENCODING=QUOTED-PRINTABLE:=C4=E8=F0".utf8)
    bytes += Array("\r\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E2=82=AC".utf8)
    bytes += Array("\r\nROLE;ENCODING=QUOTED-PRINTABLE:=FC\r\nEND:VCARD\r\n".utf8)
    let reading = try VCardFile.read(bytes)
    #expect(reading.records == [["FN=Müller", "ORG=能力", "TITLE=Дир", "NOTE=€", "ROLE=ü"]])
  }

  @Test("a wrong or unknown charset does not spoil what can be read") func wrongCharset() throws {
    let reading = try VCardFile.read(
      "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1:Müller\nORG;CHARSET=NO-SUCH:Größe\n"
        + "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=A9=C3=A9=C3\nEND:VCARD\n")
    #expect(reading.records == [["FN=Müller", "ORG=Größe", "NOTE=éé\u{FFFD}"]])
    #expect(
      reading.issues == ["1 FN encoding_repaired", "1 ORG unknown_charset", "1 NOTE replacement_character"])
  }

  @Test("marks in the middle of files joined to one do no harm") func joinedFiles() throws {
    let card = "\u{FEFF}" + VCardFile.card("FN:Ada")
    #expect(try VCardFile.read(card + card).records == [["FN=Ada"], ["FN=Ada"]])
  }

  @Test("structure is cut before quoted-printable is decoded, so that an encoded semicolon is text")
  func encodedSemicolon() throws {
    let reading = try VCardFile.read(
      VCardFile.card(
        "N;ENCODING=QUOTED-PRINTABLE:Byte=3B Sons;Ada=0D=0ALou", "ORG;ENCODING=QUOTED-PRINTABLE:Nimbus=3BNorth", version: "2.1")
    )
    #expect(
      reading.records == [["N.family=Byte; Sons", "N.given=Ada\nLou", "ORG=Nimbus", "ORG.unit=North"]])
  }
}
