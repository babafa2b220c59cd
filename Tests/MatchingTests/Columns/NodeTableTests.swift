import RecordModel
import Testing

@testable import Matching

@Suite struct NodeTableTests {
  @Test("a row holds no, one or several values of a field")
  func rows() {
    var builder = TableBuilder()
    builder.add("none", [.nameLast: "byte"])
    builder.add("one", [.nameLast: "byte", .email: "ada@x.example"])
    builder.add("three", [.nameLast: "byte", .email: "ada@x.example|bob@x.example|eve@x.example", .phone: "+441134960001"])
    let nodes = builder.nodes
    nodes.withView { view in
      #expect(
        (0..<3).map { texts(.email, $0, view) } == [
          [], ["ada@x.example"], ["ada@x.example", "bob@x.example", "eve@x.example"],
        ])
      #expect((0..<3).map { view.has(.email, $0) } == [false, true, true])
      #expect(view.first(.email, 0) == 0 && view.first(.email, 1) == view.first(.email, 2))
      #expect(texts(.phone, 2, view) == ["+441134960001"])
      #expect((0..<3).map { texts(.family, $0, view) } == [["byte"], ["byte"], ["byte"]])
    }
  }

  @Test("a value that stands twice in a record counts once, placeholders and invalid values not at all")
  func comparedValues() {
    var builder = TableBuilder()
    builder.add("twice", [.phone: "+441134960001|+441134960001"])
    builder.add("placeholder", flags: .placeholder, [.phone: "+441134960002"])
    builder.add("invalid", flags: .invalid, [.phone: "+441134960003"])
    let nodes = builder.nodes
    nodes.withView { view in
      #expect(texts(.phone, 0, view) == ["+441134960001"])
      #expect(!view.has(.phone, 1))
    }
    // Without any value that counts the two say the same: nothing.
    #expect(nodes.nodeCount == 2 && Array(nodes.members.of(1)) == [1, 2])
  }

  @Test("records with identical evidence are one node, whatever their source; another kind or label is another node")
  func identicalEvidence() {
    var builder = TableBuilder()
    builder.add("a", source: 0, [.nameLast: "byte", .email: "ada@x.example"])
    builder.add("b", source: 2, [.nameLast: "byte", .email: "ada@x.example"])
    builder.add("c", source: 1, kind: .organization, [.nameLast: "byte", .email: "ada@x.example"])
    builder.add("d", source: 1, [.nameLast: "byte"])
    builder.add("e", source: 2, [.nameLast: "byte", .email: "ada@x.example"])
    let nodes = builder.nodes
    #expect(nodes.nodeCount == 3)
    #expect((0..<3).map { Array(nodes.members.of($0)) } == [[0, 1, 4], [2], [3]])
    #expect((0..<3).map { nodes.members.count(of: $0) } == [3, 1, 1])
    #expect(nodes.sources == [0b101, 0b010, 0b010])
    nodes.withView { view in #expect((0..<3).map { view.kind($0) } == [0, 1, 0]) }
  }

  @Test("equal street, number and postcode are one house; a city stands in for a missing postcode; no street, no house")
  func houses() {
    let home: [CanonicalField: String] = [.addressStreetName: "hill road", .addressNumber: "4", .addressPostcode: "ls14ab"]
    var builder = TableBuilder()
    builder.add("home", home.merging([.addressCity: "leeds"]) { $1 })
    builder.add("other spelling of the city", home.merging([.addressCity: "leeds city"]) { $1 })
    builder.add("next door", home.merging([.addressNumber: "6"]) { $1 })
    builder.add("elsewhere", home.merging([.addressPostcode: "yo17aa"]) { $1 })
    builder.add("in a city", [.addressStreetName: "hill road", .addressNumber: "4", .addressCity: "leeds"])
    builder.add("in another", [.addressStreetName: "hill road", .addressNumber: "4", .addressCity: "york"])
    builder.add("place alone", [.addressPostcode: "ls14ab", .addressCity: "leeds"])
    builder.add("moved", [.addressStreetName: "mill lane", .addressNumber: "1", .addressPostcode: "yo17aa"], second: home)
    let nodes = builder.nodes
    nodes.withView { view in
      let houses = (0..<8).map { node in view.values(.address, node).map { view.addresses[Int($0)].house } }
      #expect(houses[0] == houses[1])
      #expect(Set([houses[0], houses[2], houses[3], houses[4], houses[5]]).count == 5)
      #expect(houses[6] == [0])
      #expect(houses[7].count == 2 && houses[7][1] == houses[0][0])
      #expect(nodes.houseCount == 7)
    }
  }

  @Test("identifiers of different systems are different values")
  func identifiers() {
    var builder = TableBuilder()
    builder.add("tax", [.taxID: "123456789"])
    builder.add("external", [.externalID: "123456789"])
    builder.add("both", [.taxID: "123456789", .externalID: "123456789"])
    builder.nodes.withView { view in
      #expect(view.first(.identifier, 0) != view.first(.identifier, 1))
      #expect(Set(view.values(.identifier, 2)) == [view.first(.identifier, 0), view.first(.identifier, 1)])
    }
  }

  @Test("merged nodes have all values of their members once, at most twelve a field, and all their records")
  func merging() {
    var builder = TableBuilder()
    builder.add("a", source: 0, [.nameLast: "byte", .email: "a0@x.example|a1@x.example"])
    builder.add("b", source: 1, [.nameLast: "byte", .email: "a1@x.example|a2@x.example"])
    builder.add("c", source: 1, [.nameLast: "other"])
    builder.add("many", [.email: (0..<20).map { "m\($0)@x.example" }.joined(separator: "|")])
    let merged = NodeTable(merging: NodeGroups([0, 0, 2, 3]), of: builder.nodes)
    #expect(merged.nodeCount == 3)
    #expect((0..<3).map { Array(merged.members.of($0)) } == [[0, 1], [2], [3]])
    #expect(merged.sources == [0b11, 0b10, 0b1])
    merged.withView { view in
      #expect(texts(.email, 0, view) == ["a0@x.example", "a1@x.example", "a2@x.example"])
      #expect(texts(.family, 0, view) == ["byte"] && texts(.family, 1, view) == ["other"])
      #expect(texts(.email, 2, view) == (0..<12).map { "m\($0)@x.example" })
    }
  }

  private func texts(_ slot: NodeSlot, _ node: Int, _ view: NodeView) -> [String] {
    view.values(slot, node).map { String(decoding: view.bytes($0), as: UTF8.self) }
  }
}
