import RecordModel

/// How common each value is among the nodes, and how often one that should belong to one person is shared by several.
struct ValueFrequencies: Sendable {
  /// By text id: nodes that carry it, in the column of its comparison.
  private let counts: [[UInt32]]
  /// By text id: share of its carriers that are somebody else; only values with three carriers or more.
  private let sharing: [[UInt32: Float]]
  private let filled: [Double]

  /// - Parameter columnOf: by comparison, the column its values come from.
  init(_ columns: MatchColumns, comparisons: Int, columnOf: [Int: KeyPath<MatchColumns, MultiColumn<UInt32>> & Sendable]) {
    var counts = [[UInt32]](repeating: [], count: comparisons)
    var sharing = [[UInt32: Float]](repeating: [:], count: comparisons)
    var filled = [Double](repeating: 1, count: comparisons)
    for (comparison, path) in columnOf {
      let column = columns[keyPath: path]
      var count = [UInt32](repeating: 0, count: columns.texts.count)
      for id in column.items { count[Int(id)] &+= 1 }
      filled[comparison] = Double(max(1, column.filled))
      sharing[comparison] = Self.sharing(of: column, count, columns)
      counts[comparison] = count
    }
    self.counts = counts
    self.sharing = sharing
    self.filled = filled
  }

  /// Share of the nodes with the field that carry the value, leaving out one of the two that agree on it; above 0.
  @inline(__always)
  func share(_ comparison: Int, _ text: UInt32) -> Double {
    let column = counts[comparison]
    guard Int(text) < column.count else { return 1 }
    return max(0.7, Double(column[Int(text)]) - 1) / filled[comparison]
  }

  func sharedByOthers(_ comparison: Int, _ text: UInt32) -> Double? { sharing[comparison][text].map(Double.init) }

  /// The mean of `share` over pairs that agree, which is what a level's `u` stands for.
  func meanShare(_ comparison: Int) -> Double {
    var agreeing = 0.0
    for count in counts[comparison] where count > 1 { agreeing += Double(count) * (Double(count) - 1) }
    return max(agreeing / (filled[comparison] * filled[comparison]), 0.5 / (filled[comparison] * filled[comparison]))
  }

  private static let maxCarriers = 64

  /// A value whose carriers have different names is shared: a family's landline, a role mailbox, a switchboard.
  private static func sharing(of column: MultiColumn<UInt32>, _ count: [UInt32], _ columns: MatchColumns) -> [UInt32: Float] {
    var names: [UInt32: [UInt64]] = [:]
    for node in 0..<columns.nodeCount {
      guard let name = signature(node, columns) else { continue }
      for id in column[node] where count[Int(id)] >= 3 {
        if (names[id]?.count ?? 0) < maxCarriers { names[id, default: []].append(name) }
      }
    }
    var result: [UInt32: Float] = [:]
    for (id, carried) in names where carried.count >= 3 {
      result[id] = share(carried)
    }
    return result
  }

  /// How likely two carriers are different people, by their names: the share of pairs with different names, squared and drawn
  /// to nothing for few carriers, because a nickname or a typo makes one person look like two.
  private static func share(_ names: [UInt64]) -> Float {
    var carriers: [UInt64: Int] = [:]
    for name in names { carriers[name, default: 0] += 1 }
    let pairs = names.count * (names.count - 1) / 2
    let same = carriers.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let differing = Float(pairs - same) / Float(pairs)
    return differing * differing * Float(names.count) / Float(names.count + 4)
  }

  /// Sound of the family name with the given name's initial; nil unless both are known.
  private static func signature(_ node: Int, _ columns: MatchColumns) -> UInt64? {
    if let organization = columns.organization[node].first, columns.family.isEmpty(node) { return UInt64(organization) }
    guard let family = columns.family[node].first, let given = columns.given[node].first else { return nil }
    let sound = columns.texts.withBytes(TextID(rawValue: family)) { name in
      name.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } ? Soundex.code(name) : ByteHash.hash(name)
    }
    let initial = columns.texts.withBytes(TextID(rawValue: given)) { UInt64($0.first ?? 0) }
    return sound << 8 | initial
  }
}
