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

  @Test(
    "an attribute that names a field gives the column its name",
    arguments: [
      // Database dumps.
      """
      <mysqldump><database name="crm"><table_data name="customers">
      <row><field name="id">1</field><field name="email">a@x.example</field><field name="phone" xsi:nil="true"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></row>
      <row><field name="id">2</field><field name="email">b@x.example</field><field name="city">Leeds</field></row>
      </table_data></database></mysqldump>
      """,
      """
      <database name="crm"><table name="customers"><column name="id">1</column><column name="email">a@x.example</column></table>
      <table name="customers"><column name="id">2</column><column name="email">b@x.example</column><column name="city">Leeds</column>
      </table></database>
      """,
      // Search servers and shops.
      """
      <response><result><doc><int name="id">1</int><str name="email">a@x.example</str></doc>
      <doc><int name="id">2</int><str name="email">b@x.example</str><str name="city">Leeds</str></doc></result></response>
      """,
      """
      <export><client><attribute code="id" type="int">1</attribute><attribute code="email">a@x.example</attribute></client>
      <client><attribute code="id" type="int">2</attribute><attribute code="email">b@x.example</attribute>
      <attribute code="city">Leeds</attribute></client></export>
      """,
    ])
  func namedFields(text: String) throws {
    let reading = try XMLReading.of(text)
    #expect(reading.records.count == 2)
    func values(_ record: Int) -> [String] {
      reading.records[record].filter { !$0.column.contains("@") }
        .map { "\($0.column.split(separator: "/").last ?? "")=\($0.text)" }
    }
    #expect(values(0) == ["id=1", "email=a@x.example"])
    #expect(values(1) == ["id=2", "email=b@x.example", "city=Leeds"])
  }

  @Test("an element with a name among other attributes is a record, one that a mapping names stays as it is")
  func notNamed() throws {
    let entries = try XMLReading.of("<l><entry name='Ada' email='a@x.example'/><entry name='Bob' email='b@x.example'/></l>")
    #expect(entries.records.map { $0.map(\.column) } == [["@name", "@email"], ["@name", "@email"]])
    let text = "<cs><c><field name='email'>e</field><field name='phone'>p</field></c></cs>"
    for fields in [["field"], ["field/@name"]] {
      let mapped = try XMLReading.of(text, record: "c", fields: fields)
      #expect(mapped.records[0].map(\.column) == ["field/@name", "field", "field/@name", "field"])
    }
  }

  @Test(
    "a quote that is never closed hides no password in what is set aside",
    arguments: [
      "<n a=\"4></n><password>hunter1</password>", "<field name=\"password=>hunter1</field>", "<n pwd=\"hunter1></n>",
    ])
  func secretBehindOpenQuote(_ damaged: String) throws {
    let reading = try XMLReading.of("<us><u>\(damaged)</u><u><n>5</n></u></us>", record: "u")
    #expect(reading.records.map { $0.map(\.text) } == [["5"]])
    #expect(reading.rejects.count == 1)
    #expect(reading.rejects.allSatisfy { !String(decoding: $0.raw, as: UTF8.self).contains("hunter") })
  }

  @Test("elements named by ever new attributes, such as numbers of articles, are no fields and cost no record")
  func articles() throws {
    let orders = (0..<10_000).map { "<order><email>a@x.example</email><item code='SKU-\($0)'>\($0)</item></order>" }.joined()
    let reading = try XMLReading.of("<orders>\(orders)</orders>", record: "order")
    #expect(reading.records.count == 10_000 && reading.rejects.isEmpty)
    #expect(reading.records[9_999].map(\.column) == ["email", "item/@code", "item"])
  }

  @Test("passwords and card data never leave the extractor unless a mapping names them, nor do they stand in what is set aside")
  func secrets() throws {
    let text = """
      <us><u pwd='hunter1'><n>1</n><password>hunter2</password><field name='user_password'>hunter3</field></u>
      <u pwd='hunter4'><n>2</n><password><![CDATA[hunter5]]></password><login><passwort>hunter6</passwort></login></u>
      <u pwd="hunter7"><n>3</n><x:password>hunter8</x:password><field name="password">hunter9</field><bad></u></us>
      """
    let reading = try XMLReading.of(text, record: "u")
    #expect(reading.records.map { $0.map(\.column) } == [["n"], ["n"]])
    #expect(reading.account.skippedPieces["secret"] == 6)
    #expect(!reading.rejects.isEmpty)
    for reject in reading.rejects {
      #expect(!String(decoding: reject.raw, as: UTF8.self).contains("hunter"), "\(String(decoding: reject.raw, as: UTF8.self))")
    }
    let named = try XMLReading.of(text, record: "u", fields: ["password"])
    #expect(named.records.map { $0.map(\.column) } == [["n", "password"], ["n", "password"]])
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
