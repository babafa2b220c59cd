import Testing

@testable import Matching

@Suite struct InteractionTests {
  @Test("every interaction names comparisons and levels that there are", arguments: Interaction.all.map(\.name))
  func names(_ name: String) throws {
    let interaction = try #require(Interaction.all.first { $0.name == name })
    for condition in interaction.conditions {
      #expect(InteractionTable.resolve(condition, interaction.kind) != nil, "\(condition)")
    }
    #expect(InteractionTable.resolve(("phone", "different", "exact"), interaction.kind) == nil)
    #expect(InteractionTable.resolve(("phone", "exact", "no such level"), interaction.kind) == nil)
  }
}
