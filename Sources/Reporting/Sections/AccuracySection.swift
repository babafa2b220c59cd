import GRDB

extension ReportSection {
  static let accuracy = ReportSection(
    id: "accuracy", title: "How good the merges are",
    question: "How many merges are expected to be wrong, and how many customers are still double?",
    rowsBehind: [
      RowsBehind(member: "", sql: totals(from: "metrics", run: "runs")),
      RowsBehind(member: "bands", sql: bands(from: "metrics", run: "runs")),
      RowsBehind(member: "rule_groups", sql: groups(from: "metrics", run: "runs")),
    ],
    read: { database in
      let shares = ["precision", "precision_low", "precision_high", "recall", "recall_low", "recall_high", "density"]
      var value = try database.object(totals(from: "metric", run: "run"))
      for key in shares { value = value.setting(key, value[key].asShare) }
      let bands = try database.objects(bands(from: "metric", run: "run"))
      return value.setting(
        "bands",
        ["precision", "precision_low", "precision_high"].reduce(bands) { $0.mapping($1, \.asShare) }
      )
      .setting("rule_groups", try database.objects(groups(from: "metric", run: "run")))
    },
    template: """
      {{#is_known}}<dl class="tiles">
        <div class="main"><dt>Expected precision</dt><dd>{{precision}}</dd>
        <dd class="what">{{precision_low}} to {{precision_high}}: of the pairs of records put together,
        those that are one customer</dd></div>
        <div><dt>Expected recall</dt><dd>{{recall}}</dd>
        <dd class="what">{{recall_low}} to {{recall_high}}: of the pairs of records that are one customer,
        those put together</dd></div>
        <div><dt>Wrong pairs</dt><dd>{{wrong}}</dd>
        <dd class="what">of {{merged}} merged, {{wrong_low}} to {{wrong_high}}</dd></div>
        <div><dt>Pairs left apart</dt><dd>{{left}}</dd><dd class="what">compared, not merged, and yet one customer:
        {{left_low}} to {{left_high}}</dd></div>
        {{#has_uncompared}}<div><dt>Never compared</dt><dd>{{never}}</dd><dd class="what">pairs of one customer that no
        blocking rule saw, {{never_low}} to {{never_high}}; {{never_merged}} of them merged all the same</dd></div>{{/has_uncompared}}
      </dl>
      <p class="note">Nobody judged these pairs. The figures are what the match weights promise, drawn back as far as labelled
      data showed they promise too much; the true figures are expected between the bounds nine times of ten.
      {{^has_uncompared}}Pairs that were never compared are not counted: the blocking rules are too few to estimate
      them.{{/has_uncompared}}
      To know better, judge some pairs: <code>selfsame evaluate OUTPUT --plan 200 --to plan.csv</code>.</p>{{/is_known}}
      {{^is_known}}<p class="empty">No run has told how good its merges are.</p>{{/is_known}}
      """
        + TableMarkup.table(
          "Expected accuracy by match weight",
          [
            .text("Weight", "bits; a merged pair counts by the weakest link of the strongest chain between its records"),
            .number("Merged", "pairs of records put together"), .number("Right", "of these, expected to be one customer"),
            .number("Precision"), .number("From"), .number("To"),
            .number("Apart", "compared pairs of different customers"),
            .number("Left", "of these, expected to be one customer nevertheless"),
          ],
          rows: """
            {{#bands}}<tr><th scope="row">{{bits}}</th><td class="n">{{merged}}</td><td class="n">{{right}}</td>
            {{#precision}}<td class="n">{{precision}}</td>
            <td class="n">{{precision_low}}</td><td class="n">{{precision_high}}</td>{{/precision}}{{^precision}}<td class="n">–</td>
            <td class="n">–</td><td class="n">–</td>{{/precision}}<td class="n">{{apart}}</td><td class="n">{{left}}</td></tr>
            {{/bands}}{{^bands}}<tr><td colspan="8" class="empty">No pair was compared.</td></tr>{{/bands}}
            """) + "<h3>Which rules find the pairs</h3>"
        + TableMarkup.table(
          "Pairs found by groups of blocking rules",
          [
            .text("Rules on"), .number("Found", "pairs of one customer expected among what they brought together"),
            .number("Alone", "of these, pairs no other group found: many of them mean that pairs are missed"),
          ],
          rows: """
            {{#rule_groups}}<tr><th scope="row">{{rules}}</th><td class="n">{{found}}</td><td class="n">{{alone}}</td></tr>
            {{/rule_groups}}{{^rule_groups}}<tr><td colspan="3" class="empty">No rule looks at one thing
            alone.</td></tr>{{/rule_groups}}
            """) + """
          {{#clusters}}<h3>How customers hang together</h3><p class="note">{{clusters}} customers are made of several records.
          Of all pairs inside one, {{density}} are links by themselves, on average. {{with_bridges}} customers of three records or more
          have a bridge: a single link that, taken away, would split them. The largest has {{largest}} records.</p>{{/clusters}}
          """,
    arranged: { value in
      func whole(_ value: ReportValue) -> ReportValue {
        value == .missing ? .missing : .number(Int(value.double.rounded()))
      }
      var shown = value.setting("is_known", .flag(value["precision"] != .missing)).setting(
        "has_uncompared", .flag(value["uncompared"] != .missing))
      let merged = value["merged"].double
      for (key, from) in [("wrong", "right"), ("wrong_low", "right_high"), ("wrong_high", "right_low")] {
        shown = shown.setting(key, .number(Int((merged - value[from].double).rounded())))
      }
      for (key, from) in [
        ("left", "apart"), ("left_low", "apart_low"), ("left_high", "apart_high"), ("never", "uncompared"),
        ("never_low", "uncompared_low"), ("never_high", "uncompared_high"), ("never_merged", "uncompared_merged"),
        ("merged", "merged"), ("clusters", "clusters"), ("with_bridges", "with_bridges"), ("largest", "largest"),
      ] { shown = shown.setting(key, whole(value[from])) }
      let bands = value["bands"].items.map { band in
        ["merged", "right", "apart", "left"].reduce(band) { $0.setting($1, whole(band[$1])) }
          .setting("bits", .text(words(for: band["bits"].string)))
      }
      let groups = value["rule_groups"].items.map { group in
        group.setting("found", whole(group["found"])).setting("alone", whole(group["alone"]))
      }
      return shown.setting("bands", .list(bands)).setting("rule_groups", .list(groups))
    })

