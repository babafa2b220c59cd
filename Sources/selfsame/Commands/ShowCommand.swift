import ArgumentParser
import Diagnostics
import ProfileStore

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
    [heading, values, records, timeline, consents].filter { !$0.isEmpty }.joined(separator: "\n\n")
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

  private var values: String {
    var table = TextTable([("FIELD", .left), ("VALUE", .left), ("", .left), ("WHY", .left), ("FROM", .left)])
    for value in view.values where value.state == "ok" {
      let field = value.label.isEmpty ? value.field : "\(value.field)[\(value.label)]"
      table.add([
        field, value.value, value.isGolden ? "golden" : "#\(value.rank)", value.rule,
        "\(value.record.source):\(value.record.key)  \(value.file):\(value.line)",
      ])
    }
    return table.text
  }

  private var records: String {
    var table = TextTable([("RECORD", .left), ("FILE", .left), ("LINE", .right), ("BYTES", .right), ("UPDATED", .left)])
    for record in view.records {
      table.add([
        "\(record.reference.source):\(record.reference.key)", record.file, "\(record.line)",
        "\(record.byteStart)–\(record.byteEnd)", record.updatedAt ?? "",
      ])
    }
    return table.text
  }

  private var timeline: String {
    guard !view.interactions.isEmpty else { return "" }
    var table = TextTable([("WHEN", .left), ("CHANNEL", .left), ("", .left), ("SUBJECT", .left), ("REFERENCE", .left)])
    for event in view.interactions {
      table.add([
        event.at ?? "unknown", event.channel, event.direction, event.subject ?? event.kind, event.reference ?? "",
      ])
    }
    return table.text
  }

  private var consents: String {
    guard !view.consents.isEmpty else { return "" }
    var table = TextTable([("CONSENT", .left), ("PURPOSE", .left), ("STATE", .left), ("WHEN", .left), ("FROM", .left)])
    for consent in view.consents {
      table.add([
        consent.channel, consent.purpose, consent.state, consent.at ?? "unknown",
        "\(consent.record.source):\(consent.record.key)",
      ])
    }
    return table.text + "\nin force: email \(view.row.consentEmail), phone \(view.row.consentPhone)"
  }
}
