import RecordModel

/// How a parameter moved over the rounds of training, as a line that fits into a table's row.
struct Sparkline {
  private let values: [Double]
  private let title: String

  private static let (width, height) = (180.0, 34.0)

  /// `values` of which at least one is there.
  init(_ values: [Double], title: String) {
    self.values = values
    self.title = title
  }

  var svg: String {
    let low = values.min() ?? 0
    // A tenth of the value at least, so that a line that hardly moves looks like one.
    let range = max((values.max() ?? 0) - low, low / 10, 1e-12)
    let step = Self.width / Double(max(1, values.count - 1))
    let points = values.enumerated().map { index, value in
      (x: 4 + Int(step * Double(index)), y: 4 + Int((Self.height - 8) * (1 - (value - low) / range)))
    }
    let line = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    let dots = points.map { "<circle cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"2.5\"/>" }
    return
      "<svg class=\"spark\" viewBox=\"0 0 \(Int(Self.width) + 8) \(Int(Self.height))\" role=\"img\" aria-label=\"\(SVGText.escaped(title))\">"
      + "<polyline points=\"\(line)\"/>\(dots.joined())</svg>"
  }
}

/// Carriers of a field's most common values by rank, as columns.
struct RankChart {
  private let commonness: ValueCommonness

  init(_ commonness: ValueCommonness) { self.commonness = commonness }

  var svg: String {
    let most = max(1, commonness.ranks.first?.carriers ?? 1)
    let bars = commonness.ranks.enumerated().map { index, rank in
      let height = max(2, 84 * rank.carriers / most)
      return
        "<rect x=\"\(4 + index * 12)\" y=\"\(88 - height)\" width=\"9\" height=\"\(height)\"><title>rank \(index + 1): \(ReportValue.grouped(rank.carriers)) records, \(ReportValue.signed(rank.weight.bits)) bits</title></rect>"
    }
    let told = "\(commonness.field): carriers of the \(commonness.ranks.count) most common values, most common first"
    return
      "<svg class=\"chart ranks\" viewBox=\"0 0 248 92\" role=\"img\" aria-label=\"\(SVGText.escaped(told))\">\(bars.joined())"
      + "<line class=\"grid\" x1=\"2\" y1=\"89\" x2=\"246\" y2=\"89\"/></svg>"
  }
}

/// Records by the weight they reach with a copy of themselves; those below the merge cut are drawn as what they are: unlinkable.
struct OwnWeightHistogram {
  private let bars: [(bits: Int, records: Int)]
  private let merge: Double
  private let unlinkable: Int

  private static let range = -15...45

  init(_ own: TrainingOutcome.OwnWeights) {
    var inRange: [Int: Int] = [:]
    for (bits, records) in own.histogram {
      inRange[min(Self.range.upperBound, max(Self.range.lowerBound, bits)), default: 0] += records
    }
    bars = inRange.sorted { $0.key < $1.key }.map { (bits: $0.key, records: $0.value) }
    merge = own.merge.bits
    unlinkable = own.unlinkable
  }

  var svg: String {
    let most = max(1, bars.map(\.records).max() ?? 1)
    var text = SVGText.opening(
      "chart histogram", width: 700, height: 236, title: "Records by their own weight",
      description: "\(ReportValue.grouped(unlinkable)) records stay below the merge cut of \(ReportValue.signed(merge)) bits")
    for part in 1...4 {
      let y = 190 - 40 * part
      text += "<line class=\"grid\" x1=\"52\" y1=\"\(y)\" x2=\"690\" y2=\"\(y)\"/>"
      if part % 2 == 0 {
        text += "<text x=\"48\" y=\"\(y + 4)\" text-anchor=\"end\">\(ReportValue.grouped((most * part + 3) / 4))</text>"
      }
    }
    for bar in bars where bar.records > 0 {
      let height = max(2, 160 * bar.records / most)
      let style = Double(bar.bits) < merge.rounded(.down) ? "review" : "merge"
      text +=
        "<rect class=\"\(style)\" x=\"\(Self.x(Double(bar.bits)))\" y=\"\(190 - height)\" width=\"9\" height=\"\(height)\">"
        + "<title>\(bar.bits) to \(bar.bits + 1) bits: \(ReportValue.grouped(bar.records)) records</title></rect>"
    }
    for tick in stride(from: -10, through: 40, by: 10) {
      text +=
        "<text x=\"\(Self.x(Double(tick)))\" y=\"208\" text-anchor=\"middle\">\(tick < 0 ? "−\(-tick)" : "\(tick)")</text>"
    }
    let cut = Self.x(merge)
    text += "<text x=\"370\" y=\"230\" text-anchor=\"middle\">weight with a copy of itself, in bits</text>"
    text += "<line class=\"merge\" x1=\"\(cut)\" y1=\"8\" x2=\"\(cut)\" y2=\"192\"/>"
    return text + "<text x=\"\(cut + 5)\" y=\"18\">merged from \(ReportValue.signed(merge)) on</text></svg>"
  }

  private static func x(_ bits: Double) -> Int {
    64 + Int((min(Double(range.upperBound + 1), max(Double(range.lowerBound), bits)) - Double(range.lowerBound)) * 10)
  }
}
