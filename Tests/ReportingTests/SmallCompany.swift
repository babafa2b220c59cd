import Foundation
import GRDB

/// A hand-built database: three sources, four customers of seven records, two runs. `text` stands in for every value a customer or
/// an export could have written.
struct SmallCompany {
  /// Makes the text of a place; by default the place's own name.
  var text: (String) -> String = { $0 }

  var statements: [(sql: String, arguments: StatementArguments)] {
    runs + files + customers + values + links + rest
  }

  private typealias Statement = (sql: String, arguments: StatementArguments)

  private func insert(_ table: String, _ rows: [[(any DatabaseValueConvertible)?]]) -> [Statement] {
    rows.map { row in
      let places = Array(repeating: "?", count: row.count).joined(separator: ", ")
      return ("INSERT INTO \(table) VALUES (\(places))", StatementArguments(row))
    }
  }

  private var runs: [Statement] {
    let model = """
      {"mergeMillibits":5000,"reviewMillibits":-500,"comparisons":[{"name":"email","levels":[
      {"name":"exact","m":0.9,"u":0.00000004,"millibits":24423,"estimatedFrom":"em"},
      {"name":"different","m":0.1,"u":0.99999996,"millibits":-3322,"estimatedFrom":"prior"}]},
      {"name":"nothing","levels":[{"name":"any","m":1,"u":1,"millibits":0,"estimatedFrom":"prior"}]}]}
      """
    return insert(
      "run",
      [
        [1, "2024-01-01T02:00:00Z", text("pipeline"), "00ff00ff00ff00ff", "0.1.0", 1, model],
        [2, "2024-01-02T02:00:00Z", text("pipeline"), "00ff00ff00ff00ff", "0.1.0", 1, model],
      ])
      + insert("metric", [[2, "records", "", "", 7.0], [2, "customers", "", "", 4.0], [2, "records", "crm", "", 3.0]])
      + insert("metric", quality)
      + insert(
        "change",
        [
          [1, "C000000000000001", "created", "{}"], [2, "C000000000000002", "created", "{}"],
          [2, "C000000000000001", "merged", text("detail")], [2, "C000000000000003", "updated", "{}"],
        ])
  }

  private var quality: [[(any DatabaseValueConvertible)?]] {
    let figures: [(name: String, value: Double, low: Double, high: Double)] = [
      ("expected_precision", 0.95, 0.8, 0.99), ("expected_recall", 0.9, 0.7, 0.96), ("expected_right_pairs", 3.8, 3.2, 4),
      ("expected_apart_pairs", 0.4, 0.1, 1.2), ("expected_uncompared_pairs", 0.3, 0.1, 3),
    ]
    var rows: [[(any DatabaseValueConvertible)?]] = []
    for figure in figures {
      rows.append([2, figure.name, "", "", figure.value])
      rows.append([2, figure.name + ".low", "", "", figure.low])
      rows.append([2, figure.name + ".high", "", "", figure.high])
    }
    let counts: [(name: String, field: String, value: Double)] = [
      ("pairs_merged", "", 4), ("expected_uncompared_pairs.merged", "", 0), ("clusters", "", 2), ("clusters.density", "", 0.75),
      ("clusters.bridges", "", 2), ("clusters.with_bridges", "", 1), ("clusters.largest", "", 3),
      ("pairs_merged", "15…", 4), ("expected_right_pairs", "15…", 3.8), ("expected_precision", "15…", 0.95),
      ("expected_precision.low", "15…", 0.8), ("expected_precision.high", "15…", 0.99), ("pairs_apart", "15…", 0),
      ("expected_apart_pairs", "15…", 0), ("pairs_merged", "…-3", 0), ("expected_right_pairs", "…-3", 0),
      ("pairs_apart", "…-3", 9), ("expected_apart_pairs", "…-3", 0.4), ("blocking.found", "contact", 3.5),
      ("blocking.found_alone", "contact", 0.5), ("blocking.found", "name", 3.1), ("blocking.found_alone", "name", 0.2),
    ]
    for count in counts { rows.append([2, count.name, "", count.field, count.value]) }
    return rows
  }

  private var files: [Statement] {
    insert("source", [[1, text("shop"), 0.5], [2, text("crm"), 0.9], [3, text("mail"), 0.3]])
      + insert(
        "file",
        [
          [1, 1, text("inbox/shop.csv"), "csv", "aa", 300, 250, 30, 20, 0, 3, 0],
          [2, 2, text("inbox/crm.csv"), "csv", "bb", 400, 300, 40, 10, 50, 3, 2],
          [3, 3, text("inbox/mail.mbox"), "mail", "cc", 100, 99, 0, 0, 0, 1, 0],
        ])
      + insert("skipped_piece", [[1, text("header"), 1], [2, "footer", 2]])
      + insert("column_mapping", [[1, text("E-Mail"), "email", text("header")], [1, text("Odd"), "", ""]])
      + insert(
        "reject",
        [
          [2, 5, 6, 200, 230, text("email"), "bad_quote", text("a quote is open"), Data("x".utf8), ""],
          [2, 4, 5, 180, 200, "", "bad_quote", text("a quote is open"), Data("x".utf8), ""],
        ])
  }

