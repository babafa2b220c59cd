import ArgumentParser
import Diagnostics
import ProfileStore
import RecordModel

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Why two records are, or are not, one customer; or how a customer came together.",
    discussion: "With one customer: how its records hang together, its weakest link, and why each golden value won.")

  @OptionGroup var output: OutputArgument

  @Argument(help: "A customer id, an email, a record as source:key, or a record's key.")
  var first: String

  @Argument(help: "The other one; leave out to explain the first alone.")
  var second: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let database = try output.open()
    guard let second else { return Messages.print(try ClusterStory(database.customer(meaning: first)).text) }
    if let a = RecordReference(text: first), let b = RecordReference(text: second),
      let link = try database.link(between: a, and: b)
    {
      return Messages.print(LinkStory(link).text)
    }
    let a = try database.customer(meaning: first)
    let b = try database.customer(meaning: second)
    Messages.print(try PairStory(a, b, in: database).text)
  }
}

/// One link, field by field.
struct LinkStory {
  private let link: LinkView

  init(_ link: LinkView) { self.link = link }

  var text: String {
    var table = TextTable([("FIELD", .left), ("AGREEMENT", .left), ("BITS", .right), ("RARITY", .right)])
    for level in link.levels {
      table.add([
        level.field, level.field == "prior" ? "before looking at any field" : level.level, Self.signed(level.weight),
        level.adjustment == 0 ? "" : Self.signed(level.adjustment),
      ])
    }
    return """
      \(name(link.first)) and \(name(link.second)): \(verdict)
      \(table.text)
      total \(Self.signed(link.weight)) bits, that is a probability of \(Self.rounded(link.probability, 10_000)) that they are one
      met by: \(link.metBy.isEmpty ? "the same evidence" : link.metBy.joined(separator: ", "))
      \(turn)
      """
  }

  private var verdict: String {
    switch (link.band, link.isOneCustomer) {
    case ("merge", true): "merged, the evidence is strong enough"
    case ("merge", false): "kept apart although the two alone look like one: \(Self.reason(link.refusal))"
    case (_, true): "one customer through other records, though these two alone leave a doubt"
    case ("review", false): "a question for a steward, the evidence leaves a doubt"
    default: "kept apart, the evidence is too weak"
    }
  }

  /// A refused union's reason for people.
  private static func reason(_ refusal: String?) -> String {
    switch refusal {
    case "cluster_limit": "together they would have more records than cluster.max_records allows"
    case "unique_source": "both customers have a record of a source that holds nobody twice"
    case "conflicting_customers":
      "all records of the two customers together contradict each other, such as in birth date, given name or suffix"
    default: "other records of the two customers contradict it"
    }
  }

  /// Entries of a link that are no fields of the records.
  private static let derived: Set = ["prior", "related people", "related organizations", "kind"]

  /// The single field that decides most.
  private var turn: String {
    let fields = link.levels.filter { !Self.derived.contains($0.field) }
    let isMerged = link.band == "merge"
    let strongest =
      isMerged
      ? fields.max { $0.weight + $0.adjustment < $1.weight + $1.adjustment }
      : fields.min { $0.weight + $0.adjustment < $1.weight + $1.adjustment }
    guard let strongest else { return "no field had a value on both sides" }
    let field = "\(strongest.field) (\(strongest.level), \(Self.signed(strongest.weight + strongest.adjustment)) bits)"
    if isMerged { return "what counts most: \(field)" }
    return strongest.weight + strongest.adjustment < 0
      ? "what speaks against most: \(field)" : "nothing speaks against it, there is only too little in common"
  }

  private func name(_ record: RecordReference) -> String { RecordLabel(record).text }

  static func signed(_ value: Double) -> String { (value >= 0 ? "+" : "") + rounded(value, 100) }

  static func rounded(_ value: Double, _ unit: Double) -> String {
    let text = String((value * unit).rounded() / unit)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// How a customer's records hang together.
private struct ClusterStory {
  private let view: CustomerView

  init(_ view: CustomerView) { self.view = view }

  var text: String {
    var parts = ["\(TerminalText.escaped(view.row.displayName))  \(view.row.customerID)"]
    let links = view.links.filter { $0.band == "merge" }
    if view.records.count == 1 {
      parts.append(
        "One record only: \(view.records.map { RecordLabel($0.reference).text }.joined()); nothing was merged.")
    } else {
      parts.append("\(view.records.count) records, \(links.count) links strong enough to merge; strongest first:")
      var table = TextTable([
        ("RECORD", .left), ("RECORD", .left), ("BITS", .right), ("PROBABILITY", .right), ("AGREES ON", .left),
      ])
      for link in links.prefix(30) {
        table.add([
          RecordLabel(link.first).text, RecordLabel(link.second).text, LinkStory.signed(link.weight),
          LinkStory.rounded(link.probability, 10_000),
          link.levels.filter { $0.weight > 0 && $0.field != "prior" }.map(\.field).joined(separator: ", "),
        ])
      }
      parts.append(table.text)
      if let weakest = links.last { parts.append("Its weakest link:\n" + LinkStory(weakest).text) }
    }
    parts.append("Why each golden value won:\n" + golden)
    return parts.joined(separator: "\n\n")
  }

  private var golden: String {
    var table = TextTable([("FIELD", .left), ("VALUE", .left), ("RULE", .left), ("AGAINST", .left), ("FROM", .left)])
    for value in view.values where value.isGolden {
      let others = Set(view.values.filter { $0.field == value.field && $0.state == "ok" && $0.rank != value.rank }.map(\.value))
        .sorted()
      table.add([
        value.field, value.value, value.rule, others.isEmpty ? "nothing" : others.joined(separator: ", "),
        RecordLabel(value.record).text,
      ])
    }
    return table.text
  }
}

/// Why two customers are two.
private struct PairStory {
  let text: String

  init(_ a: CustomerView, _ b: CustomerView, in database: ProfileDatabase) throws {
    let names =
      "\(TerminalText.escaped(a.row.displayName)) (\(a.row.customerID)) and \(TerminalText.escaped(b.row.displayName)) (\(b.row.customerID))"
    if a.row.customerID == b.row.customerID {
      text = "\(names) are one customer.\n\n" + ClusterStory(a).text
      return
    }
    let links = try database.links(between: ProfileID(text: a.row.customerID), and: ProfileID(text: b.row.customerID))
    if let link = links.first {
      text = "\(names) are two customers. Their strongest link:\n" + LinkStory(link).text
      return
    }
    var table = TextTable([("FIELD", .left), (a.row.customerID, .left), (b.row.customerID, .left)])
    for field in Set(a.values.map(\.field) + b.values.map(\.field)).sorted() {
      table.add([field, Self.golden(field, a), Self.golden(field, b)])
    }
    text = """
      \(names) are two customers.
      None of their records had enough in common to be kept as a link: either no blocking rule brought them together, or the
      evidence stayed far below the review cut. Their golden values side by side:
      \(table.text)
      """
  }

  private static func golden(_ field: String, _ view: CustomerView) -> String {
    view.values.first { $0.field == field && $0.isGolden }?.value ?? ""
  }
}
