import RecordModel

/// The charts of one kind of records whose bars stand in table rows, so that their words stay readable at any width.
struct TrainingTables {
  let kind: KindModel

  private var compared: [KindModel.Comparison] { kind.comparisons.filter(\.hasValues) }

  /// A bar to the right of the middle speaks for one customer, to the left against it.
  var weights: String {
    let rows = compared.map { comparison in
      Self.heading(comparison.name, Self.told(comparison), columns: 3)
        + comparison.levels.map { level in
          let bits = level.weight.bits
          let width = ReportValue.fixed(min(50, abs(bits) * 2.5), digits: 1)
          let side = bits < 0 ? "right:50%" : "left:50%"
          return
            "<tr><th scope=\"row\">\(SVGText.escaped(level.name))</th><td class=\"n\">\(ReportValue.signed(bits))</td>"
            + "<td class=\"scale\" aria-hidden=\"true\"><i class=\"\(bits < 0 ? "against" : "for")\" style=\"\(side);width:\(width)%\"></i></td></tr>"
        }.joined()
    }
    return Self.table(
      "Match weights",
      "<th scope=\"col\">Outcome</th><th scope=\"col\" class=\"n\">Bits</th>"
        + "<th scope=\"col\"><span class=\"halves\"><span>against</span><span>for one customer</span></span></th>", rows,
      style: "weights")
  }

  /// Both shares of a level as bars of one scale.
  var shares: String {
    let rows = compared.map { comparison in
      Self.heading(comparison.name, "", columns: 2)
        + comparison.levels.map { level in
          "<tr><th scope=\"row\">\(SVGText.escaped(level.name))</th><td class=\"pair\">"
            + "\(Self.bar("same", "one customer", level.m))\(Self.bar("strangers", "strangers", level.u))</td></tr>"
        }.joined()
    }
    return Self.table(
      "How often each outcome is seen",
      "<th scope=\"col\">Outcome</th>"
        + "<th scope=\"col\"><span class=\"key same\">one customer (m)</span> <span class=\"key strangers\">strangers (u)</span></th>",
      rows, style: "shares")
  }

  /// Every level's origin.
  var origins: String {
    let rows = compared.map { comparison in
      Self.heading(comparison.name, Self.told(comparison), columns: 4)
        + comparison.levels.map { level in
          "<tr><th scope=\"row\">\(SVGText.escaped(level.name))</th><td class=\"n\">\(ReportValue.fixed(level.pairs, digits: 1, trimmed: true))</td>"
            + "<td>\(Self.origin(of: level, in: comparison))</td><td>\(Self.strangers(level.uFrom))</td></tr>"
        }.joined()
    }
    return Self.table(
      "Where each estimate comes from",
      "<th scope=\"col\">Outcome</th><th scope=\"col\" class=\"n\">Pairs</th><th scope=\"col\">m from</th><th scope=\"col\">u from</th>",
      rows, style: "origins")
  }

  var history: String {
    guard !kind.history.isEmpty else { return "<p class=\"empty\">There was no pair to learn from, so nothing moved.</p>" }
    var rows: [String] = []
    func add(_ name: String, _ values: [Double], _ told: (Double) -> String) {
      guard let first = values.first, let last = values.last else { return }
      let title = "\(name), round by round: \(values.map(told).joined(separator: ", "))"
      rows.append(
        "<tr><th scope=\"row\">\(SVGText.escaped(name))</th><td>\(Sparkline(values, title: title).svg)</td>"
          + "<td class=\"n\">\(told(first))</td><td class=\"n\">\(told(last))</td></tr>")
    }
    add("pairs that are one customer", kind.history.map(\.matchShare), ReportValue.chance)
    for (index, relation) in kind.relations.enumerated() {
      add("pairs that are \(relation)", kind.history.map { $0.relatedShares[index] }, ReportValue.chance)
    }
    for (index, comparison) in kind.comparisons.enumerated() {
      guard let best = comparison.levels.first else { continue }
      let values = kind.history.compactMap { $0.exactM[index] }
      if !values.isEmpty { add("\(comparison.name): \(best.name) (m)", values, ReportValue.percent) }
    }
    return Self.table(
      "Estimates over the rounds",
      "<th scope=\"col\">Estimate</th><th scope=\"col\">Rounds 1 to \(kind.history.count)</th><th scope=\"col\" class=\"n\">First</th>"
        + "<th scope=\"col\" class=\"n\">Last</th>", rows, style: "history")
  }

  private static func told(_ comparison: KindModel.Comparison) -> String {
    let pairs = ReportValue.grouped(Int(comparison.matchPairs.rounded()))
    let of = "learned from about \(pairs) pairs of one customer"
    return comparison.isTrained ? of : "hardly trained: about \(pairs) pairs of one customer have this field"
  }

  private static func origin(of level: KindModel.Level, in comparison: KindModel.Comparison) -> String {
    if !comparison.isTrained { return "built in" }
    if level.pairs < 0.5 { return "built in, no pair seen" }
    return level.mFrom == "labels" ? "the data and labels" : "the data"
  }

  private static func strangers(_ from: String) -> String {
    switch from {
    case "frequencies": "how often each value occurs"
    case "sampled": "random pairs"
    default: "built in"
    }
  }

  private static func bar(_ style: String, _ meaning: String, _ share: Double) -> String {
    let width = ReportValue.fixed(max(0.4, share * 100), digits: 1)
    return
      "<div><span class=\"line\"><i class=\"\(style)\" style=\"width:\(width)%\"></i></span>"
      + "<span class=\"n\"><span class=\"unseen\">\(meaning) </span>\(ReportValue.chance(share))</span></div>"
  }

  private static func heading(_ name: String, _ told: String, columns: Int) -> String {
    let more = told.isEmpty ? "" : " <small>\(SVGText.escaped(told))</small>"
    return "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns)\">\(SVGText.escaped(name))\(more)</th></tr>"
  }

  private static func table(_ label: String, _ head: String, _ rows: [String], style: String) -> String {
    guard !rows.isEmpty else { return "<p class=\"empty\">No two records had a field to compare.</p>" }
    return TableMarkup.scrolling(
      label, "<table class=\"\(style)\"><thead><tr>\(head)</tr></thead><tbody>\(rows.joined())</tbody></table>")
  }
}