  private var customers: [Statement] {
    let made: (Int, String, Int, Int, Double) -> [(any DatabaseValueConvertible)?] = {
      number, kind, records, sources, confidence in
      [
        number, "C00000000000000\(number)", kind, text("name \(number)"), text("given"), text("family"), nil, text("email"),
        nil,
        text("street"), text("city"), nil, nil, "DE", nil, nil, nil, records, sources, nil, nil, nil, confidence, nil, nil,
        "unknown",
        "unknown", number,
      ]
    }
    let records: [[(any DatabaseValueConvertible)?]] = [
      [1, 1, text("s1"), 1, 1, 1, 2, 0, 100], [2, 1, text("s2"), 1, 1, 2, 3, 100, 200], [3, 2, text("c1"), 1, 2, 1, 2, 0, 100],
      [4, 2, text("c2"), 2, 2, 2, 3, 100, 200], [5, 3, text("m1"), 2, 3, 1, 1, 0, 99],
      [6, 1, text("s3"), 3, 1, 3, 4, 200, 250],
      [7, 2, text("c3"), 4, 2, 3, 4, 230, 260],
    ]
    return insert(
      "customer",
      [
        made(1, "person", 3, 2, 0.97), made(2, "person", 2, 2, 0.99), made(3, "person", 1, 1, 1),
        made(4, "organization", 1, 1, 1),
      ]) + insert("record", records.map { $0 + [nil, 1, 2, $0[0]] })
  }

  private var values: [Statement] {
    insert(
      "record_value",
      [
        [1, 1, "email", text("work"), text("a@x.example"), nil, "ok", 1, 1, "trust", ""],
        [1, 2, "email", "", text("b@x.example"), nil, "ok", 0, 2, "trust", ""],
        [1, 3, "email", "", text("a@x.example"), nil, "ok", 0, 1, "trust", ""],
        [1, 1, "phone", "", text("+49 30 1"), text("raw"), "invalid", 0, 2, "unusable", ""],
        [1, 3, "phone", "mobile", text("+49 30 2"), nil, "ok", 1, 1, "only_value", ""],
        [2, 4, "email", "", text("c@x.example"), nil, "ok", 1, 1, "newest", ""],
        [2, 5, "email", "", text("c@x.example"), nil, "ok", 0, 1, "newest", ""],
        [2, 5, "note", "", text("note"), nil, "ok", 1, 1, "only_value", ""],
        [3, 6, "email", "", text("test@test.com"), nil, "placeholder", 0, 1, "unusable", ""],
        [4, 7, "name.org", "", text("Firm"), nil, "ok", 1, 1, "only_value", text("switchboard")],
      ])
      + insert("value_issue", [[1, "phone", "invalid_phone"], [6, "email", text("placeholder")]])
  }

  private var links: [Statement] {
    let levels = """
      [{"field":"email","level":"exact","weight":24.4,"adjustment":-1.5},{"field":"phone","level":"different","weight":-3.3,
      "adjustment":0},{"field":"prior","level":"","weight":-9,"adjustment":0}]
      """
    return insert(
      "link",
      [
        [1, 2, 5.25, 0.97, "merge", levels, text("email")], [1, 3, 12.5, 0.999, "merge", levels, "email"],
        [4, 5, 9.75, 0.99, "merge", "no json", "email"], [3, 4, 1.5, 0.74, "review", levels, "phone"],
        [6, 7, -0.25, 0.45, "review", "[]", "phone"], [2, 4, -2.5, 0.1, "distinct", "[]", "phone"],
      ])
      + insert(
        "weight_histogram", [[-40, 7], [-12, 100_000], [-3, 1], [-1, 1], [1, 1], [5, 1], [9, 1], [12, 1], [35, 1]])
      + insert("blocking_rule", [[1, "email", 5, 4, 4, 3, 0, 0], [2, text("phone"), 2, 0, 0, 1, 0, 0]])
      + insert(
        "question",
        [
          ["Q0000000000000001", "same_person", 3, 4, 1.5, 5, "doubtful_pair"],
          ["Q0000000000000002", text("odd"), 6, 7, -0.25, 2, text("reason")],
        ])
      + insert("refused_union", [[2, 4, 6.5, -3.5, "weak_evidence"]])
  }

  private var rest: [Statement] {
    insert(
      "interaction", [[5, "2024-01-01T00:00:00Z", "email", "in", "email", text("subject"), nil, nil, text("reference")]])
      + insert("consent", [[1, "email", "newsletter", "given", nil, text("wording")]])
      + insert(
        "decision",
        [["D1", "same", "C000000000000001", "C000000000000002", text("Ada"), "2024-01-01", text("why"), "in force"]])
      + insert("redirect", [["C000000000000009", "C000000000000001", 2, "merged"]])
  }
}
