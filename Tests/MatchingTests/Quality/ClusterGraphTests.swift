import Testing

@testable import Matching

@Suite struct ClusterGraphTests {
  private func graph(_ members: Int, _ links: [(Int32, Int32, Int32)], counts: [Int]? = nil) -> ClusterGraph {
    ClusterGraph(
      recordCounts: counts ?? [Int](repeating: 1, count: members),
      links: links.map { NodeLink(first: $0.0, second: $0.1, weight: $0.2) })
  }

  @Test("joints are the weakest links of the strongest chains")
  func joints() {
    let joints = graph(4, [(0, 1, 9000), (1, 2, 5000), (0, 2, 7000), (2, 3, 1000)], counts: [1, 2, 1, 1])
      .joints(notBelow: 3000)
    #expect(joints.map(\.weight) == [9000, 7000, 3000])
    #expect(joints.map(\.pairs) == [2, 3, 4])
  }

  @Test("members that no link reaches are joined at the weakest union")
  func unreached() {
    let joints = graph(3, [(0, 1, 9000)]).joints(notBelow: 4248)
    #expect(joints.map(\.weight) == [9000, 4248] && joints.map(\.pairs) == [1, 2])
  }

  @Test("a chain is all bridges, a ring has none, and weaker links do not count")
  func bridges() {
    #expect(graph(4, [(0, 1, 5000), (1, 2, 5000), (2, 3, 5000)]).bridges(from: 0).bridges == 3)
    #expect(graph(4, [(0, 1, 5000), (1, 2, 5000), (2, 3, 5000), (0, 3, 5000)]).bridges(from: 0).bridges == 0)
    let weak = graph(4, [(0, 1, 5000), (1, 2, 5000), (2, 3, 5000), (0, 3, -1)]).bridges(from: 0)
    #expect(weak.links == 3 && weak.bridges == 3)
  }

  @Test("as many bridges as taking each link away in turn finds, on random graphs")
  func likeTheSlowWay() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<200 {
      let members = Int.random(in: 2...9, using: &random)
      var links: [(Int32, Int32, Int32)] = []
      for a in 0..<members {
        for b in (a + 1)..<members where Int.random(in: 0..<3, using: &random) == 0 {
          links.append((Int32(a), Int32(b), Int32.random(in: 0..<9, using: &random)))
        }
      }
      let whole = parts(members, links)
      let slow = links.indices.filter { index in
        var fewer = links
        fewer.remove(at: index)
        return parts(members, fewer) > whole
      }
      let found = graph(members, links).bridges(from: 0)
      #expect(found.links == links.count && found.bridges == slow.count)
    }
  }

  private func parts(_ members: Int, _ links: [(Int32, Int32, Int32)]) -> Int {
    var part = Array(0..<members)
    for _ in 0..<members {
      for (a, b, _) in links {
        let low = min(part[Int(a)], part[Int(b)])
        part[Int(a)] = low
        part[Int(b)] = low
      }
    }
    return Set(part).count
  }

  @Test("a long chain needs no stack")
  func long() {
    let count = 200_000
    let links = (1..<count).map { (Int32($0 - 1), Int32($0), Int32(1000)) }
    #expect(graph(count, links).bridges(from: 0).bridges == count - 1)
  }
}
