/// A horizontal bar chart as inline SVG; colours come from the page's style.
struct BarChart {
  private let bars: [(label: String, value: Int)]
  private let title: String

  init(_ bars: [(String, Int)], title: String) {
    self.bars = bars.map { (label: $0.0, value: $0.1) }
    self.title = title
  }

  var svg: String {
    let height = bars.count * 26 + 4
    let most = Double(max(1, bars.map(\.value).max() ?? 1))
    let told = bars.map { "\($0.label): \(ReportValue.grouped($0.value))" }.joined(separator: ", ")
    var text = SVGText.opening("chart", width: 640, height: height, title: title, description: told)
    for (index, bar) in bars.enumerated() {
      let y = index * 26 + 2
      let width = max(1, Int(440 * Double(bar.value) / most))
      text += "<text x=\"58\" y=\"\(y + 16)\" text-anchor=\"end\">\(SVGText.escaped(bar.label))</text>"
      text += "<rect x=\"66\" y=\"\(y)\" width=\"\(width)\" height=\"21\" rx=\"2\"/>"
      text += "<text x=\"\(72 + width)\" y=\"\(y + 16)\">\(ReportValue.grouped(bar.value))</text>"
    }
    return text + "</svg>"
  }
}

/// Pairs by match weight with the cuts between merge, review and distinct, as inline SVG; bars grow with the logarithm, because
/// strangers outnumber everything.
struct WeightHistogram {
  private let bars: [(bits: Int, pairs: Int)]
  private let cuts: (merge: Double, review: Double)?

  private static let range = -30...30

  /// `cuts` in bits; weights beyond the range are counted at its ends.
  init(bars: [(Int, Int)], cuts: (merge: Double, review: Double)?) {
    var inRange: [Int: Int] = [:]
    for (bits, pairs) in bars { inRange[min(Self.range.upperBound, max(Self.range.lowerBound, bits)), default: 0] += pairs }
    self.bars = inRange.sorted { $0.key < $1.key }.map { (bits: $0.key, pairs: $0.value) }
    self.cuts = cuts
  }

  var svg: String {
    let most = bars.map(\.pairs).max() ?? 1
    let scale = 150 / Self.height(max(1, most))
    var text = SVGText.opening(
      "chart histogram", width: 700, height: 236, title: "Pairs by match weight", description: description)
    var tick = 1
    while tick <= most {
      let y = 190 - Int(scale * Self.height(tick))
      text += "<line class=\"grid\" x1=\"52\" y1=\"\(y)\" x2=\"690\" y2=\"\(y)\"/>"
      text += "<text x=\"48\" y=\"\(y + 4)\" text-anchor=\"end\">\(SVGText.count(tick))</text>"
      let (next, isTooLarge) = tick.multipliedReportingOverflow(by: 10)
      tick = isTooLarge ? Int.max : next
      if isTooLarge { break }
    }
    for bar in bars where bar.pairs > 0 {
      let height = max(1, Int(scale * Self.height(bar.pairs)))
      text +=
        "<rect class=\"\(band(of: bar.bits))\" x=\"\(Self.x(Double(bar.bits)))\" y=\"\(190 - height)\" width=\"9\" height=\"\(height)\">"
      text += "<title>\(bar.bits) to \(bar.bits + 1) bits: \(ReportValue.grouped(bar.pairs)) pairs</title></rect>"
    }
    for tick in stride(from: -30, through: 30, by: 10) {
      text +=
        "<text x=\"\(Self.x(Double(tick)))\" y=\"208\" text-anchor=\"middle\">\(tick < 0 ? "−\(-tick)" : "\(tick)")</text>"
    }
    text += "<text x=\"370\" y=\"230\" text-anchor=\"middle\">match weight in bits</text>"
    if let cuts { text += cut("review", at: cuts.review) + cut("merge", at: cuts.merge) }
    return text + "</svg>"
  }

  private var description: String {
    let all = ReportValue.grouped(bars.reduce(0) { $0 &+ $1.pairs })
    guard let cuts else { return "\(all) pairs" }
    return
      "\(all) pairs; review from \(ReportValue.signed(cuts.review)) bits, merge from \(ReportValue.signed(cuts.merge)) bits"
  }

  private func cut(_ name: String, at bits: Double) -> String {
    let x = Self.x(bits)
    let isMerge = name == "merge"
    return
      "<line class=\"\(name)\" x1=\"\(x)\" y1=\"8\" x2=\"\(x)\" y2=\"192\"/><text x=\"\(isMerge ? x + 5 : x - 5)\" y=\"18\" "
      + "text-anchor=\"\(isMerge ? "start" : "end")\">\(name) \(ReportValue.signed(bits))</text>"
  }

  private func band(of bits: Int) -> String {
    guard let cuts else { return "distinct" }
    if Double(bits) >= cuts.merge.rounded(.down) { return "merge" }
    return Double(bits) >= cuts.review.rounded(.down) ? "review" : "distinct"
  }

  private static func x(_ bits: Double) -> Int { 64 + Int((min(31, max(-30, bits)) + 30) * 10) }

  /// Bits of the count: a logarithm that needs no library.
  private static func height(_ pairs: Int) -> Double {
    let whole = Int.bitWidth - 1 - pairs.leadingZeroBitCount
    return 1 + Double(whole) + Double(pairs - (1 << whole)) / Double(1 << whole)
  }
}

/// Pieces of inline SVG.
enum SVGText {
  /// The opening tag with a title and a description for those who cannot see the drawing.
  static func opening(_ style: String, width: Int, height: Int, title: String, description: String) -> String {
    let name = title.lowercased().replacing(" ", with: "-")
    return
      "<svg class=\"\(style)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"\(name)-title \(name)-desc\">"
      + "<title id=\"\(name)-title\">\(escaped(title))</title><desc id=\"\(name)-desc\">\(escaped(description))</desc>"
  }

  /// A count short enough for an axis: 100, 1k, 10M.
  static func count(_ value: Int) -> String {
    if value >= 1_000_000_000 { return "\(value / 1_000_000_000)G" }
    if value >= 1_000_000 { return "\(value / 1_000_000)M" }
    return value >= 1000 ? "\(value / 1000)k" : "\(value)"
  }

  static func escaped(_ text: String) -> String { TableMarkup.escaped(VisibleText.marked(text)) }
}
