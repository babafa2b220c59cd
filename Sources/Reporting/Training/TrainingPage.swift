import RecordModel

/// The page of a trained model: one self-contained document without script or remote address, and without any customer's value.
package struct TrainingPage: Sendable {
  package let html: String

  private struct Section {
    var id: String
    var title: String
    var question: String
    var body: String
  }

  package init(_ outcome: TrainingOutcome, pipeline: String) {
    let sections = Self.sections(outcome)
    let name = SVGText.escaped(pipeline)
    let links = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" }.joined()
    let bodies = sections.map { section in
      "<section id=\"\(section.id)\" aria-labelledby=\"\(section.id)-title\"><h2 id=\"\(section.id)-title\">\(section.title)</h2>"
        + "<p class=\"question\">\(section.question)</p>\(section.body)</section>\n"
    }
    let time = SVGText.escaped(outcome.model.trainedAt)
    html = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
      <title>\(name): match model</title><style>\(PageStyle.css)\(Self.style)</style></head>
      <body><a class="skip" href="#content">Skip to the numbers</a>
      <header><h1>\(name)</h1><p>Match model, trained <time datetime="\(time)">\(time)</time></p></header>
      <nav aria-label="Sections"><ul>\(links)</ul></nav>
      <main id="content" tabindex="-1">\(bodies.joined())</main>
      <footer>Made by <code>selfsame train</code> beside <code>model.json</code>, which holds the same numbers. No customer's value stands on
      this page.</footer></body></html>

      """
  }

  private static func sections(_ outcome: TrainingOutcome) -> [Section] {
    let kinds = outcome.model.kinds.filter { $0.records > 1 }
    var result = [
      Section(
        id: "headline", title: "At a glance", question: "What was the model learned from, and can it be trusted?",
        body: tiles(outcome) + remarks(outcome.model)),
      Section(
        id: "reading", title: "How to read this", question: "How does a program decide that two records are one customer?",
        body: reading),
    ]
    for kind in kinds {
      let title = kind.kind == "person" ? "People" : "Organizations"
      let tables = TrainingTables(kind: kind)
      result.append(
        Section(
          id: "\(kind.kind)-weights", title: "\(title): match weights", question: "What does each outcome of a comparison say?",
          body: prior(of: kind) + tables.weights))
      result.append(
        Section(
          id: "\(kind.kind)-shares", title: "\(title): how often", question: "How were these weights computed?",
          body: sharesNote + tables.shares
            + "<details><summary>Where each estimate comes from, and from how many pairs</summary>\(tables.origins)</details>"))
      result.append(
        Section(
          id: "\(kind.kind)-rounds", title: "\(title): training", question: "Did the estimates settle?",
          body: ended(kind) + tables.history))
    }
    result.append(
      Section(
        id: "commonness", title: "Common and rare values", question: "How much does it say to agree on a common value?",
        body: commonness(outcome.commonness)))
    result.append(
      Section(
        id: "unlinkable", title: "Records that say too little", question: "Which records can never be linked with certainty?",
        body: unlinkable(outcome.ownWeights)))
    return result
  }

  private static func tiles(_ outcome: TrainingOutcome) -> String {
    let model = outcome.model
    func tile(_ title: String, _ number: String, _ what: String, isMain: Bool = false) -> String {
      "<div\(isMain ? " class=\"main\"" : "")><dt>\(title)</dt><dd>\(number)</dd><dd class=\"what\">\(what)</dd></div>"
    }
    var tiles = [
      tile(
        "Different records", ReportValue.grouped(model.records), "records that say exactly the same count once", isMain: true),
      tile("Pairs compared", ReportValue.grouped(outcome.candidates), "that had something in common"),
      tile(
        "Unlinkable", ReportValue.grouped(outcome.ownWeights.unlinkable),
        "records that <a href=\"#unlinkable\">say too little</a>"),
    ]
    if !model.labels.isEmpty {
      tiles.append(
        tile(
          "Labels", ReportValue.grouped(model.labels.same + model.labels.different),
          "pairs people judged: \(ReportValue.grouped(model.labels.same)) one customer, \(ReportValue.grouped(model.labels.different)) two"
        ))
    }
    return "<dl class=\"tiles\">\(tiles.joined())</dl>"
  }

  private static func remarks(_ model: SavedModel) -> String {
    var items: [String] = []
    for kind in model.kinds where kind.records > 1 {
      let title = kind.kind == "person" ? "People" : "Organizations"
      if !kind.hasConverged { items.append("\(title): training stopped at its limit of \(kind.history.count) rounds.") }
      let untrained = kind.untrained.map { SVGText.escaped($0.name) }
      if !untrained.isEmpty {
        items.append("\(title): hardly trained, so mostly the built-in weights: \(untrained.joined(separator: ", ")).")
      }
    }
    if items.isEmpty { return "<p class=\"note\">Every field was trained on enough pairs, and the estimates settled.</p>" }
    return "<ul class=\"remarks\">\(items.map { "<li>\($0)</li>" }.joined())</ul>"
  }

  private static let reading = """
    <div class="prose"><p>Two records are compared field by field. Each comparison has an outcome, such as <em>email: exact</em> or
    <em>birth date: different</em>. An outcome speaks for one customer when records of one customer show it more often than
    strangers do, and against it when strangers show it more often.</p>
    <p>How much it says is its <strong>weight</strong>, counted in bits: each bit doubles the odds, each bit below zero halves them.
    +3 bits is eight times as likely; +10 bits about a thousand times. The weights of all fields are added up, together with what is
    known before any field is looked at: two records picked at random are hardly ever one customer. A field that is missing on a side
    adds nothing.</p>
    <p>The program learns the weights from the records, without being told which of them belong together; labels, where there are some, sharpen
    them. It starts from built-in estimates, guesses for every compared pair
    how likely it is one customer, counts how often each outcome occurs among these, and repeats that until nothing moves. A field with
    few pairs stays near its built-in estimates.</p></div>
    """

  private static let sharesNote = """
    <p class="note">m is how often two records of one customer come out so, u how often two strangers do. The weight is how many times m
    is as large as u, as a power of two. That is for a value of ordinary rarity; <a href="#commonness">rare values</a> weigh more.</p>
    """

  private static func prior(of kind: KindModel) -> String {
    let odds = ReportValue.chance(kind.matchShare)
    return """
      <p class="note">Pairs of these \(ReportValue.grouped(kind.records)) records that are one customer: \(odds). So before any field is looked at
      a pair has \(ReportValue.signed(kind.prior.bits)) bits. Bars to the right speak for one customer, bars to the left against it; they end at 20
      bits.</p>
      """
  }

  private static func ended(_ kind: KindModel) -> String {
    if kind.history.isEmpty { return "" }
    let rounds = kind.history.count
    let how =
      kind.hasConverged
      ? "The estimates settled after \(rounds) \(rounds == 1 ? "round" : "rounds"): the number of customers moved by less than a thousandth."
      : "Training stopped at its limit of \(rounds) rounds while the number of customers still moved by \(ReportValue.percent(kind.history.last?.moved ?? 0)) a round; the weights can be used, but look twice at the fields below that still rise or fall."
    return
      "<p class=\"note\">\(how) Each line below has its own scale. Training began with \(ReportValue.grouped(kind.strictPairs)) pairs that agree exactly in three fields or more and differ in none.</p>"
  }

  private static func commonness(_ all: [ValueCommonness]) -> String {
    let shared = all.filter { ($0.ranks.first?.carriers ?? 0) > 1 }
    guard !shared.isEmpty else { return "<p class=\"empty\">No two records share a value.</p>" }
    let cards = shared.map { field in
      let first = field.ranks.first?.carriers ?? 0
      let share = ReportValue.percent(Double(first) / Double(max(1, field.carriers)))
      let bits = field.ranks.first.map { ReportValue.signed($0.weight.bits) } ?? ""
      return """
        <div class="ranked"><h3>\(SVGText.escaped(field.field))</h3>\(RankChart(field).svg)<p>\(ReportValue.grouped(field.values)) values of
        \(ReportValue.grouped(field.carriers)) records. The most common one: \(ReportValue.grouped(first)) records (\(share)), \(bits) bits. A
        value that two records have: \(ReportValue.signed(field.rarest.bits)) bits.</p></div>
        """
    }
    return """
      <p class="note">Each column is one value, the most common first, its height the number of records that carry it; the values themselves
      are not shown. The bits are added to the weight of an exact agreement on that value: agreeing on a rare surname says more than
      on a common one.</p><div class="ranks">\(cards.joined())</div>
      """
  }

  private static func unlinkable(_ own: TrainingOutcome.OwnWeights) -> String {
    guard own.records > 0 else { return "<p class=\"empty\">There are no records.</p>" }
    let share = ReportValue.percent(Double(own.unlinkable) / Double(own.records))
    return OwnWeightHistogram(own).svg + """
      <p class="note">Every record is compared with a copy of itself. \(ReportValue.grouped(own.unlinkable)) of \(ReportValue.grouped(own.records))
      (\(share)) do not reach the merge cut even so: they hold a name only, or a switchboard's number, and nothing that tells them
      from others. They can join a customer only through a value that is missing now.</p>
      """
  }

  private static let style = """
    .prose{max-width:78ch}.remarks{padding-left:20px}.remarks li{margin:4px 0}
    tr.group th{padding-top:18px;font-weight:600;max-width:none}tr.group small{color:var(--soft)}
    .weights,.shares,.origins,.history{max-width:860px}.weights td.n,.history td.n{width:1%}
    .scale{position:relative;width:60%;min-width:120px}.scale::before{content:"";position:absolute;left:50%;top:0;bottom:0;
    border-left:1px solid var(--line)}.scale i{position:absolute;top:9px;height:12px;border-radius:2px}.scale i.for{background:var(--fill)}
    .scale i.against{background:var(--against)}.halves{display:grid;grid-template-columns:1fr 1fr}.halves span{padding:0 8px}
    .halves span:first-child{text-align:right}
    .pair{width:66%}.pair div{display:grid;grid-template-columns:1fr 118px;align-items:center;line-height:1.25}
    .pair i{display:block;height:8px;border-radius:2px}.pair i.same{background:var(--fill)}
    .pair i.strangers{background:var(--against)}.key::before{content:"";display:inline-block;width:10px;height:10px;border-radius:2px;
    margin-right:5px;background:var(--fill)}.key.strangers::before{background:var(--against)}.key{white-space:nowrap;margin-right:12px}
    .spark{width:188px;height:34px;display:block}.spark polyline{fill:none;stroke:var(--fill);stroke-width:2}.spark circle{fill:var(--fill)}
    .ranks{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,250px),1fr));gap:14px 26px}.ranked h3{margin:10px 0 4px}
    .ranked p{margin:4px 0 0;font-size:13px;color:var(--soft)}svg.ranks{max-width:280px;display:block}
    @media (max-width:640px){.spark{width:110px}.scale{width:48%;min-width:90px}.pair div{grid-template-columns:1fr 104px}}
    """
}
