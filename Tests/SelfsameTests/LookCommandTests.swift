import Foundation
import Testing

/// `show`, `explain`, `rejects`, `evaluate`, `report`, `check` and `preview` on the made-up company.
@Suite(.serialized) struct LookCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try SharedCompany.folder.get() }

  private func one(_ sql: String) throws -> String { try #require(try folder.rows(sql + " LIMIT 1").first) }

  @Test("show finds a customer by id, by email, by source:key and by key; the pages are the same")
  func show() throws {
    let row = try one(
      """
      SELECT c.customer_id, c.full_name, c.email, x.source, x.source_key FROM customers c JOIN crosswalk x USING (customer_id)
      WHERE c.record_count > 2 AND c.email IS NOT NULL AND x.source = 'crm' AND
      (SELECT count(DISTINCT customer_id) FROM customer_values v WHERE v.field = 'email' AND v.value = c.email) = 1
      ORDER BY c.customer_id
      """
    ).split(separator: "|").map(String.init)
    let page = try Invocation("show", "out", row[0], in: folder)
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("\(row[1])  \(row[0])\n"))
    #expect(page.output.contains("inbox/crm/contacts.csv:"))
    for name in [row[0].lowercased(), row[2], row[2].uppercased(), "\(row[3]):\(row[4])", row[4]] {
      #expect(try Invocation("show", "out", name, in: folder).output == page.output, "\(name)")
    }
    #expect(try Invocation("show", "out/customers.sqlite", row[0], in: folder).output == page.output)
  }

  @Test("explain tells of a merged, a doubtful and a separate pair what every field says")
  func explainPairs() throws {
    for (band, verdict) in [("merge", "merged"), ("review", "a question"), ("distinct", "kept apart")] {
      let link = try one(
        """
        SELECT a_source || ':' || a_key, b_source || ':' || b_key FROM matches
        JOIN crosswalk a ON a.source = a_source AND a.source_key = a_key
        JOIN crosswalk b ON b.source = b_source AND b.source_key = b_key
        WHERE band = '\(band)' AND (a.customer_id = b.customer_id) = (band = 'merge') ORDER BY 1, 2
        """
      ).split(separator: "|").map(String.init)
      let story = try Invocation("explain", "out", link[0], link[1], in: folder)
      #expect(story.status == 0)
      #expect(story.output.contains(verdict), "\(band)")
      #expect(story.output.contains("FIELD") && story.output.contains("bits") && story.output.contains("met by"))
      let reversed = try Invocation("explain", "out", link[1], link[0], in: folder)
      #expect(reversed.output == story.output)
      try checkSum(story.output)
    }
  }

  /// The bits of the lines add up to the total, rounding aside.
  @Test("explain tells why two that look like one were kept apart")
  func explainRefused() throws {
    let ada = "Ada,Byte,ada@byte.example,+44 7911 123456"
    try folder.write("unique/one.csv", Data("id,first name,last name,email,phone\n1,\(ada)\n2,\(ada)\n".utf8))
    try folder.write("unique/two.csv", Data("id,first name,last name,email,phone\n9,\(ada)\n".utf8))
    try folder.write(
      "unique/pipeline.yaml",
      Data(
        """
        version: 1
        pipeline: unique
        country: GB
        sources:
          one: { path: one.csv, key: id, unique: true }
          two: { path: two.csv, key: id }
        output: out
        """.utf8))
    #expect(try Invocation("run", "unique/pipeline.yaml", in: folder).status == 0)
    let stories = try ["one:1", "one:2"].map { try Invocation("explain", "unique/out", $0, "two:9", in: folder).output }
    #expect(stories.count { $0.contains("merged, the evidence is strong enough") } == 1)
    #expect(stories.count { $0.contains("kept apart although") && $0.contains("holds nobody twice") } == 1)
  }

  private func checkSum(_ story: String) throws {
    var (sum, total) = (0.0, Double.nan)
    for line in story.split(separator: "\n").dropFirst(2) {
      if line.hasPrefix("total ") {
        total = try #require(Double(line.split(separator: " ")[1]))
        break
      }
      let numbers = line.split(separator: " ").filter { $0.hasPrefix("+") || $0.hasPrefix("-") }.compactMap { Double($0) }
      sum += numbers.reduce(0, +)
    }
    #expect(abs(sum - total) < 0.1, "\(sum) against \(total)")
  }

  @Test("explain of one customer tells how its records hang together and why each value won")
  func explainCustomer() throws {
    let id = try one("SELECT customer_id FROM customers WHERE record_count > 2 ORDER BY customer_id")
    let story = try Invocation("explain", "out", id, in: folder)
    #expect(story.output.contains("Its weakest link:") && story.output.contains("Why each golden value won:"))
    let single = try one("SELECT customer_id FROM customers WHERE record_count = 1 ORDER BY customer_id")
    #expect(try Invocation("explain", "out", single, in: folder).output.contains("One record only"))
    let pair = try Invocation("explain", "out", id, single, in: folder)
    #expect(pair.status == 0 && pair.output.contains("are two customers"))
  }

  @Test("evaluate prints figures between 0 and 1 as text and as JSON, the same")
  func evaluate() throws {
    let text = try Invocation("evaluate", "out", "sample/truth.csv", in: folder)
    #expect(text.status == 0 && text.output.contains("B-cubed") && text.output.contains(" 0 missing in the database"))
    let json = try Invocation("evaluate", "out", "sample/truth.csv", "--json", in: folder)
    let figures = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    for name in ["precision", "recall", "f1", "b_cubed_precision", "b_cubed_recall", "b_cubed_f1"] {
      let figure = try #require(figures[name] as? Double)
      #expect((0...1).contains(figure), "\(name)")
    }
    #expect(figures["missing"] as? Int == 0)
    // A truth with one unknown record counts it as missing, alone.
    try folder.write("more.csv", try folder.text("sample/truth.csv") + "crm,unheard,p0\n")
    #expect(try Invocation("evaluate", "out", "more.csv", in: folder).output.contains(" 1 missing in the database"))
  }

  @Test("report writes the same page again") func report() throws {
    let page = try folder.bytes("out/report/index.html")
    #expect(try Invocation("report", "out", in: folder).output == "out/report/index.html\n")
    #expect(try folder.bytes("out/report/index.html") == page)
  }

  @Test("case 95: the report fetches nothing") func reportIsAlone() throws {
    let page = try folder.text("out/report/index.html")
    for mark in ["src=\"http", "href=\"http", "url(http", "<script", "@import", "<link"] {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test("check shows how every column is understood; preview shows raw beside normalized")
  func checkAndPreview() throws {
    let check = try Invocation("check", "sample/pipeline.yaml", in: folder)
    #expect(check.status == 0)
    for source in ["crm", "shop", "newsletter", "forms", "callback", "erp", "mail"] {
      #expect(check.output.contains("\(source): "))
      let preview = try Invocation("preview", "sample/pipeline.yaml", source, "-n", "2", in: folder)
      #expect(preview.status == 0)
      #expect(preview.output.contains("record 1, ") && preview.output.contains("COMPARED AS"), "\(source)")
    }
    let json = try Invocation("check", "sample/pipeline.yaml", "--json", in: folder)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
  }

  @Test("a path that few records of a feed have is no fault of the mapping; a column that a header lacks is one")
  func rareColumns() throws {
    let records = (1...3000).map { "<c n='\($0)'><name>Ada Byte \($0)</name>\($0 == 2900 ? "<firm>Byte Ltd</firm>" : "")</c>" }
    try folder.write("rare/feed.xml", Data("<list>\(records.joined())</list>".utf8))
    try folder.write("rare/list.csv", Data("id,name\n1,Ada Byte\n".utf8))
    func pipeline(_ file: String) -> Data {
      let fields = "{name.full: name, name.org: firm}"
      return Data(
        """
        version: 1
        pipeline: rare
        country: GB
        sources:
          feed: {path: \(file), fields: \(fields)}
        output: out

        """.utf8)
    }
    try folder.write("rare/p.yaml", pipeline("feed.xml"))
    #expect(try Invocation("check", "rare/p.yaml", in: folder).status == 0)
    try folder.write("rare/p.yaml", pipeline("list.csv"))
    let check = try Invocation("check", "rare/p.yaml", in: folder)
    #expect(check.status == 78 && check.errors.contains("error[C104]"))
  }

  @Test("check tells every fault of a file at once, as recorded for the reader")
  func checkTellsEverything() throws {
    let cases = packageRoot + "/fixtures/pipelines"
    for name in ["unknown-keys", "wrong-types", "duplicate-keys", "tabs", "closed-lists", "missing-keys"] {
      let expected = try String(contentsOfFile: "\(cases)/\(name)/expected.txt", encoding: .utf8)
      try folder.write("faulty/pipeline.yaml", Data(contentsOf: URL(filePath: "\(cases)/\(name)/pipeline.yaml")))
      let check = try Invocation("check", "faulty/pipeline.yaml", in: folder)
      #expect(check.status == 78)
      #expect(
        check.errors == expected.replacing("pipelines/x.yaml", with: "faulty/pipeline.yaml").replacing("exit 78\n", with: ""),
        "\(name)")
    }
  }
}
