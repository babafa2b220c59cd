import RecordModel
import Testing

@testable import Extraction

/// What the properties of a card become.
@Suite struct VCardRecordTests {
  @Test("a card of each version is one record with columns named after its properties")
  func versions() throws {
    let old = try VCardFile.read(
      "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Ada\r\nTEL;CELL:+447700900123\r\nEND:VCARD\r\n"
    )
    #expect(old.records == [["N.family=Müller", "N.given=Ada", "TEL.cell=+447700900123"]])
    let middle = try VCardFile.read(
      VCardFile.card("FN:Ada Byte", "N:Byte;Ada;Maria,Lou;Dr.;PhD,MBA", "EMAIL;TYPE=INTERNET,WORK:ada@nimbus.example"))
    #expect(
      middle.records == [
        [
          "FN=Ada Byte", "N.family=Byte", "N.given=Ada", "N.additional=Maria Lou", "N.prefix=Dr.", "N.suffix=PhD, MBA",
          "EMAIL.work=ada@nimbus.example",
        ]
      ])
    let new = try VCardFile.read(
      VCardFile.card(
        "UID:urn:uuid:4fbe8971", "FN:Ada Byte", "GENDER:F;Dame", "LANG;PREF=2:en", "LANG;PREF=1:de",
        "TEL;VALUE=uri;TYPE=\"work,voice\":tel:+1-418-656-9254;ext=102", "REV:20210314T092838Z", version: "4.0"))
    #expect(
      new.records == [
        [
          "FN=Ada Byte", "LANG=de", "LANG#1=en", "UID=urn:uuid:4fbe8971", "GENDER=F", "GENDER.text=Dame",
          "TEL.work=tel:+1-418-656-9254;ext=102", "REV=20210314T092838Z",
        ]
      ])
  }

  @Test("types stand as lists, in quotes, one by one and bare; usual ones are part of the column's name")
  func types() throws {
    let reading = try VCardFile.read(
      VCardFile.card(
        "TEL;TYPE=work,voice:1", "TEL;TYPE=\"home,voice\":2", "TEL;TYPE=CELL;TYPE=PREF:3", "TEL;WORK;FAX:4", "tel;pager:5",
        "TEL:6", "TEL;TYPE=x-Boat:7", "EMAIL;INTERNET:8@a.example", "EMAIL;type=HOME:9@a.example", "TEL;type=CELL:10"))
    #expect(
      reading.records == [
        [
          "TEL.cell=3", "TEL.work=1", "TEL.home=2", "TEL.fax=4", "TEL.pager=5", "TEL=6", "TEL.label#1=boat", "TEL#1=7",
          "EMAIL=8@a.example", "EMAIL.home=9@a.example", "TEL.cell#1=10",
        ]
      ])
  }

  @Test("labels of groups count like types, others stand beside the value")
  func groupLabels() throws {
    let reading = try VCardFile.read(
      VCardFile.card(
        "item1.TEL:1", "item1.X-ABLabel:_$!<Mobile>!$_", "item2.TEL:2", "item2.X-ABLabel:Ferienhaus",
        "ITEM3.X-ABLABEL:_$!<HomeFax>!$_",
        "item3.TEL:3", "item4.ADR:;;Hafenweg 1;Kiel;;24103;", "item4.X-ABLabel:Boot", "item4.X-ABADR:de",
        "item5.URL;type=pref:http\\://nimbus.example", "item5.X-ABLabel:_$!<HomePage>!$_"))
    #expect(
      reading.records == [
        [
          "URL=http://nimbus.example", "TEL.cell=1", "TEL.label=Ferienhaus", "TEL=2", "TEL.fax=3", "ADR.label=Boot",
          "ADR.street=Hafenweg 1", "ADR.city=Kiel", "ADR.postcode=24103",
        ]
      ])
  }

  @Test("escapes protect semicolons, commas, colons and line breaks")
  func escapes() throws {
    let reading = try VCardFile.read(
      VCardFile.card(
        "N:Byte\\; Sons;Ada\\, Lou;;;", "ORG:Nimbus\\, Inc.;North;Sales", "NOTE:one\\ntwo\\Nthree \\\\ \\\"x\\\" C:\\temp",
        "CATEGORIES:VIP,A\\,B", "ADR;TYPE=home:;;1\\, High St;Leeds;;LS1;UK"))
    #expect(
      reading.records == [
        [
          "N.family=Byte; Sons", "N.given=Ada, Lou", "ORG=Nimbus, Inc.", "ORG.unit=North", "ORG.unit#1=Sales",
          "NOTE=one\ntwo\nthree \\ \"x\" C:\\temp", "CATEGORIES=VIP", "CATEGORIES#1=A,B", "ADR.home.street=1, High St",
          "ADR.home.city=Leeds", "ADR.home.postcode=LS1", "ADR.home.country=UK",
        ]
      ])
  }

  @Test("several values of one column are all kept, preferred ones first")
  func preference() throws {
    let reading = try VCardFile.read(
      VCardFile.card("EMAIL:a@x.example", "EMAIL;PREF=20:b@x.example", "EMAIL;PREF=1:c@x.example", "EMAIL;PREF:d@x.example"))
    #expect(
      reading.records == [["EMAIL=c@x.example", "EMAIL#1=d@x.example", "EMAIL#2=b@x.example", "EMAIL#3=a@x.example"]])
  }

  @Test(
    "birth dates stay as they are written",
    arguments: ["19960415", "1996-04-15", "--0415", "1996-04", "1996-10-22T14:00:00Z", "circa 1800"])
  func birthDates(_ date: String) throws {
    #expect(try VCardFile.read(VCardFile.card("FN:Ada", "BDAY;VALUE=text:\(date)")).value("BDAY") == date)
  }

  @Test("a year that stands for none is left out of a birth date")
  func omittedYear() throws {
    let reading = try VCardFile.read(VCardFile.card("FN:Ada", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15"))
    #expect(reading.value("BDAY") == "--04-15")
  }

  @Test("organizations are told by KIND, by X-ABShowAs, or by a name that is their own employer")
  func organizations() throws {
    let kind = try VCardFile.read(VCardFile.card("KIND:org", "FN:Nimbus GmbH", "ORG:Nimbus GmbH", version: "4.0"))
    #expect(kind.records == [["FN.org=Nimbus GmbH", "KIND=org"]])
    let apple = try VCardFile.read(
      VCardFile.card("N:Byte;Ada;;;", "FN:Nimbus GmbH", "ORG:Nimbus GmbH;Sales", "X-ABShowAs:COMPANY"))
    #expect(
      apple.records == [
        ["FN.org=Nimbus GmbH", "CONTACT.family=Byte", "CONTACT.given=Ada", "ORG.unit=Sales", "X-ABSHOWAS=COMPANY"]
      ])
    let google = try VCardFile.read(VCardFile.card("FN:Nimbus GmbH", "N:;;;;", "ORG:Nimbus GmbH", "TEL:1"))
    #expect(google.records == [["FN.org=Nimbus GmbH", "TEL=1"]])
    let person = try VCardFile.read(VCardFile.card("FN:Ada Byte", "N:Byte;Ada;;;", "ORG:Ada Byte"))
    #expect(person.records == [["FN=Ada Byte", "N.family=Byte", "N.given=Ada", "ORG=Ada Byte"]])
  }

  @Test("groups, places and empty cards are skipped by rule")
  func skipped() throws {
    let group = VCardFile.card("KIND:group", "FN:Choir", "MEMBER:urn:uuid:1", version: "4.0")
    let apple = VCardFile.card("FN:Choir", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1")
    let place = VCardFile.card("KIND:location", "FN:Town hall")
    let empty = VCardFile.card("PRODID:x", "UID:1", "CATEGORIES:a", "X-A:b")
    let reading = try VCardFile.read(group + apple + place + empty + VCardFile.card("FN:Ada"))
    #expect(reading.records == [["FN=Ada"]])
    #expect(reading.account.skippedPieces == ["group": 2, "location": 1, "empty_card": 1])
    #expect(reading.places.map(\.number) == [1])
  }

  @Test("an address in one part, or only printed on a label, is a whole address")
  func wholeAddresses() throws {
    let google = try VCardFile.read(VCardFile.card("FN:A", "ADR;TYPE=HOME:;123 Home St\\nHome City\\, HM 12345;;;;;"))
    #expect(google.value("ADR.home") == "123 Home St\nHome City, HM 12345")
    let label = try VCardFile.read(VCardFile.card("FN:A", "LABEL;TYPE=WORK:1 High St\\nLeeds LS1"))
    #expect(label.value("ADR.work") == "1 High St\nLeeds LS1")
    let both = try VCardFile.read(VCardFile.card("FN:A", "ADR;WORK:;;1 High St;Leeds", "LABEL;TYPE=WORK:1 High St\\nLeeds LS1"))
    #expect(both.records == [["FN=A", "ADR.work.street=1 High St", "ADR.work.city=Leeds", "LABEL=1 High St\nLeeds LS1"]])
    let parameter = try VCardFile.read(VCardFile.card("FN:A", "ADR;LABEL=\"1 High St^nLeeds: LS1\":;;;;;;", version: "4.0"))
    #expect(parameter.value("ADR") == "1 High St\nLeeds: LS1")
  }

  @Test("what programs add of their own stays in columns of its own")
  func ownProperties() throws {
    let reading = try VCardFile.read(
      VCardFile.card(
        "FN:Ada", "X-PHONETIC-FIRST-NAME:Eida", "X-MS-IMADDRESS:ada@im.example", "X-SOCIALPROFILE;type=x:http://x.example/ada",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Addie;1;;;;", "IMPP;X-SERVICE-TYPE=Skype:skype:ada"))
    #expect(
      reading.records == [
        [
          "FN=Ada", "X-PHONETIC-FIRST-NAME=Eida", "X-MS-IMADDRESS=ada@im.example", "X-SOCIALPROFILE=http://x.example/ada",
          "X-ANDROID-CUSTOM=vnd.android.cursor.item/nickname;Addie;1;;;;", "IMPP=skype:ada",
        ]
      ])
  }

  @Test("a dropped column never leaves the reader, nor does a part of a dropped property")
  func dropped() throws {
    let reading = try VCardFile.read(
      VCardFile.card("FN:Ada", "NOTE:secret", "ADR;HOME:;;1 High St;Leeds", "TEL;CELL:1", "TEL:2"),
      drop: ["NOTE", "ADR", "TEL.cell", "UID"])
    #expect(reading.records == [["FN=Ada", "TEL=2"]])
    #expect(reading.columns == ["REV", "FN", "TEL"])
  }

  @Test("the record's key and time are columns of every file") func firstColumns() throws {
    #expect(try VCardFile.read(VCardFile.card("FN:Ada")).columns == ["UID", "REV", "FN"])
  }

  @Test("endless names of properties do not make endless columns") func columnLimit() throws {
    var text = ""
    for number in 0..<5_000 { text += VCardFile.card("FN:A\(number)", "X-N\(number):x") }
    let reading = try VCardFile.read(text)
    #expect(reading.records.count == 5_000)
    #expect(reading.columns.count == 4_096)
    #expect(reading.value("FN", of: 4_999) == "A4999")
  }
}
