import PipelineConfig
import RecordModel
import Testing

@testable import Extraction

/// Submissions of bots are set aside, people's are not.
@Suite struct SpamFilterTests {
  private struct Run {
    var kept = 0
    var rejects: [RejectedRow] = []
    var account = FileAccount(path: "")
  }

  /// Reads files of one source, in this order, as a run does.
  private static func run(
    _ files: [String], name: String = "forms.jsonl", _ change: (inout SourceDefinition) -> Void = { _ in }
  ) throws
    -> Run
  {
    let folder = try TemporaryFolder()
    var source = SourceDefinition(name: "forms", paths: [], country: "GB")
    change(&source)
    let inputs = try files.enumerated().map { index, text in
      let path = try folder.write("\(index)-\(name)", Array(text.utf8))
      return InputFile(source: 0, shownPath: name, path: path)
    }
    var context = ExtractionContext(startedAt: Timestamp(milliseconds: 1_700_000_000_000))
    context.floods = [0: FloodTable(inputs.compactMap { ExtractorRegistry.submissions($0, of: source, in: context) })]
    var result = Run()
    for (input, text) in zip(inputs, files) {
      let reader = try ExtractorRegistry.open(input, of: source, in: context).reader
      while let batch = try reader.nextBatch() {
        result.kept += batch.records.count
        #expect(batch.issues.allSatisfy { batch.records.indices.contains($0.record) })
        result.rejects += reader.takeRejects()
      }
      result.rejects += reader.takeRejects()
      result.account = reader.account
      #expect(result.account.addsUp && result.account.bytes == text.utf8.count)
    }
    return result
  }

  private static func json(_ fields: KeyValuePairs<String, String>) -> String {
    let members = fields.map { "\(JSONText.quoted($0.key)):\(JSONText.quoted($0.value))" }
    return "{\"id\":\"f1\",\"created_at\":\"2024-03-12T09:14:02Z\",\"data\":{\(members.joined(separator: ","))}}\n"
  }

  private static let links = "see https://a.example/x and http://b.example www.c.example"

