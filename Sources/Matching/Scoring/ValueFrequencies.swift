import Foundation
import RecordModel

/// How common each value is among the nodes, and how often one that should belong to one customer is shared by several.
struct ValueFrequencies: Sendable {
  private var counts = ValueCounts()
  /// By column: nodes that have any value.
  private var filled: [Double]
  /// By column and value: share of its carriers that are somebody else; only values with three carriers or more.
  private var sharing: [[UInt32: Float]]

  init(_ nodes: NodeTable, _ view: NodeView, _ words: OrganizationWords) {
    filled = FrequencyColumn.allCases.map { _ in 0 }
    sharing = FrequencyColumn.allCases.map { _ in [:] }
    counts = ValueCounts(texts: view.texts.count, houses: nodes.houseCount, identifiers: nodes.identifierCount)
    for node in 0..<view.nodeCount {
      // Records that say the same of somebody are one; those that hardly say anything are each somebody's.
      count(node, view, records: view.isTelling(node) ? 1 : UInt32(truncatingIfNeeded: nodes.members.count(of: node)))
    }
    counts.setWords(words.counts)
    filled[FrequencyColumn.word.rawValue] = Double(words.carriers)
    for column in FrequencyColumn.allCases where column.isPersonal && filled[column.rawValue] > 0 {
      sharing[column.rawValue] = ValueSharing.shares(of: column, counts, view, words)
    }
  }

  private mutating func count(_ node: Int, _ view: NodeView, records: UInt32) {
    for column in Self.plainColumns {
      guard let slot = column.slot, view.has(slot, node) else { continue }
      for value in view.values(slot, node) { counts.add(column, value, records) }
      filled[column.rawValue] += Double(records)
    }
    guard view.has(.address, node) else { return }
    for column in Self.addressColumns {
      var last: UInt32 = 0
      var carries = false
      for address in view.values(.address, node) {
        let value = Self.part(column, view.addresses[Int(address)])
        if value == 0 || value == last { continue }
        counts.add(column, value, records)
        last = value
        carries = true
      }
      if carries { filled[column.rawValue] += Double(records) }
    }
  }

  private static let plainColumns = FrequencyColumn.allCases.filter { $0.slot != nil }
  private static let addressColumns: [FrequencyColumn] = [.house, .postcode, .city, .region]

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
    let carriers = filled[column.rawValue]
    guard carriers > 0 else { return 1 }
    return max(0.7, Double(counts[column, value]) - 1) / carriers
  }

  /// By text: log2 of how much commoner a name is when `priorRecords` people of the world join the list, in millibits; empty for
  /// a list so long that they would not show.
  func surpluses(_ column: FrequencyColumn, _ common: CommonNames, priorRecords: Double, _ view: NodeView) -> [Int32] {
    let filled = carriers(column)
    if filled > 100 * priorRecords { return [] }
    return (0..<UInt32(truncatingIfNeeded: view.texts.count)).map { text in
      let share = common.share(column, view.original(text))
      return share == 0 ? 0 : WeightTable.millibits(1 + priorRecords * share / (self.share(column, text) * filled))
    }
  }

  /// Nodes that have any value of the column.
  func carriers(_ column: FrequencyColumn) -> Double { max(1, filled[column.rawValue]) }

  /// Carriers of each different value, most first.
  func ranked(_ column: FrequencyColumn) -> [UInt32] { counts.carriers(of: column).sorted(by: >) }

  /// nil for values whose carriers are few or agree.
  func sharedByOthers(_ column: FrequencyColumn, _ value: UInt32) -> Double? {
    if counts[column, value] < 3 { return nil }
    return sharing[column.rawValue][value].map(Double.init)
  }

  /// The mean of ``share(_:_:)`` over pairs that agree, which is what a level's `u` stands for.
  func meanShare(_ column: FrequencyColumn) -> Double {
    let filled = carriers(column)
    return max(counts.agreeingPairs[column.rawValue] / (filled * filled), 0.5 / (filled * filled))
  }

  /// ``meanShare(_:)`` without the values that a tenth of the carriers have: such a value says nothing of how often names
  /// that are nearly alike meet.
  func ordinaryShare(_ column: FrequencyColumn) -> Double {
    let filled = carriers(column)
    let limit = max(20, filled / 10)
    guard Double(counts.largest) > limit else { return meanShare(column) }
    let dominant = counts.carriers(of: column).map(Double.init).filter { $0 > limit }.reduce(0) { $0 + $1 * ($1 - 1) }
    return max((counts.agreeingPairs[column.rawValue] - dominant) / (filled * filled), 0.5 / (filled * filled))
  }

  /// The part of ``meanShare(_:)`` that duplicates cannot explain: nobody is expected to be there more than eleven times.
  func leastStrangerShare(_ column: FrequencyColumn) -> Double {
    let filled = carriers(column)
    return counts.unexplainedPairs[column.rawValue] / (filled * filled)
  }

  /// log2 of the mean share over the value's own, in millibits: what a rare value adds and a common one takes.
  @inline(__always)
  func rarity(_ column: FrequencyColumn, _ value: UInt32, _ table: RarityTable) -> Int32 {
    value == 0 || filled[column.rawValue] == 0 ? 0 : table.rarity(column, counts[column, value])
  }

  var rarityTable: RarityTable {
    RarityTable(
      means: FrequencyColumn.allCases.map { max(1e-7, meanShare($0)) }, filled: FrequencyColumn.allCases.map(carriers),
      largest: Int(counts.largest))
  }
}

