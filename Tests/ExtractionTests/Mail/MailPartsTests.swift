import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: addresses, names, dates")
struct MailPartsTests {
  private static func names(_ header: String) -> [String] {
    var notes = MailNotes()
    let words = EncodedWords(MailCharset(), column: .fromName)
    return MailAddressList.parse(Array(header.utf8)).map {
      let name = DisplayName($0.name, address: $0.address, words: words, notes: &notes)
      return "\(String(decoding: name.text, as: UTF8.self))|\(String(decoding: $0.address, as: UTF8.self))"
    }
  }

  @Test(
    "addresses as programs write them",
    arguments: [
      ("\"Byte, Ada\" <a@x>", ["Byte, Ada|a@x"]), ("a@x (Ada Byte)", ["Ada Byte|a@x"]),
      ("Ada Byte [Nimbus] <a@x>", ["Ada Byte|a@x"]),
      ("'a@x' via Sales <l@x>", ["|l@x"]), ("\"a@x\" <a@x>", ["|a@x"]), ("A@X <a@x>", ["|a@x"]), ("'Ada' <a@x>", ["Ada|a@x"]),
      ("Byte, Ada <a@x>", ["Byte, Ada|a@x"]), ("a@x; b@x", ["|a@x", "|b@x"]),
      ("Ada <a@x>, , <>, Bob <b@y>", ["Ada|a@x", "Bob|b@y"]),
      ("=?utf-8?Q?Byte=2C_Ada?= <a@x>", ["Byte, Ada|a@x"]), ("=?utf-8?Q?Byte,_Ada?= <a@x>", ["Byte, Ada|a@x"]),
      ("\"=?utf-8?Q?Ada_B=C3=BCte?=\" <a@x>", ["Ada Büte|a@x"]), ("=?utf-8?B?w7w?= <a@x>", ["ü|a@x"]),
      ("=?utf-8?Q?B=C3?= =?utf-8?Q?=BC?= raw <a@x>", ["Bü raw|a@x"]), ("<@r1,@r2:a@x>", ["|a@x"]),
      ("Ada <mailto:a@x>", ["Ada|a@x"]),
      ("\"Ada <a@x>", ["\"Ada|a@x"]), ("Ada (unclosed <a@x>", ["Ada (unclosed|a@x"]), ("Ada <a@x", ["Ada|a@x"]),
      ("undisclosed-recipients:;", []), ("Team: a@x, Bob <b@x>;, c@x", ["|a@x", "Bob|b@x", "|c@x"]), ("Ada a@x", ["Ada|a@x"]),
      ("\"a b\"@c", ["|\"a b\"@c"]), ("Byte, Ada (a@x) <a@x>", ["Byte, Ada|a@x"]),
      ("\"Byte, Ada (a@x)\" <a@x>", ["Byte, Ada|a@x"]),
      ("ada at nimbus.example", ["|ada@nimbus.example"]), ("Ada \\\"B\\\" <a@x>", ["Ada \"B\"|a@x"]), ("a@", []), ("@x", []),
      ("", []),
    ])
  func addresses(_ header: String, _ expected: [String]) { #expect(Self.names(header) == expected) }

  @Test(
    "hostile address lists take linear time",
    arguments: ["a,", "a b,", "<", "<@", "(", "\"", "=?", "=?a?q?", ":", "a at b.c ", "\\"])
  func hostileAddresses(_ piece: String) {
    let list = String(repeating: piece, count: 65_536 / piece.utf8.count)
    #expect(MailAddressList.parse(Array(list.utf8)).count <= MailAddressList.limit)
  }

  @Test(
    "dates in all the forms in use",
    arguments: [
      ("Tue, 12 Mar 2024 09:14:02 +0000", "2024-03-12T09:14:02Z"), ("12 Mar 24 09:14 UT", "2024-03-12T09:14:00Z"),
      ("12 Mar 99 09:14 GMT", "1999-03-12T09:14:00Z"), ("Tue, 12 Mar 2024 09:14:02 +0200 (CEST)", "2024-03-12T07:14:02Z"),
      ("12 Mar 2024 09:14:02 CEST", "2024-03-12T07:14:02Z"), ("Tue Mar 12 09:14:02 2024", "2024-03-12T09:14:02Z"),
      ("Tue, 12 Mar 2024 09:14:02 +0060", "2024-03-12T08:14:02Z"), ("Thu Apr 16 09:53:04 +0000 2015", "2015-04-16T09:53:04Z"),
      ("2024-03-12T09:14:02+01:00", "2024-03-12T08:14:02Z"), ("2024-03-12 09:14:02", "2024-03-12T09:14:02Z"),
      ("12-Mar-2024 09:14:02 -0500", "2024-03-12T14:14:02Z"), ("Fri, 23 Aug 2002 2:32:53 -0400", "2002-08-23T06:32:53Z"),
      ("Thu, 29 Feb 2024 23:59:60 +0000", "2024-02-29T23:59:59Z"), ("29 Feb 2023 00:00:00", nil), ("32 Mar 2024 09:14", nil),
      ("12 Mar", nil), ("soon", nil), ("", nil), ("1 January 2001 1:02 PM", "2001-01-01T13:02:00Z"),
      ("1 Jan 0001 00:00:00 +1400", "0000-12-31T10:00:00Z"),
    ] as [(String, String?)])
  func dates(_ text: String, _ expected: String?) {
    let date = MailDate(Array(text.utf8)).map(\.timestamp.iso8601)
    #expect(date == expected)
  }

  @Test(
    "envelope lines",
    arguments: [
      ("From a@x Tue Mar 12 09:14:02 2024", true), ("From a@x  Tue Mar  5 09:14:02 2024", true),
      ("From - Tue Mar 12 09:14:02 2024", true),
      ("From -", true), ("From 1844347792267117879@xxx", true),
      ("From a@x Tue Mar 12 09:14:02 CET 2024 remote from host", true),
      ("From a@x Tue, 12 Mar 2024 09:14:02 +0100", true), ("From \"a b\"@x Tue Mar 12 09:14 2024", true),
      ("From Russia with love", false),
      ("From 12:30 on 3 March 2024 we meet", false), ("From a@x", false), ("From: a@x", false),
      ("from a@x Tue Mar 12 09:14:02 2024", false),
      ("From Tue Mar 12 09:14:02 2024", true),
    ])
  func envelopes(_ line: String, _ isEnvelope: Bool) { #expect((EnvelopeLine(Array(line.utf8)) != nil) == isEnvelope) }
}
