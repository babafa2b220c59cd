import GRDB

extension ReportSection {
  static let matching = ReportSection(
    id: "matching", title: "Matching", question: "How clear were the decisions, and what did the model learn?",
    rowsBehind: [
      RowsBehind(
        member: "bands",
        sql: """
          SELECT band, count(*) AS pairs, min(weight) AS lowest, max(weight) AS highest FROM matches GROUP BY band
          ORDER BY lowest DESC, band
          """),
      RowsBehind(
        member: "kept",
        sql: """
          SELECT CAST(weight AS INTEGER) - (weight < CAST(weight AS INTEGER)) AS bits, count(*) AS pairs FROM matches
          GROUP BY 1 ORDER BY 1
          """),
    ],
    read: { database in
      let model = try database.object(
        """
        SELECT json_extract(model, '$.mergeMillibits') / 1000.0 AS merge_bits,
          json_extract(model, '$.reviewMillibits') / 1000.0 AS review_bits
        FROM run WHERE json_valid(model) ORDER BY run_id DESC LIMIT 1
        """)
      return .object([
        ("merge_bits", model["merge_bits"].asBits), ("review_bits", model["review_bits"].asBits),
        ("histogram", try database.objects("SELECT bits, pairs FROM weight_histogram ORDER BY bits")),
        (
          "kept",
          try database.objects(
            """
            SELECT CAST(weight AS INTEGER) - (weight < CAST(weight AS INTEGER)) AS bits, count(*) AS pairs FROM link GROUP BY 1
            ORDER BY 1
            """)
        ),
        (
          "bands",
          try database.objects(
            """
            SELECT band, count(*) AS pairs, min(weight) AS lowest, max(weight) AS highest FROM link GROUP BY band
            ORDER BY lowest DESC, band
            """
          ).mapping("lowest", \.asBits).mapping("highest", \.asBits)
        ),
        (
          "blocking",
          try database.objects(
            """
            SELECT name, keys, pairs, new_pairs, largest_block, refined_blocks, pairs_not_met FROM blocking_rule ORDER BY rule_no
            """)
        ),
        ("levels", try levels(database)),
      ])
    },
    template: """
      {{{histogram_chart}}}{{^histogram}}<p class="empty">No pair was compared.</p>{{/histogram}}
      <p class="note">Compared pairs by match weight in bits; each bit doubles the odds that both records are one customer. Bars grow
      with the logarithm of their number. {{#cuts}}Pairs of {{merge_bits}} bits and more were merged, unless a
      rule or the evidence of the whole group spoke against it; from {{review_bits}} bits on a doubtful pair waits for a steward; below it
      the records stay apart.{{/cuts}}</p>
      <details><summary>The histogram as numbers</summary>
      """
        + TableMarkup.table(
          "Pairs by match weight",
          [
            .number("Weight from"), .number("Compared", "pairs compared with a weight from this number up to the next"),
            .number("Kept", "of these, the pairs the view matches still holds"),
          ],
          rows: """
            {{#histogram}}<tr><th scope="row" class="n">{{bits}}</th><td class="n">{{pairs}}</td><td class="n">{{kept}}</td></tr>
            {{/histogram}}{{^histogram}}<tr><td colspan="3" class="empty">No pair was compared.</td></tr>{{/histogram}}
            """) + "</details>"
        + TableMarkup.table(
          "Kept pairs by band",
          [.text("Band"), .number("Pairs"), .number("Lowest weight"), .number("Highest weight"), .prose("Means")],
          rows: """
            {{#bands}}<tr><th scope="row">{{band}}</th><td class="n">{{pairs}}</td><td class="n">{{lowest}}</td>
            <td class="n">{{highest}}</td><td>{{meaning}}</td></tr>{{/bands}}
            {{^bands}}<tr><td colspan="5" class="empty">No pair came close enough to be kept.</td></tr>{{/bands}}
            """)
        + "<h3>What the model holds</h3>"
        + TableMarkup.table(
          "Match weights by field and level",
          [
            .text("Field"), .text("Level"),
            .number("Weight", "bits this outcome adds to a pair: the logarithm of one chance over the other"),
            .text(""), .number("One customer (m)", "how often two records of one customer come out at this level"),
            .number("By chance (u)", "how often two strangers do"),
            .text("From", "em: learned from the data; prior: built in, for want of data"),
          ],
          rows: """
            {{#levels}}<tr><th scope="row">{{comparison}}</th><td>{{level}}</td><td class="n">{{weight}}</td>
            <td class="bar" aria-hidden="true"><i class="{{#against}}against{{/against}}" style="width:{{width}}%"></i></td>
            <td class="n">{{m}}</td><td class="n">{{u}}</td><td>{{from}}</td></tr>{{/levels}}
            {{^levels}}<tr><td colspan="7" class="empty">The run has no model.</td></tr>{{/levels}}
            """)
        + "<h3>What brought pairs together</h3>"
        + blockingTable("Blocking rules with pairs", list: "busy", empty: "No rule brought a pair together.")
        + "{{#has_idle}}<details><summary>Rules without pairs: {{idle_count}}</summary>"
        + blockingTable(
          "Blocking rules without pairs", list: "idle", empty: "Every rule brought pairs together.", hasLegend: false)
        + "</details>{{/has_idle}}",
    arranged: { value in
      let bands = value["bands"].items.map { band in
        band.setting("meaning", .text(bandMeanings.first { $0.band == band["band"].string }?.meaning ?? ""))
      }
      let levels = value["levels"].items.map { level in
        let bits = level["weight"].double
        return level.setting("width", .number(Int(min(100, abs(bits) * 4)))).setting("against", .flag(bits < 0))
      }
      let kept = value["kept"].items
      let bars = value["histogram"].items.map { bar in
        bar.setting("kept", kept.first { $0["bits"].int == bar["bits"].int }?["pairs"] ?? .number(0))
      }
      let rules = value["blocking"].items
      let idle = rules.filter { $0["pairs"].int == 0 }
      return value.setting("bands", .list(bands)).setting("levels", .list(levels)).setting("histogram", .list(bars))
        .setting("busy", .list(rules.filter { $0["pairs"].int > 0 })).setting("idle", .list(idle))
        .setting("idle_count", .number(idle.count)).setting("has_idle", .flag(!idle.isEmpty)).setting(
          "cuts", .flag(value["merge_bits"] != .missing))
    },
    drawings: { value in
      guard !value["histogram"].items.isEmpty else { return ["histogram_chart": ""] }
      let cuts =
        value["merge_bits"] == .missing ? nil : (merge: value["merge_bits"].double, review: value["review_bits"].double)
      let bars = value["histogram"].items.map { ($0["bits"].int, $0["pairs"].int) }
      return ["histogram_chart": WeightHistogram(bars: bars, cuts: cuts).svg]
    })