/// What a value adds or takes by the number of its carriers, in millibits.
struct RarityTable: Sendable {
  private let means: [Double]
  private let filled: [Double]
  private let width: Int
  private var table: [Int32] = []

  init(means: [Double], filled: [Double], largest: Int) {
    self.means = means
    self.filled = filled
    width = min(4096, largest + 1)
    for column in means.indices { for count in 0..<width { table.append(computed(column, UInt32(count))) } }
  }

  @inline(__always)
  func rarity(_ column: FrequencyColumn, _ count: UInt32) -> Int32 {
    Int(count) < width ? table[column.rawValue * width + Int(count)] : computed(column.rawValue, count)
  }

  private func computed(_ column: Int, _ count: UInt32) -> Int32 {
    WeightTable.millibits(means[column] / (max(0.7, Double(count) - 1) / filled[column]))
  }
}

/// Carriers of each value by column.
///
/// Nearly every text stands in one column only: its count is kept with the text, those of further columns beside.
struct ValueCounts: Sendable {
  /// By text: the column in the lowest bits, ``free`` where it has none yet, and the count above.
  private var counts: [UInt32] = []
  private var further: [UInt64: UInt32] = [:]
  private var houses: [UInt32] = []
  private var identifiers: [UInt32] = []
  private var words: [UInt32] = []
  /// By column: ordered pairs of carriers of one value.
  private(set) var agreeingPairs = [Double](repeating: 0, count: FrequencyColumn.allCases.count)
  /// By column: those of them beyond ten others for each carrier, n·(n − 11) of n carriers.
  private(set) var unexplainedPairs = [Double](repeating: 0, count: FrequencyColumn.allCases.count)
  private(set) var largest: UInt32 = 0

  private static func unexplained(_ carriers: Double) -> Double { max(0, carriers * (carriers - 11)) }

  private static let free: UInt32 = 31
  private static let columnBits: UInt32 = 5

  init() {}

  init(texts: Int, houses: Int, identifiers: Int) {
    counts = [UInt32](repeating: Self.free, count: texts)
    self.houses = [UInt32](repeating: 0, count: houses)
    self.identifiers = [UInt32](repeating: 0, count: identifiers)
  }

  mutating func setWords(_ counts: [UInt32]) {
    words = counts
    let column = FrequencyColumn.word.rawValue
    for count in counts where count > 1 {
      agreeingPairs[column] += Double(count) * (Double(count) - 1)
      unexplainedPairs[column] += Self.unexplained(Double(count))
    }
    largest = max(largest, counts.max() ?? 0)
  }

  mutating func add(_ column: FrequencyColumn, _ value: UInt32, _ carriers: UInt32) {
    let index = Int(value)
    let count: UInt32
    switch column {
    case .house:
      houses[index] &+= carriers
      count = houses[index]
    case .identifier:
      identifiers[index] &+= carriers
      count = identifiers[index]
    case .word: return
    default:
      if counts[index] == Self.free { counts[index] = UInt32(truncatingIfNeeded: column.rawValue) }
      if Int(counts[index] & Self.free) == column.rawValue {
        counts[index] &+= carriers << Self.columnBits
        count = counts[index] >> Self.columnBits
      } else {
        let key = UInt64(column.rawValue) << 32 | UInt64(value)
        further[key, default: 0] &+= carriers
        count = further[key] ?? 0
      }
    }
    let (before, after) = (Double(count &- carriers), Double(count))
    agreeingPairs[column.rawValue] += after * (after - 1) - before * (before - 1)
    unexplainedPairs[column.rawValue] += Self.unexplained(after) - Self.unexplained(before)
    largest = max(largest, count)
  }

  /// Of each value of a column, in no order.
  func carriers(of column: FrequencyColumn) -> [UInt32] {
    let all: [UInt32]
    switch column {
    case .house: all = Array(houses.dropFirst())
    case .identifier: all = Array(identifiers.dropFirst())
    case .word: all = Array(words.dropFirst())
    default:
      all =
        counts.filter { Int($0 & Self.free) == column.rawValue }.map { $0 >> Self.columnBits }
        + further.filter { Int($0.key >> 32) == column.rawValue }.map(\.value)
    }
    return all.filter { $0 > 0 }
  }

  @inline(__always)
  subscript(column: FrequencyColumn, value: UInt32) -> UInt32 {
    let index = Int(value)
    switch column {
    case .house: return index < houses.count ? houses[index] : 0
    case .identifier: return index < identifiers.count ? identifiers[index] : 0
    case .word: return index < words.count ? words[index] : 0
    default:
      guard index < counts.count else { return 0 }
      let entry = counts[index]
      if Int(entry & Self.free) == column.rawValue { return entry >> Self.columnBits }
      if entry == Self.free || further.isEmpty { return 0 }
      return further[UInt64(column.rawValue) << 32 | UInt64(value)] ?? 0
    }
  }
}

/// Who shares a value that should belong to one customer.
enum ValueSharing {
  private static let maxCarriers = 64

  /// By value with three carriers or more: how likely two of them are different customers, by their names.
  static func shares(
    of column: FrequencyColumn, _ counts: ValueCounts, _ view: NodeView, _ words: OrganizationWords
  ) -> [UInt32: Float] {
    guard let slot = column.slot else { return [:] }
    var carriers: [(value: UInt32, name: UInt64)] = []
    for node in 0..<view.nodeCount {
      for value in view.values(slot, node) where counts[column, value] >= 3 {
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
