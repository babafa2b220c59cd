import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

@Suite("Mail: damage, threads, memory")
struct MailRobustnessTests {
  private static let seeds: [String] = [
    """
    From ada@nimbus.example Tue Mar 12 09:14:02 2024
    Return-Path: <ada@nimbus.example>
    Received: from a by b; Tue, 12 Mar 2024 09:14:02 +0000
    Message-ID: <1@nimbus.example>
    From: =?UTF-8?Q?Ada_B=C3=BCte?= <ada@nimbus.example>
    To: Sales <sales@acme.example>, "Roe, Jo" <jo@acme.example>
    Subject: =?iso-8859-1?B?R3L832U=?=
    MIME-Version: 1.0
    Content-Length: 300
    Content-Type: multipart/alternative; boundary="=_b"

    --=_b
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Gr=C3=BC=C3=9Fe
    >From here
    >>From there
    --=_b
    Content-Type: text/html; charset="gb2312"
    Content-Transfer-Encoding: base64

    PGI+SGk8L2I+
    --=_b--

    From - Tue Mar 12 09:14:02 2024
    From: Jo Roe <jo@acme.example>
    To: Team: a@x.example, Bob (B) <b@y.example>;, c at z.example
    Cc: undisclosed-recipients:;
    X-Gmail-Labels: =?UTF-8?Q?Ge=C3=B6ffnet,Kunden?=

    plain
    """,
    """
    \u{FEFF}
    From: "'x@y.example' via L" <l@z.example>
    Content-Type: multipart/mixed; boundary=a

    --a
    Content-Type: message/rfc822

    Content-Type: multipart/mixed; boundary=b

    --b
    --b--
    --a--
    """,
    MailEventTests.report(
      "Reporting-MTA: dns; x\n\nOriginal-Recipient: rfc822;ada@nimbus.example\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; <b@x.example>"
    ),
    """
    From: Website <noreply@acme.example>
    To: sales@acme.example
    Content-Type: text/html; charset=utf-8

    <table><tr><td>Name:</td><td>Ada Byte</td></tr><tr><th>E-Mail<td>ada@nimbus.example<tr><td>Téléphone</td><td><p>1</p></td></table>

    From x@y.example Tue Mar 12 09:14:02 2024
    From: Ada Byte <ada.byte@nimbus.example>
    Subject: Fwd: WG: x

    Name: Ada Byte
    Email:
    b@nimbus.example
    Phone: +44 113 496 0001

    Mit freundlichen Grüßen, Ada
    Ada Byte | Head of Sales, Nimbus GmbH & Co. KG
    Tel.: +44 113 496 0001 x12  M: (0) 7700–900123 • www.nimbus.example

    ---------- Forwarded message ---------
    *From:* Bob [mailto:bob@other.example]
    *Sent:* Monday
    """,
    "60\nFrom: ada@nimbus.example\nSubject: abmelden\n\nunsubscribe\n12345\n<plist><key>flags</key><integer>2</integer></plist>",
  ]

  @Test("mutated mail never traps, and its bytes add up", arguments: 0..<8)
  func mutations(_ seed: Int) throws {
    let folder = try MailFolder()
    var numbers = SeededNumbers(seed: UInt64(seed))
    let tokens = [
      "\n", "\r\n", "\n\n", "From ", "\n\nFrom a Tue Mar 12 09:14:02 2024\nTo: x\n", "--=_b", "=?", "?=", "\"", "<", "(", ":",
      "\0", "\u{FF}", "\t", "Name: x\n", "Final-Recipient: rfc822;a@b\n", "\n-- \n", "Regards\n", "<td>", "+1 ",
    ]
    for round in 0..<200 {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      for _ in 0...numbers.next(below: 6) {
        let place = numbers.next(below: bytes.count + 1)
        let length = min(numbers.next(below: 40), bytes.count - place)
        switch numbers.next(below: 5) {
        case 0: bytes.replaceSubrange(place..<place + length, with: [])
        case 1: bytes.insert(contentsOf: Array(tokens[numbers.next(below: tokens.count)].utf8), at: place)
        case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: numbers.next(below: bytes.count + 1))
        case 3: if place < bytes.count { bytes[place] = UInt8(numbers.next(below: 256)) }
        default: if numbers.next(below: 4) == 0 { bytes = Array(bytes.prefix(place)) }
        }
      }
      let reading = try MailReading(path: folder.write(bytes, "m"))
      #expect(reading.account.addsUp && reading.account.bytes == bytes.count, "seed \(seed) round \(round)")
      #expect(reading.account.records == reading.records.count)
      for record in reading.records {
        #expect(record["from.address"]?.contains("@") == true || record["message.kind"] == "form")
      }
    }
  }

  @Test("readers on several threads at once give what one gives")
  func threads() async throws {
    let text = String(repeating: Self.seeds[0] + "\n\n", count: 40)
    let alone = try MailReading(text)
    #expect(alone.records.count == 160)
    let readings = try await withThrowingTaskGroup(of: MailReading.self) { group in
      for _ in 0..<8 { group.addTask { try MailReading(text) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for reading in readings { #expect(reading.records == alone.records && reading.hashes == alone.hashes) }
  }

  @Test("memory does not grow over 60,000 messages")
  func memory() throws {
    let folder = try MailFolder()
    let text = String(repeating: Self.seeds[0] + "\n\n", count: 5_000)
    let path = try folder.write(Array(text.utf8), "inbox")
    let context = ExtractionContext(ownDomains: ["acme.example"], startedAt: MailReading.startedAt)
    var levels: [Int] = []
    for _ in 0..<3 {
      let file = InputFile(source: 0, shownPath: "inbox", path: path)
      let reader = MailReader(try ByteSource(path: path), file, isMbox: true, taking: MailDefinition(), in: context)
      while try reader.nextBatch() != nil {}
      #expect(reader.account.records == 20_000)
      levels.append(currentMemory())
    }
    // Other tests run beside this one; an object lost per message would show in every round with 5 MiB or more.
    let growth = zip(levels, levels.dropFirst()).map { $1 - $0 }
    #expect(growth.contains { $0 < 4 }, "\(levels)")
  }
}
