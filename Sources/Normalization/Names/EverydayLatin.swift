/// Spells names of other scripts as people write them in Latin letters: passports and mail addresses, not libraries.
///
/// Cyrillic, Greek, Arabic and Hebrew; all else stays as it is. Takes text folded by ``TextFolder``: lower case, without marks.
/// A few µs a name.
enum EverydayLatin {
  static func spell(_ text: [UInt8]) -> [UInt8] {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value))
    guard scalars.contains(where: isSpelled) else { return text }
    let cyrillic = CyrillicSpelling.rules(for: scalars)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var start = 0
    while start < scalars.count {
      let script = Script(scalars[start])
      let end = scalars[start...].firstIndex { Script($0) != script } ?? scalars.count
      let word = scalars[start..<end]
      switch script {
      case .cyrillic: append(word, cyrillic, to: &result)
      case .greek: append(word, GreekSpelling.rules, to: &result)
      case .arabic:
        // "عبد الله" is one name.
        let article: [UInt32] = [0x20, 0x627, 0x644]
        if word.elementsEqual([0x639, 0x628, 0x62F]), scalars[end...].starts(with: article) {
          let next = scalars[(end + 1)...].firstIndex { Script($0) != .arabic } ?? scalars.count
          result += ArabicSpelling.spell(Array(word) + scalars[(end + 1)..<next])
          start = next
          continue
        }
        result += ArabicSpelling.spell(Array(word))
      case .hebrew: result += HebrewSpelling.spell(Array(word))
      case .other: append(word, to: &result)
      }
      start = end
    }
    return result
  }

  private enum Script {
    case cyrillic, greek, arabic, hebrew, other

    init(_ scalar: UInt32) {
      switch scalar {
      case 0x370...0x3FF: self = .greek
      case 0x400...0x52F: self = .cyrillic
      case 0x5D0...0x5EA: self = .hebrew
      case 0x620...0x64A, 0x66E...0x6D3: self = .arabic
      default: self = .other
      }
    }
  }

  private static func isSpelled(_ scalar: UInt32) -> Bool { Script(scalar) != .other }

  private static func append(_ word: ArraySlice<UInt32>, _ rules: SpellingRules, to result: inout [UInt8]) {
    let word = Array(word)
    var index = 0
    while index < word.count {
      if let rule = rules.rule(at: index, of: word) {
        result += rule.target
        index += rule.source.count
      } else {
        append(word[index...index], to: &result)
        index += 1
      }
    }
  }

  private static func append(_ scalars: ArraySlice<UInt32>, to result: inout [UInt8]) {
    for scalar in scalars.compactMap(UnicodeScalar.init) { result += Array(String(Character(scalar)).utf8) }
  }
}

/// Letters and groups of letters with their Latin spelling; of the rules that fit the longest is taken.
///
/// One rule is `source target`: `^` ties it to the beginning of a word, `$` to its end, `>abc` asks for one of these letters
/// behind; a target `-` stands for nothing.
struct SpellingRules: Sendable {
  struct Rule: Sendable {
    var source: [UInt32]
    var before: [UInt32] = []
    var target: [UInt8]
    var isAtStart = false
    var isAtEnd = false
  }

  private let rules: [UInt32: [Rule]]

  init(_ table: String, over base: SpellingRules? = nil) {
    var own: [UInt32: [Rule]] = [:]
    let words = table.split { $0 == " " || $0 == "\n" }
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      guard let rule = Rule(words[index], words[index + 1]), let first = rule.source.first else { continue }
      own[first, default: []].append(rule)
    }
    // A language's own rule for a letter comes before the common one of the same length.
    rules = own.merging(base?.rules ?? [:]) { $0 + $1 }.mapValues { list in
      list.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    }
  }

  func rule(at index: Int, of word: [UInt32]) -> Rule? {
    rules[word[index]]?.first { rule in
      let end = index + rule.source.count
      guard word[index...].starts(with: rule.source) else { return false }
      if rule.isAtStart, index > 0 { return false }
      if rule.isAtEnd, end < word.count { return false }
      return rule.before.isEmpty || (end < word.count && rule.before.contains(word[end]))
    }
  }
}

extension SpellingRules.Rule {
  init?(_ pattern: Substring, _ target: Substring) {
    var letters = pattern.unicodeScalars.map(\.value)[...]
    isAtStart = letters.first == 0x5E
    isAtEnd = letters.last == 0x24
    letters = letters.dropFirst(isAtStart ? 1 : 0).dropLast(isAtEnd ? 1 : 0)
    let parts = letters.split(separator: 0x3E)
    guard let source = parts.first else { return nil }
    self.source = Array(source)
    before = parts.count > 1 ? Array(parts[1]) : []
    self.target = target == "-" ? [] : Array(target.utf8)
  }

  /// Longer first, among equals the more demanding.
  fileprivate var weight: Int {
    source.count * 4 + (isAtStart ? 1 : 0) + (isAtEnd ? 1 : 0) + (before.isEmpty ? 0 : 1)
  }
}
