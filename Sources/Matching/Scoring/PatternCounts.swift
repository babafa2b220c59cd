import RecordModel

/// Counted patterns, sorted, so that sums over them do not depend on the order of pairs.
struct PatternCounts: Sendable {
  private(set) var patterns: [(pattern: TrainingPattern, count: Double)] = []

  /// Pairs of all patterns.
  var count: Int { Int(patterns.reduce(0) { $0 + $1.count }) }

  init(_ pairs: [TrainingPattern]) {
    var counter = PatternCounter()
    for pattern in pairs { counter.add(pattern) }
    self.init(joining: [counter])
  }

  init(joining counters: [PatternCounter]) {
    var all = PatternCounter()
    for counter in counters { counter.forEach { all.add($0, $1) } }
    all.forEach { patterns.append(($0, Double($1))) }
    patterns.sort { $0.pattern < $1.pattern }
  }
}

/// Counts patterns in a hash table with open addressing: there are few distinct ones among many pairs.
struct PatternCounter: Sendable {
  private var entries: [(pattern: TrainingPattern, count: UInt64)?]
  private var used = 0

  init() { entries = [(pattern: TrainingPattern, count: UInt64)?](repeating: nil, count: 1024) }

  mutating func add(_ pattern: TrainingPattern, _ count: UInt64 = 1) {
    let place = place(of: pattern)
    if entries[place] != nil {
      entries[place]?.count &+= count
      return
    }
    entries[place] = (pattern, count)
    used += 1
    if used * 2 > entries.count { grow() }
  }

  /// In no order.
  func forEach(_ body: (TrainingPattern, UInt64) -> Void) {
    for case let entry? in entries { body(entry.pattern, entry.count) }
  }

  private func place(of pattern: TrainingPattern) -> Int {
    let mask = UInt64(entries.count - 1)
    var place = ByteHash.mix(pattern.pattern.bits ^ ByteHash.mix(UInt64(pattern.rarity))) & mask
    while let entry = entries[Int(place)], entry.pattern != pattern { place = (place + 1) & mask }
    return Int(place)
  }

  private mutating func grow() {
    let old = entries
    entries = [(pattern: TrainingPattern, count: UInt64)?](repeating: nil, count: old.count * 2)
    for case let entry? in old { entries[place(of: entry.pattern)] = entry }
  }
}