  private static let bandMeanings = [
    (band: "merge", meaning: "strong enough to join two records"),
    (band: "review", meaning: "doubtful, a question for a steward"),
    (band: "related", meaning: "household, colleague or namesake"),
    (band: "distinct", meaning: "kept apart, of those nearest to the cut"),
  ]

  private static func blockingTable(_ label: String, list: String, empty: String, hasLegend: Bool = true) -> String {
    let meanings =
      hasLegend
      ? [
        "", "different values", "pairs that share one", "pairs no rule above had found",
        "records sharing one value at most", "values so frequent that a further field had to agree too",
        "pairs never compared because of that",
      ] : []
    let titles = ["Rule", "Keys", "Pairs", "New pairs", "Largest block", "Refined", "Not met"]
    let columns = titles.enumerated().map { index, title in
      TableColumn(title: title, kind: index > 0 ? .number : .text, meaning: meanings.isEmpty ? "" : meanings[index])
    }
    return TableMarkup.table(
      label, columns,
      rows: """
        {{#\(list)}}<tr><th scope="row">{{name}}</th><td class="n">{{keys}}</td><td class="n">{{pairs}}</td>
        <td class="n">{{new_pairs}}</td><td class="n">{{largest_block}}</td><td class="n">{{refined_blocks}}</td>
        <td class="n">{{pairs_not_met}}</td></tr>{{/\(list)}}{{^\(list)}}<tr><td colspan="7" class="empty">\(empty)</td></tr>{{/\(list)}}
        """)
  }

  /// Weights of the last run's model, in the model's order; comparisons of one level say nothing and are left out.
  private static func levels(_ database: Database) throws -> ReportValue {
    try database.objects(
      """
      SELECT json_extract(c.value, '$.name') AS comparison, json_extract(l.value, '$.name') AS level,
        json_extract(l.value, '$.millibits') / 1000.0 AS weight, json_extract(l.value, '$.m') AS m,
        json_extract(l.value, '$.u') AS u, json_extract(l.value, '$.estimatedFrom') AS "from"
      FROM (SELECT model FROM run WHERE json_valid(model) ORDER BY run_id DESC LIMIT 1) r,
        json_each(r.model, '$.comparisons') c, json_each(c.value, '$.levels') l
      WHERE json_array_length(c.value, '$.levels') > 1 ORDER BY c.key, l.key
      """
    ).mapping("weight", \.asBits).mapping("m", \.asOdds).mapping("u", \.asOdds)
  }
}
