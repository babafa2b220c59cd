/// A value of the report: what `report.json` holds and what the page's templates read.
///
/// Objects keep their keys in the order written, so that the same database gives the same bytes. The numbers of `bits`, `share`
/// and `odds` are plain numbers in JSON; the page writes each in its own way.
package indirect enum ReportValue: Sendable, Equatable {
  case text(String)
  case number(Int)
  case fraction(Double)
  /// A match weight: one digit after the point and a sign on the page.
  case bits(Double)
  /// Part of a whole, 0…1: a percentage on the page, 100 % only when nothing is missing.
  case share(Double)
  /// A probability, 0…1: "1 in 120 000" on the page where a percentage would read 0.
  case odds(Double)
  case flag(Bool)
  case missing
  case list([ReportValue])
  case object([(key: String, value: ReportValue)])

  package static func == (a: ReportValue, b: ReportValue) -> Bool { a.json == b.json }
}

extension ReportValue {
  subscript(key: String) -> ReportValue {
    guard case .object(let members) = self else { return .missing }
    return members.first { $0.key == key }?.value ?? .missing
  }

  var items: [ReportValue] {
    if case .list(let items) = self { return items }
    return []
  }

  var int: Int {
    switch self {
    case .number(let value): value
    case .fraction, .bits, .share, .odds: Int(exactly: double.rounded(.towardZero)) ?? 0
    default: 0
    }
  }

  var double: Double {
    switch self {
    case .number(let value): Double(value)
    case .fraction(let value), .bits(let value), .share(let value), .odds(let value): value
    default: 0
    }
  }

  var string: String {
    if case .text(let value) = self { return value }
    return ""
  }

  /// The object with one member's value made anew, or added at the end.
  func setting(_ key: String, _ value: ReportValue) -> ReportValue {
    guard case .object(var members) = self else { return self }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append((key, value))
    }
    return .object(members)
  }

  /// The object without some members.
  func removing(_ keys: String...) -> ReportValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !keys.contains($0.key) })
  }

  /// A list of objects with one member of each changed.
  func mapping(_ key: String, _ change: (ReportValue) -> ReportValue) -> ReportValue {
    .list(items.map { item in item.setting(key, change(item[key])) })
  }

  /// The same number, to be written as a match weight.
  var asBits: ReportValue { isNumeric ? .bits(double) : self }
  /// The same number, to be written as a percentage.
  var asShare: ReportValue { isNumeric ? .share(double) : self }
  /// The same number, to be written as a probability.
  var asOdds: ReportValue { isNumeric ? .odds(double) : self }

  private var isNumeric: Bool {
    switch self {
    case .number, .fraction, .bits, .share, .odds: true
    default: false
    }
  }
}
