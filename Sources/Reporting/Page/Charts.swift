/// A horizontal bar chart as inline SVG; colours come from the page's style.
struct BarChart {
  private let bars: [(label: String, value: Int)]
  private let unit: String

  init(_ bars: [(String, Int)], unit: String) {
    self.bars = bars.map { (label: $0.0, value: $0.1) }
    self.unit = unit
  }

  var svg: String {
    let height = bars.count * 22 + 4
    let most = Double(max(1, bars.map(\.value).max() ?? 1))
    var text =
      "<svg class=\"chart\" viewBox=\"0 0 640 \(height)\" role=\"img\" aria-label=\"\(bars.count) bars, in \(SVGText.escaped(unit))\">"
    for (index, bar) in bars.enumerated() {
      let y = index * 22 + 2
      let width = max(1, Int(440 * Double(bar.value) / most))
      text += "<text x=\"56\" y=\"\(y + 14)\" text-anchor=\"end\">\(SVGText.escaped(bar.label))</text>"
      text += "<rect x=\"64\" y=\"\(y)\" width=\"\(width)\" height=\"18\" rx=\"2\"/>"
      text += "<text x=\"\(70 + width)\" y=\"\(y + 14)\">\(ReportValue.grouped(bar.value))</text>"
    }
    return text + "</svg>"
  }
}

/// Pairs by match weight with the cuts between merge, review and distinct, as inline SVG; bars grow with the logarithm, because
/// strangers outnumber everything.
struct WeightHistogram {
  private let bars: [(bits: Int, pairs: Int)]
  private let cuts: [(bits: Double, name: String)]

  private static let range = -30...30

  init(bars: [(Int, Int)], cuts: [(Double, String)]) {
    var inRange: [Int: Int] = [:]
    for (bits, pairs) in bars { inRange[min(Self.range.upperBound, max(Self.range.lowerBound, bits)), default: 0] += pairs }
    self.bars = inRange.sorted { $0.key < $1.key }.map { (bits: $0.key, pairs: $0.value) }
    self.cuts = cuts.map { (bits: $0.0, name: $0.1) }
  }

  var svg: String {
    let most = Self.height(max(1, bars.map(\.pairs).max() ?? 1))
    var text = "<svg class=\"chart histogram\" viewBox=\"0 0 680 220\" role=\"img\" aria-label=\"Pairs by match weight\">"
    for bar in bars {
      let height = max(1, Int(150 * Self.height(bar.pairs) / most))
      text +=
        "<rect class=\"\(band(of: bar.bits))\" x=\"\(Self.x(Double(bar.bits)))\" y=\"\(180 - height)\" width=\"9\" height=\"\(height)\">"
      text += "<title>\(bar.bits) to \(bar.bits + 1) bits: \(ReportValue.grouped(bar.pairs)) pairs</title></rect>"
    }
    for tick in stride(from: -30, through: 30, by: 10) {
      text += "<text x=\"\(Self.x(Double(tick)))\" y=\"198\" text-anchor=\"middle\">\(tick)</text>"
    }
    text += "<text x=\"340\" y=\"216\" text-anchor=\"middle\">match weight, bits</text>"
    for cut in cuts {
      let x = Self.x(cut.bits)
      text += "<line class=\"\(cut.name)\" x1=\"\(x)\" y1=\"14\" x2=\"\(x)\" y2=\"182\"/>"
      let isMerge = cut.name == "merge"
      text += "<text x=\"\(isMerge ? x + 4 : x - 4)\" y=\"12\" text-anchor=\"\(isMerge ? "start" : "end")\">\(cut.name)</text>"
    }
    return text + "</svg>"
  }

  private func band(of bits: Int) -> String {
    guard let merge = cuts.first(where: { $0.name == "merge" }), let review = cuts.first(where: { $0.name == "review" }) else {
      return ""
    }
    return Double(bits) >= merge.bits.rounded(.down)
      ? "merge" : Double(bits) >= review.bits.rounded(.down) ? "review" : "distinct"
  }

  private static func x(_ bits: Double) -> Int { 40 + Int((bits + 30) * 10) }

  /// Bits of the count: a logarithm that needs no library.
  private static func height(_ pairs: Int) -> Double {
    let whole = Int.bitWidth - 1 - pairs.leadingZeroBitCount
    return 1 + Double(whole) + Double(pairs - (1 << whole)) / Double(1 << whole)
  }
}

enum SVGText {
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
