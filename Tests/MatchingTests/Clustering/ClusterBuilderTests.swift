import Testing

@testable import Matching

@Suite struct ClusterBuilderTests {
  /// Nodes 0 and 1 agree, 2 contradicts both, 3 agrees with nobody.
  private let builder = ClusterBuilder(
    maxRecords: 10, recordCounts: [1, 1, 1, 1],
    evidence: { a, b in max(a, b) >= 2 ? -9000 : 9000 }, evidenceOfWholes: { _, _ in 9000 }, margin: 0)

  @Test("a link that the other members contradict is refused, and stays refused after a second look")
  func refusedStays() {
    let first = builder.build([
      NodeLink(first: 0, second: 1, weight: 9000), NodeLink(first: 1, second: 2, weight: 5000),
    ])
    #expect(first.cluster == [0, 0, 2, 3])
    #expect(first.refused.map(\.reason) == [.conflictingEvidence])
    let second = builder.build([NodeLink(first: 2, second: 3, weight: 4000)], after: first)
    #expect(second.cluster == [0, 0, 2, 2])
    #expect(second.refused.map(\.reason) == [.conflictingEvidence])
  }

  @Test("what comes together after all is no longer refused")
  func refusalEnds() {
    let first = builder.build([
      NodeLink(first: 0, second: 1, weight: 9000), NodeLink(first: 1, second: 2, weight: 5000),
    ])
    let friendly = ClusterBuilder(
      maxRecords: 10, recordCounts: [1, 1, 1, 1], evidence: { _, _ in 9000 }, evidenceOfWholes: { _, _ in 9000 }, margin: 0)
    let second = friendly.build([NodeLink(first: 0, second: 2, weight: 6000)], after: first)
    #expect(second.cluster == [0, 0, 0, 3] && second.refused.isEmpty)
  }
}
