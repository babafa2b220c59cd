import RecordModel
import Testing

@testable import Extraction

@Suite struct PostLogRecordReaderTests {
  @Test("a urlencoded body gives a column a key, and repeated keys occurrences")
  func bodies() throws {
    let reading = try FormFile.postLog(
      "name=Ada+Byte&email=ada%40nimbus.example&tags[]=a&tags[]=b&x=1&x=2\r\n\nuser[name]=Bo&i[1][k]=v&flag&e=\n")
    #expect(
      reading.texts == [
        ["name=Ada Byte", "email=ada@nimbus.example", "tags=a", "tags#1=b", "x=1", "x#1=2"],
        ["user.name=Bo", "i.k#1=v", "flag=", "e="],
      ])
    #expect(reading.places.map(\.line) == [1, 3])
    #expect(reading.rejects.isEmpty)
  }

  @Test(
    "the prefix of a log line gives time, address and path",
    arguments: [
      "2024-03-12T09:14:02Z 192.0.2.9 \"POST /contact\" name=Ada", "2024-03-12T09:14:02Z\t192.0.2.9\tPOST /contact name=Ada",
      "192.0.2.9 - - [2024-03-12T09:14:02Z] \"POST /contact HTTP/1.1\" 200 512 \"-\" \"Agent 1.0\" name=Ada",
      "2024-03-12T09:14:02Z 192.0.2.9 \"POST /contact\" \"name=Ada\"",
    ])
  func prefixes(_ line: String) throws {
    let reading = try FormFile.postLog(line)
    #expect(
      reading.texts.map { $0.sorted() } == [
        ["log.ip=192.0.2.9", "log.path=/contact", "log.time=2024-03-12T09:14:02Z", "name=Ada"]
      ])
  }

  @Test("a query holds form fields too; a date and a clock are one time; drop applies")
  func query() throws {
    let reading = try FormFile.postLog("2024-03-12 09:14:02 2001:db8::1 \"GET /s?email=a%40b.example&z=1 HTTP/2\"") {
      $0.drop = ["log.ip", "z"]
    }
    #expect(reading.texts == [["log.time=2024-03-12 09:14:02", "log.path=/s", "email=a@b.example"]])
  }

  @Test("a key that is mapped as it is written has a column of that name")
  func aliases() throws {
    let reading = try FormFile.postLog("user[name]=Bo&tags[]=a&tags[]=b") {
      $0.fields = ["user[name]", "tags[]"].map(FormFile.mapping)
    }
    #expect(reading.texts == [["user.name=Bo", "user[name]=Bo", "tags=a", "tags[]=a", "tags#1=b", "tags[]#1=b"]])
  }

  @Test("case 56: bad escapes stay as they are, Latin-1 bytes are read, nothing is decoded twice")
  func escapes() throws {
    let reading = try FormFile.postLog("a=%G1&b=100%&c=M%FCller&d=%2541&e=p%00q&f=J%C3%BCrgen&g=%4")
    #expect(reading.texts == [["a=%G1", "b=100%", "c=Müller", "d=%41", "e=pq", "f=Jürgen", "g=%4"]])
    #expect(
      reading.issues == [
        "1 a invalid_escape", "1 b invalid_escape", "1 c encoding_repaired", "1 e nul_removed", "1 g invalid_escape",
      ])
  }

  @Test("case 56: of a thousand keys on a line 256 are read")
  func keyFlood() throws {
    let reading = try FormFile.postLog((0..<1000).map { "k=\($0)" }.joined(separator: "&") + "\nname=Ada\n")
    #expect(reading.records.map(\.count) == [256, 1])
    #expect(reading.records.first?.last?.description == "k#255=255")
    #expect(reading.issues == ["1 k truncated"])
  }

  @Test("lines without a form, or with too many new keys, are set aside alone")
  func rejects() throws {
    let flood = (0..<30).map { line in (0..<200).map { "k\(line)_\($0)=1" }.joined(separator: "&") }
    let reading = try FormFile.postLog("a=1\nhello world\n{\"a\":1}\n" + flood.joined(separator: "\n") + "\na=2\n")
    #expect(reading.codes.prefix(2) == ["not_form_data", "not_form_data"])
    #expect(Set(reading.codes.dropFirst(2)) == ["too_many_columns"])
    #expect(reading.texts.first == ["a=1"] && reading.texts.last == ["a=2"])
  }

  @Test("case 59: secrets are dropped and counted, and blanked in what is set aside")
  func secrets() throws {
    let long = "&" + String(repeating: "x", count: 1100) + "=1"
    let line = "name=Ada&password=hunter2&cc=4111+1111+1111+1111&card%5Fnumber=77777&acct=DE89370400440532013000&u[pwd]=hunter3"
    let reading = try FormFile.postLog(line + "\n" + line + long + "\n")
    #expect(reading.texts == [["name=Ada"]])
    #expect(reading.account.skippedPieces["secret"] == 5)
    #expect(reading.codes == ["too_many_columns"])
    let shown =
      reading.rejects.map { String(decoding: $0.raw, as: UTF8.self) }.joined() + String(decoding: reading.arena, as: UTF8.self)
    for gone in ["hunter", "4111", "77777", "DE89"] { #expect(!shown.contains(gone)) }
    #expect(reading.rejects.first?.raw.count == line.utf8.count + long.utf8.count)
  }

  @Test("a log is recognised by the shape of its lines")
  func recognition() {
    let rate = { (text: String) in PostLogExtractor.recognise(Array(text.utf8)[...], "x.log") }
    #expect(rate("name=Ada&email=a%40b.example\nname=Bo&email=b%40b.example\n") == 85)
    #expect(rate("2024-03-12T09:14:02Z 192.0.2.9 \"POST /contact\" name=Ada\n") == 85)
    #expect(rate("name,email\nAda,https://x.example/?a=1&b=2\n") == 0)
    #expect(rate("KEY=value\nOTHER=1\n") == 0)
    #expect(rate("{\"a\":1}\n") == 0)
    #expect(rate("") == 0)
  }
}