  @Test(
    "what is surely a bot's is set aside, with the signs in words and no value of it",
    arguments: [
      ["name": "Ada Byte", "email": "ada@nimbus.example", "bot-field": "x"], ["name": "Ada", "_gotcha": "http://spam.example"],
      ["name": "Ada", "contact_me_by_fax_only": "1"], ["name": "Ada", "b_0123456789abcdef_fedcba9876": "q"],
      ["name": "xKjQwZrTbnM", "email": "a@b.example", "message": links],
      ["name": "win.example http://win.example", "email": "a@mailinator.com", "message": "hi"],
      ["name": "win http://win.example", "email": "a@Mailinator.com.", "message": "hi"],
      ["name": "http://win.example", "message": "Здравствуйте, позвоните"],
      ["name": "a@b.yopmail.com", "email": "a@b.yopmail.com", "message": "a@b.yopmail.com"],
      ["name": "Олег", "email": "oleg@10minutemail.com", "message": "Купить дешево быстро \(links)"],
      ["name": "Ada", "email": "a@trashmail.com", "message": links, "elapsed_seconds": "1.2"],
    ])
  func spam(fields: KeyValuePairs<String, String>) throws {
    let run = try Self.run([Self.json(fields)])
    #expect(run.kept == 0)
    let reject = try #require(run.rejects.first)
    #expect(reject.code == "spam" && reject.message.hasPrefix("this looks like a bot's: "))
    for (_, value) in fields where value.count > 3 { #expect(!reject.message.contains(value)) }
    #expect(String(decoding: reject.raw, as: UTF8.self) == Self.json(fields).dropLast())
    #expect(Set(fields.map { "data.\($0.key)" }).isSubset(of: Set(reject.cells.map(\.column))))
  }

  @Test(
    "one weak sign, and whatever people write, is never enough",
    arguments: [
      ["name": "Ada Byte", "email": "ada@nimbus.example", "message": "Please call.", "bot-field": ""],
      ["name": "Ada", "message": "hi", "contact_me_by_fax_only": "0"], ["name": "Ada", "honeypot": "false"],
      ["name": "Ada Byte", "email": "ada@nimbus.example", "message": "our sites: \(links)"],
      ["name": "Ada", "email": "ada@mailinator.com", "message": "https://nimbus.example is my site"],
      ["name": "Олег Иванов", "email": "oleg@post.example", "message": "Здравствуйте, позвоните мне пожалуйста"],
      ["name": "Brzęczyszczykiewicz", "email": "g@post.example", "message": links],
      ["name": "MacDonaldSmith", "email": "m@post.example", "message": links],
      ["name": "Schtschwrtz", "email": "s@post.example", "message": "https://one.example"],
      ["name": "ada@nimbus.example", "email": "ada@nimbus.example", "message": "call me"],
      ["name": "Ada", "email": "a@b.example", "message": "hi", "elapsed_seconds": "2"],
      ["name": "Ada", "hp": "0812 3456", "message": "HP is a phone in Indonesia"],
      [
        "name": "http://nimbus.example", "message": "Здравствуйте, позвоните",
        "comment": "the same in the other language: please call",
      ],
      ["company_name": "http://nimbus.example", "email": "x@mailinator.com"],
    ])
  func people(fields: KeyValuePairs<String, String>) throws {
    let run = try Self.run([Self.json(fields)])
    #expect(run.kept == 1 && run.rejects.isEmpty, "\(run.rejects.map(\.message))")
  }

  @Test("the pipeline names its own honeypots and how many addresses are many, or switches it off")
  func settings() throws {
    let trap = Self.json(["name": "Ada", "url2": "x"])
    #expect(try Self.run([trap]).kept == 1)
    #expect(try Self.run([trap]) { $0.spam.honeypots = ["data.url2"] }.kept == 0)
    #expect(try Self.run([trap]) { $0.spam.honeypots = ["url2"] }.kept == 0)
    let many = Self.json(["name": "Ada", "email": "a@mailinator.com", "message": "\(Self.links)", "elapsed_seconds": "1"])
    #expect(try Self.run([many]).kept == 0)
    #expect(try Self.run([many]) { $0.spam.maxURLs = 3 }.kept == 1)
    #expect(try Self.run([many]) { $0.spam.isOn = false }.kept == 1)
  }

  @Test("exports of forms as CSV are looked at too, other tables are not")
  func tables() throws {
    let form =
      "Name (First),Email,Message,Source Url,User IP,bot-field\nAda,ada@nimbus.example,hi,https://x.example,192.0.2.9,\nBot,b@c.example,hi,https://x.example,192.0.2.8,x\n"
    let run = try Self.run([form], name: "entries.csv") { $0.country = "DE" }
    #expect(run.kept == 1 && run.rejects.map(\.line) == [3] && run.rejects.map(\.field) == ["bot-field"])
    let spam = "Ada,a@mailinator.com,\"\(Self.links)\",xKjQwZrTbnM\n"
    let list = "First Name,Email,Message,Last Name\n" + spam + spam
    #expect(try Self.run([list], name: "crm.csv").kept == 2)
    #expect(try Self.run([list], name: "crm.csv") { $0.spam = SpamDefinition(isExplicit: true) }.kept == 0)
  }

  @Test("a POST log is looked at, and its secrets stay blanked in what is set aside")
  func postLog() throws {
    let log = """
      2024-03-12T09:14:02Z 192.0.2.9 "POST /contact" name=Ada&email=ada%40nimbus.example&_gotcha=
      2024-03-12T09:14:03Z 192.0.2.9 "POST /contact" name=Bot&password=hunter2&_gotcha=x

      """
    let run = try Self.run([log], name: "post.log")
    #expect(run.kept == 1 && run.rejects.map(\.line) == [2])
    #expect(run.rejects.allSatisfy { !String(decoding: $0.raw, as: UTF8.self).contains("hunter2") })
    #expect(run.rejects.allSatisfy { String(decoding: $0.raw, as: UTF8.self).contains("name=Bot&password=*******") })
  }

  // MARK: floods

  private static func post(_ number: Int, ip: String, day: Int = 12) -> String {
    "{\"id\":\"\(number)\",\"created_at\":\"2024-03-\(day)T09:14:02Z\",\"ip\":\"\(ip)\",\"name\":\"Ada\(number)\",\"email\":\"a\(number)@nimbus.example\"}\n"
  }

  @Test("case 58: a flood of 100,000 submissions from one address is set aside, the others pass")
  func case58() throws {
    let flood = (0..<100_000).map { Self.post($0, ip: "198.51.100.7") }.joined()
    let people = (0..<50).map { Self.post(200_000 + $0, ip: "203.0.113.\($0)") }.joined()
    let run = try Self.run([flood + people])
    #expect(run.kept == 50 && run.rejects.count == 100_000)
    #expect(run.rejects.allSatisfy { $0.code == "spam" })
  }

  @Test("case 58: a flood is one in whatever files and order it comes")
  func case58Order() throws {
    let files = (0..<4).map { file in (0..<300).map { Self.post(file * 1000 + $0, ip: "198.51.100.7") }.joined() }
    for order in [files, files.reversed(), [files.joined()]] {
      let run = try Self.run(order)
      #expect(run.kept == 0 && run.rejects.count == 1200)
    }
    // Exports that overlap hold the same submissions.
    let once = (0..<400).map { Self.post($0, ip: "198.51.100.7") }.joined()
    #expect(try Self.run([once, once, once, once]).kept == 1600)
  }

  @Test("a busy address is a weak sign only, the site's own proxy none")
  func proxies() throws {
    let fair = (0..<500).map { Self.post($0, ip: "198.51.100.7") }.joined()
    #expect(try Self.run([fair]).kept == 500)
    let proxied = (10..<20).map { day in (0..<1500).map { Self.post(day * 10_000 + $0, ip: "198.51.100.7", day: day) }.joined()
    }
    #expect(try Self.run([proxied.joined()]).kept == 15_000)
    let inner = (0..<1500).map { Self.post($0, ip: "10.0.0.1") }.joined()
    #expect(try Self.run([inner]).kept == 1500)
  }
}
