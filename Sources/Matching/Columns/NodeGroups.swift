/// Nodes by cluster, each cluster's ascending, clusters by their first node.
struct NodeGroups: Sendable {
  private var starts: [Int32] = [0]
  private var nodes: [Int32] = []

  var count: Int { starts.count - 1 }
  var indices: Range<Int> { 0..<count }

  subscript(group: Int) -> ArraySlice<Int32> { nodes[Int(starts[group])..<Int(starts[group + 1])] }

  /// - Parameter cluster: by node the smallest node of its cluster.
  init(_ cluster: [Int32]) {
    var place = [Int32](repeating: 0, count: cluster.count)
    var sizes: [Int32] = []
    for node in cluster.indices {
      let root = Int(cluster[node])
      if root == node {
        place[node] = Int32(truncatingIfNeeded: sizes.count)
        sizes.append(0)
      }
      sizes[Int(place[root])] += 1
    }
    for size in sizes { starts.append((starts.last ?? 0) + size) }
    nodes = [Int32](repeating: 0, count: cluster.count)
    var next = Array(starts.dropLast())
    for node in cluster.indices {
      let group = Int(place[Int(cluster[node])])
      nodes[Int(next[group])] = Int32(truncatingIfNeeded: node)
      next[group] += 1
    }
  }

  /// By node: its group.
  var groupOf: [Int32] {
    var result = [Int32](repeating: 0, count: nodes.count)
    for group in indices { for node in self[group] { result[Int(node)] = Int32(truncatingIfNeeded: group) } }
    return result
  }
}
