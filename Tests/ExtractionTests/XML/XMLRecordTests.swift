import RecordModel
import Testing

@testable import Extraction

@Suite("XML records")
struct XMLRecordTests {
  static let feed = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- nightly -->
    <customers xmlns="urn:demo" export="7">
      <customer id="1"><name><given>Ada</given><family>Byte</family></name>
        <mail typ="work"> ada@nimbus.example </mail>
        <mail typ="home">ab@home.example</mail>
        <address><street>4 Hill Rd</street><city>Leeds</city></address>
        <address><street>Flat 2</street><street>1 Dale St</street><city>York</city></address>
      </customer>
      <customer
         id="2"><name><given>Grace</given><family><![CDATA[Hopper & Co]]></family></name><note>a <b>bold</b> word</note>
        <fax xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><empty/> </customer>
    </customers>
    """

  @Test("columns are paths below the record, attributes with @, repeated elements numbered")
  func columns() throws {
    let reading = try XMLReading.of(Self.feed)
    #expect(reading.error == nil)
    #expect(reading.records.count == 2)
    #expect(
      reading.records.first?.map(\.description) == [
        "@id#0=1", "name/given#0=Ada", "name/family#0=Byte", "mail/@typ#0=work", "mail#0=ada@nimbus.example",
        "mail/@typ#1=home",
        "mail#1=ab@home.example", "address/street#0=4 Hill Rd", "address/city#0=Leeds", "address/street#1=Flat 2",
        "address/street#1=1 Dale St", "address/city#1=York",
      ])
    #expect(
      reading.records.last?.map(\.description) == [
        "@id#0=2", "name/given#0=Grace", "name/family#0=Hopper & Co", "note/b#0=bold", "note#0=a  word",
      ])
  }

  @Test("byte ranges cut out exactly the record's element, lines are those of its start tag")
  func places() throws {
    let bytes = Array(Self.feed.utf8)
    let reading = try XMLReading.of(bytes)
    let cuts = reading.places.map { String(decoding: bytes[$0.byteStart..<$0.byteEnd], as: UTF8.self) }
    #expect(cuts.allSatisfy { $0.hasPrefix("<customer\n") || $0.hasPrefix("<customer ") })
    #expect(cuts.allSatisfy { $0.hasSuffix("</customer>") })
    #expect(reading.places.map(\.line) == [4, 10])
    #expect(reading.places.map(\.number) == [1, 2])
    #expect(reading.account.addsUp)
    #expect(reading.account.bytes == bytes.count)
    #expect(reading.account.recordBytes == cuts.map(\.utf8.count).reduce(0, +))
    #expect(reading.account.skippedPieces == ["comment": 1, "instruction": 1])
    #expect(reading.account.sha256.count == 64)
  }

  @Test("ranges hold over many blocks, batches and comments, and records keep their order")
  func manyBlocks() throws {
    var text = "<r>\n"
    for i in 0..<9_000 {
      text += "<!-- \(i) -->"
      text += "<c n='\(i)' t='a>b'><v>\(String(repeating: "x", count: i % 300))é</v><w>w\(i)<!-- in --></w></c>\n"
    }
    text += "</r>"
    let bytes = Array(text.utf8)
    let reading = try XMLReading.of(bytes, record: "r/c")
    #expect(reading.records.count == 9_000)
    #expect(reading.rejects.isEmpty)
    for (index, place) in reading.places.enumerated() {
      let cut = String(decoding: bytes[place.byteStart..<place.byteEnd], as: UTF8.self)
      #expect(cut.hasPrefix("<c n='\(index)'") && cut.hasSuffix("</c>"))
      #expect(place.line == index + 2)
      #expect(reading.value(index, "w") == "w\(index)")
      #expect(reading.value(index, "@t") == "a>b")
    }
    #expect(reading.batchSizes.count > 3)
    #expect(reading.batchSizes.allSatisfy { $0.bytes <= 2 << 20 && $0.records < 4_000 })
    #expect(reading.account.addsUp && reading.account.skippedPieces["comment"] == 9_000)
  }

  @Test(
    "a record path matches from the root with a slash, else by its end at any depth; the outermost match counts",
    arguments: [
      ("customer", 2), ("customers/customer", 2), ("/batch/customers/customer", 2), ("batch/customers", 1), ("/batch", 1),
      ("b:customers/customer[@kind='p']", 1), ("customer[@kind]", 2), ("{urn:x}customer", 0),
    ])
  func recordPaths(path: String, count: Int) throws {
    let text = """
      <batch><customers><customer kind="p"><n>1</n><customer><n>inner</n></customer></customer><customer kind="o"><n>2</n></customer>
      </customers></batch>
      """
    let reading = try XMLReading.of(text, record: path)
    #expect(reading.records.count == count)
    #expect((reading.error?.code == "record_path_matches_nothing") == (count == 0))
  }

  @Test("mappings with predicates get a column named as the expression")
  func expressions() throws {
    let text = """
      <cs><c x:id="n" id="7" xmlns:x="urn:x"><mail typ="home">h</mail><mail typ="work">w</mail><field name="email">e</field>
      <address><street>s1</street></address><address t="2"><street>s2</street></address></c></cs>
      """
    let fields = [
      "mail[@typ='work']", "address[2]/street", "address[2]/@t", "field[@name='email']", "sf:mail", "{urn:x}mail", "./mail[1]",
      "mail",
      "@{urn:x}id", "@{}id",
    ]
    let reading = try XMLReading.of(text, record: "c", fields: fields)
    #expect(reading.error == nil)
    #expect(reading.value(0, "mail[@typ='work']", 1) == "w")
    #expect(reading.value(0, "address[2]/street", 1) == "s2")
    #expect(reading.value(0, "address[2]/@t", 1) == "2")
    #expect(reading.value(0, "field[@name='email']") == "e")
    #expect(reading.records[0].filter { $0.column == "sf:mail" }.map(\.text) == ["h", "w"])
    #expect(reading.value(0, "{urn:x}mail") == nil)
    #expect(reading.value(0, "./mail[1]") == "h")
    #expect(reading.value(0, "@{urn:x}id") == "n")
    #expect(reading.value(0, "@{}id") == "7")
    #expect(reading.records[0].filter { $0.column == "mail" }.map(\.text) == ["h", "w"])
  }

  @Test("dropped columns, and all below them, never leave the extractor")
  func drop() throws {
    let text = "<cs><c ssn='1'><bank type='x'><iban>DE1</iban></bank><banker>b</banker><n>2</n></c></cs>"
    let reading = try XMLReading.of(text, record: "c", drop: ["bank", "@ssn"])
    #expect(reading.records.first?.map(\.column) == ["banker", "n"])
  }

  @Test("the innermost repeated element around a value numbers it, else the value's own place")
  func occurrences() throws {
    let text = """
      <cs><c><p>1</p><p>2</p><g><t>a</t><t>b</t></g><g><t>c</t><u/></g><g><h><t>d</t></h><h><t>e</t></h></g></c></cs>
      """
    let reading = try XMLReading.of(text, record: "c")
    #expect(
      reading.records.first?.map(\.description) == [
        "p#0=1", "p#1=2", "g/t#0=a", "g/t#0=b", "g/t#1=c", "g/h/t#0=d", "g/h/t#1=e",
      ])
  }

  @Test(
    "the record element is found",
    arguments: [
      ("<customers><customer><name>A</name><mail>a</mail></customer></customers>", 1),
      ("<customer><name>A</name><mail>a</mail><address><street>s</street><city>c</city></address></customer>", 1),
      (
        """
        <r><status>ok</status><count>2</count><list><k><name>A</name><city>x</city><tel>1</tel>
        <adr><street>s</street><city>c</city></adr><adr><street>s</street><city>c</city></adr><adr><street>s</street><city>c</city></adr></k>
        <k><name>B</name><city>y</city></k></list></r>
        """, 2
      ),
      (
        """
        <DEBMAS><IDOC BEGIN="1"><EDI_DC40><A>1</A><B>2</B></EDI_DC40><E1KNA1M><KUNNR>1</KUNNR><NAME1>a</NAME1><STRAS>s</STRAS></E1KNA1M></IDOC>
        <IDOC BEGIN="1"><EDI_DC40><A>1</A><B>2</B></EDI_DC40><E1KNA1M><KUNNR>2</KUNNR><NAME1>b</NAME1><STRAS>s</STRAS></E1KNA1M></IDOC></DEBMAS>
        """, 2
      ),
      ("<data><row name='a' mail='b'/><row name='c' mail='d'/><row name='e' mail='f'/></data>", 3),
      ("<customers/>", 0), ("<customers>  </customers>", 0), ("", 0), ("\u{FEFF}\n", 0),
    ])
  func detection(text: String, count: Int) throws {
    let reading = try XMLReading.of(text)
    #expect(reading.error == nil)
    #expect(reading.records.count == count)
    #expect(reading.account.addsUp && reading.rejects.isEmpty)
  }

  @Test("elements beside the records are skipped and counted, an empty record is none")
  func beside() throws {
    let reading = try XMLReading.of("<r><head><day>1</day></head><c><n>1</n></c><x/><c/></r>", record: "r/c")
    #expect(reading.records.count == 1)
    #expect(reading.account.skippedPieces == ["other_element": 2, "empty_record": 1])
    #expect(reading.account.skippedBytes == 25 + 4 + 4)
    #expect(reading.account.separatorBytes == 7)
  }

  @Test(
    "XML is recognised by its first tag",
    arguments: [
      ("<?xml version='1.0'?><a/>", "x", 95), ("\u{FEFF}\n <?xml?>", "x", 95), ("<a>", "x", 60), ("<a>", "x.XML", 85),
      ("< a", "x", 0),
      ("a,b", "x.csv", 0), ("a,b", "x.xml", 5), ("", "x", 0), ("<\0?\0x\0", "x", 80), ("\0<\0?\0x", "x", 80),
    ])
  func recognition(head: String, path: String, score: Int) {
    #expect(XMLExtractor.extractor.recognise(Array(head.utf8)[...], path) == score)
  }
}
