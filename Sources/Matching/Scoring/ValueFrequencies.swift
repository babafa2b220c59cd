import Foundation
import RecordModel

/// How common each value is among the nodes, and how often one that should belong to one customer is shared by several.
struct ValueFrequencies: Sendable {
  /// By column and value: nodes that carry it.
  private var counts: [[UInt32]]
  /// By column: nodes that have any value.
  private var filled: [Double]
  /// By column and value: share of its carriers that are somebody else; only values with three carriers or more.
  private var sharing: [[UInt32: Float]]

  init(_ nodes: NodeTable, _ view: NodeView, _ words: OrganizationWords) {
    counts = FrequencyColumn.allCases.map { _ in [] }
    filled = FrequencyColumn.allCases.map { _ in 1 }
    sharing = FrequencyColumn.allCases.map { _ in [:] }
    for column in FrequencyColumn.allCases { count(column, nodes, view, words) }
    for column in FrequencyColumn.allCases where column.isPersonal {
      sharing[column.rawValue] = ValueSharing.shares(of: column, counts[column.rawValue], view, words)
    }
  }

  private mutating func count(_ column: FrequencyColumn, _ nodes: NodeTable, _ view: NodeView, _ words: OrganizationWords) {
    if column == .word {
      counts[column.rawValue] = words.counts
      filled[column.rawValue] = Double(max(1, words.carriers))
      return
    }
    let size = column == .house ? nodes.houseCount : column == .identifier ? nodes.identifierCount : view.texts.count
    var count = [UInt32](repeating: 0, count: size)
    var carriers = 0
    for node in 0..<view.nodeCount {
      var carries = false
      if let slot = column.slot {
        for value in view.values(slot, node) {
          count[Int(value)] &+= 1
          carries = true
        }
      } else {
        var last: UInt32 = 0
        for address in view.values(.address, node) {
          let value = Self.part(column, view.addresses[Int(address)])
          if value == 0 || value == last { continue }
          count[Int(value)] &+= 1
          last = value
          carries = true
        }
      }
      if carries { carriers += 1 }
    }
    if carriers == 0 { count = [] }
    counts[column.rawValue] = count
    filled[column.rawValue] = Double(max(1, carriers))
  }

  private static func part(_ column: FrequencyColumn, _ address: AddressParts) -> UInt32 {
    switch column {
    case .house: address.house
    case .postcode: address.postcode
    case .city: address.city
    case .region: address.region
    default: 0
    }
  }

  /// Share of the nodes with the field that carry the value, leaving out one of the two that agree on it; above 0.
  @inline(__always)
  func share(_ column: FrequencyColumn, _ value: UInt32) -> Double {
    let counts = counts[column.rawValue]
    guard Int(value) < counts.count else { return 1 }
    return max(0.7, Double(counts[Int(value)]) - 1) / filled[column.rawValue]
  }

  /// Nodes that have any value of the column.
  func carriers(_ column: FrequencyColumn) -> Double { filled[column.rawValue] }

  /// How many different values there are, and the numbers of the most common ones, most carriers first.
  func ranked(_ column: FrequencyColumn, limit: Int) -> (values: Int, common: [UInt32]) {
    let counts = counts[column.rawValue]
    let present = counts.indices.filter { $0 > 0 && counts[$0] > 0 }
    let sorted = present.sorted { (counts[$1], $0) < (counts[$0], $1) }
    return (present.count, sorted.prefix(limit).map { UInt32($0) })
  }

  func count(_ column: FrequencyColumn, _ value: UInt32) -> Int {
    let counts = counts[column.rawValue]
    return Int(value) < counts.count ? Int(counts[Int(value)]) : 0
  }

  /// nil for values whose carriers are few or agree.
  func sharedByOthers(_ column: FrequencyColumn, _ value: UInt32) -> Double? {
    sharing[column.rawValue][value].map(Double.init)
  }

  /// The mean of ``share(_:_:)`` over pairs that agree, which is what a level's `u` stands for.
  func meanShare(_ column: FrequencyColumn) -> Double {
    let filled = filled[column.rawValue]
    var agreeing = 0.0
    for count in counts[column.rawValue] where count > 1 { agreeing += Double(count) * (Double(count) - 1) }
    return max(agreeing / (filled * filled), 0.5 / (filled * filled))
  }

  /// By value: log2 of the mean share over the value's own, in millibits: what a rare value adds and a common one takes.
  func rarity(_ column: FrequencyColumn) -> [Int32] {
    let mean = max(1e-7, meanShare(column))
    let filled = filled[column.rawValue]
    return counts[column.rawValue].map { WeightTable.millibits(mean / (max(0.7, Double($0) - 1) / filled)) }
  }

  /// The same of a value that so many nodes carry.
  func rarity(_ column: FrequencyColumn, carriers: Int) -> Int32 {
    WeightTable.millibits(max(1e-7, meanShare(column)) / (max(0.7, Double(carriers) - 1) / filled[column.rawValue]))
  }
}

/// Who shares a value that should belong to one customer.
enum ValueSharing {
  private static let maxCarriers = 64

  /// By value with three carriers or more: how likely two of them are different customers, by their names.
  static func shares(
    of column: FrequencyColumn, _ counts: [UInt32], _ view: NodeView, _ words: OrganizationWords
  ) -> [UInt32: Float] {
    guard let slot = column.slot, !counts.isEmpty else { return [:] }
    var carriers: [(value: UInt32, name: UInt64)] = []
    for node in 0..<view.nodeCount {
      for value in view.values(slot, node) where counts[Int(value)] >= 3 {
        if let name = signature(node, view, words) { carriers.append((value, name)) }
      }
    }
    carriers.sort { ($0.value, $0.name) < ($1.value, $1.name) }
    var result: [UInt32: Float] = [:]
    var start = 0
    while start < carriers.count {
      var end = start
      while end < carriers.count, carriers[end].value == carriers[start].value { end += 1 }
      if end - start >= 3 { result[carriers[start].value] = share(carriers[start..<end].map(\.name)) }
      start = end
    }
    return result
  }

  /// The share of pairs with different names, squared and drawn to nothing for few carriers, because a nickname or a typo makes
  /// one person look like two.
  private static func share(_ sortedNames: [UInt64]) -> Float {
    var same = 0
    var run = 0
    for index in sortedNames.indices {
      run = index > 0 && sortedNames[index] == sortedNames[index - 1] ? run + 1 : 0
      same += run
    }
    let pairs = sortedNames.count * (sortedNames.count - 1) / 2
    let differing = Float(pairs - same) / Float(pairs)
    return differing * differing * Float(sortedNames.count) / Float(sortedNames.count + 4)
  }

  /// Sound of the family name with the given name's initial, or an organization's most telling word; nil without a name.
  private static func signature(_ node: Int, _ view: NodeView, _ words: OrganizationWords) -> UInt64? {
    let family = view.first(.family, node)
    guard family != 0 else {
      let organization = view.first(.organization, node)
      guard organization != 0 else { return nil }
      let best = words.of(organization).max { (words.weights[Int($0)], $1) < (words.weights[Int($1)], $0) }
      return best.map { UInt64($0) << 16 }
    }
    let given = view.first(.given, node)
    guard given != 0 else { return nil }
    let sound = view.text(family).sound == 0 ? ByteHash.hash(view.bytes(family)) : UInt64(view.text(family).sound)
    return sound << 8 | UInt64(view.text(given).prefix >> 24)
  }
}
