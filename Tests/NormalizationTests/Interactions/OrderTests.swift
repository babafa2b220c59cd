import PipelineConfig
import RecordModel
import Testing

@testable import Normalization

/// Rows of orders through the whole stage.
@Suite struct OrderTests {
  private static let shop = [
    "Order Number", "Order Date", "Customer ID", "Name", "Email", "Product", "Total", "Currency", "Status",
  ]

  private func interactions(_ rows: [[String]], _ columns: [String], _ source: SourceDefinition? = nil) -> [String] {
    var stage = Stage()
    if let source { stage.source = source }
    let result = stage.run(rows, columns: columns)
    return result.table.interactions.map { item in
      func text(_ id: TextID) -> String { result.table.texts.string(id) }
      return [
        item.at.isKnown ? String(item.at.iso8601.prefix(10)) : "-", text(item.channel), text(item.kind), text(item.subject),
        item.amount.map { "\($0)" } ?? "-", text(item.currency), text(item.reference),
      ].joined(separator: " ")
    }
  }

  @Test("a list with numbers and amounts of orders fills interactions; its number is the key, not the customer's")
  func generic() {
    let row = ["A-1", "2024-03-02", "77", "Ada Byte", "ada@post.example", "Lamp", "12.50", "eur", "completed"]
    #expect(interactions([row], Self.shop) == ["2024-03-02 shop order Lamp 1250 EUR A-1"])
    let record = Stage().record(row, columns: Self.shop)
    #expect(record.key == "A-1")
  }

  @Test("a cancelled order is no purchase; a refund stands beside its order")
  func cancelledAndRefunded() {
    let columns = Self.shop + ["Refunded Amount"]
    let rows = [
      ["A-1", "2024-03-02", "7", "Ada Byte", "a@post.example", "Lamp", "12.50", "EUR", "Storniert", ""],
      ["A-2", "2024-03-03", "7", "Ada Byte", "a@post.example", "Lamp", "12.50", "EUR", "completed", "2.50"],
      ["A-3", "2024-03-04", "7", "Ada Byte", "a@post.example", "Lamp", "12.50", "EUR", "completed", "0.00"],
    ]
    #expect(
      interactions(rows, columns).sorted() == [
        "2024-03-02 shop order_cancelled Lamp 1250 EUR A-1", "2024-03-03 shop order Lamp 1250 EUR A-2",
        "2024-03-03 shop refund Lamp -250 EUR A-2", "2024-03-04 shop order Lamp 1250 EUR A-3",
      ])
  }

  @Test("the lines of an order are one record: listed, and added up where each has its own amount")
  func lines() {
    let columns = ["Bestellnummer", "Bestelldatum", "Name", "E-Mail", "Artikel", "Positionsbetrag"]
    let rows = [
      ["B-1", "02.03.2024", "Ada Byte", "a@post.example", "Tisch", "1.234,50 €"],
      ["B-1", "02.03.2024", "Ada Byte", "a@post.example", "Stuhl", "99,00 €"],
      ["B-1", "02.03.2024", "Bob Roe", "bob@post.example", "Bett", "10,00 €"],
    ]
    let told = interactions(rows, columns)
    #expect(told.contains("2024-03-02 shop order Tisch, Stuhl 133350 EUR B-1"))
    #expect(told.count == 2, "another customer's row under the same number is no line of it")
  }

  @Test("what a lone mark means, the column tells", arguments: [("12,50", 129_900), ("12.50", 130)])
  func votes(_ other: String, _ cents: Int) {
    let columns = ["Order ID", "Email", "Total"]
    let rows = [["1", "a@post.example", "1.299"], ["2", "b@post.example", other]]
    #expect(interactions(rows, columns).contains { $0.contains(" \(cents) ") })
  }

  @Test("of an order's value and its total the total counts")
  func total() {
    let rows = [["1", "a@post.example", "20.00", "25.00", "GBP"]]
    #expect(
      interactions(rows, ["Order ID", "Email", "Order Value", "Order Total", "Currency"]) == ["- shop order  2500 GBP 1"])
  }

  @Test("where the pipeline file names the fields, an order's other columns are not used")
  func explicit() {
    var source = SourceDefinition(name: "shop", paths: [], country: "GB")
    source.fields = [FieldMapping(target: .field(.email, label: ""), from: "Email")]
    #expect(interactions([["1", "a@post.example", "25.00"]], ["Order ID", "Email", "Total"], source).isEmpty)
  }

  @Test("a street and the only town of an export are one address")
  func address() {
    let record = Stage().record(
      ["1", "a@post.example", "4 Hill Rd", "Leeds", "LS1 4AB"],
      columns: ["ID", "Email", "Street 1", "Ship City", "Ship Zipcode"])
    #expect(
      Set([CanonicalField.addressStreet, .addressCity, .addressPostcode].flatMap { record.values($0).map(\.group) }).count == 1)
    #expect(record.labels(.addressStreet) == ["shipping"])
  }

  @Test("an amount that is none is noted, and the order stays")
  func invalid() {
    let result = Stage().run([["1", "a@post.example", "n.n."]], columns: ["Order ID", "Email", "Total"])
    #expect(result.table.issues.map(\.code) == [.invalidAmount])
    #expect(result.table.interactions.map(\.amount) == [nil])
  }

  @Test("Shopify repeats an order's number in its lines and calls it Name")
  func shopify() {
    let columns = [
      "Name", "Email", "Financial Status", "Currency", "Total", "Created at", "Lineitem name", "Billing Name", "Cancelled at",
    ]
    let rows = [
      ["#1", "ada@post.example", "paid", "GBP", "30.00", "2024-01-02 09:59:00 +0100", "Mug", "Ada Byte", ""],
      ["#1", "ada@post.example", "", "", "", "2024-01-02 09:59:00 +0100", "Cup", "", ""],
      [
        "#2", "bob@post.example", "paid", "GBP", "3.00", "2024-01-03 09:59:00 +0100", "Mug", "Bob Roe",
        "2024-01-04 10:00:00 +0100",
      ],
    ]
    #expect(
      interactions(rows, columns).sorted() == [
        "2024-01-02 shop order Mug, Cup 3000 GBP #1", "2024-01-03 shop order_cancelled Mug 300 GBP #2",
      ])
    #expect(Stage().run(rows, columns: columns).folded == [1])
  }

  @Test("a mapping of the pipeline file makes interactions of whatever happened")
  func mapped() {
    let source = SourceDefinition(
      name: "support", paths: [], country: "GB",
      interaction: InteractionDefinition(
        kind: "ticket", direction: "inbound", columns: [.at: "Opened", .subject: "Title", .reference: "Nr"]))
    let rows = [["T-1", "2024-06-01", "Lamp flickers", "ada@post.example"]]
    #expect(
      interactions(rows, ["Nr", "Opened", "Title", "Email"], source) == ["2024-06-01 support ticket Lamp flickers -  T-1"])
  }

  @Test("customers with totals of what they spent are no orders")
  func customers() {
    #expect(interactions([["1", "a@post.example", "99.00", "EUR"]], ["Customer ID", "Email", "Total", "Currency"]).isEmpty)
  }

  @Test("an order's checkbox is a permission of its day")
  func consent() {
    let record = Stage().record(
      ["1", "a@post.example", "9.00", "2024-01-02", "yes"],
      columns: ["Order ID", "Email", "Total", "Order Date", "Accepts Marketing"])
    #expect(record.consents.count == 1 && record.table.consents.first?.at.iso8601.hasPrefix("2024-01-02") == true)
  }
}
