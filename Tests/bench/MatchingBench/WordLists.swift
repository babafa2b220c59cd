import Foundation
import RecordModel

/// Names, cities, streets and companies of a list of people; rarer ones appear as the list grows.
struct WordLists {
  let female: RankedWords
  let male: RankedWords
  let family: RankedWords
  let city: RankedWords
  let street: RankedWords
  let company: RankedWords
  let nicknames: [[UInt8]: [UInt8]]

  init(records: Int) {
    let pairs = (Self.femaleNames + " " + Self.maleNames).utf8.split(separator: 0x20).map {
      $0.split(separator: 0x3A).map { Array($0) }
    }
    nicknames = Dictionary(pairs.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }) { first, _ in first }
    female = RankedWords(1_200, syllables: 2...3, salt: 1, offset: 8, known: Self.femaleNames)
    male = RankedWords(1_200, syllables: 2...3, salt: 2, offset: 8, known: Self.maleNames)
    family = RankedWords(max(3_000, records / 8), syllables: 2...4, salt: 3, offset: 15)
    city = RankedWords(max(200, records / 250), syllables: 2...4, salt: 4, offset: 20)
    street = RankedWords(max(1_000, records / 40), syllables: 2...4, salt: 5, offset: 60)
    company = RankedWords(max(500, records / 30), syllables: 2...4, salt: 6, offset: 60)
  }

  /// Frequent names with what their bearers are called.
  private static let femaleNames =
    "mary:molly elizabeth:liz katherine:kate margaret:peggy patricia:pat jennifer:jenny susan:sue deborah:debbie "
    + "barbara:barb jessica:jess christine:tina victoria:vicky rebecca:becky samantha:sam alexandra:alex"
  private static let maleNames =
    "james:jim john:jack robert:bob michael:mike william:bill david:dave richard:dick joseph:joe thomas:tom charles:chuck "
    + "christopher:chris daniel:dan matthew:matt anthony:tony andrew:andy joshua:josh kenneth:ken edward:ted"
}

/// Made-up words whose frequency falls with their rank as 1/(rank + offset), after Zipf and Mandelbrot.
struct RankedWords {
  private let words: [[UInt8]]
  private let offset: Double

  init(_ count: Int, syllables: ClosedRange<Int>, salt: UInt64, offset: Double, known: String = "") {
    self.offset = offset
    var words = known.utf8.split(separator: 0x20).map { Array($0.prefix { $0 != 0x3A }) }
    var seen = Set(words)
    var random = SplitMix(state: salt)
    while words.count < count {
      var word = ""
      for _ in 0..<(syllables.lowerBound + random.below(syllables.count)) {
        word +=
          Self.starts[random.below(Self.starts.count)] + Self.vowels[random.below(Self.vowels.count)]
          + Self.ends[random.below(Self.ends.count)]
      }
      let bytes = Array(word.utf8)
      if seen.insert(bytes).inserted { words.append(bytes) }
    }
    self.words = words
  }

  subscript(rank: Int) -> [UInt8] { words[rank] }

  func draw(_ random: inout SplitMix) -> [UInt8] { words[rank(&random)] }

  func rank(_ random: inout SplitMix) -> Int {
    let share = Double(random.next() >> 11) / Double(1 << 53)
    return min(words.count - 1, Int(offset * pow((Double(words.count) + offset) / offset, share) - offset))
  }

  private static let starts = [
    "b", "br", "d", "f", "g", "h", "j", "k", "kl", "l", "m", "n", "p", "r", "s", "sch", "st", "t", "v", "w", "z",
  ]
  private static let vowels = ["a", "e", "i", "o", "u", "ei", "au", "ie"]
  private static let ends = ["", "", "n", "r", "s", "l", "t", "ck"]
}