  /// A band in words: `10…15` is "10 to 15", `15…` "15 and more", `…-3` "below −3".
  private static func words(for band: String) -> String {
    let ends = band.replacing("-", with: "−").split(separator: "…", maxSplits: 1, omittingEmptySubsequences: false)
    guard let from = ends.first, let to = ends.last else { return band }
    return from.isEmpty ? "below \(to)" : to.isEmpty ? "\(from) and more" : "\(from) to \(to)"
  }

  private static func pivot(_ columns: [(name: String, metric: String)]) -> String {
    columns.map { "max(CASE name WHEN '\($0.metric)' THEN value END) AS \($0.name)" }.joined(separator: ",\n  ")
  }

  private static func interval(_ name: String, _ metric: String) -> [(name: String, metric: String)] {
    [(name, metric), ("\(name)_low", "\(metric).low"), ("\(name)_high", "\(metric).high")]
  }

  private static func totals(from metrics: String, run: String) -> String {
    let columns =
      interval("precision", "expected_precision") + interval("recall", "expected_recall") + [("merged", "pairs_merged")]
      + interval("right", "expected_right_pairs") + interval("apart", "expected_apart_pairs")
      + interval("uncompared", "expected_uncompared_pairs") + [("uncompared_merged", "expected_uncompared_pairs.merged")]
      + [
        ("clusters", "clusters"), ("density", "clusters.density"), ("bridges", "clusters.bridges"),
        ("with_bridges", "clusters.with_bridges"), ("largest", "clusters.largest"),
      ]
    return """
      SELECT \(pivot(columns))
      FROM \(metrics) WHERE run_id = (SELECT max(run_id) FROM \(run)) AND source = '' AND field = ''
      """
  }

  private static func bands(from metrics: String, run: String) -> String {
    let columns =
      [("merged", "pairs_merged"), ("right", "expected_right_pairs")] + interval("precision", "expected_precision")
      + [("apart", "pairs_apart"), ("left", "expected_apart_pairs")]
    return """
      SELECT field AS bits, \(pivot(columns))
      FROM \(metrics) WHERE run_id = (SELECT max(run_id) FROM \(run)) AND name NOT LIKE 'blocking%' AND field LIKE '%…%'
      GROUP BY field ORDER BY CASE WHEN field LIKE '…%' THEN -1e9 ELSE CAST(field AS REAL) END DESC
      """
  }

  private static func groups(from metrics: String, run: String) -> String {
    """
    SELECT field AS rules, \(pivot([("found", "blocking.found"), ("alone", "blocking.found_alone")]))
    FROM \(metrics) WHERE run_id = (SELECT max(run_id) FROM \(run)) AND name IN ('blocking.found', 'blocking.found_alone')
    GROUP BY field ORDER BY field
    """
  }
}
