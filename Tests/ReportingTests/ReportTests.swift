import Foundation
import Testing

@testable import Reporting

@Suite struct ReportTests {
  @Test("each query shown gives its numbers of report.json again", arguments: ReportSections.all.map(\.id))
  func queriesGiveTheNumbers(_ id: String) throws {
    let database = try TestDatabase(SmallCompany().statements)
    defer { database.remove() }
    let section = try #require(ReportSections.all.first { $0.id == id })
    let whole = try #require(try Report(databaseAt: database.path).parsed()[id] as? [String: Any])
    #expect(!section.rowsBehind.isEmpty)
    for query in section.rowsBehind {
      let counted = try Self.plain(database.rows(query.sql))
      let told = query.member.isEmpty ? [whole] : try #require(whole[query.member] as? [[String: Any]])
      #expect(!told.isEmpty, "\(id).\(query.member) is empty in the sample")
      // A list may be cut; what is in it must be the query's first rows.
      #expect(counted.count >= told.count)
      for (row, shown) in zip(counted, told) {
        for (key, value) in row {
          #expect(Self.isEqual(value, shown[key]), "\(id).\(query.member): \(key) is \(value), told \(shown[key] ?? "nothing")")
        }
      }
    }
  }

  @Test("the queries use the public views alone") func queriesUseViews() {
    let tables = [
      "record", "record_value", "customer", "file", "source", "link", "question", "reject", "change", "run", "metric",
      "decision",
      "skipped_piece", "value_issue", "weight_histogram", "blocking_rule", "interaction",
    ]
    for query in ReportSections.all.flatMap(\.rowsBehind) {
      for table in tables {
        let pattern = "(FROM|JOIN) \(table)\\b"
        #expect(query.sql.range(of: pattern, options: .regularExpression) == nil, "\(table) in \(query.sql)")
      }
    }
  }

  @Test("the numbers are those of the hand-built database") func numbers() throws {
    let database = try TestDatabase(SmallCompany().statements)
    defer { database.remove() }
    let report = try Report(databaseAt: database.path).parsed()
    let headline = try #require(report["headline"] as? [String: Any])
    #expect(headline["records"] as? Int == 7)
    #expect(headline["customers"] as? Int == 4)
    #expect(headline["merged"] as? Int == 3)
    #expect(headline["duplicate_share"] as? Double == 0.4286)
    let sources = try #require((report["sources"] as? [String: Any])?["rows"] as? [[String: Any]])
    #expect(sources.map { $0["source"] as? String } == ["crm", "mail", "shop"])
    #expect(sources.map { $0["records"] as? Int } == [3, 1, 3])
    #expect(sources.map { $0["customers"] as? Int } == [3, 1, 2])
    #expect(sources.map { $0["repeated"] as? Int } == [0, 0, 1])
    #expect(sources.map { $0["only_here"] as? Int } == [1, 0, 1])
    let conflicts = try #require(report["conflicts"] as? [String: Any])
    let fields = try #require(conflicts["fields"] as? [[String: Any]])
    #expect(fields.map { $0["field"] as? String } == ["email"])
    #expect(fields.first?["in_conflict"] as? Int == 1)
    let example = try #require((conflicts["examples"] as? [[String: Any]])?.first)
    #expect(example["value"] as? String == "a@x.example" && example["other"] as? String == "b@x.example")
    let totals = try #require((report["files"] as? [String: Any])?["totals"] as? [[String: Any]])
    #expect(totals.map { $0["unbalanced"] as? Int } == [0, 1, 0])
    let questions = try #require((report["questions"] as? [String: Any])?["strongest"] as? [[String: Any]])
    #expect(questions.first?["for"] as? String == "email exact (+22.9)")
  }

  @Test("the accuracy section says in words how good the merges are expected to be") func accuracy() throws {
    let database = try TestDatabase(SmallCompany().statements)
    defer { database.remove() }
    let report = try Report(databaseAt: database.path)
    let accuracy = try #require(try report.parsed()["accuracy"] as? [String: Any])
    #expect(accuracy["precision"] as? Double == 0.95 && accuracy["recall_low"] as? Double == 0.7)
    #expect((accuracy["bands"] as? [[String: Any]])?.map { $0["bits"] as? String } == ["15…", "…-3"])
    let body = try #require(report.html.components(separatedBy: "<section id=\"accuracy\"").dropFirst().first)
      .components(separatedBy: "</section>")[0]
    for text in ["Expected precision", "95 %", "15 and more", "below −3", "2 customers are made of several records"] {
      #expect(body.contains(text), "\(text)")
    }
  }

  @Test("an empty database gives every section, each saying that it is empty") func emptyDatabase() throws {
    let database = try TestDatabase()
    defer { database.remove() }
    let report = try Report(databaseAt: database.path)
    #expect(try report.parsed().keys.sorted() == ReportSections.all.map(\.id).sorted())
    for section in ReportSections.all where !["headline", "changes"].contains(section.id) {
      let body = try #require(report.html.components(separatedBy: "<section id=\"\(section.id)\"").dropFirst().first)
      #expect(body.components(separatedBy: "</section>")[0].contains("class=\"empty\""), "\(section.id)")
    }
    #expect(report.html.contains("No run is on record."))
    #expect(!report.html.contains("<tbody></tbody>"))
    #expect(!report.html.contains(">nan") && !report.html.contains("{{"))
  }

  @Test("the same database gives the same bytes") func isDeterministic() throws {
    let database = try TestDatabase(SmallCompany().statements)
    defer { database.remove() }
    let first = try Report(databaseAt: database.path)
    let second = try Report(databaseAt: database.path)
    #expect(first.html == second.html && first.json == second.json)
  }

  @Test("the page has landmarks, a language, and headings with a scope") func isAccessible() throws {
    let database = try TestDatabase(SmallCompany().statements)
    defer { database.remove() }
    let html = try Report(databaseAt: database.path).html
    for piece in [
      "<html lang=\"en\">", "<header>", "<nav aria-label=", "<main id=\"content\"", "<footer>", "href=\"#content\"",
      "default-src 'none'", "prefers-color-scheme:dark", "<details class=\"card\" open>",
    ] {
      #expect(html.contains(piece), "\(piece)")
    }
    #expect(html.range(of: "<th(?! scope=)[ >]", options: .regularExpression) == nil)
    let svgs = html.components(separatedBy: "<svg").dropFirst()
    #expect(svgs.count == 2)
    for svg in svgs { #expect(svg.contains("<title id=") && svg.contains("<desc id=") && svg.contains("role=\"img\"")) }
  }

  @Test("each section and each column is defined in docs/report.md", arguments: ReportSections.all.map(\.id))
  func isDocumented(_ id: String) throws {
    let page = try String(contentsOf: packageRoot.appendingPathComponent("docs/report.md"), encoding: .utf8)
    let database = try TestDatabase(SmallCompany().statements)
    defer { database.remove() }
    let chapter = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix("`\(id)`") }, "\(id) has no chapter")
    for key in try #require(try Report(databaseAt: database.path).parsed()[id] as? [String: Any]).keys {
      #expect(chapter.contains("`\(key)`"), "\(id).\(key) is not explained")
    }
  }

  private static func plain(_ rows: ReportValue) throws -> [[String: Any]] {
    try JSONSerialization.jsonObject(with: Data(rows.json.utf8)) as? [[String: Any]] ?? []
  }

  private static func isEqual(_ a: Any, _ b: Any?) -> Bool {
    guard let b else { return false }
    return (a as? NSObject) == (b as? NSObject)
  }
}
