import RecordModel
import Testing

@testable import Matching

@Suite struct PairScorerTests {
  @Test("a pair's levels are those that each comparator finds by itself, without short cuts and without memory")
  func levelsOfEachComparator() throws {
    var builder = TableBuilder()
    var random = SeededRandom(seed: 3)
    for index in 0..<120 { builder.add("k\(index)", kind: index % 10 == 9 ? .organization : .person, Self.row(&random)) }
    withScorer(builder.table) { nodes, view, scorer in
      var scratch = PairScratch()
      for a in 0..<nodes.nodeCount {
        for b in 0..<nodes.nodeCount where view.kind(a) == view.kind(b) {
          let found = scorer.compare(a, b, &scratch)
          var plain = LevelPattern()
          for (index, comparator) in ComparatorRegistry.all.enumerated() {
            if comparator.levels(for: view.kind(a) == 0 ? .person : .organization).isEmpty { continue }
            var fresh = PairScratch()
            fresh.isSwapped = scratch.isSwapped
            plain[index] = comparator.compare(a, b, scorer.context, &fresh).level
          }
          #expect(found.pattern == plain)
        }
      }
    }
  }

  @Test("every comparator has a name of its own and a place in the pattern")
  func registry() {
    #expect((1...LevelPattern.maxComparisons).contains(ComparatorRegistry.all.count))
    #expect(Set(ComparatorRegistry.all.map(\.name)).count == ComparatorRegistry.all.count)
    #expect(ComparatorRegistry.all.first is GivenNameComparator)
  }

  /// Values out of few, many of them a typing error apart, many missing, some twice.
  private static func row(_ random: inout SeededRandom) -> [CanonicalField: String] {
    func word(_ letters: String, _ lengths: ClosedRange<Int> = 4...7) -> String {
      String(decoding: random.word(lengths, letters: letters), as: UTF8.self)
    }
    var row: [CanonicalField: String] = [:]
    func set(_ field: CanonicalField, _ make: () -> String) {
      if Int.random(in: 0..<10, using: &random) < 7 { row[field] = make() }
    }
    let digits = "01"
    set(.nameGiven) { word("ann") }
    set(.nameMiddle) { word("ab", 1...3) }
    set(.nameLast) { word("eln") }
    set(.gender) { word("fm", 1...1) }
    set(.birthDate) { "19\(word("78", 2...2))-0\(word("12", 1...1))-1\(word("123", 1...1))" }
    set(.email) { "\(word("abn", 3...5))\(word(digits, 0...2))@\(word("xy", 1...2)).example" }
    set(.phone) { "+4420\(word(digits, 7...8))" + (Bool.random(using: &random) ? "" : "|+4420\(word(digits, 7...8))") }
    set(.addressStreetName) { "\(word("ab", 4...6)) road" }
    set(.addressNumber) { word("12", 1...2) }
    set(.addressPostcode) { word("12", 5...5) }
    set(.addressCity) { word("abc", 4...8) }
    set(.company) { "\(word("ab", 3...4)) \(word("cd", 3...4))" }
    set(.nameOrg) { "\(word("ab", 3...4)) \(word("cd", 3...4))" }
    return row
  }
}
