import Diagnostics
import RecordModel
import Testing

@testable import PipelineConfig

@Suite struct TypoTests {
  /// A word of the vocabulary and a pipeline that holds a misspelling of it.
  private struct Place {
    var words: [String]
    var file: (String) -> String
  }

  private let places = [
    Place(words: PipelineKey.names) { pipeline(rest: "\($0): x\n") },
    Place(words: SourceKey.names) { pipeline(source: "\($0): x") },
    Place(words: DialectKey.names) { pipeline(source: "dialect: { \($0): x }") },
    Place(words: FieldKey.names) { pipeline(source: "fields: { email: { \($0): x } }") },
    Place(words: FieldTarget.names) { pipeline(source: "fields: { \($0): x }") },
    Place(words: FieldLabel.known) { pipeline(source: "fields: { phone[\($0)]: x }") },
    Place(words: Transform.names) { pipeline(source: "fields: { email: { from: x, use: [\($0)] } }") },
    Place(words: SourceKind.allCases.map(\.rawValue)) { pipeline(source: "kind: \($0)") },
    Place(words: DefaultsKey.names) { pipeline(rest: "defaults: { \($0): x }\n") },
    Place(words: NormalizeKey.names) { pipeline(rest: "normalize: { \($0): x }\n") },
    Place(words: MatchKey.names) { pipeline(rest: "match: { \($0): x }\n") },
    Place(words: ThresholdsKey.names) { pipeline(rest: "match: { thresholds: { \($0): 0.9 } }\n") },
    Place(words: ClusterKey.names) { pipeline(rest: "cluster: { \($0): x }\n") },
    Place(words: MatchDefinition.blockFunctions) { pipeline(rest: "match: { block: [[\($0)(birth_date)]] }\n") },
    Place(words: CanonicalField.allCases.map(\.name)) { pipeline(rest: "match: { block: [[\($0)]] }\n") },
    Place(words: SurvivorshipRuleName.allCases.map(\.rawValue)) { pipeline(rest: "survive: { default: [\($0)] }\n") },
    Place(words: FieldTarget.names) { pipeline(rest: "survive: { \($0): newest }\n") },
  ]

  @Test("P20: of 200 one-letter typos at least 95 % get the right first suggestion") func suggestions() {
    var random = Shuffle(state: 20)
    var wrong: [String] = []
    var tried = 0
    while tried < 200 {
      let place = places[tried % places.count]
      let word = place.words[random.next(place.words.count)]
      let typo = random.misspelt(word)
      guard !place.words.contains(typo) else { continue }
      tried += 1
      let summaries = complaints(about: place.file(typo)).map(\.summary)
      if !summaries.contains(where: { $0.contains("did you mean '\(word)'") }) { wrong.append("\(word): \(typo)") }
    }
    #expect(wrong.count <= 10, "\(wrong.joined(separator: "; "))")
  }
}

/// A small deterministic sequence of numbers and misspellings.
private struct Shuffle {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  /// One letter left out, doubled, replaced, or swapped with the next.
  mutating func misspelt(_ word: String) -> String {
    var letters = Array(word)
    let places = letters.indices.filter { letters[$0].isLetter }
    let place = places[next(places.count)]
    switch next(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters[place] = Character(Unicode.Scalar(UInt8(0x61 + next(26))))
    default: if place + 1 < letters.count, letters[place + 1].isLetter { letters.swapAt(place, place + 1) }
    }
    return String(letters)
  }
}
