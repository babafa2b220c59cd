import ArgumentParser
import Diagnostics
import ProfileStore
import RecordModel

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Everything known of one customer: values with their origin, records, timeline, consent.")

  @OptionGroup var output: OutputArgument

  @Argument(help: "A customer id, an email, a record as source:key, or a record's key.")
  var customer: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let view = try output.open().customer(meaning: customer)
    Messages.print(CustomerPage(view).text)
  }
}

/// The 360° view as text.
struct CustomerPage {
  private let view: CustomerView

  init(_ view: CustomerView) { self.view = view }

  var text: String {
    [heading, values, relatives, records, purchases, timeline, consents].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var heading: String {
    let row = view.row
    var lines = ["\(TerminalText.escaped(row.displayName))  \(row.customerID)"]
    var facts = ["\(row.kind)", "\(row.recordCount) records from \(row.sourceCount) sources"]
    if row.recordCount > 1 { facts.append("confidence \(row.confidence)") }
    if let seen = row.lastSeen { facts.append("last seen \(seen)") }
    lines.append(facts.joined(separator: ", "))
    return lines.joined(separator: "\n")
  }

  /// One line a distinct value, with the records that say it.
  private var values: String {
    var table = TextTable([("FIELD", .left), ("VALUE", .left), ("", .left), ("WHY", .left), ("FROM", .left)])
    var last: CustomerView.Value?
    for value in view.values where value.state == "ok" && !isRepeated(value, of: last) {
      let field = value.label.isEmpty ? value.field : "\(value.field)[\(value.label)]"
      let witnesses = view.values.filter { isRepeated($0, of: value) }
      let golden = witnesses.contains(where: \.isGolden)
      let origin = witnesses.first(where: \.isGolden) ?? value
      table.add([
        field, value.value, golden ? "golden" : "#\(value.rank)", value.rule,
        "\(RecordLabel(origin.record).text) \(origin.file):\(origin.line)"
          + (witnesses.count > 1 ? " and \(witnesses.count - 1) more" : ""),
      ])
      last = value
    }
    return table.text
  }

  private var relatives: String {
    if view.relatives.isEmpty { return "" }
    var table = TextTable([("BELONGS TO", .left), ("CUSTOMER", .left), ("NAME", .left)])
    for other in view.relatives { table.add([other.relation, other.customerID, other.name]) }
    return table.text
  }

  private func isRepeated(_ value: CustomerView.Value, of other: CustomerView.Value?) -> Bool {
    guard let other else { return false }
    return value.state == "ok" && value.field == other.field && value.label == other.label && value.value == other.value
  }

  private var records: String {
    var table = TextTable([("RECORD", .left), ("FILE", .left), ("LINE", .right), ("BYTES", .right), ("UPDATED", .left)])
    for record in view.records {
      table.add([
        RecordLabel(record.reference).text, record.file, "\(record.line)",
        "\(record.byteStart)–\(record.byteEnd)", record.updatedAt ?? "",
      ])
    }
    return table.text
  }

  /// What was bought, by kind and currency; money given back is told, not taken off.
  private var purchases: String {
    let sums = view.purchases
    if sums.isEmpty { return "" }
    var table = TextTable([("BOUGHT", .left), ("HOW MANY", .right), ("IN ALL", .right), ("FIRST", .left), ("LAST", .left)])
    for sum in sums {
      table.add([
        sum.kind, "\(sum.count)", Money.text(sum.amount, currency: sum.currency), sum.first ?? "unknown", sum.last ?? "unknown",
      ])
    }
    return table.text
  }

  private var timeline: String {
    guard !view.interactions.isEmpty else { return "" }
    let hasMoney = view.interactions.contains { $0.amount != nil }
    var table = TextTable(
      [("WHEN", .left), ("CHANNEL", .left), ("", .left), ("WHAT", .left), ("SUBJECT", .left)]
        + (hasMoney ? [("AMOUNT", .right)] : []) + [("REFERENCE", .left)])
    for event in view.interactions {
      let amount = event.amount.map { Money.text($0, currency: event.currency ?? "") } ?? ""
      table.add(
        [event.at ?? "unknown", event.channel, event.direction, event.kind, event.subject ?? ""] + (hasMoney ? [amount] : [])
          + [event.reference ?? ""])
    }
    return table.text
  }

  private var consents: String {
    guard !view.consents.isEmpty else { return "" }
    var table = TextTable([("CONSENT", .left), ("PURPOSE", .left), ("STATE", .left), ("WHEN", .left), ("FROM", .left)])
    for consent in view.consents {
      table.add([
        consent.channel, consent.purpose, consent.state, consent.at ?? "unknown",
        RecordLabel(consent.record).text,
      ])
    }
    return table.text + "\nin force: email \(view.row.consentEmail), phone \(view.row.consentPhone)"
  }
}

/// A record's name for people: the key of a mail is its long hash, of which the front is enough to tell it.
struct RecordLabel {
  let text: String

  init(_ record: RecordReference) {
    let key = record.key.count > 24 ? String(record.key.prefix(12)) + "…" : record.key
    text = TerminalText.escaped("\(record.source):\(key)")
  }
}
