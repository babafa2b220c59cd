/// Latin letters for a script that writes few vowels: what is written, with an a where two consonants cannot stand together.
///
/// A guess for names that are in no table; it brings a name near its usual spelling, seldom upon it.
struct AbjadSpelling {
  /// One letter's spelling.
  enum Letter {
    case consonant(String)
    case vowel(String)
    /// A consonant at the beginning and beside a vowel, a vowel elsewhere: w/u, y/i.
    case either(consonant: String, vowel: String)
  }

  static func spell(_ letters: [Letter]) -> [UInt8] {
    var sounds: [(text: String, isVowel: Bool)] = []
    for (index, letter) in letters.enumerated() {
      switch letter {
      case .consonant(let text): sounds.append((text, false))
      case .vowel(let text): if sounds.last?.isVowel != true { sounds.append((text, true)) }
      case .either(let consonant, let vowel):
        let isConsonant = index == 0 || sounds.last?.isVowel == true || isVowel(letters.dropFirst(index + 1).first)
        sounds.append(isConsonant ? (consonant, false) : (vowel, true))
      }
    }
    var result = ""
    var isClosed = true
    for (index, sound) in sounds.enumerated() {
      result += sound.text
      let next = sounds.dropFirst(index + 1).first
      if sound.isVowel {
        isClosed = false
      } else if let next, !next.isVowel, isClosed || index + 2 == sounds.count {
        result += "a"
        isClosed = false
      } else {
        isClosed = true
      }
    }
    return Array(result.utf8)
  }

  private static func isVowel(_ letter: Letter?) -> Bool {
    if case .vowel = letter { true } else { false }
  }

  /// Whole names, one `name spelling` a line.
  static func names(_ table: String) -> [[UInt32]: [UInt8]] {
    var result: [[UInt32]: [UInt8]] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2 { result[words[0].unicodeScalars.map(\.value)] = Array(words[1].utf8) }
    }
    return result
  }
}
