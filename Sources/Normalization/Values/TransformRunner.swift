import PipelineConfig
import RecordModel

/// Applies the steps of a mapping's `use:` to a cell, in order.
enum TransformRunner {
  /// One text, or several after `split`. Empty texts are left out unless a `default` fills them.
  static func run(_ transforms: [Transform], on text: [UInt8]) -> [[UInt8]] {
    var parts = [text]
    for transform in transforms {
      switch transform {
      case .split(let separator): parts = parts.flatMap { ByteText.split($0, on: Array(separator.utf8)) }
      case .join(let separator): parts = [Array(parts.filter { !$0.isEmpty }.joined(separator: Array(separator.utf8)))]
      case .default(let value):
        if parts.allSatisfy({ ByteText.trimmed($0).isEmpty }) { parts = [Array(value.utf8)] }
      default: parts = parts.map { apply(transform, to: $0) }
      }
    }
    return parts.map { ByteText.trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func apply(_ transform: Transform, to text: [UInt8]) -> [UInt8] {
    switch transform {
    case .trim: ByteText.trimmed(text)
    case .lower: Array(ByteText.string(text).lowercased().utf8)
    case .upper: Array(ByteText.string(text).uppercased().utf8)
    case .title: NameCase.titled(text)
    case .digits: text.filter(ByteText.isDigit)
    case .bool: bool(text)
    case .not: not(text)
    case .lines: lines(text)
    case .date: date(text)
    case .number: number(text)
    case .country: country(text)
    case .stripZeros: strippedZeros(text)
    case .stripHTML: withoutMarkup(text)
    case .deArmour: CellRepair.withoutArmour(text) ?? text
    case .map(let values): mapped(text, by: values)
    case .split, .join, .default: text
    }
  }

  /// `true`, `false`, or nothing where the words do not say.
  private static func bool(_ text: [UInt8]) -> [UInt8] {
    switch ConsentWords.answer(to: text) {
    case .yes, .allowed: Array("true".utf8)
    case .no, .denied: Array("false".utf8)
    case nil: []
    }
  }

  private static func not(_ text: [UInt8]) -> [UInt8] {
    switch bool(text) {
    case Array("true".utf8): Array("false".utf8)
    case Array("false".utf8): Array("true".utf8)
    default: []
    }
  }

  /// Line ends of every kind, also written out, as line feeds; empty lines dropped.
  private static func lines(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var line: [UInt8] = []
    func close() {
      let trimmed = ByteText.trimmed(line)
      if !trimmed.isEmpty {
        if !result.isEmpty { result.append(0x0A) }
        result += trimmed
      }
      line.removeAll(keepingCapacity: true)
    }
    var rest = text[...]
    while let byte = rest.first {
      if let mark = lineMarks.first(where: { rest.starts(with: $0) }) {
        close()
        rest = rest.dropFirst(mark.count)
      } else {
        line.append(byte)
        rest = rest.dropFirst()
      }
    }
    close()
    return result
  }

  private static let lineMarks = ["\n", "\r", "\\r\\n", "\\n", "<br>", "<br/>", "<br />", "⏎", "\u{2028}"].map {
    Array($0.utf8)
  }

  /// ISO form where day, month and year are certain; else the text as it is.
  private static func date(_ text: [UInt8]) -> [UInt8] {
    guard case .certain(let time) = TimestampParser.parse(text) else { return text }
    return Array(TimestampParser.isoDate(of: time).utf8)
  }

  /// `1.234,56` and `1,234.56` as `1234.56`: the last separator is the decimal one if not exactly three digits follow it, or if
  /// the other one stands before it.
  private static func number(_ text: [UInt8]) -> [UInt8] {
    let marks = text.indices.filter { text[$0] == 0x2E || text[$0] == 0x2C }
    guard let last = marks.last else { return text.filter { ByteText.isDigit($0) || $0 == 0x2D } }
    let hasOther = marks.contains { text[$0] != text[last] }
    let isRepeated = marks.count { text[$0] == text[last] } > 1
    let digitsBehind = text[(last + 1)...].count(where: ByteText.isDigit)
    let isDecimal = !isRepeated && (hasOther || digitsBehind != 3)
    var result: [UInt8] = []
    for index in text.indices {
      if ByteText.isDigit(text[index]) || (text[index] == 0x2D && result.isEmpty) { result.append(text[index]) }
      if index == last, isDecimal { result.append(0x2E) }
    }
    return result
  }

  /// A code in upper case; names are left to the address.
  private static func country(_ text: [UInt8]) -> [UInt8] {
    let trimmed = ByteText.trimmed(text)
    guard (2...3).contains(trimmed.count), trimmed.allSatisfy(ByteText.isLetter) else { return trimmed }
    return trimmed.map { $0 & 0xDF }
  }

  private static func strippedZeros(_ text: [UInt8]) -> [UInt8] {
    let trimmed = ByteText.trimmed(text)
    let rest = Array(trimmed.drop { $0 == 0x30 })
    return rest.isEmpty && !trimmed.isEmpty ? [0x30] : rest
  }

  private static func withoutMarkup(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isInTag = false
    for (index, byte) in text.enumerated() {
      if isInTag {
        if byte == UInt8(ascii: ">") {
          isInTag = false
          result.append(0x20)
        }
      } else if byte == UInt8(ascii: "<"), index + 1 < text.count,
        ByteText.isLetter(text[index + 1]) || "/!".utf8.contains(text[index + 1])
      {
        isInTag = true
      } else {
        result.append(byte)
      }
    }
    return TextFolder.displayed(withoutEntities(result))
  }

  private static func withoutEntities(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let entity = entities.first(where: { rest.starts(with: $0.name) }) {
        result += entity.text
        rest = rest.dropFirst(entity.name.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static let entities: [(name: [UInt8], text: [UInt8])] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " "),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func mapped(_ text: [UInt8], by values: [String: String]) -> [UInt8] {
    let trimmed = ByteText.string(ByteText.trimmed(text))
    if let value = values[trimmed] { return Array(value.utf8) }
    let folded = TextFolder.fold(text)
    let matching = values.keys.sorted().first { TextFolder.fold(Array($0.utf8)) == folded }
    return matching.flatMap { values[$0] }.map { Array($0.utf8) } ?? text
  }
}
