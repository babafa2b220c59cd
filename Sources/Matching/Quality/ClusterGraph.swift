import RecordModel

/// The links inside one cluster: what chains of them are worth, and where it would fall apart.
struct ClusterGraph {
  /// Two sets of members that a link joins which no stronger chain joined before.
  struct Joint {
    var weight: Int32
    /// Pairs of records across.
    var pairs: Int
  }

  /// By member.
  private let recordCounts: [Int]
  /// Between members by place, strongest first.
  private let links: [NodeLink]

  /// - Parameter links: between places in `recordCounts`.
  init(recordCounts: [Int], links: [NodeLink]) {
    self.recordCounts = recordCounts
    self.links = links.sorted { a, b in
      a.weight != b.weight ? a.weight > b.weight : (a.first, a.second) < (b.first, b.second)
    }
  }

  /// The joints of the strongest spanning tree (Kruskal 1956): between two members on different sides the strongest chain's
  /// weakest link is the joint's. Parts that no link joins come last, at `weakest`, as does what is weaker.
  func joints(notBelow weakest: Int32) -> [Joint] {
    var parent = Array(recordCounts.indices)
    var records = recordCounts
    var joints: [Joint] = []
    func root(_ member: Int) -> Int {
      var root = member
      while parent[root] != root {
        parent[root] = parent[parent[root]]
        root = parent[root]
      }
      return root
    }
    func join(_ a: Int, _ b: Int, _ weight: Int32) {
      joints.append(Joint(weight: max(weight, weakest), pairs: records[a] * records[b]))
      parent[max(a, b)] = min(a, b)
      records[min(a, b)] += records[max(a, b)]
    }
    for link in links {
      let (a, b) = (root(Int(link.first)), root(Int(link.second)))
      if a != b { join(a, b, link.weight) }
    }
    for member in recordCounts.indices.dropFirst() {
      let (a, b) = (root(0), root(member))
      if a != b { join(a, b, weakest) }
    }
    return joints
  }

  /// Links at or above `least` whose removal would part their ends (Tarjan, A Note on Finding the Bridges of a Graph, 1974), and
  /// the number of such links in all; linear, without recursion.
  func bridges(from least: Int32) -> (links: Int, bridges: Int) {
    let strong = links.prefix { $0.weight >= least }
    var starts = [Int](repeating: 0, count: recordCounts.count + 1)
    for link in strong {
      starts[Int(link.first) + 1] += 1
      starts[Int(link.second) + 1] += 1
    }
    for index in recordCounts.indices { starts[index + 1] += starts[index] }
    var next = starts
    var neighbours = [(member: Int, link: Int)](repeating: (0, 0), count: strong.count * 2)
    for (number, link) in strong.enumerated() {
      for (from, to) in [(Int(link.first), Int(link.second)), (Int(link.second), Int(link.first))] {
        neighbours[next[from]] = (to, number)
        next[from] += 1
      }
    }
    var order = [Int](repeating: -1, count: recordCounts.count)
    var lowest = order
    next = starts
    var bridges = 0
    var visited = 0
    for start in recordCounts.indices where order[start] < 0 {
      var path = [(member: start, link: -1)]
      order[start] = visited
      lowest[start] = visited
      visited += 1
      while let here = path.last {
        if next[here.member] < starts[here.member + 1] {
          let (member, link) = neighbours[next[here.member]]
          next[here.member] += 1
          if link == here.link { continue }
          if order[member] >= 0 {
            lowest[here.member] = min(lowest[here.member], order[member])
          } else {
            order[member] = visited
            lowest[member] = visited
            visited += 1
            path.append((member, link))
          }
        } else {
          path.removeLast()
          guard let above = path.last?.member else { continue }
          lowest[above] = min(lowest[above], lowest[here.member])
          if lowest[here.member] > order[above] { bridges += 1 }
        }
      }
    }
    return (strong.count, bridges)
  }
}
