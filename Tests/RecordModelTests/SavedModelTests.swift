import Testing

@testable import RecordModel

@Suite struct SavedModelTests {
  private static let shape = ModelShape(
    version: 2, builtIn: "abc",
    kinds: [
      .init(
        name: "person", relations: ["household", "colleagues"],
        comparisons: [("given name", ["exact", "different"]), ("email", ["exact", "one \"edit\"", "different"])])
    ])

  private static let model: SavedModel = {
    func level(_ name: String, _ m: Double, sampled: Double? = nil) -> KindModel.Level {
      KindModel.Level(
        name: name, m: m, u: 0.1 / 3, sampledU: sampled, related: [0.7 / 3, 1e-9], weight: MatchWeight(millibits: -6999),
        pairs: 17.25, mFrom: "em", uFrom: sampled == nil ? "sampled" : "frequencies")
    }
    let kind = KindModel(
      kind: "person", relations: ["household", "colleagues"], records: 927, strictPairs: 12, matchShare: 0.0021881251960159907,
      relatedShares: [1.0 / 3000, 4.935595827440263e-05], prior: MatchWeight(millibits: -8829),
      comparisons: [
        .init(
          name: "given name", matchPairs: 840.61, randomPairs: 42_504,
          levels: [level("exact", 0.1 + 0.2, sampled: 5e-9), level("different", 0.7)]),
        .init(
          name: "email", matchPairs: 0, labelledPairs: 3, randomPairs: 0,
          levels: [level("exact", 1), level("one \"edit\"", 1e-9), level("different", 0.3)]),
      ],
      history: [
        .init(matchShare: 0.002, relatedShares: [0.001, 0.0001], moved: 0.4, exactM: [0.7, nil]),
        .init(matchShare: 0.0021, relatedShares: [0.001, 0.0001], moved: 1e-4, exactM: [0.75, nil]),
      ], hasConverged: true)
    return SavedModel(
      version: 2, builtIn: "abc", trainedAt: "2026-03-12T02:30:00Z", labels: .init(same: 3, different: 1), kinds: [kind])
  }()

  private func read(_ text: String) throws(SavedModel.ReadingError) -> SavedModel {
    try SavedModel(json: Array(text.utf8), shape: Self.shape)
  }

  @Test("what is written reads back as the same model, to the last bit of every number")
  func roundTrip() throws {
    let again = try read(Self.model.json)
    #expect(again == Self.model)
    #expect(again.json == Self.model.json)
  }

  @Test("a kind without two records has no share of pairs, and that is no damage")
  func emptyKind() throws {
    var model = Self.model
    model.kinds[0].records = 0
    model.kinds[0].matchShare = 0
    model.kinds[0].relatedShares = [0, 0]
    model.kinds[0].history = []
    #expect(try read(model.json) == model)
  }

  @Test("a model of another program is told apart from a damaged one")
  func otherProgram() {
    for (old, new) in [("\"version\": 2", "\"version\": 3"), ("\"abc\"", "\"abd\"")] {
      #expect(throws: SavedModel.ReadingError.otherProgram) { try read(Self.model.json.replacing(old, with: new)) }
    }
    #expect(throws: SavedModel.ReadingError.otherProgram) { try read("{\"built_in\": \"\", \"version\": 99, \"what\": [{}]}") }
  }

  @Test(
    "damage is refused with its place",
    arguments: [
      ("\"m\": 0.30000000000000004", "\"m\": NaN", 17), ("\"m\": 0.30000000000000004", "\"m\": -0.1", 17),
      ("\"m\": 0.30000000000000004", "\"m\": 0", 17), ("\"m\": 0.30000000000000004", "\"m\": 1e999", 17),
      ("\"m\": 0.30000000000000004", "\"m\": 1.5", 17), ("\"m\": 0.30000000000000004", "\"m\": \"0.3\"", 17),
      ("\"m\": 0.30000000000000004", "\"n\": 0.3", 17), ("\"m\": 0.30000000000000004", "\"m\": 0.3, \"m\": 0.3", 17),
      ("\"m\": 0.30000000000000004", "\"m\": 00.3", 17), ("\"records\": 927", "\"records\": 92.7", 9),
      ("\"records\": 927", "\"records\": -1", 9), ("\"level\": \"different\"", "\"level\": \"exact\"", 18),
      ("\"level\": \"different\"", "\"level\": \"deferent\"", 18), ("\"field\": \"email\"", "\"field\": \"mail\"", 20),
      ("\"m_from\": \"em\"", "\"m_from\": \"dream\"", 17), ("\"converged\": true", "\"converged\": 1", 11),
      ("\"same\": 0.0021881251960159907", "\"same\": 0.9999", 13), ("\"kind\": \"person\"", "\"kind\": \"firm\"", 8),
      ("\"kind\": \"person\"", "\"kind\": null", 8), ("\"kinds\": [", "\"kinds\": {", 7),
      ("\"kinds\": [", "\"kinds\": [[],", 6),
    ])
  func damage(_ old: String, _ new: String, line: Int) {
    let text = Self.model.json
    #expect(text.contains(old))
    guard let range = text.range(of: old) else { return }
    do {
      _ = try read(text.replacingCharacters(in: range, with: new))
      Issue.record("\(new) was taken")
    } catch .fault(let fault) {
      #expect(fault.line == line && fault.column > 0, "\(new): \(fault)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("a file cut off anywhere, or with a byte changed, never crashes and never reads as a model unlike the first")
  func cutAndChanged() {
    let bytes = Array(Self.model.json.utf8)
    for count in stride(from: 0, to: bytes.count - 2, by: 7) {
      #expect(throws: SavedModel.ReadingError.self) { try SavedModel(json: Array(bytes[..<count]), shape: Self.shape) }
    }
    for index in stride(from: 0, to: bytes.count, by: 5) {
      for byte: UInt8 in [0x00, 0x22, 0x2D, 0x5B, 0x7D, 0xFF] {
        var changed = bytes
        changed[index] = byte
        if let model = try? SavedModel(json: changed, shape: Self.shape) {
          #expect(
            model.kinds.flatMap(\.comparisons).flatMap(\.levels).allSatisfy { $0.m > 0 && $0.m <= 1 && $0.u > 0 && $0.u <= 1 })
        }
      }
    }
  }

  @Test("which fields and levels were not trained")
  func untrained() {
    #expect(Self.model.kinds[0].untrained.map(\.name) == [])
    var model = Self.model
    model.kinds[0].comparisons[0].matchPairs = 19.9
    #expect(model.kinds[0].untrained.map(\.name) == ["given name"])
    model.kinds[0].comparisons[0].levels[1].pairs = 0.4
    #expect(model.kinds[0].comparisons[0].levelsWithoutPairs.map(\.name) == ["different"])
  }
}
