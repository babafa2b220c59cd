import Foundation
import GRDB

extension ReportSection {
  static let matching = ReportSection(
    id: "matching", title: "Matching", question: "How clear were the decisions, and what did the model learn?",
    sql: "SELECT CAST(floor(weight) AS INTEGER) AS bits, band, count(*) FROM matches GROUP BY 1, 2",
    read: { database in
      let model = try database.object("SELECT model FROM run ORDER BY run_id DESC LIMIT 1")["model"].string
      let parsed = try JSONDecoder().decode(PublishedModel.self, from: Data(model.utf8))
      return .object([
        ("merge_bits", .fraction(Double(parsed.mergeMillibits) / 1000)),
        ("review_bits", .fraction(Double(parsed.reviewMillibits) / 1000)),
        ("histogram", try database.objects("SELECT bits, pairs FROM weight_histogram ORDER BY bits")),
        (
          "bands",
          try database.objects("SELECT band, count(*) AS pairs FROM matches GROUP BY band ORDER BY band")
        ),
        (
          "blocking",
          try database.objects(
            """
            SELECT name, keys, pairs, new_pairs, largest_block, refined_blocks, pairs_not_met FROM blocking_rule
            WHERE pairs > 0 OR keys > 0 ORDER BY rule_no
            """)
        ),
        (
          "comparisons",
          .list(
            parsed.comparisons.filter { $0.levels.count > 1 }.map { comparison in
              .object([
                ("comparison", .text(comparison.name)),
                (
                  "levels",
                  .list(
                    comparison.levels.map { level in
                      let bits = Double(level.millibits) / 1000
                      return .object([
                        ("name", .text(level.name)), ("m", .fraction(level.m)), ("u", .fraction(level.u)),
                        ("weight", .fraction((bits * 10).rounded() / 10)), ("from", .text(level.estimatedFrom)),
                        ("width", .number(min(100, Int(abs(bits) * 5)))), ("against", .flag(bits < 0)),
                      ])
                    })
                ),
              ])
            })
        ),
      ])
    },
    template: """
      {{{histogram_chart}}}
      <p class="note">Scored pairs by match weight in bits (each bit doubles the odds). Pairs right of the solid line were merged,
      between the lines they wait for a steward.</p>
      <h3>What the model holds</h3>
      <div class="scroll"><table><thead><tr><th>Field</th><th>Level</th><th class="n">Weight</th><th></th><th class="n">m</th>
      <th class="n">u</th><th>From</th></tr></thead><tbody>
      {{#comparisons}}{{#levels}}<tr><th scope="row">{{comparison}}</th><td>{{name}}</td><td class="n">{{weight}}</td>
      <td class="bar"><i class="{{#against}}against{{/against}}" style="width:{{width}}%"></i></td>
      <td class="n">{{m}}</td><td class="n">{{u}}</td><td>{{from}}</td></tr>{{/levels}}{{/comparisons}}</tbody></table></div>
      <h3>What brought pairs together</h3>
      <div class="scroll"><table><thead><tr><th>Blocking rule</th><th class="n">Keys</th><th class="n">Pairs</th>
      <th class="n">New pairs</th><th class="n">Largest block</th><th class="n">Refined</th><th class="n">Not met</th></tr></thead>
      <tbody>{{#blocking}}<tr><th scope="row">{{name}}</th><td class="n">{{keys}}</td><td class="n">{{pairs}}</td>
      <td class="n">{{new_pairs}}</td><td class="n">{{largest_block}}</td><td class="n">{{refined_blocks}}</td>
      <td class="n">{{pairs_not_met}}</td></tr>{{/blocking}}</tbody></table></div>
      """,
    drawings: { value in
      let cuts = [(value["merge_bits"].double, "merge"), (value["review_bits"].double, "review")]
      let bars = value["histogram"].items.map { ($0["bits"].int, $0["pairs"].int) }
      return ["histogram_chart": WeightHistogram(bars: bars, cuts: cuts).svg]
    })
}

/// The model as the database keeps it.
private struct PublishedModel: Decodable {
  struct Comparison: Decodable {
    struct Level: Decodable {
      var name: String
      var m: Double
      var u: Double
      var millibits: Int
      var estimatedFrom: String
    }
    var name: String
    var levels: [Level]
  }
  var mergeMillibits: Int
  var reviewMillibits: Int
  var comparisons: [Comparison]
}
