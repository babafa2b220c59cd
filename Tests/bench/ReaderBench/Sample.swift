import CZip
import Foundation

/// What a file is made of: one block of made-up records again and again.
struct Sample: Sendable {
  var head = ""
  var block = ""
  var tail = ""
  /// The other parts of a workbook, whose sheet the text is.
  var parts: [(name: String, text: String)]?

  /// Writes at least `size` bytes; gives the number of bytes, of a workbook those of its sheet.
  func write(_ size: Int, to path: String) throws -> Int {
    let sheet = parts == nil ? path : path + ".xml"
    guard let file = fopen(sheet, "w") else { throw BenchFailure(description: "cannot write \(sheet)") }
    var written = 0
    func put(_ text: String) {
      let bytes = Array(text.utf8)
      written += fwrite(bytes, 1, bytes.count, file)
    }
    put(head)
    let bytes = Array(block.utf8)
    while written + tail.utf8.count < size { written += fwrite(bytes, 1, bytes.count, file) }
    put(tail)
    fclose(file)
    guard let parts else { return written }
    defer { unlink(sheet) }
    try pack(parts + [("xl/worksheets/sheet1.xml", nil)].map { ($0.0, $0.1 ?? "") }, sheet, to: path)
    return written
  }

  private func pack(_ parts: [(name: String, text: String)], _ sheet: String, to path: String) throws {
    var error: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error) else { throw BenchFailure(description: "no archive") }
    for part in parts {
      var source = zip_source_file(archive, sheet, 0, -1)
      if !part.text.isEmpty, let copy = strdup(part.text) { source = zip_source_buffer(archive, copy, UInt64(strlen(copy)), 1) }
      let index = zip_file_add(archive, part.name, source, 0)
      zip_set_file_compression(archive, UInt64(max(0, index)), ZIP_CM_DEFLATE, 1)
    }
    guard zip_close(archive) == 0 else { throw BenchFailure(description: "the archive was not written") }
  }

  // MARK: made-up people

  private struct Person {
    var number: Int
    var given: String
    var family: String
    var street: String
    var city: String

    var email: String { "\(given.lowercased()).\(family.lowercased())\(number)@mail\(number % 97).example" }
    var phone: String { "+44 113 \(4_960_000 + number % 9_999)" }
    var postcode: String { "LS\(number % 28 + 1) \(number % 9)AB" }
  }

  private static let people: [Person] = {
    let given = ["Ada", "Zoë", "Jürgen", "Maria", "Olusegun", "Anna-Lena", "Li", "Giuseppe", "Siobhán", "Raj"]
    let family = ["Byte", "Müller", "O'Neil", "García Márquez", "Smith", "van der Berg", "Nowak", "Rossi", "Lee", "Haddad"]
    let street = ["Hill Rd", "Station Street", "Musterstraße", "Rue de la Paix", "Park Avenue", "Long Lane"]
    let city = ["Leeds", "Köln", "Paris", "Springfield", "Bury St Edmunds"]
    return (0..<4000).map { number in
      Person(
        number: number, given: given[number % 10], family: family[number / 10 % 10],
        street: "\(number % 211 + 1) \(street[number / 3 % 6])", city: city[number / 7 % 5])
    }
  }()

  private static func block(_ text: (Person) -> String) -> String { people.map(text).joined() }

  @Sendable static func csv() -> Sample {
    Sample(
      head: "Customer ID,First Name,Last Name,Email,Phone,Street,City,Postcode,Country,Created,Newsletter,Note\r\n",
      block: block { person in
        let note = person.number % 5 == 0 ? "\"called \"\"twice\"\", then\r\nwrote\"" : "\"wants a quote, soon\""
        return "K-\(person.number),\(person.given),\(person.family),\(person.email),\(person.phone),\"\(person.street)\","
          + "\(person.city),\(person.postcode),GB,2024-03-\(person.number % 28 + 1) 09:14,yes,\(note)\r\n"
      })
  }

  @Sendable static func json() -> Sample {
    Sample(
      block: block { person in
        "{\"id\":\"f\(person.number)\",\"form_name\":\"contact\",\"created_at\":\"2024-03-12T09:14:02Z\",\"data\":{\"name\":"
          + "\"\(person.given) \(person.family)\",\"email\":\"\(person.email)\",\"phone\":\"\(person.phone)\",\"address\":{"
          + "\"street\":\"\(person.street)\",\"city\":\"\(person.city)\",\"zip\":\"\(person.postcode)\"},\"newsletter\":true,"
          + "\"visits\":\(person.number % 40),\"tags\":[\"a\",\"b\\u00e9\"],\"message\":\"Please call me\\nsoon, thanks.\"}}\n"
      })
  }

  @Sendable static func xml() -> Sample {
    Sample(
      head: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<customers xmlns=\"urn:example\">\n",
      block: block { person in
        "  <customer id=\"\(person.number)\">\n    <name><given>\(person.given)</given><family>\(person.family)</family></name>\n"
          + "    <mail type=\"work\">\(person.email)</mail>\n    <phone>\(person.phone)</phone>\n    <address>\n      <street>"
          + "\(person.street)</street>\n      <city>\(person.city)</city>\n      <zip>\(person.postcode)</zip>\n    </address>\n"
          + "    <note>Tom &amp; co<![CDATA[ <b> ]]></note>\n  </customer>\n"
      }, tail: "</customers>\n")
  }

  @Sendable static func mbox() -> Sample {
    let attachment = (0..<60).map { _ in String(repeating: "QUJD", count: 19) }.joined(separator: "\n")
    return Sample(
      block: block { person in
        let isLarge = person.number % 4 == 0
        let head =
          "From \(person.email) Tue Mar 12 09:14:02 2024\nReceived: from mx.example by acme.example; Tue, 12 Mar 2024 09:14:02 +0000\n"
          + "From: =?UTF-8?Q?\(person.given.utf8.map { String(format: "=%02X", $0) }.joined())?= \(person.family.filter(\.isLetter))"
          + " <\(person.email)>\nTo: Sales <sales@acme.example>\nSubject: Order \(person.number)\n"
          + "Date: Tue, 12 Mar 2024 09:14:02 +0000\nMessage-ID: <\(person.number)@mail.example>\nMIME-Version: 1.0\n"
        let text =
          "Hello,\n\nplease send me the list of prices. My order is number \(person.number) and I wait for an answer.\n\n"
          + "Kind regards\n-- \n\(person.given) \(person.family)\nT: \(person.phone)\n\(person.street), \(person.city)\n\n"
        if !isLarge { return head + "Content-Type: text/plain; charset=utf-8\n\n" + text }
        return head + "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" + text
          + "--b\nContent-Type: application/pdf; name=list.pdf\nContent-Disposition: attachment; filename=list.pdf\n"
          + "Content-Transfer-Encoding: base64\n\n\(attachment)\n--b--\n\n"
      })
  }

  @Sendable static func vcard() -> Sample {
    Sample(
      block: block { person in
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(person.number)\r\nFN:\(person.given) \(person.family)\r\nN:\(person.family);\(person.given);;;\r\n"
          + "EMAIL;TYPE=work:\(person.email)\r\nTEL;TYPE=cell:\(person.phone)\r\nADR;TYPE=home:;;\(person.street);\(person.city);;"
          + "\(person.postcode);United Kingdom\r\nNOTE:a long note that is\r\n  folded\\, with a comma\r\nEND:VCARD\r\n"
      })
  }

  @Sendable static func xlsx() -> Sample {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func list(_ kind: String, _ target: String) -> String {
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
        + "Type=\"\(relations)/\(kind)\" Target=\"\(target)\"/></Relationships>"
    }
    func row(_ cells: [String]) -> String {
      "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
    return Sample(
      head: "<worksheet \(main)><sheetData>"
        + row(["Customer ID", "First Name", "Last Name", "Email", "Phone", "Street", "City"]),
      block: block { person in
        row([
          "K-\(person.number)", person.given, person.family, person.email, person.phone, person.street, person.city,
        ])
      }, tail: "</sheetData></worksheet>",
      parts: [
        ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", list("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", list("worksheet", "worksheets/sheet1.xml")),
        (
          "xl/workbook.xml",
          "<workbook \(main) xmlns:r=\"\(relations)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        ),
      ])
  }
}
