import RecordModel

/// Tells a comparison vector as JSON: `[{"field":"email","level":"exact","weight":9.12,"adjustment":-0.5},…]`, the prior last.
///
/// Weights are written from whole thousandths, so that no machine's formatting of fractions can differ.
struct LinkStory {
  private struct Names {
    var field = LinkStory.quoted("")
    var levels: [[UInt8]] = []
  }

  private let comparisons: [Names]
  private let prior: [UInt8]
  private var buffer: [UInt8] = []

  init(model: MatchModel) {
    comparisons = model.comparisons.map { Names(field: Self.quoted($0.name), levels: $0.levels.map { Self.quoted($0.name) }) }
    prior =
      Array("{\"field\":\"prior\",\"level\":\"\",\"weight\":".utf8) + Self.decimal(model.priorMillibits)
      + Array(",\"adjustment\":0}]".utf8)
  }

  /// UTF-8 of the whole array.
  mutating func json(of vector: ComparisonVector) -> [UInt8] {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(0x5B)
    for entry in vector.entries {
      let comparison = Int(entry.comparison) < comparisons.count ? comparisons[Int(entry.comparison)] : Names()
      buffer += "{\"field\":".utf8
      buffer += comparison.field
      buffer += ",\"level\":".utf8
      buffer += Int(entry.level) < comparison.levels.count ? comparison.levels[Int(entry.level)] : Self.quoted("")
      buffer += ",\"weight\":".utf8
      buffer += Self.decimal(entry.weight.millibits)
      buffer += ",\"adjustment\":".utf8
      buffer += Self.decimal(entry.adjustment.millibits)
      buffer += "},".utf8
    }
    buffer += prior
    return buffer
  }

  /// Thousandths as a decimal number without trailing zeros: 9120 is `9.12`, -500 is `-0.5`.
  static func decimal(_ thousandths: Int32) -> [UInt8] {
    let magnitude = thousandths.magnitude
    var text: [UInt8] = thousandths < 0 ? [0x2D] : []
    text += String(magnitude / 1000).utf8
    var fraction = magnitude % 1000
    guard fraction > 0 else { return text }
    text.append(0x2E)
    var unit: UInt32 = 100
    while fraction > 0 {
      text.append(UInt8(truncatingIfNeeded: 0x30 + fraction / unit))
      fraction %= unit
      unit /= 10
    }
    return text
  }

  static func quoted(_ text: String) -> [UInt8] { Array(JSONText.quoted(text).utf8) }
}
