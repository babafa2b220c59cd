import RecordModel

/// A key's hashes for all nodes, made once for all rules that combine it with others.
struct KeyColumn: Sendable {
  /// Hashes of node `i` are `keys[starts[i]..<starts[i+1]]`.
  private(set) var starts: [UInt32] = [0]
  private(set) var keys: [UInt32] = []

  /// Keys a node counts with at most.
  private static let most = 32

  init(_ key: BlockingKey, _ view: NodeView) {
    starts.reserveCapacity(view.nodeCount + 1)
    var own: [UInt64] = []
    for node in 0..<view.nodeCount {
      own.removeAll(keepingCapacity: true)
      key.append(node, view, &own)
      for key in own.prefix(Self.most) { keys.append(UInt32(truncatingIfNeeded: ByteHash.mix(key))) }
      starts.append(UInt32(truncatingIfNeeded: keys.count))
    }
  }

  /// The columns of several rules, each key's once; by rule those of its keys, none for rules of one key.
  static func of(_ rules: [BlockingRule], _ nodes: NodeTable, threads: Int) async -> [[KeyColumn]] {
    var keys: [BlockingKey] = []
    var numbers: [String: Int] = [:]
    for rule in rules where rule.keys.count > 1 {
      for key in rule.keys where numbers[key.name] == nil {
        numbers[key.name] = keys.count
        keys.append(key)
      }
    }
    let columns = await Parallel.map(keys.count, threads: threads) { [keys] index in
      nodes.withView { KeyColumn(keys[index], $0) }
    }
    return rules.map { rule in rule.keys.count > 1 ? rule.keys.compactMap { numbers[$0.name].map { columns[$0] } } : [] }
  }
}

/// Combines the hashes of several columns for one node after the other.
struct KeyCombiner {
  private static let most = 64

  /// Calls `found` with each combination of one hash per column, at most 64 a node.
  static func forEach(_ columns: [KeyColumn], _ view: NodeView, _ found: (_ node: Int, _ key: UInt64) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * most) { buffer in
      buffer.initialize(repeating: 0)
      read(columns[...], []) { combine($0, view, buffer, found) }
    }
  }

  private typealias Column = (starts: UnsafeBufferPointer<UInt32>, keys: UnsafeBufferPointer<UInt32>)

  /// Pointers to all columns at once, valid while `body` runs.
  private static func read(_ columns: ArraySlice<KeyColumn>, _ known: [Column], _ body: (UnsafeBufferPointer<Column>) -> Void) {
    guard let column = columns.first else {
      known.withUnsafeBufferPointer(body)
      return
    }
    column.starts.withUnsafeBufferPointer { starts in
      column.keys.withUnsafeBufferPointer { keys in read(columns.dropFirst(), known + [(starts, keys)], body) }
    }
  }

  private static func combine(
    _ columns: UnsafeBufferPointer<Column>, _ view: NodeView, _ buffer: UnsafeMutableBufferPointer<UInt64>,
    _ found: (Int, UInt64) -> Void
  ) {
    for node in 0..<view.nodeCount {
      if columns.contains(where: { $0.starts[node] == $0.starts[node + 1] }) { continue }
      buffer[0] = UInt64(view.kind(node))
      var (count, from, to) = (1, 0, most)
      for column in columns {
        let (start, end) = (Int(column.starts[node]), Int(column.starts[node + 1]))
        var next = 0
        for place in 0..<count {
          for key in start..<end where next < most {
            buffer[to + next] = ByteHash.combine(buffer[from + place], UInt64(column.keys[key]))
            next += 1
          }
        }
        (count, from, to) = (next, to, from)
      }
      for place in 0..<count { found(node, buffer[from + place]) }
    }
  }
}
