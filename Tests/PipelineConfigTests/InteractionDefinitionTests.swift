import Testing

@testable import PipelineConfig

@Suite struct InteractionDefinitionTests {
  @Test("the long form names kind and columns; a code is a currency, anything else a column")
  func long() throws {
    let source = "interaction: { kind: order, at: Day, amount: Sum, currency: EUR, reference: Nr, direction: inbound }"
    let read = try #require(try readPipeline(pipeline(source: source)).sources.first?.interaction)
    #expect(read.kind == "order" && read.currencyCode == "EUR" && read.direction == "inbound")
    #expect(read.columns == [.at: "Day", .amount: "Sum", .reference: "Nr"])
    let column = try readPipeline(pipeline(source: "interaction: { currency: Währung }")).sources.first?.interaction
    #expect(column?.columns == [.currency: "Währung"] && column?.currencyCode == nil)
  }

  @Test("a word alone is the kind")
  func short() throws {
    #expect(try readPipeline(pipeline(source: "interaction: ticket")).sources.first?.interaction?.kind == "ticket")
  }

  @Test(
    "what cannot be is told",
    arguments: [
      ("interaction: Big Sale", "C130"), ("interaction: { amuont: x }", "C101"), ("interaction: { direction: up }", "C124"),
    ])
  func faults(_ source: String, _ code: String) { #expect(complaints(about: pipeline(source: source)).first?.code == code) }

  @Test("mail and contact cards have none", arguments: ["mail", "vcard"])
  func kinds(_ kind: String) {
    let told = complaints(about: pipeline(source: "kind: \(kind)", "interaction: order"))
    #expect(told.first?.summary.contains("interaction has no meaning for \(kind)") == true)
  }
}
