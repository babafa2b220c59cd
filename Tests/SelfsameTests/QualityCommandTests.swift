import Foundation
import Testing

/// `check --forecast`, `evaluate --plan` and what a run says of its accuracy, on the made-up company.
@Suite(.serialized) struct QualityCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try SharedCompany.folder.get() }

  private func number(_ sql: String) throws -> Double {
    let row = try #require(try folder.rows(sql).first)
    return try #require(Double(row))
  }

  @Test("the forecast counts the pairs that the run compared, rule by rule")
  func forecast() throws {
    let forecast = try Invocation("check", "sample/pipeline.yaml", "--forecast", "--json", in: folder)
    #expect(forecast.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(forecast.output.utf8))
    let told = try #require(object as? [String: Any])
    let scored = try number("SELECT value FROM metrics WHERE name = 'pairs_scored'")
    #expect(told["pairs"] as? Double == scored)
    let rules = try #require(told["rules"] as? [[String: Any]])
    let pairs = try folder.rows(
      "SELECT field || '|' || CAST(value AS INTEGER) FROM metrics WHERE name = 'blocking.new_pairs' ORDER BY field")
    #expect(rules.map { "\($0["rule"] ?? "")|\($0["new_pairs"] ?? "")" }.sorted() == pairs.sorted())
    let text = try Invocation("check", "sample/pipeline.yaml", "--forecast", in: folder)
    #expect(text.output.contains("BLOCKING RULE") && text.output.contains("pairs to compare"))
  }

  @Test("a plan is private, side by side, and comes back as an estimate that holds the truth")
  func plan() throws {
    let drawn = try Invocation("evaluate", "out", "--plan", "60", "--to", "plan.csv", in: folder)
    #expect(drawn.status == 0 && drawn.output.contains("the precision within"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("plan.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let again = try Invocation("evaluate", "out", "--plan", "60", "--to", "plan2.csv", in: folder)
    #expect(again.output == drawn.output)
    #expect(try folder.text("plan2.csv") == folder.text("plan.csv"))
    let lines = try folder.text("plan.csv").split(separator: "\r\n")
    #expect(lines.count == 61 && lines[0].hasPrefix("same,a name"))
    #expect(lines[0].hasSuffix("a_source,a_key,b_source,b_key,stratum,stratum_pairs,weight"))
    let filled = lines.enumerated().map { $0.offset == 0 ? String($0.element) : "yes" + $0.element }.joined(separator: "\n")
    try folder.write("filled.csv", filled + "\n")
    let told = try Invocation("evaluate", "out", "filled.csv", in: folder)
    #expect(told.status == 0 && told.output.contains("60 pairs judged, 0 not") && told.output.contains("precision  "))
    #expect(try Invocation("evaluate", "out", "plan.csv", in: folder).output.contains("nothing to tell from"))
  }

  @Test("a plan needs a file and no truth; an answer that says neither yes nor no is told by its place alone")
  func refusals() throws {
    #expect(try Invocation("evaluate", "out", "--plan", "60", in: folder).status == 64)
    #expect(try Invocation("evaluate", "out", in: folder).status == 64)
    #expect(try Invocation("evaluate", "out", "x.csv", "--plan", "60", "--to", "y.csv", in: folder).status == 64)
    try folder.write("odd.csv", "same,stratum,stratum_pairs\nyes,merged from 15,9\nSecret,merged from 15,9\n")
    let odd = try Invocation("evaluate", "out", "odd.csv", in: folder)
    #expect(odd.status == 64 && odd.errors.contains("E103") && !odd.errors.contains("Secret"))
  }

  @Test("a run tells its expected precision and recall, and the report says it in words")
  func expected() throws {
    for name in ["expected_precision", "expected_recall"] {
      let value = try number("SELECT value FROM metrics WHERE name = '\(name)' AND field = ''")
      let low = try number("SELECT value FROM metrics WHERE name = '\(name).low' AND field = ''")
      let high = try number("SELECT value FROM metrics WHERE name = '\(name).high' AND field = ''")
      #expect(low <= value && value <= high)
    }
    #expect(try folder.text("out/report/index.html").contains("How good the merges are"))
  }
}
