import Foundation
import Testing

/// What the next night says of customers that came, went, became one or two.
@Suite(.serialized) struct ChangeHistoryTests {
  private static let pipeline = """
    version: 1
    pipeline: history
    country: GB
    sources:
      crm: {path: in/crm.csv, key: id}
      shop: {path: in/shop.csv, key: id}
    output: out

    """
  private static let header = "id,first name,last name,email,phone,birth date\n"
  private static let ada = "Ada,Byte,ada@nimbus.example,07700900111,1980-01-02\n"
  private static let brian = "Brian,Cole,brian.cole@mail.example,07700900222,1975-05-06\n"
  private static let dora = "Dora,Flint,dora.flint@mail.example,07700900333,1990-09-09\n"
  private static let zoltan = "Zoltan,Quist,zq@third.example,07700900999,1961-02-03\n"

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("pipeline.yaml", Self.pipeline)
    try write(crm: ["c1": Self.ada, "c2": Self.brian, "c3": Self.dora], shop: ["s1": Self.ada, "s2": Self.zoltan])
  }

  private func write(crm: [String: String], shop: [String: String]) throws {
    for (name, rows) in [("crm", crm), ("shop", shop)] {
      let text = rows.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)" }.joined()
      try folder.write("in/\(name).csv", Self.header + text)
    }
  }

  private func customer(_ key: String) throws -> String {
    try folder.rows("SELECT customer_id FROM crosswalk WHERE source_key = '\(key)'").first ?? "none"
  }

  private func customers() throws -> Set<String> { Set(try folder.rows("SELECT customer_id FROM customers")) }

  private func events(of run: Int) throws -> Set<String> {
    Set(try folder.rows("SELECT event, customer_id FROM changes WHERE run_id = \(run)"))
  }

  @Test("a customer who appears is created; who disappears is retired, and the id leads to nobody")
  func appearsAndDisappears() async throws {
    try await folder.run()
    let (ada, dora) = (try customer("c1"), try customer("c3"))
    #expect(try events(of: 1) == Set(try customers().map { "created|\($0)" }))

    try write(
      crm: ["c1": Self.ada, "c2": Self.brian, "c4": "Eve,Gale,eve@gale.example,07700900444,\n"],
      shop: ["s1": Self.ada, "s2": Self.zoltan])
    try await folder.run()
    #expect(try events(of: 2) == ["created|\(try customer("c4"))", "retired|\(dora)"])
    #expect(try folder.rows("SELECT customer_id, now_id, run_id, why FROM redirects") == ["\(dora)||2|retired"])
    #expect(try customer("c1") == ada)

    // When she comes back, whoever kept the id finds her under it again, or under a new one, but never two of her.
    try write(crm: ["c1": Self.ada, "c2": Self.brian, "c3": Self.dora], shop: ["s1": Self.ada, "s2": Self.zoltan])
    try await folder.run()
    #expect(try folder.number("SELECT count(*) FROM customers WHERE full_name = 'Dora Flint'") == 1)
  }

  @Test("an edited row joins two customers: the survivor absorbs the other, whose id redirects for ever")
  func mergesAndSplits() async throws {
    try await folder.run()
    let (brian, zoltan) = (try customer("c2"), try customer("s2"))
    #expect(brian != zoltan)

    try write(crm: ["c1": Self.ada, "c2": Self.brian, "c3": Self.dora], shop: ["s1": Self.ada, "s2": Self.brian])
    try await folder.run()
    let joined = try customer("c2")
    #expect(try customer("s2") == joined)
    let gone = joined == brian ? zoltan : brian
    #expect(try folder.rows("SELECT customer_id, now_id, why FROM redirects") == ["\(gone)|\(joined)|merged"])
    #expect(try events(of: 2).contains("merged|\(joined)"))
    #expect(try folder.rows("SELECT detail FROM changes WHERE event = 'merged'").joined().contains(gone))
    // Nobody else comes, goes or changes hands; a new estimate of the weights may move a confidence.
    #expect(try events(of: 2).allSatisfy { $0.hasSuffix("|\(joined)") || $0.hasPrefix("updated|") })

    // And back: two again; the id stays with one of them, the old redirect stays valid.
    try write(crm: ["c1": Self.ada, "c2": Self.brian, "c3": Self.dora], shop: ["s1": Self.ada, "s2": Self.zoltan])
    try await folder.run()
    let parts = Set([try customer("c2"), try customer("s2")])
    #expect(parts.count == 2)
    #expect(parts.contains(joined))
    #expect(try events(of: 3).contains { $0.hasPrefix("split|") })
    #expect(try folder.rows("SELECT customer_id FROM redirects").contains(gone) || parts.contains(gone))
  }

  @Test("a changed value is an update of that customer alone")
  func updates() async throws {
    try await folder.run()
    let dora = try customer("c3")
    try folder.edit("in/crm.csv") { $0.replacing("07700900333", with: "07700900334") }
    try await folder.run()
    #expect(try events(of: 2) == ["updated|\(dora)"])
    #expect(try customer("c3") == dora)
    #expect(try folder.rows("SELECT phone FROM customers WHERE customer_id = '\(dora)'") == ["+447700900334"])
  }

  @Test("the events of each night lead from yesterday's customers to today's")
  func eventsReplay() async throws {
    let nights: [(crm: [String: String], shop: [String: String])] = [
      (["c1": Self.ada, "c2": Self.brian], ["s1": Self.zoltan]),
      (["c1": Self.ada, "c2": Self.brian, "c3": Self.dora], ["s1": Self.brian]),
      (["c1": Self.ada], ["s1": Self.zoltan, "s2": Self.ada]),
      (["c2": Self.brian, "c3": Self.dora], ["s2": Self.dora]),
    ]
    var known: Set<String> = []
    for (index, night) in nights.enumerated() {
      try write(crm: night.crm, shop: night.shop)
      try await folder.run()
      for row in try folder.rows("SELECT event, customer_id, detail FROM changes WHERE run_id = \(index + 1)") {
        let parts = row.split(separator: "|", maxSplits: 2).map(String.init)
        switch parts[0] {
        case "created", "split": known.insert(parts[1])
        case "retired", "erased": known.remove(parts[1])
        case "merged":
          for id in known where id != parts[1] && parts[2].contains(id) { known.remove(id) }
        default: #expect(known.contains(parts[1]), "an update of a known customer")
        }
      }
      #expect(known == (try customers()), "after night \(index + 1)")
    }
  }
}
